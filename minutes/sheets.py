"""The documents beside the minutes, as frozen data: agenda with invitation, and paper (Vorlage). Pure."""

from dataclasses import dataclass
from datetime import date

from minutes.draft import AgendaTable, Fact, Letterhead


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
