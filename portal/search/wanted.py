"""What somebody looks for, and the address that asks for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext

from journal.events import N_

LONGEST = 200  # characters; longer is nothing that anybody searches for


class Kind(StrEnum):
    """The kinds of things that can be found, as they stand in the address (`?art=`)."""

    PAPER = "vorlage"
    FILE = "datei"
    RESOLUTION = "beschluss"
    WRITTEN = "schriftlich"
    AGENDA_ITEM = "punkt"
    MEETING = "sitzung"
    PERSON = "person"
    ORGANIZATION = "gremium"

    @property
    def plural(self) -> str:
        return gettext(PLURALS[self])

    @property
    def label(self) -> str:
        return gettext(LABELS[self])


PLURALS = {
    Kind.PAPER: N_("Papers"),
    Kind.FILE: N_("Files"),
    Kind.RESOLUTION: N_("Resolutions"),
    Kind.WRITTEN: N_("Decided in writing"),
    Kind.AGENDA_ITEM: N_("Agenda items"),
    Kind.MEETING: N_("Meetings"),
    Kind.PERSON: N_("People"),
    Kind.ORGANIZATION: N_("Councils and committees"),
}


LABELS = {
    Kind.PAPER: N_("Paper"),
    Kind.FILE: N_("File"),
    Kind.RESOLUTION: N_("Resolution"),
    Kind.WRITTEN: N_("Decided in writing"),
    Kind.AGENDA_ITEM: N_("Agenda item"),
    Kind.MEETING: N_("Meeting"),
    Kind.PERSON: N_("Person"),
    Kind.ORGANIZATION: N_("Council or committee"),
}


class Order(StrEnum):
    RELEVANCE = "treffer"
    DATE = "datum"

    @property
    def label(self) -> str:
        return gettext(ORDERS[self])


ORDERS = {Order.RELEVANCE: N_("Best match first"), Order.DATE: N_("Newest first")}


@dataclass(frozen=True)
class Wanted:
    """A search: words as they were typed ("a phrase", -without, begin*), and what narrows it.

    kinds: empty for all. organization, term: primary keys. since, until: days, both included. Things without a date
    (people, organizations) are not found where days or a term are named.
    """

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    organization: int | None = None
    since: date | None = None
    until: date | None = None
    term: int | None = None
    order: Order = Order.RELEVANCE

    @property
    def is_empty(self) -> bool:
        return not self.words.strip() and not self.narrowed

    @property
    def narrowed(self) -> bool:
        return bool(self.kinds or self.organization or self.since or self.until or self.term)


def read_wanted(asked: QueryDict) -> Wanted:
    """The search that an address asks for; whatever makes no sense is left out."""
    order = asked.get("nach", "")
    return Wanted(
        words=asked.get("q", "").replace("\x00", "").strip()[:LONGEST],
        kinds=frozenset(Kind(each) for each in asked.getlist("art") if each in set(Kind)),
        organization=_number(asked.get("gremium", "")),
        since=_day(asked.get("von", "")),
        until=_day(asked.get("bis", "")),
        term=_number(asked.get("wahlperiode", "")),
        order=Order(order) if order in set(Order) else Order.RELEVANCE,
    )


def query_of(wanted: Wanted) -> str:
    """As it stands in the address behind `?`: equal searches, equal addresses."""
    pairs: list[tuple[str, object]] = [
        ("q", wanted.words),
        *(("art", kind.value) for kind in sorted(wanted.kinds)),
        ("gremium", wanted.organization),
        ("von", wanted.since),
        ("bis", wanted.until),
        ("wahlperiode", wanted.term),
        ("nach", wanted.order.value if wanted.order is not Order.RELEVANCE else None),
    ]
    return urlencode([(name, value) for name, value in pairs if value])


def address_of(wanted: Wanted) -> str:
    """The permanent address of a search: `/suche/?q=…`."""
    return f"{reverse('portal:search')}?{query_of(wanted)}"


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 (fits any column)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
