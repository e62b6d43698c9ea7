"""The tests of journal, live path and search once more, on PostgreSQL and Redis."""

import pytest

from tests.elsewhere import passes_on_postgresql

PATIENCE = 1200  # seconds for the whole run on a crowded machine; what hangs ends it sooner
WRITING_POSTS = (  # what else stands there reads, or is refused before anything meets the database
    "the_clerk_convenes_and_the_chair_opens_by_post",
    "a_ballot_by_post_is_the_ballot_of_the_socket",
    "the_same_form_sent_twice_is_one_command_and_another_choice_is_another",
    "the_standing_is_one_cacheable_answer_that_tells_when_something_changed",
)
PATHS = [  # what meets the database and the layer; what is pure or needs a browser runs elsewhere
    *(
        f"tests/journal/test_{name}.py"
        for name in ("commands", "crash", "full_drive", "hub", "store", "triggers", "writer")
    ),
    *(f"tests/live/test_{name}.py" for name in ("full_drive", "sockets")),
    *(f"tests/live/test_posts.py::test_{name}" for name in WRITING_POSTS),
    *(f"tests/portal/search/test_{name}.py" for name in ("crowded", "found", "in_step")),
    "tests/config/test_connections.py",
    "tests/live/every_screen.py",
    "tests/live/large_size.py",
    "tests/portal/test_page_versions.py",
    "tests/sessions_app/test_by_key.py",
    *(
        f"--deselect=tests/journal/test_commands.py::test_{name}"  # chooses SQLite, or has no database at all
        for name in (
            "without_tables_a_command_says",
            "an_exported_file_verifies_offline",
            "files_may_be_piped",
        )
    ),
]


@pytest.mark.xdist_group("postgres")
def test_journal_live_path_and_search_hold_on_postgresql_and_redis(tmp_path):
    passes_on_postgresql(*PATHS, folder=tmp_path, patience=PATIENCE)
