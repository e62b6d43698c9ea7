"""What is told of an election, in English and in German: the count, the number needed, what follows, the lot."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from journal.events import from_wire, to_wire
from tests.voting.elections.playing import AT, Holder, after, counted, next_round, opened, played, register
from voting.elections.commands import (
    announce_election,
    answer_election,
    break_off_election,
    call_round,
    count_round,
    draw_lot,
    open_election,
)
from voting.elections.counts import Count
from voting.elections.events import ElectionEvent
from voting.elections.sentences import outcome_phrases, result_phrase, round_phrases
from voting.elections.telling import told_of
from voting.rules.profiles import load_profile


def told(phrases, language="en"):
    with translation.override(language):
        return " ".join(phrase.told(gettext if language == "de" else str) for phrase in phrases)


# Name, state, seats, marks, rounds; what is told of the last round, in English and in German.
SAID = [
    (
        "elected in the first round",
        ("nrw", 1, 1, "A 11, B 8, leer 1"),
        (
            "Round 1: A 11, B 8; No 0, blank 1, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of 19 "
            "valid votes: 10 (§ 50 Abs. 2 GO NRW). Elected: A (11)."
        ),
        (
            "1. Wahlgang: A 11, B 8; Nein 0, leer 1, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (19), also 10 (§ 50 Abs. 2 GO NRW). Gewählt: A (11)."
        ),
    ),
    (
        "a run-off between three",
        ("nrw", 1, 1, "A 8, B 6, C 6"),
        (
            "Round 1: A 8, B 6, C 6; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of "
            "20 valid votes: 11 (§ 50 Abs. 2 GO NRW). A run-off follows between A, B and C (§ 50 Abs. 2 GO NRW)."
        ),
        (
            "1. Wahlgang: A 8, B 6, C 6; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Es folgt die "
            "engere Wahl zwischen A, B und C (§ 50 Abs. 2 GO NRW)."
        ),
    ),
    (
        "the run-off, the lot and who is elected by it",
        ("nrw", 1, 1, "A 10, B 10 / A 10, B 10 / Los B"),
        (
            "Round 2: A 10, B 10; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Most votes are enough (§ 50 Abs. "
            "2 GO NRW). The lot decides between A and B (§ 50 Abs. 2 GO NRW). The lot, drawn by Vera before Anna und Bernd, "
            "fell on B. Elected: B (10)."
        ),
        (
            "2. Wahlgang: A 10, B 10; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Es genügen die meisten Stimmen (§ 50 Abs. 2 GO NRW). Das Los entscheidet zwischen A und B (§ 50 Abs. "
            "2 GO NRW). Das Los, gezogen von Vera vor den Zeugen Anna und Bernd, fiel auf B. Gewählt: B (10)."
        ),
    ),
    (
        "the lot on the second place in the run-off, and on whom it fell",
        ("by", 1, 1, "A 8, B 6, C 6 / Los C"),
        (
            "Round 1: A 8, B 6, C 6; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of "
            "20 valid votes: 11 (Art. 51 Abs. 3 BayGO). The lot decides between B and C who stands in the run-off (Art. 51 "
            "Abs. 3 BayGO). The lot, drawn by Vera before Anna und Bernd, fell on C. A run-off follows between A and C (Art. "
            "51 Abs. 3 BayGO)."
        ),
        (
            "1. Wahlgang: A 8, B 6, C 6; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (Art. 51 Abs. 3 BayGO). Das Los "
            "entscheidet zwischen B und C, wer in die engere Wahl kommt (Art. 51 Abs. 3 BayGO). Das Los, gezogen von Vera vor "
            "den Zeugen Anna und Bernd, fiel auf C. Es folgt die engere Wahl zwischen A und C (Art. 51 Abs. 3 BayGO)."
        ),
    ),
    (
        "half of the ballots invalid",
        ("by", 1, 1, "A 9, nein 8, leer 3"),
        (
            "Round 1: A 9; No 8, blank 3, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of 9 valid "
            "votes: 5 (Art. 51 Abs. 3 BayGO). Of 20 ballots only 9 are valid: the round is repeated with A (Art. 51 Abs. 3 "
            "BayGO)."
        ),
        (
            "1. Wahlgang: A 9; Nein 8, leer 3, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel abgegeben. "
            "Nötig ist mehr als die Hälfte der gültigen Stimmen (9), also 5 (Art. 51 Abs. 3 BayGO). Von 20 Stimmen sind nur 9 "
            "gültig: Der Wahlgang wird wiederholt mit A (Art. 51 Abs. 3 BayGO)."
        ),
    ),
    (
        "three equals in the first place",
        ("by", 1, 1, "A 6, B 6, C 6"),
        (
            "Round 1: A 6, B 6, C 6; No 0, blank 0, invalid 0. 18 of 20 members gave a ballot. Needed are more than half of "
            "18 valid votes: 10 (Art. 51 Abs. 3 BayGO). The round is repeated with A, B and C (Art. 51 Abs. 3 BayGO)."
        ),
        (
            "1. Wahlgang: A 6, B 6, C 6; Nein 0, leer 0, ungültig 0. 18 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (18), also 10 (Art. 51 Abs. 3 BayGO). Der Wahlgang "
            "wird wiederholt mit A, B und C (Art. 51 Abs. 3 BayGO)."
        ),
    ),
    (
        "more than half of those present; the lot on two places",
        ("bw", 1, 1, "A 6, B 6, C 6"),
        (
            "Round 1: A 6, B 6, C 6; No 0, blank 0, invalid 0. 18 of 20 members gave a ballot. Needed are more than half of "
            "the 20 members who are present and may vote: 11 (§ 37 Abs. 7 GemO). The lot decides between A, B and C on 2 "
            "places in the run-off (§ 37 Abs. 7 GemO)."
        ),
        (
            "1. Wahlgang: A 6, B 6, C 6; Nein 0, leer 0, ungültig 0. 18 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der Stimmen der anwesenden Stimmberechtigten (20), also 11 (§ 37 Abs. 7 "
            "GemO). Das Los entscheidet zwischen A, B und C über 2 Plätze in der engeren Wahl (§ 37 Abs. 7 GemO)."
        ),
    ),
    (
        "nobody against, and the second round a week later",
        ("bw", 1, 1, "A 9, nein 8, leer 3"),
        (
            "Round 1: A 9; No 8, blank 3, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of the 20 "
            "members who are present and may vote: 11 (§ 37 Abs. 7 GemO). A further round follows with A, which should "
            "be held at least one week later (§ 37 Abs. 7 GemO)."
        ),
        (
            "1. Wahlgang: A 9; Nein 8, leer 3, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der Stimmen der anwesenden Stimmberechtigten (20), also 11 (§ 37 "
            "Abs. 7 GemO). Es folgt ein weiterer Wahlgang mit A, der frühestens eine Woche später stattfinden soll (§ 37 "
            "Abs. 7 GemO)."
        ),
    ),
    (
        "more than half of the statutory number; nobody against",
        ("bb", 1, 1, "A 9, nein 8"),
        (
            "Round 1: A 9; No 8, blank 0, invalid 0. 17 of 20 members gave a ballot. Needed are more than half of the "
            "statutory number of 39 members: 20 (§ 40 BbgKVerf). A further round follows with A (§ 40 BbgKVerf)."
        ),
        (
            "1. Wahlgang: A 9; Nein 8, leer 0, ungültig 0. 17 von 20 Stimmberechtigten haben einen Stimmzettel abgegeben. "
            "Nötig ist mehr als die Hälfte der gesetzlichen Mitgliederzahl (39), also 20 (§ 40 BbgKVerf). Es folgt ein "
            "weiterer Wahlgang mit A (§ 40 BbgKVerf)."
        ),
    ),
    (
        "nobody is elected",
        ("nrw", 1, 1, "A 9, nein 11 / A 9, nein 11"),
        (
            "Round 2: A 9; No 11, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of 20 valid "
            "votes: 11 (§ 50 Abs. 2 GO NRW). Nobody is elected."
        ),
        (
            "2. Wahlgang: A 9; Nein 11, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel abgegeben. "
            "Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Niemand ist gewählt."
        ),
    ),
    (
        "one of two seats, then equals for the other",
        ("nrw", 2, 2, "Zettel 20, A 14, B 12, C 12"),
        (
            "Round 1: A 14, B 12, C 12; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half "
            "of 20 valid votes: 11 (§ 50 Abs. 2 GO NRW). Elected: A (14). The lot decides between B and C (§ 50 Abs. 2 GO NRW)."
        ),
        (
            "1. Wahlgang: A 14, B 12, C 12; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Gewählt: A "
            "(14). Das Los entscheidet zwischen B und C (§ 50 Abs. 2 GO NRW)."
        ),
    ),
    (
        "three equals for two seats",
        ("nrw", 2, 2, "Zettel 20, A 13, B 13, C 13"),
        (
            "Round 1: A 13, B 13, C 13; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half "
            "of 20 valid votes: 11 (§ 50 Abs. 2 GO NRW). The lot decides between A, B and C on 2 seats (§ 50 Abs. 2 GO NRW)."
        ),
        (
            "1. Wahlgang: A 13, B 13, C 13; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Das Los "
            "entscheidet zwischen A, B und C über 2 Sitze (§ 50 Abs. 2 GO NRW)."
        ),
    ),
    (
        "more seats than candidates",
        ("nrw", 3, 3, "Zettel 20, A 15, B 12, C 4 / C 9, nein 11"),
        (
            "Round 2: C 9; No 11, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of 20 valid "
            "votes: 11 (§ 50 Abs. 2 GO NRW). Not all seats could be filled."
        ),
        (
            "2. Wahlgang: C 9; Nein 11, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel abgegeben. "
            "Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Nicht alle Sitze konnten "
            "besetzt werden."
        ),
    ),
]


@pytest.mark.parametrize(("name", "election", "english", "in_german"), SAID)
def test_a_round_is_told_with_its_arithmetic(name, election, english, in_german):
    state, seats, marks, rounds = election
    stand = sorted({word.split()[0] for word in rounds.split(" / ")[0].split(", ")} & set("ABC"))
    found = played(opened(state, stand, seats=seats, marks=marks), rounds)
    said = round_phrases(found, found.round.number)
    assert (told(said), told(said, "de")) == (english, in_german)


LISTS = [
    (
        "A 17, B 11, C 6, D 3, E 2",
        (
            "By Hare/Niemeyer (§ 50 Abs. 3 GO NRW) these seats are certain so far: A 5, B 3, C 2, D 1, E 0. The lot decides "
            "between A, B and E on 2 seats (§ 50 Abs. 3 GO NRW)."
        ),
        (
            "Nach Hare/Niemeyer (§ 50 Abs. 3 GO NRW) stehen bisher diese Sitze fest: A 5, B 3, C 2, D 1, E 0. Das Los "
            "entscheidet zwischen A, B und E über 2 Sitze (§ 50 Abs. 3 GO NRW)."
        ),
        "“Ausschuss”: seats A 5, B 3, C 2, D 1, E 0.",
    ),
    (
        "A 20, nein 19",
        (
            "Needed are more Yes than No: there are 20 Yes and 19 No (§ 50 Abs. 3 GO NRW). By Hare/Niemeyer (§ 50 Abs. 3 GO "
            "NRW) the seats are divided so: A 13."
        ),
        (
            "Nötig sind mehr Ja als Nein: Es sind 20 Ja und 19 Nein (§ 50 Abs. 3 GO NRW). Nach Hare/Niemeyer (§ 50 Abs. 3 GO "
            "NRW) verteilen sich die Sitze so: A 13."
        ),
        "“Ausschuss”: seats A 13.",
    ),
]


@pytest.mark.parametrize(("rounds", "english", "in_german", "result"), LISTS)
def test_seats_of_lists_are_told_with_their_method(rounds, english, in_german, result):
    stand = sorted({word.split()[0] for word in rounds.split(", ")} - {"nein"})
    election = opened("nrw", stand, form="lists", seats=13, register=register(39), office="Ausschuss")
    found = counted(election, rounds)
    said = round_phrases(found, 1)[1:]
    assert (told(said), told(said, "de")) == (english, in_german)
    assert told([result_phrase(found)]) == result


TIED = Count(papers=20, votes=(10, 10))
EVENING = [
    (
        lambda election: open_election(
            load_profile("nrw"),
            number=1,
            subject=7,
            office="Vorsitz",
            names=["A", "B"],
            register=register(),
            statutory_number=39,
        ),
        "Election “Vorsitz” with ballot papers, seats: 1, marks on each ballot: 1. Proposed: A and B.",
        "Wahl „Vorsitz“ geheim mit Stimmzetteln; Sitze: 1, Stimmen je Stimmzettel: 1. Vorgeschlagen: A und B.",
    ),
    (
        lambda election: count_round(election, count=Count(papers=20, votes=(11, 9)), tellers="Olga"),
        (
            "Round 1: A 11, B 9; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Needed are more than half of 20 "
            "valid votes: 11 (§ 50 Abs. 2 GO NRW). Elected: A (11). Counted by Olga."
        ),
        (
            "1. Wahlgang: A 11, B 9; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Gewählt: A "
            "(11). Ausgezählt haben: Olga."
        ),
    ),
    (
        lambda election: count_round(election, count=TIED, tellers="Cem", reason="Verzählt."),
        (
            "Round 1 was counted again. Reason: Verzählt. Round 1: A 10, B 10; No 0, blank 0, invalid 0. 20 of 20 members "
            "gave a ballot. Needed are more than half of 20 valid votes: 11 (§ 50 Abs. 2 GO NRW). A run-off follows between A "
            "and B (§ 50 Abs. 2 GO NRW). Counted by Cem."
        ),
        (
            "Der 1. Wahlgang wurde erneut ausgezählt. Grund: Verzählt. 1. Wahlgang: A 10, B 10; Nein 0, leer 0, ungültig 0. "
            "20 von 20 Stimmberechtigten haben einen Stimmzettel abgegeben. Nötig ist mehr als die Hälfte der gültigen "
            "Stimmen (20), also 11 (§ 50 Abs. 2 GO NRW). Es folgt die engere Wahl zwischen A und B (§ 50 Abs. 2 GO NRW). "
            "Ausgezählt haben: Cem."
        ),
    ),
    (lambda election: call_round(election, register=register()), "", ""),
    (
        lambda election: count_round(election, count=TIED, tellers="Olga"),
        (
            "Round 2: A 10, B 10; No 0, blank 0, invalid 0. 20 of 20 members gave a ballot. Most votes are enough (§ 50 Abs. "
            "2 GO NRW). The lot decides between A and B (§ 50 Abs. 2 GO NRW). Counted by Olga."
        ),
        (
            "2. Wahlgang: A 10, B 10; Nein 0, leer 0, ungültig 0. 20 von 20 Stimmberechtigten haben einen Stimmzettel "
            "abgegeben. Es genügen die meisten Stimmen (§ 50 Abs. 2 GO NRW). Das Los entscheidet zwischen A und B (§ 50 Abs. "
            "2 GO NRW). Ausgezählt haben: Olga."
        ),
    ),
    (
        lambda election: draw_lot(election, drawn_by="Vera", witnesses="Anna", seed="4 2 6", way="seed"),
        "The lot by the seed “4 2 6”, which Vera drew before Anna, fell on A. Elected: A (10).",
        "Das Los mit dem Startwert „4 2 6“, gezogen von Vera vor den Zeugen Anna, fiel auf A. Gewählt: A (10).",
    ),
    (announce_election, "“Vorsitz”: elected A.", "„Vorsitz“: gewählt A."),
    (
        lambda election: answer_election(election, candidate=1, accepted=False),
        "A declines the election.",
        "A lehnt die Wahl ab.",
    ),
]


def test_each_event_is_told_and_comes_back_from_the_journal_as_it_was():
    holder = Holder()
    for give, english, in_german in EVENING:
        event = give(holder.last_election)
        assert from_wire(event.kind, to_wire(event)) == event
        holder = event.apply(holder, AT)
        said = told_of(event, holder.last_election)
        assert (told(said), told(said, "de")) == (english, in_german)


def test_who_stands_in_place_of_those_proposed_is_told_with_the_reason():
    election = next_round(
        counted(opened(names=list("ABC")), "A 8, B 6, C 6"), candidates=[1, 2], reason="C verzichtet."
    )
    assert told(round_phrases(election, 2), "de") == (
        "Im 2. Wahlgang stehen zur Wahl: A und B. Grund: C verzichtet."
    )


def test_a_show_of_hands_and_a_broken_off_election_are_told_as_such():
    election = opened(manner="hands", unopposed=True, office="Vorsitz")
    event = break_off_election(election, reason="Strom weg.")
    found = counted(election, "A 11, B 9")
    assert told(round_phrases(found, 1), "de").startswith(
        "1. Wahlgang: A 11, B 9; Nein 0, Enthaltungen 0, ungültig 0. 20 von 20 Stimmberechtigten haben durch Handzeichen"
    )
    assert told(told_of(event, after(election, event)), "de") == (
        "Die Wahl „Vorsitz“ wurde abgebrochen. Grund: Strom weg."
    )
    assert told([result_phrase(election)]) == "“Vorsitz”: nobody is elected."


def test_an_event_of_no_kind_changes_no_election():
    with pytest.raises(NotImplementedError):
        ElectionEvent().happen(opened(), AT)


def test_of_a_round_that_is_not_counted_nothing_is_told():
    election = opened()
    assert (round_phrases(election, 1), outcome_phrases(election, election.round)) == ((), ())


def test_that_an_election_begins_with_its_second_round_is_told():
    event = open_election(
        load_profile("bw"), number=1, subject=7, office="Vorsitz", names=["A"], register=register(),
        statutory_number=39, second=True,
    )  # fmt: skip
    assert from_wire(event.kind, to_wire(event)) == event
    assert told(told_of(event, event.begin(AT)), "de").endswith(
        "Vorgeschlagen: A. Es ist der zweite Wahlgang: In einer früheren Sitzung wurde die nötige Mehrheit nicht erreicht "
        "(§ 37 Abs. 7 GemO)."
    )
