"""Findings in words: one is one, many are many, in both languages."""

import pytest
from django.utils import translation

from minutes.findings import Finding, Proof
from minutes.saying import say


@pytest.mark.parametrize(
    ("language", "votes", "said"),
    [
        ("de", 1, "Die gedruckten Zahlen und das Ergebnis der Abstimmung stimmen mit dem Eintrag überein."),
        (
            "de",
            3,
            "Die gedruckten Zahlen und Ergebnisse aller 3 Abstimmungen stimmen mit den Einträgen überein.",
        ),
        ("en", 1, "The printed numbers and the result of the vote are those of the record."),
        ("en", 3, "The printed numbers and results of all 3 votes are those of the record."),
    ],
)
def test_the_votes_are_counted_as_people_do(language, votes, said):
    with translation.override(language):
        assert say(Finding(Proof.VOTES_MATCH, {"votes": votes})) == said


def test_a_chain_of_one_entry_is_no_chain_of_entries():
    with translation.override("de"):
        one, many = (say(Finding(Proof.CHAIN_HOLDS, {"entries": entries})) for entries in (1, 96))
    assert one == "Der einzige Eintrag führt zu dem Prüfwert, der im Dokument gedruckt ist."
    assert many == "Die Kette der 96 Einträge führt zu dem Prüfwert, der im Dokument gedruckt ist."


def test_a_sentence_that_counts_nothing_is_said_as_it_is():
    with translation.override("de"):
        assert say(Finding(Proof.NO_VOTES)) == "Weder das Dokument noch seine Daten nennen eine Abstimmung."
