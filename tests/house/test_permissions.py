"""docs/permissions.md: who may what, generated from the commands and the pages, and compared.

UPDATE_DOCS=1 .venv/bin/python -m pytest tests/house/test_permissions.py    writes the page anew
"""

import importlib
import inspect
import os
import pkgutil
from copy import deepcopy
from hashlib import sha256

import pytest
from django.db import transaction
from django.urls import resolve
from django.utils.safestring import SafeString
from house import ROOT

from config.kept_pages.names import KEPT
from config.public_crawl.routes import routes
from documents import worker
from documents.wire import Answer
from minutes import confirming, handing_out, paper, passage_events, workflow
from minutes.life import commands as life
from minutes.life import publishing
from sessions_app.desk import (
    agenda,
    broadcast,
    check_in,
    local_rules,
    meetings,
    papers,
    places,
    questions,
    registrations,
    supplements,
)
from sessions_app.page_versions import table_of, watched
from sessions_app.resolutions import commands as of_resolutions
from sessions_app.sitting import commands
from sessions_app.written import commands as of_writing
from tests.house.acquainted import acquainted
from tests.house.crawl import Visitor, own_routes
from tests.house.doors import PAGES, SENDING_ONLY, world
from tests.house.permissions import TABLES
from tests.house.permissions.situation import evening
from tests.house.public_reading import UNMARKED, read_twice
from tests.house.world import HOST, roles

PAGE = ROOT / "docs/permissions.md"
HEADINGS = {
    "public": "Öffentlichkeit",
    "member": "Mitglied",
    "substitute": "Stellvertretung ¹",
    "other_member": "Mitglied eines anderen Ausschusses",
    "chair": "Vorsitz",
    "clerk": "Schriftführung",
    "door": "Einlass",
    "administration": "Verwaltung",
    "organisation_admin": "Organisationsverwaltung",
    "foreign_clerk": "Schriftführung einer anderen Kommune",
}
INTRODUCTION = """# Wer darf was

Diese Tafel entsteht aus dem Programm selbst: Ein Test lässt jede Rolle jeden Vorgang versuchen und schreibt auf,
wem das Recht zugestanden und wem es versagt wird; am Ende versucht jede Rolle jede Seite. Weicht das Programm von
dieser Seite ab, schlägt der Test fehl.

Alle Rollen beziehen sich auf ein Gremium (hier: den Rat) einer Kommune. Was nicht ausdrücklich erlaubt ist, ist
verboten. „ja“ heißt: Das Recht besteht. Ob der Vorgang gerade möglich ist (etwa, ob die Sitzung eröffnet ist),
prüft das Programm zusätzlich. Das Stimmrecht folgt aus der Mitgliedschaft am Tag der Sitzung und aus der
Anwesenheit, nie aus einer Anmelderolle.

¹ solange das vertretene Mitglied fehlt. ² wer nach dem Regelprofil unterschreibt: Vorsitz, Schriftführung,
wo das Gesetz es will zwei Mitglieder, die teilgenommen haben.
³ wer ihn gestellt hat; Vorsitz und Schriftführung auf dessen Wort.
⁴ Solange die Leitung übergeben ist, steht alles, was hier allein dem Vorsitz zusteht, allein der Stellvertretung zu;
  der Vorsitz behält bis zur Rückgabe, was auch die Schriftführung darf.
⁵ wer an der Sitzung teilgenommen hat. ⁶ zwei Personen, eine für die Schriftführung und eine für den Vorsitz.
"""


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """(home, neighbour, users by role, what stands in the addresses): made once, for no other module to see."""
    with django_db_blocker.unblock(), transaction.atomic():
        home, neighbour, users = roles()
        yield home, neighbour, users, world(home, neighbour)
        transaction.set_rollback(True)


@pytest.fixture
def everybody(town, db):
    return deepcopy(town[:3])


@pytest.fixture
def allowed(everybody):
    """allowed(line, role): whether the role gets past the line's policies."""
    home, _neighbour, users = everybody
    usual = evening(home, attended_by=("member", "chair"))
    without_the_member = evening(home, attended_by=("substitute", "chair"))
    actors = {role: home.actor(role, users) for role in users}

    def ask(line, role):
        situation = without_the_member if role == "substitute" else usual
        return line.is_open_to(situation, actors[role])

    return ask


@pytest.fixture
def opens(everybody, town, frameless, monkeypatch):
    """opens(words, role): whether the role can open every address of that line. A door opens before anything is drawn,
    so nothing is; the crawls of test_leaks*.py draw every page.
    """
    _home, _neighbour, users = everybody
    known = town[3]
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *args: SafeString())

    def ask(words, role):
        found = {visitors[role].status_of(path.format(**known)) for path in PAGES[words]}
        assert found == {200} or 200 not in found, (words, role, found)
        return found == {200}

    with acquainted():
        alike = {}  # of doors that do not look who knocks
        visitors = {role: Visitor(HOST, user, alike) for role, user in users.items()}
        yield ask


