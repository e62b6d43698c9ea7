"""Which organizations a thing belongs to, as far as it is public and it is public that it does.

The index is marked with it when an entry is written; whoever narrows a search to an organization asks it again of what the
index found, so that a mark that is out of date shows nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from django.db.models import BigIntegerField, CharField, F, Value
from django.db.models.functions import Cast

from portal.search.composed import Part, Rows, composed, rows_among
from portal.search.things import by_kind, public_parts
from portal.search.wanted import Kind
from sessions_app.models import Body
from sessions_app.public_reads import public_consultations, public_memberships
from sessions_app.queries import public_items, public_meetings, public_organizations, public_resolutions
from sessions_app.written_queries import public_written

Key = tuple[Kind, int]
# Where it is said, of which thing, and the way from there to a meeting (to be followed by `__`) or to the organization itself.
Way = tuple[Callable[[Body], Rows], str, str]
MEETING = "agenda_item__meeting__"
OF_FILES: Sequence[Way] = (
    *((public_consultations, f"paper__{link}", MEETING) for link in ("main_file", "auxiliary_files")),
    *((public_items, link, "meeting__") for link in ("resolution_file", "auxiliary_files")),
    *(
        (public_meetings, link, "")
        for link in ("results_protocol", "verbatim_protocol", "invitation", "auxiliary_files")
    ),
)
WAYS: Mapping[Kind, Sequence[Way]] = {
    Kind.MEETING: [(public_meetings, "pk", "")],
    Kind.AGENDA_ITEM: [(public_items, "pk", "meeting__")],
    Kind.PAPER: [(public_consultations, "paper", MEETING)],
    Kind.RESOLUTION: [(public_resolutions, "pk", MEETING)],
    Kind.FILE: OF_FILES,
    Kind.WRITTEN: [(public_written, "pk", "organization")],
    Kind.PERSON: [(public_memberships, "person", "organization")],
    Kind.ORGANIZATION: [(public_organizations, "pk", "pk")],
}
PUBLIC = 0  # in the place of an organization: that the thing itself is public
THAT_IT_IS = "SELECT thing_kind, thing_key, CAST({} AS bigint) AS home, CAST(NULL AS bigint) AS further FROM ({}) AS public"


def organizations_of(body: Body, things: Iterable[Key]) -> Mapping[Key, frozenset[int]]:
    """By thing the keys of its organizations; of a file those of all that it hangs on. One query."""
    wanted = set(things)
    found = _read(_told(body, wanted))
    return {each: frozenset(found.get(each, ())) for each in wanted}


def belonging_to(body: Body, organization: int, things: Iterable[Key]) -> set[Key]:
    """Which of these are public now and belong to the organization. One query."""
    wanted = set(things)
    public = [
        ((THAT_IT_IS.format(PUBLIC, sql), values), column, keys)
        for (sql, values), column, keys in public_parts(body, wanted)
    ]
    found = _read([*public, *_told(body, wanted)])
    return {thing for thing, homes in found.items() if {PUBLIC, organization} <= homes}


def _told(body: Body, things: Iterable[Key]) -> Iterator[Part]:
    for kind, keys in by_kind(things).items():
        for number in range(len(WAYS[kind])):
            yield composed(_belonging, body, kind, number), "thing_key", keys


def _read(parts: Iterable[Part]) -> Mapping[Key, set[int]]:
    found: defaultdict[Key, set[int]] = defaultdict(set)
    for kind, key, *organizations in rows_among(parts):
        found[Kind(kind), key].update(each for each in organizations if each is not None)
    return found


def _belonging(body: Body, kind: Kind, number: int) -> Rows:
    """Kind, key, the organization, and a further one; of a meeting with several of these there are several rows."""
    rows, key, way = WAYS[kind][number]
    over_meetings = not way or way.endswith("__")
    told: Any = rows(body).filter(**{f"{key}__isnull": False})
    told = told.annotate(
        thing_kind=Value(kind.value, CharField()),
        thing_key=F(key),
        home=F(f"{way}organization" if over_meetings else way),
        further=F(f"{way}further_organizations") if over_meetings else Cast(Value(None), BigIntegerField()),
    )
    return cast("Rows", told.values_list("thing_kind", "thing_key", "home", "further"))
