"""Runs every benchmark, each on a database of its own: `make bench`.

python -m benchmarks            all, and writes docs/performance.md
python -m benchmarks live 200   one part alone, with so many sockets, as JSON (how the whole calls its parts)
python -m benchmarks oparl 100000           open data at full size, read by others
python -m benchmarks import 8 FILE          a crawl (JSON lines) eight times, imported twice
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

import django
from django.core.management import call_command

SOCKETS = int(os.environ.get("SOCKETS", "1000"))


def main() -> None:
    if sys.argv[1:]:
        _part(*sys.argv[1:])
        return
    with tempfile.TemporaryDirectory(prefix="ratssaal-bench-") as folder:
        _set_up(folder)
        from benchmarks import whole  # its parts name models

        whole.run(SOCKETS, _called)


def _called(part: str, *arguments: str, environment: Mapping[str, str] | None = None) -> dict[str, object]:
    """A part in a process of its own, with its own database."""
    command = [sys.executable, "-m", "benchmarks", part, *arguments]
    run = subprocess.run(
        command, env={**os.environ, **(environment or {})}, check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, object] = json.loads(run.stdout.splitlines()[-1])
    return found


def _part(part: str, *arguments: str) -> None:
    """In a folder of its own that goes afterwards, or in RATSSAAL_DATA where something is to be kept."""
    kept = os.environ.get("RATSSAAL_DATA")
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="ratssaal-bench-") as folder:
        _set_up(folder)
        call_command("migrate", verbosity=0)
        from benchmarks import parts  # models are importable only now

        print(json.dumps(parts.PARTS[part](Path(folder), *arguments)))


def _set_up(folder: str) -> None:
    os.environ["RATSSAAL_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


if __name__ == "__main__":
    main()
