"""Exported journals: one exact JSON line per stream head and per entry, and their check offline. Pure.

Every line is the canonical spelling of itself: a changed byte is an unreadable line or a broken chain.
The format is specified in docs/journal.md.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from journal.chain import FORMAT, ChainCheck, Finding, Link, Problem, canonical


@dataclass(frozen=True)
class Head:
    """The line that begins a stream: where the stream says it ends."""

    stream: str
    seq: int
    head: str


@dataclass(frozen=True)
class End:
    """The last line of a file: how much there was."""

    streams: int
    entries: int


Line = Head | Link | End


CHAIN = {"seq": int, "at": str, "kind": str, "seal": str, "prev": str, "hash": str}
SHAPES: tuple[tuple[type[Line], dict[str, type]], ...] = (
    (Link, {**CHAIN, "by": str, "salt": str, "data": dict}),
    (Link, CHAIN),
    (Head, {"format": str, "stream": str, "seq": int, "head": str}),
    (End, {"format": str, "streams": int, "entries": int}),
)


def write_line(line: Line) -> bytes:
    """The exact bytes of a line, with its line feed."""
    value = {name: each for name, each in asdict(line).items() if each is not None}
    return canonical(value if isinstance(line, Link) else {"format": FORMAT, **value}) + b"\n"


def read_line(raw: bytes) -> Line | None:
    """What the bytes of a line say, or None where they are not exactly a line."""
    try:
        value = json.loads(raw)
        exact = canonical(value) + b"\n" == raw
    except (ValueError, TypeError, RecursionError):
        return None
    return _line(value) if exact and isinstance(value, dict) else None


def _line(value: dict[str, Any]) -> Line | None:
    shape = {name: type(each) for name, each in value.items()}
    for made, expected in SHAPES:
        if shape == expected and value.pop("format", FORMAT) == FORMAT:
            return made(**value)
    return None


@dataclass
class Tally:
    """How much a check has read."""

    streams: int = 0
    entries: int = 0


def verify_lines(raw_lines: Iterable[bytes], tally: Tally) -> Iterator[Finding]:
    """Everything that is wrong with an exported file. Reads as a stream and counts in `tally`."""
    head: Head | None = None
    check, end, number = ChainCheck(""), None, 0
    for number, raw in enumerate(raw_lines, 1):
        line = read_line(raw)
        if line is None or end is not None or (head is None and isinstance(line, Link)):
            yield Finding(Problem.LINE_UNREADABLE, str(number))
        elif isinstance(line, Link):
            tally.entries += 1
            yield from check.take(line)
        else:
            yield from _finished(check, head)
            head, end = (line, None) if isinstance(line, Head) else (None, line)
            if head is not None:
                tally.streams += 1
                check = ChainCheck(head.stream)
    yield from _finished(check, head)
    if end != End(tally.streams, tally.entries):
        yield Finding(Problem.FILE_INCOMPLETE, str(number))


def _finished(check: ChainCheck, head: Head | None) -> Iterator[Finding]:
    if head is not None:
        yield from check.finish(head.seq, head.head)
