# Ratssaal: every command a person needs. `make` alone prints this list.
SHELL := /bin/bash
# The system's own Python where it is new enough: distributions build it with a profile, by hand it is seldom as fast.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
RATSSAAL_DATA ?= $(CURDIR)/var
export RATSSAAL_DATA
# What one process has compiled, the next hundred (servers, workers, commands of a test run) need not compile again.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help
BIN := .venv/bin
PIP_WHEEL := tools/pip-26.3-py3-none-any.whl

.PHONY: help demo test check chaos pictures samples bench lock messages clean

help: ## print this help
	@echo "Ratssaal, the digital council chamber"; echo
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12
	@echo; echo "PORT=8001 changes the port, RATSSAAL_DATA=/path moves all state, FRESH=1 starts the demo anew."

demo: .venv/installed ## set everything up and start the product with an invented town (Ctrl-C ends it)
	@$(BIN)/python tools/translations.py compile
	@exec $(BIN)/python manage.py demo --port $(PORT) $(if $(FRESH),--fresh)

test: .venv/installed-dev ## set everything up and run every test, the browser stories included
	@$(BIN)/python tools/test_parts.py
	@$(BIN)/python tools/translations.py compile
	$(BIN)/python -m pytest -n 3 --dist loadgroup --no-loadscope-reorder $(ARGS)

check: .venv/installed-dev ## style, types, import contracts, translations, migrations, budgets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(BIN)/python tools/translations.py check
	$(BIN)/python tools/translations.py compile
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python tools/budgets.py

chaos: .venv/installed-dev ## an evening in real browsers over a bad network, on one process and on three (CHAOS_SEEDS=1,2,3 chooses how bad)
	@$(BIN)/python tools/test_parts.py
	@$(BIN)/python tools/translations.py compile
	$(BIN)/python -m pytest tests/stories/chaos_evening.py tests/stories/chaos_on_three.py $(ARGS)

pictures: .venv/installed-dev ## renew the pictures of README and handbook: the stories take them
	@$(BIN)/python tools/test_parts.py
	@$(BIN)/python tools/translations.py compile
	RATSSAAL_PICTURES=$(CURDIR)/docs/pictures $(BIN)/python -m pytest tests/stories/handbook.py tests/stories/test_evening.py $(ARGS)

samples: .venv/installed-dev ## write one document of each kind into docs/samples, with its picture
	@$(BIN)/python tools/translations.py compile
	@$(BIN)/python tools/samples.py

bench: .venv/installed-dev ## measure speed as ratios to a floor of the same run
	$(BIN)/python -m benchmarks

lock: ## renew the locked dependencies (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

messages: .venv/installed-dev ## collect new messages into the German catalogue
	$(BIN)/python tools/translations.py collect

clean: ## remove the environment (the data in var/ stays)
	rm -rf .venv

# pip comes along as a wheel, so that Debian's python3 without its venv package is enough.
.venv/bin/python:
	$(PYTHON) -m venv --without-pip .venv

.venv/installed: .venv/bin/python requirements.lock
	@echo "Packages are being installed …"
	@$(BIN)/python $(PIP_WHEEL)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: .venv/bin/python requirements-dev.lock
	@echo "Packages are being installed …"
	@$(BIN)/python $(PIP_WHEEL)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/installed
