"""A secret vote on paper: only where it was demanded and the law knows it, counted by two, and no name beside a choice."""

from dataclasses import replace

import pytest

from sessions_app.sitting.commands import moves, votes
from sessions_app.sitting.disclosure import may_be_read, names_ballots
from sessions_app.sitting.eligibility import without_paper
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.motions import MotionSupported
from sessions_app.sitting.events.moves import ItemProposed
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    BERND,
    CHAIR,
    CLERK,
    ELECTED,
    LUKAS,
    PAUL,
    PLAN,
    REMOTE,
    SECRET,
    VOTERS,
    YES,
    announce,
    announced,
    cast,
    close_vote,
    counted,
    do,
    handed_in,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)
from voting.rules.profiles import Flag, load_profile

DEMANDED = motion_tabled(ANNA, "Geheim", MotionKind.SECRET_VOTE)
GRANTED = MotionSupported(item=3, motion=1, supporters=3, required=3, granted=True)
ON_PAPER = [*opened, item_called(3), DEMANDED, GRANTED, vote_opened(SECRET)]
EVERYBODY = handed_in(*VOTERS)


def open_vote(**given):
    return do(votes.open_vote, CHAIR, item=3, kind="secret", **given)


def tick(*who, by=CLERK):
    return do(votes.hand_in_papers, by, vote=1, voters={each.person: "1" for each in who})


def count(teller, yes, no, abstain="0", invalid="0", by=CLERK):
    numbers = {"yes": yes, "no": no, "abstain": abstain, "invalid": invalid}
    return do(votes.count_papers, by, vote=1, teller=teller, **numbers)


def test_a_demanded_secret_vote_is_taken_on_paper_and_counted_by_two(sitting):
    sitting.has(*opened, item_called(3), DEMANDED, GRANTED)
    sitting.when(
        open_vote(),
        tick(*VOTERS[:12]),
        tick(*VOTERS),
        count("Olga", "7", "4", "1", "1"),
        count("Paul", "7", "4", "1", "1"),
        close_vote(CHAIR),
        announce(CHAIR),
    )
    olga, paul = (counted(teller, 7, 4, 1, 1) for teller in ("Olga", "Paul"))
    closed = vote_closed(7, 4, 1, invalid=1, not_voted=0, carried=True, evidence="teller_counted/1")
    sitting.then(handed_in(*VOTERS[:12]), EVERYBODY, olga, paul, closed, announced)
    assert sitting.state.last_vote.ballots == {}


def test_nobody_enters_a_choice_in_a_secret_vote_by_any_way(sitting):
    sitting.has(*ON_PAPER)
    sitting.when(cast(ANNA, YES), *(cast(CLERK, YES, voter=ANNA.person, source=way) for way in ("", "paper")))
    sitting.refused("on_paper_alone", "on_paper_alone", "on_paper_alone")


def test_who_is_ticked_by_mistake_is_taken_out_again_and_the_journal_keeps_both(sitting):
    sitting.has(*ON_PAPER).when(tick(ANNA, BERND), tick(BERND))
    sitting.then(handed_in(ANNA, BERND), handed_in(BERND))
    vote = sitting.state.vote
    assert (vote.handed_in, vote.cast) == ({BERND.person}, 1)
    assert BERND.person not in {each.person for each in vote.outstanding}
    sitting.when(tick(BERND), tick(BERND, PAUL), tick(ANNA, by=ANNA))
    sitting.refused("papers_unchanged", "not_entitled", "not_the_desk")


