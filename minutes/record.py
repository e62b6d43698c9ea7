"""The machine-readable record inside the PDF (niederschrift.json): read it, check it. Pure. `recording.py` writes it.

It holds the numbers as printed and the journal's entries up to the printed head. Entries whose content this
part must not show keep their place in the chain: number, time, kind, seal and hashes (docs/journal.md).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from journal.chain import Link, figure_of, verify
from minutes.draft import Anchor, Signer, Tally
from minutes.landmarks import REJECTED, result_words
from voting.rules.minutes import SignedBy

FORMAT = "ratssaal-minutes-1"
COUNTS = ("yes", "no", "abstain", "not_voted", "invalid")
LATER = frozenset({"invalid"})  # not in the records of the first releases: there was none
VOTE_CLOSED, VOTE_ANNULLED = "vote_closed", "vote_annulled"
SITTING_CLOSED = "sitting_closed"
SITTING_CONVENED, SITTING_OPENED = "sitting_convened", "sitting_opened"
CHAIR_CHANGES = ("chair_handed_over", "chair_given_back")

VOTES_LIMIT, ENTRIES_LIMIT, NUMBER_LIMIT = 2_000, 200_000, 2**31 - 1  # more than any evening has


class RecordUnreadableError(ValueError):
    """The bytes are not a record of minutes."""


@dataclass(frozen=True)
class PrintedVote:
    """What the document says of one vote; `seq` is the journal's entry with the written count. `result` in words, empty
    in records of the first releases.
    """

    item: str
    seq: int
    tally: Tally
    result: str = ""
    annulled: bool = False

    @property
    def words(self) -> str:
        """As they stand behind the numbers."""
        return result_words(self.result, annulled=self.annulled) if self.result else ""


@dataclass(frozen=True)
class Original:
    """The signed minutes of which a public version was made: the file's SHA-256, how many bytes it had then (whatever is
    added to it later stands behind these), and who signed it in an office, as they are printed.
    """

    sha256: str
    size: int
    signers: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """The record as read from a file. `original`: it is that of a public version, which leaves something out."""

    document_id: str
    part: str
    title: str
    body: str
    signers: tuple[Signer, ...]
    votes: tuple[PrintedVote, ...]
    anchor: Anchor
    links: tuple[Link, ...]
    original: Original | None = None


def read_record(data: bytes) -> Record:
    """Raises RecordUnreadableError."""
    try:
        raw: Any = json.loads(data)
        if raw["format"] != FORMAT:
            raise RecordUnreadableError(FORMAT)
        return _record(raw)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise RecordUnreadableError(str(error)) from error


def _record(raw: Any) -> Record:
    document, journal = raw["document"], raw["journal"]
    if len(raw["votes"]) > VOTES_LIMIT or len(journal["entries"]) > ENTRIES_LIMIT:
        raise ValueError("more than any evening has")
    return Record(
        document_id=_text(document["id"]),
        part=_text(document["part"]),
        title=_text(document["title"]),
        body=_text(document["body"]),
        signers=tuple(
            Signer(**{name: _text(value) for name, value in each.items()}) for each in raw["signers"]
        ),
        votes=tuple(_printed(each) for each in raw["votes"]),
        anchor=Anchor(
            stream=_text(journal["stream"]), seq=_number(journal["seq"]), head=_text(journal["head"])
        ),
        links=tuple(_link(each) for each in journal["entries"]),
        original=_original(raw["original"]) if "original" in raw else None,
    )


def _original(raw: Any) -> Original:
    return Original(
        sha256=_text(raw["sha256"]),
        size=_number(raw["size"]),
        signers=tuple(_text(each) for each in raw["signers"]),
    )


def _printed(raw: Any) -> PrintedVote:
    numbers = {name: _number(raw.get(name, 0) if name in LATER else raw[name]) for name in COUNTS}
    return PrintedVote(
        _text(raw["item"]),
        _number(raw["seq"]),
        Tally(**numbers),
        result=_text(raw.get("result", "")),
        annulled=raw.get("annulled") is True,
    )


def _link(raw: Any) -> Link:
    texts = {name: _text(raw[name]) for name in ("at", "kind", "seal", "prev", "hash")}
    content = {name: raw[name] for name in ("by", "salt", "data") if name in raw}
    return Link(seq=_number(raw["seq"]), **texts, **content)


def _text(value: Any) -> str:
    """A text that can be written and stored: no lone surrogates, no NUL."""
    if not isinstance(value, str):
        raise TypeError(value)
    if "\0" in value:
        raise ValueError(value)
    value.encode()  # UnicodeEncodeError is a ValueError
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    if not 0 <= value <= NUMBER_LIMIT:
        raise ValueError(value)
    return value


def chain_holds(record: Record) -> bool:
    """Whether the entries, recomputed, lead to the head that the record names."""
    anchor = record.anchor
    try:
        found = list(verify(anchor.stream, record.links, seq=anchor.seq, head=anchor.head))
    except (TypeError, ValueError):  # content that has no canonical form
        return False
    return not any(finding.is_fault for finding in found)


def closing_figure(record: Record) -> str:
    """The check value at the closing of the sitting, where the chain holds and knows of it."""
    closings = (link.hash for link in record.links if link.kind == SITTING_CLOSED)
    return figure_of(next(closings, "")) if chain_holds(record) else ""


def wrong_votes(record: Record) -> Iterator[PrintedVote]:
    """Votes whose numbers are not those of the journal's entry about the closing of the vote."""
    counted = {link.seq: link.data for link in record.links if link.kind == VOTE_CLOSED}
    for vote in record.votes:
        if not says(counted.get(vote.seq), vote.tally):
            yield vote


