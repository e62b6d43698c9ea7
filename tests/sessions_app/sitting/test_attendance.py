"""Who attends, and who says so."""

from dataclasses import replace

from accounts.actor import NOBODY, Actor
from sessions_app.sitting.assembly import Presence
from sessions_app.sitting.commands import attendance
from sessions_app.sitting.events.attendance import ArrivalsConfirmed, MemberArrived, MemberLeft
from sessions_app.sitting.events.course import SittingCancelled, SittingConvened
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    LUKAS,
    MIRA,
    NILS,
    OTHER_CLERK,
    PAUL,
    PLAN,
    REMOTE,
    ROOM,
    arrived,
    convened,
    do,
    of_council,
)


def arrive(by, who=None, **arguments):
    return do(attendance.arrive, by, person=who and who.person, **arguments)


def leave(by, who=None):
    return do(attendance.leave, by, person=who and who.person)


def reported(who, mode=ROOM):
    """They said so themselves; nobody has seen it yet."""
    return [MemberArrived(person=who.person, mode=mode, unconfirmed=True)]


def test_members_report_themselves_in_the_room_or_remotely(sitting):
    sitting.has(convened).when(arrive(ANNA), arrive(BERND, mode="remote"), arrive(MIRA, MIRA))
    sitting.then(*reported(ANNA), *reported(BERND, mode=REMOTE), *reported(MIRA))
    assert sitting.state.present[MIRA.person] == Presence(ROOM, sitting.clock, confirmed=False)


def test_the_desk_reports_anybody_and_nobody_else_does(sitting):
    sitting.has(convened).when(arrive(CLERK, ANNA), arrive(CHAIR, BERND)).then(*arrived(ANNA, BERND))
    sitting.when(arrive(ANNA, CEM), leave(ANNA, BERND), arrive(OTHER_CLERK, CEM), arrive(NOBODY))
    sitting.refused(*["not_your_attendance"] * 4)


DOOR = Actor(user=950, name="Tor", grants=frozenset({of_council("keep_door_of")}))


def test_the_door_enters_who_comes_and_goes_in_the_room_and_nothing_else(sitting):
    sitting.has(convened, MemberArrived(person=BERND.person, mode=ROOM, unconfirmed=True))
    sitting.when(arrive(DOOR, ANNA))
    sitting.then(MemberArrived(person=ANNA.person, mode=ROOM))
    sitting.when(do(attendance.confirm_arrivals, DOOR, person=BERND.person))
    sitting.then(ArrivalsConfirmed(people=(BERND.person,)))
    sitting.when(leave(DOOR, ANNA))
    sitting.then(MemberLeft(person=ANNA.person))
    sitting.when(arrive(DOOR, CEM, mode=REMOTE), arrive(DOOR, BERND, mode=REMOTE)).refused(
        "not_your_attendance", "not_your_attendance"
    )
    sitting.has(MemberArrived(person=CEM.person, mode=ROOM, unconfirmed=True))
    sitting.when(do(attendance.confirm_arrivals, DOOR)).refused("not_the_desk")
    sitting.when(do(attendance.reject_arrival, DOOR, person=CEM.person)).refused("not_the_desk")


def test_only_people_of_the_roster_arrive(sitting):
    sitting.has(convened).when(arrive(CLERK), arrive(PAUL), arrive(CLERK, OTHER_CLERK))
    sitting.refused("not_on_roster", "not_on_roster", "not_on_roster")
    sitting.when(arrive(CLERK_WITHOUT_PERSON)).refused("not_on_roster")


CLERK_WITHOUT_PERSON = Actor(user=7, name="Temp", grants=CLERK.grants)


def test_nobody_arrives_before_the_sitting_is_convened_or_after_it_was_cancelled(sitting):
    sitting.when(arrive(ANNA)).refused("not_convened")
    sitting.has(convened, SittingCancelled(reason="Storm")).when(arrive(ANNA)).refused("is_cancelled")


def test_a_member_changes_from_the_room_to_the_line_but_does_not_arrive_twice(sitting):
    sitting.has(convened, arrived(ANNA)).when(arrive(ANNA, mode="remote")).then(*arrived(ANNA, mode=REMOTE))
    sitting.when(arrive(ANNA, mode="remote"), arrive(ANNA, mode="on the moon"))
    sitting.refused("already_present", "unknown_mode")


def test_only_somebody_who_is_there_leaves(sitting):
    sitting.has(convened, arrived(ANNA)).when(leave(ANNA)).then(MemberLeft(person=ANNA.person))
    sitting.when(leave(ANNA)).refused("not_present")


def test_a_substitute_takes_part_only_while_the_principal_is_absent(sitting):
    sitting.has(convened, arrived(LUKAS)).when(arrive(NILS)).refused("principal_present")
    sitting.when(leave(LUKAS), arrive(NILS)).then(*reported(NILS))
    assert sitting.state.quorum_present == 1


def test_a_principal_who_comes_late_is_replaced_until_the_substitute_leaves(sitting):
    sitting.has(convened, arrived(NILS, LUKAS))
    assert [member.name for member in sitting.state.electors] == ["Nils Nolting"]
    assert sitting.state.acting_substitute(LUKAS.person).name == "Nils Nolting"
    sitting.when(arrive(NILS, mode="remote"), leave(NILS)).then(MemberLeft(person=NILS.person))
    assert [member.name for member in sitting.state.electors] == ["Lukas Lohse"]
    assert sitting.state.acting_substitute(LUKAS.person) is None


def test_a_place_is_taken_by_one_substitute_only(sitting):
    second = replace(PLAN.members[-1], person=77, name="Second")
    sitting.has(SittingConvened(plan=replace(PLAN, members=(*PLAN.members, second))), arrived(NILS))
    sitting.when(do(attendance.arrive, CLERK, person=77)).refused("place_taken")
    sitting.when(leave(NILS), do(attendance.arrive, CLERK, person=77)).then(MemberArrived(person=77))
