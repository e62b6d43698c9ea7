"""What a list is asked for: filters, size of the page, the place where it goes on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone

from journal.events import N_
from oparl.models import Published
from oparl.out.problems import Problem

PAGE, LARGEST_PAGE, LARGEST_KEY = 100, 500, 2**63 - 1
FILTERS = {
    "created_since": "created__gte",
    "created_until": "created__lte",
    "modified_since": "modified__gte",
    "modified_until": "modified__lte",
}
# Left out when somebody mirrors all lists anyway (OParl 1.1, 2.5).
INTERNAL = {
    "agenda_item": ("auxiliaryFile",),
    "meeting": ("auxiliaryFile", "agendaItem"),
    "paper": ("auxiliaryFile", "location"),
    "person": ("membership",),
    "body": ("legislativeTerm",),
}
NO_TIME = N_("A filter needs a date and time with offset, such as 2026-03-15T00:00:00+01:00, URL-encoded.")
NO_PLACE = N_("This page of the list does not exist. Please begin with the first one.")
BLANK = re.compile(r" (?=[0-9]{2}:?[0-9]{2}$)")


@dataclass(frozen=True)
class Asked:
    """`after`: the key of the last object of the page before. `filters` as they were given."""

    filters: tuple[tuple[str, str], ...] = ()
    limit: int | None = None
    omit_internal: bool = False
    after: int | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Self:
        """Raises Problem for what nobody can understand; a limit that makes no sense is none."""
        filters = tuple((name, _encoded(query[name])) for name in FILTERS if query.get(name))
        for _name, value in filters:
            _moment(value)
        limit = min(_number(query.get("limit", "")) or 0, LARGEST_PAGE) or None
        after = _number(query["after"]) if "after" in query else None
        if "after" in query and after is None:
            raise Problem(400, NO_PLACE)
        return cls(filters, limit, query.get("omit_internal", "").lower() == "true", after)

    @property
    def size(self) -> int:
        return self.limit or PAGE

    def chosen(self, rows: QuerySet[Published]) -> QuerySet[Published]:
        """The rows asked for in their order; deleted ones only for those who ask what has changed."""
        found = rows.filter(**{FILTERS[name]: _moment(value) for name, value in self.filters})
        if "modified_since" not in dict(self.filters):
            found = found.filter(deleted=False)
        if self.after is not None:
            found = found.filter(key__gt=self.after)
        return found.order_by("key")

    def query(self) -> str:
        """`?limit=…`, as it stands in all links; empty if nothing was asked."""
        parts = [*self.filters]
        parts += [("limit", str(self.limit))] if self.limit else []
        parts += [("omit_internal", "true")] if self.omit_internal else []
        parts += [("after", str(self.after))] if self.after is not None else []
        return f"?{urlencode(parts)}" if parts else ""

    def going_on(self, after: int | None) -> Self:
        return replace(self, after=after)


def _encoded(value: str) -> str:
    """An unencoded plus sign arrives as a blank."""
    return BLANK.sub("+", value.strip())


def _moment(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
        found = timezone.make_aware(found) if timezone.is_naive(found) else found
        found.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError):
        raise Problem(400, NO_TIME, debug=value[:100]) from None
    return found


def _number(text: str) -> int | None:
    fits = text.isascii() and text.isdecimal() and len(text) < 20  # noqa: PLR2004 (digits of the largest key)
    return int(text) if fits and int(text) <= LARGEST_KEY else None