def table(title, what, lines, answer):
    """`lines` by their words."""
    head = f"| {what} | {' | '.join(HEADINGS.values())} |\n|---|{':-:|' * len(HEADINGS)}\n"
    rows = [
        f"| {words} | {' | '.join('ja' if answer(line, role) else '–' for role in HEADINGS)} |\n"
        for words, line in lines.items()
    ]
    return f"\n## {title}\n\n{head}{''.join(rows)}"


def page(allowed, opens):
    commanded = [
        table(title, "Vorgang", {line.words: line for line in lines}, allowed)
        for title, lines in TABLES.items()
    ]
    seen = table("Seiten", "Seite", {words: words for words in PAGES}, opens)
    return "".join([INTRODUCTION, *commanded, seen])


def test_the_page_says_what_the_commands_do_and_who_can_open_what(allowed, opens):
    written = page(allowed, opens)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(written)
    assert PAGE.read_text() == written


def test_every_page_has_its_line():
    described = {resolve(path.format_map(Ones())).route for paths in PAGES.values() for path in paths}
    described |= {route for route in own_routes() if route.startswith("konto/")}
    assert sorted(set(own_routes()) - described - set(SENDING_ONLY)) == []


class Ones(dict):
    """Any key there is, for the sake of an address's shape."""

    def __missing__(self, key):
        return "00000000-0000-0000-0000-000000000000" if key.endswith(("file", "minutes", "token")) else 1


def test_every_command_has_its_line(db):
    described = {line.command for lines in TABLES.values() for line in lines}
    known = set(commands.POLICIES) | set(of_resolutions.POLICIES) | set(of_writing.POLICIES)
    of_minutes = (workflow, confirming, handing_out, paper, passage_events, life, publishing)
    of_desk = (
        agenda,
        broadcast,
        supplements,
        check_in,
        local_rules,
        meetings,
        papers,
        places,
        questions,
        registrations,
    )
    for module in (*modules_of(commands), *of_minutes, *of_desk):
        known |= commands_in(module)
    assert sorted(each.__name__ for each in known - described) == []


def modules_of(package):
    names = [name for _, name, _ in pkgutil.iter_modules(package.__path__) if name != "conditions"]
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def commands_in(module):
    """The public functions of a module that an actor gives: `by` or `actor` is among their parameters."""
    functions = [each for _, each in inspect.getmembers(module, inspect.isfunction)]
    own = [each for each in functions if each.__module__ == module.__name__ and each.__name__[0] != "_"]
    return {each for each in own if {"by", "actor"} & set(inspect.signature(each).parameters)} - {
        workflow.require_signer,  # conditions, not commands
        life.require_clerk,
        paper.require_on_paper,
        publishing.may_release,
        life.approve_by_vote,  # follows from the announcement of the vote, by whoever may announce it
        supplements.supplementing,
        agenda.drafting,
    }


def test_nobody_from_outside_may_do_anything(allowed):
    outside = ("public", "other_member", "foreign_clerk")
    every_line = [line for lines in TABLES.values() for line in lines]
    found = [(line.words, role) for line in every_line for role in outside if allowed(line, role)]
    assert found == [(f"Die eigene Einlassnummer {verb}", "other_member") for verb in ("sehen", "erneuern")]


def test_every_line_is_open_to_somebody(allowed):
    """Else the situation, not the right, would be what the table shows."""
    every_line = [line for lines in TABLES.values() for line in lines]
    assert [line.words for line in every_line if not any(allowed(line, role) for role in HEADINGS)] == []


@pytest.fixture(scope="module")
def readings(town, django_db_blocker):
    """What is drawn stands for what it is drawn of: the PDF of the same is the same (tests/documents, tests/minutes)."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_ask", lambda _limits, asked: Answer(sha256(asked).digest()))
        return read_twice(town[3])


@pytest.mark.django_db
def test_whatever_everybody_may_read_is_marked_and_not_sent_again_as_long_as_it_is_the_same(readings):
    assert {each.route for each in readings if not each.is_marked} == set(UNMARKED)
    oparl = {route for route in routes() if route.startswith(("oparl/", "offene-daten/"))}
    assert oparl - {each.route for each in readings} == set()


@pytest.mark.django_db
def test_no_page_is_kept_that_reads_a_table_whose_changes_are_not_counted(readings):
    counted = {table_of(model) for model in watched()}
    unnoticed = {each.route: each.tables - counted for each in readings if each.name in KEPT}
    assert {route: tables for route, tables in unnoticed.items() if tables} == {}
    assert KEPT - {each.name for each in readings} == set()
