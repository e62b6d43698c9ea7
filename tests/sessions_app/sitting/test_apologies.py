"""Who will not come, who says he is here, and what is written down afterwards."""

from datetime import timedelta

from sessions_app.sitting.assembly import Presence, Stay
from sessions_app.sitting.commands import apologies, attendance, later
from sessions_app.sitting.events.attendance import (
    ApologyWithdrawn,
    ArrivalEnteredLater,
    ArrivalRejected,
    ArrivalsConfirmed,
    DepartureEnteredLater,
    MemberAnnouncedLate,
    MemberArrived,
    MemberExcused,
    MemberLeft,
)
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.presence import Apology
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    EVENING,
    LUKAS,
    NILS,
    PAUL,
    REMOTE,
    ROOM,
    YES,
    announced,
    arrived,
    ballot,
    convened,
    do,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

NINE = EVENING + timedelta(hours=2)


def on(command, by, who, **arguments):
    return do(command, by, person=who.person, **arguments)


def came(by, who, at, reason="übersehen", **arguments):
    return on(later.enter_arrival, by, who, arrived_at=at, reason=reason, **arguments)


def went(by, who, at, reason="übersehen"):
    return on(later.enter_departure, by, who, left_at=at, reason=reason)


# Apologies


def test_the_desk_enters_who_is_excused_and_who_comes_late(sitting):
    sitting.has(convened).when(on(apologies.excuse_member, CLERK, ANNA))
    sitting.then(MemberExcused(person=ANNA.person))
    sitting.when(on(apologies.announce_late, CHAIR, BERND, expected_at=NINE))
    sitting.then(MemberAnnouncedLate(person=BERND.person, expected_at=NINE))
    known = sitting.state.attendance
    assert known.apology(ANNA.person) == Apology(ANNA.person)
    assert known.apology(BERND.person) == Apology(BERND.person, late=True, expected_at=NINE)
    assert known.apology(CEM.person) is None


def test_an_apology_is_replaced_and_taken_back(sitting):
    sitting.has(convened, MemberExcused(person=ANNA.person))
    sitting.when(on(apologies.excuse_member, CLERK, ANNA)).refused("already_excused")
    sitting.when(on(apologies.announce_late, CLERK, ANNA)).then(MemberAnnouncedLate(person=ANNA.person))
    assert sitting.state.attendance.apologies == (Apology(ANNA.person, late=True),)
    sitting.when(on(apologies.withdraw_apology, CLERK, ANNA)).then(ApologyWithdrawn(person=ANNA.person))
    sitting.when(on(apologies.withdraw_apology, CLERK, ANNA)).refused("no_apology")


def test_only_the_desk_excuses_only_the_absent_of_the_roster(sitting):
    sitting.has(convened, arrived(ANNA)).when(
        on(apologies.excuse_member, BERND, BERND),
        on(apologies.excuse_member, CLERK, ANNA),
        on(apologies.announce_late, CLERK, PAUL),
        on(apologies.withdraw_apology, ANNA, ANNA),
    )
    sitting.refused("not_the_desk", "already_here", "not_on_roster", "not_the_desk")


def test_a_meeting_convened_anew_keeps_the_apologies_of_its_people(sitting):
    sitting.has(convened, MemberExcused(person=ANNA.person), MemberExcused(person=PAUL.person), convened)
    assert sitting.state.attendance.apologies == (Apology(ANNA.person),)


def test_nobody_is_excused_when_all_is_over(sitting):
    sitting.has(opened, SittingClosed(present=13)).when(on(apologies.excuse_member, CLERK, NILS))
    sitting.refused("is_closed")


# The own word, and the desk's


def test_who_reports_himself_counts_at_once_and_waits_for_the_desk(sitting):
    sitting.has(convened).when(do(attendance.arrive, ANNA), do(attendance.arrive, CHAIR))
    sitting.then(MemberArrived(person=ANNA.person, unconfirmed=True), *arrived(CHAIR))
    assert sitting.state.quorum_present == 2
    sitting.when(do(attendance.confirm_arrivals, CLERK)).then(ArrivalsConfirmed(people=(ANNA.person,)))
    assert sitting.state.present[ANNA.person].confirmed
    sitting.when(do(attendance.confirm_arrivals, CLERK)).refused("nothing_to_confirm")


