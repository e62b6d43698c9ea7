"""What of a municipality's filing cabinet was written since the watch last came to its end, by whatever way: the rows are
compared with fingerprints of what they were then, for no column says it of all of them.
"""

from collections.abc import Iterator, Mapping
from zlib import crc32

from django.db.models import Model

from config.public_crawl.belonging import linked, rows_of
from config.public_crawl.relatives import Keys, with_relatives
from journal.models import Stream
from minutes.book import MINUTES
from sessions_app.live import SITTING
from sessions_app.models import Body, Meeting

BOOKS = (SITTING.name, MINUTES.name)
Prints = Mapping[str, Mapping[str, int]]
"""By the label of a model and the key of a row."""


def fingerprints(body: Body) -> Prints:
    """Of all rows, the links between them (files of a paper) included, and of the books of all sittings and minutes."""
    books = {book: dict(_heads(book, body)) for book in BOOKS}
    return books | {_label(model): dict(_prints(model, body)) for model in linked()}


def changed(before: Prints, now: Prints) -> Keys:
    """Rows that are new or other than they were, and all on whose pages they may show."""
    written = {model: _other(before.get(_label(model), {}), now[_label(model)]) for model in linked()}
    written[Meeting].update(*(_other(before.get(book, {}), now[book]) for book in BOOKS))
    return with_relatives(written)


def _heads(book: str, body: Body) -> Iterator[tuple[str, int]]:
    """Of each meeting whose book was begun, by the meeting's key."""
    own = set(Meeting.objects.filter(body=body).values_list("pk", flat=True))
    for key, head in Stream.objects.filter(key__startswith=f"{book}:").values_list("key", "head"):
        meeting = key.partition(":")[2]
        if int(meeting) in own:
            yield meeting, crc32(head.encode())


def _prints(model: type[Model], body: Body) -> Iterator[tuple[str, int]]:
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 (public API)
    rows = rows_of(model, body).order_by().values_list("pk", *names)
    yield from ((str(row[0]), crc32(repr(row).encode())) for row in rows.iterator())


def _other(before: Mapping[str, int], now: Mapping[str, int]) -> set[int]:
    return {int(key) for key in now if key.isdecimal() and now[key] != before.get(key)}


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 (public API)
