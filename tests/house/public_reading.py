"""What everybody may read, read twice: how the doors mark what they give, and which tables they look at for it."""

import re
from dataclasses import dataclass
from hashlib import md5, sha256

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from oparl.out.kinds import LISTS, VISIBLE, folder
from oparl.out.views import BY_ORGANIZATION
from oparl.urls import DOORS
from sessions_app.models import Body
from tests.house.doors import PAGES
from tests.house.world import HOST

TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
OPEN, UNCHANGED = 200, 304
# What has no mark, and why: nobody reads it a second time, or may. (Nor have the forms for questions and registrations
# while they are open: each has a number of its own, so that the same form sent twice is one.)
OWN = "somebody's own, behind a secret address: stored nowhere"
DISPLAY = "a display's own, behind its cookie: stored nowhere"
UNMARKED = {
    "abonnieren/e-mail/bestaetigen/<str:token>/": OWN,
    "abos/<str:token>/": OWN,
    "abos/<str:token>/beenden/": OWN,
    "abos/<str:token>/<int:wish>/beenden/": OWN,
    "fragen/<uuid:token>/": OWN,
    "zugang/<uuid:token>/": OWN,
    "anzeige/": DISPLAY,
    "anzeige/stand/": DISPLAY,
}
# Written while they are read: marked by the body's number and the journal's (tests/oparl/out/test_bulk.py).
STREAMED = {f"oparl:{name}" for name in ("lines", "lines_of_term", "table", "table_of_term")}
# Marked by the digest that stands in the row of the file, whose content never changes; those of this world are invented.
FILES = {"sessions_app:file", "oparl:oparl.out.files.content"}


@dataclass(frozen=True)
class Reading:
    """Of one address: what the first answer was marked with, what its bytes would give, what the second one said."""

    route: str
    name: str
    mark: str
    digests: tuple[str, ...]
    second: int
    tables: frozenset[str]

    @property
    def is_marked(self) -> bool:
        """By a strong mark that other bytes would not have, and was believed."""
        said = re.fullmatch(r'"([0-9a-z-]{16,64})"', self.mark)
        of_the_bytes = said and any(each.startswith(said[1]) for each in self.digests)
        return bool(of_the_bytes or (said and self.name in STREAMED | FILES)) and self.second == UNCHANGED


def read_twice(keys) -> list[Reading]:
    """Every address that opens to nobody in particular."""
    addresses = [path.format(**keys) for paths in PAGES.values() for path in paths]
    return [found for path in [*addresses, *oparl_addresses()] if (found := _read(path))]


def oparl_addresses():
    """An object of each kind, each list, the doors of a file."""
    body = Body.objects.get(hosts__name=HOST)
    some = {kind: rows(body).first().pk for kind, rows in VISIBLE.items()}
    yield from ("/oparl/v1.1/system", "/oparl/v1.1/body")
    yield from (f"/oparl/v1.1/{folder(kind)}/{key}" for kind, key in some.items())
    yield from (f"/oparl/v1.1/body/{body.pk}/{name.lower()}" for name in LISTS)
    yield from (f"/oparl/v1.1/organization/{some['organization']}/{kind}" for kind in BY_ORGANIZATION)
    yield from (f"/oparl/v1.1/file/{some['file']}/{way}" for way in DOORS)


def _read(path):
    with CaptureQueriesContext(connection) as queries:
        first = Client(headers={"host": HOST}).get(path)
    if first.status_code != OPEN:
        return None
    tables = frozenset(table for query in queries for table in TABLE.findall(query["sql"]))
    mark = first.get("ETag", "")
    content = b"" if first.streaming else first.content
    second = Client(headers={"host": HOST, "if-none-match": mark}).get(path)
    match = resolve(path)
    return Reading(
        match.route,
        match.view_name,
        mark,
        (md5(content).hexdigest(), sha256(content).hexdigest()),
        second.status_code,
        tables,
    )