def test_one_arrival_is_confirmed_and_the_others_wait(sitting):
    sitting.has(convened).when(do(attendance.arrive, ANNA), do(attendance.arrive, BERND))
    sitting.when(on(attendance.confirm_arrivals, CLERK, BERND))
    sitting.then(ArrivalsConfirmed(people=(BERND.person,)))
    assert not sitting.state.present[ANNA.person].confirmed


def test_whom_the_desk_has_seen_stays_confirmed_on_the_line(sitting):
    sitting.has(convened, arrived(ANNA)).when(do(attendance.arrive, ANNA, mode="remote"))
    sitting.then(*arrived(ANNA, mode=REMOTE))


def test_an_arrival_that_was_none_leaves_no_trace_in_the_time_line(sitting):
    sitting.has(convened).when(do(attendance.arrive, ANNA), on(attendance.reject_arrival, CLERK, ANNA))
    sitting.then(ArrivalRejected(person=ANNA.person))
    assert sitting.state.stays == ()


def test_only_an_unconfirmed_arrival_without_a_ballot_is_rejected(sitting):
    unseen = MemberArrived(person=ANNA.person, unconfirmed=True)
    sitting.has(opened, MemberLeft(person=ANNA.person), unseen, item_called(3), vote_opened())
    sitting.has(ballot(ANNA, YES)).when(
        on(attendance.reject_arrival, CLERK, ANNA),
        on(attendance.reject_arrival, CLERK, BERND),
        on(attendance.reject_arrival, CLERK, NILS),
        on(attendance.reject_arrival, BERND, ANNA),
        do(attendance.confirm_arrivals, ANNA),
    )
    sitting.refused("voted_meanwhile", "nothing_to_confirm", "not_present", "not_the_desk", "not_the_desk")


def test_a_ballot_of_an_earlier_stay_does_not_keep_an_arrival(sitting):
    sitting.has(opened, item_called(3), vote_opened(), ballot(ANNA, YES))
    sitting.has(vote_closed(1, 0, 0, not_voted=12, carried=True), announced, MemberLeft(person=ANNA.person))
    sitting.has(MemberArrived(person=ANNA.person, unconfirmed=True))
    sitting.when(on(attendance.reject_arrival, CLERK, ANNA)).then(ArrivalRejected(person=ANNA.person))


def test_who_has_voted_is_not_sent_away_after_a_change_of_place_either(sitting):
    sitting.has(opened, MemberLeft(person=ANNA.person), MemberArrived(person=ANNA.person, unconfirmed=True))
    sitting.has(item_called(3), vote_opened(), ballot(ANNA, YES), arrived(BERND, mode=REMOTE))
    for mode in ("remote", "room"):
        sitting.when(do(attendance.arrive, ANNA, mode=mode))
        assert not sitting.state.present[ANNA.person].confirmed
        sitting.when(on(attendance.reject_arrival, CLERK, ANNA)).refused("voted_meanwhile")


# Entered later: the entry's time is that of the writing, the time line shows the true one


def test_an_arrival_that_was_overlooked_counts_from_its_true_time(sitting):
    sitting.has(convened)
    then = sitting.clock + timedelta(seconds=20)
    sitting.when(came(CLERK, ANNA, then, mode="remote"))
    sitting.then(ArrivalEnteredLater(person=ANNA.person, arrived_at=then, reason="übersehen", mode=REMOTE))
    assert sitting.state.present[ANNA.person] == Presence(REMOTE, then)
    assert sitting.clock > then


def test_an_arrival_written_too_late_is_put_right(sitting):
    sitting.has(convened)
    then = sitting.clock + timedelta(seconds=20)
    sitting.has(arrived(ANNA)).when(came(CLERK, ANNA, then))
    assert sitting.state.stays == (Stay(ANNA.person, ROOM, then, None),)


