"""Elections by the law of each state, case by case: a table to be read by lawyers.

39 members by statute, 20 of them present and entitled, who all give a ballot unless `Zettel` or the sum says otherwise.
`A 10, B 8, leer 2` is a round: 10 votes for A, 8 for B, two blank ballots; rounds and lots follow each other after ` / `.
At the end stands who is elected, and what is to be done next: `engere Wahl A B` (run-off), `weiterer Wahlgang`,
`Wiederholung`, `Los A B` (the lot decides on the seat), `Los B C für die engere Wahl A` (on a place in the run-off beside
A), `Ende` (nobody else is elected).
"""

import pytest

from tests.voting.elections.playing import opened, played, register, told

STATES = {
    "nrw": "§ 50 Abs. 2 GO NRW",
    "by": "Art. 51 Abs. 3 BayGO",
    "he": "§ 55 Abs. 5 HGO",
    "bw": "§ 37 Abs. 7 GemO",
    "ni": "§ 67 NKomVG",
    "bb": "§ 40 BbgKVerf",
}
RUN_OFF, AGAIN = "engere Wahl A B", "weiterer Wahlgang A B"
# The project's vectors: the same ballots by the law of NRW, BY, HE, BW, NI and BB.
VECTORS = [
    ("E1", "A 10, B 8, leer 2", ("gewählt A", "gewählt A", "gewählt A", RUN_OFF, AGAIN, AGAIN)),
    (
        "E2: nobody stands against A",
        "A 9, nein 8, leer 3",
        ("gewählt A", "Wiederholung A", "gewählt A", *("weiterer Wahlgang A",) * 3),
    ),
    (
        "E3",
        "A 7, B 7, C 6",
        (RUN_OFF, RUN_OFF, "weiterer Wahlgang A B C", RUN_OFF, *("weiterer Wahlgang A B C",) * 2),
    ),
    (
        "E4",
        "A 8, B 6, C 6",
        (
            "engere Wahl A B C",
            "Los B C für die engere Wahl A",
            "weiterer Wahlgang A B C",
            "Los B C für die engere Wahl A",
            *("weiterer Wahlgang A B C",) * 2,
        ),
    ),
    ("E5: equals in the run-off or second round", "A 10, B 10 / A 10, B 10", ("Los A B",) * 6),
]
OF_STATES = [
    # Name, state, rounds, what comes of it
    ("more than half of 19 valid votes are 10", "nrw", "A 10, B 9, leer 1", "gewählt A"),
    ("half of the valid votes is not more than half", "nrw", "A 10, B 10", "engere Wahl A B"),
    ("No counts: 9 are not more than half of 20", "nrw", "A 9, B 8, nein 3", "engere Wahl A B"),
    ("blank and invalid ballots do not count", "nrw", "A 3, B 2, leer 10, ungültig 5", "gewählt A"),
    ("nobody against A, as many No as Yes", "nrw", "A 10, nein 10", "weiterer Wahlgang A"),
    ("nobody against A, refused twice", "nrw", "A 9, nein 11 / A 9, nein 11", "Ende"),
    ("nobody against A, refused and then elected", "nrw", "A 9, nein 11 / A 11, nein 9", "gewählt A"),
    ("all blank: nobody is elected", "nrw", "leer 20", "engere Wahl A B"),
    ("in the run-off most votes are enough", "nrw", "A 7, B 7, C 6 / A 6, B 5, nein 9", "gewählt A"),
    ("in a run-off without a vote nobody is elected", "nrw", "A 10, B 10 / leer 20", "Ende"),
    ("three equals stand in the run-off", "nrw", "A 6, B 6, C 6, leer 2", "engere Wahl A B C"),
    ("the run-off of three ends with equals", "nrw", "A 8, B 6, C 6 / A 7, B 7, C 6", "Los A B"),
    ("the lot has fallen", "nrw", "A 10, B 10 / A 10, B 10 / Los B", "gewählt B"),
    ("of four the two highest", "nrw", "A 8, B 5, C 4, D 3", "engere Wahl A B"),
    ("the second place four times", "nrw", "A 8, B 3, C 3, D 3, E 3", "engere Wahl A B C D E"),
    ("nobody came to vote", "nrw", "leer 0", "engere Wahl A B"),
    ("No and blank are invalid: 6 of 11 is more than half", "by", "A 6, B 5, nein 5, leer 4", "gewählt A"),
    ("half of the ballots invalid: repeated", "by", "A 6, B 4, nein 5, leer 5", "Wiederholung A B"),
    ("one valid ballot more: 11 of 20", "by", "A 5, B 6, ungültig 9", "gewählt B"),
    ("repeated, then elected", "by", "A 9, nein 8, leer 3 / A 11, nein 9", "gewählt A"),
    (
        "repeated as often as half is invalid",
        "by",
        "A 9, nein 11 / A 9, nein 11 / A 10, nein 10",
        "Wiederholung A",
    ),
    ("three equals in the first place elect again", "by", "A 6, B 6, C 6, D 2", "Wiederholung A B C D"),
    ("the lot for the second place", "by", "A 8, B 6, C 6 / Los C", "engere Wahl A C"),
    (
        "the lot for the second place, then the run-off",
        "by",
        "A 8, B 6, C 6 / Los C / A 9, C 11",
        "gewählt C",
    ),
    ("equals in the run-off", "by", "A 8, B 8, C 4 / A 10, B 10 / Los A", "gewählt A"),
    ("the run-off itself half invalid", "by", "A 8, B 8, C 4 / A 6, B 4, leer 10", "Wiederholung A B"),
    ("No is valid, blank is not", "he", "A 9, B 4, nein 4, leer 3", "gewählt A"),
    (
        "a further round asks for the same majority",
        "he",
        "A 8, B 6, C 6 / A 10, B 8, C 2",
        "weiterer Wahlgang A B C",
    ),
    ("a third round ends it", "he", "A 8, B 6, C 6 / A 10, B 8, C 2 / A 11, B 9", "gewählt A"),
    ("equals in the first round are no lot yet", "he", "A 10, B 10", "weiterer Wahlgang A B"),
    (
        "equals behind the first place are no lot",
        "he",
        "A 8, B 6, C 6 / A 8, B 6, C 6",
        "weiterer Wahlgang A B C",
    ),
    ("three equals in a further round", "he", "A 7, B 7, C 6 / A 6, B 6, C 6, leer 2", "Los A B C"),
    ("nobody against A, twice without the majority", "he", "A 9, nein 11 / A 10, nein 10", "Ende"),
    ("11 of 20 present", "bw", "A 11, B 9", "gewählt A"),
    ("who gives no ballot is present all the same", "bw", "A 10, B 5", "engere Wahl A B"),
    ("in the run-off the simple majority", "bw", "A 10, B 8, leer 2 / A 6, B 5, leer 9", "gewählt A"),
    ("three equals: the lot for both places", "bw", "A 6, B 6, C 6", "Los A B C um 2 für die engere Wahl"),
    ("three equals, drawn", "bw", "A 6, B 6, C 6 / Los A C", "engere Wahl A C"),
    (
        "nobody against A: again more than half of those present",
        "bw",
        "A 9, nein 8, leer 3 / A 10, leer 10",
        "Ende",
    ),
    (
        "nobody against A: elected in the second round",
        "bw",
        "A 9, nein 8, leer 3 / A 11, leer 9",
        "gewählt A",
    ),
    ("all 20 present are more than half of 39", "ni", "A 20", "gewählt A"),
    (
        "E2 to its end: in the second round most votes",
        "ni",
        "A 9, nein 8, leer 3 / A 9, nein 8, leer 3",
        "gewählt A",
    ),
    ("No means nothing where most votes are enough", "ni", "A 9, nein 11 / A 1, nein 19", "gewählt A"),
    ("the second round without a vote", "ni", "A 9, nein 11 / nein 20", "Ende"),
    ("all stand again in the second round", "ni", "A 8, B 6, C 6 / A 6, B 5, C 9", "gewählt C"),
    ("19 are not more than half of 39", "bb", "A 19, B 1", "weiterer Wahlgang A B"),
    ("in the second round most votes", "bb", "A 19, B 1 / A 7, B 6, leer 7", "gewählt A"),
    ("equals in the second round", "bb", "A 19, B 1 / A 7, B 7, leer 6 / Los B", "gewählt B"),
    ("nobody against A: the same majority again", "bb", "A 9, nein 8 / A 19, nein 1", "Ende"),
]
ROWS = [
    (name, state, rounds, expected)
    for name, rounds, row in VECTORS
    for state, expected in zip(STATES, row, strict=True)
] + OF_STATES


