"""The catalogue of all events: what `docs/events.json` says. Pure."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from journal.events import JSON, Event


def catalogue(kinds: Mapping[str, type[Event]]) -> dict[str, JSON]:
    """Every kind with its meaning and its fields. Raises TypeError on a field that has no exact form."""
    return {
        kind: {"means": inspect.getdoc(cls) or "", "fields": _fields(cls)}
        for kind, cls in sorted(kinds.items())
    }


def _fields(cls: Any) -> dict[str, JSON]:
    hints = typing.get_type_hints(cls)
    return {field.name: _field(field, hints[field.name]) for field in dataclasses.fields(cls)}


def _field(field: dataclasses.Field[Any], hint: Any) -> JSON:
    optional = (field.default, field.default_factory) != (dataclasses.MISSING, dataclasses.MISSING)
    form = _form(hint)
    return {"form": form, "optional": True} if optional else {"form": form}


def _form(hint: Any) -> JSON:
    origin, arms = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return [_form(arm) for arm in arms]
    if origin is tuple and len(arms) == 2 and arms[1] is Ellipsis:  # noqa: PLR2004 (tuple[X, ...])
        return {"list of": _form(arms[0])}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"one of": [member.value for member in hint]}
    if dataclasses.is_dataclass(hint):
        return {"fields": _fields(hint)}
    return _plain(hint)


def _plain(hint: Any) -> str:
    names = {int: "integer", str: "text", bool: "yes or no", type(None): "nothing", datetime: "time"}
    if hint not in names:
        raise TypeError(f"{hint} has no exact form in the journal.")
    return names[hint]
