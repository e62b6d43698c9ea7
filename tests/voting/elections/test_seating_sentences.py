"""What the minutes tell of a committee's composition, step by step: lists, working, lot, names, answers."""

from dataclasses import replace

import pytest

from tests.voting.elections.playing import AT, Holder, opened
from tests.voting.elections.test_composition import opening
from tests.voting.elections.test_sentences import told
from voting.elections.commands import announce_election, count_round, draw_lot
from voting.elections.composition import JOINT_NAME, Way, accept_all, answer_seat, name_members
from voting.elections.counts import Count
from voting.elections.seating_sentences import divides, working_phrases
from voting.elections.telling import told_of
from voting.elections.typed import Listed, read_groups, read_joint, read_lists
from voting.rules.profiles import RuleName, load_profile


def counted(*votes, no=0, blank=0):
    count = Count(papers=sum(votes) + no + blank, votes=votes, no=no, blank=blank)
    return lambda election: count_round(election, count=count, tellers="Olga und Nils")


def answered(candidate, place, accepted):
    return lambda election: answer_seat(election, candidate=candidate, place=place, accepted=accepted)


LISTS = read_lists("A: Anna, Bernd\nB: Greta\nC\nD: Mia\nE: Nora")
JOINT = [Listed(JOINT_NAME, read_joint("A: Anna\nB: Greta"))]
EVENING = [
    # What opens it, what follows, and what is told of each step
    (
        opening("nrw", Way.PAPER, LISTS, seats=13),
        (
            counted(17, 11, 6, 3, 2),
            lambda election: draw_lot(election, drawn_by="Vera", witnesses="Dora", winners=(1, 5)),
            announce_election,
            answered(1, 1, False),
            answered(2, 1, True),
            lambda election: name_members(election, candidate=1, people=["Cem", "Dora"]),
            answered(1, 2, False),
            accept_all,
        ),
        """
Wahl „Bauausschuss“ geheim mit Stimmzetteln; Sitze: 13, Stimmen je Stimmzettel: 1. Vorgeschlagen: A, B, C, D und E. Liste A: Anna und Bernd. Liste B: Greta. Liste D: Mia. Liste E: Nora.
1. Wahlgang: A 17, B 11, C 6, D 3, E 2; Nein 0, leer 0, ungültig 0. 39 von 39 Stimmberechtigten haben einen Stimmzettel abgegeben. Nach Hare/Niemeyer (§ 50 Abs. 3 GO NRW) stehen bisher diese Sitze fest: A 5, B 3, C 2, D 1, E 0. Das Los entscheidet zwischen A, B und E über 2 Sitze (§ 50 Abs. 3 GO NRW). Berechnung: Stärke mal 13 Sitze, geteilt durch 39: A 17 × 13 : 39 = 5 2/3, B 11 × 13 : 39 = 3 2/3, C 6 × 13 : 39 = 2, D 3 × 13 : 39 = 1, E 2 × 13 : 39 = 2/3. Nach ganzen Zahlen 11 Sitze, nach den höchsten Zahlenbruchteilen 2. Ausgezählt haben: Olga und Nils.
Das Los, gezogen von Vera vor den Zeugen Dora, fiel auf A und E. Nach Hare/Niemeyer (§ 50 Abs. 3 GO NRW) verteilen sich die Sitze so: A 6, B 3, C 2, D 1, E 1.
„Bauausschuss“: Sitze A 6, B 3, C 2, D 1, E 1. A: Anna und Bernd. A benennt noch Personen für 4 Sitze. B: Greta. B benennt noch Personen für 2 Sitze. C benennt noch Personen für 2 Sitze. D: Mia. E: Nora.
Anna lehnt die Wahl ab. Auf der Liste A steht niemand mehr: Sie benennt jemanden für den Sitz.
Greta nimmt die Wahl an.
A benennt Cem und Dora.
Bernd lehnt die Wahl ab. Auf der Liste A steht niemand mehr: Sie benennt jemanden für den Sitz.
Alle übrigen Gewählten nehmen die Wahl an.
""",
    ),
    (
        opening("he", Way.JOINT, JOINT, seats=2),
        (counted(38, blank=1), announce_election, accept_all),
        """
Einheitlicher Wahlvorschlag „Bauausschuss“ für 2 Sitze: Anna (A) und Greta (B).
Über den einheitlichen Wahlvorschlag: Ja 38, Nein 0, Enthaltungen 1, ungültig 0. 39 von 39 Stimmberechtigten haben durch Handzeichen abgestimmt. Nötig ist, dass niemand mit Nein stimmt: Es gibt 38 Ja und 0 Nein (§ 55 Abs. 2 HGO). Der einheitliche Wahlvorschlag ist angenommen. Ausgezählt haben: Olga und Nils.
„Bauausschuss“: Der einheitliche Wahlvorschlag ist angenommen. Gewählt: Anna (A) und Greta (B).
Alle Gewählten nehmen die Wahl an.
""",
    ),
    (
        opening("nrw", Way.JOINT, JOINT, seats=2),
        (counted(19, no=20), announce_election),
        """
Einheitlicher Wahlvorschlag „Bauausschuss“ für 2 Sitze: Anna (A) und Greta (B).
Über den einheitlichen Wahlvorschlag: Ja 19, Nein 20, Enthaltungen 0, ungültig 0. 39 von 39 Stimmberechtigten haben durch Handzeichen abgestimmt. Nötig sind mehr Ja als Nein: Es sind 19 Ja und 20 Nein (§ 50 Abs. 3 GO NRW). Der einheitliche Wahlvorschlag ist nicht angenommen. Ausgezählt haben: Olga und Nils.
„Bauausschuss“: Der einheitliche Wahlvorschlag ist nicht angenommen.
""",
    ),
    (
        opening("ni", Way.STRENGTH, read_groups("A 13: Anna\nB 11"), seats=8, members=25),
        (announce_election,),
        """
Sitzverteilung „Bauausschuss“ nach der Stärke der Fraktionen (§ 71 Abs. 2 NKomVG); Sitze: 8. Fraktionen: A und B. Liste A: Anna.
Mitglieder der Fraktionen: A 13, B 11; ohne Fraktion 1; der Vertretung insgesamt 25. A hat mehr als die Hälfte der Mitglieder und erhält deshalb vorab 5 Sitze (§ 71 Abs. 3 NKomVG). Nach d’Hondt (§ 71 Abs. 2 NKomVG) verteilen sich die Sitze so: A 5, B 3. Berechnung: die Höchstzahlen in ihrer Reihenfolge: 1. B 11 : 1 = 11, 2. B 11 : 2 = 5 1/2, 3. B 11 : 3 = 3 2/3.
„Bauausschuss“: Sitze A 5, B 3. A: Anna. A benennt noch Personen für 4 Sitze. B benennt noch Personen für 3 Sitze.
""",
    ),
    (
        opening("he", Way.STRENGTH, read_groups("A 2: Anna, Bernd\nB 2: Greta"), seats=1, members=4),
        (lambda election: draw_lot(election, drawn_by="Vera", witnesses="Dora", winners=(2,)),),
        """
Sitzverteilung „Bauausschuss“ nach der Stärke der Fraktionen (§§ 55, 62 Abs. 2 HGO); Sitze: 1. Fraktionen: A und B. Liste A: Anna und Bernd. Liste B: Greta.
Mitglieder der Fraktionen: A 2, B 2; ohne Fraktion 0; der Vertretung insgesamt 4. Nach d’Hondt (§§ 55, 62 Abs. 2 HGO) stehen bisher diese Sitze fest: A 0, B 0. Das Los entscheidet zwischen A und B (§§ 55, 62 Abs. 2 HGO). Berechnung: die Höchstzahlen in ihrer Reihenfolge: 1. A 2 : 1 = 2 (=), 1. B 2 : 1 = 2 (=).
Das Los, gezogen von Vera vor den Zeugen Dora, fiel auf B. Nach d’Hondt (§§ 55, 62 Abs. 2 HGO) verteilen sich die Sitze so: A 0, B 1.
""",
    ),
]


