"""Frozen values that change often. Pure."""

from typing import Any, TypeVar

V = TypeVar("V")


def with_fields(value: V, **fields: Any) -> V:
    """A frozen dataclass with other values in these fields: `dataclasses.replace` at a small part of its price.

    For what every one of a thousand ballots changes. The class has neither slots nor a `__post_init__`; what it
    has worked out and kept (`cached_property`) is left behind, as `replace` leaves it.
    """
    changed = {**vars(value), **fields}
    names = type(value).__dataclass_fields__  # type: ignore[attr-defined]  # of a dataclass, as promised
    if len(changed) > len(names):
        if unknown := fields.keys() - names.keys():
            raise TypeError(f"{type(value).__name__} has no {unknown}.")
        changed = {name: changed[name] for name in names}
    copy = object.__new__(type(value))
    object.__setattr__(copy, "__dict__", changed)
    return copy
