"""The chair is handed over and given back: who leads now, and who led what."""

from dataclasses import replace

import pytest

from accounts.actor import Actor
from sessions_app.policies import may_preside, may_run_desk, may_take_chair
from sessions_app.sitting.commands import (
    agenda,
    attendance,
    course,
    leadership,
    motions,
    moves,
    recusal,
    speakers,
    votes,
)
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.course import SittingClosed, SittingOpened
from sessions_app.sitting.events.leadership import ChairGivenBack, ChairHandedOver
from sessions_app.sitting.events.moves import ItemsCombined
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import FloorRequested
from sessions_app.sitting.plan import Officer
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    DORA,
    FIRST_CLOSED,
    MIRA,
    REMOTE,
    VERA,
    announce,
    announced,
    arrived,
    close_vote,
    convened,
    do,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_opened,
)

TO_ANNA = ChairHandedOver(person=ANNA.person)
BACK = ChairGivenBack()


def hand_over(who=ANNA, by=CHAIR, **more):
    return do(leadership.hand_over_chair, by, person=who.person, **more)


def give_back(by):
    return do(leadership.give_back_chair, by)


def exclude(by):
    return do(agenda.exclude_public, by, reason="Grundstück")


def test_the_deputy_does_what_only_the_chair_may_and_the_chair_no_longer_does(sitting):
    sitting.has(*opened, item_called(3)).when(hand_over()).then(TO_ANNA)
    sitting.when(exclude(CHAIR), exclude(CLERK)).refused("not_the_chair", "not_the_chair")
    sitting.when(exclude(ANNA), do(agenda.call_item, ANNA, item=FIRST_CLOSED))
    sitting.then(item_called(FIRST_CLOSED))
    assert may_run_desk(CHAIR, sitting.state)
    sitting.when(give_back(ANNA)).then(BACK)
    sitting.when(do(agenda.readmit_public, ANNA), do(course.close_sitting, ANNA))
    sitting.refused("not_the_chair", "not_the_chair")
    assert may_preside(CHAIR, sitting.state)


def test_a_deputy_needs_a_right_of_the_own_in_the_organization(sitting):
    sitting.has(*opened, TO_ANNA)
    assert may_preside(ANNA, sitting.state)
    assert not may_preside(replace(ANNA, grants=frozenset()), sitting.state)
    assert not may_preside(Actor(grants=ANNA.grants), sitting.state)
    assert may_take_chair(CHAIR, sitting.state)


def test_chair_and_clerk_take_the_chair_back_and_members_do_not(sitting):
    sitting.has(*opened).when(give_back(CHAIR), give_back(CLERK)).refused(*["nobody_deputizes"] * 2)
    sitting.has(TO_ANNA).when(give_back(BERND)).refused("not_the_desk")
    sitting.when(give_back(CLERK)).then(BACK)
    sitting.has(TO_ANNA).when(give_back(CHAIR)).then(BACK)


def test_for_one_item_the_chair_comes_back_by_itself(sitting):
    sitting.has(*opened).when(hand_over(until="item")).refused("no_item_to_lead")
    sitting.has(item_called(3)).when(hand_over(until="item")).then(
        ChairHandedOver(person=ANNA.person, item=3)
    )
    assert sitting.state.presiding == ANNA.person
    assert sitting.has(item_called(4)).state.presiding == VERA.person
    assert sitting.has(item_called(3)).state.presiding == VERA.person


@pytest.mark.parametrize(
    ("who", "code"), [(MIRA, "not_in_the_room"), (CHAIR, "already_presides"), (CLERK, "unknown_member")]
)
def test_a_deputy_is_on_the_roster_present_and_not_leading_already(sitting, who, code):
    sitting.has(*opened).when(hand_over(who), hand_over(who, by=ANNA)).refused(code, "not_the_desk")


def test_handing_over_needs_a_span_a_meeting_and_somebody_who_does_not_sign_as_the_clerk(sitting):
    sitting.when(hand_over()).refused("not_the_desk")
    sitting.has(convened).when(hand_over(until="for ever")).refused("unknown_hand_over")
    sitting.has(*opened, TO_ANNA).when(hand_over(CHAIR), hand_over(ANNA))
    sitting.refused("chair_takes_back", "already_presides")
    sitting.when(hand_over(BERND, by=CLERK)).then(ChairHandedOver(person=BERND.person))
    sitting.state = replace(sitting.state, clerk=Officer("Anna Albers", ANNA.person))
    sitting.when(hand_over()).refused("keeps_the_minutes")


def test_before_the_opening_a_deputy_takes_the_place_of_a_late_chair_and_opens(sitting):
    sitting.has(convened, arrived(ANNA)).when(hand_over(by=CLERK), do(course.open_sitting, CHAIR))
    sitting.refused("not_the_chair")
    sitting.when(do(course.open_sitting, ANNA))
    sitting.then(SittingOpened(present=1, required=7, quorate=False))
    assert sitting.state.leadership.opener == ANNA.person


def test_who_leaves_leads_no_longer_and_who_only_changes_the_place_does(sitting):
    sitting.has(*opened, item_called(3), TO_ANNA, MemberArrived(person=ANNA.person, mode=REMOTE))
    assert sitting.state.presiding == ANNA.person
    sitting.when(do(attendance.leave, BERND), do(attendance.leave, ANNA)).then(MemberLeft(person=ANNA.person))
    assert sitting.state.presiding == VERA.person


def test_who_led_which_item_is_remembered_in_order(sitting):
    sitting.has(*opened, item_called(1), TO_ANNA, item_called(2), BACK, item_called(3), item_called(2))
    steps = [(VERA, 1), (ANNA, 1), (ANNA, 2), (VERA, 2), (VERA, 3)]
    assert sitting.state.leadership.led == tuple((who.person, item) for who, item in steps)
    assert sitting.state.leadership.opener == VERA.person


