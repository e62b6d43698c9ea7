"""Votes in a sitting: who may, when, on what."""

from dataclasses import replace

from accounts.actor import NOBODY
from sessions_app.sitting.commands import agenda, votes
from sessions_app.sitting.eligibility import NotEntitled, why_not
from sessions_app.sitting.events.attendance import MemberLeft
from sessions_app.sitting.events.course import (
    SittingConvened,
    SittingInterrupted,
    SittingOpened,
    SittingResumed,
)
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.repetition import repeated_by, repeats
from tests.cast import (
    ABSTAIN,
    ANNA,
    BERND,
    CEM,
    CHAIR,
    CLERK,
    DORA,
    EVA,
    KARLA,
    LUKAS,
    MIRA,
    NILS,
    NO,
    NRW,
    PAUL,
    PLAN,
    ROLL_CALL,
    VOTERS,
    YES,
    announce,
    announced,
    arrived,
    ballot,
    cast,
    close_vote,
    convened,
    do,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled
from voting.vote import Source, VotePhase

PHONE, PAPER = Source.PHONE, Source.PAPER
ON_ITEM_3 = [*opened, item_called(3)]
FEW_PRESENT = [
    convened,
    *arrived(*VOTERS[:6]),
    SittingOpened(present=6, required=7, quorate=False),
    item_called(3),
]


def open_vote(item=3, by=CLERK, **arguments):
    return do(votes.open_vote, by, item=item, **arguments)


def test_a_tied_vote_rejects_the_motion(sitting):
    sitting.has(*ON_ITEM_3, vote_opened())
    sitting.when(
        cast(ANNA, YES),
        cast(BERND, YES),
        cast(CEM, NO),
        cast(DORA, NO),
        cast(EVA, ABSTAIN),
        close_vote(CHAIR),
    )
    sitting.then(vote_closed(2, 2, 1, not_voted=8, carried=False))


def test_one_yes_against_abstentions_carries_the_motion(sitting):
    sitting.has(*ON_ITEM_3, vote_opened())
    sitting.when(
        cast(ANNA, YES), *(cast(who, ABSTAIN) for who in VOTERS if who is not ANNA), close_vote(CHAIR)
    )
    sitting.then(vote_closed(1, 0, 12, not_voted=0, carried=True))


def test_opening_a_vote_freezes_question_rule_and_register(sitting):
    sitting.has(*ON_ITEM_3)
    expected = vote_opened(ROLL_CALL)(sitting.state)
    sitting.when(open_vote(kind="roll_call")).then(expected)
    assert [voter.person for voter in expected.register] == [who.person for who in VOTERS]
    assert sitting.state.vote.opened_at == sitting.clock


def test_the_question_is_what_was_asked_else_the_proposal_else_the_title(sitting):
    sitting.has(*ON_ITEM_3).when(open_vote(question=" Amendment A? "))
    assert sitting.state.vote.question == "Amendment A?"
    bare = tuple(replace(item, proposed_resolution="") for item in PLAN.items)
    sitting.has(SittingConvened(plan=replace(PLAN, items=bare)), *ON_ITEM_3[1:]).when(open_vote())
    assert sitting.state.vote.question == PLAN.items[2].title


def test_a_vote_needs_the_item_that_is_called(sitting):
    sitting.has(*opened).when(open_vote()).refused("no_item_called")
    sitting.has(item_called(4)).when(open_vote(item=3)).refused("other_item_called")
    sitting.has(item_called(8)).when(open_vote(item=8)).refused("no_resolution_item")
    sitting.has(item_called(5)).when(do(agenda.note_item, CLERK, item=5), open_vote(item=5))
    sitting.refused("item_finished")


def test_a_vote_is_opened_by_the_desk_in_an_open_sitting_one_at_a_time(sitting):
    sitting.has(*ON_ITEM_3).when(open_vote(by=ANNA), open_vote(kind="telepathy")).refused(
        "not_the_desk", "unknown_kind"
    )
    sitting.when(open_vote(), open_vote()).refused("vote_still_open")
    sitting.has(SittingInterrupted(reason="")).when(open_vote()).refused("is_interrupted")


def test_a_sitting_found_quorate_stays_so_until_a_lack_is_found(sitting):
    sitting.has(*ON_ITEM_3, [MemberLeft(person=who.person) for who in VOTERS[6:]])
    assert sitting.state.quorate is False
    sitting.when(open_vote()).then(vote_opened()(sitting_before_vote(sitting)))


def sitting_before_vote(sitting):
    return replace(sitting.state, votes=())


def test_a_lack_found_at_the_opening_blocks_votes_until_enough_have_come(sitting):
    sitting.has(*FEW_PRESENT).when(open_vote()).refused("quorum_lacking")
    assert sitting.refusals[0].details == {"present": 6, "required": 7}
    sitting.has(arrived(VOTERS[6])).when(open_vote())
    assert len(sitting.state.vote.register) == 7


def test_without_presumption_the_quorum_has_to_hold_at_every_vote(sitting):
    strict = replace(NRW, quorum_presumption=replace(NRW.quorum_presumption, value=False))
    sitting.has(SittingConvened(plan=replace(PLAN, profile=strict)), *ON_ITEM_3[1:])
    sitting.has([MemberLeft(person=who.person) for who in VOTERS[6:]]).when(open_vote()).refused(
        "quorum_lacking"
    )


def test_without_any_elector_no_vote_is_opened(sitting):
    sitting.has(*ON_ITEM_3, [MemberLeft(person=who.person) for who in VOTERS]).when(open_vote())
    sitting.refused("nobody_entitled")


def test_a_member_votes_and_changes_the_ballot_until_the_vote_is_closed(sitting):
    sitting.has(*ON_ITEM_3, vote_opened()).when(cast(ANNA, "yes"), cast(ANNA, "no"))
    sitting.then(ballot(ANNA, YES), ballot(ANNA, NO))
    sitting.when(close_vote(CLERK)).then(vote_closed(0, 1, 0, not_voted=12, carried=False))
    sitting.when(cast(ANNA, YES)).refused("vote_closed")


def test_where_the_town_allows_no_change_the_first_ballot_stays(sitting):
    fixed = replace(NRW, ballot_change=replace(NRW.ballot_change, value=False))
    sitting.has(SittingConvened(plan=replace(PLAN, profile=fixed)), *ON_ITEM_3[1:]).when(open_vote())
    sitting.when(cast(ANNA, YES), cast(ANNA, NO)).refused("change_not_allowed")
    assert sitting.state.vote.choice_of(ANNA.person) is YES


def test_the_desk_enters_ballots_for_others_and_its_own_ballot_is_its_own(sitting):
    sitting.has(*ON_ITEM_3, vote_opened())
    sitting.when(cast(CLERK, YES, voter=ANNA.person), cast(CHAIR, NO, voter=CHAIR.person))
    sitting.then(ballot(ANNA, YES, Source.DESK), ballot(CHAIR, NO))
    sitting.when(cast(CLERK, YES, voter=PAUL.person), cast(BERND, YES, voter=CEM.person))
    sitting.refused("not_entitled", "not_your_ballot")


def test_the_desk_says_by_which_way_a_ballot_came_and_corrects_only_what_it_entered(sitting):
    sitting.has(*ON_ITEM_3, vote_opened())
    sitting.when(
        cast(CLERK, YES, voter=ANNA.person, source="phone"),
        cast(CLERK, NO, voter=BERND.person, source="paper"),
        cast(CHAIR, NO, voter=CHAIR.person, source="desk"),
        cast(CLERK, ABSTAIN, voter=ANNA.person, source="phone"),
    )
    told = (ballot(ANNA, YES, PHONE), ballot(BERND, NO, PAPER), ballot(CHAIR, NO, Source.DESK))
    sitting.then(*told, ballot(ANNA, ABSTAIN, PHONE))
    sitting.when(cast(ANNA, YES)).then(ballot(ANNA, YES))
    sitting.when(cast(CLERK, NO, voter=ANNA.person, source="phone")).refused("cast_by_the_voter")


def test_no_ballot_is_entered_by_a_way_that_the_desk_cannot_know(sitting):
    sitting.has(*ON_ITEM_3, vote_opened())
    for way in ("device", "pigeon"):
        sitting.when(cast(CLERK, YES, voter=ANNA.person, source=way)).refused("unknown_source")
    sitting.when(cast(ANNA, YES, voter=ANNA.person, source="phone")).refused("not_your_ballot")


def test_who_is_not_on_the_register_hears_why(sitting):
    absent = [MemberLeft(person=LUKAS.person), *arrived(NILS, LUKAS, MIRA), MemberLeft(person=KARLA.person)]
    sitting.has(*ON_ITEM_3, absent, vote_opened())
    sitting.when(cast(LUKAS, YES), cast(MIRA, YES), cast(KARLA, YES), cast(PAUL, YES), cast(NOBODY, YES))
    sitting.refused("replaced", "advisory", "not_present", "not_a_member", "not_a_member")
    sitting.has(arrived(KARLA)).when(cast(KARLA, YES)).refused("came_later")
    sitting.has(close_vote(CHAIR), announce(CHAIR)).when(cast(KARLA, YES)).refused("came_later")


def test_the_voting_card_says_who_may_vote_now(sitting):
    sitting.has(*opened)
    assert why_not(sitting.state, ANNA.person) is None
    sitting.has(MemberLeft(person=LUKAS.person), arrived(NILS, LUKAS))
    assert why_not(sitting.state, LUKAS.person) is NotEntitled.REPLACED
    sitting.has(item_called(3), vote_opened())
    assert why_not(sitting.state, NILS.person) is None


def test_who_leaves_keeps_the_ballot_cast_and_casts_no_other(sitting):
    gone = [MemberLeft(person=ANNA.person), MemberLeft(person=BERND.person)]
    sitting.has(*ON_ITEM_3, vote_opened(), ballot(ANNA, YES), gone)
    sitting.when(cast(ANNA, NO), cast(BERND, NO), cast(CLERK, NO, voter=BERND.person))
    sitting.refused("voter_not_present", "voter_not_present", "voter_not_present")
    sitting.when(close_vote(CHAIR)).then(vote_closed(1, 0, 0, not_voted=12, carried=True))


def test_a_substitute_who_comes_during_a_vote_waits_for_the_next_and_the_principal_may_finish(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), MemberLeft(person=LUKAS.person), arrived(NILS, LUKAS))
    sitting.when(cast(NILS, YES)).refused("came_later")
    sitting.when(cast(LUKAS, YES)).then(ballot(LUKAS, YES))


