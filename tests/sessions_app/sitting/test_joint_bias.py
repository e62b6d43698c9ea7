"""Bias in a joint debate (§ 31 GO NRW): on one of the items, out of the debate on all, and no further."""

from sessions_app.screens.attendance import own_declarations
from sessions_app.screens.audience import Audience
from sessions_app.screens.presence import seats
from sessions_app.screens.voting import you
from sessions_app.sitting.commands import leadership, motions, moves, recusal, speakers
from sessions_app.sitting.eligibility import register
from sessions_app.sitting.events.agenda import ItemCalled, ItemNoted
from sessions_app.sitting.events.moves import ItemsCombined, ItemsSeparated
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import FloorGiven, FloorRequested, RequestWithdrawn, SpeechEnded
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    VERA,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)

SECOND_CLOSED = FIRST_CLOSED + 1


def recused(who, item, place=Place.AUDIENCE):
    return MemberRecused(person=who.person, item=item, place=place, basis=Basis.DECLARED)


def combined(*items):
    return ItemsCombined(items=items, reason="Zusammenhang")


def speech(who):
    return do(speakers.request_floor, who)


def test_who_is_biased_on_one_of_the_items_neither_speaks_nor_moves_nor_leads_in_their_debate(sitting):
    sitting.has(opened, recused(ANNA, 6), combined(5, 6), ItemCalled(item=5, together=(6,)))
    assert sitting.state.is_biased(ANNA.person)
    assert not sitting.state.takes_part(ANNA.person)
    assert sitting.state.takes_part(BERND.person)
    tabled = {"item": 5, "kind": "amendment", "text": "Weniger"}
    sitting.when(
        do(motions.table_motion, ANNA, **tabled),
        do(leadership.hand_over_chair, CLERK, person=ANNA.person),
    )
    sitting.refused("recused", "deputy_biased")
    states = {seat.person: seat.state for seat in seats(sitting.state, Audience.MEMBER)["seats-2"].seats}
    assert (states[ANNA.person], states[BERND.person]) == ("recused", "room")


def test_what_joins_the_debate_later_takes_those_out_of_it_who_are_biased_on_it(sitting):
    sitting.has(opened, recused(ANNA, 6), recused(BERND, 7), item_called(5))
    sitting.has(
        *(FloorRequested(person=each.person) for each in (ANNA, BERND)), FloorGiven(person=ANNA.person)
    )
    sitting.when(do(moves.combine_items, CLERK, item=5, other=6, reason="Zusammenhang"))
    sitting.then(SpeechEnded(person=ANNA.person), combined(5, 6))
    assert sitting.state.is_biased(ANNA.person)
    sitting.when(do(moves.combine_items, CLERK, item=7, other=6, reason="Zusammenhang"))
    sitting.then(RequestWithdrawn(person=BERND.person), combined(5, 6, 7))
    sitting.has(ItemsSeparated(items=(5, 6, 7), reason="Getrennt"))
    assert not sitting.state.is_biased(ANNA.person)


def test_items_that_are_combined_for_later_silence_nobody_now(sitting):
    sitting.has(opened, recused(ANNA, 6), item_called(3), FloorRequested(person=ANNA.person))
    sitting.when(do(moves.combine_items, CLERK, item=5, other=6, reason="Zusammenhang"))
    sitting.then(combined(5, 6))
    assert not sitting.state.is_biased(ANNA.person)


def test_what_is_finished_already_keeps_nobody_out_of_the_rest(sitting):
    sitting.has(opened, recused(ANNA, 6), item_called(6), ItemNoted(item=6), combined(5, 6), item_called(5))
    assert not sitting.state.is_biased(ANNA.person)


def test_a_bias_on_what_was_joined_ends_the_speech_at_once(sitting):
    sitting.has(opened, item_called(5), FloorRequested(person=ANNA.person), FloorGiven(person=ANNA.person))
    sitting.has(combined(5, 6)).when(do(recusal.declare_recusal, ANNA, item=6, place="audience"))
    sitting.then(SpeechEnded(person=ANNA.person), recused(ANNA, 6))


