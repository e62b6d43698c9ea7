"""Several items in one vote (en bloc): what can be joined, what any member takes out, and what the result decides."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import agenda, bloc, divisions, elections, motions, recusal, votes
from sessions_app.sitting.events.agenda import ItemPostponed
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import ItemKind
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    MIRA,
    PLAN,
    announced,
    do,
    excluded,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled

FOUR = (3, 4, 5, 6)
CALLED = (*opened, ItemsCalledEnBloc(items=FOUR))
CARRIED = vote_closed(13, 0, 0, not_voted=0, carried=True)


def call(*items, by=CLERK):
    return do(bloc.call_en_bloc, by, items=dict.fromkeys(items, "1"))


def take_out(item, by, person=None):
    return do(bloc.take_item_out, by, item=item, person=person and person.person)


def put(item=3, by=CLERK, **given):
    return do(votes.open_vote, by, item=item, **given)


def states(sitting, items=FOUR):
    return [sitting.state.find_item(item).state.value for item in items]


def test_the_chair_calls_several_items_in_the_order_of_the_agenda(sitting):
    sitting.has(*opened).when(call(5, 3, 4)).then(ItemsCalledEnBloc(items=(3, 4, 5)))
    assert (sitting.state.bloc, sitting.state.current) == ((3, 4, 5), 3)
    assert states(sitting) == ["called", "called", "called", "pending"]
    assert [each.id for each in sitting.state.debated] == [3, 4, 5]
    assert sitting.state.dealt_with == (3, 4, 5)
    assert sitting.has(item_called(6)).state.dealt_with == (6,)


def with_kinds(**kinds):
    """The meeting with other kinds of items: `i4=...`."""
    items = tuple(replace(each, kind=kinds.get(f"i{each.id}", each.kind)) for each in PLAN.items)
    return [SittingConvened(plan=replace(PLAN, items=items)), *opened[1:]]


def test_only_items_of_the_running_part_that_are_resolved_on_alike_are_called_together(sitting):
    report = 7
    sitting.has(*with_kinds(i4=ItemKind.MAIN_BYLAW, i5=ItemKind.SPECIAL, i7=ItemKind.REPORT))
    sitting.when(call(3), call(3, 4), call(3, 5), call(3, report), call(3, FIRST_CLOSED), call(3, 6, by=ANNA))
    sitting.refused(
        "one_item", "different_majorities", "by_itself", "no_vote_on_report", "closed_item", "not_the_desk"
    )
    sitting.has(excluded).when(call(3, 6)).refused("public_item")
    sitting.when(call(3, 999)).refused("unknown_item")


def test_an_item_with_a_motion_is_decided_by_itself(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, "Antrag")).when(call(3, 4)).refused("by_itself")


def test_nothing_is_called_while_a_vote_runs(sitting):
    sitting.has(*opened, item_called(3), vote_opened()).when(call(4, 5)).refused("vote_still_open")


# Taking out


def test_every_member_with_a_vote_takes_an_item_out_before_the_vote_is_opened(sitting):
    sitting.has(*CALLED).when(take_out(4, ANNA)).then(ItemTakenOut(item=4, person=ANNA.person))
    assert (sitting.state.bloc, sitting.state.current) == ((3, 5, 6), 3)
    assert states(sitting) == ["called", "pending", "called", "called"]
    assert sitting.state.find_item(4).called_at is None
    sitting.when(take_out(4, ANNA), take_out(5, MIRA), take_out(5, ANNA, BERND))
    sitting.refused("not_in_bloc", "demanded_from_outside", "not_your_word")
    sitting.has(vote_opened(bloc=(3, 5, 6))).when(take_out(5, ANNA)).refused("vote_still_open")


def test_the_desk_takes_an_item_out_for_a_member_or_without_a_name(sitting):
    sitting.has(*CALLED).when(take_out(4, CLERK, BERND), take_out(5, CLERK), take_out(6, CLERK, MIRA))
    sitting.refused("demanded_from_outside")
    assert [event.person for event in sitting.happened] == [BERND.person, None]


def test_the_first_item_hands_its_place_on_and_one_alone_is_no_bloc(sitting):
    sitting.has(*CALLED).when(take_out(3, ANNA))
    assert (sitting.state.current, sitting.state.bloc) == (4, (4, 5, 6))
    sitting.when(take_out(5, ANNA), take_out(6, ANNA))
    assert (sitting.state.current, sitting.state.bloc) == (4, ())
    sitting.when(put(4)).refused()
    assert (sitting.state.vote.bloc, sitting.state.vote.subjects) == ((), (4,))


def test_what_was_taken_out_is_called_and_decided_by_itself(sitting):
    sitting.has(*CALLED).when(take_out(4, ANNA), put())
    sitting.has(CARRIED, announced).when(do(agenda.call_item, CLERK, item=4), put(4)).refused()
    assert states(sitting) == ["decided", "called", "decided", "decided"]


# The vote


def test_one_vote_lists_the_items_as_proposed_and_decides_them_all(sitting):
    sitting.has(*CALLED).when(take_out(6, ANNA), put(question="Anders"), put(paragraph=1), put())
    sitting.refused("bloc_as_proposed", "unknown_part")
    vote = sitting.state.vote
    assert (vote.subject, vote.bloc, vote.subjects) == (3, (3, 4, 5), (3, 4, 5))
    for item in PLAN.items[2:5]:
        assert f"{item.number} {item.title}\n{item.proposed_resolution}" in vote.question
    assert PLAN.items[5].title not in vote.question
    sitting.has(CARRIED, announced)
    assert [(sitting.state.find_item(item).carried) for item in FOUR] == [True, True, True, None]
    assert [[each.number for each in sitting.state.votes_on(item)] for item in FOUR] == [[1], [1], [1], []]
    assert sitting.state.bloc == ()


def test_a_rejection_rejects_them_all_and_an_annulled_vote_decides_none(sitting):
    sitting.has(*CALLED, vote_opened(bloc=FOUR), VoteAnnulled(reason="Störung"))
    assert (states(sitting), sitting.state.bloc) == (["called"] * 4, FOUR)
    rejected = vote_closed(0, 13, 0, not_voted=0, carried=False)
    sitting.when(put()).refused()
    sitting.has(rejected, announced)
    assert [sitting.state.find_item(item).carried for item in FOUR] == [False] * 4


def test_a_point_of_order_is_voted_on_alone(sitting):
    sitting.has(*CALLED, motion_tabled(ANNA, "Vertagung", MotionKind.POSTPONEMENT)).when(put()).refused(
        "motion_comes_first"
    )
    sitting.when(put(motion=1)).refused()
    assert sitting.state.vote.bloc == ()


def test_what_is_decided_with_others_is_neither_amended_nor_divided_nor_elected_on(sitting):
    table = do(motions.table_motion, ANNA, item=3, kind="amendment", text="Änderung")
    divide = do(divisions.divide_text, CLERK, item=3, text="Eins\n\nZwei")
    elect = do(elections.open_election, CLERK, item=3, office="Vorsitz", candidates="Anna")
    sitting.has(*CALLED).when(table, divide, elect).refused("in_bloc", "in_bloc", "in_bloc")


def biased(item, who=ANNA):
    return MemberRecused(person=who.person, item=item, place=Place.OUTSIDE, basis=Basis.DECLARED)


def test_what_the_mayor_has_no_vote_on_is_not_decided_together_with_what_the_mayor_votes_on(sitting):
    matters = with_kinds(i4=ItemKind.DISCHARGE, i5=ItemKind.OVERSIGHT, i6=ItemKind.DISCHARGE)
    sitting.has(*matters).when(call(3, 4), call(4, 3), call(4, 5)).refused(*["by_itself"] * 3)
    sitting.when(call(4, 6)).then(ItemsCalledEnBloc(items=(4, 6)))
    sitting.when(put(4))
    assert CHAIR.person not in sitting.state.vote.electors


def test_the_first_item_never_hands_its_place_to_one_that_left_the_agenda(sitting):
    sitting.has(*CALLED).when(do(agenda.postpone_item, CLERK, item=4, reason="Krankheit"), take_out(3, CLERK))
    assert (sitting.state.bloc, sitting.state.current) == ((5, 6), 5)


def test_who_is_biased_on_one_item_votes_on_none_until_it_is_taken_out(sitting):
    """§ 31 GO NRW: the register is one for all of them."""
    sitting.has(*opened, biased(4), ItemsCalledEnBloc(items=FOUR)).when(put()).refused("biased_in_bloc")
    assert sitting.refusals[0].details == {"name": ANNA.name, "number": "Ö 4"}
    sitting.when(take_out(4, CLERK, ANNA), put()).refused()
    assert ANNA.person in sitting.state.vote.electors


def test_who_is_biased_on_all_of_them_is_not_on_the_register(sitting):
    sitting.has(*opened, biased(3), biased(4), ItemsCalledEnBloc(items=(3, 4))).when(put()).refused()
    assert ANNA.person not in sitting.state.vote.electors
    end = do(recusal.end_recusal, CLERK, person=ANNA.person, item=4)
    sitting.when(end).refused("vote_still_open")


LEAVES = {
    "postponed": do(agenda.postpone_item, CHAIR, item=5, reason="Rückfrage"),
    "withdrawn": do(agenda.withdraw_item, CHAIR, item=5, reason="Rückfrage"),
    "referred": do(agenda.refer_item, CHAIR, item=5, to="Bauausschuss", reason="Rückfrage"),
    "noted": do(agenda.note_item, CHAIR, item=5),
}


@pytest.mark.parametrize("state", LEAVES)
def test_what_is_finished_by_itself_leaves_the_bloc_and_the_others_stay_called(sitting, state):
    sitting.has(*CALLED).when(LEAVES[state])
    assert sitting.happened[-1] == ItemLeftBloc(item=5)
    assert states(sitting) == ["called", "called", state, "called"]
    assert (sitting.state.bloc, sitting.state.current) == ((3, 4, 6), 3)
    assert [each.id for each in sitting.state.debated] == [3, 4, 6]


def test_where_the_first_one_leaves_the_next_leads_and_the_vote_is_on_the_rest(sitting):
    postpone = [do(agenda.postpone_item, CLERK, item=item, reason="Krankheit") for item in FOUR]
    sitting.has(*CALLED).when(postpone[0])
    assert (sitting.state.bloc, sitting.state.current) == ((4, 5, 6), 4)
    sitting.when(put(3), put(4)).refused("other_item_called")
    assert (sitting.state.vote.subject, sitting.state.vote.bloc) == (4, (4, 5, 6))
    sitting.has(CARRIED, announced)
    assert states(sitting) == ["postponed", "decided", "decided", "decided"]


def test_the_last_one_left_is_called_alone(sitting):
    postpone = [do(agenda.postpone_item, CLERK, item=item, reason="Krankheit") for item in FOUR]
    sitting.has(*CALLED).when(*postpone[:3])
    assert (sitting.state.bloc, sitting.state.current, sitting.state.dealt_with) == ((), 6, (6,))
    sitting.when(put(6)).refused()
    assert sitting.state.vote.bloc == ()


def test_who_is_biased_on_what_was_postponed_debates_the_rest(sitting):
    postpone = do(agenda.postpone_item, CLERK, item=3, reason="Krankheit")
    sitting.has(*opened, biased(3), ItemsCalledEnBloc(items=FOUR))
    assert sitting.state.is_biased(ANNA.person)
    sitting.when(postpone)
    assert not sitting.state.is_biased(ANNA.person)


def test_a_journal_of_an_evening_without_that_event_reads_as_it_did(sitting):
    sitting.has(*CALLED, ItemPostponed(item=3, reason="Krankheit"))
    assert (sitting.state.bloc, sitting.state.current) == ((), 3)


def test_the_bloc_ends_where_another_item_is_called(sitting):
    sitting.has(*CALLED, item_called(7))
    assert (sitting.state.bloc, sitting.state.current) == ((), 7)
    sitting.when(take_out(4, ANNA)).refused("not_in_bloc")
    sitting.when(call(*FOUR)).refused()
    assert sitting.state.bloc == FOUR
