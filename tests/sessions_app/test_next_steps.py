"""The desk's one next step, with and without a debate, and who is offered what while a deputy presides."""

import pytest

from sessions_app.screens import Viewer, look_personally
from sessions_app.screens.audience import Audience
from sessions_app.screens.next_steps import next_steps
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.events.course import SittingInterrupted
from sessions_app.sitting.events.disturbances import FaultReported
from sessions_app.sitting.events.leadership import ChairHandedOver
from sessions_app.sitting.events.moves import ItemProposed
from sessions_app.sitting.events.quorum import QuorumChallenged
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import FloorGiven, FloorRequested
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Purpose
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    FIRST_CLOSED,
    NO,
    REMOTE,
    VERA,
    YES,
    Evening,
    announced,
    arrived,
    ballot,
    convened,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)

ITEM = (*opened, item_called(3))
WAITING = FloorRequested(person=BERND.person)
SPEAKING = (FloorRequested(person=ANNA.person), FloorGiven(person=ANNA.person))
AMENDMENT = motion_tabled(ANNA, "Mit Spielplatz.")
COUNTED = vote_closed(1, 0, 0, not_voted=12, carried=True)
URGENT = ItemProposed(item=99, number="Ö 10", title="Deich", public=True, reason="Hochwasser")


def order(kind, number=1):
    return motion_tabled(ANNA, "Schluss.", kind, number=number)


def primary(*events):
    """What is the next step for who presides."""
    steps = next_steps(Evening().has(*events).state, presides=True, clerk=True)
    return [
        each.do if each.do != "open_vote" else f"open_vote {len(each.given)}"
        for each in steps
        if each.primary
    ]


MAIN, ON_MOTION = "open_vote 1", "open_vote 2"


@pytest.mark.parametrize(
    ("events", "step"),
    [
        ((), "convene"),
        ((convened, arrived(*[VERA, ANNA, BERND, CEM])), None),
        (opened, "call_item"),
        (ITEM, MAIN),
        ((*ITEM, AMENDMENT), ON_MOTION),
        ((*ITEM, WAITING), "give_floor"),
        ((*ITEM, AMENDMENT, WAITING), "give_floor"),
        ((*ITEM, AMENDMENT, *SPEAKING, WAITING), "give_floor"),
        ((*ITEM, AMENDMENT, *SPEAKING), "end_speech"),
        ((*ITEM, URGENT), "open_urgency_vote"),
        ((*ITEM, URGENT, WAITING), "give_floor"),
        ((*ITEM, WAITING, QuorumChallenged(person=ANNA.person)), "establish_quorum"),
        ((*ITEM, WAITING, vote_opened(), ballot(ANNA, YES)), "close_vote"),
        ((*ITEM, WAITING, vote_opened(), ballot(ANNA, YES), COUNTED), "announce_result"),
        ((*ITEM, vote_opened(), ballot(ANNA, YES), COUNTED, announced), "call_item"),
        ((*ITEM, WAITING, SittingInterrupted(reason="")), "resume"),
        (
            (
                *opened,
                excluded,
                item_called(FIRST_CLOSED),
                WAITING,
                motion_tabled(ANNA, "x", item=FIRST_CLOSED),
            ),
            "give_floor",
        ),
    ],
)
def test_there_is_one_next_step_and_the_debate_comes_before_its_votes(events, step):
    assert primary(*events) == ([step] if step else [])


def test_the_vote_on_the_motion_is_offered_beside_the_next_speaker():
    steps = next_steps(Evening().has(*ITEM, AMENDMENT, WAITING).state, presides=False, clerk=True)
    (vote,) = (each for each in steps if each.do == "open_vote" and len(each.given) == 2)
    assert vote.primary is False


