"""Composing a committee by the law of each state, case by case: a table to be read by lawyers.

39 members by statute, all of them present. `SPD 17: A, B` is a list or group with its votes or members and its people;
`Ja 20, nein 19` the vote on a joint proposal. At the end stands who has which seats, or what is to be done next.
"""

from dataclasses import replace

import pytest

from journal.events import Refused, from_wire, to_wire
from tests.voting.elections.playing import AT, Holder, after, counted, lot_drawn, opened, register, told
from voting.elections.commands import (
    announce_election,
    answer_election,
    break_off_election,
    count_round,
    open_election,
)
from voting.elections.composition import (
    JOINT_NAME,
    Way,
    accept_all,
    answer_seat,
    name_members,
    open_composition,
)
from voting.elections.election import Form, Manner
from voting.elections.seating import seated, unanswered_seats, vacant
from voting.elections.typed import Listed, read_groups, read_joint, read_lists, read_people
from voting.rules.profiles import load_profile

COUNCIL = "A 17: Anna, Bernd, Cem, Dora, Emil\nB 11: Greta, Hans, Ida\nC 6: Kim, Lea\nD 3: Mia\nE 2: Nora"
VOTES = "A 17, B 11, C 6, D 3, E 2"


def opening(state, way, lists, **changes):
    given = {
        "number": 1,
        "subject": 7,
        "office": "Bauausschuss",
        "seats": 9,
        "register": register(39),
        "statutory_number": 39,
        "members": 39,
        **changes,
    }
    profile = load_profile(state) if isinstance(state, str) else state
    return open_composition(profile, lists=lists, way=way, **given)


def composed(state, way, lists, **changes):
    holder = Holder()
    for event in opening(state, way, lists, **changes):
        assert from_wire(event.kind, to_wire(event)) == event
        holder = event.apply(holder, AT)
    return holder.last_election


def by_strength(state, typed=COUNCIL, **changes):
    return composed(state, Way.STRENGTH, read_groups(typed), **changes)


def by_lists(votes=VOTES, *, state="nrw", way=Way.PAPER, **changes):
    lists = [replace(each, strength=0) for each in read_groups(COUNCIL)]
    return counted(composed(state, way, lists, **changes), votes)


def jointly(state, votes, *, people="Anna, Greta, Kim", seats=2):
    lists = [Listed(JOINT_NAME, read_joint(people))]
    return counted(composed(state, Way.JOINT, lists, seats=seats), votes.replace("Ja", JOINT_NAME))


def announced(election):
    return after(election, announce_election(election))


def declined(election, candidate, place):
    return after(election, answer_seat(election, candidate=candidate, place=place, accepted=False))


def sitting_for(election):
    """By list, who sits for it; `?` for whom it has yet to name."""
    return {
        each.name: " ".join(
            [*(one.name for one in seated(election, each.number)), *"?" * vacant(election, each.number)]
        )
        for each in election.candidates
    }


JOINT = [
    # State, the vote on the joint proposal, what comes of it, paragraph
    ("nrw", "Ja 20, nein 19", "Sitze 2", "§ 50 Abs. 3 GO NRW"),
    ("nrw", "Ja 19, nein 19, leer 1", "Ende", "§ 50 Abs. 3 GO NRW"),
    ("he", "Ja 37, leer 2", "Sitze 2", "§ 55 Abs. 2 HGO"),
    ("he", "Ja 38, nein 1", "Ende", "§ 55 Abs. 2 HGO"),
    ("bw", "Ja 39", "Sitze 2", "§ 40 Abs. 2 GemO"),
    ("bw", "Ja 38, nein 1", "Ende", "§ 40 Abs. 2 GemO"),
    ("ni", "Ja 1, leer 38", "Sitze 2", "§ 71 Abs. 10 NKomVG"),
    ("ni", "Ja 38, nein 1", "Ende", "§ 71 Abs. 10 NKomVG"),
]


@pytest.mark.parametrize(("state", "votes", "expected", "paragraph"), JOINT)
def test_a_joint_proposal_needs_what_the_law_of_the_state_asks_for(state, votes, expected, paragraph):
    election = jointly(state, votes)
    assert (told(election), election.result.source) == (expected, paragraph)
    assert (election.form, election.manner) == (Form.JOINT, Manner.HANDS)


def test_a_joint_proposal_without_any_vote_is_not_adopted():
    assert told(jointly("nrw", "leer 39")) == "Ende"