def test_there_are_exactly_as_many_papers_as_were_handed_in(sitting):
    sitting.has(*ON_PAPER, EVERYBODY)
    sitting.when(count("Olga", "7", "5"), count("Olga", "7", "7")).refused(*["other_number_of_papers"] * 2)
    agreed = (counted("Olga", 7, 6), counted("Paul", 7, 6))
    sitting.has(*agreed, handed_in(*ELECTED)).when(close_vote(CHAIR)).refused("other_number_of_papers")
    sitting.has(counted("Olga", 7, 5)).when(count("Paul", "7", "4", "0", "1"), close_vote(CHAIR))
    sitting.refused("no_differs")
    invalid = (counted("Olga", 7, 4, 1), counted("Paul", 7, 4, 0, 1))
    sitting.has(*invalid).when(close_vote(CHAIR)).refused("abstentions_differ")
    invalid = (counted("Olga", 7, 4, 0, 1), counted("Paul", 7, 4, 0, 0))
    sitting.has(*invalid).when(close_vote(CHAIR)).refused("invalid_differ")


def test_papers_are_handed_in_and_counted_in_secret_votes_alone_and_while_they_last(sitting):
    sitting.has(*opened, item_called(3), vote_opened()).when(tick(ANNA), count("Olga", "0", "0"))
    sitting.refused("no_papers", "no_papers")
    over = (EVERYBODY, counted("Olga", 7, 6), counted("Paul", 7, 6))
    end = vote_closed(7, 6, 0, not_voted=0, carried=True)
    later = type(sitting)().has(*ON_PAPER, *over, end)
    later.when(tick(ANNA), count("Olga", "7", "6")).refused("not_open_any_more", "not_open_any_more")
    later.when(count("Olga", "7", "6", by=ANNA)).refused("not_the_desk")


@pytest.mark.parametrize(
    ("state", "source"),
    [("he", "§ 54 Abs. 2 HGO"), ("bb", "§ 39 Abs. 1 BbgKVerf"), ("by", "Art. 51 Abs. 1 BayGO")],
)
def test_where_votes_are_never_secret_none_is_opened_whatever_was_demanded(sitting, state, source):
    plan = replace(PLAN, profile=load_profile(state))
    sitting.has(SittingConvened(plan=plan), *opened[1:], item_called(3)).when(open_vote())
    sitting.refused("secrecy_excluded")
    assert sitting.refusals[0].details == {"source": source}
    sitting.has(DEMANDED, GRANTED).when(open_vote()).refused("secrecy_excluded")
    assert sitting.refusals[0].details == {"source": source}


def test_without_a_granted_demand_no_vote_is_secret(sitting):
    sitting.has(*opened, item_called(3)).when(open_vote()).refused("secrecy_not_granted")
    sitting.has(ItemProposed(item=70, number="Ö 9", title="Deich", public=True, reason="Hochwasser"))
    sitting.when(do(moves.open_urgency_vote, CHAIR, item=70, kind="secret")).refused("secrecy_not_granted")


def test_nobody_is_shut_out_of_a_secret_vote_by_taking_part_by_video(sitting):
    sitting.has(*opened, item_called(3), DEMANDED, GRANTED, MemberArrived(person=LUKAS.person, mode=REMOTE))
    sitting.when(open_vote()).refused("without_paper")
    assert sitting.refusals[0].details == {"names": LUKAS.name}
    assert without_paper(sitting.state) == LUKAS.name
    sitting.has(MemberLeft(person=LUKAS.person)).when(open_vote()).refused()


def test_where_the_chair_decides_at_a_tie_no_vote_is_secret(sitting):
    casting = replace(load_profile("nrw"), casting_vote=Flag(True, "§ 1"))
    convened = SittingConvened(plan=replace(PLAN, profile=casting))
    sitting.has(convened, *opened[1:], item_called(3), DEMANDED, GRANTED).when(open_vote())
    sitting.refused("casting_vote_by_name")


def test_the_record_of_a_secret_vote_holds_the_sums_and_not_who_took_part(sitting):
    state = sitting.has(*ON_PAPER).state
    assert [part for part in Part if may_be_read(state, handed_in(ANNA), part)] == []
    # Counted again with one paper more, the difference would be what somebody chose who came last.
    assert [part for part in Part if may_be_read(state, counted("Olga", 7, 6), part)] == []
    end = vote_closed(7, 6, 0, not_voted=0, carried=True)
    assert [part for part in Part if may_be_read(state, end, part)] == [Part.PUBLIC]
    assert names_ballots(state.vote) is False
