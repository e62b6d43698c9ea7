"""What a public file hangs on: its paper, the item or the meeting, as far as these are public."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, TruncDate

from portal.search.composed import Rows, composed, day_from, rows_among
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
    found: dict[int, Owner] = {}
    for file, kind, key, sign, title, day in rows_among(
        [(composed(_owning, body, of, link), "owned", files) for of, link in WAYS]
    ):
        owner = Owner(Kind(kind), key, f"{sign} {title}".strip(), day_from(day))
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


PUBLIC: Mapping[Kind, Callable[[Body], Rows]] = {
    Kind.PAPER: public_papers,
    Kind.AGENDA_ITEM: public_items,
    Kind.MEETING: public_meetings,
}
WAYS = (
    *((Kind.PAPER, link) for link in ("main_file", "auxiliary_files")),
    *((Kind.AGENDA_ITEM, link) for link in ("resolution_file", "auxiliary_files")),
    *(
        (Kind.MEETING, link)
        for link in ("results_protocol", "verbatim_protocol", "invitation", "auxiliary_files")
    ),
)


def _owning(body: Body, kind: Kind, link: str) -> Rows:
    owning: Rows = (
        PUBLIC[kind](body)
        .filter(**{f"{link}__isnull": False})
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
