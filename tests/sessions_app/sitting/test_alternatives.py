"""Alternatives to the proposal: one is adopted at most, in the order of voting, and the others fall with it."""

import pytest

from sessions_app.sitting.commands import motions, votes
from sessions_app.sitting.events.motions import MotionSettled
from sessions_app.sitting.motions import MotionKind, MotionState
from sessions_app.sitting.plan import ItemState
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    announce,
    announced,
    do,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import ResultAnnounced

ALTERNATIVE, SUBSTANTIVE, AMENDMENT = MotionKind.ALTERNATIVE, MotionKind.SUBSTANTIVE, MotionKind.AMENDMENT


def variant(number, kind=ALTERNATIVE):
    return motion_tabled(ANNA, f"Variante {number}", kind, number=number)


THREE = (*opened, item_called(3), variant(1), variant(2), variant(3, SUBSTANTIVE))


def put(motion=None):
    return do(votes.open_vote, CLERK, item=3, motion=motion)


def counted(carried, motion=None, number=1):
    """A vote up to its announcement."""
    yes, no = (13, 0) if carried else (0, 13)
    return (vote_opened(number=number, motion=motion), vote_closed(yes, no, 0, not_voted=0, carried=carried))


def states(sitting):
    return {each.number: each.state for each in sitting.state.motions.on(3)}


def test_when_an_alternative_is_carried_the_others_and_the_proposal_are_settled(sitting):
    sitting.has(*THREE, *counted(True, motion=1)).when(announce(CHAIR))
    fallen = MotionSettled(item=3, motion=2, reason="Antrag 1 ist angenommen und schließt diesen Antrag aus.")
    sitting.then(ResultAnnounced(), fallen)
    assert states(sitting) == {1: MotionState.ADOPTED, 2: MotionState.SUPERSEDED, 3: MotionState.TABLED}
    assert (sitting.state.item.state, sitting.state.item.carried) == (ItemState.DECIDED, True)
    sitting.when(put(), put(2)).refused("alternative_adopted", "motion_finished")


def test_when_the_proposal_is_carried_every_alternative_is_settled(sitting):
    sitting.has(*THREE, *counted(True)).when(announce(CHAIR))
    reason = "Der Beschlussvorschlag ist angenommen und schließt diesen Antrag aus."
    assert sitting.happened[1:] == [MotionSettled(item=3, motion=each, reason=reason) for each in (1, 2)]


@pytest.mark.parametrize(("motion", "next_one"), [(None, 1), (1, 2)])
def test_what_is_rejected_leaves_the_others_standing(sitting, motion, next_one):
    sitting.has(*THREE, *counted(False, motion=motion)).when(announce(CHAIR)).then(ResultAnnounced())
    sitting.when(put(next_one)).refused()


def test_a_motion_that_is_no_alternative_excludes_none(sitting):
    sitting.has(*THREE, *counted(True, motion=3)).when(announce(CHAIR)).then(ResultAnnounced())
    sitting.when(put(1)).refused()


def test_alternatives_are_voted_on_in_their_order_which_is_changed_with_a_reason(sitting):
    """LAW-44: what goes further is voted on first."""
    sitting.has(*THREE).when(put(2)).refused("motion_comes_first")
    further = {"item": 3, "motion": 2, "before": 1, "reason": "geht weiter"}
    sitting.when(do(motions.move_motion, CLERK, **further), put(2)).refused()


def test_an_amendment_comes_before_the_alternatives(sitting):
    sitting.has(*THREE, variant(4, AMENDMENT)).when(put(1)).refused("motion_comes_first")


def test_an_alternative_that_comes_after_the_choice_is_not_voted_on_any_more(sitting):
    sitting.has(*opened, item_called(3), *counted(True), announced, variant(1))
    sitting.when(put(1)).refused("chosen_already")
    sitting.when(do(motions.settle_motion, CLERK, item=3, motion=1, reason="zu spät")).refused()


def test_an_alternative_takes_the_majority_of_the_item_and_needs_a_resolution_item(sitting):
    sitting.has(*opened, item_called(3), variant(1)).when(put(1))
    assert sitting.state.vote.question == "Variante 1"
    report = next(item.id for item in sitting.state.items if not item.takes_vote)
    table = do(motions.table_motion, ANNA, item=report, kind="alternative", text="Variante")
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced, item_called(report))
    sitting.when(table).refused("no_motion_here")
