"""The agenda on the move: another order, joint debates, urgent items, each with a reason."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from sessions_app.sitting.commands import agenda, course, moves, votes
from sessions_app.sitting.events.agenda import ItemCalled, ItemPostponed, PublicReadmitted
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.moves import ChangeKind, next_number
from sessions_app.sitting.plan import Item, ItemKind, ItemState, PublishedSupplement
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    ELECTED,
    FIRST_CLOSED,
    NO,
    NRW,
    PAUL,
    PLAN,
    SIMPLE,
    SOURCE,
    YES,
    Evening,
    all_present,
    announce,
    announced,
    ballot,
    cast,
    close_vote,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)

DYKE = 70  # the number drawn for the urgent item
PUBLIC = [item.id for item in PLAN.items if item.public]
LAST = PUBLIC[-1]


def move(item, before=None, *, by=CLERK, reason="Gäste warten"):
    return do(moves.move_item, by, item=item, before=before, reason=reason)


def combine(item, other, *, by=CLERK, reason="Zusammenhang"):
    return do(moves.combine_items, by, item=item, other=other, reason=reason)


def separate(item, *, by=CLERK, reason="Antrag"):
    return do(moves.separate_items, by, item=item, reason=reason)


def propose(title="Deichschaden", *, item=DYKE, by=CLERK, reason="Hochwasser", **more):
    return do(moves.propose_item, by, item=item, title=title, reason=reason, **more)


def urgency_vote(item=DYKE, *, by=CLERK, **more):
    return do(moves.open_urgency_vote, by, item=item, **more)


def take_back(item=DYKE, *, by=CLERK, reason="Erledigt"):
    return do(moves.take_back_proposal, by, item=item, reason=reason)


def in_order(evening):
    return [item.id for item in evening.state.items]


proposed = ItemProposed(item=DYKE, number="Ö 10", title="Deichschaden", public=True, reason="Hochwasser")


def decided(yes, no):
    """The proposal voted on and announced."""
    tally = vote_closed(yes, no, 0, not_voted=13 - yes - no, carried=yes > no)
    return [proposed, vote_opened(subject=DYKE, question="Dringlich?"), tally, announced]


# Another order


def test_an_item_is_moved_within_its_part_keeps_its_number_and_the_reason_is_kept(sitting):
    sitting.has(*opened).when(move(7, before=3, reason=" Gäste warten "))
    sitting.then(ItemMoved(item=7, before=3, reason="Gäste warten"))
    assert in_order(sitting)[:4] == [1, 2, 7, 3]
    assert sitting.state.find_item(7).number == "Ö 7"
    (change,) = sitting.state.moves.changes
    assert (change.kind, change.items, change.before) == (ChangeKind.MOVED, (7,), 3)
    assert (change.reason, change.public) == ("Gäste warten", True)


def test_without_a_place_an_item_comes_last_of_its_part(sitting):
    sitting.has(*opened).when(move(3)).then(ItemMoved(item=3, before=None, reason="Gäste warten"))
    assert [item.id for item in sitting.state.items if item.public] == [1, 2, *PUBLIC[3:], 3]
    closed = [item.id for item in sitting.state.items if not item.public]
    assert closed == [item.id for item in PLAN.items if not item.public]


def test_a_closed_item_is_moved_among_closed_ones_and_only_they_may_know(sitting):
    sitting.has(*opened).when(move(FIRST_CLOSED)).then(
        ItemMoved(item=FIRST_CLOSED, before=None, reason="Gäste warten")
    )
    assert sitting.state.moves.changes[0].public is False


def test_what_cannot_be_moved_is_refused_with_the_reason(sitting):
    sitting.has(*opened, item_called(3), ItemPostponed(item=4, reason="Fragen"))
    sitting.when(
        move(3, before=6),
        move(6, before=3),
        move(4, before=6),
        move(6, before=FIRST_CLOSED),
        move(6, before=6),
        move(6, before=7),
        move(LAST),
        move(99),
        move(6, reason=" "),
    )
    sitting.refused(
        "item_begun",
        "item_begun",
        "item_finished",
        "other_part",
        "same_item",
        "in_place_already",
        "in_place_already",
        "unknown_item",
        "no_reason",
    )


# Joint debates


def test_items_are_combined_in_the_order_of_the_agenda_and_a_third_joins_them(sitting):
    sitting.has(*opened).when(combine(5, 3), combine(5, 7))
    sitting.then(
        ItemsCombined(items=(3, 5), reason="Zusammenhang"),
        ItemsCombined(items=(3, 5, 7), reason="Zusammenhang"),
    )
    assert sitting.state.moves.joint == ((3, 5, 7),)
    sitting.when(combine(3, 7)).refused("together_already")


def test_items_debated_together_are_called_together_and_decided_one_by_one(sitting):
    sitting.has(*opened, ItemsCombined(items=(3, 4, 5), reason="Zusammenhang"))
    sitting.when(do(agenda.call_item, CLERK, item=3)).then(ItemCalled(item=3, together=(4, 5)))
    assert [sitting.state.find_item(item).state for item in (3, 4, 5)] == [ItemState.CALLED] * 3
    sitting.has(vote_opened(), vote_closed(9, 0, 0, not_voted=4, carried=True), announced)
    sitting.when(do(votes.open_vote, CLERK, item=4)).refused("other_item_called")
    sitting.when(do(agenda.call_item, CLERK, item=4)).then(ItemCalled(item=4, together=(5,)))
    assert sitting.state.find_item(3).left_at == sitting.clock
    assert sitting.state.find_item(5).left_at is None
    assert [sitting.state.find_item(item).state for item in (3, 4)] == [ItemState.DECIDED, ItemState.CALLED]


def test_when_the_sitting_goes_on_it_goes_on_from_all_that_was_debated_together(sitting):
    sitting.has(*opened, ItemsCombined(items=(3, 4), reason="Zusammenhang"))
    sitting.has(ItemCalled(item=3, together=(4,)), item_called(6))
    assert [sitting.state.find_item(item).left_at for item in (3, 4, 6)] == [
        sitting.clock,
        sitting.clock,
        None,
    ]


def test_a_joint_debate_ends_and_each_item_is_called_alone_again(sitting):
    sitting.has(*opened, ItemsCombined(items=(3, 4), reason="Zusammenhang"))
    sitting.has(ItemsCombined(items=(6, 7), reason="Zusammenhang"))
    sitting.when(separate(4)).then(ItemsSeparated(items=(3, 4), reason="Antrag"))
    assert sitting.state.moves.joint == ((6, 7),)
    sitting.when(do(agenda.call_item, CLERK, item=3)).then(item_called(3))
    sitting.when(separate(3), separate(99), separate(6, reason="")).refused(
        "not_together", "unknown_item", "no_reason"
    )


def test_two_groups_become_one_and_what_left_the_agenda_is_not_called_with_it(sitting):
    sitting.has(*opened, ItemsCombined(items=(3, 4), reason="x"), ItemsCombined(items=(6, 7), reason="x"))
    sitting.when(combine(4, 6)).then(ItemsCombined(items=(3, 4, 6, 7), reason="Zusammenhang"))
    sitting.has(ItemPostponed(item=6, reason="Fragen"))
    sitting.when(do(agenda.call_item, CLERK, item=3)).then(ItemCalled(item=3, together=(4, 7)))


def test_items_of_two_parts_or_one_item_alone_are_no_joint_debate(sitting):
    sitting.has(*opened, ItemPostponed(item=4, reason="Fragen"))
    sitting.when(combine(3, FIRST_CLOSED), combine(3, 3), combine(3, 4), combine(3, 5, reason=" "))
    sitting.refused("other_part", "same_item", "item_finished", "no_reason")


# Urgent items


def test_an_urgent_item_is_proposed_with_its_reason_and_the_next_free_number_of_its_part(sitting):
    sitting.has(*opened).when(propose(" Deichschaden ", reason=" Hochwasser ", public_title="Deich"))
    sitting.then(proposed)
    assert sitting.state.find_item(DYKE) is None
    assert sitting.state.find_subject(DYKE).title == "Deichschaden"


def test_the_vote_on_urgency_takes_the_majority_that_the_profile_says(sitting):
    sitting.has(*opened, proposed).when(urgency_vote())
    (opening,) = sitting.happened
    assert (opening.subject, opening.majority, opening.rule_source) == (DYKE, SIMPLE, SOURCE)
    assert opening.question == (
        "Die Tagesordnung wird wegen Dringlichkeit um den Punkt „Deichschaden“ erweitert "
        "(§ 48 Abs. 1 Satz 5 GO NRW)."
    )
    assert len(opening.register) == 12  # without the mayor (§ 40 Abs. 2 Satz 6, § 48 Abs. 1 GO NRW)


def test_a_carried_vote_puts_the_item_on_the_agenda_when_it_is_announced_and_not_before(sitting):
    sitting.has(*opened).when(
        propose(proposed_resolution=" Der Deich wird geflickt. "),
        urgency_vote(),
        *(cast(who, YES) for who in ELECTED[:3]),
        close_vote(CLERK),
    )
    assert DYKE not in in_order(sitting)
    sitting.when(announce(CHAIR)).then(announced)
    added = sitting.state.find_item(DYKE)
    assert (added.number, added.state, added.carried) == ("Ö 10", ItemState.PENDING, None)
    assert added.proposed_resolution == "Der Deich wird geflickt."
    assert sitting.state.votes_on(DYKE) == ()
    (change,) = sitting.state.moves.changes
    assert (change.kind, change.items, change.reason) == (ChangeKind.ADDED, (DYKE,), "Hochwasser")


def test_the_added_item_is_called_and_decided_like_any_other(sitting):
    sitting.has(*opened, *decided(7, 2), item_called(DYKE)).when(do(votes.open_vote, CLERK, item=DYKE))
    sitting.has(vote_closed(9, 0, 0, not_voted=4, carried=True), announced)
    assert (sitting.state.find_item(DYKE).state, sitting.state.find_item(DYKE).carried) == ("decided", True)
    assert [vote.number for vote in sitting.state.votes_on(DYKE)] == [2]
    assert [sitting.state.decides(vote) for vote in sitting.state.votes] == [False, True]


def test_without_a_majority_nothing_is_put_on_the_agenda_and_no_vote_on_it_is_possible(sitting):
    sitting.has(*opened, *decided(4, 4))
    assert DYKE not in in_order(sitting)
    assert sitting.state.moves.changes[-1].kind is ChangeKind.NOT_ADDED
    call = do(agenda.call_item, CLERK, item=DYKE)
    sitting.when(call, urgency_vote(), take_back()).refused(
        "unknown_item", "no_such_proposal", "no_such_proposal"
    )
    sitting.when(propose("Noch einmal", item=71)).then(replace(proposed, item=71, title="Noch einmal"))


def test_after_an_annulled_vote_the_urgency_is_voted_on_again(sitting):
    sitting.has(*opened, proposed, vote_opened(subject=DYKE, question="Dringlich?"))
    sitting.when(do(votes.annul_vote, CHAIR, vote=1, reason="Störung"), urgency_vote())
    assert sitting.state.moves.pending.votes == (1, 2)
    sitting.when(cast(ANNA, YES, vote=2), close_vote(CLERK, vote=2), announce(CHAIR, vote=2))
    assert sitting.state.find_item(DYKE).state is ItemState.PENDING
    assert sitting.state.votes_on(DYKE) == ()


def test_a_proposal_is_taken_back_with_a_reason_and_makes_room_for_another(sitting):
    sitting.has(*opened, proposed).when(propose(item=71)).refused("proposal_pending")
    sitting.when(take_back(reason=" ")).refused("no_reason")
    sitting.when(take_back()).then(ProposalTakenBack(item=DYKE, reason="Erledigt"))
    assert sitting.state.moves.changes[-1].kind is ChangeKind.TAKEN_BACK
    sitting.when(propose(item=71)).then(replace(proposed, item=71))


def test_an_urgent_item_belongs_to_the_part_that_is_running(sitting):
    sitting.has(*opened, excluded).when(propose(public_title=" Schaden "))
    sitting.then(replace(proposed, number="N 4", public=False, public_title="Schaden"))
    sitting.has(PublicReadmitted()).when(urgency_vote(), take_back()).refused(*["urgent_not_public"] * 2)
    sitting = Evening().has(*opened, proposed, excluded).when(urgency_vote())
    sitting.refused("urgent_in_public")


def test_an_urgent_item_needs_a_title_that_fits_and_a_reason(sitting):
    sitting.has(*opened).when(
        propose(" "), propose("x" * 501), propose(public_title="x" * 301), propose(reason=" ")
    )
    sitting.refused("no_title", "title_too_long", "title_too_long", "no_reason")


def test_a_sitting_under_rules_that_do_not_say_the_majority_takes_no_urgent_item(sitting):
    old = replace(PLAN, profile=replace(NRW, version=1, urgent_extension=None))
    sitting.has(SittingConvened(plan=old), *all_present)
    sitting.has(SittingOpened(present=13, required=7, quorate=True)).when(propose()).refused(
        "no_urgency_rule"
    )


def test_who_is_biased_on_the_called_item_votes_on_whether_another_is_urgent(sitting):
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.OUTSIDE, basis=Basis.DECLARED)
    sitting.has(*opened, biased, item_called(3), proposed).when(urgency_vote(), cast(ANNA, YES))
    assert ANNA.person in sitting.state.vote.ballots


def test_urgency_is_not_voted_on_without_a_quorum(sitting):
    sitting.has(convened, SittingOpened(present=0, required=7, quorate=False), proposed)
    sitting.when(urgency_vote()).refused("quorum_lacking")


def test_another_vote_goes_its_way_while_an_urgent_item_waits(sitting):
    sitting.has(*opened, item_called(3), proposed, vote_opened(), ballot(ANNA, NO))
    sitting.has(vote_closed(0, 1, 0, not_voted=12, carried=False), announced)
    assert sitting.state.find_item(3).carried is False
    assert sitting.state.moves.pending.votes == ()


# What holds for all


@pytest.mark.parametrize("attempt", [move, combine, separate, propose, urgency_vote, take_back])
def test_only_the_desk_of_an_open_sitting_without_a_vote_changes_the_agenda(attempt):
    wanted = {move: (5, 3), combine: (5, 3), separate: (3,)}.get(attempt, ())
    Evening().has(*opened).when(attempt(*wanted, by=ANNA), attempt(*wanted, by=PAUL)).refused(
        *["not_the_desk"] * 2
    )
    Evening().has(convened).when(attempt(*wanted)).refused("not_opened")
    Evening().has(*opened, item_called(3), vote_opened()).when(attempt(*wanted)).refused("vote_still_open")


def test_numbers_go_on_after_the_highest_of_their_part():
    numbered = [Item(id=place, number=number, title="") for place, number in enumerate(("Ö 2", "", "Ö 11"))]
    assert next_number(numbered, public=True) == "Ö 12"
    assert next_number(numbered, public=False) == "N 1"
    plain = [Item(id=1, number="7.1", title=""), Item(id=2, number="Bericht", title="")]
    assert next_number(plain, public=True) == "8"


def test_an_urgent_item_takes_no_number_that_a_supplement_withdrew_before_the_meeting():
    highest = max(int(each.number.split()[1]) for each in PLAN.items if each.public)
    gone = (f"Ö {highest + 1}", "N 40")
    supplement = PublishedSupplement(
        number=1, published_at=datetime(2026, 11, 20, 9, tzinfo=UTC), withdrawn=gone
    )
    plan = replace(PLAN, supplements=(supplement,))
    evening = (
        Evening()
        .has(SittingConvened(plan=plan), *opened[1:])
        .when(do(moves.propose_item, CLERK, item=70, title="Deich", reason="Hochwasser"))
    )
    (proposed,) = evening.happened
    assert proposed.number == f"Ö {highest + 2}"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ItemKind.REPORT, "no_vote_on_report"),
        (ItemKind.QUESTION, "no_vote_on_question"),
        (ItemKind.INFORMATION, "no_resolution_item"),
        (ItemKind.HEADING, "no_resolution_item"),
    ],
)
def test_no_vote_is_opened_on_what_is_on_the_agenda_without_a_resolution(kind, code):
    items = (Item(id=1, number="Ö 1", title="Bericht", kind=kind),)
    evening = Evening().when(do(course.convene, CLERK, plan=replace(PLAN, items=items)))
    evening.has(*all_present, SittingOpened(present=13, required=7, quorate=True), item_called(1))
    evening.when(do(votes.open_vote, CLERK, item=1)).refused(code)
