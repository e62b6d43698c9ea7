"""A vote under any majority: the count is that of the register, and only what was chosen matters."""

from hypothesis import given
from hypothesis import strategies as st

from tests.voting.test_vote import after, opened
from voting.commands import cast_ballot, close_vote
from voting.rules.majority import RULES, Majority
from voting.rules.profiles import RuleName
from voting.vote import Choice, Source, Voter

REGISTER = tuple(Voter(number, f"Mitglied {number}") for number in range(12))
BALLOTS = st.dictionaries(st.integers(0, 11), st.sampled_from(Choice))


def closed_after(rule, ballots):
    vote = opened(
        register=REGISTER, majority=Majority.OTHER, rule=RuleName(rule, "§ 1"), statutory_number=len(REGISTER)
    )
    for person, choice in ballots:
        vote = after(vote, cast_ballot(vote, voter=person, choice=choice, source=Source.DEVICE))
    return close_vote(vote)


@given(st.sampled_from(tuple(RULES)), BALLOTS, st.randoms())
def test_the_order_of_the_ballots_never_matters_and_the_sums_are_those_of_the_register(rule, ballots, chance):
    shuffled = list(ballots.items())
    chance.shuffle(shuffled)
    closed = closed_after(rule, ballots.items())
    assert closed_after(rule, shuffled) == closed
    assert closed.yes + closed.no + closed.abstain == len(ballots)
    assert len(ballots) + closed.not_voted == len(REGISTER)
    assert closed.base <= len(REGISTER)
