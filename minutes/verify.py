"""Are these minutes genuine? All checks of one PDF, with one bottom line. Runs in a worker process.

    report = verify_in_worker(data, roots)    # what pages and manage.py verify_minutes call

`roots` is a PEM bundle of the certificates that this installation trusts.
"""

import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

import pikepdf

from documents.worker import WorkerRefusal, in_public_worker
from journal.events import Refused
from minutes.attached import attached_record
from minutes.claims import claims_of
from minutes.contents import foreign_contents
from minutes.findings import Fault, Finding, Proof, Report
from minutes.judging import Judged, judge_all
from minutes.print_check import print_findings
from minutes.printed import printed_text
from minutes.protection import protection_findings
from minutes.record import (
    PrintedVote,
    Record,
    RecordUnreadableError,
    chain_holds,
    closing_figure,
    convened_signers,
    read_record,
    untold_votes,
    wrong_results,
    wrong_signers,
    wrong_votes,
)
from minutes.signatures import signature_findings
from minutes.version_check import version_findings

logger = logging.getLogger(__name__)
SIZE_LIMIT = 20 * 1024 * 1024  # bytes
SECONDS = 60.0
HEADER_WITHIN = 1024
TOLD_AT_MOST = 20  # faults of one kind: a file with thousands is as wrong as one with twenty


def verify_in_worker(data: bytes, roots: bytes) -> Report:
    """As `verify`, in a process with limits: whatever the file is, there is a report."""
    if len(data) > SIZE_LIMIT:
        return _only(data, Fault.TOO_COMPLEX)
    if not _is_named_pdf(data):
        return _only(data, Fault.NOT_A_PDF)
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
    judged, unsigned = _judged(data, roots)
    record, unread = _record_in(data)
    claims, described = claims_of(data)
    findings = (
        *map(Finding, unsigned),
        *_all_findings(data, judged, record),
        *map(Finding, unread),
        *protection_findings(data, (each.facts for each in judged), record.signers if record else ()),
        *map(Finding, foreign_contents(data)),
        *described,
    )
    seen = Report(
        findings=findings,
        signatures=tuple(each.facts for each in judged),
        sha256=sha256(data).hexdigest(),
        claims=claims,
    )
    return _of_record(seen, record) if record else seen


def _of_record(report: Report, record: Record) -> Report:
    return replace(
        report,
        document_id=record.document_id,
        title=record.title,
        body=record.body,
        part=record.part,
        anchor=record.anchor,
        figure=closing_figure(record),
        signers_compared=convened_signers(record.links) is not None,
        signers=record.signers,
        votes=record.votes,
        entries=tuple(link.hash for link in record.links),
        original=record.original,
    )


def _judged(data: bytes, roots: bytes) -> tuple[list[Judged], tuple[Fault, ...]]:
    """The signatures; a hostile one may make pyHanko raise anything, and each means the same."""
    try:
        judged = judge_all(data, roots)
    except Exception:
        logger.exception("The signatures of a file could not be checked")
        return [], (Fault.SIGNATURE_DAMAGED,)
    return judged, () if any(not each.is_stamp for each in judged) else (Fault.NOT_SIGNED,)


def _only(data: bytes, fault: Fault) -> Report:
    return Report(findings=(Finding(fault),), sha256=sha256(data).hexdigest())


def _is_named_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:HEADER_WITHIN]


def _not_checkable(data: bytes) -> Fault | None:
    if not _is_named_pdf(data):
        return Fault.NOT_A_PDF
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return Fault.ENCRYPTED if pdf.is_encrypted else None
    except pikepdf.PasswordError:
        return Fault.ENCRYPTED
    except (pikepdf.PdfError, ValueError, RecursionError):
        return Fault.UNREADABLE


def _record_in(data: bytes) -> tuple[Record | None, tuple[Fault, ...]]:
    try:
        return read_record(attached_record(data)), ()
    except KeyError:
        return None, (Fault.NO_RECORD,)
    except (RecordUnreadableError, pikepdf.PdfError, zlib.error, ValueError, TypeError, AttributeError):
        return None, (Fault.RECORD_UNREADABLE,)


def _all_findings(data: bytes, judged: list[Judged], record: Record | None) -> Iterator[Finding]:
    yield from signature_findings(judged, record.signers if record else (), record.body if record else "")
    if record:
        yield Finding(Proof.RECORD_READ)
        wrong, holds, text = tuple(wrong_votes(record)), chain_holds(record), printed_text(data)
        if record.original:
            yield from version_findings(record.original, judged, text)
        yield from _record_findings(record, wrong, holds=holds)
        yield from print_findings(data, record, text, sound=holds, counted=not wrong)


def _record_findings(record: Record, wrong: tuple[PrintedVote, ...], *, holds: bool) -> Iterator[Finding]:
    if not holds:
        yield Finding(Fault.CHAIN_BROKEN)
    convened = None if record.original else convened_signers(record.links)  # nobody signs a public version
    for name, expected in () if convened is None else wrong_signers(record.signers, convened):
        yield Finding(Fault.SIGNER_DIFFERS, {"name": name, "expected": expected})
    for vote in wrong[:TOLD_AT_MOST]:
        yield Finding(Fault.VOTE_DIFFERS, {"item": vote.item})
    for vote in tuple(wrong_results(record))[:TOLD_AT_MOST]:
        yield Finding(Fault.RESULT_DIFFERS, {"item": vote.item})
    for seq in untold_votes(record)[:TOLD_AT_MOST]:
        yield Finding(Fault.VOTE_NOT_TOLD, {"seq": seq})
