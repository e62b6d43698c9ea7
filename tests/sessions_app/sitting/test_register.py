"""The electoral register: of everybody on the roster whether they may vote on this item, and why (LAW-05)."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import attendance, moves, votes
from sessions_app.sitting.eligibility import NotEntitled, entitlements, register, why_not, why_not_in
from sessions_app.sitting.events.attendance import MemberAnnouncedLate, MemberExcused, MemberLeft
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.events.happenings import OrderMeasureTaken
from sessions_app.sitting.events.recusal import MemberRecused, RecusalEnded
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CLERK,
    DORA,
    EVA,
    FIRST_CLOSED,
    FRITZ,
    LUKAS,
    MIRA,
    NILS,
    PLAN,
    ROSTER,
    VERA,
    VOTERS,
    YES,
    arrived,
    cast,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)
from voting.register import Entitlement, Ground

OPENED = SittingOpened(present=13, required=7, quorate=True)


def left(who):
    return MemberLeft(person=who.person)


def excused(who):
    return MemberExcused(person=who.person)


def late(who):
    return MemberAnnouncedLate(person=who.person)


def expelled(who):
    return OrderMeasureTaken(measure=Measure.EXPULSION, person=who.person, reason="Gröblich gestört")


def biased(who, item=3, place=Place.AUDIENCE):
    return MemberRecused(person=who.person, item=item, place=place, basis=Basis.DECLARED)


def without(*missing):
    return [convened, *arrived(*(each for each in VOTERS if each not in missing)), OPENED]


# Who, what happened before item 3 was voted on, and how the register has it: ground, and whose place is concerned.
CASES = {
    "a member who is present": (ANNA, [*opened], Ground.MEMBER, ""),
    "the chair": (VERA, [*opened], Ground.MEMBER, ""),
    "an advisory member who is present": (MIRA, [*opened, arrived(MIRA)], Ground.ADVISORY, ""),
    "an advisory member who is not": (MIRA, [*opened], Ground.ADVISORY, ""),
    "a substitute whom nobody needs": (NILS, [*opened], Ground.STANDBY, "Lukas Lohse"),
    "a substitute in an empty place": (
        NILS,
        [*without(LUKAS), arrived(NILS)],
        Ground.SUBSTITUTE,
        "Lukas Lohse",
    ),
    "an absent member with a substitute": (
        LUKAS,
        [*without(LUKAS), arrived(NILS)],
        Ground.ABSENT,
        "Nils Nolting",
    ),
    "a member who came back while the substitute is here": (
        LUKAS,
        [*without(LUKAS), arrived(NILS), arrived(LUKAS)],
        Ground.REPLACED,
        "Nils Nolting",
    ),
    "a substitute who has gone again": (
        NILS,
        [*without(LUKAS), arrived(NILS), left(NILS)],
        Ground.LEFT,
        "Lukas Lohse",
    ),
    "a member who never came": (BERND, without(BERND), Ground.ABSENT, ""),
    "a member who is excused": (BERND, [*without(BERND), excused(BERND)], Ground.EXCUSED, ""),
    "a member who comes later": (BERND, [*without(BERND), late(BERND)], Ground.LATE, ""),
    "a member who was announced late and has come": (
        BERND,
        [*without(BERND), late(BERND), arrived(BERND)],
        Ground.MEMBER,
        "",
    ),
    "a member who has gone": (CEM, [*opened, left(CEM)], Ground.LEFT, ""),
    "a member who has gone and come back": (CEM, [*opened, left(CEM), arrived(CEM)], Ground.MEMBER, ""),
    "a member who was expelled": (DORA, [*opened, expelled(DORA)], Ground.EXPELLED, ""),
    "a member who is biased on this item": (EVA, [*opened, biased(EVA)], Ground.BIASED, ""),
    "a member who is biased on another item": (EVA, [*opened, biased(EVA, item=4)], Ground.MEMBER, ""),
    "a biased member who waits outside": (
        EVA,
        [*opened, biased(EVA, place=Place.OUTSIDE)],
        Ground.BIASED,
        "",
    ),
    "a biased member with a substitute": (
        LUKAS,
        [*opened, biased(LUKAS), arrived(NILS)],
        Ground.BIASED,
        "Nils Nolting",
    ),
    "a biased member who has gone": (EVA, [*opened, biased(EVA), left(EVA)], Ground.LEFT, ""),
}


@pytest.mark.parametrize(("who", "happened", "ground", "other"), CASES.values(), ids=CASES)
def test_the_register_says_of_each_why(sitting, who, happened, ground, other):
    sitting.has(*happened, item_called(3)).when(do(votes.open_vote, CLERK, item=3))
    (event,) = sitting.happened
    assert event.entitlements == entitlements(sitting.state)
    assert sitting.state.vote.entitlement(who.person) == Entitlement(who.person, who.name, ground, other)
    assert (who.person in sitting.state.vote.electors) is (ground in {Ground.MEMBER, Ground.SUBSTITUTE})


@pytest.mark.parametrize("happened", [each[1] for each in CASES.values()], ids=CASES)
def test_everybody_on_the_roster_is_told_and_the_entitled_are_the_register(sitting, happened):
    sitting.has(*happened, item_called(3))
    told = entitlements(sitting.state)
    assert [each.person for each in told] == [who.person for who in ROSTER]
    assert [each.person for each in told if each.entitled] == [
        each.person for each in register(sitting.state)
    ]


def test_a_vote_on_urgency_knows_no_bias_on_the_item_that_is_called(sitting):
    propose = do(moves.propose_item, CLERK, item=99, title="Deichbruch", reason="Hochwasser")
    sitting.has(*opened, item_called(3), biased(EVA))
    sitting.when(propose, do(moves.open_urgency_vote, CLERK, item=99))
    assert sitting.state.vote.entitlement(EVA.person).ground is Ground.MEMBER


def test_an_expulsion_behind_closed_doors_is_not_told_on_the_register_of_a_public_item(sitting):
    sitting.has(*opened, excluded, item_called(FIRST_CLOSED), expelled(DORA))
    inside = {each.person: each.ground for each in entitlements(sitting.state)}
    assert inside[DORA.person] is Ground.EXPELLED
    sitting.has(item_called(3))
    public = {each.person: each.ground for each in entitlements(sitting.state)}
    assert public[DORA.person] is Ground.LEFT


def test_the_order_is_that_of_the_roll_call_whatever_the_order_of_the_plan(sitting):
    turned = replace(PLAN, members=tuple(reversed(PLAN.members)))
    sitting.has(SittingConvened(plan=turned))
    assert [each.person for each in entitlements(sitting.state)] == [who.person for who in ROSTER]


# What the voting card says to who is not on the register of the vote that is shown.

FROZEN = {
    "advisory": (MIRA, [*opened, arrived(MIRA)], [], NotEntitled.ADVISORY),
    "biased": (EVA, [*opened, biased(EVA)], [], NotEntitled.RECUSED),
    "no longer biased": (
        EVA,
        [*opened, biased(EVA)],
        [RecusalEnded(person=EVA.person, item=3)],
        NotEntitled.RECUSED,
    ),
    "replaced": (LUKAS, [*without(LUKAS), arrived(NILS), arrived(LUKAS)], [], NotEntitled.REPLACED),
    "replaced until just now": (
        LUKAS,
        [*without(LUKAS), arrived(NILS), arrived(LUKAS)],
        [left(NILS)],
        NotEntitled.REPLACED,
    ),
    "absent": (FRITZ, without(FRITZ), [], NotEntitled.NOT_PRESENT),
    "came during the vote": (FRITZ, without(FRITZ), [arrived(FRITZ)], NotEntitled.CAME_LATER),
    "expelled": (DORA, [*opened, expelled(DORA)], [], NotEntitled.EXPELLED),
}


@pytest.mark.parametrize(("who", "before", "during", "reason"), FROZEN.values(), ids=FROZEN)
def test_the_reason_is_the_one_of_the_opening(sitting, who, before, during, reason):
    sitting.has(*before, item_called(3), vote_opened(), *during)
    assert why_not_in(sitting.state.vote, sitting.state, who.person) is reason
    sitting.when(cast(who, YES))
    assert [refused.refusal for refused in sitting.refusals] == [reason]


def test_votes_from_before_the_reasons_were_written_tell_them_as_things_stand(sitting):
    sitting.has(*without(FRITZ), arrived(MIRA), item_called(3), vote_opened(entitlements=()))
    reasons = {MIRA: NotEntitled.ADVISORY, FRITZ: NotEntitled.NOT_PRESENT}
    for who, reason in reasons.items():
        assert why_not_in(sitting.state.vote, sitting.state, who.person) is reason
    sitting.when(do(attendance.arrive, FRITZ))
    assert why_not_in(sitting.state.vote, sitting.state, FRITZ.person) is NotEntitled.CAME_LATER


def test_who_was_expelled_hears_so_before_any_vote(sitting):
    sitting.has(*opened, expelled(DORA), item_called(3))
    assert why_not(sitting.state, DORA.person) is NotEntitled.EXPELLED
