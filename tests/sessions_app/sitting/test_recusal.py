"""Bias (Befangenheit): who takes no part in an item, and what follows for register and quorum."""

from dataclasses import replace

from sessions_app.sitting.commands import attendance, recusal
from sessions_app.sitting.eligibility import NotEntitled, register, why_not
from sessions_app.sitting.events.agenda import ItemCalled, ItemNoted
from sessions_app.sitting.events.course import (
    SittingClosed,
    SittingConvened,
    SittingInterrupted,
    SittingResumed,
)
from sessions_app.sitting.events.moves import ItemsCombined
from sessions_app.sitting.events.recusal import MemberRecused, RecusalEnded
from sessions_app.sitting.events.speakers import FloorGiven, FloorRequested, RequestWithdrawn, SpeechEnded
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.speakers import Purpose
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    LUKAS,
    NILS,
    PAUL,
    PLAN,
    YES,
    announced,
    arrived,
    ballot,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.rules.profiles import Flag

AUDIENCE, OUTSIDE = Place.AUDIENCE, Place.OUTSIDE


def declare(by, item=3, place="audience", **arguments):
    return do(recusal.declare_recusal, by, item=item, place=place, **arguments)


def decide(by, who, item=3, place="audience", reason="Beschluss des Rates"):
    return do(recusal.decide_recusal, by, person=who.person, item=item, place=place, reason=reason)


def end(by, who, item=3):
    return do(recusal.end_recusal, by, person=who.person, item=item)


def recused(who, item=3, place=AUDIENCE, basis=Basis.DECLARED, reason=""):
    return MemberRecused(person=who.person, item=item, place=place, basis=basis, reason=reason)


def names(sitting):
    return {voter.person for voter in register(sitting.state)}


def test_a_member_declares_a_bias_and_is_left_out_of_the_register_of_this_item_only(sitting):
    sitting.has(opened, item_called(3)).when(declare(ANNA)).then(recused(ANNA))
    assert ANNA.person not in names(sitting)
    assert why_not(sitting.state, ANNA.person) is NotEntitled.RECUSED
    assert why_not(sitting.state, BERND.person) is None
    sitting.has(vote_opened())
    assert ANNA.person not in sitting.state.vote.electors
    assert why_not(sitting.state, ANNA.person) is NotEntitled.RECUSED
    assert why_not(sitting.state, BERND.person) is None
    sitting.has(vote_closed(0, 0, 0, not_voted=12, carried=False), announced, item_called(4))
    assert ANNA.person in names(sitting)


def test_who_is_biased_is_not_present_for_the_quorum(sitting):
    sitting.has(opened, item_called(3), recused(ANNA), recused(BERND, item=4))
    assert (sitting.state.quorum_present, len(sitting.state.voters_present)) == (12, 13)


def test_a_bias_is_told_in_advance_and_holds_when_the_item_is_called(sitting):
    sitting.has(convened).when(declare(ANNA, item=4)).then(recused(ANNA, item=4))
    sitting.has(*opened[1:], item_called(3))
    assert sitting.state.recused == frozenset()
    sitting.has(item_called(4))
    assert sitting.state.recused == {ANNA.person}


def test_the_desk_enters_what_a_member_declares_and_nobody_else_does(sitting):
    sitting.has(opened, item_called(3)).when(declare(CLERK, person=ANNA.person)).then(recused(ANNA))
    sitting.when(declare(BERND, person=ANNA.person), declare(PAUL)).refused("not_your_word", "not_your_word")


def test_the_council_decides_a_case_of_doubt_and_the_chair_says_so_with_the_reason(sitting):
    sitting.has(opened, item_called(3)).when(decide(CHAIR, ANNA))
    sitting.then(recused(ANNA, basis=Basis.DECIDED, reason="Beschluss des Rates"))
    sitting.when(decide(CLERK, BERND), decide(CHAIR, BERND, reason=" ")).refused("not_the_chair", "no_reason")


def asked(who, purpose=Purpose.SPEECH):
    return [
        FloorRequested(person=who.person, purpose=purpose),
        FloorGiven(person=who.person, purpose=purpose),
    ]


def test_who_is_found_biased_has_the_floor_no_longer_and_is_off_the_list(sitting):
    sitting.has(opened, item_called(3), asked(BERND), asked(ANNA))
    sitting.has(FloorRequested(person=ANNA.person, purpose=Purpose.POINT_OF_ORDER))
    sitting.when(decide(CHAIR, ANNA)).then(
        SpeechEnded(person=ANNA.person),
        RequestWithdrawn(person=ANNA.person, purpose=Purpose.POINT_OF_ORDER),
        recused(ANNA, basis=Basis.DECIDED, reason="Beschluss des Rates"),
    )
    assert (sitting.state.speakers.floor, sitting.state.speakers.requests) == (None, ())
    assert [each.person for each in sitting.state.speakers.past] == [BERND.person, ANNA.person]
    assert sitting.state.speakers.past[-1].stopped_at == sitting.clock


def test_a_question_ends_with_the_bias_of_who_asks_it_and_the_speech_goes_on(sitting):
    sitting.has(opened, item_called(3), asked(BERND), asked(ANNA, Purpose.QUESTION)).when(declare(ANNA))
    floor = sitting.state.speakers.floor
    assert (floor.person, floor.stopped_at) == (BERND.person, None)


