"""The documents beside the minutes, as frozen data: agenda with invitation, paper (Vorlage), attendance list,
rules, record of a vote. Pure.
"""

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


@dataclass(frozen=True)
class CountRow:
    """A line of the result: `choice` is yes, no, abstain, invalid, not_voted."""

    choice: str
    label: str
    number: int


@dataclass(frozen=True)
class GroupRow:
    """How a group voted: yes, no, abstention, no vote. `number` stands in the picture."""

    number: int
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class SeatDot:
    """A seat of the half circle, in the units of the picture."""

    x: int
    y: int
    choice: str


@dataclass(frozen=True, kw_only=True)
class SeatsPicture:
    """The half circle of seats. `marks`: number of a group, x, y."""

    width: int
    height: int
    radius: int
    seats: tuple[SeatDot, ...]
    marks: tuple[tuple[int, int, int], ...]
    groups: tuple[GroupRow, ...]


@dataclass(frozen=True)
class RegisterRow:
    """Somebody of the roster: why on the register or not, and where it is named the vote and its way in."""

    name: str
    belonging: str
    reason: str
    answer: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class VoteSheet:
    """The record of a vote (Abstimmungsprotokoll); its `title` says where it names who voted how. `outcome`: "Angenommen"; empty where nothing was counted.

    `warning`: what has to be known before reading: annulled, not for everybody. `entitled`: the length of the bars.
    """

    document_id: str
    title: str = "Abstimmungsprotokoll"
    letterhead: Letterhead
    subtitle: str
    facts: tuple[Fact, ...]
    warning: tuple[str, ...]
    wording: str
    outcome: str
    sentence: str
    counts: tuple[CountRow, ...]
    entitled: int
    arithmetic: tuple[Fact, ...]
    picture: SeatsPicture | None
    named: bool
    electors: tuple[RegisterRow, ...]
    others: tuple[RegisterRow, ...]
    proof: tuple[str, ...]
    issued_on: date
