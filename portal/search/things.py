"""What can be found, kind by kind, as it stands at this moment: the public queries, each with the same columns.

The index is filled from here, and whatever a page of results shows of a thing is read from here again.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, F, TextField, UUIDField, Value
from django.db.models.functions import Cast, TruncDate

from portal.search.composed import Part, Row, Rows, composed, day_from, rows_among
from portal.search.wanted import Kind
from sessions_app.models import Body
from sessions_app.public_reads import public_attached_files
from sessions_app.queries import (
    public_items,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    public_resolutions,
)
from sessions_app.written_queries import public_written


@dataclass(frozen=True)
class Thing:
    """A public thing. `sign`: its number or reference; `text`: its wording, of a file none; `above`: the title of the
    meeting or item that it stands in, or of who decided it; `place`: the key that its page's address needs; of a file `token`, `file_name`.
    """

    kind: Kind
    key: int
    sign: str
    title: str
    text: str
    above: str
    dated_on: date | None
    place: int
    token: UUID | None
    file_name: str

    @property
    def headline(self) -> str:
        return f"{self.sign} {self.title}".strip()


@dataclass(frozen=True)
class Layout:
    """Where the columns of a Thing come from: the public query, and the names of its fields."""

    public: Callable[[Body], Rows]
    title: str = "name"
    sign: str = ""
    text: str = ""
    above: str = ""
    day: Any = None
    place: str = "pk"
    token: str = ""
    file_name: str = ""


LAYOUTS: Mapping[Kind, Layout] = {
    Kind.MEETING: Layout(public_meetings, day=TruncDate("starts_at")),
    Kind.AGENDA_ITEM: Layout(
        public_items,
        sign="number",
        text="proposed_resolution",
        above="meeting__name",
        day=TruncDate("meeting__starts_at"),
        place="meeting_id",
    ),
    Kind.PAPER: Layout(public_papers, sign="reference", text="proposed_resolution", day=F("dated_on")),
    Kind.RESOLUTION: Layout(
        public_resolutions,
        title="agenda_item__name",
        sign="number",
        text="text",
        above="agenda_item__meeting__name",
        day=TruncDate("adopted_at"),
    ),
    Kind.WRITTEN: Layout(
        public_written,
        title="title",
        sign="number",
        text="wording",
        above="organization__name",
        day=TruncDate("ended_at"),
    ),
    Kind.PERSON: Layout(public_people),
    Kind.ORGANIZATION: Layout(public_organizations, sign="short_name"),
    Kind.FILE: Layout(public_attached_files, day=F("dated_on"), token="token", file_name="file_name"),  # noqa: S106 (a column)
}
COLUMNS = tuple(
    f"thing_{name}"
    for name in ("kind", "key", "sign", "title", "text", "above", "day", "place", "token", "file_name")
)


def things(body: Body, kind: Kind, keys: Collection[int]) -> list[Thing]:
    """Those of these keys that are public now."""
    return [_thing(row) for row in rows_among([(composed(_rows, body, kind), "thing_key", keys)])]


def things_of(body: Body, keys: Iterable[tuple[Kind, int]]) -> dict[tuple[Kind, int], Thing]:
    """Things of any kind that are public now, in one query."""
    parts = [(composed(_rows, body, kind), "thing_key", some) for kind, some in by_kind(keys).items()]
    found = [_thing(row) for row in rows_among(parts)]
    return {(thing.kind, thing.key): thing for thing in found}


def public_among(body: Body, keys: Iterable[tuple[Kind, int]]) -> set[tuple[Kind, int]]:
    """Which of these are public now, in one query."""
    return {(Kind(kind), key) for kind, key in rows_among(public_parts(body, keys))}


def public_parts(body: Body, keys: Iterable[tuple[Kind, int]]) -> list[Part]:
    """That select kind and key of those that are public now."""
    return [(composed(_keys, body, kind), "thing_key", some) for kind, some in by_kind(keys).items()]


def by_kind(keys: Iterable[tuple[Kind, int]]) -> dict[Kind, set[int]]:
    wanted: dict[Kind, set[int]] = {}
    for kind, key in keys:
        wanted.setdefault(kind, set()).add(key)
    return wanted


def _keys(body: Body, kind: Kind) -> Rows:
    rows: Rows = LAYOUTS[kind].public(body).annotate(**_named(kind)).values_list(*COLUMNS[:2])
    return rows


def _rows(body: Body, kind: Kind) -> Rows:
    """The columns of a Thing in its order, of equal types for every kind, so that they can be united."""
    layout = LAYOUTS[kind]
    rows: Rows = (
        layout.public(body)
        .annotate(
            **_named(kind),
            thing_sign=_text(layout.sign),
            thing_title=_text(layout.title),
            thing_text=_text(layout.text),
            thing_above=_text(layout.above),
            thing_day=layout.day or Cast(Value(None), DateField()),
            thing_place=F(layout.place),
            thing_token=F(layout.token) if layout.token else Cast(Value(None), UUIDField()),
            thing_file_name=_text(layout.file_name),
        )
        .values_list(*COLUMNS)
    )
    return rows


def _named(kind: Kind) -> dict[str, Any]:
    return {"thing_kind": Value(kind.value, CharField()), "thing_key": F("pk")}


def _text(field: str) -> Any:
    return Cast(F(field), TextField()) if field else Value("", TextField())


def _thing(row: Row) -> Thing:
    kind, key, sign, title, text, above, day, place, token, file_name = row
    token = UUID(str(token)) if token else None
    return Thing(Kind(kind), key, sign, title, text, above, day_from(day), place, token, file_name)
