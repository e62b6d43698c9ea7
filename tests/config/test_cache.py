"""A corrected clock neither ends nor prolongs what the small size keeps for a while."""

import time

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def empty():
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("hours", [1, -1])
def test_a_wait_holds_over_a_jump_of_the_clock(wall_clock, hours):
    cache.set("wrong-pins:7", 5, 900)
    wall_clock.set(hours=hours)
    assert cache.get("wrong-pins:7") == 5
    assert not cache.add("wrong-pins:7", 0, 900)
    assert cache.incr("wrong-pins:7") == 6


@pytest.mark.parametrize("hours", [1, -1])
def test_a_wait_ends_when_its_time_is_over_whatever_the_clock_says(wall_clock, monkeypatch, hours):
    cache.set("wrong-pins:7", 5, 900)
    cache.set("for-ever", 1, None)
    wall_clock.set(hours=hours)
    passed = time.monotonic() + 900
    monkeypatch.setattr(time, "monotonic", lambda: passed)
    assert (cache.get("wrong-pins:7"), cache.get("for-ever")) == (None, 1)


def test_what_is_kept_for_no_time_is_not_kept():
    cache.set("mark", 1, 0)
    assert cache.get("mark") is None
