"""Motions and amendments: tabling, order of voting, votes on them, and what they do to the main question."""

import pytest

from sessions_app.sitting.commands import attendance, motions, votes
from sessions_app.sitting.events.agenda import ItemNoted
from sessions_app.sitting.events.course import SittingInterrupted
from sessions_app.sitting.events.motions import (
    MotionMoved,
    MotionSettled,
    MotionTabled,
    MotionWithdrawn,
)
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.motions import MotionKind, MotionState
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    KARLA,
    LUKAS,
    MIRA,
    NILS,
    NRW,
    PLAN,
    ROLL_CALL,
    SIMPLE,
    SOURCE,
    announced,
    convened,
    do,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled, VoteOpened

INFORMATION = next(item.id for item in PLAN.items if item.kind == "information")
WORDS = "Die Höchstgeschwindigkeit beträgt 30 km/h."
AMENDMENT, SUBSTANTIVE = MotionKind.AMENDMENT, MotionKind.SUBSTANTIVE
END_OF_DEBATE = MotionKind.END_OF_DEBATE


def table(by, kind="amendment", text=WORDS, *, item=3, **given):
    return do(motions.table_motion, by, item=item, kind=kind, text=text, **given)


def withdraw(by, motion=1, *, item=3):
    return do(motions.withdraw_motion, by, item=item, motion=motion)


def settle(by, motion=1, reason="weitergehender Antrag angenommen"):
    return do(motions.settle_motion, by, item=3, motion=motion, reason=reason)


def move(by, motion, before, reason="weitergehend"):
    return do(motions.move_motion, by, item=3, motion=motion, before=before, reason=reason)


def put(by, motion=None, **given):
    return do(votes.open_vote, by, item=3, motion=motion, **given)


def decided(carried, *, number, motion):
    """The steps of a vote on a motion, to its announcement."""
    yes, no = (13, 0) if carried else (0, 13)
    return (
        vote_opened(number=number, motion=motion),
        vote_closed(yes, no, 0, not_voted=0, carried=carried),
        announced,
    )


def order(sitting):
    return [motion.number for motion in sitting.state.motions.on(3)]


def states(sitting):
    return [motion.state for motion in sorted(sitting.state.motions.on(3), key=lambda each: each.number)]


def shown(who):
    """The name as the record shows it."""
    member = next(each for each in PLAN.members if each.person == who.person)
    return f"{member.name} ({member.group})" if member.group else member.name


# Tabling


def test_a_member_tables_an_amendment_and_it_bears_the_next_number_of_its_item(sitting):
    sitting.has(*opened, item_called(3)).when(table(ANNA), table(BERND, text=" Zweiter\r\nAbsatz "))
    first, second = (
        MotionTabled(
            item=3, number=number, motion_kind=AMENDMENT, text=text, mover=who.person, mover_name=name
        )
        for number, text, who, name in (
            (1, WORDS, ANNA, shown(ANNA)),
            (2, "Zweiter\nAbsatz", BERND, shown(BERND)),
        )
    )
    sitting.then(first, second)
    assert sitting.state.motions.find(3, 1).tabled_at < sitting.clock
    sitting.has(item_called(4)).when(table(ANNA, item=4))
    assert sitting.happened[0].number == 1


def test_a_motion_is_tabled_on_the_called_item_in_an_open_or_interrupted_sitting(sitting):
    sitting.has(convened).when(table(CHAIR)).refused("not_opened")
    sitting.has(*opened).when(table(ANNA)).refused("no_item_called")
    sitting.has(item_called(3)).when(table(ANNA, item=4)).refused("tabled_on_other_item")
    sitting.has(SittingInterrupted(reason="Fraktionen beraten")).when(table(ANNA))
    assert len(sitting.happened) == 1


def test_members_with_a_vote_who_are_present_table_their_own(sitting):
    sitting.has(*opened, item_called(3)).when(table(MIRA), table(NILS), table(ANNA, mover=BERND.person))
    sitting.refused("not_your_motion", "mover_not_present", "not_your_motion")
    sitting.when(do(attendance.leave, LUKAS), do(attendance.arrive, NILS), table(NILS))
    assert sitting.happened[-1].mover == NILS.person


def test_who_is_biased_on_the_item_tables_no_motion_on_it(sitting):
    biased = MemberRecused(person=ANNA.person, item=3, place=Place.OUTSIDE, basis=Basis.DECLARED)
    sitting.has(*opened, biased, item_called(3)).when(table(ANNA)).refused("recused")
    sitting.has(item_called(4)).when(table(ANNA, item=4))
    assert len(sitting.happened) == 1


