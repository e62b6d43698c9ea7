"""`make demo`: sets up the data once, says who can log in and what to try, and serves in the foreground."""

import os
import shutil
import sys
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from config import demo_town as cast
from config.demo.evening import PIN, play_and_sign
from config.demo.history import write_history
from config.demo.town import PASSWORD, found_town, plan_council, plan_tonight
from minutes.signing_keys import issue_test_key
from sessions_app.models import Body, Meeting

LOGINS = (
    (cast.CLERK, "Schriftführung: Pult, Tagesordnung, Niederschrift"),
    (cast.CHAIR, "Vorsitz, stimmt mit ab"),
    (cast.ANNA, "Mitglied"),
    (cast.BERND, "Mitglied"),
    (cast.EVA, "Mitglied"),
    (cast.HASAN, "Mitglied im Zug, zugeschaltet"),
    (cast.ADMINISTRATION, "Verwaltung: Vorlagen"),
)


class Command(BaseCommand):
    help = "Starts Ratssaal with an invented town; the second time with what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="throws the data away and starts anew")
        parser.add_argument("--no-serve", action="store_true", help="only makes the data")

    def handle(self, *, port: int, fresh: bool, no_serve: bool, **options: object) -> None:
        console = Console()
        if fresh:
            _throw_away()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not Body.objects.filter(slug="eichenfurt").exists():
            _build(console)
        _say(console, port)
        if not no_serve:
            _serve(port)


def _throw_away() -> None:
    """All state of the demo: the database, the files, the keys."""
    data = Path(settings.DATA)
    for path in (*data.glob("ratssaal.sqlite3*"), data / "secret_key"):
        path.unlink(missing_ok=True)
    for folder in ("files", "authority", "static"):
        shutil.rmtree(data / folder, ignore_errors=True)


def _build(console: Console) -> None:
    today = timezone.localdate()
    with Progress(console=console, transient=True) as progress, transaction.atomic():
        task = progress.add_task("Eichenfurt entsteht: vier Jahre Sitzungen …", total=None)
        town, people = found_town(today)
        write_history(town, today, lambda done, of: progress.update(task, completed=done, total=of))
        last = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0) - timedelta(weeks=4)
        lately = plan_council(town, last, "22. Sitzung des Rates", 22)
        plan_tonight(town, today)
    console.print("Die letzte Ratssitzung wird gespielt und ihre Niederschrift unterschrieben …")
    play_and_sign(lately, people)
    for somebody in (cast.CHAIR, cast.CLERK):
        issue_test_key(people[somebody], PIN)


def _say(console: Console, port: int) -> None:
    base = f"http://127.0.0.1:{port}"
    tonight = Meeting.objects.get(body__slug="eichenfurt", name=cast.MEETING)
    table = Table(title=f"{cast.BODY}: wer sich anmelden kann (Passwort: {PASSWORD})", title_justify="left")
    for column in ("Anmeldename", "Person", "Aufgabe"):
        table.add_column(column)
    for somebody, task in LOGINS:
        table.add_row(somebody.login, somebody.name, task)
    console.print(table)
    console.print(f"PIN der Signaturschlüssel von Vorsitz und Schriftführung: {PIN}\n")
    for text, path in (
        ("Startseite für alle", "/"),
        ("Anmelden", "/konto/login/"),
        ("Heute Abend: Pult (olga, vera)", f"/sitzungen/{tonight.pk}/pult/"),
        ("Heute Abend: Platz (anna, bernd, eva, hasan)", f"/sitzungen/{tonight.pk}/platz/"),
        ("Anzeige im Saal", f"/sitzungen/{tonight.pk}/anzeige/"),
        ("Live für alle", f"/sitzungen/{tonight.pk}/live/"),
        ("Niederschrift prüfen", "/niederschriften/pruefen/"),
    ):
        console.print(f"  {text:<46} {base}{path}", soft_wrap=True)
    console.print("\nZum Beenden: Strg+C")


def _serve(port: int) -> None:
    """Becomes the server: one process, which ends cleanly on Ctrl-C."""
    sys.stdout.flush()
    daphne = str(Path(sys.executable).with_name("daphne"))
    os.execv(daphne, [daphne, "-b", "127.0.0.1", "-p", str(port), "-v", "0", "asgi:application"])  # noqa: S606
