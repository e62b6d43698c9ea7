"""One night's round through a municipality: pages, searches, sockets, over the network or straight into the program."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config.public_crawl.closed import Closed
from config.public_crawl.sockets import Dial, heard, inside, outside, sockets_of
from config.public_crawl.surfaces import doors
from config.public_crawl.values import Rows
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


def round_of(body: Body, closed: Closed, place: Place, beneath: str = "/") -> Iterator[Read]:
    """Everything that is read, with what is wrong with it; only what begins with `beneath`."""
    with place.client, _missing_is_no_news():
        walk = Walk(place.client, place.origin, beneath)
        watch = Watch(walk, closed)
        yield from watch.over_pages(doors(Rows(body)))
        yield from watch.over_searches(closed.known)
    held = Meeting.objects.filter(body=body, deleted=False).exclude(state=Meeting.State.PLANNED)
    sockets = sockets_of(held.order_by("-pk").values_list("pk", flat=True))
    yield from watch.over_sockets(heard(filter(walk.goes_to, sockets), place.dial))


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
