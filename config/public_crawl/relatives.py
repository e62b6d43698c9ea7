"""On whose pages a row may show: found along the foreign keys of the filing cabinet, so that a new model needs no line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import ForeignKey, Model

from config.public_crawl.belonging import linked
from oparl.out.batches import batched
from sessions_app.models import Body

AT_ONCE = 500
Keys = dict[type[Model], set[int]]


def with_relatives(keys: Keys) -> Keys:
    """And what points to these rows, and two steps further what all of them belong to."""
    found = _merged(keys, _below(keys))
    for _ in range(2):
        found = _merged(found, _above(found))
    return found


def _below(keys: Keys) -> Keys:
    """The rows that point to these."""
    found: Keys = defaultdict(set)
    for model in linked():
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


def _ways(model: type[Model]) -> Iterator[tuple[str, type[Model]]]:
    """Where its foreign keys lead within the cabinet. A change of the body itself would make everything new."""
    for field in model._meta.concrete_fields:  # noqa: SLF001 (public API)
        there = field.related_model if isinstance(field, ForeignKey) else None
        if isinstance(there, type) and there is not Body and there in linked():
            yield field.name, there