def test_a_departure_that_was_overlooked_ends_the_stay_at_its_true_time(sitting):
    sitting.has(convened, arrived(ANNA))
    came_at, left_at = sitting.clock, sitting.clock + timedelta(seconds=30)
    sitting.has(arrived(BERND)).when(went(CLERK, ANNA, left_at, reason=" Zug "))
    sitting.then(DepartureEnteredLater(person=ANNA.person, left_at=left_at, reason="Zug"))
    assert Stay(ANNA.person, ROOM, came_at, left_at) in sitting.state.stays
    assert ANNA.person not in sitting.state.present


def test_a_departure_written_too_late_is_put_right(sitting):
    sitting.has(convened, arrived(ANNA, BERND))
    then = sitting.clock + timedelta(seconds=20)
    sitting.has(MemberLeft(person=BERND.person), MemberLeft(person=ANNA.person)).when(went(CLERK, ANNA, then))
    assert sitting.state.last_stay(ANNA.person).left_at == then
    assert sitting.state.last_stay(BERND.person).left_at > then


def test_times_that_cannot_be_true_are_refused(sitting):
    sitting.has(convened)
    convening = sitting.clock
    sitting.has(arrived(ANNA), MemberLeft(person=ANNA.person), arrived(BERND))
    came_at, left_at = convening + timedelta(minutes=1), convening + timedelta(minutes=2)
    sitting.when(
        came(CLERK, CEM, convening - timedelta(minutes=1)),
        came(CLERK, ANNA, left_at - timedelta(seconds=1)),
        went(CLERK, ANNA, came_at),
        went(CLERK, ANNA, left_at),
        went(CLERK, BERND, convening),
        went(CLERK, CEM, left_at),
    )
    sitting.refused(
        "before_convening",
        "already_here_then",
        "not_here_then",
        "not_here_then",
        "not_here_then",
        "not_present",
    )
    sitting.when(came(CLERK, ANNA, left_at)).then(
        ArrivalEnteredLater(person=ANNA.person, arrived_at=left_at, reason="übersehen")
    )


def test_only_the_desk_enters_later_with_a_reason_and_not_after_the_end(sitting):
    sitting.has(convened, arrived(ANNA)).when(
        came(ANNA, ANNA, sitting.clock),
        came(CLERK, CEM, sitting.clock, reason=" "),
        came(CLERK, PAUL, sitting.clock),
        came(CLERK, CEM, sitting.clock, mode="on the moon"),
        went(BERND, ANNA, sitting.clock),
    )
    sitting.refused("not_the_desk", "no_reason", "not_on_roster", "unknown_mode", "not_the_desk")
    sitting.has(SittingClosed(present=1)).when(came(CLERK, CEM, sitting.clock)).refused("is_closed")


def test_a_substitute_is_not_entered_beside_the_principal(sitting):
    sitting.has(convened, arrived(LUKAS)).when(came(CLERK, NILS, sitting.clock)).refused("principal_present")


def test_nobody_who_voted_was_away(sitting):
    sitting.has(opened, item_called(3), vote_opened(), ballot(ANNA, YES))
    before, after = sitting.clock - timedelta(seconds=1), sitting.clock + timedelta(seconds=1)
    sitting.when(went(CLERK, ANNA, before), came(CLERK, ANNA, after))
    sitting.refused("voted_meanwhile", "voted_meanwhile")
    sitting.when(went(CLERK, ANNA, after))
    assert sitting.state.vote.ballots[ANNA.person].choice is YES


def test_no_entry_changes_a_register_that_is_frozen(sitting):
    sitting.has(opened, MemberLeft(person=ANNA.person))
    left_at = sitting.clock
    sitting.has(item_called(3), vote_opened())
    frozen = sitting.state.vote.register
    sitting.when(came(CLERK, ANNA, left_at), went(CLERK, BERND, left_at))
    assert sitting.refusals == []
    assert sitting.state.vote.register == frozen
    assert ANNA.person not in sitting.state.vote.electors
    assert BERND.person in sitting.state.vote.electors