def test_each_item_is_voted_on_by_those_who_are_not_biased_on_it(sitting):
    sitting.has(opened, recused(ANNA, 6), combined(5, 6), ItemCalled(item=5, together=(6,)))
    assert ANNA.person in {voter.person for voter in register(sitting.state)}
    sitting.has(ItemCalled(item=6, together=(5,)))
    assert ANNA.person not in {voter.person for voter in register(sitting.state)}


def test_who_waits_outside_a_joint_closed_debate_is_given_the_ballot_of_the_other_item_alone(sitting):
    both = (FIRST_CLOSED, SECOND_CLOSED)
    sitting.has(opened, excluded, recused(ANNA, SECOND_CLOSED, Place.OUTSIDE), combined(*both))
    sitting.has(ItemCalled(item=FIRST_CLOSED, together=(SECOND_CLOSED,)))
    assert sitting.state.sent_out == {ANNA.person}
    assert you(sitting.state, ANNA.person).state == "not_entitled"
    card = you(sitting.has(vote_opened()).state, ANNA.person)
    assert (card.state, bool(card.options)) == ("open", True)


def test_who_waits_outside_is_told_nothing_of_the_vote_on_the_own_item(sitting):
    both = (FIRST_CLOSED, SECOND_CLOSED)
    sitting.has(opened, excluded, recused(ANNA, FIRST_CLOSED, Place.OUTSIDE), combined(*both))
    sitting.has(ItemCalled(item=FIRST_CLOSED, together=(SECOND_CLOSED,)), vote_opened(question="GEHEIM"))
    card = you(sitting.state, ANNA.person)
    assert (card.state, card.ballot) == ("not_entitled", None)
    assert "GEHEIM" not in repr(card)
    assert "GEHEIM" in repr(you(sitting.state, BERND.person))


def test_on_the_own_card_a_bias_can_be_said_on_each_of_the_items(sitting):
    sitting.has(opened, combined(5, 6), ItemCalled(item=6, together=(5,)))

    def said():
        return [each.given[0][1] for each in own_declarations(sitting.state, ANNA.person) if each.given]

    assert said() == ["6", "5"]
    sitting.has(recused(ANNA, 6))
    assert said() == ["5"]


def test_closed_papers_are_kept_until_their_own_item_is_finished(sitting):
    sitting.has(opened, recused(ANNA, 3), recused(ANNA, FIRST_CLOSED, Place.OUTSIDE), excluded)
    kept = [sitting.state.kept_from(who.person) for who in (ANNA, BERND)]
    assert kept == [{FIRST_CLOSED}, frozenset()]
    sitting.has(item_called(FIRST_CLOSED))
    assert sitting.state.kept_from(ANNA.person) == {FIRST_CLOSED}
    sitting.has(ItemNoted(item=FIRST_CLOSED), item_called(SECOND_CLOSED))
    assert sitting.state.kept_from(ANNA.person) == frozenset()


def test_a_chair_who_waits_outside_leads_nothing_and_keeps_nothing_of_the_desk(sitting):
    sitting.has(opened, recused(VERA, FIRST_CLOSED, Place.OUTSIDE), excluded)
    sitting.when(do(leadership.hand_over_chair, CHAIR, person=ANNA.person)).has(item_called(FIRST_CLOSED))
    orders = do(leadership.give_back_chair, CHAIR), do(leadership.hand_over_chair, CHAIR, person=BERND.person)
    sitting.when(*orders).refused("not_the_desk", "not_the_desk")
    sitting.has(recused(ANNA, FIRST_CLOSED, Place.OUTSIDE))
    sitting.when(do(leadership.give_back_chair, ANNA)).refused("not_the_desk")
    sitting.when(do(leadership.hand_over_chair, CLERK, person=BERND.person))
    assert sitting.state.presiding == BERND.person
