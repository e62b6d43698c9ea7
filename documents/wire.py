"""What passes between the server and its worker processes. Pure."""

import io
import pickle
from dataclasses import dataclass, field, is_dataclass
from enum import Enum
from typing import Any

PLAIN = frozenset({
    ("datetime", "date"), ("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone"),
    ("builtins", "frozenset"), ("builtins", "set"), ("copyreg", "_reconstructor"), ("builtins", "object"),
})  # fmt: skip
OWN = ("documents", "minutes", "sessions_app", "voting", "journal")


@dataclass(frozen=True)
class Limits:
    """`seconds` of processor and of wall time each, `memory` in bytes of address space."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Answer:
    """A result, or the refusal `module:Enum.MEMBER` with its details."""

    result: Any = None
    refusal: str = ""
    details: dict[str, str | int] = field(default_factory=dict)


class _Writer(pickle.Pickler):
    def reducer_override(self, thing: object) -> Any:
        """A word as its type and value: up to Python 3.11.3 it went as a call of `getattr`, which nobody may ask of us."""
        return (type(thing), (thing.value,)) if isinstance(thing, Enum) else NotImplemented


class ForeignTypeError(pickle.UnpicklingError):
    """A worker answered with something that is neither plain data nor a dataclass of ours."""


class _Plain(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if _may_be(module, name) else None
        ours = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
        if (module, name) in PLAIN or ours:
            return found
        raise ForeignTypeError(f"{module}.{name}")


def _may_be(module: str, name: str) -> bool:
    return (module, name) in PLAIN or (module.partition(".")[0] in OWN and "." not in name)


def write_answer(answer: Answer) -> bytes:
    """For `read_answer`."""
    written = io.BytesIO()
    _Writer(written).dump(answer)
    return written.getvalue()


def read_answer(data: bytes) -> Answer:
    """The answer of a worker. Raises pickle.UnpicklingError on anything that is not plain data."""
    answer = _Plain(io.BytesIO(data)).load()
    if not isinstance(answer, Answer):
        raise ForeignTypeError(type(answer).__name__)
    return answer
