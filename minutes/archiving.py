"""Closing a signed file, and renewing it: seal, revocation data, and a time stamp over everything (PAdES B-LTA).

    handed = hand_out(data, sources, seal)  # before somebody signs elsewhere
    closed = close(data, sources, seal)     # after the last signature
    renewed = renew(data, sources)          # before the last time stamp runs out
    version = seal_version(draft, record, sources, seal)    # a public version, which the organisation alone answers for

All but the last only append; all check what they made before they hand it out. They run in a worker process.
"""

import asyncio
import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from asn1crypto import x509
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.common_utils import dummy_digest
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.errors import PathError, ValidationError

from journal.events import N_, Refusal, Refused, require
from minutes.attached import attached_record
from minutes.canonical_cms import signer_of, stamp_in
from minutes.closing import ClosingRefusal
from minutes.draft import Draft, Signer
from minutes.judging import evidence_in, judge_all
from minutes.lasting import ON_PAPER_ROLE, RESERVES, SEAL, SEAL_ROLE, scan_in, statement_on
from minutes.pdf.increment import ROOM, Increment
from minutes.pdf.reading import Reader
from minutes.record import read_record
from minutes.revocation import Gathering, context, path_of
from minutes.sealing import SealedPdf, SignedPdf, opened
from minutes.sealing import seal as sealed
from minutes.seals import SealRefusal, require_seal_of
from minutes.signing import Key, Pkcs12Key, fingerprint, require_in_time, require_not_revoked, signed_bytes
from minutes.timestamps import Sources, Stamper, usable_stamper

HASH = "sha256"


class ArchivingRefusal(Refusal):
    NO_SEAL = N_(
        "Before somebody signs elsewhere, a signature made here or the organisation's seal has to protect the document, and "
        "there is no key for the seal. Please let another signer sign first, or ask the operator to deposit the seal."
    )
    NO_SEAL_FOR_PAPER = N_(
        "The organisation's seal has to say that the original was signed on paper, and there is no key for it. Please ask "
        "the operator to deposit one. Nothing was changed."
    )
    SIGNED_ELECTRONICALLY = N_(
        "Somebody has signed or sealed this document electronically already. Please let all sign electronically."
    )
    HANDED_OUT = N_("The document is protected already. It can be downloaded as it is.")
    NO_PLACE_LEFT = N_(
        "All places of this file for time stamps are taken. Please keep it together with a renewed proof of your archive."
    )
    NOT_SOUND = N_("The signature of %(name)s is not valid any more, so the file cannot be closed.")
    NOT_STAMPED = N_("The time stamp could not be set. Please try again later.")


class Seal(Protocol):
    """The organisation's key, wherever it lies."""

    def opened(self) -> AbstractContextManager[Key]: ...


@dataclass(frozen=True)
class SealKey:
    """The organisation's key in a PKCS#12 file, and what opens it."""

    file: bytes
    passphrase: str

    def opened(self) -> AbstractContextManager[Key]:
        """Raises Refused LOCKED: nobody has typed this passphrase, so nobody can have mistyped it."""
        try:
            return nullcontext(Pkcs12Key.opened_with(self.file, self.passphrase))
        except Refused:
            raise Refused(SealRefusal.LOCKED) from None


@dataclass(frozen=True)
class Protected:
    """The bytes with the organisation's seal as their first signature, and its fingerprint."""

    data: bytes
    seal: str


@dataclass(frozen=True)
class Closed:
    """The bytes, the seal's fingerprint (empty: no seal), when the last time stamp was set, and how long it holds."""

    data: bytes
    seal: str
    at: datetime
    until: datetime


def hand_out(data: bytes, sources: Sources, seal: Seal | None) -> Protected:
    """The sealed file for a program elsewhere: the organisation's seal comes first here, and forbids every change but
    signatures. Other programs sign without forbidding anything.
    """
    document = opened(data)
    require(SEAL in _places(data), ClosingRefusal.NO_PLACE)
    require(not isinstance(document, SignedPdf), ArchivingRefusal.HANDED_OUT)
    require(seal, ArchivingRefusal.NO_SEAL)
    assert seal  # required above
    return Protected(*_sealed(document, seal, sources, usable_stamper(sources)))


def seal_for_paper(data: bytes, sources: Sources, seal: Seal | None, scan: str) -> Protected:
    """The sealed file with the organisation's seal, which says that the original was signed with ink. `scan`: the SHA-256
    of its scan.
    """
    document = opened(data)
    require(SEAL in _places(data), ClosingRefusal.NO_PLACE)
    require(not isinstance(document, SignedPdf), ArchivingRefusal.SIGNED_ELECTRONICALLY)
    require(seal, ArchivingRefusal.NO_SEAL_FOR_PAPER)
    assert seal  # required above
    return Protected(*_sealed(document, seal, sources, usable_stamper(sources), scan))


def close(data: bytes, sources: Sources, seal: Seal | None) -> Closed:
    """Seals the file where there is a key, adds what tells of revocation, and sets the first time stamp."""
    document = opened(data)
    places = _places(data)
    require(RESERVES[0] in places, ClosingRefusal.NO_PLACE)
    complete = isinstance(document, SignedPdf) and (not document.missing or _scan(data))
    require(complete, ClosingRefusal.NOT_ALL_SIGNED)
    assert isinstance(document, SignedPdf)  # required above
    require(not places[RESERVES[0]], ClosingRefusal.CLOSED)
    stamper = Stamper(sources)
    if seal and not places[SEAL]:
        data, _ = _sealed(document, seal, sources, stamper)
    return _checked(_stamped(data, RESERVES[0], stamper), sources)


