"""Numbers of resolutions by a scheme: refused with a sentence, counted without gaps and doubles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused
from sessions_app.resolutions.scheme import LONGEST_SCHEME, PRESET, Series, read_scheme, series_of

PARTS = {"year": "2026", "term": "18", "organization": "Rat"}


@pytest.mark.parametrize(
    ("scheme", "first", "later"),
    [
        (PRESET, "2026/001", "2026/1000"),
        ("Rat/{term}/{number}", "Rat/18/1", "Rat/18/1000"),
        ("{organization}-{number:4}/{year}", "Rat-0001/2026", "Rat-1000/2026"),
        ("{number}", "1", "1000"),
        ("  B   {number} ", "B 1", "B 1000"),
    ],
)
def test_a_scheme_makes_numbers(scheme, first, later):
    series = series_of(read_scheme(scheme), PARTS)
    assert (series.number(1), series.number(1000)) == (first, later)


def test_without_a_scheme_of_its_own_a_place_has_none():
    assert read_scheme("   ") == ""


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        ("{year}", "no_number"),
        ("{number}/{number:03}", "no_number"),
        ("{year}/{number:03x}", "no_number"),
        ("{year}/{nummer}/{number}", "unknown_part"),
        ("{year/{number}", "unknown_part"),
        ("{}/{number}", "unknown_part"),
        ("{year}{number}", "number_touches"),
        ("{number}{term}", "number_touches"),
        ("B1{number}", "number_touches"),
        ("{number}2", "number_touches"),
        ("x" * LONGEST_SCHEME + "{number}", "too_long"),
    ],
)
def test_a_scheme_that_cannot_number_is_refused(scheme, code):
    with pytest.raises(Refused) as refused:
        read_scheme(scheme)
    assert refused.value.code == code
    assert refused.value.sentence % refused.value.details


def test_a_term_is_needed_where_the_scheme_names_one():
    assert read_scheme("{term}/{number}") == "{term}/{number}"
    with pytest.raises(Refused) as refused:
        read_scheme("{term}/{number}", has_term=False)
    assert refused.value.code == "no_term"


def test_leading_zeros_do_not_begin_another_series():
    """After a change from {number} to {number:03} it is counted on: 2026/7 is never given twice."""
    assert series_of("{year}/{number}", PARTS).text == series_of("{year}/{number:03}", PARTS).text


def test_a_name_with_braces_is_no_part_of_the_scheme():
    series = series_of("{organization}/{number}", {"organization": "{number} Ausschuss" + "s" * 90})
    assert series.number(7) == f"number Ausschuss{'s' * 44}/7"


@given(st.sets(st.integers(1, 10**6), min_size=2, max_size=20), st.integers(1, 9))
def test_no_two_counts_have_the_same_number(counts, digits):
    series = Series("2026/{number}-x", digits)
    assert len({series.number(each) for each in counts}) == len(counts)
