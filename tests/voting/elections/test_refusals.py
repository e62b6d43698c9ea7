"""What cannot be is refused with a sentence that says what to do; nothing changes."""

from dataclasses import replace

import pytest

from journal.events import Refused
from tests.voting.elections.playing import after, counted, lot_drawn, next_round, opened, played, register
from voting.elections.commands import (
    announce_election,
    answer_election,
    break_off_election,
    call_round,
    count_round,
    draw_lot,
)
from voting.elections.counts import Count
from voting.elections.outcome import Needed
from voting.rules.profiles import load_profile

LOT = {"drawn_by": "Vera", "witnesses": "Anna und Bernd"}
TWENTY = [f"Person {number}" for number in range(1, 52)]


def refused(act, *given, **changes):
    """Code and details of the refusal."""
    with pytest.raises(Refused) as caught:
        act(*given, **changes)
    assert caught.value.sentence % caught.value.details
    return caught.value.code, caught.value.details


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"office": "  "}, ("no_office", {})),
        ({"office": "A" * 201}, ("long_office", {"most": 200})),
        ({"names": ["", " "]}, ("no_candidates", {})),
        ({"names": ["Anna Amsel", "anna  amsel "]}, ("doubled_candidate", {"name": "Anna Amsel"})),
        ({"names": TWENTY}, ("too_many_candidates", {"most": 50})),
        ({"names": ["A" * 101]}, ("long_candidate", {"name": "A" * 100, "most": 100})),
        ({"seats": 0}, ("no_seats", {})),
        ({"seats": 151}, ("too_many_seats", {"most": 150})),
        ({"marks": 0}, ("no_marks", {})),
        ({"seats": 2, "marks": 3}, ("more_marks_than_seats", {"seats": 2})),
        ({"seats": 2, "marks": 2, "form": "lists"}, ("one_list_each", {})),
        ({"form": "stars"}, ("unknown_form", {})),
        ({"manner": "stones"}, ("unknown_manner", {})),
        ({"register": ()}, ("nobody_entitled", {})),
        ({"manner": "hands"}, ("hands_not_asked", {"source": "§ 50 Abs. 2 GO NRW"})),
        ({"state": "he", "manner": "hands"}, ("hands_not_asked", {"source": "§ 55 Abs. 3 HGO"})),
        (
            {"state": "he", "form": "lists", "method": "d_hondt", "manner": "hands", "unopposed": True},
            ("hands_not_for_lists", {"source": "§ 55 Abs. 3 HGO"}),
        ),
        (
            {"state": "by", "manner": "hands", "unopposed": True},
            ("hands_never", {"source": "Art. 51 Abs. 3 BayGO"}),
        ),
        (
            {"state": "ni", "manner": "hands", "unopposed": True},
            ("hands_one_candidate", {"source": "§ 67 NKomVG"}),
        ),
        ({"state": "bb", "manner": "hands"}, ("hands_not_unanimous", {"source": "§ 39 Abs. 1 BbgKVerf"})),
        ({"state": "by", "form": "lists"}, ("no_method", {"source": "Art. 33 BayGO"})),
        ({"state": "by", "form": "lists", "method": "dice"}, ("unknown_method", {})),
    ],
)
def test_an_election_that_cannot_be_held_is_not_opened(changes, expected):
    assert refused(opened, **changes) == expected


def test_a_sitting_from_before_the_rules_of_elections_says_so():
    assert refused(opened, replace(load_profile("nrw"), elections=None)) == ("no_rules", {})


@pytest.mark.parametrize(
    ("state", "names", "source"),
    [
        ("nrw", "AB", "open"),
        ("he", "AB", "open"),
        ("bw", "AB", "open"),
        ("ni", "A", "open"),
        ("bb", "AB", "open"),
    ],
)
def test_hands_are_shown_where_the_law_allows_it_and_nobody_objects(state, names, source):
    assert opened(state, list(names), manner="hands", unopposed=True).phase == "voting", source


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(papers=20, votes=(-1, 21)), ("negative_count", {})),
        (Count(papers=-1, votes=(0, 0)), ("negative_count", {})),
        (Count(papers=10, votes=(10, 0), no=-2, blank=2), ("negative_count", {})),
        (
            Count(papers=20, votes=(20,)),
            ("count_incomplete", {"given": 1, "wanted": 2, "names": "A, B"}),
        ),
        (
            Count(papers=20, votes=(10, 5, 5)),
            ("count_incomplete", {"given": 3, "wanted": 2, "names": "A, B"}),
        ),
        (
            Count(papers=21, votes=(11, 10)),
            ("more_papers_than_voters", {"papers": 21, "entitled": 20}),
        ),
        (
            Count(papers=5, votes=(0, 0), no=3, blank=2, invalid=1),
            ("more_kinds_than_papers", {"others": 6, "papers": 5}),
        ),
        (
            Count(papers=20, votes=(19, 0), blank=2),
            ("more_votes_than_papers", {"name": "A", "votes": 19, "marked": 18}),
        ),
        (Count(papers=20, votes=(12, 10)), ("too_many_votes", {"votes": 22, "marked": 20, "marks": 1})),
        (Count(papers=20, votes=(9, 8)), ("too_few_votes", {"votes": 17, "marked": 20})),
    ],
)
def test_a_count_that_no_ballots_can_have_is_refused(count, expected):
    assert refused(count_round, opened(), count=count, tellers="Olga") == expected