def renew(data: bytes, sources: Sources) -> Closed:
    """Adds fresh revocation data for the last time stamp, and one more time stamp over everything."""
    places = _places(data)
    require(RESERVES[0] in places, ClosingRefusal.NO_PLACE)
    require(places[RESERVES[0]], ClosingRefusal.NOT_CLOSED)
    free = next((name for name in RESERVES if not places.get(name, True)), None)
    require(free, ArchivingRefusal.NO_PLACE_LEFT)
    assert free  # required above
    return _checked(_stamped(data, free, Stamper(sources)), sources)


@dataclass(frozen=True)
class Version:
    """The bytes of a public version, the seal's fingerprint and how long its time stamp holds; empty: there is none."""

    data: bytes
    seal: str = ""
    until: datetime | None = None


def seal_version(draft: Draft, record: bytes, sources: Sources, key: Seal | None) -> Version:
    """Drawn, and sealed where there is a key. The seal forbids every later change; where time stamps are to be had, one
    is set over everything, so that it can be checked as long as the signed minutes themselves.
    """
    document = sealed(draft, record)
    if key is None:
        return Version(document.data)
    if not sources.stamps:
        data, made = _sealed(document, key, sources, None)
        return Version(data, made)
    stamper = Stamper(sources)
    data, made = _sealed(document, key, sources, stamper)
    closed = _checked(_stamped(data, RESERVES[0], stamper), sources)
    return Version(closed.data, made, closed.until)


def _places(data: bytes) -> dict[str, bool]:
    """The signature fields of a file by name, and which of them are taken."""
    return {name: value is not None for name, value, _ in enumerate_sig_fields(Reader(data))}


def _scan(data: bytes) -> str:
    """Which scan the seal of the file names, if it says that the original was signed with ink."""
    seals = (each for each in Reader(data).embedded_signatures if each.field_name == SEAL)
    return next((scan_in(str(each.sig_object.get("/Reason", ""))) for each in seals), "")


def _sealed(
    document: SealedPdf, seal: Seal, sources: Sources, stamper: Stamper | None, scan: str = ""
) -> tuple[bytes, str]:
    now, body = datetime.now(UTC), read_record(attached_record(document.data)).body
    role = ON_PAPER_ROLE if scan else SEAL_ROLE
    signer = Signer(field=SEAL, role=role, name=body)
    first = not isinstance(document, SignedPdf)
    with seal.opened() as key:
        require_seal_of(body, key.certificate)
        require_in_time(key.certificate, now)
        require_not_revoked(key, sources)
        reason = statement_on(scan) if scan else ""
        data = signed_bytes(document, signer, key, now, stamper, first=first, reason=reason)
        return data, fingerprint(key.certificate)


def _stamped(data: bytes, field: str, stamper: Stamper) -> bytes:
    """One revision: what tells of revocation, and the time stamp that covers it and all before."""
    asyncio.run(stamper.async_timestamp(dummy_digest(HASH), HASH))  # only then it is known who stamps
    gathering = Gathering(stamper.sources)
    for path in (*_paths(data, stamper.sources), stamper.path):
        gathering.add(path)
    evidence = gathering.evidence()
    writer = Increment(io.BytesIO(data))
    DocumentSecurityStore.supply_dss_in_writer(
        writer, None, certs=evidence.certificates, crls=evidence.lists, ocsps=evidence.answers
    )
    output = PdfTimeStamper(stamper, field_name=field).timestamp_pdf(writer, HASH, bytes_reserved=ROOM)
    return bytes(output.getbuffer())


def _paths(data: bytes, sources: Sources) -> Iterator[tuple[x509.Certificate, ...]]:
    """From trusted certificates to all that the file's signatures and time stamps were made with, as far as they
    lead there.
    """
    reader = Reader(data)
    anchors, known = sources.anchors(), evidence_in(reader)
    for each in reader.embedded_signatures:
        token = stamp_in(each.signed_data)
        for signed in (each.signed_data, *([token["content"]] if token else [])):
            certificates = [one.chosen for one in signed["certificates"]]
            moment = each.self_reported_timestamp or datetime.now(UTC)
            trust = context(anchors, known, moment, required=False, others=certificates)
            with suppress(PathError, ValidationError, KeyError):
                yield path_of(signer_of(signed, certificates), trust)


def _checked(data: bytes, sources: Sources) -> Closed:
    """What was made, if it is what it should be: every signature good, the time stamp over the whole file."""
    judged = judge_all(data, sources.roots, differences=False)
    for each in judged:
        require(each.sound and each.exact, ArchivingRefusal.NOT_SOUND, name=each.facts.name)
    last = judged[-1]
    require(last.proves and last.facts.covers_whole_file and not last.expired, ArchivingRefusal.NOT_STAMPED)
    assert last.facts.proven_at  # as every time stamp
    assert last.until  # as every trusted one
    seal = next((each.facts.fingerprint for each in judged if each.facts.field == SEAL), "")
    return Closed(data, seal, last.facts.proven_at, last.until)
