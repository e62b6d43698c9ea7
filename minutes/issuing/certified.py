"""The certified copy of signed minutes: what it is a copy of, who certifies it, when."""

from django.conf import settings
from django.utils import timezone

from accounts.actor import Actor
from documents.worker import in_worker
from journal.events import N_, Refusal, Refused
from minutes.draft import Fact, Part
from minutes.issued import CopyDocument
from minutes.pdf import copy as copy_pdf
from minutes.studio import file_of, letterhead_of, minutes_of
from minutes.workflow import Phase
from sessions_app.models import Meeting

PARTS = {Part.PUBLIC: "öffentlicher Teil", Part.CLOSED: "nichtöffentlicher Teil"}
AGREES = (
    "Diese Abschrift stimmt mit dem elektronischen Dokument überein, das oben genannt ist. Es liegt dieser Datei "
    "unverändert bei (original.pdf), damit sich seine Signaturen prüfen lassen."
)
CERTIFIED = "Die Übereinstimmung wird beglaubigt."
SECONDS = 120.0  # a long evening's pages


class CopyRefusal(Refusal):
    """Why there is no certified copy."""

    NOT_SIGNED = N_("Signatures are missing. A certified copy can be made when all signers have signed.")


def copy_of(meeting: Meeting, part: Part, by: Actor) -> bytes:
    """The copy as the clerk prints and signs it. Raises Refused while signatures are missing."""
    document = minutes_of(meeting).document(part)
    signed = document.phase in (Phase.SIGNED, Phase.PUBLISHED)
    file = file_of(meeting, part) if signed else None
    if file is None:
        raise Refused(CopyRefusal.NOT_SIGNED)
    today = timezone.localdate()
    copy = CopyDocument(
        document_id=f"AB-{file.file_name.removesuffix('.pdf')}",
        letterhead=letterhead_of(meeting.body),
        subject=f"Beglaubigte Abschrift: {file.name}",
        mark=f"Beglaubigte Abschrift · Prüfwert des Originals (SHA-256) {file.sha256[:16]}…",
        facts=(
            Fact("Abschrift von", f"{file.name}, {PARTS[part]}"),
            Fact("Datei", file.file_name),
            Fact("Prüfwert (SHA-256)", f"{file.sha256[:32]} {file.sha256[32:]}"),
            Fact("Beglaubigt von", by.name),
            Fact("Beglaubigt am", f"{today:%d.%m.%Y}"),
        ),
        signatures=(),
        statement=(AGREES, CERTIFIED),
        issued_on=today,
        time_zone=settings.TIME_ZONE,
    )
    return in_worker(copy_pdf.certified_copy, copy, file.content.read(), seconds=SECONDS)
