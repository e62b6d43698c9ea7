"""The tests of journal, live path and search once more, on PostgreSQL and Redis."""

import pytest

from tests.elsewhere import passes_on_postgresql

PATIENCE = 1200  # seconds for the whole run on a crowded machine; what hangs ends it sooner
PATHS = [  # what meets the database and the layer; what is pure or needs a browser runs elsewhere
    *(
        f"tests/journal/test_{name}.py"
        for name in ("commands", "crash", "full_drive", "hub", "store", "triggers", "writer")
    ),
    *(f"tests/live/test_{name}.py" for name in ("full_drive", "posts", "sockets")),
    *(f"tests/portal/search/test_{name}.py" for name in ("found", "in_step")),
    "tests/config/test_connections.py",
    "tests/live/every_screen.py",
    "tests/live/large_size.py",
    "tests/portal/test_page_versions.py",
]


@pytest.mark.xdist_group("postgres")
def test_journal_live_path_and_search_hold_on_postgresql_and_redis(tmp_path):
    passes_on_postgresql(*PATHS, folder=tmp_path, patience=PATIENCE)
