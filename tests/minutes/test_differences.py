"""Two versions of a text in one reading."""

from hypothesis import given
from hypothesis import strategies as st

from minutes.differences import WORDS_LIMIT, Piece, differences, merged


def told(old, new):
    return [(piece.kind, piece.text) for piece in differences(old, new)]


def test_words_that_changed_are_told_one_by_one():
    assert told("Der Rat stimmt zu.\nEnde", "Der Rat lehnt ab.\nEnde") == [
        ("same", "Der Rat "),
        ("gone", "stimmt"),
        ("new", "lehnt"),
        ("same", " "),
        ("gone", "zu"),
        ("new", "ab"),
        ("same", ".\n"),
        ("same", "Ende"),
    ]


def test_what_was_added_or_taken_away_alone():
    assert told("", "Neu") == [("new", "Neu")]
    assert told("Alt", "") == [("gone", "Alt")]
    assert told("Gleich", "Gleich") == [("same", "Gleich")]
    assert told("", "") == []


def test_very_long_stretches_are_told_as_a_whole():
    old, new = "a " * WORDS_LIMIT, "b " * WORDS_LIMIT
    assert told(old, new) == [("gone", old), ("new", new)]


def test_two_texts_become_one_and_what_they_share_stands_once():
    assert merged("Anfang\nVon ihr.\nEnde", "Anfang\nVon ihm.\nEnde") == "Anfang\nVon ihr.\nVon ihm.\nEnde"
    assert merged("", "Neu") == "\nNeu"
    assert merged("Gleich", "Gleich") == "Gleich"


TEXTS = st.text("ab \n.", max_size=40)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_back(old, new):
    pieces = differences(old, new)
    assert "".join(each.text for each in pieces if each.kind != "new") == old
    assert "".join(each.text for each in pieces if each.kind != "gone") == new
    assert Piece("same", "") not in pieces


@given(TEXTS, TEXTS)
def test_no_line_of_either_text_is_lost(other, own):
    lines = merged(other, own).split("\n")
    assert set(other.split("\n")) | set(own.split("\n")) == set(lines)
