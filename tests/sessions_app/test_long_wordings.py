"""What is put to the vote may be longer than anything else that people type in, wherever it is typed."""

import json
from dataclasses import replace

import pytest
from django.utils import translation

from journal.events import Refused
from sessions_app.arguments import LONGEST, ArgumentRefusal, read_arguments
from sessions_app.pages.forms import ItemForm
from sessions_app.pages.paper_forms import PaperForm
from sessions_app.relay import door
from sessions_app.screens import Viewer, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.sitting.commands.agenda import postpone_item
from sessions_app.sitting.commands.discretion import publish_result
from sessions_app.sitting.commands.divisions import divide_text
from sessions_app.sitting.commands.motions import table_motion
from sessions_app.sitting.commands.moves import propose_item
from sessions_app.sitting.commands.votes import open_vote
from sessions_app.sitting.wordings import LONGEST_WORDING
from tests.cast import CLERK, Evening, item_called, opened

LINES = "§ 1 gilt.\r\n" * (LONGEST_WORDING // 10)  # a line end is one character
WORDED = [
    (open_vote, "question"),
    (table_motion, "text"),
    (divide_text, "text"),
    (propose_item, "proposed_resolution"),
    (publish_result, "wording"),
]
NAMED = {"item": "3", "kind": "amendment", "title": "Dach", "reason": "eilt", "vote": "1"}


def given(command, name, words):
    asked = command.__kwdefaults__ or {}
    known = {each: NAMED[each] for each in command.__annotations__ if each in NAMED and each not in asked}
    return {**known, name: words}


@pytest.mark.parametrize(("command", "name"), WORDED, ids=lambda each: getattr(each, "__name__", each))
def test_a_wording_of_the_whole_length_is_taken_and_one_letter_more_is_refused_with_the_limit(command, name):
    assert len(read_arguments(command, given(command, name, LINES))[name]) == LONGEST_WORDING
    with pytest.raises(Refused) as caught:
        read_arguments(command, given(command, name, LINES + "§"))
    assert (caught.value.refusal, caught.value.details) == (
        ArgumentRefusal.TOO_LONG,
        {"limit": LONGEST_WORDING},
    )


def test_other_texts_stay_as_short_as_they_were():
    assert read_arguments(postpone_item, {"item": "3", "reason": "x" * LONGEST})
    with pytest.raises(Refused) as caught:
        read_arguments(postpone_item, {"item": "3", "reason": "x" * (LONGEST + 1)})
    assert caught.value.details == {"limit": LONGEST}


def test_the_longest_wording_comes_through_the_line_however_it_is_written():
    message = {"do": "open_vote", "with": {"item": 3, "question": '"\n' * (LONGEST_WORDING // 2)}, "id": "x"}
    assert door.read_message(json.dumps(message)) == message


@pytest.mark.parametrize("form", [lambda data: ItemForm(data, public=True), PaperForm], ids=["item", "paper"])
def test_what_is_proposed_in_the_filing_cabinet_can_be_as_long_as_what_is_put_to_the_vote(form):
    data = {"name": "Satzung", "kind": "resolution", "proposed_resolution": LINES.strip()}
    assert form(data).is_valid()
    assert form({**data, "proposed_resolution": LINES + "§ 2"}).errors.keys() == {"proposed_resolution"}


def proposed(length):
    """The desk's field for the question, and the hints beside it, where so much was proposed."""
    state = Evening().has(*opened, item_called(3)).state
    state = state.with_item(3, proposed_resolution="x" * length)
    actions = look_personally(state, Audience.DESK, Viewer(CLERK.person, clerk=True))["actions"].actions
    action = next(each for each in actions if each.do == "open_vote")
    return action.fields[0], [str(each) for each in action.hints]


def test_what_is_proposed_stands_in_the_field_if_it_can_be_sent_and_else_is_put_as_it_stands():
    field, _ = proposed(LONGEST_WORDING)
    assert (len(field.value), field.longest, field.required) == (LONGEST_WORDING, LONGEST_WORDING, True)
    with translation.override("en"):
        longer, hints = proposed(LONGEST_WORDING + 1)
    assert longer == replace(field, value="", required=False)
    assert hints[0].startswith("The proposed wording is too long for this field: leave it empty")
