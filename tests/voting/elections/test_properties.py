"""What holds of every election, whatever the ballots."""

from collections import Counter
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused
from tests.voting.elections.playing import after, opened, register
from voting.elections.commands import call_round, count_round, draw_lot, outcome_of
from voting.elections.counts import Count, check_count
from voting.elections.outcome import Step

STATES = st.sampled_from(("nrw", "by", "he", "bw", "ni", "bb"))
PEOPLE = 4
NAMES = tuple("ABCD")
WORDS = st.sampled_from(("no", "blank", "invalid"))


def ballots(marks):
    """Papers: who is marked on each, or a word."""
    marked = st.sets(st.integers(1, PEOPLE), min_size=1, max_size=marks)
    return st.lists(st.one_of(marked, WORDS), max_size=20)


def counted(papers):
    """As tellers count."""
    others = Counter(paper for paper in papers if isinstance(paper, str))
    votes = Counter(each for paper in papers if not isinstance(paper, str) for each in paper)
    return Count(papers=len(papers), votes=tuple(votes[each] for each in range(1, PEOPLE + 1)), **others)


MARKS = st.integers(1, 3)
ELECTIONS = MARKS.flatmap(lambda marks: st.tuples(st.just(marks), ballots(marks)))


@given(ELECTIONS)
def test_every_count_of_true_ballots_is_accepted(election):
    marks, papers = election
    check_count(counted(papers), NAMES, marks=marks, entitled=20)


@given(
    MARKS,
    st.integers(0, 6),
    st.tuples(*[st.integers(0, 6)] * PEOPLE),
    st.tuples(*[st.integers(0, 2)] * 3),
)
def test_every_count_that_is_accepted_is_one_of_ballots_that_can_be(marks, papers, votes, others):
    count = Count(papers=papers, votes=votes, no=others[0], blank=others[1], invalid=others[2])
    try:
        check_count(count, NAMES, marks=marks, entitled=20)
    except Refused:
        return
    assert counted(ballots_of(count, marks)) == count


def ballots_of(count, marks):
    """Ballots that make up the count: each vote goes on the emptiest ballot that does not name that person yet."""
    papers = [set() for _ in range(count.marked)]
    for person, votes in enumerate(count.votes, start=1):
        for paper in sorted(papers, key=len)[:votes]:
            paper.add(person)
    assert all(1 <= len(paper) <= marks for paper in papers)
    return [*papers, *["no"] * count.no, *["blank"] * count.blank, *["invalid"] * count.invalid]


def outcome(state, papers, *, seats=1, marks=1):
    election = opened(state, NAMES, seats=seats, marks=marks, statutory_number=20)
    return outcome_of(election, counted(papers))


@given(STATES, ELECTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_ballots_never_matters(state, election, random):
    marks, papers = election
    shuffled = random.sample(papers, len(papers))
    assert outcome(state, papers, seats=3, marks=marks) == outcome(state, shuffled, seats=3, marks=marks)


@given(STATES, ballots(1), st.permutations(range(1, PEOPLE + 1)))
def test_who_stands_first_on_the_list_has_nothing_of_it(state, papers, order):
    renamed = [paper if isinstance(paper, str) else {order[each - 1] for each in paper} for paper in papers]
    before, now = outcome(state, papers), outcome(state, renamed)
    assert (before.step, before.base, before.threshold, before.places) == (
        now.step,
        now.base,
        now.threshold,
        now.places,
    )
    for group in ("elected", "proposed", "drawing"):
        assert {order[each - 1] for each in getattr(before, group)} == set(getattr(now, group))


@given(STATES, st.integers(11, 18), st.data())
def test_one_vote_more_never_costs_the_seat(state, votes, data):
    """A voter who would have given an invalid ballot marks the winner instead."""
    others = data.draw(st.lists(st.one_of(st.sampled_from(({2}, {3}, {4})), WORDS), max_size=19 - votes))
    before = [*[{1}] * votes, *others, "invalid"]
    instead = [*[{1}] * (votes + 1), *others]
    assert [outcome(state, papers).elected for papers in (before, instead)] == [(1,), (1,)]


@given(STATES, ELECTIONS)
def test_never_more_are_elected_than_there_are_seats(state, election):
    marks, papers = election
    found = outcome(state, papers, seats=3, marks=marks)
    assert len(found.elected) + found.places * (found.step is Step.LOT_FOR_SEAT) <= 3
    assert not set(found.elected) & {*found.drawing, *found.proposed}
    assert not found.drawing or 0 < found.places < len(found.drawing)


@given(STATES, st.integers(1, 3), st.data())
def test_every_election_comes_to_its_end_or_to_a_round_that_can_be_held(state, seats, data):
    """Whatever is counted, the next step can be done: rounds and lots follow until somebody ends it."""
    election = opened(state, NAMES, seats=seats)
    for _round in range(6):
        papers = data.draw(
            st.lists(st.one_of(st.sampled_from(election.round.candidates), WORDS), max_size=20)
        )
        votes = Counter(each for each in papers if isinstance(each, int))
        others = Counter(each for each in papers if isinstance(each, str))
        count = Count(
            papers=len(papers), votes=tuple(votes[each] for each in election.round.candidates), **others
        )
        election = after(election, count_round(election, count=count, tellers="Olga"))
        if election.result.waits_for_lot:
            election = after(election, draw_lot(election, drawn_by="V", witnesses="A", seed="4", way="seed"))
        if election.result.ends:
            break
        election = after(election, call_round(election, register=register(), reason="Es eilt."))
    assert len(election.elected) == len(set(election.elected)) <= seats
    if election.result is not None and election.result.step is Step.ELECTED:
        assert len(election.elected) == seats


@pytest.mark.parametrize("order", list(permutations(NAMES[:3])))
def test_a_seed_names_the_same_winner_however_the_candidates_stand(order):
    election = opened("he", order, seats=1)
    tied = Count(papers=18, votes=(6, 6, 6))
    election = after(election, count_round(election, count=tied, tellers="Olga"))
    election = after(election, call_round(election, register=register()))
    election = after(election, count_round(election, count=tied, tellers="Olga"))
    drawn = draw_lot(election, drawn_by="Vera", witnesses="Anna", seed="4 2 6", way="seed")
    assert election.names_of(drawn.winners) == ("A",)