def stood(rounds):
    """Everybody who is named in the first round, at least A and B where no No makes it one alone."""
    words = rounds.split(" / ")[0].split(", ")
    named = {word.split()[0] for word in words} - {"nein", "leer", "ungültig", "Zettel"}
    return sorted(named) or ["A", "B"]


@pytest.mark.parametrize(("name", "state", "rounds", "expected"), ROWS)
def test_one_is_elected_as_the_law_of_the_state_says(name, state, rounds, expected):
    election = played(opened(state, stood(rounds)), rounds)
    assert told(election) == expected
    assert election.result.source == STATES[state]


SEVERAL = [
    # Name, state, seats, marks, candidates, rounds, what comes of it
    ("two seats, two marks", "nrw", 2, 2, "A B C", "Zettel 20, A 15, B 12, C 9", "gewählt A B"),
    (
        "one elected, one seat left",
        "nrw",
        2,
        2,
        "A B C D",
        "Zettel 20, A 15, B 9, C 8, D 4",
        "gewählt A, engere Wahl B C",
    ),
    (
        "the seat left is filled in the run-off, one mark each",
        "nrw",
        2,
        2,
        "A B C D",
        "Zettel 20, A 15, B 9, C 8, D 4 / B 9, C 11",
        "gewählt A C",
    ),
    (
        "two seats left: run-off between four",
        "nrw",
        2,
        2,
        "A B C D E",
        "Zettel 20, A 10, B 9, C 8, D 7, E 6",
        "engere Wahl A B C D",
    ),
    (
        "more than half for more than there are seats",
        "nrw",
        2,
        2,
        "A B C",
        "Zettel 20, A 14, B 13, C 12",
        "gewählt A B",
    ),
    (
        "equals with more than half at the last seat",
        "nrw",
        2,
        2,
        "A B C",
        "Zettel 20, A 14, B 12, C 12",
        "gewählt A, Los B C",
    ),
    (
        "equals at the last seat, drawn",
        "nrw",
        2,
        2,
        "A B C",
        "Zettel 20, A 14, B 12, C 12 / Los C",
        "gewählt A C",
    ),
    ("three equals for two seats", "nrw", 2, 2, "A B C", "Zettel 20, A 13, B 13, C 13", "Los A B C um 2"),
    (
        "three equals for two seats, drawn",
        "nrw",
        2,
        2,
        "A B C",
        "Zettel 20, A 13, B 13, C 13 / Los A B",
        "gewählt A B",
    ),
    ("two seats, one mark each", "nrw", 2, 1, "A B C", "A 11, B 5, C 4", "gewählt A, engere Wahl B C"),
    ("more seats than candidates", "nrw", 3, 1, "A B", "A 11, B 9", "gewählt A, weiterer Wahlgang B"),
    (
        "more seats than candidates, all elected",
        "nrw",
        3,
        3,
        "A B",
        "Zettel 20, A 15, B 12",
        "gewählt A B, Ende",
    ),
    (
        "the lot on a place for two seats",
        "bw",
        2,
        2,
        "A B C D E",
        "Zettel 20, A 9, B 8, C 7, D 6, E 6",
        "Los D E für die engere Wahl A B C",
    ),
    (
        "four equals in the first place for one seat left",
        "by",
        1,
        1,
        "A B C D",
        "A 5, B 5, C 5, D 5",
        "Wiederholung A B C D",
    ),
    (
        "three equals in the first place fit into a run-off for two",
        "by",
        2,
        1,
        "A B C D",
        "A 6, B 6, C 6, D 2",
        "engere Wahl A B C D",
    ),
    (
        "a second round for two seats",
        "ni",
        2,
        2,
        "A B C",
        "Zettel 20, A 19, B 12, C 8 / Zettel 20, A 9, B 8, C 8",
        "gewählt A, Los B C",
    ),
]


