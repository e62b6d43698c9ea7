"""Closing a signed file, and renewing it: seal, revocation data, and a time stamp over everything (PAdES B-LTA).

    closed = close(data, sources, seal)     # after the last signature
    renewed = renew(data, sources)          # before the last time stamp runs out

Both only append, and check what they made before they hand it out. They run in a worker process.
"""

import asyncio
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.common_utils import dummy_digest
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.errors import PathError, ValidationError

from journal.events import N_, Refusal, require
from minutes.attached import attached_record
from minutes.canonical_cms import signer_of, stamp_in
from minutes.closing import ClosingRefusal
from minutes.draft import Signer
from minutes.judging import evidence_in, judge_all
from minutes.lasting import RESERVES, SEAL, SEAL_ROLE
from minutes.pdf.increment import ROOM, Increment
from minutes.record import read_record
from minutes.revocation import Gathering, context, path_of
from minutes.sealing import SignedPdf, opened
from minutes.seals import require_seal_of
from minutes.signing import Pkcs12Key, fingerprint, require_in_time, require_not_revoked, signed_bytes
from minutes.timestamps import Sources, Stamper

HASH = "sha256"


class ArchivingRefusal(Refusal):
    NO_PLACE_LEFT = N_(
        "All places of this file for time stamps are taken. Please keep it together with a renewed proof of your archive."
    )
    NOT_SOUND = N_("The signature of %(name)s is not valid any more, so the file cannot be closed.")
    NOT_STAMPED = N_("The time stamp could not be set. Please try again later.")


@dataclass(frozen=True)
class SealKey:
    """The organisation's key in a PKCS#12 file, and what opens it."""

    file: bytes
    passphrase: str


@dataclass(frozen=True)
class Closed:
    """The bytes, the seal's fingerprint (empty: no seal), when the last time stamp was set, and how long it holds."""

    data: bytes
    seal: str
    at: datetime
    until: datetime


def close(data: bytes, sources: Sources, seal: SealKey | None) -> Closed:
    """Seals the file where there is a key, adds what tells of revocation, and sets the first time stamp."""
    document = opened(data)
    places = _places(data)
    require(RESERVES[0] in places, ClosingRefusal.NO_PLACE)
    require(isinstance(document, SignedPdf) and not document.missing, ClosingRefusal.NOT_ALL_SIGNED)
    assert isinstance(document, SignedPdf)  # required above
    require(not places[RESERVES[0]], ClosingRefusal.CLOSED)
    stamper = Stamper(sources)
    made = ""
    if seal and not places[SEAL]:
        data, made = _sealed(document, seal, sources, stamper)
    return _checked(_stamped(data, RESERVES[0], stamper), sources, made)


def renew(data: bytes, sources: Sources) -> Closed:
    """Adds fresh revocation data for the last time stamp, and one more time stamp over everything."""
    places = _places(data)
    require(RESERVES[0] in places, ClosingRefusal.NO_PLACE)
    require(places[RESERVES[0]], ClosingRefusal.NOT_CLOSED)
    free = next((name for name in RESERVES if not places.get(name, True)), None)
    require(free, ArchivingRefusal.NO_PLACE_LEFT)
    assert free  # required above
    return _checked(_stamped(data, free, Stamper(sources)), sources, "")


def _places(data: bytes) -> dict[str, bool]:
    """The signature fields of a file by name, and which of them are taken."""
    return {
        name: value is not None for name, value, _ in enumerate_sig_fields(PdfFileReader(io.BytesIO(data)))
    }


def _sealed(document: SignedPdf, seal: SealKey, sources: Sources, stamper: Stamper) -> tuple[bytes, str]:
    key, now = Pkcs12Key.opened_with(seal.file, seal.passphrase), datetime.now(UTC)
    body = read_record(attached_record(document.data)).body
    require_seal_of(body, key.certificate)
    require_in_time(key.certificate, now)
    require_not_revoked(key, sources)
    signer = Signer(field=SEAL, role=SEAL_ROLE, name=body)
    return signed_bytes(document, signer, key, now, stamper, first=False), fingerprint(key.certificate)


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
    reader = PdfFileReader(io.BytesIO(data))
    anchors, known = sources.anchors(), evidence_in(reader)
    for each in reader.embedded_signatures:
        token = stamp_in(each.signed_data)
        for signed in (each.signed_data, *([token["content"]] if token else [])):
            certificates = [one.chosen for one in signed["certificates"]]
            moment = each.self_reported_timestamp or datetime.now(UTC)
            trust = context(anchors, known, moment, required=False, others=certificates)
            with suppress(PathError, ValidationError, KeyError):
                yield path_of(signer_of(signed, certificates), trust)


def _checked(data: bytes, sources: Sources, seal: str) -> Closed:
    """What was made, if it is what it should be: every signature good, the time stamp over the whole file."""
    judged = judge_all(data, sources.roots, differences=False)
    for each in judged:
        require(each.sound and each.exact, ArchivingRefusal.NOT_SOUND, name=each.facts.name)
    last = judged[-1]
    require(last.proves and last.facts.covers_whole_file and not last.expired, ArchivingRefusal.NOT_STAMPED)
    assert last.facts.proven_at  # as every time stamp
    assert last.until  # as every trusted one
    return Closed(data, seal, last.facts.proven_at, last.until)
