"""A sitting is adjourned and continued on another day as the same sitting."""

from datetime import timedelta

from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.assembly import QuorumFinding
from sessions_app.sitting.commands import adjournment, agenda, course
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.adjournment import SittingAdjourned, SittingContinued
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted
from sessions_app.sitting.events.happenings import SilenceBegan
from sessions_app.sitting.events.leadership import ChairHandedOver
from sessions_app.sitting.state import Part, Phase
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    EVENING,
    VERA,
    VOTERS,
    all_present,
    arrived,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)

NEXT_WEEK = EVENING + timedelta(days=7)
ADJOURNED = SittingAdjourned(reason="Es ist spät", until=NEXT_WEEK)


def adjourn(by=CHAIR, reason=" Es ist spät ", until=NEXT_WEEK):
    return do(adjournment.adjourn_sitting, by, reason=reason, until=until)


def go_on(by=CHAIR):
    return do(adjournment.continue_sitting, by)


def test_everybody_goes_home_and_no_item_is_called(sitting):
    sitting.has(*opened, item_called(3), SilenceBegan(reason="x"), ChairHandedOver(person=ANNA.person))
    sitting.when(adjourn(ANNA)).then(ADJOURNED)
    state = sitting.state
    assert (state.phase, state.current, dict(state.present)) == (Phase.INTERRUPTED, None, {})
    assert state.adjournment == Adjournment(sitting.clock, "Es ist spät", NEXT_WEEK, True)
    assert (state.presiding, state.observance) == (VERA.person, None)


def test_on_the_other_day_it_goes_on_with_those_who_come_then(sitting):
    sitting.has(*opened, item_called(3), ADJOURNED, arrived(*VOTERS[:8]))
    sitting.when(do(agenda.call_item, CLERK, item=3), do(course.resume, CLERK))
    sitting.refused("is_interrupted", "is_adjourned")
    sitting.when(go_on()).then(SittingContinued(present=8, required=7, quorate=True))
    assert sitting.state.adjournment is None
    assert sitting.state.adjournments[0].continued_at == sitting.clock
    assert sitting.state.quorum_finding == QuorumFinding(sitting.clock, 8, 7, True)
    sitting.when(do(agenda.call_item, CLERK, item=3)).then(item_called(3))


def test_it_may_be_adjourned_again_and_keeps_both(sitting):
    again = (SittingContinued(present=13, required=7, quorate=True), ADJOURNED)
    sitting.has(*opened, ADJOURNED, all_present, *again)
    assert [each.continued_at is None for each in sitting.state.adjournments] == [False, True]


def test_only_who_presides_adjourns_and_continues_with_a_reason_and_without_a_vote(sitting):
    sitting.has(convened).when(adjourn(), go_on()).refused("not_opened", "not_opened")
    sitting.has(*opened).when(adjourn(CLERK), go_on(CLERK), go_on(), adjourn(reason=" "))
    sitting.refused("not_the_chair", "not_the_chair", "not_adjourned", "no_reason")
    sitting.has(item_called(3), vote_opened()).when(adjourn()).refused("vote_still_open")


def test_an_adjourned_sitting_is_not_adjourned_twice_and_may_be_closed_for_good(sitting):
    sitting.has(*opened, ADJOURNED).when(adjourn()).refused("is_adjourned")
    sitting.when(do(course.close_sitting, CHAIR)).then(SittingClosed(present=0))
    assert sitting.state.adjournment is None


def test_an_interruption_and_a_closed_part_end_with_it(sitting):
    sitting.has(*opened, excluded, SittingInterrupted(reason="Pause")).when(adjourn()).then(ADJOURNED)
    state = sitting.state
    assert state.part is Part.PUBLIC
    assert {span.ended_at for span in (*state.closed_parts, *state.interruptions)} == {sitting.clock}
    assert state.adjournment.public is False


def test_the_reason_is_read_where_it_was_given_and_the_continuing_by_everybody(sitting):
    def readers(event):
        return {part for part in Part if may_be_read(sitting.state, event, part)}

    continued = SittingContinued(present=8, required=7, quorate=True)
    sitting.has(*opened)
    assert readers(ADJOURNED) == readers(continued) == set(Part)
    sitting.has(excluded)
    assert readers(ADJOURNED) == {Part.CLOSED}
    assert readers(continued) == set(Part)
