"""Garbage is searched for seldom, and still found."""

import gc
import weakref
from contextlib import contextmanager

import pytest

from config.garbage import search_seldom, settle


class Line:
    """One that holds itself, as a line that has ended does."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def seldom():
    before = gc.get_threshold()
    search_seldom()
    settle()
    yield
    gc.set_threshold(*before)


@contextmanager
def searches():
    seen = []

    def note(phase, info):
        if phase == "start":
            seen.append(info["generation"])

    gc.callbacks.append(note)
    try:
        yield seen
    finally:
        gc.callbacks.remove(note)


def test_a_thousand_members_do_not_set_off_a_search_through_everything(seldom):
    with searches() as seen:
        members = [[number] for number in range(200_000)]
    assert len(members) == 200_000
    assert 0 < len(seen) < 10
    assert set(seen) == {0}


def test_what_holds_itself_is_found_all_the_same(seldom):
    gone = weakref.ref(Line())
    for _ in range(3):
        kept = [[] for _ in range(60_000)]
        del kept
    assert gone() is None
