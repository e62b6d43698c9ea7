"""What the screens say of a text that is voted on part by part, and what the desk is offered next."""

import pytest
from django.utils import translation

from sessions_app.screens import Viewer, look, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.sitting.divisions import Paragraph
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.events.motions import MotionSupported
from sessions_app.sitting.motions import MotionKind
from tests.cast import (
    ANNA,
    CLERK,
    FIRST_CLOSED,
    PLAN,
    Evening,
    announced,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)

PARTS = (Paragraph("Der Platz dient allen.", "§ 1"), Paragraph("Er kostet nichts."))
ON_ITEM = (*opened, item_called(3))
DIVIDED = (*ON_ITEM, TextDivided(item=3, parts=PARTS))


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def decided(number, *, carried=True, **changes):
    yes, no = (13, 0) if carried else (0, 13)
    return (
        vote_opened(number=number, **changes),
        vote_closed(yes, no, 0, not_voted=0, carried=carried),
        announced,
    )


def seen(audience, *events, region="item"):
    views = look(Evening().has(*events).state, audience, ())
    return getattr(views["picture"], region) if audience is Audience.WALL else views[region]


def steps(*events):
    state = Evening().has(*events).state
    return look_personally(state, Audience.DESK, Viewer(CLERK.person, clerk=True))["actions"].actions


def primary(*events):
    return [str(action.label) for action in steps(*events) if action.primary]


def test_everybody_sees_the_parts_with_what_became_of_them():
    events = (*DIVIDED, *decided(1, carried=False, paragraph=1), vote_opened(number=2, paragraph=2))
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        assert [(str(line.label), line.text, line.state) for line in seen(audience, *events).parts] == [
            ("Part 1 of 2: § 1", "Der Platz dient allen.", "rejected"),
            ("Part 2 of 2", "Er kostet nichts.", "voting"),
        ]
    waiting = seen(Audience.WALL, *DIVIDED).parts
    assert [(line.state, str(line.state_words)) for line in waiting] == [("tabled", "Not yet voted on")] * 2


def test_the_parts_of_a_closed_text_are_for_insiders_alone():
    closed = (*opened, excluded, item_called(FIRST_CLOSED), TextDivided(item=FIRST_CLOSED, parts=PARTS))
    state = Evening().has(*closed).state
    assert len(look(state, Audience.MEMBER, ())["item"].parts) == 2
    for audience in (Audience.PUBLIC, Audience.WALL):
        assert "Der Platz" not in repr(look(state, audience, ()))


def test_each_vote_says_on_which_part_it_is_and_the_last_that_it_is_on_the_whole():
    first = seen(Audience.WALL, *DIVIDED, vote_opened(paragraph=1), region="vote")
    assert str(first.about) == "Part 1 of 2: § 1"
    both = (*DIVIDED, *decided(1, paragraph=1), *decided(2, paragraph=2))
    last = seen(Audience.PUBLIC, *both, vote_opened(number=3), region="vote")
    assert str(last.about) == "Final vote on the whole text"
    undivided = seen(Audience.PUBLIC, *ON_ITEM, vote_opened(), region="vote")
    assert undivided.about is None


def test_the_next_step_of_the_desk_is_the_next_part_and_then_the_final_vote_on_what_is_left():
    assert primary(*ON_ITEM) == ["Open the vote"]
    assert primary(*DIVIDED) == ["Open the vote on part 1"]
    one = (*DIVIDED, *decided(1, carried=False, paragraph=1))
    assert primary(*one) == ["Open the vote on part 2"]
    both = (*one, *decided(2, paragraph=2))
    assert primary(*both) == ["Open the final vote"]
    (final,) = (action for action in steps(*both) if action.do == "open_vote")
    assert final.fields[0].value == "Er kostet nichts."


def test_the_form_that_divides_a_text_has_its_wording_and_goes_when_it_is_decided():
    def offered(*events):
        return {action.do: action for action in steps(*events)}

    fresh = offered(*ON_ITEM)
    assert fresh["divide_text"].fields[0].value == PLAN.items[2].proposed_resolution
    assert (str(fresh["divide_text"].label), fresh["divide_text"].primary) == ("Vote part by part", False)
    assert "keep_text_whole" not in fresh
    again = offered(*DIVIDED)
    assert again["divide_text"].fields[0].value == "§ 1:\nDer Platz dient allen.\n\nEr kostet nichts."
    assert "keep_text_whole" in again
    assert "keep_text_whole" not in offered(*DIVIDED, *decided(1, paragraph=1))
    assert "divide_text" not in offered(*ON_ITEM, *decided(1))


def test_a_granted_roll_call_holds_for_every_part():
    demand = motion_tabled(ANNA, "Namentlich", MotionKind.ROLL_CALL)
    granted = MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True)
    (vote,) = (action for action in steps(*DIVIDED, demand, granted) if action.do == "open_vote")
    kinds = {field.name: field.options for field in vote.fields}["kind"]
    assert [option.value for option in kinds] == ["roll_call"]


def test_the_log_of_the_desk_names_the_part():
    state = Evening().has(*DIVIDED).state
    told = (TextDivided(item=3, parts=PARTS), vote_opened(paragraph=2)(state), TextKeptWhole(item=3))
    assert [str(tell(state, event)) for event in told] == [
        "The text of item Ö 3 is voted on in 2 parts.",
        "Vote 1 on part 2 was opened: Open vote.",
        "The text of item Ö 3 is voted on as a whole after all.",
    ]
