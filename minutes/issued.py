"""What the office hands out of the record, as frozen data: extract of a resolution, certified copy, invitation. Pure.

What must not be read by those who get a document must not be in here.
"""

from dataclasses import dataclass
from datetime import date

from minutes.draft import Decision, Fact, Letterhead, Note, Part


@dataclass(frozen=True, kw_only=True)
class ExtractDocument:
    """A resolution by itself (Beschlussauszug): item, wording, result as the minutes tell them.

    Of an election there is no `decision` but its `course`, from the opening to who accepts. `warning`: what to know before reading. `confirmed`: with the sentence and the lines on which the office confirms
    it by hand. `proof`: what it rests on.
    """

    document_id: str
    letterhead: Letterhead
    subtitle: str
    subject: str
    facts: tuple[Fact, ...]
    warning: str
    item_number: str
    item_title: str
    paper: str
    decision: Decision | None
    course: tuple[Note, ...]
    sentence: str
    confirmed: bool
    proof: tuple[str, ...]
    issued_on: date


@dataclass(frozen=True)
class Signature:
    """A signature as its certificate tells it: whose, when, which certificate (issuer and serial number)."""

    name: str
    at: str
    certificate: str


@dataclass(frozen=True, kw_only=True)
class CopyDocument:
    """The note of a certified copy (Beglaubigungsvermerk, § 33 Abs. 3 und 5 VwVfG). `mark` stands on every page."""

    document_id: str
    letterhead: Letterhead
    subject: str
    mark: str
    facts: tuple[Fact, ...]
    signatures: tuple[Signature, ...]
    statement: tuple[str, ...]
    issued_on: date
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class InvitationRow:
    """An item on an invitation. `kind`: whether it is to be decided or heard; empty for a neutral title."""

    number: str
    title: str
    paper: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class InvitationTable:
    """The items of one part."""

    part: Part
    rows: tuple[InvitationRow, ...]


@dataclass(frozen=True, kw_only=True)
class SupplementSection:
    """What a supplement does: "Neu auf der Tagesordnung", part by part."""

    title: str
    tables: tuple[InvitationTable, ...]


@dataclass(frozen=True, kw_only=True)
class AgendaLetter:
    """A letter with an agenda. `addressee`: line by line; `reference`: what stands on the right of it, the day among it."""

    document_id: str
    letterhead: Letterhead
    title: str
    subtitle: str
    subject: str
    addressee: tuple[str, ...]
    reference: tuple[str, ...]
    facts: tuple[Fact, ...]
    salutation: str
    text: tuple[str, ...]
    agenda: tuple[InvitationTable, ...]
    closing: tuple[str, ...]
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class SupplementDocument(AgendaLetter):
    """A numbered supplement to an agenda before the meeting (Nachtrag). `agenda` is the whole one as it became;
    `note` was written by the clerk.
    """

    note: tuple[str, ...]
    sections: tuple[SupplementSection, ...]
    agenda_title: str


@dataclass(frozen=True, kw_only=True)
class InvitationDocument(AgendaLetter):
    """The invitation (Einladung), or what the council added to its agenda in the meeting (Ergänzung)."""
