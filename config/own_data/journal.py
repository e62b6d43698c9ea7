"""The lines of journals that a person wrote or that speak of the person.

Of each the time, the book and the kind; of what it says only the pieces about this person, as the same line may name
others (Art. 15 Abs. 4 GDPR).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from journal.models import Entry
from sessions_app.models import Person

NAMED_BY = frozenset({"person", "voter", "casting_voter", "chair", "clerk", "drawn_by", "taken_by"})
SEVERAL = frozenset({"people", "persons", "voters", "signers", "chairs"})


@dataclass(frozen=True)
class Line:
    """`acted`: the person did this. `about`: the pieces that name the person."""

    at: datetime
    book: str
    kind: str
    acted: bool
    about: tuple[Mapping[str, object], ...]


def lines_of(person: Person) -> Iterator[Line]:
    """In the order of time. What was erased is gone."""
    signatures = [f"person:{person.pk}", *([f"user:{person.user_id}"] if person.user_id else [])]
    perhaps = Entry.objects.filter(Q(by__in=signatures) | Q(data__contains=str(person.pk)))
    rows = perhaps.order_by("at", "pk").values_list("at", "stream__key", "kind", "by", "data")
    for at, book, kind, by, data in rows.iterator():
        about = tuple(pieces_about(person.pk, json.loads(data or "null")))
        if about or by in signatures:
            yield Line(at, book, kind, by in signatures, about)


def pieces_about(person: int, said: object) -> Iterator[Mapping[str, object]]:
    """Each object within that names the person, with its plain values alone: what is nested may be others'."""
    if isinstance(said, list):
        for each in said:
            yield from pieces_about(person, each)
    elif isinstance(said, dict):
        if any(said.get(name) == person for name in NAMED_BY):
            yield {name: value for name, value in said.items() if not isinstance(value, list | dict)}
        for name, value in said.items():
            if name in SEVERAL and isinstance(value, list) and person in value:
                yield {name: person}
            yield from pieces_about(person, value)
