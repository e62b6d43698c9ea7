"""What every way of voting in secret owes the vote; today there is one, the urn (voting/secret/port.py)."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused
from voting.commands import close_vote, open_vote
from voting.events import VoteClosed
from voting.rules.profiles import load_profile
from voting.secret.port import Opened
from voting.secret.urn import SEALED, count_papers
from voting.tellers import Numbers
from voting.vote import Voter

AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
REGISTER = tuple(Voter(number, f"Member {number}") for number in range(1, 8))
EVERYBODY = tuple(each.person for each in REGISTER)


class Holder:
    vote = None

    def with_vote(self, vote):
        self.vote = vote
        return self


def opened(**changes):
    usual = {"number": 1, "subject": 7, "question": "Shall we?", "kind": "secret", "majority": "simple"}
    people = {"register": REGISTER, "in_hall": EVERYBODY}
    return open_vote(load_profile("nrw"), **usual | people | changes).apply(Holder(), AT).vote


def then(vote, event):
    holder = Holder().with_vote(vote)
    return event.apply(holder, AT).vote


def counted(vote, *tellers, **numbers):
    for teller in tellers:
        vote = then(vote, count_papers(vote, teller=teller, numbers=Numbers(**numbers)))
    return vote


def refusal(command, *given, **named):
    with pytest.raises(Refused) as caught:
        command(*given, **named)
    return caught.value.refusal.code


def test_it_opens_for_all_or_for_nobody():
    SEALED.require_reach(REGISTER, EVERYBODY)
    assert refusal(SEALED.require_reach, REGISTER, EVERYBODY[1:]) == "without_paper"
    assert refusal(opened, in_hall=EVERYBODY[1:]) == "without_paper"


def test_it_accepts_a_ballot_of_each_on_the_register_and_of_nobody_else():
    vote = then(opened(), SEALED.accept(opened(), voters=(3, 1)))
    assert (vote.handed_in, vote.cast, vote.ballots) == ({1, 3}, 2, {})
    assert SEALED.accept(vote, voters=(3, 2, 1)).voters == (1, 2, 3)  # as the register, not as they came
    assert refusal(SEALED.accept, vote, voters=(1, 3)) == "papers_unchanged"
    assert refusal(SEALED.accept, vote, voters=(1, 99)) == "not_entitled"


def test_it_says_what_is_missing_and_closes_only_then():
    vote = then(opened(), SEALED.accept(opened(), voters=(1, 2)))
    assert SEALED.missing(vote).refusal.code == refusal(close_vote, vote) == "not_counted"
    vote = counted(vote, "Olga", yes=1, no=1)
    assert SEALED.missing(vote).refusal.code == refusal(close_vote, vote) == "one_teller_only"
    vote = counted(vote, "Paul", yes=2, no=0)
    assert SEALED.missing(vote).refusal.code == refusal(close_vote, vote) == "yes_differs"
    vote = counted(vote, "Olga", "Paul", yes=1, no=1)
    assert SEALED.missing(vote) is None
    late = then(vote, SEALED.accept(vote, voters=(1, 2, 3)))
    assert SEALED.missing(late).refusal.code == refusal(close_vote, late) == "other_number_of_papers"


@given(numbers=st.tuples(*[st.integers(0, 7)] * 4).filter(lambda each: sum(each) <= len(REGISTER)))
def test_it_gives_the_sums_with_a_reference_to_their_proof_and_the_closed_vote_keeps_both(numbers):
    found = Numbers(*numbers)
    vote = opened()
    if found.total:
        vote = then(vote, SEALED.accept(vote, voters=EVERYBODY[: found.total]))
    vote = counted(vote, "Olga", "Paul", "Olga", "Paul", **found._asdict())
    assert SEALED.open(vote) == Opened(found, "teller_counted/2")
    closed = close_vote(vote)
    assert Numbers(closed.yes, closed.no, closed.abstain, closed.invalid) == found
    assert closed.not_voted == len(REGISTER) - found.total
    assert then(vote, closed).evidence == closed.evidence == "teller_counted/2"


def test_no_field_of_what_closes_a_vote_could_bind_a_person_to_a_choice():
    kinds = {each.name: str(each.type) for each in fields(VoteClosed)}
    assert set(kinds.values()) <= {"<class 'int'>", "<class 'bool'>", "<class 'str'>"}, kinds
