"""The chain of a stream: canonical bytes, salted seals, hashes, and the check of them all. Pure.

The byte format is specified for strangers in docs/journal.md; what changes here changes there.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from functools import cached_property

from journal.events import JSON, N_

FORMAT = "ratssaal-journal-1"
SALT_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class Link:
    """One entry as the chain sees it. Hashes and salt are lower-case hex; `at` is the text of `moment`.

    `by`, `salt` and `data` are None together where the content is withheld: left out of a public
    extract, or erased.
    """

    seq: int
    at: str
    kind: str
    seal: str
    prev: str
    hash: str
    by: str | None = None
    salt: str | None = None
    data: JSON = None

    @property
    def withheld(self) -> bool:
        return self.salt is None and self.data is None

    @cached_property
    def spelled(self) -> bytes:
        """The content as it is sealed and written down."""
        return canonical(self.data)


class Problem(Enum):
    """What a check can find: the member's name is the code, its value the English sentence."""

    CONTENT_WITHHELD = N_("%(where)s: The content is withheld. Only the place in the chain could be checked.")
    SEQUENCE_BROKEN = N_("%(where)s: Entry %(expected)s was expected here. Entries are missing or doubled.")
    CHAIN_BROKEN = N_("%(where)s: The entry does not continue the chain of the entries before it.")
    HASH_WRONG = N_("%(where)s: The hash does not match the entry. Order, time or kind were changed.")
    SEAL_WRONG = N_("%(where)s: The seal does not match the content. Content or author were changed.")
    HALF_WITHHELD = N_("%(where)s: A part of the content is missing. An erasure takes all of it or nothing.")
    TIME_RUNS_BACK = N_("%(where)s: The entry is older than the entry before it.")
    HEAD_WRONG = N_("%(where)s: The stream ends differently from what its head says.")
    TRIGGER_MISSING = N_("%(where)s: This trigger keeps the journal from being changed, and it is missing.")
    STREAM_MISSING = N_("%(where)s: The tables know of this stream, but the journal does not hold it.")
    COMMAND_ID_MISSING = N_("%(where)s: The last entry of a command has lost the number of the command.")
    HEAD_NOT_EXPECTED = N_("%(where)s: The entry is not the one with the expected hash.")
    ROWS_DIFFER = N_("%(where)s: The tables differ from the journal: %(what)s")
    NOT_REPLAYABLE = N_("%(where)s: The entries cannot be read back: %(what)s")
    BOOK_UNKNOWN = N_("%(where)s: Nobody here knows this kind of stream. Its tables were not compared.")
    LINE_UNREADABLE = N_("%(where)s: The line is not an exact line of an exported journal.")
    FILE_INCOMPLETE = N_("%(where)s: The file does not end as it should. Something was cut off or added.")


HARMLESS = frozenset({Problem.CONTENT_WITHHELD, Problem.BOOK_UNKNOWN})


@dataclass(frozen=True)
class Finding:
    """One thing a check has to say. `where` names the entry or the line; `details` fill the sentence."""

    problem: Problem
    where: str
    details: dict[str, str | int] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.problem.name.lower()

    @property
    def is_fault(self) -> bool:
        return self.problem not in HARMLESS

    @property
    def sentence(self) -> str:
        """The English sentence with its placeholders; the edge translates, then fills them."""
        return self.problem.value

    @property
    def placeholders(self) -> dict[str, str | int]:
        return {"where": self.where, **self.details}


class TextNotExactError(ValueError):
    """Text with a character that no file and no database carries unchanged: NUL or half a surrogate pair."""


_TEXT = json.encoder.encode_basestring  # as the encoder below spells each text
_SPELLED = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical(value: JSON) -> bytes:
    """The one spelling of a JSON value: keys sorted by code point, no spaces, UTF-8, nothing escaped in vain.

    Raises TypeError on floats and foreign types, TextNotExactError on text that cannot be written exactly.
    """
    _require_exact(value)
    try:
        return _SPELLED.encode(value).encode()
    except UnicodeEncodeError as error:
        raise TextNotExactError(str(error)) from error


_EXACT = frozenset({int, bool, type(None)})


def _require_exact(value: JSON) -> None:
    if isinstance(value, str):
        _require_exact_text(value)
    elif isinstance(value, dict):
        for name in value:
            if not isinstance(name, str):
                raise TypeError(f"{name!r} is no name of a field.")
            _require_exact_text(name)
        _require_each_exact(value.values())
    elif isinstance(value, list):
        _require_each_exact(value)
    elif not (value is None or isinstance(value, bool | int)):
        raise TypeError(f"{type(value).__name__} has no exact form in the journal.")


