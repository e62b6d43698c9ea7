"""Agendas and meetings as SOMACOS Session gives them: Karlsruhe's public OParl 1.1, its meetings of 2023 and 2024
(GitHub maxliesegang/karlsruhe-oparl-syndication, state 2026-08-22).
"""

from datetime import datetime

import pytest

from oparl.importing.oddities import agendas, meetings

NOON, NIGHT = (
    datetime.fromisoformat("2023-01-18T17:00:00+01:00"),
    datetime.fromisoformat("2023-01-18T00:00:00+01:00"),
)


def test_an_end_before_the_beginning_is_unknown():
    """91 of Karlsruhe's 350 meetings end at 00:00 of the day on which they begin (meetings/9284)."""
    assert meetings.end_unless_before(NOON, NIGHT) is None
    assert meetings.end_unless_before(NIGHT, NOON) == NOON
    assert meetings.end_unless_before(NOON, NOON) == NOON
    assert meetings.end_unless_before(None, NOON) == NOON
    assert meetings.end_unless_before(NOON, None) is None


@pytest.mark.parametrize(
    ("orders", "odd"),
    [([0, 1, 2], False), ([], False), ([1, 2], True), ([5, 6, 7, 8], True), ([100001], True)],
)
def test_an_order_that_does_not_count_from_nought_is_odd(orders, odd):
    """All of Karlsruhe's 305 agendas: 297 count 1, 2, 3 …, the others have gaps. Bonn (ALLRIS): 100001, as
    GitHub meine-stadt-transparent/meine-stadt-transparent has it in importer/tests/test_cc_egov.py.
    """
    assert agendas.order_is_odd(orders) is odd


def test_an_item_without_number_paper_and_result_is_a_heading():
    """144 of Karlsruhe's 3,297 items have the number "": "ANTRÄGE", "Amt für Hochbau und Gebäudewirtschaft"."""
    assert agendas.is_heading("", [], "")
    assert not agendas.is_heading("1", [], "")
    assert not agendas.is_heading("", ["a consultation"], "")
    assert not agendas.is_heading("", [], "erledigt")


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("- abgesetzt -", "withdrawn"),
        ("-abgesetzt-", "withdrawn"),
        ("ABGESETZT", "withdrawn"),
        ("- abgesetzt - Vorschläge des Ortschaftsrates zur Wahl der Stellvertretungen", "withdrawn"),
        ("Herbert-Schweizer-Haus Begegnungsstätte Grötzingen - abgesetzt -", "withdrawn"),
        ("- vertagt -", "postponed"),
        ("Bau einer Brücke", ""),
        ("Warum wurde die Brücke abgesetzt und vertagt?", ""),
        ("Rad- und Fußweg - vertagter Antrag", ""),
    ],
)
def test_a_mark_in_the_title_tells_what_became_of_an_item(name, state):
    """34 of Karlsruhe's items have such a word in their name, 22 of them nothing but "- abgesetzt -"."""
    assert agendas.state_by_name(name) == state


@pytest.mark.parametrize(
    ("name", "publicity"),
    [
        ("Rat (öffentlich/nicht öffentlich)", "mixed"),
        ("Rat (öffentlich/nichtöffentlich)", "mixed"),
        ("Rat (nicht öffentlich)", "closed"),
        ("Rat (nichtöffentlich)", "closed"),
        ("Rat (öffentlich)", "public"),
        ("Ausschuss für öffentliche Einrichtungen", ""),
        ("Ausschuss für öffentliche Einrichtungen (nicht öffentlich)", "closed"),
    ],
)
def test_brackets_in_the_name_tell_whether_a_meeting_is_public(name, publicity):
    """All of Karlsruhe's 350 meetings say it there, in four ways to write it, and nowhere else."""
    assert meetings.publicity_by_name(name) == publicity


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("", ""),
        ("Kenntnisnahme", "noted"),
        ("vertagt", "postponed"),
        ("zurückgezogen", "withdrawn"),
        ("verwiesen in Fachausschuss", "referred"),
        ("mehrheitlich abgelehnt", "decided"),
    ],
)
def test_the_words_of_a_result_tell_the_state(result, state):
    """2,326 of Karlsruhe's items have a result in free text, of 35 kinds."""
    assert agendas.state_by_result(result) == state
