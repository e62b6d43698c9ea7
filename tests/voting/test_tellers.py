"""A show of hands: two tellers whose counts agree, and nobody counted twice."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.events import Refused
from voting.commands import cast_ballot, close_vote, open_vote
from voting.counting import count_hands as enter_hands
from voting.events import BallotCast, TellerCounted, VoteClosed
from voting.rules.majority import Tally
from voting.rules.profiles import Flag, load_profile
from voting.tellers import Counting, Numbers, TellerCount
from voting.vote import Choice, Source, Voter

NRW, BY = load_profile("nrw"), load_profile("by")
AT = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)
REGISTER = tuple(Voter(number, f"Member {number}") for number in range(1, 8))
IN_HALL = (1, 2, 3, 4, 5)  # the other two take part by video


class Holder:
    vote = None

    def with_vote(self, vote):
        self.vote = vote
        return self


def asked(profile=NRW, **changes):
    usual = {"number": 1, "subject": 7, "question": "Shall we?", "kind": "hands", "majority": "simple"}
    people = {"register": REGISTER, "in_hall": IN_HALL}
    return open_vote(profile, **usual | people | changes)


def after(opening, *events):
    holder = opening.apply(Holder(), AT)
    for event in events:
        event.apply(holder, AT)
    return holder.vote


def hands(*events, **changes):
    return after(asked(**changes), *events)


def by(teller, yes, no, abstain=0):
    return TellerCounted(teller=teller, yes=yes, no=no, abstain=abstain)


def count_hands(vote, *, teller, yes, no, abstain=0):
    return enter_hands(vote, teller=teller, numbers=Numbers(yes, no, abstain))


def refused(command, *arguments, **named):
    with pytest.raises(Refused) as caught:
        command(*arguments, **named)
    assert caught.value.sentence % caught.value.details
    return caught.value.code


def test_the_count_on_which_both_tellers_agree_is_the_result():
    vote = hands(by("Olga", 3, 1, 1))
    assert count_hands(vote, teller="  Paul   Petri ", yes=3, no=1, abstain=1) == by("Paul Petri", 3, 1, 1)
    vote = hands(by("Olga", 3, 1, 1), by("Paul", 3, 1, 1))
    closed = close_vote(vote)
    assert (closed.yes, closed.no, closed.abstain, closed.not_voted) == (3, 1, 1, 2)
    assert closed.carried


def test_hands_devices_telephone_and_desk_are_one_result_with_the_way_of_each():
    ballots = (
        BallotCast(voter=6, choice=Choice.NO),
        BallotCast(voter=7, choice=Choice.YES, source=Source.PHONE),
    )
    vote = hands(by("Olga", 2, 1, 1), by("Paul", 2, 1, 1), *ballots)
    assert vote.tally == Tally(3, 2, 1, 0, 1)
    assert vote.sources == {Source.DEVICE: 1, Source.PHONE: 1, Source.HANDS: 4}
    assert (vote.cast, vote.counted, vote.outstanding) == (6, 4, ())


def test_what_is_not_agreed_on_counts_for_nothing():
    vote = hands(by("Olga", 3, 1), by("Paul", 2, 1))
    assert (vote.tally, vote.cast, vote.sources) == (Tally(0, 0, not_voted=7), 0, {})
    assert vote.outstanding == REGISTER[5:]


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ((), "not_counted"),
        ((by("Olga", 3, 1),), "one_teller_only"),
        ((by("Olga", 3, 1), by("Paul", 4, 1)), "yes_differs"),
        ((by("Olga", 3, 1), by("Paul", 3, 2)), "no_differs"),
        ((by("Olga", 3, 1), by("Paul", 3, 1, 1)), "abstentions_differ"),
        ((by("Olga", 3, 1), by("Paul", 3, 1), by("Olga", 3, 1)), "one_teller_only"),
    ],
)
def test_without_two_equal_counts_the_vote_is_not_closed(counts, code):
    assert refused(close_vote, hands(*counts)) == code


def test_the_refusal_says_which_number_differs_and_by_whom():
    with pytest.raises(Refused) as caught:
        close_vote(hands(by("Olga", 3, 1), by("Paul", 3, 2)))
    assert caught.value.details == {"one": 1, "two": 2, "first": "Olga", "second": "Paul"}


def test_a_recount_stands_beside_what_was_counted_before():
    counts = [by("Olga", 3, 1), by("Paul", 4, 1), by("Olga", 4, 1), by("Paul", 4, 1)]
    vote = hands(*counts)
    assert [each.numbers for each in vote.counting.counts] == [(3, 1, 0, 0), *[(4, 1, 0, 0)] * 3]
    assert vote.counting.rounds == 2
    assert close_vote(vote).yes == 4


@pytest.mark.parametrize(
    "again", ["jörg  MÜLLER", "Jo\u0308rg Mu\u0308ller", "Jörg\u200b Müller", "Müller, Jörg", "Jörg Müller."]
)
def test_nobody_counts_twice_in_a_round_however_the_name_is_spelt(again):
    vote = hands(by("Jörg Müller", 3, 1))
    assert refused(count_hands, vote, teller=again, yes=3, no=1) == "same_teller"
    assert count_hands(vote, teller="Jörn Müller", yes=3, no=1) == by("Jörn Müller", 3, 1)
    again = hands(by("Olga", 3, 1), by("Paul", 2, 1))
    assert count_hands(again, teller="Olga", yes=2, no=1) == by("Olga", 2, 1)


@pytest.mark.parametrize(
    ("count", "code"),
    [
        ({"teller": " "}, "no_teller"),
        ({"teller": "\u200b"}, "no_teller"),
        ({"teller": "x" * 101}, "teller_too_long"),
        ({"yes": -1}, "negative_count"),
        ({"abstain": -1}, "negative_count"),
        ({"yes": 5, "no": 1}, "more_hands_than_members"),
    ],
)
def test_an_impossible_count_is_refused_and_changes_nothing(count, code):
    assert refused(count_hands, hands(), **{"teller": "Olga", "yes": 1, "no": 0} | count) == code


def test_under_a_duty_to_vote_no_hand_is_raised_for_an_abstention():
    """Art. 48 Abs. 1 BayGO."""
    vote = hands(profile=BY)
    assert refused(count_hands, vote, teller="Olga", yes=1, no=0, abstain=1) == "no_abstention"
    assert count_hands(vote, teller="Olga", yes=1, no=0) == by("Olga", 1, 0)


def test_who_is_in_the_hall_has_no_second_vote_on_a_device_or_at_the_desk():
    for source in (Source.DEVICE, Source.DESK, Source.PHONE):
        assert refused(cast_ballot, hands(), voter=1, choice="yes", source=source) == "counted_in_hall"
    assert cast_ballot(hands(), voter=6, choice="yes", source=Source.DEVICE)


def test_hands_are_counted_only_where_they_are_raised_and_while_the_vote_is_open():
    assert refused(count_hands, hands(kind="open"), teller="Olga", yes=1, no=0) == "no_hands"
    vote = hands(by("Olga", 3, 1), by("Paul", 3, 1))
    closed = after(asked(), by("Olga", 3, 1), by("Paul", 3, 1), close_vote(vote))
    assert refused(count_hands, closed, teller="Olga", yes=1, no=0) == "not_open_any_more"


def test_no_show_of_hands_is_opened_without_hands_or_where_one_vote_has_to_be_known():
    assert refused(asked, in_hall=()) == "nobody_in_hall"
    casting = replace(NRW, casting_vote=Flag(True, "§ 1"))
    assert refused(asked, casting) == "casting_vote_by_name"
    assert asked(casting, kind="open").in_hall == ()


numbers = st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
rounds = st.lists(st.tuples(numbers, numbers), max_size=4)
elsewhere = st.dictionaries(st.sampled_from((6, 7)), st.sampled_from(Choice))


@given(rounds, numbers, elsewhere)
def test_every_number_of_the_result_adds_up_to_the_register(earlier, last, ballots):
    """Whatever was counted before: only the last two counts and the ballots from elsewhere are the result."""
    if sum(last) > len(IN_HALL):
        last = (1, 1, 0)
    pairs = [count for pair in (*earlier, (last, last)) for count in pair]
    counts = [by(teller, *each) for each, teller in zip(pairs, ("Olga", "Paul") * len(pairs), strict=False)]
    vote = hands(*counts, *(BallotCast(voter=who, choice=what) for who, what in ballots.items()))
    closed = close_vote(vote)
    assert isinstance(closed, VoteClosed)
    assert closed.yes + closed.no + closed.abstain + closed.not_voted == len(REGISTER)
    assert closed.yes == last[0] + list(ballots.values()).count(Choice.YES)


def test_nothing_is_agreed_on_before_anybody_has_counted():
    nothing = Counting()
    assert (nothing.round, nothing.rounds, nothing.first, nothing.agreed) == ((), 0, None, None)
    one = nothing.with_count(TellerCount("Olga", AT, Numbers(1, 0)))
    assert (one.round, one.rounds, one.first.teller, one.agreed) == (one.counts, 1, "Olga", None)