def _require_each_exact(values: Iterable[JSON]) -> None:
    """Most are leaves, and in a register there are thousands: looked at here without a call for each."""
    for each in values:
        kind = type(each)
        if kind is str:
            if "\0" in each:  # type: ignore[operator]  # a text, as has just been asked
                raise TextNotExactError("NUL is no text.")
        elif kind not in _EXACT:
            _require_exact(each)


def _require_exact_text(text: str) -> None:
    if "\0" in text:
        raise TextNotExactError("NUL is no text.")


def moment(at: datetime) -> str:
    """The one spelling of a time: UTC, microseconds, `2026-11-21T18:00:00.000000+00:00`."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(purpose: str, *parts: str | int) -> str:
    return hashlib.sha256(_listed(f"{FORMAT} {purpose}", *parts)).hexdigest()


def _listed(*parts: str | int) -> bytes:
    """The canonical spelling of a list of texts and numbers, which most of what is spelled is, at a third of the price."""
    spelled = [_text(part) if isinstance(part, str) else str(part) for part in parts]
    try:
        return f"[{','.join(spelled)}]".encode()
    except UnicodeEncodeError as error:
        raise TextNotExactError(str(error)) from error


def _text(text: str) -> str:
    _require_exact_text(text)
    return _TEXT(text)


def genesis(key: str) -> str:
    """What the first entry of a stream continues."""
    return _digest("stream", key)


def seal_of(salt: str, by: str, data: JSON) -> str:
    """The salted commitment to content and author (Siegel)."""
    return _sealed(salt, by, canonical(data))


def _sealed(salt: str, by: str, spelled: bytes) -> str:
    """Of a list the spelling is that of its parts: content that is spelled already is put in its place."""
    before = _listed(f"{FORMAT} seal", salt, by).removesuffix(b"]")
    return hashlib.sha256(before + b"," + spelled + b"]").hexdigest()


def hash_of(prev: str, seq: int, at: str, kind: str, seal: str) -> str:
    """The hash of an entry: it fixes order, time, kind and sealed content of everything up to here."""
    return _digest("entry", prev, seq, at, kind, seal)


def figure_of(hashed: str) -> str:
    """A hash as people compare it by eye (Prüfwert): its first 16 digits."""
    return hashed[:16]


def link(prev: str, *, seq: int, at: str, by: str, kind: str, salt: str, data: JSON) -> Link:
    """The next entry of a chain whose last hash is `prev`."""
    spelled = canonical(data)
    seal = _sealed(salt, by, spelled)
    hashed = hash_of(prev, seq, at, kind, seal)
    made = Link(seq=seq, at=at, kind=kind, seal=seal, prev=prev, hash=hashed, by=by, salt=salt, data=data)
    vars(made)["spelled"] = (
        spelled  # a register of a thousand takes its time, and who writes it down asks for it
    )
    return made


class ChainCheck:
    """The check of one stream, entry by entry. After a fault it goes on from what the entry says."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._seq, self._hash, self._at = 0, genesis(key), ""

    def take(self, each: Link) -> Iterator[Finding]:
        """What is wrong with the next entry."""
        where = f"{self._key} {each.seq}"
        if each.seq != self._seq + 1:
            yield Finding(Problem.SEQUENCE_BROKEN, where, {"expected": self._seq + 1})
        elif each.prev != self._hash:
            yield Finding(Problem.CHAIN_BROKEN, where)
        if each.at < self._at:
            yield Finding(Problem.TIME_RUNS_BACK, where)
        yield from _verify_entry(each, where)
        self._seq, self._hash, self._at = each.seq, each.hash, each.at

    def finish(self, seq: int, head: str) -> Iterator[Finding]:
        """What is wrong with the end of a stream that claims to end at `seq` with the hash `head`."""
        if (self._seq, self._hash) != (seq, head):
            yield Finding(Problem.HEAD_WRONG, self._key)


def verify(key: str, links: Iterable[Link], *, seq: int, head: str) -> Iterator[Finding]:
    """Everything that is wrong with a whole stream, read as a stream."""
    check = ChainCheck(key)
    for each in links:
        yield from check.take(each)
    yield from check.finish(seq, head)


def _verify_entry(each: Link, where: str) -> Iterator[Finding]:
    if each.hash != hash_of(each.prev, each.seq, each.at, each.kind, each.seal):
        yield Finding(Problem.HASH_WRONG, where)
    if each.withheld:
        yield Finding(Problem.CONTENT_WITHHELD, where)
    elif each.salt is None or each.by is None or each.data is None:
        yield Finding(Problem.HALF_WITHHELD, where)
    elif each.seal != seal_of(each.salt, each.by, each.data):
        yield Finding(Problem.SEAL_WRONG, where)
