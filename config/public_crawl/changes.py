"""What of a municipality's filing cabinet was written since the watch last came to its end, by whatever way: the rows are
compared with fingerprints of what they were then, for no column says it of all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from django.apps import apps
from django.db.models import ForeignKey, Model

from config.public_crawl.belonging import CABINET, rows_of
from journal.models import Stream
from minutes.book import MINUTES
from oparl.out.batches import batched
from sessions_app.live import SITTING
from sessions_app.models import Body, Meeting

AT_ONCE = 500
BOOKS = (SITTING.name, MINUTES.name)
Prints = Mapping[str, Mapping[str, int]]
"""By the label of a model and the key of a row."""
Keys = dict[type[Model], set[int]]


def fingerprints(body: Body) -> Prints:
    """Of all rows, the links between them (files of a paper) included, and of the books of all sittings and minutes."""
    books = {book: dict(_heads(book, body)) for book in BOOKS}
    return books | {_label(model): dict(_prints(model, body)) for model in _models()}


def changed(before: Prints, now: Prints) -> Keys:
    """Rows that are new or other than they were, and all on whose pages they may show: what points to them, and two
    steps further what these belong to. Of a body itself nothing but its own pages.
    """
    written = {model: _other(before.get(_label(model), {}), now[_label(model)]) for model in _models()}
    written[Meeting].update(*(_other(before.get(book, {}), now[book]) for book in BOOKS))
    found = _merged(written, _below(written))
    for _ in range(2):
        found = _merged(found, _above(found))
    return found


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


def _below(keys: Keys) -> Keys:
    """The rows that point to these."""
    found: Keys = defaultdict(set)
    for model in _models():
        for name, there in _ways(model):
            for some in batched(keys.get(there, ()), AT_ONCE):
                rows = model._default_manager.filter(**{f"{name}__in": some})  # noqa: SLF001 (public API)
                found[model].update(rows.values_list("pk", flat=True))
    return found


def _above(keys: Keys) -> Keys:
    """The rows to which these point."""
    found: Keys = defaultdict(set)
    for model, own in keys.items():
        for name, there in _ways(model):
            for some in batched(own, AT_ONCE):
                rows = model._default_manager.filter(pk__in=some).exclude(**{name: None})  # noqa: SLF001 (public API)
                found[there].update(rows.values_list(name, flat=True))
    return found


def _merged(*many: Mapping[type[Model], Iterable[int]]) -> Keys:
    found: Keys = defaultdict(set)
    for each in many:
        for model, keys in each.items():
            found[model].update(keys)
    return found


def _models() -> list[type[Model]]:
    rooms = map(apps.get_app_config, CABINET)
    return [model for room in rooms for model in room.get_models(include_auto_created=True)]


def _ways(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Where its foreign keys lead within the cabinet. A change of the body itself would make everything new."""
    for field in model._meta.concrete_fields:  # noqa: SLF001 (public API)
        there = field.related_model if isinstance(field, ForeignKey) else None
        if isinstance(there, type) and there is not Body and there in _models():
            yield field.name, there


def _label(model: type[Model]) -> str:
    return model._meta.label_lower  # noqa: SLF001 (public API)
