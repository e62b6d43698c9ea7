"""Faults: every member reports, the chair decides, and the sitting waits where it has to (§ 10 DigiSiVO NRW)."""

import pytest

from sessions_app.sitting.commands import course
from sessions_app.sitting.commands.disturbances import (
    declare_repaired,
    judge_disturbance,
    report_fault,
    report_recovery,
)
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.disturbances import Channel, FaultKind, Finding
from sessions_app.sitting.events.course import SittingClosed, SittingInterrupted, SittingResumed
from sessions_app.sitting.events.disturbances import (
    DisturbancesJudged,
    DisturbancesRepaired,
    FaultOver,
    FaultReported,
)
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    MIRA,
    OTHER_CLERK,
    REMOTE,
    Evening,
    arrived,
    convened,
    do,
    excluded,
    opened,
)

WORDS = "Ich höre seit einer Minute nichts. Geheimwort"


def reported(number=1, who=ANNA, fault=FaultKind.SOUND, **more):
    return FaultReported(number=number, person=who.person, fault=fault, **more)


def judged(*numbers, finding=Finding.RELEVANT):
    return DisturbancesJudged(numbers=numbers, finding=finding, reason="Der Ton fehlt allen.")


def report(who, fault="sound", **more):
    return do(report_fault, who, fault=fault, **more)


def judge(by, finding="relevant", reason="Der Ton fehlt allen.", **more):
    return do(judge_disturbance, by, finding=finding, reason=reason, **more)


INTERRUPTED = SittingInterrupted(reason="Störung")
RELEVANT = [*opened, *arrived(ANNA, mode=REMOTE), INTERRUPTED, reported(), judged(1)]


def test_a_member_reports_a_fault_from_the_own_device_also_before_the_opening(sitting):
    for before in ([convened], opened[1:], [INTERRUPTED]):
        sitting.has(before)
        number = sitting.state.disturbances.next_number
        sitting.when(report(ANNA, list(FaultKind)[number - 1], text=f" {WORDS} "))
        sitting.then(reported(number, fault=list(FaultKind)[number - 1], text=WORDS))
    assert [each.channel for each in sitting.state.disturbances.all] == [Channel.DEVICE] * 3


def test_the_desk_enters_what_a_member_tells_it(sitting):
    sitting.has(opened).when(report(CLERK, "connection", person=ANNA.person))
    sitting.then(reported(fault=FaultKind.CONNECTION, channel=Channel.DESK))


def test_nobody_reports_for_others_and_strangers_not_at_all(sitting):
    sitting.has(opened)
    sitting.when(report(ANNA, person=BERND.person), report(OTHER_CLERK), report(MIRA))
    assert [each.code for each in sitting.refusals] == ["not_your_word"] * 2
    assert sitting.happened == [reported(who=MIRA)]
    sitting.when(report(CLERK), report(CLERK, person=999)).refused("not_on_roster", "not_on_roster")


def test_a_report_names_a_fault_that_is_not_yet_reported(sitting):
    sitting.has(opened, reported())
    sitting.when(report(ANNA, "smell"), report(ANNA)).refused("unknown_fault", "fault_already_reported")
    sitting.when(report(ANNA, "picture"), report(BERND)).then(reported(3, BERND))


def test_a_closed_sitting_takes_no_report(sitting):
    sitting.has(opened, reported(), SittingClosed(present=13))
    tries = (
        report(BERND),
        judge(CHAIR),
        do(declare_repaired, CHAIR),
        do(report_recovery, ANNA, disturbance=1),
    )
    sitting.when(*tries).refused(*["is_closed"] * 4)


def test_who_reported_says_that_it_works_again_and_may_report_anew(sitting):
    sitting.has(opened, reported())
    sitting.when(do(report_recovery, BERND, disturbance=1), do(report_recovery, CLERK, disturbance=7))
    sitting.refused("not_your_word", "unknown_disturbance")
    sitting.when(do(report_recovery, ANNA, disturbance=1)).then(FaultOver(number=1))
    assert sitting.state.disturbances.find(1).over_at == sitting.clock
    assert not sitting.state.disturbances.find(1).settled
    sitting.when(do(report_recovery, ANNA, disturbance=1)).refused("disturbance_settled")
    sitting.when(report(ANNA)).then(reported(2))


def test_the_chair_alone_decides_with_a_reason(sitting):
    sitting.has(opened, reported())
    sitting.when(
        judge(CLERK), judge(CHAIR, "whatever"), judge(CHAIR, reason=" "), judge(CHAIR, disturbance=9)
    )
    sitting.refused("not_the_chair", "unknown_finding", "no_reason", "unknown_disturbance")
    sitting.when(do(declare_repaired, CLERK)).refused("not_the_chair")
    sitting.when(judge(CHAIR, "own_sphere")).then(judged(1, finding=Finding.OWN_SPHERE))
    assert sitting.state.disturbances.find(1).settled
    sitting.when(judge(CHAIR), judge(CHAIR, disturbance=1)).refused(
        "disturbance_settled", "disturbance_settled"
    )


def test_one_decision_settles_all_reports_of_the_same_fault(sitting):
    sitting.has(opened, reported(), reported(2, BERND), reported(3, MIRA))
    sitting.when(judge(CHAIR, "irrelevant", disturbance=2)).then(judged(2, finding=Finding.IRRELEVANT))
    sitting.when(judge(CHAIR)).then(judged(1, 3))
    sitting.when(do(declare_repaired, CHAIR, disturbance=3)).then(DisturbancesRepaired(numbers=(3,)))
    sitting.when(do(declare_repaired, CHAIR, reason=" Neues Kabel ")).then(
        DisturbancesRepaired(numbers=(1,), reason="Neues Kabel")
    )
    assert sitting.state.disturbances.unsettled == ()
    sitting.when(do(declare_repaired, CHAIR)).refused("disturbance_settled")


def test_what_cannot_be_repaired_may_be_found_in_the_members_own_sphere_later(sitting):
    sitting.has(RELEVANT).when(judge(CHAIR, "own_sphere"), do(course.resume, CLERK)).then(SittingResumed())


def test_an_interrupted_sitting_goes_on_only_when_every_report_is_settled(sitting):
    sitting.has(opened, INTERRUPTED, reported())
    sitting.when(do(course.resume, CHAIR)).refused("disturbance_not_judged")
    sitting.when(judge(CHAIR), do(course.resume, CHAIR))
    assert [each.code for each in sitting.refusals] == ["disturbance_not_repaired"]
    sitting.when(do(declare_repaired, CHAIR), do(course.resume, CHAIR)).then(SittingResumed())
    repaired = sitting.state.disturbances.find(1)
    assert repaired.relevant
    assert repaired.repaired_at is not None


# Who may read what of it


def readers(before, event):
    return {part for part in Part if may_be_read(before, event, part)}


def state(*events):
    return Evening().has(*events).state


@pytest.mark.parametrize("before", [state(opened), state(opened, excluded)])
def test_what_a_report_says_stands_in_no_record(before):
    assert readers(before, reported(text=WORDS)) == set()


def test_decisions_of_the_public_part_are_public_and_others_are_not():
    in_public = state(opened, reported())
    excluded_since = state(opened, reported(), excluded)
    reported_behind = Evening().has(opened, excluded, reported()).state
    for event in (judged(1), DisturbancesRepaired(numbers=(1,))):
        assert readers(in_public, event) == set(Part)
        assert readers(excluded_since, event) == {Part.CLOSED}
        assert readers(reported_behind, event) == {Part.CLOSED}
    assert readers(in_public, FaultOver(number=1)) == {Part.CLOSED}