def test_with_the_bias_of_the_speaker_the_question_put_to_him_ends_as_well(sitting):
    sitting.has(opened, item_called(3), asked(ANNA), asked(BERND, Purpose.QUESTION)).when(declare(ANNA))
    assert sitting.state.speakers.floor is None
    assert [each.person for each in sitting.state.speakers.past] == [BERND.person, ANNA.person]


def test_a_bias_of_others_or_on_what_is_not_debated_leaves_the_floor(sitting):
    sitting.has(opened, item_called(3), asked(ANNA)).when(declare(ANNA, item=4), declare(BERND))
    sitting.then(recused(ANNA, item=4), recused(BERND))
    assert sitting.state.speakers.floor.person == ANNA.person
    together = ItemCalled(item=5, together=(6,))
    sitting.has(ItemsCombined(items=(5, 6), reason="x"), together, asked(ANNA)).when(declare(ANNA, item=6))
    assert sitting.state.speakers.floor is None


def test_in_an_interruption_the_clock_of_the_speech_stands_still_also_after_the_question(sitting):
    sitting.has(opened, item_called(3), asked(BERND), asked(ANNA, Purpose.QUESTION))
    sitting.has(SittingInterrupted(reason="")).when(declare(ANNA))
    floor = sitting.state.speakers.floor
    spoken = floor.stopped_at - floor.clock_from
    sitting.has(SittingResumed())
    floor = sitting.state.speakers.floor
    assert (floor.person, floor.stopped_at, sitting.clock - floor.clock_from) == (BERND.person, None, spoken)


def test_the_same_is_entered_once_and_a_change_of_place_is_something_else(sitting):
    sitting.has(opened, item_called(3), recused(ANNA)).when(declare(ANNA)).refused("already_recused")
    sitting.when(declare(ANNA, place="outside")).then(recused(ANNA, place=OUTSIDE))
    assert [each.place for each in sitting.state.attendance.recusals] == [OUTSIDE]


def test_in_the_closed_part_who_is_biased_leaves_the_room(sitting):
    sitting.has(opened, excluded, item_called(FIRST_CLOSED)).when(
        declare(ANNA, item=FIRST_CLOSED), declare(ANNA, item=FIRST_CLOSED, place="under the table")
    )
    sitting.refused("no_audience", "unknown_place")
    sitting.when(declare(ANNA, item=FIRST_CLOSED, place="outside"))
    sitting.then(recused(ANNA, item=FIRST_CLOSED, place=OUTSIDE))


def test_who_is_biased_on_a_closed_item_is_sent_out_while_it_is_debated_and_nobody_else_is(sitting):
    closed, after = FIRST_CLOSED, FIRST_CLOSED + 1
    sitting.has(opened, recused(BERND, item=3, place=OUTSIDE), item_called(3))
    assert sitting.state.sent_out == frozenset()
    sitting.has(recused(ANNA, item=closed, place=OUTSIDE), recused(NILS, item=closed), excluded)
    assert sitting.state.sent_out == frozenset()
    sitting.has(ItemsCombined(items=(closed, after), reason="x"))
    sitting.has(ItemCalled(item=after, together=(closed,)))
    assert sitting.state.sent_out == {ANNA.person}
    sitting.has(ItemNoted(item=closed), item_called(after))
    assert sitting.state.sent_out == frozenset()


def test_where_the_law_asks_for_less_the_audience_is_allowed_in_the_closed_part(sitting):
    plan = replace(PLAN, profile=replace(PLAN.profile, recusal=Flag(False, "")))
    sitting.has(SittingConvened(plan=plan)).when(declare(ANNA, item=FIRST_CLOSED))
    sitting.then(recused(ANNA, item=FIRST_CLOSED))


def test_a_member_takes_part_again_when_the_desk_says_so(sitting):
    sitting.has(opened, item_called(3), recused(ANNA)).when(end(CLERK, ANNA))
    sitting.then(RecusalEnded(person=ANNA.person, item=3))
    assert ANNA.person in names(sitting)
    sitting.when(end(CLERK, ANNA), end(ANNA, ANNA)).refused("not_recused", "not_the_desk")


def test_nothing_changes_while_a_vote_on_the_item_is_unfinished(sitting):
    sitting.has(opened, item_called(3), recused(BERND), vote_opened())
    sitting.when(declare(ANNA), end(CLERK, BERND)).refused("vote_still_open", "vote_still_open")
    sitting.when(declare(ANNA, item=4)).then(recused(ANNA, item=4))
    sitting.has(ballot(ANNA, YES), vote_closed(1, 0, 0, not_voted=11, carried=True))
    sitting.when(declare(ANNA)).refused("vote_not_announced")
    sitting.has(announced).when(declare(ANNA)).then(recused(ANNA))


def test_no_bias_on_what_is_finished_unknown_or_over(sitting):
    sitting.has(opened, item_called(3), ItemNoted(item=3)).when(declare(ANNA), declare(ANNA, item=999))
    sitting.refused("item_finished", "unknown_item")
    sitting.has(SittingClosed(present=13)).when(declare(ANNA, item=4)).refused("is_closed")


def test_a_substitute_may_take_the_place_of_a_biased_member(sitting):
    sitting.has(opened, item_called(3)).when(do(attendance.arrive, CLERK, person=NILS.person))
    sitting.refused("principal_present")
    sitting.has(recused(LUKAS)).when(do(attendance.arrive, CLERK, person=NILS.person)).then(*arrived(NILS))
    assert NILS.person in names(sitting)
    assert LUKAS.person not in names(sitting)
    sitting.has(item_called(4))
    assert why_not(sitting.state, LUKAS.person) is NotEntitled.REPLACED