def test_with_two_marks_each_ballot_has_at_most_two_votes():
    election = opened(names=["A", "B", "C"], seats=2, marks=2)
    count = Count(papers=10, votes=(10, 10, 1))
    assert refused(count_round, election, count=count, tellers="Olga") == (
        "too_many_votes",
        {"votes": 21, "marked": 10, "marks": 2},
    )


def test_where_one_seat_is_left_a_ballot_has_one_mark_left():
    election = next_round(
        counted(opened(names=["A", "B", "C"], seats=2, marks=2), "Zettel 20, A 15, B 9, C 8")
    )
    count = Count(papers=10, votes=(10, 10))
    assert refused(count_round, election, count=count, tellers="Olga")[1]["marks"] == 1


TRUE = Count(papers=20, votes=(11, 9))


def test_a_count_names_its_tellers():
    assert refused(count_round, opened(), count=TRUE, tellers=" ") == ("no_tellers", {})


def test_a_count_is_corrected_with_a_reason_and_both_stay():
    election = counted(opened(), "A 11, B 9")
    corrected = Count(papers=20, votes=(9, 11))
    assert refused(count_round, election, count=corrected, tellers="Olga") == ("already_counted", {})
    event = count_round(election, count=corrected, tellers="Olga", reason="Stapel verwechselt")
    again = after(election, event)
    assert (again.names_of(again.elected), again.round.recount_reason) == (("B",), "Stapel verwechselt")


def test_a_first_count_keeps_no_reason():
    assert count_round(opened(), count=TRUE, tellers="Olga", reason="nichts").reason == ""


TIED = "A 10, B 10 / A 10, B 10"


def test_after_its_lot_a_round_is_not_counted_again():
    drawn = played(opened(), f"{TIED} / Los A")
    assert refused(count_round, drawn, count=TRUE, tellers="Olga", reason="x") == ("not_counting", {})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"winners": [1, 2]}, ("lot_does_not_fit", {"number": 1, "names": "A, B"})),
        ({"winners": []}, ("lot_does_not_fit", {"number": 1, "names": "A, B"})),
        ({"winners": [3]}, ("unknown_candidate", {})),
        ({"winners": [1], "drawn_by": ""}, ("lot_unwitnessed", {})),
        ({"winners": [1], "witnesses": " "}, ("lot_unwitnessed", {})),
        ({"winners": [1], "way": "dice"}, ("unknown_way", {})),
        ({"way": "seed", "seed": ""}, ("no_seed", {})),
    ],
)
def test_a_lot_that_cannot_have_been_drawn_is_refused(changes, expected):
    assert refused(draw_lot, played(opened(), TIED), **{**LOT, **changes}) == expected


@pytest.mark.parametrize("rounds", ["A 11, B 9", "A 10, B 10"])
def test_without_a_tie_no_lot_is_drawn(rounds):
    assert refused(draw_lot, counted(opened(), rounds), winners=[1], **LOT) == ("no_lot_waited_for", {})
    assert refused(draw_lot, opened(), winners=[1], **LOT) == ("no_lot_waited_for", {})


def test_a_lot_falls_only_on_those_who_are_equal():
    election = played(opened("by", ["A", "B", "C"]), "A 8, B 6, C 6")
    expected = ("lot_does_not_fit", {"number": 1, "names": "B, C"})
    assert refused(draw_lot, election, winners=[1], **LOT) == expected


def test_no_round_is_called_that_is_not_due():
    for election in (opened(), counted(opened(), "A 11, B 9")):
        assert refused(call_round, election, register=register()) == ("no_round_waited_for", {})
    assert refused(call_round, played(opened(), TIED), register=register()) == ("lot_not_drawn", {})
    broken = after(counted(opened(), "A 10, B 10"), break_off_election(opened(), reason="Strom weg"))
    assert refused(call_round, broken, register=register()) == ("no_round_waited_for", {})


