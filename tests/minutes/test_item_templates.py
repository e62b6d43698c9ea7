"""What an empty passage can begin with: by how much is to be told, with those who had the floor."""

import evening as ev
import pytest
from evening import history

from minutes.hints import Doubt, hints
from minutes.item_templates import GAP, NAMES, Template, beginning, speeches_on
from minutes.passages import blocks_of
from sessions_app.sitting.events.speakers import FloorGiven
from tests.minutes.test_hints import KNOWN

SPEECHES = ("Anna Albrecht (CDU)", "Kim Vorsitz", "Anna Albrecht (CDU)")


def test_the_result_alone_says_whether_there_was_a_debate():
    assert beginning(Template.RESULT, ()) == "Eine Aussprache findet nicht statt."
    assert beginning(Template.RESULT, SPEECHES) == "Es findet eine Aussprache statt."


def test_the_discussion_has_everybody_once_and_verbatim_minutes_every_speech():
    discussion, verbatim = (beginning(each, SPEECHES) for each in (Template.DISCUSSION, Template.VERBATIM))
    assert discussion.count("- Anna Albrecht (CDU): […]") == 1
    assert [block.kind for block in blocks_of(discussion)] == [
        "heading", "paragraph", "heading", "bullets", "heading", "paragraph",
    ]  # fmt: skip
    assert verbatim == f"**{SPEECHES[0]}:** {GAP}\n\n**Kim Vorsitz:** {GAP}\n\n**{SPEECHES[2]}:** {GAP}"


@pytest.mark.parametrize("template", [Template.DISCUSSION, Template.VERBATIM])
def test_what_is_still_open_in_it_is_hinted_at(template):
    assert {hint.doubt for hint in hints(beginning(template, ()), KNOWN)} == {Doubt.GAP}


def test_each_has_a_name():
    assert set(NAMES) == set(Template)


def test_who_had_the_floor_on_the_item_in_turn():
    called = next(at for at, event in enumerate(ev.EVENTS) if getattr(event, "item", None) == 11) + 1
    floor = tuple(FloorGiven(person=person) for person in (2, 1, 2))
    events = (*ev.EVENTS[:called], *floor, *ev.EVENTS[called:])
    assert speeches_on(history(events), 11, "Europe/Berlin") == SPEECHES
    assert speeches_on(history(events), 12, "Europe/Berlin") == ()
