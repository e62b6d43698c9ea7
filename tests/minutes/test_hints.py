"""Hints where the clerk's text contradicts the record: what is found, and what is left alone."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.draft import Tally
from minutes.hints import PLACE_LIMIT, Doubt, Hint, Known, hints

KNOWN = Known(
    tallies=(Tally(yes=12, no=4, abstain=1), Tally(yes=9, no=8, abstain=0)),
    told="Im zweiten Wahlgang erhält Anna Albrecht 11 Stimmen, Bernd Bauer 6.",
    organization="Rat der Stadt Eichenfurt",
    begin=datetime(2026, 10, 15, 16, 0, 40, tzinfo=UTC),
    until=datetime(2026, 10, 15, 19, 30, 10, tzinfo=UTC),
    absent=("Dr. Nora Nie", "Karl Fehlt"),
    present=("Anna Albrecht", "Kim Fehlt"),
)  # 18:00 to 21:30 in the hall


def doubts(text, known=KNOWN):
    return [hint.doubt for hint in hints(text, known)]


@pytest.mark.parametrize(
    "text",
    [
        "Der Antrag wird mit 12 zu 5 Stimmen angenommen.",
        "Mit **12 zu 5** Stimmen angenommen.",
        "Angenommen mit 12:5 Stimmen.",
        "Angenommen mit 13 Ja-Stimmen.",
        "Dagegen stehen drei Nein-Stimmen.",
        "Angenommen bei 2 Gegenstimmen.",
        "Angenommen bei zwei Enthaltungen.",
        "Angenommen bei 7 Stimmenthaltungen.",
        "Ohne Gegenstimmen angenommen.",
    ],
)
def test_numbers_that_no_vote_on_the_item_has(text):
    assert doubts(text) == [Doubt.TALLY]


@pytest.mark.parametrize(
    "text",
    [
        "Der Antrag wird mit 12 zu 4 Stimmen bei einer Enthaltung angenommen.",
        "Der zweite mit 9 zu 8 Stimmen ohne Enthaltungen.",
        "Gewählt mit 11 zu 6 Stimmen.",
        "Der Hauptausschuss hat mit 7 zu 2 Stimmen empfohlen, dem zu folgen.",
        "Am 3. September 2026 wurde mit 7 zu 2 Stimmen vertagt.",
        "Im Verhältnis 3 zu 1 gemischt, Maßstab 1:500.",
        "Die Gebühr steigt von 12 auf 15 Euro.",
        "",
    ],
)
def test_numbers_that_the_record_has_or_that_are_no_votes(text):
    assert doubts(text) == []


def test_the_own_committee_is_not_another_body():
    committee = replace(KNOWN, organization="Ausschuss für Umwelt")
    assert doubts("Der Ausschuss beschließt mit 7 zu 2 Stimmen.", committee) == [Doubt.TALLY]
    assert doubts("Mit 7 zu 2 Stimmen des Ausschusses.", committee) == [Doubt.TALLY]


def test_unanimous_where_there_were_votes_against():
    assert doubts("Das wird einstimmig beschlossen.") == [Doubt.NOT_UNANIMOUS]
    assert doubts("Das wird nicht einstimmig beschlossen.") == []
    unanimous = replace(KNOWN, tallies=(*KNOWN.tallies, Tally(yes=17, no=0, abstain=0)))
    assert doubts("Das wird einstimmig beschlossen.", unanimous) == []
    assert doubts("Einstimmig.", replace(KNOWN, tallies=())) == []


@pytest.mark.parametrize("told", ["17.59 Uhr", "21:31 Uhr", "9:00 Uhr"])
def test_times_outside_the_meeting(told):
    (hint,) = hints(f"Herr Bauer verlässt um {told} den Saal.", KNOWN)
    assert hint.doubt is Doubt.TIME
    assert dict(hint.details) == {"said": told, "begin": "18:00", "end": "21:30"}


@pytest.mark.parametrize(
    "text",
    [
        "Frau Albrecht erscheint um 18:00 Uhr.",
        "Die Sitzung wird um 21.30 Uhr geschlossen.",
        "Das Bad öffnet um 7:00 Uhr.",
        "Die nächste Sitzung beginnt um 17:00 Uhr.",
        "Um 99:00 Uhr erscheint niemand.",
    ],
)
def test_times_within_it_and_of_other_things(text):
    assert doubts(text) == []


def test_a_meeting_beyond_midnight_has_two_days():
    late = replace(KNOWN, until=datetime(2026, 10, 15, 23, 0, tzinfo=UTC))
    assert doubts("Herr Bauer erscheint um 0:30 Uhr.", late) == []
    assert doubts("Herr Bauer erscheint um 1:30 Uhr.", late) == [Doubt.TIME]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dr. Nora Nie erklärt, dass es so ist.", "Dr. Nora Nie"),
        ("Frau Nie (SPD) fragt nach den Kosten.", "Dr. Nora Nie"),
        ("Auf Nachfrage erläutert Frau Dr. Nie den Plan.", "Dr. Nora Nie"),
        ("**Frau Nie:** Ich bin dagegen.", "Dr. Nora Nie"),
        ("Karl Fehlt bittet um Auskunft.", "Karl Fehlt"),
    ],
)
def test_somebody_absent_who_speaks(text, name):
    (hint,) = hints(text, KNOWN)
    assert (hint.doubt, dict(hint.details)) == (Doubt.ABSENT, {"said": name})


@pytest.mark.parametrize(
    "text",
    [
        "Frau Nie fehlt entschuldigt.",
        "Frau Albrecht stellt die Anfrage von Frau Nie vor.",
        "Frau Niemeyer erklärt alles.",
        "Frau Fehlt fragt nach.",  # there is another one of that name
    ],
)
def test_somebody_absent_who_is_only_named(text):
    assert doubts(text) == []


def test_somebody_without_a_name_speaks_nowhere():
    assert doubts("Es erklärt sich.", replace(KNOWN, absent=(" ",))) == []


def test_what_is_still_to_be_filled_in():
    assert doubts("Es spricht […].\n- [...]") == [Doubt.GAP, Doubt.GAP]


def test_a_hint_quotes_its_place_once():
    text = "Es gab 3 zu 3 Stimmen."
    assert hints(f"Zuvor. {text} Danach. {text}", KNOWN) == (
        Hint(Doubt.TALLY, text, (("said", "3 zu 3 Stimmen"),)),
    )
    (long,) = hints(f"Es gab 3 zu 3 Stimmen {'und ' * 200}", KNOWN)
    assert len(long.place) == PLACE_LIMIT + 1


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            ["Frau Nie", " fragt ", "12 zu ", "5 Stimmen", "9:00 Uhr ", "Sitzung ", "*", "\n", ". "]
        )
    ).map("".join)
)
def test_no_text_fails(text):
    for hint in hints(text, KNOWN):
        assert hint.doubt.value % dict(hint.details)