def test_the_clerk_enters_a_motion_of_a_member_or_of_somebody_else_by_name(sitting):
    sitting.has(*opened, item_called(3)).when(
        table(CLERK, mover=KARLA.person), table(CLERK, mover_name=" Fraktion Die Linde "), table(CHAIR)
    )
    assert [(each.mover, each.mover_name) for each in sitting.happened] == [
        (KARLA.person, shown(KARLA)),
        (None, "Fraktion Die Linde"),
        (CHAIR.person, shown(CHAIR)),
    ]
    sitting.when(table(CLERK), table(CLERK, mover=999)).refused("no_mover", "no_mover")


def test_points_of_order_have_standing_words_and_other_motions_need_their_own(sitting):
    sitting.has(*opened, item_called(3)).when(table(ANNA, "end_of_debate", ""))
    assert sitting.happened[0].text == "Die Aussprache zu diesem Punkt wird geschlossen."
    sitting.when(table(ANNA, text="  "), table(ANNA, "procedural", ""), table(ANNA, "wish"))
    sitting.refused("no_motion_text", "no_motion_text", "unknown_motion_kind")


def test_on_an_item_without_a_resolution_only_points_of_order_are_possible(sitting):
    sitting.has(*opened, item_called(INFORMATION)).when(
        table(ANNA, item=INFORMATION),
        table(ANNA, "substantive", item=INFORMATION),
        table(ANNA, "end_of_debate", item=INFORMATION),
    )
    sitting.refused("no_motion_here", "no_motion_here")
    assert len(sitting.happened) == 1
    sitting.has(ItemNoted(item=INFORMATION)).when(table(ANNA, "end_of_debate", item=INFORMATION))
    sitting.refused("item_finished")


# The order of voting


def test_points_of_order_come_first_then_amendments_then_motions_on_the_matter_each_as_tabled(sitting):
    kinds = (SUBSTANTIVE, AMENDMENT, MotionKind.SECRET_VOTE, AMENDMENT, END_OF_DEBATE, SUBSTANTIVE)
    sitting.has(*opened, item_called(3))
    for number, kind in enumerate(kinds, start=1):
        sitting.has(motion_tabled(ANNA, WORDS, kind, number=number))
    assert order(sitting) == [3, 5, 2, 4, 1, 6]


def test_the_desk_moves_what_goes_further_to_the_front_with_a_reason(sitting):
    sitting.has(*opened, item_called(3), *three_amendments())
    sitting.when(move(CLERK, 3, 1)).then(MotionMoved(item=3, motion=3, before=1, reason="weitergehend"))
    assert order(sitting) == [3, 1, 2]
    sitting.when(move(CHAIR, 3, None))
    assert order(sitting) == [1, 2, 3]
    sitting.when(move(CLERK, 3, 2, " "), move(CLERK, 3, 3), move(CLERK, 3, 9), move(ANNA, 1, None))
    sitting.refused("no_reason", "motion_before_itself", "unknown_motion", "not_the_desk")


def three_amendments():
    return [motion_tabled(ANNA, f"Fassung {number}", number=number) for number in (1, 2, 3)]


def test_a_motion_on_another_item_leaves_the_order_alone(sitting):
    sitting.has(*opened, item_called(4), motion_tabled(ANNA, WORDS, END_OF_DEBATE))
    sitting.has(item_called(3), *three_amendments(), item_called(4))
    sitting.has(motion_tabled(ANNA, WORDS, number=2), item_called(3)).when(move(CLERK, 2, 1))
    assert order(sitting) == [2, 1, 3]
    assert [motion.number for motion in sitting.state.motions.on(4)] == [1, 2]


def test_a_vote_is_opened_on_the_first_motion_and_on_no_later_one(sitting):
    sitting.has(*opened, item_called(3), *three_amendments()).when(put(CLERK, 2)).refused(
        "motion_comes_first"
    )
    sitting.when(move(CLERK, 2, 1), put(CLERK, 2))
    assert (sitting.happened[-1].motion, sitting.happened[-1].question) == (2, "Fassung 2")


# Votes on motions


def test_a_motion_is_voted_on_in_its_own_words_which_are_frozen(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS))
    sitting.when(put(CLERK, 1, question="Etwas anderes")).refused("motion_in_its_words")
    sitting.when(put(CLERK, 1, question=WORDS, kind="roll_call"))
    opening = sitting.happened[0]
    assert (opening.question, opening.motion, opening.vote_kind) == (WORDS, 1, ROLL_CALL)
    assert sitting.state.motion_of(sitting.state.vote).number == 1


def test_while_a_motion_is_voted_on_nothing_else_becomes_of_it(sitting):
    sitting.has(*opened, item_called(3), *three_amendments(), vote_opened(motion=1))
    sitting.when(withdraw(ANNA), settle(CLERK), move(CLERK, 1, None)).refused(*["motion_voted_on"] * 3)
    sitting.when(withdraw(ANNA, 2)).then(MotionWithdrawn(item=3, motion=2))


