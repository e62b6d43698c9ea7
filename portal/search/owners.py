"""What a public file hangs on: its paper, the item or the meeting, as far as these are public."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, TruncDate

from portal.search.wanted import Kind
from sessions_app.models import Body
from sessions_app.queries import public_items, public_meetings, public_papers


@dataclass(frozen=True)
class Owner:
    """`key`: of the paper or, of an item too, of the meeting. `title`: with the reference of a paper."""

    kind: Kind
    key: int
    title: str
    dated_on: date | None


def owners_of(body: Body, files: Collection[int]) -> dict[int, Owner]:
    """By file; papers before items before meetings, the earliest first. One query."""
    papers, items, meetings = public_papers(body), public_items(body), public_meetings(body)
    ways = (
        *(_owning(papers, Kind.PAPER, link, files) for link in ("main_file", "auxiliary_files")),
        *(_owning(items, Kind.AGENDA_ITEM, link, files) for link in ("resolution_file", "auxiliary_files")),
        *(
            _owning(meetings, Kind.MEETING, link, files)
            for link in ("results_protocol", "verbatim_protocol", "invitation", "auxiliary_files")
        ),
    )
    found: dict[int, Owner] = {}
    for file, kind, key, sign, title, day in ways[0].union(*ways[1:], all=True):
        owner = Owner(Kind(kind), key, f"{sign} {title}".strip(), day)
        found[file] = min(owner, found.get(file, owner), key=lambda each: (RANK[each.kind], each.key))
    return found


RANK = {Kind.PAPER: 0, Kind.AGENDA_ITEM: 1, Kind.MEETING: 2}
SIGN = {Kind.PAPER: F("reference"), Kind.AGENDA_ITEM: F("number")}
KEY = {Kind.AGENDA_ITEM: F("meeting_id")}
DAY = {
    Kind.PAPER: F("dated_on"),
    Kind.AGENDA_ITEM: TruncDate("meeting__starts_at"),
    Kind.MEETING: TruncDate("starts_at"),
}


def _owning(rows: QuerySet[Any], kind: Kind, link: str, files: Collection[int]) -> QuerySet[Any]:
    owning: QuerySet[Any] = (
        rows.filter(**{f"{link}__in": files})
        .select_related(None)
        .order_by()
        .annotate(
            owned=F(link),
            owner_kind=Value(kind.value, CharField()),
            owner_key=KEY.get(kind, F("pk")),
            owner_sign=Cast(SIGN.get(kind, Value("")), TextField()),
            owner_title=Cast(F("name"), TextField()),
            owner_day=DAY[kind],
        )
        .values_list("owned", "owner_kind", "owner_key", "owner_sign", "owner_title", "owner_day")
    )
    return owning