STRENGTH = [
    # State, strengths, members in all, seats, method of the rules of procedure, what comes of it, paragraph
    ("he", "A 17\nB 11\nC 6\nD 3\nE 2", 39, 9, "", "Sitze 5 3 1 0 0", "§§ 55, 62 Abs. 2 HGO"),
    ("by", "A 17\nB 11\nC 6\nD 3\nE 2", 39, 9, "hare_niemeyer", "Sitze 4 3 1 1 0", "Art. 33 BayGO"),
    ("by", "A 17\nB 11\nC 6\nD 3\nE 2", 39, 13, "hare_niemeyer", "Sitze 5 3 2 1 0, Los A B E um 2", "Art. 33 BayGO"),
    ("bb", "A 19\nB 13\nC 4\nD 2", 38, 10, "", "Sitze 5 3 1 1", "§ 41 BbgKVerf"),
    ("ni", "A 13\nB 12", 25, 8, "", "Sitze 5 3", "§ 71 Abs. 2 NKomVG"),
    ("ni", "A 12\nB 10", 25, 8, "", "Sitze 4 4", "§ 71 Abs. 2 NKomVG"),
    ("he", "A 13\nB 12", 25, 8, "", "Sitze 4 4", "§§ 55, 62 Abs. 2 HGO"),
    ("he", "A 5", 5, 3, "", "Sitze 3", "§§ 55, 62 Abs. 2 HGO"),
]  # fmt: skip


@pytest.mark.parametrize(("state", "groups", "members", "seats", "method", "expected", "paragraph"), STRENGTH)
def test_groups_have_seats_by_their_strength(state, groups, members, seats, method, expected, paragraph):
    election = by_strength(state, groups, members=members, seats=seats, method=method)
    assert (told(election), election.result.source) == (expected, paragraph)
    assert (election.manner, election.round.register) == (Manner.NONE, ())


def test_by_strength_nothing_is_counted():
    election = by_strength("he", "A 1\nB 1", members=2, seats=2)
    code, _details = refused(
        count_round, election, count=election.round.count, tellers="Olga", reason="Verzählt"
    )
    assert code == "by_strength"


def test_the_lists_people_get_its_seats_in_their_order_and_a_lot_may_add_one():
    tied = by_lists(seats=13)
    assert sitting_for(tied) == {
        "A": "Anna Bernd Cem Dora Emil", "B": "Greta Hans Ida", "C": "Kim Lea", "D": "Mia", "E": ""
    }  # fmt: skip
    drawn = lot_drawn(tied, "A", "E")
    assert sitting_for(drawn) == {
        "A": "Anna Bernd Cem Dora Emil ?", "B": "Greta Hans Ida", "C": "Kim Lea", "D": "Mia", "E": "Nora"
    }  # fmt: skip


def test_in_the_place_of_who_declines_the_next_on_the_list_follows():
    election = announced(by_lists())
    assert sitting_for(election)["A"] == "Anna Bernd Cem Dora"
    election = declined(election, 1, 2)
    assert sitting_for(election)["A"] == "Anna Cem Dora Emil"
    assert [each.name for each in unanswered_seats(election)][:4] == ["Anna", "Cem", "Dora", "Emil"]
    election = declined(election, 1, 5)
    assert sitting_for(election)["A"] == "Anna Cem Dora ?"
    named = after(election, name_members(election, candidate=1, people=["Olaf", "Paula"]))
    assert sitting_for(named)["A"] == "Anna Cem Dora Olaf"
    accepted = after(named, accept_all(named))
    assert unanswered_seats(accepted) == ()
    assert [each.accepted for each in seated(accepted, 1)] == [True] * 4


def test_a_group_without_names_names_its_people_after_the_division():
    election = by_strength("he", "A 17\nB 11: Greta")
    assert sitting_for(election) == {"A": "? ? ? ? ? ?", "B": "Greta ? ?"}
    named = after(election, name_members(election, candidate=2, people=["Hans", "Ida"]))
    assert sitting_for(named)["B"] == "Greta Hans Ida"


def test_who_was_asked_is_not_asked_again_and_who_has_no_seat_is_not_asked():
    election = declined(announced(by_lists()), 2, 1)
    for candidate, place, code in ((2, 1, "not_elected"), (1, 5, "not_elected"), (9, 1, "unknown_candidate")):
        assert refused(answer_seat, election, candidate=candidate, place=place, accepted=True)[0] == code
    accepted = after(election, answer_seat(election, candidate=2, place=2, accepted=True))
    assert refused(answer_seat, accepted, candidate=2, place=2, accepted=False) == (
        "asked_already",
        {"name": "Hans"},
    )
    everybody = after(accepted, accept_all(accepted))
    assert refused(accept_all, everybody)[0] == "nobody_to_ask"


def test_nobody_is_asked_or_named_where_it_is_not_time():
    counting, persons = by_lists(), opened()
    assert refused(answer_seat, counting, candidate=1, place=1, accepted=True)[0] == "not_announced"
    assert refused(accept_all, counting)[0] == "not_announced"
    assert unanswered_seats(persons) == unanswered_seats(announced(counted(persons, "A 11, B 9"))) == ()
    assert refused(name_members, counting, candidate=1, people=["Olaf"]) == ("no_seat_vacant", {"name": "A"})
    assert refused(name_members, persons, candidate=1, people=["Olaf"])[0] == "unknown_candidate"
    free = declined(announced(by_strength("he", "A 1: Anna\nB 1: Greta", members=2, seats=2)), 1, 1)
    assert refused(name_members, free, candidate=1, people=[])[0] == "nobody_named"
    assert refused(name_members, free, candidate=1, people=["greta"]) == (
        "doubled_candidate",
        {"name": "Greta"},
    )
    unannounced = by_strength("he", "A 1\nB 1", members=2, seats=2)
    broken = after(unannounced, break_off_election(unannounced, reason="Streit"))
    assert refused(name_members, broken, candidate=1, people=["Olaf"])[0] == "finished"
    assert refused(answer_election, announced(counting), candidate=1, accepted=True)[0] == "not_elected"


