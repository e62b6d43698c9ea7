"""Runs every benchmark on a database of its own: `make bench`."""

import os
import tempfile
from pathlib import Path

import django
from django.core.management import call_command


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="ratssaal-bench-") as folder:
        os.environ["RATSSAAL_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        call_command("migrate", verbosity=0)
        from benchmarks import appending  # models are importable only now

        appending.compare(Path(folder))


if __name__ == "__main__":
    main()
