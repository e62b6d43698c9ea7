"""The documents beside the minutes, as frozen data: agenda with invitation, paper (Vorlage), attendance list. Pure."""

from dataclasses import dataclass
from datetime import date

from minutes.draft import AgendaTable, Attendee, Fact, Letterhead


@dataclass(frozen=True, kw_only=True)
class AgendaDocument:
    """Agenda (Tagesordnung), or an invitation (Einladung) with it: `salutation` and `text` may be empty.

    Closed rows carry neutral titles already: what must not be read must not be in here.
    """

    document_id: str
    letterhead: Letterhead
    title: str
    subtitle: str
    subject: str
    facts: tuple[Fact, ...]
    salutation: str = ""
    text: tuple[str, ...] = ()
    agenda: tuple[AgendaTable, ...]
    closing: tuple[str, ...] = ()
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class PaperDocument:
    """A paper to be decided on: facts, reasons (plain paragraphs), the proposed resolution (lines)."""

    reference: str
    letterhead: Letterhead
    kind: str
    title: str
    facts: tuple[Fact, ...]
    proposed_resolution: str = ""
    reasons: tuple[str, ...] = ()
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class AttendanceSection:
    """The people of one kind: "Stimmberechtigte Mitglieder"."""

    title: str
    rows: tuple[Attendee, ...]


@dataclass(frozen=True, kw_only=True)
class AttendanceDocument:
    """The attendance list (Anwesenheitsliste): `to_sign` before the sitting, afterwards with the times."""

    document_id: str
    letterhead: Letterhead
    subtitle: str
    facts: tuple[Fact, ...]
    sections: tuple[AttendanceSection, ...]
    to_sign: bool
    issued_on: date
    time_zone: str


@dataclass(frozen=True)
class RuleRow:
    """A rule in words, its paragraph, and whose it is ("Landesrecht"). `acts`: the program itself acts on it."""

    title: str
    words: str
    source: str
    origin: str
    acts: bool


@dataclass(frozen=True)
class RuleTable:
    """The rules of one subject: "Abstimmungen"."""

    title: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True, kw_only=True)
class RulesDocument:
    """The rules in force (Regelprofil) of a municipality or one of its organizations. `note`: what to know first,
    or nothing.
    """

    document_id: str
    letterhead: Letterhead
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    note: str
    tables: tuple[RuleTable, ...]
    issued_on: date