def said(events, following):
    holder, lines = Holder(), []
    for event in events:
        holder = event.apply(holder, AT)
        lines.append(told(told_of(event, holder.last_election), "de"))
    for give in following:
        event = give(holder.last_election)
        holder = event.apply(holder, AT)
        lines.append(told(told_of(event, holder.last_election), "de"))
    return lines


@pytest.mark.parametrize(("events", "following", "expected"), EVENING)
def test_a_composition_is_told_step_by_step(events, following, expected):
    assert said(events, following) == expected.strip().splitlines()


def test_a_majority_of_another_number_says_the_number():
    """No state asks for one; a profile may name it."""
    nrw = load_profile("nrw")
    rules = replace(nrw.elections, joint=RuleName("two_thirds_of_yes_and_no", "§ 9"))
    (event,) = opening(replace(nrw, elections=rules), Way.JOINT, JOINT, seats=2)
    assert "Nötig sind 26 Ja: Es gibt 26 Ja und 13 Nein (§ 9)." in said((event,), (counted(26, no=13),))[1]


def test_where_nothing_is_divided_there_is_no_working():
    for election in (opened(), opened(names=("A", "B"), form="lists", seats=2)):
        assert working_phrases(election, election.round) == ()
        assert not divides(election, election.round)


def test_who_follows_from_the_list_is_told():
    lists = read_lists("A: Anna, Bernd, Cem\nB: Greta")
    steps = (counted(20, 19), announce_election, answered(1, 1, False))
    assert said(opening("nrw", Way.PAPER, lists, seats=2), steps)[-1] == (
        "Anna lehnt die Wahl ab. Von der Liste A rückt Bernd nach."
    )
