"""Reads everything public as nobody, and alarms where something closed can be read. Made for a timer."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from urllib.parse import unquote

import httpx
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.utils.translation import gettext
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from config.public_crawl.closed import Closed, closed_of, one_line
from config.public_crawl.walk import SERVER_ERROR, Seen, Walk
from sessions_app.models import Body, Host

logger = logging.getLogger(__name__)
OPEN = 200
PATIENCE = 60.0  # seconds for one page


class Command(BaseCommand):
    help = "Reads every public page as nobody and looks for closed words. Ends with 1 where it finds any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--body", metavar="SLUG", help="only this municipality")
        parser.add_argument(
            "--url", help="ask the running server there (with its caches), such as https://rat.example.org"
        )

    def handle(self, *, body: str | None, url: str | None, **options: object) -> None:
        faults = pages = 0
        for row in _bodies(body):
            origin = url.rstrip("/") if url else _origin(row)
            closed = closed_of(row)
            self.stdout.write(
                gettext("%(body)s: %(secrets)d closed phrases and %(doors)d closed addresses are looked for at %(origin)s; %(passed)d too short or public as well.")
                % {"body": row.name, "secrets": len(closed.secrets), "doors": len(closed.doors), "origin": origin, "passed": closed.passed_over}
            )  # fmt: skip
            with _client(url) as client:
                walk = Walk(client, origin)
                for seen, fault in faults_of(walk, closed):
                    pages += 1
                    if fault:
                        faults += 1
                        self._alarm(seen, fault)
        self.stdout.write(_verdict(pages, faults))
        if faults:
            sys.exit(1)

    def _alarm(self, seen: Seen, fault: str) -> None:
        logger.critical("%s: %s", seen.path, fault)
        self.stdout.write(f"{seen.path}: {fault}")


def _bodies(slug: str | None) -> list[Body]:
    rows = Body.objects.filter(deleted=False, **({"slug": slug} if slug else {})).order_by("pk")
    if not rows:
        raise CommandError(gettext("There is no such municipality. Leave --body out to read all of them."))
    return list(rows)


def _origin(body: Body) -> str:
    host = Host.objects.filter(body=body).order_by("pk").values_list("name", flat=True).first()
    if host is None:
        raise CommandError(
            gettext("%(body)s has no host name yet: nobody can reach it.") % {"body": body.name}
        )
    return f"{'https' if settings.HTTPS else 'http'}://{host}"


def _client(url: str | None) -> httpx.Client:
    """To the server, or straight into the application, where no network, no cache and no limit stands between."""
    if url:
        return httpx.Client(timeout=PATIENCE)
    settings.PAGE_SECONDS = settings.REQUESTS_A_MINUTE = settings.DOWNLOADS_A_MINUTE = 0
    return httpx.Client(transport=httpx.WSGITransport(app=get_wsgi_application()), timeout=PATIENCE)


def faults_of(walk: Walk, closed: Closed) -> Iterator[tuple[Seen, str]]:
    """Everything that was read, with what is wrong with it; empty where nothing is."""
    with Progress(
        TextColumn("{task.completed}"), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as shown:
        for seen in shown.track(walk, total=None):
            yield seen, _fault(seen, closed)
    for door in closed.doors:
        seen = walk.open(door)
        yield (
            seen,
            gettext("This address is closed, and opens.") if seen.status == OPEN else _fault(seen, closed),
        )


def _fault(seen: Seen, closed: Closed) -> str:
    if seen.status >= SERVER_ERROR:
        return gettext("The server failed here (%(status)d).") % {"status": seen.status}
    text = one_line(seen.text.replace(unquote(seen.path), ""))  # what the asker said is no news
    rows = [secret.row for secret in closed.secrets if secret.phrase in text]
    return (
        gettext("Words of something closed can be read here: %(rows)s.") % {"rows": ", ".join(rows)}
        if rows
        else ""
    )


def _verdict(pages: int, faults: int) -> str:
    if faults:
        return gettext("ALARM: %(faults)d of %(pages)d answers show what must stay closed, or failed.") % {
            "faults": faults,
            "pages": pages,
        }
    return gettext("%(pages)d answers read: nothing closed can be seen.") % {"pages": pages}