@pytest.mark.parametrize(("name", "state", "seats", "marks", "names", "rounds", "expected"), SEVERAL)
def test_several_are_elected_as_the_law_of_the_state_says(name, state, seats, marks, names, rounds, expected):
    election = played(opened(state, names.split(), seats=seats, marks=marks), rounds)
    assert told(election) == expected


LISTS = [
    # Name, state, seats, method chosen, count, what comes of it, paragraph
    ("S1 as votes", "nrw", 9, "", "A 17, B 11, C 6, D 3, E 2", "Sitze 4 3 1 1 0", "§ 50 Abs. 3 GO NRW"),
    ("S2: equal fractions", "nrw", 13, "", "A 17, B 11, C 6, D 3, E 2", "Sitze 5 3 2 1 0, Los A B E um 2", "§ 50 Abs. 3 GO NRW"),
    ("S2, drawn", "nrw", 13, "", "A 17, B 11, C 6, D 3, E 2 / Los A E", "Sitze 6 3 2 1 1", "§ 50 Abs. 3 GO NRW"),
    ("d’Hondt by law", "ni", 9, "", "A 17, B 11, C 6, D 3, E 2", "Sitze 5 3 1 0 0", "§ 71 Abs. 2 NKomVG"),
    ("the method that the rules of procedure name", "by", 13, "sainte_lague", "A 17, B 11, C 6, D 3, E 2", "Sitze 5 4 2 1 1", "Art. 33 BayGO"),
    ("the law’s method whatever the desk chooses", "nrw", 9, "d_hondt", "A 17, B 11, C 6, D 3, E 2", "Sitze 4 3 1 1 0", "§ 50 Abs. 3 GO NRW"),
    ("one list, more Yes than No", "nrw", 5, "", "A 20, nein 19", "Sitze 5", "§ 50 Abs. 3 GO NRW"),
    ("one list, as many No as Yes", "nrw", 5, "", "A 19, nein 19", "Ende", "§ 50 Abs. 3 GO NRW"),
    ("no vote for any list", "nrw", 5, "", "leer 39", "Ende", "§ 50 Abs. 3 GO NRW"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "state", "seats", "method", "rounds", "expected", "paragraph"), LISTS)
def test_seats_are_divided_among_lists(name, state, seats, method, rounds, expected, paragraph):
    election = opened(state, stood(rounds), form="lists", seats=seats, method=method, register=register(39))
    election = played(election, rounds)
    assert told(election) == expected
    assert election.result.source == paragraph


SECOND = [
    # What the second round in a later meeting leads to: again more than half of the 20 present (§ 37 Abs. 7 GemO)
    ("A 11, leer 9", "gewählt A"),
    ("A 10, nein 10", "Ende"),
]


@pytest.mark.parametrize(("count", "expected"), SECOND)
def test_the_second_round_of_a_later_meeting_ends_the_election(count, expected):
    election = played(opened("bw", ["A"], second=True), count)
    assert (told(election), election.result.source) == (expected, STATES["bw"])
