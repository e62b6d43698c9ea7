"""Whatever colour a municipality chooses, it can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.colours import BLACK, FALLBACK, READABLE, WHITE, contrast, parse, readable, stylesheet


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_every_colour_becomes_readable_on_light_and_on_dark(colour):
    assert contrast(readable(colour, WHITE, BLACK), WHITE) >= READABLE
    assert contrast(readable(colour, BLACK, WHITE), BLACK) >= READABLE


def test_a_readable_colour_stays_as_it_is():
    assert readable(parse("#0B4A6F"), WHITE, BLACK) == FALLBACK


def test_black_on_white_has_the_greatest_contrast():
    assert contrast(BLACK, WHITE) == pytest.approx(21)


@pytest.mark.parametrize("nonsense", ["", "#12", "blue", "#zzzzzz", "};body{display:none", "#0B4A6F00"])
def test_what_is_no_colour_is_the_houses_own(nonsense):
    assert parse(nonsense) == FALLBACK
    assert stylesheet(nonsense) == stylesheet("#0B4A6F")
