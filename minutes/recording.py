"""Writes the machine-readable record that lies in the PDF (niederschrift.json). Pure. `record.py` reads it."""

from collections.abc import Callable, Iterable
from dataclasses import asdict

from journal.chain import Link, canonical
from journal.events import JSON
from minutes.draft import Decision, Draft
from minutes.glyphs import replaced_texts
from minutes.pdf.characters import characters
from minutes.record import FORMAT, Original

CHAIN_FIELDS = ("seq", "at", "kind", "seal", "prev", "hash")
ON_AGENDA = "Tagesordnung"  # in place of an item's number: a vote on the agenda itself


def record_of(
    draft: Draft,
    links: Iterable[Link],
    shows: Callable[[Link], bool],
    original: Original | None = None,
) -> bytes:
    """The record of a draft. `shows` says of which entries this part may show the content; `original`: of which
    signed file it is the public version.

    Texts with characters that the pages cannot print stand here unchanged.
    """
    entries: list[JSON] = [_entry(link, shown=shows(link)) for link in links]
    votes: list[JSON] = [_vote(ON_AGENDA, decision) for decision in draft.decisions]
    votes += [_vote(item.number, decision) for item in draft.items for decision in item.decisions]
    signers: list[JSON] = [asdict(signer) for signer in draft.signers]
    record: dict[str, JSON] = {
        "format": FORMAT,
        "document": _document(draft),
        "signers": signers,
        "votes": votes,
        "journal": {**asdict(draft.anchor), "entries": entries},
    }
    if original:
        record["original"] = {**asdict(original), "signers": list(original.signers)}
    if texts := replaced_texts(draft, characters()):
        record["replaced"] = list(texts)
    return canonical(record)


def _document(draft: Draft) -> dict[str, JSON]:
    return {
        "id": draft.document_id,
        "part": draft.part.value,
        "title": draft.subject,
        "body": draft.letterhead.body,
        "accent": draft.letterhead.accent,
        "organization": draft.organization,
        "meeting_number": draft.meeting_number,
        "held_on": draft.held_on.isoformat(),
    }


def _vote(item: str, decision: Decision) -> dict[str, JSON]:
    result: dict[str, JSON] = {"item": item, "seq": decision.seq, **asdict(decision.tally)}
    return {**result, "result": decision.result, "annulled": decision.annulled}


def _entry(link: Link, *, shown: bool) -> dict[str, JSON]:
    fields: dict[str, JSON] = {name: getattr(link, name) for name in CHAIN_FIELDS}
    return {**fields, "by": link.by, "salt": link.salt, "data": link.data} if shown else fields
