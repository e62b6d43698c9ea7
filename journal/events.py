"""Events as frozen dataclasses with permanent wire names, and the refusals that commands raise. Pure.

An event is decorated with its wire name, which is permanent once released:

    @event("item_called")
    class ItemCalled(Event):
        item: int
        def apply(self, state, at): ...

Fields may be int, str, bool, None, datetime (aware; written in UTC), Enum, nested frozen dataclasses,
tuples of these, and unions of these with None. Never floats: a number in a record has to be exact.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, dataclass_transform

JSON = None | bool | int | str | list["JSON"] | dict[str, "JSON"]
E = TypeVar("E", bound="type[Event]")


class Event:
    """Something that happened. Subclasses are made by `@event(name)`."""

    kind: typing.ClassVar[str] = ""

    def apply(self, state: Any, at: datetime) -> Any:
        """The state after this event, which was recorded at `at` (aware, server time)."""
        raise NotImplementedError


@dataclasses.dataclass(frozen=True)
class Erased(Event):
    """Stands where the content of an entry of kind `was` was erased: something happened here, the rest is gone."""

    was: str

    def apply(self, state: Any, at: datetime) -> Any:
        return state


KINDS: dict[str, type[Event]] = {}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event(kind: str) -> Callable[[E], E]:
    """Makes the class a frozen, keyword-only dataclass and registers it under its wire name."""

    def register(cls: E) -> E:
        if kind in KINDS:
            raise ValueError(f"Two events are called {kind!r}.")
        dataclasses.dataclass(frozen=True, kw_only=True)(cls)  # in place: without slots it makes no new class
        cls.kind = kind
        KINDS[kind] = cls
        return cls

    return register


_PLAIN = frozenset({bool, int, str, type(None)})


def to_wire(value: Any) -> JSON:
    """Plain JSON of an event or of one field's value. Raises TypeError on a type that has no exact form."""
    if type(value) in _PLAIN:
        return value  # type: ignore[no-any-return]  # its type has just been asked for
    if isinstance(value, Enum):
        return to_wire(value.value)
    if isinstance(value, int | str):
        return value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, tuple):
        return [to_wire(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        given = ((name, getattr(value, name)) for name in _field_names(type(value)))
        return {name: each if type(each) in _PLAIN else to_wire(each) for name, each in given}
    raise TypeError(f"{type(value).__name__} has no exact form in the journal.")


@cache
def _field_names(cls: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


def from_wire(kind: str, data: dict[str, JSON]) -> Event:
    """The event of a stored entry. Fields that the entry does not have take their defaults."""
    made = _build(KINDS[kind], data)
    assert isinstance(made, Event)  # KINDS holds nothing else
    return made


Reader = Callable[[Any], Any]


def _build(cls: Any, data: Any) -> Any:
    """Put together without the class's own beginning, which takes longer than all the rest: an evening has ten
    thousand of these. What does not fit the class is left to it, which says so.
    """
    defaults, readers, names = _parts(cls)
    values = {**defaults, **data}
    for name, read in readers:
        if name in data:
            values[name] = read(data[name])
    if values.keys() != names:
        return cls(**values)
    made = object.__new__(cls)
    object.__setattr__(made, "__dict__", values)
    return made


@cache
def _parts(cls: Any) -> tuple[dict[str, Any], tuple[tuple[str, Reader], ...], frozenset[str] | None]:
    """Worked out once, used for every entry: defaults, readers, and the names of the fields; None for these, where the
    class checks itself when it begins.
    """
    names = None if hasattr(cls, "__post_init__") else frozenset(cls.__dataclass_fields__)
    return _defaults(cls), tuple(_readers(cls).items()), names


def _defaults(cls: Any) -> dict[str, Any]:
    """Of the fields that an older entry may not have."""
    fields = dataclasses.fields(cls)
    return {each.name: each.default for each in fields if each.default is not dataclasses.MISSING}


def _readers(cls: Any) -> dict[str, Reader]:
    """How the fields that plain JSON spells otherwise are read back."""
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(cls).items()}
    return {name: read for name, read in readers.items() if read is not None}


def _reader(hint: Any) -> Reader | None:
    """None: it is what plain JSON says."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (arm for arm in typing.get_args(hint) if arm is not type(None))
        read = _reader(inner)
        return None if read is None else lambda value: None if value is None else read(value)
    if origin is tuple:
        each_of = _reader(typing.get_args(hint)[0])
        return tuple if each_of is None else lambda value: tuple(each_of(each) for each in value)
    if hint is datetime:
        return datetime.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {each.value: each for each in hint}.__getitem__  # a tenth of what asking the class takes
    return partial(_build, hint) if isinstance(hint, type) and dataclasses.is_dataclass(hint) else None


Command = Callable[..., Event | Sequence[Event]]  # decides on a state what happens, or raises `Refused`


class Refusal(Enum):
    """Why a command was not carried out: the member's name is the code, its value the English sentence.

    Each room has its own subclass. Sentences say what happened and what to do next; they are msgids.
    """

    @property
    def code(self) -> str:
        return self.name.lower()


class Refused(Exception):
    """A command was refused. `details` fill the placeholders of the sentence (`%(name)s`)."""

    def __init__(self, refusal: Refusal, **details: str | int) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
        self.details = details

    @property
    def code(self) -> str:
        return self.refusal.code

    @property
    def sentence(self) -> str:
        """The English sentence with its placeholders; the edge translates, then fills them."""
        return str(self.refusal.value)


def require(condition: object, refusal: Refusal, **details: str | int) -> None:
    """Raises `Refused` unless the condition holds."""
    if not condition:
        raise Refused(refusal, **details)


def N_(sentence: str) -> str:  # noqa: N802 (gettext's own name for a message that is translated later)
    """Marks a message of a pure part for the catalogue."""
    return sentence