def test_no_ballot_is_taken_during_an_interruption(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), SittingInterrupted(reason="Fault"))
    sitting.when(cast(ANNA, YES), close_vote(CHAIR)).refused("is_interrupted", "is_interrupted")
    sitting.has(SittingResumed()).when(cast(ANNA, YES)).then(ballot(ANNA, YES))


def test_an_announced_result_decides_the_item(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), ballot(ANNA, YES)).when(close_vote(CLERK), announce(CHAIR))
    sitting.then(vote_closed(1, 0, 0, not_voted=12, carried=True), announced)
    state = sitting.state
    assert (state.vote, state.last_vote.phase) == (None, VotePhase.ANNOUNCED)
    assert (state.item.state, state.item.carried) == (ItemState.DECIDED, True)


def test_only_the_chair_announces_and_annuls(sitting):
    sitting.has(*ON_ITEM_3, vote_opened()).when(
        annul(CLERK), close_vote(ANNA), close_vote(CLERK), announce(CLERK)
    )
    sitting.refused("not_the_chair", "not_the_desk", "not_the_chair")


def annul(by, vote=1, reason="Fault"):
    return do(votes.annul_vote, by, vote=vote, reason=reason)


def test_amendments_and_the_motion_are_voted_on_one_after_the_other(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), close_vote(CHAIR), announce(CHAIR))
    sitting.when(open_vote(), cast(ANNA, YES, vote=2), close_vote(CHAIR, vote=2), announce(CHAIR, vote=2))
    sitting.then(announced)
    assert [vote.verdict.carried for vote in sitting.state.votes_on(3)] == [False, True]
    assert (sitting.state.item.carried, sitting.state.votes_on(4)) == (True, ())