def refused(command, *given, **more):
    with pytest.raises(Refused) as caught:
        command(*given, **more)
    return caught.value.code, caught.value.details


REFUSED = [
    ("nrw", Way.STRENGTH, "A 3\nB 2", {}, ("seats_by_votes", {"source": "§ 50 Abs. 3 GO NRW"})),
    ("bw", Way.STRENGTH, "A 3\nB 2", {}, ("seats_by_votes", {"source": "§ 40 Abs. 2 GemO"})),
    ("ni", Way.PAPER, "A\nB", {}, ("seats_by_strength", {"source": "§ 71 Abs. 2 NKomVG"})),
    ("by", Way.HANDS, "A\nB", {}, ("seats_by_strength", {"source": "Art. 33 BayGO"})),
    ("he", Way.HANDS, "A\nB", {}, ("hands_not_for_lists", {"source": "§ 55 Abs. 3 HGO"})),
    ("by", Way.JOINT, "A", {}, ("no_joint_proposal", {"source": "Art. 33 BayGO"})),
    ("nrw", Way.JOINT, "A: Anna", {"seats": 2}, ("seats_without_names", {"given": 1, "seats": 2})),
    ("nrw", Way.PAPER, "A: Anna\nB: anna", {}, ("doubled_candidate", {"name": "Anna"})),
    ("nrw", Way.PAPER, f"A: {'x' * 101}", {}, ("long_candidate", {"name": "x" * 100, "most": 100})),
    ("nrw", Way.PAPER, "A\na", {}, ("doubled_candidate", {"name": "A"})),
    ("nrw", Way.PAPER, "", {}, ("no_candidates", {})),
    ("he", Way.STRENGTH, "A 20\nB 20", {}, ("strength_of_members", {"total": 40, "members": 39})),
    ("he", Way.STRENGTH, "A 0\nB 0", {}, ("strength_of_members", {"total": 0, "members": 39})),
    ("by", Way.STRENGTH, "A 3\nB 2", {}, ("no_method", {"source": "Art. 33 BayGO"})),
]  # fmt: skip


@pytest.mark.parametrize(("state", "way", "typed", "changes", "expected"), REFUSED)
def test_what_the_law_or_the_paper_does_not_allow_is_refused(state, way, typed, changes, expected):
    lists = read_groups(typed) if way is Way.STRENGTH else read_lists(typed)
    assert refused(opening, state, way, lists, **changes) == expected


def test_a_sitting_from_before_the_rule_composes_no_committee():
    nrw = load_profile("nrw")
    for elections in (None, replace(nrw.elections, seats_by=type(nrw.elections.seats_by)("", ""))):
        with pytest.raises(Refused, match="no_rules"):
            open_composition(
                replace(nrw, elections=elections),
                number=1, subject=7, office="x", lists=[Listed("A")], seats=1, register=register(),
                statutory_number=39, way=Way.PAPER,
            )  # fmt: skip


@pytest.mark.parametrize(("field", "word"), [("form", "joint"), ("form", "strength"), ("manner", "none")])
def test_an_election_of_persons_or_lists_is_not_opened_with_a_word_of_compositions(field, word):
    found = refused(
        open_election,
        load_profile("nrw"),
        number=1,
        subject=7,
        office="x",
        names=["A"],
        register=register(),
        statutory_number=39,
        **{field: word},
    )
    assert found[0] == f"unknown_{field}"


def test_lists_are_read_as_they_are_typed():
    assert read_lists(" SPD:  Anna  Albers , Bernd\n\nCDU\n") == (
        Listed("SPD", ("Anna Albers", "Bernd")),
        Listed("CDU"),
    )
    assert read_groups("Die  Grünen 6: Kim; Lea, M.A.;") == (Listed("Die Grünen", ("Kim", "Lea, M.A."), 6),)
    assert read_joint("SPD: Anna, Bernd\nGreta, Hans\nIda:") == (
        "Anna (SPD)", "Bernd (SPD)", "Greta", "Hans", "Ida"
    )  # fmt: skip
    assert read_people("Anna\nBernd, Cem\n") == ("Anna", "Bernd", "Cem")


@pytest.mark.parametrize("typed", ["SPD", "17", "SPD: Anna", "SPD 1x"])
def test_a_group_without_its_strength_is_refused(typed):
    assert refused(read_groups, typed)[0] == "no_strength"
