"""Who writes much in portions lets others write in between."""

from types import SimpleNamespace

import pytest

from journal import giving_way
from journal.giving_way import LONG, REST, Portions


@pytest.fixture
def clock(monkeypatch):
    """A clock that moves with the work alone, and remembers the rests."""
    clock = SimpleNamespace(now=100.0, rests=[], monotonic=lambda: clock.now)
    clock.sleep = clock.rests.append
    monkeypatch.setattr(giving_way, "time", clock)
    monkeypatch.setattr(giving_way, "connection", SimpleNamespace(vendor="sqlite"))
    return clock


def sizes(clock, portions, *works):
    taken = []
    for seconds in works:
        with portions.one() as size:
            clock.now += seconds
        taken.append(size)
    return taken


def test_portions_grow_while_they_are_short_and_shrink_when_one_takes_long(clock):
    portions = Portions(10)
    assert sizes(clock, portions, *[0.0] * 6) == [1, 2, 4, 8, 10, 10]
    assert sizes(clock, portions, 0.6 * LONG, 2 * LONG, 2 * LONG, 2 * LONG) == [10, 10, 2, 1]


def test_no_portion_is_so_small_that_beginning_it_is_all_the_work(clock):
    assert sizes(clock, Portions(320), 0.0, 0.0, *[9 * LONG] * 4) == [20, 40, 80, 20, 20, 20]


def test_after_so_much_writing_there_is_a_rest_in_one_portion_or_in_many(clock):
    portions = Portions(10)
    sizes(clock, portions, *[0.4 * LONG] * 2)
    assert clock.rests == []
    sizes(clock, portions, 0.4 * LONG)
    assert clock.rests == [REST]
    sizes(clock, portions, 5 * LONG, 0.0)
    assert clock.rests == [REST] * 2


def test_where_several_write_at_once_nobody_rests(clock, monkeypatch):
    monkeypatch.setattr(giving_way, "connection", SimpleNamespace(vendor="postgresql"))
    sizes(clock, Portions(10), 5 * LONG)
    assert clock.rests == []
