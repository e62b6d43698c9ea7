"""Are these minutes genuine? All checks of one PDF, with one bottom line. Runs in a worker process.

    report = verify_in_worker(data, roots)    # what pages and manage.py verify_minutes call

`roots` is a PEM bundle of the certificates that this installation trusts.
"""

import io
import logging
from collections.abc import Iterator
from hashlib import sha256

import pikepdf

from documents.worker import WorkerRefusal, in_public_worker
from journal.events import Refused
from minutes.findings import Fault, Finding, Proof, Report
from minutes.judging import Judged, judge_all
from minutes.printed import printed_tallies, printed_text, prints
from minutes.record import (
    PrintedVote,
    Record,
    RecordUnreadableError,
    chain_holds,
    closing_figure,
    convened_signers,
    read_record,
    untold_votes,
    wrong_votes,
)
from minutes.sealing import attached_record
from minutes.signatures import signature_findings

logger = logging.getLogger(__name__)
SIZE_LIMIT = 20 * 1024 * 1024  # bytes
SECONDS = 60.0
HEADER_WITHIN = 1024
TOLD_AT_MOST = 20  # faults of one kind: a file with thousands is as wrong as one with twenty


def verify_in_worker(data: bytes, roots: bytes) -> Report:
    """As `verify`, in a process with limits: whatever the file is, there is a report."""
    if len(data) > SIZE_LIMIT:
        return _only(data, Fault.TOO_COMPLEX)
    try:
        return in_public_worker(verify, data, roots, seconds=SECONDS)
    except Refused as refused:
        if refused.refusal is WorkerRefusal.BUSY:
            raise
        broken = refused.refusal is WorkerRefusal.BROKEN
        return _only(data, Fault.UNREADABLE if broken else Fault.TOO_COMPLEX)


def verify(data: bytes, roots: bytes) -> Report:
    """The report on a file, whatever it is."""
    if fault := _not_checkable(data):
        return _only(data, fault)
    try:
        return _report(data, roots)
    except Exception:  # a hostile file may make a parser raise anything; each means the same
        logger.exception("A file could not be checked")
        return _only(data, Fault.UNREADABLE)


def _report(data: bytes, roots: bytes) -> Report:
    judged = judge_all(data, roots)
    record, fault = _record_in(data)
    findings = [*_all_findings(data, judged, record), *([Finding(fault)] if fault else [])]
    facts = tuple(each.facts for each in judged)
    if record is None:
        return Report(findings=tuple(findings), signatures=facts, sha256=sha256(data).hexdigest())
    return Report(
        findings=tuple(findings),
        signatures=facts,
        document_id=record.document_id,
        title=record.title,
        part=record.part,
        sha256=sha256(data).hexdigest(),
        anchor=record.anchor,
        figure=closing_figure(record),
        signers_compared=convened_signers(record) is not None,
    )


def _only(data: bytes, fault: Fault) -> Report:
    return Report(findings=(Finding(fault),), sha256=sha256(data).hexdigest())


def _not_checkable(data: bytes) -> Fault | None:
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        return Fault.NOT_A_PDF
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return Fault.ENCRYPTED if pdf.is_encrypted else None
    except pikepdf.PasswordError:
        return Fault.ENCRYPTED
    except (pikepdf.PdfError, ValueError, RecursionError):
        return Fault.UNREADABLE


def _record_in(data: bytes) -> tuple[Record | None, Fault | None]:
    try:
        return read_record(attached_record(data)), None
    except KeyError:
        return None, Fault.NO_RECORD
    except (RecordUnreadableError, pikepdf.PdfError, ValueError, TypeError, AttributeError):
        return None, Fault.RECORD_UNREADABLE


def _all_findings(data: bytes, judged: list[Judged], record: Record | None) -> Iterator[Finding]:
    if not judged:
        yield Finding(Fault.NOT_SIGNED)
    yield from signature_findings(judged, record.signers if record else (), record.body if record else "")
    if record:
        yield Finding(Proof.RECORD_READ)
        wrong, holds = tuple(wrong_votes(record)), chain_holds(record)
        yield from _record_findings(record, wrong, holds=holds)
        yield from _print_findings(printed_text(data), record, sound=holds, counted=not wrong)


def _record_findings(record: Record, wrong: tuple[PrintedVote, ...], *, holds: bool) -> Iterator[Finding]:
    if not holds:
        yield Finding(Fault.CHAIN_BROKEN)
    yield from _signers_findings(record, convened_signers(record))
    for vote in wrong[:TOLD_AT_MOST]:
        yield Finding(Fault.VOTE_DIFFERS, {"item": vote.item})
    for seq in untold_votes(record)[:TOLD_AT_MOST]:
        yield Finding(Fault.VOTE_NOT_TOLD, {"seq": seq})


def _signers_findings(record: Record, convened: dict[str, str] | None) -> Iterator[Finding]:
    """Whether those sign who led and recorded the sitting, where the record shows who that was."""
    if convened is None:
        return
    named = {signer.field: signer.name for signer in record.signers}
    for field, expected in (convened or {"chair": "?", "clerk": "?"}).items():
        if named.get(field) != expected:
            yield Finding(Fault.SIGNER_DIFFERS, {"name": named.get(field, "?"), "expected": expected})


def _print_findings(text: str, record: Record, *, sound: bool, counted: bool) -> Iterator[Finding]:
    """Whether print, record and chain say the same; good news alone where the record itself is in order."""
    if not prints(text, record.anchor.head):
        yield Finding(Fault.HEAD_NOT_PRINTED)
    elif sound:
        yield Finding(Proof.CHAIN_HOLDS, {"entries": len(record.links)})
    if list(printed_tallies(text)) != [vote.tally for vote in record.votes]:
        yield Finding(Fault.VOTES_NOT_PRINTED)
    elif counted:
        yield (
            Finding(Proof.VOTES_MATCH, {"votes": len(record.votes)})
            if record.votes
            else Finding(Proof.NO_VOTES)
        )
