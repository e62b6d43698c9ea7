"""`make demo`: sets up the data once, says who can log in and what to try, and serves in the foreground."""

import os
import shutil
import sys
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from config import demo_town as cast
from config.demo.answers import answer_for_all
from config.demo.evening import PIN, play_and_sign
from config.demo.history import decide_long_ago, write_history
from config.demo.mailing import mail_into_folder, timers_round
from config.demo.serving import is_free, serve
from config.demo.town import PASSWORD, found_town, last_council_day, plan_lately, plan_tonight
from journal.events import N_
from minutes.signing_keys import has_key_file, issue_test_key
from sessions_app.models import Body, Meeting, Person

LOGINS = (
    (cast.CLERK, N_("Clerk: desk, agenda, minutes")),
    (cast.CHAIR, N_("Chair, votes as well")),
    (cast.ANNA, N_("Member")),
    (cast.BERND, N_("Member")),
    (cast.EVA, N_("Member")),
    (cast.HASAN, N_("Member on the train, takes part remotely")),
    (cast.ADMINISTRATION, N_("Administration: papers")),
)


INTERRUPTED = 130  # as shells call it


class Command(BaseCommand):
    help = "Starts Ratssaal with an invented town; the second time with what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="throws the data away and starts anew")
        parser.add_argument("--no-serve", action="store_true", help="only makes the data")

    def handle(self, *, port: int, fresh: bool, no_serve: bool, **options: object) -> None:
        console = Console()
        try:
            _run(console, port, fresh, no_serve)
        except KeyboardInterrupt:  # before the server runs: from then on `serve` is told
            console.print("\n" + gettext("Ended before the demo was ready. To start it: make demo"))
            if no_serve:  # who made the data only, as a script does, must not take them for made
                sys.exit(INTERRUPTED)


def _run(console: Console, port: int, fresh: bool, no_serve: bool) -> None:
    settings.PUBLIC_PORT = os.environ["RATSSAAL_PUBLIC_PORT"] = f":{port}"  # here and in the server
    if fresh:
        throw_away(Path(settings.DATA))
    mails = mail_into_folder()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Body.objects.filter(slug="eichenfurt").exists():
        _build(console)
        call_command("settle_oparl", stdout=StringIO())
    elif not _is_whole():
        raise CommandError(
            gettext("The town was left half built last time. Start it anew: make demo FRESH=1")
        )
    call_command("index_texts", stdout=StringIO())
    if no_serve:
        return
    if not is_free(port):
        taken = gettext("Port %(port)s is in use. Choose another: make demo PORT=%(other)s")
        raise CommandError(taken % {"port": port, "other": port + 1})
    connection.close()
    sys.stdout.flush()
    sys.exit(serve(port, lambda: _say(console, port, mails), timers_round))


def throw_away(data: Path) -> None:
    """All state of the demo: the database, the files, the keys. The secret key stays: this process has read it and
    locks the new seal with it, the server it starts has to open that seal.
    """
    for path in data.glob("ratssaal.sqlite3*"):
        path.unlink(missing_ok=True)
    for folder in ("files", "authority", "static", "mails"):
        shutil.rmtree(data / folder, ignore_errors=True)


def _build(console: Console) -> None:
    today = timezone.localdate()
    with Progress(console=console, transient=True) as progress, transaction.atomic():
        task = progress.add_task(gettext("The town is being built: four years of meetings …"), total=None)
        town, people = found_town(today)
        lately_on = last_council_day(today)
        write_history(
            town, today, lately_on, lambda done, of: progress.update(task, completed=done, total=of)
        )
        decide_long_ago(town, today)
        lately = plan_lately(town, lately_on)
        plan_tonight(town, today)
        answer_for_all(town.body, people[cast.CLERK])
    console.print(gettext("The last council meeting is played and its minutes are signed …"))
    play_and_sign(lately, people)
    for somebody in (cast.CHAIR, cast.CLERK):
        issue_test_key(people[somebody], PIN)


def _is_whole() -> bool:
    """The clerk's key is the last that `_build` makes, after the town is in the database."""
    clerk = Person.objects.filter(body__slug="eichenfurt", name=cast.CLERK.name).first()
    return clerk is not None and has_key_file(clerk.pk)


def _say(console: Console, port: int, mails: Path | None) -> None:
    base = f"http://127.0.0.1:{port}"
    tonight = Meeting.objects.get(body__slug="eichenfurt", name=cast.MEETING)
    table = Table(
        title=gettext("%(town)s: who can log in (password: %(password)s)")
        % {"town": cast.BODY, "password": PASSWORD},
        title_justify="left",
    )
    for column in (gettext("Login"), gettext("Person"), gettext("Task")):
        table.add_column(column)
    for somebody, task in LOGINS:
        table.add_row(somebody.login, somebody.name, gettext(task))
    console.print(table)
    console.print(gettext("PIN of the signing keys of chair and clerk: %(pin)s") % {"pin": PIN} + "\n")
    for text, path in (
        (gettext("Front page, for everybody"), "/"),
        (gettext("Log in"), "/konto/login/"),
        (gettext("Tonight: the desk (olga, vera)"), f"/sitzungen/{tonight.pk}/pult/"),
        (gettext("Tonight: a member's place (anna, bernd, eva, hasan)"), f"/sitzungen/{tonight.pk}/platz/"),
        (gettext("Tonight: the hall display"), f"/sitzungen/{tonight.pk}/anzeige/"),
        (gettext("Tonight: live for everybody"), f"/sitzungen/{tonight.pk}/live/"),
        (gettext("Check minutes"), "/niederschriften/pruefen/"),
    ):
        console.print(f"  {text:<46} {base}{path}", soft_wrap=True)
    if mails:
        console.print("\n" + gettext("Mails are written into %(folder)s") % {"folder": mails}, soft_wrap=True)
    if tonight.state == Meeting.State.CLOSED:
        console.print("\n" + gettext("Tonight's meeting is closed. A new evening: make demo FRESH=1"))
    console.print("\n" + gettext("To end: Ctrl+C"))
