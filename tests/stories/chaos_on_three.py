"""The evening over a bad network on three processes with PostgreSQL and Redis, the windows spread over all."""

import pytest

from tests.elsewhere import passes_on_postgresql

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: chaos")]


def test_the_same_evening_on_three_processes(tmp_path):
    passes_on_postgresql(
        "tests/stories/chaos_evening.py", folder=tmp_path, patience=1800, hangs=600, CHAOS_PROCESSES="3"
    )
