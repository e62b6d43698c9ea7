"""docs/permissions.md: who may what, generated from the commands and compared.

UPDATE_DOCS=1 .venv/bin/python -m pytest tests/house/test_permissions.py    writes the page anew
"""

import inspect
import os

import pytest
from house import ROOT

from minutes import workflow
from sessions_app.sitting import commands
from tests.house.permissions import TABLES, evening
from tests.house.world import roles

PAGE = ROOT / "docs/permissions.md"
HEADINGS = {
    "public": "Öffentlichkeit",
    "member": "Mitglied",
    "substitute": "Stellvertretung ¹",
    "other_member": "Mitglied eines anderen Ausschusses",
    "chair": "Vorsitz",
    "clerk": "Schriftführung",
    "administration": "Verwaltung",
    "organisation_admin": "Organisationsverwaltung",
    "foreign_clerk": "Schriftführung einer anderen Kommune",
}
INTRODUCTION = """# Wer darf was

Diese Tafel entsteht aus dem Programm selbst: Ein Test lässt jede Rolle jeden Vorgang versuchen und schreibt auf,
wem das Recht zugestanden und wem es versagt wird. Weicht das Programm von dieser Seite ab, schlägt der Test fehl.

Alle Rollen beziehen sich auf ein Gremium (hier: den Rat) einer Kommune. Was nicht ausdrücklich erlaubt ist, ist
verboten. „ja“ heißt: Das Recht besteht. Ob der Vorgang gerade möglich ist (etwa, ob die Sitzung eröffnet ist),
prüft das Programm zusätzlich. Das Stimmrecht folgt aus der Mitgliedschaft am Tag der Sitzung und aus der
Anwesenheit, nie aus einer Anmelderolle.

¹ solange das vertretene Mitglied fehlt. ² wer nach dem Regelprofil unterschreibt: Vorsitz und Schriftführung.
"""


@pytest.fixture
def allowed(db):
    """allowed(line, role): whether the role gets past the line's policies."""
    home, _neighbour, users = roles()
    usual = evening(home, attended_by=("member", "chair"))
    without_the_member = evening(home, attended_by=("substitute", "chair"))

    def ask(line, role):
        situation = without_the_member if role == "substitute" else usual
        return line.is_open_to(situation, home.actor(role, users))

    return ask


def page(allowed):
    parts = [INTRODUCTION]
    for title, lines in TABLES.items():
        head = f"| Vorgang | {' | '.join(HEADINGS.values())} |\n|---|{':-:|' * len(HEADINGS)}\n"
        rows = [
            f"| {line.words} | {' | '.join('ja' if allowed(line, role) else '–' for role in HEADINGS)} |\n"
            for line in lines
        ]
        parts.append(f"\n## {title}\n\n{head}{''.join(rows)}")
    return "".join(parts)


def test_the_page_says_what_the_commands_do(allowed):
    written = page(allowed)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(written)
    assert PAGE.read_text() == written


def test_every_command_has_its_line(db):
    described = {line.command for lines in TABLES.values() for line in lines}
    known = {getattr(commands, name) for name in commands.__all__ if name != "POLICIES"}
    assert sorted(each.__name__ for each in (known | commands_in(workflow)) - described) == []


def commands_in(module):
    """The public functions of a module that an actor gives: `by` or `actor` is among their parameters."""
    functions = [each for _, each in inspect.getmembers(module, inspect.isfunction)]
    own = [each for each in functions if each.__module__ == module.__name__ and each.__name__[0] != "_"]
    return {each for each in own if {"by", "actor"} & set(inspect.signature(each).parameters)} - {
        workflow.require_signer  # a condition of sign(), not a command
    }


def test_nobody_from_outside_may_do_anything(allowed):
    outside = ("public", "other_member", "foreign_clerk")
    every_line = [line for lines in TABLES.values() for line in lines]
    assert [(line.words, role) for line in every_line for role in outside if allowed(line, role)] == []


def test_every_line_is_open_to_somebody(allowed):
    """Else the situation, not the right, would be what the table shows."""
    every_line = [line for lines in TABLES.values() for line in lines]
    assert [line.words for line in every_line if not any(allowed(line, role) for role in HEADINGS)] == []
