"""A PDF against this installation: its trusted certificates, and its journal."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from journal.models import Entry
from journal.store import history, replay
from minutes import authority
from minutes.book import MINUTES
from minutes.draft import Anchor, Part
from minutes.exported import compared
from minutes.findings import Fault, Finding, Hint, Proof, Report
from minutes.times import ZONE
from minutes.workflow import MinutesSigned, Phase
from sessions_app.live import SITTING


def authority_folder() -> Path:
    """Where the demo's TEST authority lies."""
    return Path(settings.DATA) / "authority"


def installed_roots() -> bytes:
    """The certificates that this installation trusts, as PEM; empty where there are none."""
    given = [Path(settings.TRUSTED_CERTIFICATES)] if settings.TRUSTED_CERTIFICATES else []
    paths = (authority_folder() / authority.ROOT_FILE, *given)
    return b"\n".join(path.read_bytes() for path in paths if path.exists())


def matched(report: Report, export: Iterable[bytes] | None = None) -> Report:
    """The report with what the journal here says of it, and an exported one if there is one, as the last findings."""
    found = tuple(_match(report, report.anchor)) if report.anchor else ()
    known = replace(report, findings=(*report.findings, *found))
    if report.anchor and any(each.message is Proof.DOCUMENT_MATCHES for each in found):
        known = _with_confirmed(known, report.anchor)
    if report.anchor:
        known = _as_version(known, report.anchor)
    return known if found and export is None else compared(known, export)


def _as_version(report: Report, anchor: Anchor) -> Report:
    """The report with what the minutes' own stream says of a version that leaves something out."""
    book, _, number = anchor.stream.partition(":")
    minutes = replay(MINUTES, MINUTES.key(number)).state if book == SITTING.name else MINUTES.initial
    publication = minutes.public.life.publication
    recall = next((each for each in publication.recalls if each.sha256 == report.sha256), None)
    if report.sha256 == publication.sha256 and publication.left_out:
        if minutes.public.phase is not Phase.PUBLISHED:
            return _instead(report, {Fault.ANOTHER_DOCUMENT}, Finding(Fault.NOT_PUBLISHED))
        return _as_published(report)
    if recall and report.original:
        at = f"{recall.at.astimezone(ZONE):%d.%m.%Y}"
        return _instead(report, {Fault.ANOTHER_DOCUMENT}, Finding(Fault.RECALLED, {"at": at}))
    return report


def _as_published(report: Report) -> Report:
    """Nobody signs such a version. Without a seal it is held by its place in the minutes' own stream alone, which says
    who released it.
    """
    if report.signatures:
        return _instead(report, {Proof.DOCUMENT_MATCHES}, Finding(Proof.VERSION_PUBLISHED))
    unsigned: set[Proof | Fault] = {Fault.NOT_SIGNED, Fault.SIGNER_DIFFERS, Proof.DOCUMENT_MATCHES}
    return _instead(report, unsigned, Finding(Proof.PUBLIC_VERSION))


def _instead(report: Report, gone: Collection[Proof | Fault], finding: Finding) -> Report:
    kept = (each for each in report.findings if each.message not in gone)
    return replace(report, findings=(*kept, finding))


def _with_confirmed(report: Report, anchor: Anchor) -> Report:
    """Certificates with other words than the document's count where the minutes' own stream says whose they are."""
    key = MINUTES.key(anchor.stream.partition(":")[2])
    minutes = replay(MINUTES, key).state
    places = {(part, each.person): each.role for part in Part for each in minutes.document(part).signers}
    signed = (each.event for each in history(key) if isinstance(each.event, MinutesSigned))
    counted = {(each.certificate, places.get((each.part, each.person))) for each in signed if each.confirmed}
    expected = {signer.field: signer.name for signer in report.signers}
    names = {
        each.name: expected.get(each.field, "")
        for each in report.signatures
        if (each.fingerprint, each.field) in counted
    }
    return replace(report, findings=tuple(_told_confirmed(each, names) for each in report.findings))


def _told_confirmed(finding: Finding, names: dict[str, str]) -> Finding:
    """`names`: whose certificates are confirmed, by the name that each has."""
    name = str(finding.details.get("name"))
    if finding.message not in (Fault.WRONG_PERSON, Fault.WRONG_ORGANIZATION) or name not in names:
        return finding
    return Finding(Proof.SIGNED_BY_CONFIRMED, {"name": name, "expected": names[name]})


def _match(report: Report, anchor: Anchor) -> Iterator[Finding]:
    """An equal hash at the same place means equal entries before it: each hash covers all before."""
    last = Entry.objects.filter(stream__key=anchor.stream).aggregate(last=Max("seq"))["last"]
    if last is None:
        return
    here = (
        Entry.objects.filter(stream__key=anchor.stream, seq=anchor.seq).values_list("hash", flat=True).first()
    )
    yield Finding(Proof.JOURNAL_MATCHES if here == anchor.head else Fault.JOURNAL_DIFFERS)
    if here == anchor.head and last > anchor.seq:
        yield Finding(Hint.JOURNAL_GOES_ON, {"entries": last - anchor.seq})
    yield Finding(_as_document(_documents(anchor.stream).get(report.sha256)))


def _as_document(phase: Phase | None) -> Proof | Fault:
    if phase is None:
        return Fault.ANOTHER_DOCUMENT
    return Fault.EARLIER_STATE if phase is Phase.SEALED else Proof.DOCUMENT_MATCHES


def _documents(sitting: str) -> dict[str, Phase]:
    """The files of a sitting's minutes by SHA-256, and how far each had come.

    A file names its signers itself, so true signatures under an honest record do not make it the minutes:
    they are the file that the minutes' own stream knows, or the version of it that is published now.
    """
    book, _, number = sitting.partition(":")
    minutes, found = MINUTES.initial, dict[str, Phase]()
    for each in history(MINUTES.key(number)) if book == SITTING.name else ():
        minutes = MINUTES.apply(minutes, each)
        found |= {document.sha256: document.phase for document in map(minutes.document, Part)}
    if minutes.public.phase is Phase.PUBLISHED:
        found |= {minutes.public.life.publication.sha256: Phase.PUBLISHED}
    found.pop("", None)
    return found