@pytest.mark.parametrize(
    ("carried", "state"), [(True, MotionState.ADOPTED), (False, MotionState.REJECTED)], ids=str
)
def test_the_announced_result_is_the_motions_and_leaves_the_item_undecided(sitting, carried, state):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS), *decided(carried, number=1, motion=1))
    assert states(sitting) == [state]
    assert (sitting.state.item.state, sitting.state.item.carried) == (ItemState.CALLED, None)
    sitting.when(withdraw(ANNA), put(CLERK, 1)).refused("motion_finished", "motion_finished")


def test_an_annulled_vote_leaves_the_motion_to_be_voted_on_again(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS), vote_opened(motion=1))
    sitting.has(VoteAnnulled(reason="Störung"))
    assert states(sitting) == [MotionState.TABLED]
    sitting.when(put(CLERK, 1))
    assert sitting.happened[0].number == 2


def test_a_motion_on_the_matter_decides_the_item_if_it_is_adopted(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS, SUBSTANTIVE))
    sitting.has(*decided(False, number=1, motion=1))
    assert sitting.state.item.state is ItemState.CALLED
    sitting.has(motion_tabled(ANNA, WORDS, SUBSTANTIVE, number=2), *decided(True, number=2, motion=2))
    assert (sitting.state.item.state, sitting.state.item.carried) == (ItemState.DECIDED, True)


def test_unknown_motions_are_refused(sitting):
    sitting.has(*opened, item_called(3)).when(put(CLERK, 1), settle(CLERK, 7), withdraw(CLERK, 7))
    sitting.refused(*["unknown_motion"] * 3)


# The main question


def test_the_main_question_waits_for_points_of_order_and_amendments_but_not_for_other_motions(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS, SUBSTANTIVE)).when(put(CLERK))
    assert sitting.happened[0].motion is None
    sitting.has(VoteAnnulled(reason="Störung"), motion_tabled(ANNA, WORDS, END_OF_DEBATE, number=2))
    sitting.when(put(CLERK)).refused("motion_comes_first")
    sitting.when(settle(CLERK, 2), put(CLERK))
    assert len(sitting.happened) == 2


def test_after_an_adopted_amendment_the_whole_wording_as_amended_has_to_be_given(sitting):
    proposed = next(item.proposed_resolution for item in PLAN.items if item.id == 3)
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS), *decided(True, number=1, motion=1))
    sitting.when(put(CLERK), put(CLERK, question=f" {proposed}\r\n")).refused(*["wording_as_amended"] * 2)
    sitting.when(put(CLERK, question=f"{proposed}\r\n{WORDS}"))
    assert sitting.happened[0].question == f"{proposed}\n{WORDS}"
    assert sitting.state.is_as_amended(sitting.state.vote)
    assert not sitting.state.is_as_amended(sitting.state.votes[0])


def test_after_a_rejected_amendment_the_main_question_stands_as_proposed(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS), *decided(False, number=1, motion=1))
    sitting.when(put(CLERK))
    assert sitting.happened[0].question == sitting.state.item.proposed_resolution
    assert not sitting.state.is_as_amended(sitting.state.vote)


# Without a vote


def test_whoever_tabled_a_motion_takes_it_back_or_the_desk_for_them(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS), motion_tabled(BERND, WORDS, number=2))
    sitting.when(withdraw(BERND)).refused("not_your_motion")
    sitting.when(withdraw(ANNA), withdraw(CLERK, 2))
    sitting.then(MotionWithdrawn(item=3, motion=1), MotionWithdrawn(item=3, motion=2))
    assert states(sitting) == [MotionState.WITHDRAWN] * 2
    sitting.when(withdraw(ANNA, 7)).refused("not_your_motion")


def test_a_motion_is_settled_without_a_vote_with_a_reason(sitting):
    sitting.has(*opened, item_called(3), motion_tabled(ANNA, WORDS))
    sitting.when(settle(ANNA), settle(CLERK, reason=" ")).refused("not_the_desk", "no_reason")
    sitting.when(settle(CLERK, reason=" unzulässig ")).then(
        MotionSettled(item=3, motion=1, reason="unzulässig")
    )
    assert states(sitting) == [MotionState.SUPERSEDED]
    assert sitting.state.motions.find(3, 1).remark == "unzulässig"
    sitting.has(SittingInterrupted(reason="")).when(settle(CLERK)).refused("is_interrupted")


# Journals of before


def test_a_vote_of_a_journal_that_knows_no_motions_is_one_on_the_main_question(sitting):
    old = vote_opened(entitlements=())(sitting.has(*opened, item_called(3)).state)
    assert old == VoteOpened(
        number=1,
        subject=3,
        question=sitting.state.item.proposed_resolution,
        vote_kind="open",
        majority=SIMPLE,
        rule_id=NRW.simple_majority.value,
        rule_source=SOURCE,
        ballot_change=True,
        register=old.register,
    )
    sitting.has(old, vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    assert sitting.state.item.state is ItemState.DECIDED
