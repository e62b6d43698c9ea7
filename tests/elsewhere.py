"""Tests once more, on PostgreSQL and Redis, in a run of their own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.parts import postgresql, redis

HANGS = 300  # seconds after which one test counts as hanging, also on a crowded machine: then the run ends and shows where
ROOT = Path(__file__).parents[1]


def passes_on_postgresql(*paths, folder, patience, hangs=HANGS, **environment):
    """Runs the tests at these paths, in at most `patience` seconds. A failure shows what the run said."""
    options = {"faulthandler_timeout": hangs, "faulthandler_exit_on_timeout": "true"}
    with postgresql() as database_url, redis() as redis_url:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        servers = {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "RATSSAAL_DATA": str(folder)}
        run = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", *paths, "-n", "0"),
                *(part for name, value in options.items() for part in ("-o", f"{name}={value}")),
            ],
            env=inherited | servers | environment,
            check=False,
            timeout=patience,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
    assert run.returncode == 0, run.stdout + run.stderr
