"""Convening, opening, interrupting, closing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sessions_app.sitting.assembly import QuorumFinding, Stay
from sessions_app.sitting.commands import agenda, attendance, course, votes
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.events.course import (
    QuorumEstablished,
    SittingCancelled,
    SittingClosed,
    SittingConvened,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.plan import Officer
from sessions_app.sitting.state import Phase, Sitting, Span
from tests.cast import (
    ADMIN,
    ANNA,
    CHAIR,
    CLERK,
    EVENING,
    FIRST_CLOSED,
    LUKAS,
    MIRA,
    NRW,
    OLGA,
    OTHER_CLERK,
    PAUL,
    PLAN,
    REMOTE,
    ROOM,
    VOTERS,
    announce,
    arrived,
    close_vote,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)

CANCELLED = SittingCancelled(reason="Storm")


def convene(by=CLERK, **changes):
    return do(course.convene, by, plan=replace(PLAN, **changes))


def test_convening_freezes_agenda_roster_and_rules(sitting):
    sitting.when(convene()).then(SittingConvened(plan=PLAN))
    assert (sitting.state.phase, sitting.state.convened_at) == (Phase.CONVENED, sitting.clock)
    assert [item.number for item in sitting.state.items][:3] == ["Ö 1", "Ö 2", "Ö 3"]
    assert (sitting.state.rules, sitting.state.statutory_number) == (NRW, 13)
    assert sitting.state.clerk == Officer("Olga Overbeck", OLGA.person)
    assert sitting.state.item is None


def test_only_the_clerk_of_the_same_committee_convenes(sitting):
    others = (CHAIR, ANNA, PAUL, ADMIN, OTHER_CLERK)
    sitting.when(*(convene(by=who) for who in others)).refused(*["not_the_clerk"] * 5)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"items": ()}, "empty_agenda"),
        ({"items": PLAN.items[:1] * 2}, "double_item"),
        ({"members": PLAN.members + PLAN.members[:1]}, "double_member"),
        ({"members": PLAN.members[1:]}, "chair_not_on_roster"),
        (
            {"members": tuple(each for each in PLAN.members if each.person != LUKAS.person)},
            "substitute_of_nobody",
        ),
        ({"statutory_number": 0}, "no_statutory_number"),
        ({"profile": None}, "no_profile"),
    ],
)
def test_a_world_that_is_not_whole_is_refused(sitting, changes, code):
    sitting.when(convene(**changes)).refused(code)


def test_convening_anew_corrects_the_roster_before_anybody_has_come(sitting):
    sitting.has(convened).when(convene(statutory_number=15))
    sitting.then(SittingConvened(plan=replace(PLAN, statutory_number=15)))
    assert sitting.state.statutory_number == 15


def test_nobody_convenes_anew_once_somebody_has_come_or_the_sitting_is_open(sitting):
    sitting.has(convened, arrived(ANNA)).when(convene()).refused("already_convened")
    sitting.has(MemberLeft(person=ANNA.person)).when(convene()).refused("already_convened")
    sitting.has(SittingOpened(present=0, required=7, quorate=False)).when(convene()).refused(
        "already_convened"
    )


def test_a_sitting_is_not_convened_anew_as_another_meeting(sitting):
    sitting.has(convened)
    sitting.when(convene(meeting=43), convene(by=OTHER_CLERK, organization=6))
    sitting.refused("other_meeting", "other_meeting")


def test_opening_writes_down_that_the_sitting_is_quorate(sitting):
    sitting.has(convened, arrived(*VOTERS[:7], MIRA)).when(do(course.open_sitting, CHAIR))
    sitting.then(SittingOpened(present=7, required=7, quorate=True))
    assert sitting.state.opening == QuorumFinding(sitting.clock, 7, 7, True)
    assert (sitting.state.opened_at, sitting.state.phase) == (sitting.clock, Phase.OPEN)


def test_vacant_seats_and_advisory_members_do_not_help_the_quorum(sitting):
    sitting.has(convened, arrived(*VOTERS[:6], MIRA)).when(do(course.open_sitting, CHAIR))
    sitting.then(SittingOpened(present=6, required=7, quorate=False))


def test_that_the_quorum_came_later_is_written_and_opens_the_votes(sitting):
    sitting.has(convened, arrived(*VOTERS[:6]), SittingOpened(present=6, required=7, quorate=False))
    sitting.has(*arrived(VOTERS[6])).when(do(course.establish_quorum, CHAIR))
    sitting.then(QuorumEstablished(present=7, required=7, quorate=True))
    assert sitting.state.opening.quorate is False
    assert sitting.state.quorum_finding == QuorumFinding(sitting.clock, 7, 7, True)
    sitting.has(item_called(3), MemberLeft(person=VOTERS[6].person))
    expected = vote_opened()(sitting.state)
    sitting.when(do(votes.open_vote, CLERK, item=3)).then(expected)


def test_a_lack_found_later_blocks_the_next_vote_and_is_written(sitting):
    sitting.has(*opened, item_called(3), [MemberLeft(person=who.person) for who in VOTERS[6:]])
    sitting.when(do(course.establish_quorum, CHAIR))
    sitting.then(QuorumEstablished(present=6, required=7, quorate=False))
    sitting.when(do(votes.open_vote, CLERK, item=3)).refused("quorum_lacking")


def test_only_the_chair_establishes_the_quorum_while_open_and_no_vote_is_unfinished(sitting):
    establish = do(course.establish_quorum, CHAIR)
    sitting.has(convened).when(establish).refused("not_opened")
    sitting.has(*opened[1:]).when(do(course.establish_quorum, CLERK)).refused("not_the_chair")
    sitting.has(item_called(3), vote_opened()).when(establish).refused("vote_still_open")


def test_a_sitting_of_39_with_19_present_is_not_quorate_though_only_36_seats_are_filled(sitting):
    seats = tuple(replace(PLAN.members[0], person=number) for number in range(1, 37))
    sitting.has(SittingConvened(plan=replace(PLAN, members=seats, statutory_number=39)))
    sitting.has([MemberArrived(person=number) for number in range(1, 20)])
    assert (sitting.state.quorum_present, sitting.state.quorum_required) == (19, 20)
    assert sitting.state.quorate is False
    sitting.has(MemberArrived(person=20))
    assert sitting.state.quorate is True


def test_a_sitting_is_opened_once_and_only_when_convened(sitting):
    opening = do(course.open_sitting, CHAIR)
    assert Sitting().opened_at is None
    presiding = do(course.open_sitting, replace(CHAIR, grants=frozenset({"preside_over:organization:0"})))
    sitting.when(presiding).refused("not_convened")
    sitting.has(convened, CANCELLED).when(opening).refused("is_cancelled")
    sitting.has(*opened).when(opening).refused("already_opened")
    sitting.has(SittingInterrupted(reason="")).when(opening).refused("already_opened")
    sitting.has(SittingClosed(present=0)).when(opening).refused("is_closed")


def test_a_convened_sitting_can_be_cancelled_with_a_reason(sitting):
    sitting.has(convened, arrived(ANNA)).when(do(course.cancel, CLERK, reason=" ")).refused("no_reason")
    sitting.when(do(course.cancel, CLERK, reason="Storm ")).then(CANCELLED)
    assert (sitting.state.phase, sitting.state.cancelled_at) == (Phase.CANCELLED, sitting.clock)
    assert (sitting.state.cancellation_reason, dict(sitting.state.present)) == ("Storm", {})
    sitting.when(do(course.cancel, CLERK, reason="Storm")).refused("is_cancelled")


def test_an_open_sitting_cannot_be_cancelled(sitting):
    cancel = do(course.cancel, CLERK, reason="Storm")
    sitting.has(*opened).when(cancel).refused("already_opened")
    sitting.has(SittingInterrupted(reason="")).when(cancel).refused("already_opened")


def test_an_interruption_has_a_reason_an_announced_end_and_a_real_end(sitting):
    until = EVENING + timedelta(minutes=90)
    sitting.has(*opened).when(do(course.interrupt, CLERK, reason="Break", until=until))
    sitting.then(SittingInterrupted(reason="Break", until=until))
    began = sitting.clock
    assert sitting.state.phase is Phase.INTERRUPTED
    assert sitting.state.interruptions == (Span(began, "Break", None, until),)
    sitting.when(do(course.resume, CHAIR)).then(SittingResumed())
    assert sitting.state.phase is Phase.OPEN
    assert sitting.state.interruptions == (Span(began, "Break", sitting.clock, until),)


def test_a_second_interruption_leaves_the_first_as_it_was(sitting):
    sitting.has(*opened, SittingInterrupted(reason="One"), SittingResumed())
    first = sitting.state.interruptions[0]
    sitting.has(SittingInterrupted(reason="Two"), SittingResumed())
    assert sitting.state.interruptions[0] == first
    assert sitting.state.interruptions[1].ended_at == sitting.clock


def test_only_a_running_sitting_is_interrupted_and_only_an_interrupted_one_resumed(sitting):
    sitting.has(convened)
    sitting.when(do(course.interrupt, CHAIR), do(course.resume, CHAIR)).refused("not_opened", "not_opened")
    sitting.has(*opened).when(do(course.resume, CHAIR)).refused("not_interrupted")
    sitting.has(SittingInterrupted(reason="")).when(do(course.interrupt, CHAIR)).refused("is_interrupted")


def test_closing_ends_attendance_interruption_and_closed_part(sitting):
    sitting.has(*opened, excluded, item_called(FIRST_CLOSED), SittingInterrupted(reason="Fault"))
    sitting.when(do(course.close_sitting, CHAIR)).then(SittingClosed(present=13))
    state = sitting.state
    assert (state.phase, state.closed_at, state.current) == (Phase.CLOSED, sitting.clock, None)
    assert {span.ended_at for span in state.interruptions + state.closed_parts} == {sitting.clock}
    assert (dict(state.present), len(state.stays)) == ({}, 13)
    assert {stay.left_at for stay in state.stays} == {sitting.clock}


def test_a_sitting_is_not_closed_while_a_result_is_outstanding(sitting):
    closing = do(course.close_sitting, CHAIR)
    sitting.has(*opened, item_called(3), vote_opened()).when(closing).refused("vote_still_open")
    sitting.when(close_vote(CLERK), closing).refused("vote_not_announced")
    sitting.when(announce(CHAIR), closing).then(SittingClosed(present=13))


def test_a_closed_sitting_takes_nothing_more(sitting):
    sitting.has(*opened, SittingClosed(present=13))
    sitting.when(
        do(attendance.arrive, CLERK, person=ANNA.person),
        do(agenda.call_item, CHAIR, item=3),
        do(course.close_sitting, CHAIR),
    ).refused("is_closed", "is_closed", "is_closed")


def test_a_plain_sitting_event_does_not_know_what_it_changes():
    with pytest.raises(NotImplementedError):
        SittingEvent().apply(Sitting(), EVENING)


def test_the_time_line_of_attendance_tells_who_was_there_when_and_how(sitting):
    sitting.has(convened, arrived(ANNA))
    came = sitting.clock
    sitting.has(arrived(ANNA, mode=REMOTE))
    changed = sitting.clock
    assert sitting.state.stays == (
        Stay(ANNA.person, ROOM, came, changed),
        Stay(ANNA.person, REMOTE, changed, None),
    )
