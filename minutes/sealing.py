"""From draft to sealed PDF: rendered, record attached, signature fields laid out, nothing signed yet. Pure."""

import io
import json
import zlib
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf

from journal.events import N_, Refusal, Refused, require
from minutes.attached import attached_record
from minutes.draft import Draft, Signer
from minutes.lasting import RESERVES, SEAL
from minutes.pdf.finish import finish
from minutes.pdf.minutes import render_minutes
from minutes.pdf.page import Place
from minutes.pdf.signatures import seal_of


class SealingRefusal(Refusal):
    NOT_SEALED = N_("This file is not a sealed record of minutes, so it cannot be signed.")


@dataclass(frozen=True)
class SealedPdf:
    """Minutes whose content is fixed and which wait for their first signature. Made by `seal` and `opened`."""

    data: bytes
    signers: tuple[Signer, ...]
    accent: str

    @property
    def sha256(self) -> str:
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class SignedPdf(SealedPdf):
    """Minutes with at least one signature. `signed` names the fields in the order of signing."""

    signed: tuple[str, ...]

    @property
    def missing(self) -> tuple[Signer, ...]:
        return tuple(signer for signer in self.signers if signer.field not in self.signed)


def seal(draft: Draft, record: bytes) -> SealedPdf:
    """The minutes as they will be signed. `record` is the machine-readable part (`minutes/record.py`)."""
    rendered = render_minutes(draft)
    fields: dict[str, tuple[Place | None, str]] = {
        signer.field: (rendered.fields[signer.field], f"Signaturfeld: {signer.name}, {signer.role}")
        for signer in (*draft.signers, seal_of(draft))
    } | dict.fromkeys(RESERVES, (None, "Platz für einen Zeitstempel"))
    data = finish(rendered.data, draft.document_id, draft.held_on, record=record, fields=fields)
    return SealedPdf(data, draft.signers, draft.letterhead.accent)


def opened(data: bytes) -> SealedPdf | SignedPdf:
    """The phase that stored bytes are in. Raises Refused NOT_SEALED for anything that `seal` did not make."""
    try:
        record = json.loads(attached_record(data))
        signers = tuple(Signer(**each) for each in record["signers"])
        accent = str(record["document"]["accent"])
        signed = _signed_fields(data)
    except (pikepdf.PdfError, zlib.error, ValueError, KeyError, TypeError):
        raise Refused(SealingRefusal.NOT_SEALED) from None
    persons = {signer.field for signer in signers}
    require(signers and set(signed) <= {*persons, SEAL, *RESERVES}, SealingRefusal.NOT_SEALED)
    return SignedPdf(data, signers, accent, signed) if signed else SealedPdf(data, signers, accent)


def _signed_fields(data: bytes) -> tuple[str, ...]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        signed = [each for each in fields if each.get("/FT") == pikepdf.Name.Sig and "/V" in each]
        signed.sort(key=lambda each: int(each.V.ByteRange[2]))
        return tuple(str(each.T) for each in signed)
