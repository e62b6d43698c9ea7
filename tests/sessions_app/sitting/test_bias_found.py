"""Somebody biased took part in a vote, and it comes out later: entered, weighed, told; the vote stays (§ 31 Abs. 6 GO NRW)."""

from dataclasses import replace

from django.utils import translation

from sessions_app.screens.attendance import roll
from sessions_app.screens.audience import Audience
from sessions_app.screens.voting import vote as shown
from sessions_app.sitting.bias import TookPart, Weight, took_part
from sessions_app.sitting.commands import recusal
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.recusal import BiasFound, MemberRecused
from sessions_app.sitting.moves import Proposal
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    CLERK,
    EVENING,
    LUKAS,
    NO,
    SECRET,
    VOTERS,
    YES,
    announced,
    ballot,
    counted,
    do,
    handed_in,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

# Anna's Yes decided, Bernd's No did not.
CLOSE = (
    *(item_called(3), vote_opened(), ballot(ANNA, YES), ballot(BERND, NO), ballot(CEM, YES)),
    vote_closed(2, 1, 0, not_voted=10, carried=True),
    announced,
)
TIE = "Ohne diese Stimme wäre das Ergebnis ein anderes (§ 31 GO NRW)."


def find(who, by=CLERK, vote=1, reason="Auskunft aus dem Handelsregister"):
    return do(recusal.find_bias, by, person=who.person, vote=vote, reason=reason)


def found(who, vote=1):
    return BiasFound(person=who.person, item=3, vote=vote, reason="Auskunft aus dem Handelsregister")


def test_it_is_entered_also_when_the_item_is_decided_and_another_is_called(sitting):
    sitting.has(*opened, *CLOSE, ItemCalled(item=4)).when(find(ANNA), find(BERND))
    sitting.then(found(ANNA), found(BERND))
    state = sitting.state
    assert took_part(state, state.votes[0]) == (
        TookPart(ANNA.person, ANNA.name, Weight.DECISIVE),
        TookPart(BERND.person, BERND.name, Weight.SAME),
    )
    assert (state.votes[0].final.yes, state.votes[0].verdict.carried) == (2, True)
    assert state.attendance.recused_from(3) == frozenset()  # nobody goes anywhere


def test_only_of_who_cast_a_counted_vote_and_once_and_with_a_reason(sitting):
    sitting.has(*opened, item_called(3), vote_opened(), ballot(ANNA, YES)).when(find(ANNA))
    sitting.refused("took_no_part")
    sitting.has(*CLOSE[3:]).when(find(LUKAS), find(ANNA, vote=9), find(ANNA, reason=" "), find(ANNA, by=ANNA))
    sitting.refused("took_no_part", "unknown_vote", "no_reason", "not_the_desk")
    sitting.has(found(ANNA)).when(find(ANNA)).refused("bias_known")


def test_who_was_entered_as_biased_after_a_vote_on_the_item_took_part_in_it_as_well(sitting):
    late = MemberRecused(person=BERND.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
    state = sitting.has(*opened, *CLOSE, late).state
    assert took_part(state, state.votes[0]) == (TookPart(BERND.person, BERND.name, Weight.SAME),)


def test_a_vote_on_urgency_is_about_no_matter_that_anybody_is_biased_on(sitting):
    late = MemberRecused(person=BERND.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
    state = sitting.has(*opened, *CLOSE, late).state
    urgent = Proposal(item=state.item, reason="Eilt", proposed_at=EVENING, votes=(1,))
    of_urgency = replace(state, moves=replace(state.moves, proposals=(urgent,)))
    assert took_part(of_urgency, state.votes[0]) == ()


def test_of_papers_nobody_knows_what_the_biased_one_chose(sitting):
    papers = (handed_in(*VOTERS), counted("Olga", 7, 6), counted("Paul", 7, 6))
    end = vote_closed(7, 6, 0, not_voted=0, carried=True)
    state = sitting.has(
        *opened, item_called(3), vote_opened(SECRET), *papers, end, announced, found(ANNA)
    ).state
    assert took_part(state, state.votes[0]) == (TookPart(ANNA.person, ANNA.name, Weight.UNKNOWN),)


def test_desk_members_and_the_public_read_it_beside_the_result_and_the_desk_can_enter_it(sitting):
    with translation.override("de"):
        state = sitting.has(*opened, *CLOSE).state
        assert shown(state, Audience.PUBLIC).biased == ()
        forms = {each.do: each for each in roll(state, presides=False, clerk=True).bias}
        assert [str(each.label) for each in forms["find_bias"].fields[1].options] == ["Abstimmung 1: Ö 3"]
        after = sitting.has(found(ANNA)).state
        for audience in (Audience.DESK, Audience.MEMBER, Audience.PUBLIC):
            (said,) = shown(after, audience).biased
            assert str(said) == f"{ANNA.name} war befangen und hat an dieser Abstimmung teilgenommen. {TIE}"
        assert [part for part in Part if may_be_read(state, found(ANNA), part)] == [Part.PUBLIC]
