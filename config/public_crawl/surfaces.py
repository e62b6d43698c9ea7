"""Everything that a municipality shows to somebody without a login: one list, for the nightly watch and for the tests."""

import re
from collections.abc import Iterator
from itertools import islice

from config.public_crawl.routes import addresses, routes
from config.public_crawl.values import Rows

LOGGING_OUT = "konto/logout/"
ADMIN = "admin/"  # asks for staff before it looks at anything: one address of it tells as much as all
LISTS_OF_OPEN_DATA = "oparl/v1.1/body/<int:key>/"
# What a program may ask a list of the open data for; their answers say where they go on.
QUESTIONS = (
    "omit_internal=true",
    "modified_since=2000-01-01T00%3A00%3A00%2B00%3A00",
    "created_since=2000-01-01T00%3A00%3A00%2B00%3A00",
)
NOWHERE = re.compile(r"\D*/0\b")  # begins with the key of no row: the same page as the next one
MISSING = "/gibt-es-nicht/"
ONE_IN = 10  # of the pages that do not exist; they are alike


def doors(rows: Rows) -> Iterator[Iterator[str]]:
    """For each route the addresses that are tried."""
    asked = sorted({route for route in routes() if is_asked(route)})
    for route in asked:
        yield _with_questions(route, rows)
    yield iter((MISSING,))
    for route in asked[::ONE_IN]:
        yield (f"{path}x" for path in islice(addresses(route, rows), 1))


def is_asked(route: str) -> bool:
    return route == ADMIN or not route.startswith((ADMIN, LOGGING_OUT))


def leads_somewhere(path: str) -> bool:
    return not NOWHERE.match(path)


def _with_questions(route: str, rows: Rows) -> Iterator[str]:
    for path in filter(leads_somewhere, addresses(route, rows)):
        yield path
        if route.startswith(LISTS_OF_OPEN_DATA):
            yield from (f"{path}?{question}" for question in QUESTIONS)