def test_a_joint_debate_is_led_as_one_and_a_deputy_for_the_item_leads_all_of_it(sitting):
    joint = (ItemsCombined(items=(3, 4), reason="Zusammenhang"), ItemCalled(item=3, together=(4,)))
    sitting.has(*opened, *joint).when(hand_over(until="item"), do(agenda.call_item, ANNA, item=5))
    assert sitting.state.leadership.led == (
        *((VERA.person, item) for item in (3, 4)),
        *((ANNA.person, item) for item in (3, 4)),
        (VERA.person, 5),
    )


def test_with_the_meeting_the_deputy_ends(sitting):
    assert sitting.has(*opened, TO_ANNA, SittingClosed(present=13)).state.presiding == VERA.person


def test_the_public_reads_of_a_hand_over_before_its_eyes_alone(sitting):
    def readers(event):
        return {part for part in Part if may_be_read(sitting.state, event, part)}

    sitting.has(*opened)
    assert readers(TO_ANNA) == readers(BACK) == set(Part)
    sitting.has(excluded)
    assert readers(TO_ANNA) == readers(BACK) == {Part.CLOSED}


# Bias: leading is taking part (§ 31 Abs. 1 GO NRW)


def biased(who, item=3):
    return MemberRecused(person=who.person, item=item, place=Place.AUDIENCE, basis=Basis.DECLARED)


def test_a_member_who_is_biased_on_what_is_debated_is_not_handed_the_chair_for_it(sitting):
    joint = (ItemsCombined(items=(3, 4), reason="Zusammenhang"), ItemCalled(item=3, together=(4,)))
    sitting.has(*opened, *joint, biased(ANNA, item=4))
    sitting.when(hand_over(until="item"), hand_over()).refused("deputy_biased", "deputy_biased")
    sitting.when(hand_over(BERND, until="item")).then(ChairHandedOver(person=BERND.person, item=3))
    sitting.has(item_called(5)).when(hand_over()).then(TO_ANNA)


LEADING = (
    do(votes.open_vote, CLERK, item=3),
    do(speakers.give_floor, CLERK, person=BERND.person),
    do(agenda.note_item, CLERK, item=3),
    do(agenda.postpone_item, CLERK, item=3, reason="Zeit"),
    do(agenda.withdraw_item, CLERK, item=3, reason="Zeit"),
    do(agenda.refer_item, CLERK, item=3, to="Bauausschuss", reason="Zeit"),
    do(motions.settle_motion, CLERK, item=3, motion=1, reason="Zeit"),
)
LEADING_IN_PERSON = (recusal.decide_recusal, {"person": CEM.person, "item": 3, "place": "audience"})


@pytest.mark.parametrize(("leader", "handed"), [(CHAIR, []), (ANNA, [TO_ANNA])])
def test_who_presides_and_becomes_biased_leads_the_item_no_further_before_handing_over(
    sitting, leader, handed
):
    command, about = LEADING_IN_PERSON
    sitting.has(*opened, item_called(3), *handed, motion_tabled(CEM, "Grün"))
    sitting.has(FloorRequested(person=BERND.person, purpose=Purpose.SPEECH), biased(leader))
    sitting.when(*LEADING, do(command, leader, reason="Zweifel", **about))
    sitting.refused(*["leads_biased"] * (len(LEADING) + 1))
    sitting.when(hand_over(DORA, by=CLERK, until="item"), do(command, DORA, reason="Zweifel", **about))
    sitting.when(*LEADING[1:2], do(agenda.call_item, CLERK, item=4)).then(item_called(4))


def test_the_council_may_still_decide_where_the_biased_chair_itself_stays_meanwhile(sitting):
    sitting.has(*opened, item_called(3), biased(CHAIR))
    outside = {"person": CHAIR.person, "item": 3, "place": "outside", "reason": "Zweifel"}
    sitting.when(do(recusal.decide_recusal, CHAIR, **outside))
    assert sitting.refusals == []


def test_a_vote_that_comes_back_to_a_biased_chair_is_ended_by_another_deputy(sitting):
    sitting.has(*opened, item_called(3), biased(CHAIR), TO_ANNA, vote_opened())
    sitting.when(give_back(ANNA), give_back(CLERK)).refused("chair_biased", "chair_biased")
    sitting.when(do(attendance.leave, ANNA), close_vote(CLERK)).refused("leads_biased")
    sitting.when(do(votes.annul_vote, CHAIR, vote=1, reason="Fehler")).refused("leads_biased")
    sitting.when(hand_over(BERND, by=CLERK), close_vote(CLERK), announce(CHAIR)).refused("not_the_chair")
    sitting.when(announce(BERND)).then(announced)
    sitting.when(do(agenda.call_item, CLERK, item=4), give_back(CHAIR)).then(item_called(4), BACK)


def test_a_bias_on_the_called_item_is_none_on_whether_another_is_urgent(sitting):
    sitting.has(*opened, item_called(3), biased(CHAIR))
    sitting.when(
        do(moves.propose_item, CLERK, item=70, title="Deich", reason="Hochwasser"),
        do(moves.open_urgency_vote, CLERK, item=70),
        close_vote(CLERK),
        announce(CHAIR),
    ).then(announced)


def test_ending_what_is_not_debated_is_not_leading_it(sitting):
    sitting.has(*opened, item_called(4), item_called(3), biased(CHAIR))
    sitting.when(do(agenda.note_item, CLERK, item=4))
    assert sitting.refusals == []