def test_the_chair_changes_who_stands_with_a_reason():
    election = counted(opened(names=["A", "B", "C"]), "A 8, B 6, C 6")
    assert refused(call_round, election, register=register(), candidates=[1, 2]) == (
        "changed_without_reason",
        {},
    )
    called = call_round(election, register=register(), candidates=[2, 1], reason="C verzichtet.")
    assert (called.candidates, called.reason, called.needed) == ((1, 2), "C verzichtet.", "most_votes")


def test_who_stands_as_proposed_needs_no_reason_and_keeps_none():
    election = counted(opened(names=["A", "B", "C"]), "A 8, B 6, C 6")
    called = call_round(election, register=register(), candidates=[3, 2, 1], reason="wie vorgeschlagen")
    assert (called.candidates, called.reason) == ((1, 2, 3), "")


def test_nobody_stands_who_is_not_proposed_or_is_elected_already():
    election = counted(opened(names=["A", "B", "C"], seats=2, marks=2), "Zettel 20, A 15, B 9, C 8")
    assert refused(call_round, election, register=register(), candidates=[4]) == ("unknown_candidate", {})
    expected = ("elected_already", {"name": "A"})
    assert refused(call_round, election, register=register(), candidates=[1, 2], reason="x") == expected
    assert refused(call_round, election, register=()) == ("nobody_entitled", {})


def test_only_a_decided_election_is_announced_and_only_once():
    for election in (opened(), counted(opened(), "A 10, B 10"), played(opened(), TIED)):
        assert refused(announce_election, election) == ("not_decided", {})
    decided = counted(opened(), "A 11, B 9")
    announced = after(decided, announce_election(decided))
    assert refused(announce_election, announced) == ("finished", {})
    assert refused(break_off_election, announced, reason="x") == ("finished", {})
    assert refused(count_round, announced, count=TRUE, tellers="Olga", reason="x") == ("finished", {})


def test_who_was_elected_is_asked_once_after_the_announcement():
    decided = counted(opened(), "A 11, B 9")
    assert refused(answer_election, decided, candidate=1, accepted=True) == ("not_announced", {})
    announced = after(decided, announce_election(decided))
    assert refused(answer_election, announced, candidate=3, accepted=True) == ("unknown_candidate", {})
    assert refused(answer_election, announced, candidate=2, accepted=True) == ("not_elected", {})
    assert announced.unanswered == (1,)
    answered = after(announced, answer_election(announced, candidate=1, accepted=False))
    assert answered.unanswered == ()
    assert refused(answer_election, answered, candidate=1, accepted=True) == ("asked_already", {"name": "A"})


def test_an_election_is_broken_off_with_a_reason_and_stays():
    assert refused(break_off_election, opened(), reason=" ") == ("no_reason", {})
    broken = after(opened(), break_off_election(opened(), reason=" Zettel vertauscht "))
    assert (broken.phase, broken.end_reason, broken.unanswered) == ("broken_off", "Zettel vertauscht", ())


def test_a_lot_by_hand_ends_the_election():
    drawn = lot_drawn(played(opened(), TIED), "B")
    assert (drawn.lot, drawn.names_of(drawn.elected), drawn.round.lot.witnesses) == (
        None,
        ("B",),
        "Anna und Bernd",
    )


def test_a_second_round_that_should_be_held_later_is_held_now_only_with_a_reason():
    """§ 37 Abs. 7 GemO BW: E2 of the vectors."""
    election = counted(opened("bw", ["A"]), "A 9, nein 8, leer 3")
    with pytest.raises(Refused) as caught:
        call_round(election, register=register())
    assert (caught.value.code, caught.value.details) == ("a_week_later", {"source": "§ 37 Abs. 7 GemO"})
    called = call_round(election, register=register(), reason=" Alle sind einverstanden. ")
    assert (called.reason, called.needed) == ("Alle sind einverstanden.", Needed.MAJORITY_AGAIN)
    again = counted(opened("nrw", ["A"]), "A 9, nein 11")
    assert call_round(again, register=register(), reason="Unnötig").reason == ""


@pytest.mark.parametrize(
    ("state", "given", "code"),
    [
        ("nrw", {"names": ["A"]}, "second_at_once"),
        ("bw", {"names": ["A", "B"]}, "second_of_one"),
        ("bw", {"names": ["A"], "form": "lists", "method": "d_hondt"}, "second_of_one"),
    ],
)
def test_an_election_begins_with_its_second_round_only_where_the_law_puts_that_off(state, given, code):
    with pytest.raises(Refused) as caught:
        opened(state, second=True, **given)
    assert caught.value.code == code
