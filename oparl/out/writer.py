"""Writes rows as OParl objects. What is written depends on the rows alone: not on who asks, nor in which language."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from oparl.out import business, people
from oparl.out.batches import batched
from oparl.out.desk import Desk
from oparl.out.rows import AT_ONCE, attach_resolution_files, rows_of, with_checksums
from oparl.out.saying import Json
from sessions_app.public_reads import items_in_order

WRITERS: Mapping[str, Callable[..., Json]] = {
    "system": people.write_system,
    "body": people.write_body,
    "legislative_term": people.write_term,
    "organization": people.write_organization,
    "person": people.write_person,
    "membership": people.write_membership,
    "location": people.write_location,
    "meeting": business.write_meeting,
    "agenda_item": business.write_item,
    "paper": business.write_paper,
    "consultation": business.write_consultation,
    "file": business.write_file,
}


def written(desk: Desk, kind: str, keys: Iterable[int]) -> dict[int, tuple[Any, Json]]:
    """Row and object of each key that anybody may see. The times of the objects stand in none of them yet."""
    made: dict[int, tuple[Any, Json]] = {}
    for some in batched(keys, AT_ONCE):
        made |= _written(desk, kind, some)
    return made


def _written(desk: Desk, kind: str, keys: list[int]) -> dict[int, tuple[Any, Json]]:
    rows = with_checksums(desk.body, keys) if kind == "file" else rows_of(kind, desk.body, keys)
    with translation.override(settings.LANGUAGE_CODE):
        found = list(rows)
        if kind == "agenda_item":
            _count_places(desk, {row.meeting_id for row in found})
            attach_resolution_files(desk.body, found)
        if kind == "meeting":
            attach_resolution_files(desk.body, (item for row in found for item in row.shown_agenda_items))
        return {row.pk: (row, WRITERS[kind](desk, row)) for row in found}


def _count_places(desk: Desk, meetings: set[int]) -> None:
    """The place of each public item within its meeting, from 0."""
    items = items_in_order(desk.body).filter(meeting__in=meetings)
    counted: dict[int, int] = {}
    for pk, meeting in items.values_list("pk", "meeting_id"):
        desk.orders[pk] = counted.get(meeting, 0)
        counted[meeting] = desk.orders[pk] + 1