def test_a_point_of_order_is_voted_on_before_the_next_speech_and_after_the_one_that_is_held():
    end = order(MotionKind.END_OF_DEBATE)
    assert primary(*ITEM, WAITING, end) == [ON_MOTION]
    assert primary(*ITEM, *SPEAKING, WAITING, end) == ["end_speech"]
    against = FloorRequested(person=CEM.person, purpose=Purpose.POINT_OF_ORDER)
    assert primary(*ITEM, WAITING, end, against) == ["give_floor"]
    assert primary(*ITEM, WAITING, order(MotionKind.SECRET_VOTE)) == ["give_floor"]


# The chair is handed over

TO_ANNA = ChairHandedOver(person=ANNA.person)
CHAIR, DEPUTY, CLERK = (
    Viewer(VERA.person, chair=True),
    Viewer(ANNA.person, presides=True),
    Viewer(clerk=True),
)
FAULT = FaultReported(number=1, person=BERND.person, fault=FaultKind.SOUND)
CLOSED_VOTE = (
    *opened,
    excluded,
    item_called(FIRST_CLOSED),
    vote_opened(),
    ballot(ANNA, NO),
    COUNTED,
    announced,
)


def buttons(viewer, *events):
    """The commands that each region of the desk offers."""
    regions = look_personally(Evening().has(*events).state, Audience.DESK, viewer)
    guide, closed, roll = regions["guide"], regions["closed"], regions["roll"]
    return {
        "actions": [each.do for each in regions["actions"].actions],
        "entries": [each.do for each in (*regions["entries"].ending, *regions["entries"].more)],
        "guide": [
            each.do for each in (*guide.actions, *(one for case in guide.cases for one in case.actions))
        ],
        "closed": [each.do for case in (*closed.undecided, *closed.kept) for each in case.actions],
        "roll": [each.do for each in (*roll.people, *roll.bias, *roll.quorum)],
    }


SITUATIONS = (
    (*opened, arrived(BERND, mode=REMOTE), item_called(3), AMENDMENT, FAULT),
    (*ITEM, vote_opened(), ballot(ANNA, YES), COUNTED),
    CLOSED_VOTE,
)


@pytest.mark.parametrize("events", SITUATIONS)
def test_the_deputy_sees_every_button_that_the_chair_had(events):
    before = buttons(Viewer(VERA.person, presides=True, chair=True), *events)
    now = buttons(DEPUTY, *events, TO_ANNA)
    assert now.pop("entries") == ["give_back_chair", *before.pop("entries")]
    assert now == before


@pytest.mark.parametrize("events", SITUATIONS)
def test_the_chair_meanwhile_sees_what_the_clerk_sees_and_nothing_that_only_the_deputy_may(events):
    chair, clerk, deputy = (buttons(viewer, *events, TO_ANNA) for viewer in (CHAIR, CLERK, DEPUTY))
    assert chair == clerk
    assert chair != deputy
    assert chair["roll"] != []


def test_a_biased_chair_is_offered_to_hand_over_and_nothing_that_leads_the_item():
    events = (*opened, item_called(3), FloorRequested(person=CEM.person, purpose=Purpose.SPEECH))
    biased = [
        MemberRecused(person=who.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
        for who in (VERA, ANNA)
    ]
    chair, clerk = Viewer(VERA.person, presides=True, chair=True), Viewer(clerk=True)
    leading = {"open_vote", "give_floor", "note_item", "postpone_item"}
    for viewer in (chair, clerk):
        assert leading <= set(buttons(viewer, *events)["actions"])
        offered = buttons(viewer, *events, biased)
        assert leading & set(offered["actions"]) == set()
        assert "call_item" in offered["actions"]
        assert offered["entries"].count("hand_over_chair") == 1
        regions = look_personally(Evening().has(*events, biased).state, Audience.DESK, viewer)
        (over,) = regions["entries"].ending
        people = {option.value for option in over.fields[0].options}
        assert str(BERND.person) in people
        assert not {str(VERA.person), str(ANNA.person)} & people
        assert over.hints
