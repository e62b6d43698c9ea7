"""The tests of journal and live path once more, on PostgreSQL and Redis."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.parts import postgresql, redis

PATIENCE = 280  # seconds for the whole run
HANGS = 60  # seconds after which one test counts as hanging: then the run ends and shows where
ROOT = Path(__file__).parents[2]
PATHS = [  # what meets the database and the layer; what is pure or needs a browser runs elsewhere
    *(
        f"tests/journal/test_{name}.py"
        for name in ("commands", "crash", "full_drive", "hub", "store", "triggers", "writer")
    ),
    *(f"tests/live/test_{name}.py" for name in ("full_drive", "posts", "sockets")),
    "tests/live/every_screen.py",
    "tests/live/large_size.py",
]


@pytest.mark.xdist_group("postgres")
def test_journal_and_live_path_hold_on_postgresql_and_redis(tmp_path):
    with postgresql() as database_url, redis() as redis_url:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                *PATHS,
                "-n",
                "0",
                "-o",
                f"faulthandler_timeout={HANGS}",
                "-o",
                "faulthandler_exit_on_timeout=true",
            ],
            env=inherited
            | {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "RATSSAAL_DATA": str(tmp_path)},
            check=False,
            timeout=PATIENCE,
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
    assert run.returncode == 0, run.stdout + run.stderr
