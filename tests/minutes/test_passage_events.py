"""The clerk's passages: who may write them, what they may hold, and that nobody writes over anybody."""

from datetime import UTC, datetime

import pytest

from accounts.actor import NOBODY, Actor
from journal.events import Refused
from minutes.draft import Part
from minutes.passage_events import PASSAGE_LIMIT, PassageRefusal, write_passage
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase
from sessions_app.plain_text import TextRefusal

AT = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)
COUNCIL = 5
CLERK = Actor(user=1, person=10, name="Clara", grants=frozenset({"clerk_of:organization:5"}))
CHAIR = Actor(user=2, person=11, name="Vera", grants=frozenset({"preside_over:organization:5"}))
OTHER_CLERK = Actor(user=4, person=13, name="Otto", grants=frozenset({"clerk_of:organization:6"}))
LETTERS = frozenset("ABCü ")


def writing(text, minutes=Minutes(), by=CLERK, based_on=0, printable=LETTERS):
    return write_passage(
        minutes,
        by,
        organization=COUNCIL,
        item=3,
        part=Part.PUBLIC,
        text=text,
        based_on=based_on,
        printable=printable,
    )


def refusal_of(*args, **kwargs):
    with pytest.raises(Refused) as caught:
        writing(*args, **kwargs)
    return caught.value


def test_the_clerk_writes_and_every_version_replaces_the_last():
    minutes = writing("A").apply(Minutes(), AT)
    minutes = writing("B", minutes, based_on=1).apply(minutes, AT)
    assert minutes.passages == {3: "B"}
    assert minutes.version(3) == 2
    assert minutes.version(4) == 0


@pytest.mark.parametrize("somebody", [CHAIR, OTHER_CLERK, NOBODY])
def test_nobody_but_the_clerk_writes(somebody):
    assert refusal_of("A", by=somebody).refusal is MinutesRefusal.NOT_THE_CLERK


@pytest.mark.parametrize("based_on", [0, 2])
def test_a_text_that_was_written_on_another_version_is_refused(based_on):
    minutes = writing("A").apply(Minutes(), AT)
    assert refusal_of("B", minutes, based_on=based_on).refusal is PassageRefusal.WRITTEN_MEANWHILE


def test_nothing_is_written_into_what_is_sealed():
    minutes = Minutes(public=Document(phase=Phase.SEALED))
    assert refusal_of("A", minutes).refusal is MinutesRefusal.ALREADY_SEALED


def test_a_passage_has_a_limit():
    assert refusal_of("A" * (PASSAGE_LIMIT + 1)).refusal is MinutesRefusal.TEXT_TOO_LONG
    assert writing("A" * PASSAGE_LIMIT).text


def test_a_passage_with_characters_that_the_document_cannot_print_is_refused_by_name():
    refused = refusal_of("A 😀 B\x07😀\u200b→")
    assert refused.refusal is MinutesRefusal.UNPRINTABLE
    assert refused.details == {"characters": "😀, U+0007, U+200B, →"}


def test_a_passage_in_which_something_unseen_turns_the_words_round_is_refused_although_fonts_have_it():
    refused = refusal_of("A \u202eB\u202c", printable=LETTERS | {"\u202e", "\u202c"})
    assert refused.refusal is TextRefusal.UNSEEN


def test_line_ends_of_every_kind_and_accents_written_apart_are_printable():
    text = "A\r\nB\n\tC\u2028u\u0308"
    assert writing(text).text == text