def test_an_annulled_vote_and_the_one_that_repeats_it_know_each_other(sitting):
    again = (vote_opened(number=2), vote_closed(1, 0, 0, not_voted=12, carried=True), announced)
    sitting.has(*ON_ITEM_3, vote_opened(), VoteAnnulled(reason="Fault"))
    (first,) = sitting.state.votes
    assert (repeats(sitting.state, first), repeated_by(sitting.state, first)) == (None, None)
    sitting.has(*again, vote_opened(number=3))
    first, second, third = sitting.state.votes
    assert [repeats(sitting.state, each) for each in (first, second, third)] == [None, first, None]
    assert [repeated_by(sitting.state, each) for each in (first, second, third)] == [second, None, None]


def test_an_annulled_vote_is_repeated_and_both_stay_in_the_record(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), ballot(ANNA, YES), SittingInterrupted(reason="Fault"))
    sitting.when(annul(CHAIR)).then(VoteAnnulled(reason="Fault"))
    sitting.has(SittingResumed()).when(open_vote(), cast(ANNA, NO, vote=2), close_vote(CHAIR, vote=2))
    sitting.then(vote_closed(0, 1, 0, not_voted=12, carried=False))
    assert [vote.phase for vote in sitting.state.votes] == [VotePhase.ANNULLED, VotePhase.CLOSED]
    assert sitting.state.item.state is ItemState.CALLED


def test_a_late_click_never_meets_the_next_vote(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), close_vote(CHAIR), announce(CHAIR), vote_opened(number=2))
    sitting.when(
        cast(ANNA, YES, vote=1), close_vote(CLERK, vote=1), announce(CHAIR, vote=1), annul(CHAIR, vote=1)
    )
    sitting.refused("vote_closed", "not_open_any_more", "vote_finished", "vote_finished")
    sitting.when(cast(ANNA, YES, vote=3), close_vote(CLERK, vote=0)).refused("unknown_vote", "unknown_vote")
    assert dict(sitting.state.vote.ballots) == {}


def test_a_closed_result_is_not_announced_twice(sitting):
    sitting.has(*ON_ITEM_3, vote_opened()).when(announce(CHAIR)).refused("not_closed_yet")
    sitting.has(close_vote(CHAIR), announce(CHAIR)).when(announce(CHAIR)).refused("vote_finished")


def test_a_result_is_not_announced_during_an_interruption(sitting):
    sitting.has(*ON_ITEM_3, vote_opened(), close_vote(CHAIR), SittingInterrupted(reason="Fault"))
    sitting.when(announce(CHAIR)).refused("is_interrupted")


def test_before_the_opening_there_is_no_vote_to_annul(sitting):
    sitting.has(convened).when(annul(CHAIR)).refused("not_opened")
