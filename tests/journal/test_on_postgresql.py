"""The tests of journal and live path once more, on PostgreSQL and Redis."""

import pytest

from tests.elsewhere import passes_on_postgresql

PATIENCE = 280  # seconds for the whole run
PATHS = [  # what meets the database and the layer; what is pure or needs a browser runs elsewhere
    *(
        f"tests/journal/test_{name}.py"
        for name in ("commands", "crash", "full_drive", "hub", "store", "triggers", "writer")
    ),
    *(f"tests/live/test_{name}.py" for name in ("full_drive", "posts", "sockets")),
    "tests/live/every_screen.py",
    "tests/live/large_size.py",
    "tests/portal/test_page_versions.py",
]


@pytest.mark.xdist_group("postgres")
def test_journal_and_live_path_hold_on_postgresql_and_redis(tmp_path):
    passes_on_postgresql(*PATHS, folder=tmp_path, patience=PATIENCE)
