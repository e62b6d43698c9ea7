"""Plays a whole evening against the running server: real logins, real sockets, on a copy of a meeting."""

import asyncio
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from urllib.parse import urlsplit

import httpx
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from config.rehearsal.crowd import Crowd, assemble
from config.rehearsal.evening import Evening
from config.rehearsal.participant import RehearsalError, Server
from config.rehearsal.report import differences, listed, table_of
from minutes import verify
from minutes.matching import installed_roots, matched
from minutes.signing_keys import issue_test_key
from sessions_app.models import AgendaItem, Meeting

PIN = "135790"


class Command(BaseCommand):
    help = "Plays a whole evening with simulated members against the running server and signs its minutes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", help="number or OParl id of the meeting whose agenda is played")
        parser.add_argument("--members", type=int, default=30, help="simulated members besides the chair")
        parser.add_argument("--votes", type=int, default=10, help="how many items are voted on")
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the server listens")

    def handle(self, *, meeting: str, members: int, votes: int, url: str, **options: object) -> None:
        console = Console()
        _require_server(url)
        crowd = assemble(_find(meeting), members)
        for seat in (crowd.chair, crowd.clerk):
            issue_test_key(seat.person, PIN)
        console.print(
            gettext("Rehearsal of %(meeting)s with %(members)s members, at %(host)s")
            % {"meeting": crowd.meeting.name, "members": members, "host": crowd.host}
        )
        evening, pdf = asyncio.run(_play(console, crowd, Server(url, _host(crowd, url)), votes))
        path = _stored(crowd, pdf)
        genuine = _say(console, evening, path, pdf)
        if not genuine:
            sys.exit(1)


def _require_server(url: str) -> None:
    try:
        answer = httpx.get(url, timeout=10)
    except httpx.HTTPError as error:
        raise CommandError(
            gettext(
                "Nobody answers at %(url)s. Start the server first with make demo, or say with --url where it listens."
            )
            % {"url": url}
        ) from error
    if answer.is_server_error:
        raise CommandError(
            gettext(
                "The server at %(url)s answers with an error (%(status)s); its log says which. After a new set-up run "
                "manage.py migrate and manage.py collectstatic first, and start it again."
            )
            % {"url": url, "status": answer.status_code}
        )


def _find(sign: str) -> Meeting:
    meetings = Meeting.objects.select_related("body", "organization")
    found = meetings.filter(pk=int(sign)) if sign.isdecimal() else meetings.filter(oparl_id=sign)
    meeting = found.first()
    if meeting is None:
        raise CommandError(gettext("There is no meeting %(sign)s.") % {"sign": sign})
    if not meeting.agenda_items.filter(deleted=False).exists():
        raise CommandError(
            gettext("The meeting %(sign)s has no agenda. Choose one with items.") % {"sign": sign}
        )
    return meeting


def _host(crowd: Crowd, url: str) -> str:
    port = urlsplit(url).port
    return f"{crowd.host}:{port}" if port else crowd.host


async def _play(console: Console, crowd: Crowd, server: Server, votes: int) -> tuple[Evening, bytes]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    items = [
        each
        async for each in AgendaItem.objects.filter(meeting=crowd.meeting).order_by("-public", "order", "pk")
    ]
    with Progress(*columns, console=console) as progress:
        tasks: dict[str, object] = {}

        def told(what: str, done: int, of: int) -> None:
            task = tasks.setdefault(what, progress.add_task(what, total=of) if what not in tasks else None)
            progress.update(task, completed=done, total=of)  # type: ignore[arg-type]  # a TaskID

        evening = Evening(crowd, server, votes, told)
        try:
            await evening.play(items)
            return evening, await evening.sign_minutes(PIN)
        except (RehearsalError, TimeoutError) as error:
            raise CommandError(
                gettext("The rehearsal stopped: %(why)s")
                % {"why": str(error) or gettext("no answer in time")}
            ) from error
        finally:
            await asyncio.gather(*(each.leave() for each in evening.everybody))


def _stored(crowd: Crowd, pdf: bytes) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ratssaal-probe-"))
    path = folder / f"niederschrift-{crowd.meeting.pk}.pdf"
    path.write_bytes(pdf)
    return path


def _say(console: Console, evening: Evening, path: Path, pdf: bytes) -> bool:
    console.print(table_of(evening))
    wrong = differences(evening)
    console.print(
        listed(wrong)
        if wrong
        else gettext("No ballot lost, none doubled: the journal holds what was acknowledged.")
    )
    report = matched(verify.verify_in_worker(pdf, installed_roots()))
    console.print(gettext(report.bottom_line))
    console.print(gettext("Signed minutes: %(path)s") % {"path": path}, soft_wrap=True)
    return report.genuine and not wrong
