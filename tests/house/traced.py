"""A plugin for the run that measures branches: it looks at the pure parts while they are imported, at our fixtures and
at the tests themselves. What pytest and Django do around three thousand examples it does not, or that would take most
of the time. `RATSSAAL_PURE` names the files, with commas between them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import coverage
import django
import pytest

PURE = os.environ["RATSSAAL_PURE"].split(",")
MEASURED = coverage.Coverage(branch=True, include=PURE)


@contextmanager
def looked_at() -> Iterator[None]:
    MEASURED.start()
    try:
        yield
    finally:
        MEASURED.stop()


with looked_at():
    for each in PURE:
        for path in Path().glob(each.replace("/*", "/**/*.py")):
            import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
django.setup()  # for our conftest: the plugin that does it elsewhere is left out of this run


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef) -> Iterator[None]:
    """Of a fixture of ours: a plugin's belongs to no folder."""
    if not fixturedef.baseid:
        return (yield)
    with looked_at():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Iterator[None]:
    with looked_at():
        return (yield)


def pytest_unconfigure() -> None:
    MEASURED.save()
