"""What the check of a PDF can say, finding by finding, and the one bottom line. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from journal.events import N_
from minutes.draft import Anchor, Signer
from minutes.record import Original, PrintedVote


@dataclass(frozen=True)
class Plural:
    """A sentence about one and about many; `by` names the detail that counts."""

    one: str
    many: str
    by: str


class Proof(Enum):
    """Found in order."""

    SIGNED_BY = N_("%(name)s (%(role)s) signed. The signature is genuine and nothing was changed afterwards.")
    SIGNED_BY_CONFIRMED = N_(
        "%(expected)s signed with a certificate that names %(name)s. This installation has it on record that somebody else "
        "of the office confirmed whose certificate it is."
    )
    SEALED_BY = N_("%(name)s sealed the document. The seal is genuine and nothing was changed afterwards.")
    STAMPED = N_(
        "A time stamp of %(authority)s proves that the whole file was as it is now on %(at)s (level %(level)s)."
    )
    RECORD_READ = N_("The attached record is complete.")
    CHAIN_HOLDS = Plural(
        "The record's only entry leads to the check value printed in the document.",
        "The record's chain of %(entries)s entries leads to the check value printed in the document.",
        "entries",
    )
    CODE_MATCHES = N_("The QR code says the same check value.")
    VOTES_MATCH = Plural(
        "The printed numbers and the result of the vote are those of the record.",
        "The printed numbers and results of all %(votes)s votes are those of the record.",
        "votes",
    )
    NO_VOTES = N_("Neither the document nor its record tells of a vote.")
    JOURNAL_MATCHES = N_("The record is the journal of this installation, entry by entry.")
    DOCUMENT_MATCHES = N_("This is the document that this installation signed, byte by byte.")
    PUBLIC_VERSION = N_(
        "This is the public version that this installation has published, byte by byte. It is not signed itself; two "
        "people have released it."
    )
    VERSION_OF = N_(
        "This is the public version: something is left out in it, as it says itself. The complete minutes were signed by "
        "%(names)s; the check value of that file is %(sha256)s."
    )
    VERSION_PUBLISHED = N_(
        "This is the public version that this installation has published, byte by byte. Two people have released it."
    )
    EXPORT_MATCHES = Plural(
        "The only entry of the record is that of the exported journal.",
        "All %(entries)s entries of the record are those of the exported journal.",
        "entries",
    )
    EXPORT_NUMBERS_MATCH = Plural(
        "The printed numbers of the vote are those of the exported journal.",
        "The printed numbers of all %(votes)s votes are those of the exported journal.",
        "votes",
    )


class Hint(Enum):
    """Worth saying, and no fault."""

    JOURNAL_ELSEWHERE = N_("There is no journal here to compare with. The record was checked by itself.")
    SIGNERS_NOT_COMPARED = N_(
        "Who had to sign is told by the document alone: it could not be compared with the sitting. "
        "Please ask the municipality if in doubt."
    )
    WORDS_NOT_COMPARED = N_(
        "Not compared one by one: the wording of the decisions, names and times. Signatures and seal hold them."
    )
    TEST_CERTIFICATE = N_("%(name)s signed with a TEST certificate, which has no legal effect.")
    JOURNAL_GOES_ON = Plural(
        "The journal goes on after these minutes by one entry: a correction, or a later state.",
        "The journal goes on after these minutes by %(entries)s entries: corrections, or a later state.",
        "entries",
    )
    DESCRIPTIONS_DIFFER = N_(
        "The file describes itself twice, and not alike: %(names)s. The standard that it claims to follow forbids that."
    )
    TEST_STAMP = N_("The time stamps come from a TEST authority and have no legal effect.")
    NOT_CLOSED = N_(
        "The file is not closed yet: the time stamp that makes it checkable for many years is still missing."
    )
    SIGNED_ON_PAPER = N_(
        "%(name)s (%(role)s) signed the original on paper, as the organisation's seal says. This file does not prove it."
    )
    PAPER_SCAN = N_(
        "The file proves what was sealed, when and by whom. Who signed is shown by the original on paper alone; its scan has "
        "the SHA-256 %(scan)s."
    )
    REVOCATION_UNKNOWN = N_("Whether the certificate of %(name)s had been revoked, the file does not tell.")


class Fault(Enum):
    """Found wrong."""

    NOT_A_PDF = N_("This file is not a PDF.")
    UNREADABLE = N_("This PDF is damaged or cut off. It cannot be read.")
    ENCRYPTED = N_("This PDF is protected by a password. It cannot be checked.")
    TOO_COMPLEX = N_("This PDF is too large or too complex to be checked.")
    NOT_SIGNED = N_("This PDF carries no signature.")
    BYTES_CHANGED = N_("The content was changed after %(name)s had signed. The signature is broken.")
    CHANGED_LATER = N_(
        "Something was changed or added after %(name)s had signed that is not a further signature."
    )
    NOT_TRUSTED = N_(
        "The signature in the name of %(name)s was not made with a certificate that is trusted here."
    )
    REVOKED = N_(
        "The certificate of %(name)s was revoked before the earliest time at which the signature is proven to exist."
    )
    STAMP_BROKEN = N_("A time stamp of this file is broken: something was changed after it.")
    STAMP_NOT_TRUSTED = N_("A time stamp of this file was not made by an authority that is trusted here.")
    STAMP_UNEXPECTED = N_("There is a time stamp in a place of this file that is none for time stamps.")
    STAMP_EXPIRED = N_(
        "The last time stamp has run out and was not renewed in time. Please ask the municipality for the renewed file."
    )
    SIGNATURE_INVALID = N_("The signature of %(name)s is not valid.")
    SIGNATURE_DAMAGED = N_(
        "The signatures of this file are damaged or were tampered with. None of them could be checked."
    )
    CERTIFICATE_EXPIRED = N_(
        "The certificate of %(name)s has run out on %(until)s. Nothing in the file proves that it was signed before."
    )
    CERTIFICATE_TOO_YOUNG = N_("The certificate of %(name)s is not valid before %(since)s.")
    NOT_PROTECTED = N_(
        "The first signature does not protect the document against changes, as that of minutes does."
    )
    SIGNED_TWICE = N_("There are two signatures in the place of %(name)s.")
    SCRIPT_INSIDE = N_(
        "The file holds a program or an action that starts by itself. Minutes hold nothing of the kind."
    )
    LAYERS_INSIDE = N_(
        "The file holds layers that can be shown and hidden. Minutes hold nothing of the kind."
    )
    FORM_INSIDE = N_(
        "The file holds form fields whose content can be changed. Minutes hold nothing of the kind."
    )
    OVERLAY_INSIDE = N_(
        "Something is laid over the pages: a note, a stamp or a picture. Minutes hold nothing of the kind."
    )
    ATTACHMENT_INSIDE = N_(
        "The file holds more attachments than the record. It is not clear which one counts."
    )
    PRINT_HIDDEN = N_(
        "Numbers of a vote, or the check value, stand in the file and cannot be seen on its pages."
    )
    WRONG_PERSON = N_("%(expected)s has to sign here, but the signature is that of %(name)s.")
    WRONG_ORGANIZATION = N_(
        "The certificate of %(name)s was issued for %(organization)s, but these are minutes of %(body)s."
    )
    SIGNER_DIFFERS = N_(
        "%(name)s has to sign by the document, but by the record of the sitting that is %(expected)s."
    )
    SIGNATURE_MISSING = N_("The signature of %(name)s (%(role)s) is missing.")
    UNEXPECTED_SIGNATURE = N_("There is a signature of %(name)s that these minutes do not provide for.")
    SEAL_MISSING = N_("The seal of the municipality is missing, which alone answers for a public version.")
    ORIGINAL_NOT_PRINTED = N_(
        "This is a public version by its record, but its pages do not say so, or of which minutes it was made."
    )
    NOT_PUBLISHED = N_("This public version was made here, but it is not published.")
    RECALLED = N_("This public version was recalled on %(at)s. It does not count any more.")
    BYTES_APPENDED = N_("Something was added to the file after the last signature.")
    NO_RECORD = N_("No record is attached. These are not minutes from a Ratssaal installation.")
    RECORD_UNREADABLE = N_("The attached record is damaged.")
    CHAIN_BROKEN = N_("The chain of the record is broken: its entries do not lead to its check value.")
    HEAD_NOT_PRINTED = N_("The check value printed in the document is not that of the record.")
    VOTE_DIFFERS = N_("The numbers of a vote under %(item)s differ from the record.")
    RESULT_DIFFERS = N_("The result of a vote under %(item)s is not the one that the journal tells of.")
    VOTE_NOT_TOLD = N_("The record shows a vote (entry %(seq)s) that the document does not mention.")
    VOTES_NOT_PRINTED = N_("The numbers printed in the document differ from those of the record.")
    RESULTS_NOT_PRINTED = N_("The results printed in the document differ from those of the record.")
    CODE_DIFFERS = N_("The QR code does not say what is printed beside it, or leads to another address.")
    ANOTHER_DOCUMENT = N_(
        "This is not the document that this installation signed. Please use the one that it publishes."
    )
    EARLIER_STATE = N_(
        "This is an earlier state of the document: not everybody who has to sign had signed it."
    )
    JOURNAL_DIFFERS = N_("The record differs from the journal of this installation.")
    EXPORT_DAMAGED = N_("The exported journal is damaged or was changed, so nothing can be compared with it.")
    EXPORT_OF_OTHERS = N_("The exported journal does not hold the sitting of these minutes (%(stream)s).")
    EXPORT_SHORTER = N_(
        "The exported journal ends at entry %(seq)s, before the entry at which these minutes were made."
    )
    EXPORT_DIFFERS = N_("From entry %(seq)s on the record differs from the exported journal.")
    EXPORT_NUMBERS_DIFFER = N_(
        "The printed numbers of a vote under %(item)s are not those of the exported journal."
    )


GENUINE = N_("Genuine: The signatures are valid and the record matches.")
GENUINE_VERSION = N_(
    "Genuine: This is the public version of the minutes, sealed by the municipality. Seal and record are in order."
)
ON_PAPER = N_("Genuine, as the organisation sealed it: The record matches. The signatures are on paper.")
PUBLISHED = N_("Genuine: This is the public version as it was released and published here.")
NOT_GENUINE = N_("Not proven genuine: Please do not rely on this document.")


@dataclass(frozen=True)
class Finding:
    """One thing the check has to say; `details` fill the placeholders of the sentence."""

    message: Proof | Hint | Fault
    details: dict[str, str | int] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.message.name.lower()

    @property
    def is_fault(self) -> bool:
        return isinstance(self.message, Fault)


@dataclass(frozen=True, kw_only=True)
class SignatureFacts:
    """One signature as found. `signed_at` is what the signer's machine said; `level` what was changed later.

    `kind`: `signature`, `seal`, or `stamp` for a time stamp of the document. `baseline` is how far it reaches (PAdES
    B-B, B-T, B-LT, B-LTA), `proven_at` the earliest time that a trusted time stamp proves, by `stamped_by`.
    `revocation`: `good`, `revoked`, or `unknown` where the file does not tell.
    """

    field: str
    name: str
    issuer: str
    fingerprint: str
    signed_at: datetime | None
    intact: bool
    valid: bool
    trusted: bool
    covers_whole_file: bool
    level: str
    kind: str = "signature"
    baseline: str = "B-B"
    proven_at: datetime | None = None
    stamped_by: str = ""
    revocation: str = "unknown"


@dataclass(frozen=True, kw_only=True)
class Report:
    """All findings. `anchor` is where the record says that the journal stood; `figure` stands for all entries up to
    the closing of the sitting, recomputed from the record.

    `signers_compared`: the record itself shows whom the sitting had as chair and clerk. `signers`, `votes` and `entries`
    (the hash of each) are those of the record. `claims`: the standards that the file says it follows; nobody checked it.
    `original`: it is a public version, made of these signed minutes.
    """

    findings: tuple[Finding, ...]
    signatures: tuple[SignatureFacts, ...] = ()
    document_id: str = ""
    title: str = ""
    body: str = ""
    part: str = ""
    sha256: str = ""
    anchor: Anchor | None = None
    figure: str = ""
    signers_compared: bool = False
    signers: tuple[Signer, ...] = ()
    votes: tuple[PrintedVote, ...] = ()
    entries: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    original: Original | None = None

    def role_in(self, field: str) -> str:
        """In which role the document lets somebody sign in a field; empty where it does not know the field."""
        return next((signer.role for signer in self.signers if signer.field == field), "")

    @property
    def genuine(self) -> bool:
        return bool(self.findings) and not any(finding.is_fault for finding in self.findings)

    @property
    def bottom_line(self) -> str:
        if not self.genuine:
            return NOT_GENUINE
        said = {finding.message for finding in self.findings}
        if Proof.PUBLIC_VERSION in said:
            return PUBLISHED
        if self.original:
            return GENUINE_VERSION
        return ON_PAPER if Hint.PAPER_SCAN in said else GENUINE