def wrong_results(record: Record) -> Iterator[PrintedVote]:
    """Votes whose words say another result than the journal's entry: adopted for rejected, or valid for annulled."""
    closed = {
        link.seq: link.data
        for link in record.links
        if link.kind == VOTE_CLOSED and isinstance(link.data, dict)
    }
    annulled = _annulled(record)
    for vote in record.votes:
        data = closed.get(vote.seq, {})
        carried, number = data.get("carried"), data.get("vote")
        wrongly = isinstance(carried, bool) and vote.result and carried is (REJECTED in vote.result)
        if wrongly or (annulled is not None and vote.annulled is not (str(number) in annulled)):
            yield vote


def _annulled(record: Record) -> set[str] | None:
    """The numbers of the annulled votes; None where the record hides one, or tells of votes without numbers."""
    annulled = set[str]()
    for link in record.links:
        if link.kind in (VOTE_ANNULLED, VOTE_CLOSED):
            if not isinstance(link.data, dict) or "vote" not in link.data:
                return None
            annulled |= {str(link.data["vote"])} if link.kind == VOTE_ANNULLED else set()
    return annulled


def says(data: Any, tally: Tally) -> bool:
    """Whether the content of an entry about the closing of a vote has these numbers."""
    return isinstance(data, dict) and all(data.get(name, 0) == getattr(tally, name) for name in COUNTS)


def untold_votes(record: Record) -> tuple[int, ...]:
    """Votes that the journal shows and the document is silent about, by the number of their entry."""
    told = {vote.seq for vote in record.votes}
    shown = (link.seq for link in record.links if link.kind == VOTE_CLOSED and not link.withheld)
    return tuple(seq for seq in shown if seq not in told)


def wrong_signers(signers: Iterable[Signer], convened: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Whom a document lets sign in the place of chair and clerk, and who should, where these are not the same."""
    named = {signer.field: signer.name for signer in signers}
    for field, expected in (convened or {"chair": "?", "clerk": "?"}).items():
        if named.get(field) != expected:
            yield named.get(field, "?"), expected


def convened_signers(links: Iterable[Link]) -> dict[str, str] | None:
    """The names of `chair`, who opened the sitting, and `clerk` if that one signs; None where these entries do not
    show it.

    That is the chair the sitting was convened with, unless a deputy had taken the chair before.
    """
    plan, deputy = None, None
    for link in links:
        if link.kind == SITTING_OPENED:
            break
        if link.kind == SITTING_CONVENED and not link.withheld:
            plan = link.data
        if link.kind in CHAIR_CHANGES and not link.withheld:
            deputy = link.data.get("person") if isinstance(link.data, dict) else None
    return None if plan is None else _chair_and_clerk(plan, deputy)


def _chair_and_clerk(data: Any, deputy: Any) -> dict[str, str]:
    """Empty for content that no sitting was ever convened with."""
    try:
        plan = data["plan"]
        leads = plan["chair"] if deputy is None else deputy
        chair = next(each["name"] for each in plan["members"] if each["person"] == leads)
        signers = {"chair": str(chair), "clerk": str(plan["clerk"]["name"])}
        return {"chair": signers["chair"]} if _chair_alone(plan) else signers
    except (KeyError, TypeError, AttributeError, StopIteration):
        return {}


def _chair_alone(plan: Any) -> bool:
    """Whether the rules that the sitting was convened with want no clerk's signature (§ 42 Abs. 3 BbgKVerf)."""
    rules = (plan.get("profile") or {}).get("minutes") or {}
    return bool(rules.get("signed_by", {}).get("value") == SignedBy.CHAIR)
