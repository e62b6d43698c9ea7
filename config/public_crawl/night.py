"""One night's round through a municipality: pages, searches, sockets, over the network or straight into the program."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.public_crawl.closed import Closed
from config.public_crawl.rows_of_tonight import RowsOfTonight
from config.public_crawl.sockets import Dial, heard, inside, outside, sockets_of
from config.public_crawl.surfaces import doors
from config.public_crawl.tonight import WHOLE, Tonight
from config.public_crawl.walk import Walk
from config.public_crawl.watch import Read, Watch
from sessions_app.models import Body, Host, Meeting

PATIENCE = 60.0  # seconds for one page


@dataclass(frozen=True)
class Place:
    """Where a municipality answers: `origin` with scheme and host; `dial` calls its sockets."""

    origin: str
    client: httpx.Client
    dial: Dial


def running_server(url: str) -> Place:
    """With its caches and limits, as anybody meets it."""
    origin = url.rstrip("/")
    return Place(origin, httpx.Client(timeout=PATIENCE), outside(origin))


def this_program(body: Body) -> Place | None:
    """No network, no cache and no limit stands between. None where the municipality has no host name yet."""
    host = Host.objects.filter(body=body).order_by("pk").values_list("name", flat=True).first()
    if host is None:
        return None
    settings.PAGE_SECONDS = settings.REQUESTS_A_MINUTE = settings.DOWNLOADS_A_MINUTE = 0
    origin = f"{'https' if settings.HTTPS else 'http'}://{host}"
    client = httpx.Client(transport=httpx.WSGITransport(app=get_wsgi_application()), timeout=PATIENCE)
    return Place(origin, client, inside(urlsplit(origin).netloc, origin))


class Round:
    """Everything that is read, with what is wrong with it; only what begins with `beneath`. `again`: addresses that are
    asked whatever is tonight's turn.
    """

    def __init__(
        self,
        body: Body,
        closed: Closed,
        place: Place,
        beneath: str = "/",
        tonight: Tonight = WHOLE,
        again: Sequence[str] = (),
    ) -> None:
        questions = [path for path in again if "?q=" in path]
        planned: set[str] = set()
        self._walk = Walk(place.client, place.origin, beneath, lambda link: tonight.follows(link, planned))
        asked = [[path for path in again if path not in questions], *doors(RowsOfTonight(body, tonight))]
        self._doors = [list(filter(self._walk.goes_to, each)) for each in asked]
        planned.update(path for each in self._doors for path in each)
        self._watch = Watch(self._walk, closed, tonight.asks)
        self._place, self._known, self._questions = place, closed.known, questions
        held = Meeting.objects.filter(body=body, deleted=False).exclude(state=Meeting.State.PLANNED)
        chosen = tonight.keys(Meeting, list(held.order_by("-pk").values_list("pk", flat=True)))
        self._sockets = list(filter(self._walk.goes_to, sockets_of(chosen)))

    @property
    def left(self) -> int:
        """Addresses known so far that are not read yet."""
        return self._watch.left + len(self._sockets)

    @property
    def waited(self) -> float:
        """Seconds that the server asked it to wait."""
        return self._walk.waited

    def __iter__(self) -> Iterator[Read]:
        with self._place.client, _missing_is_no_news():
            yield from self._watch.over_pages(self._doors)
            yield from self._watch.over_searches(self._known, self._questions)
        yield from self._watch.over_sockets(heard(self._sockets, self._place.dial))


@contextmanager
def _missing_is_no_news() -> Iterator[None]:
    """Half of what is asked for is not there: that fills no log. What fails does."""
    log = logging.getLogger("django.request")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)
