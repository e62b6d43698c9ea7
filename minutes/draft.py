"""The minutes before they are a PDF (Entwurf der Niederschrift): frozen data, generated from the journal. Pure.

Every generated block carries `seq`, the number of the journal entry it rests on; the clerk's passages stand
beside them as plain paragraphs. Times are aware datetimes; the page shows them in the body's time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from minutes.life.state import Correction


class Part(Enum):
    """Which version a document is: minutes of the two parts are separate documents (LAW-36)."""

    PUBLIC = "public"
    CLOSED = "closed"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who issues the document. `accent` is `#rrggbb`; `arms` names a drawing in `minutes/pdf/arms.py`."""

    body: str
    office: str = ""
    address: tuple[str, ...] = ()
    accent: str = "#0B4A6F"
    arms: str = "neutral"


@dataclass(frozen=True)
class Fact:
    """One row of the table of facts: "Ort", "Rathaus, Ratssaal"."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AgendaRow:
    number: str
    title: str
    paper: str = ""


@dataclass(frozen=True, kw_only=True)
class AgendaTable:
    part: Part
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Present from `begin` until `end` (None: until the sitting closed), in the room or remotely."""

    begin: datetime
    end: datetime | None = None
    remote: bool = False
    seq: int


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One row of the attendance list. No interval: absent; `remark` says excused, or for whom they sit."""

    name: str
    group: str = ""
    role: str = ""
    intervals: tuple[Interval, ...] = ()
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """`invalid`: papers of a secret vote that say nothing that counts."""

    yes: int
    no: int
    abstain: int
    not_voted: int = 0
    invalid: int = 0


@dataclass(frozen=True)
class Answer:
    """One line of a roll call: who answered what, and `way` in what other manner than on the own device or aloud."""

    name: str
    choice: str
    way: str = ""


@dataclass(frozen=True, kw_only=True)
class GroupBallots:
    """How the members of one group voted by roll call, in the order of the call."""

    group: str
    ballots: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One vote: wording, numbers, result. `annulled` votes stay in the record and are shown as such."""

    heading: str
    wording: str
    mode: str
    tally: Tally
    result: str
    explanation: str = ""
    roll_call: tuple[GroupBallots, ...] = ()
    annulled: bool = False
    seq: int


@dataclass(frozen=True, kw_only=True)
class Motion:
    """A motion on an item: who tabled what kind, its wording, and what became of it. Votes on it are decisions."""

    heading: str
    wording: str
    outcome: str
    seq: int


@dataclass(frozen=True, kw_only=True)
class Note:
    """A generated sentence: an interruption, an exclusion of the public, a declaration for the minutes."""

    at: datetime
    text: str
    seq: int


@dataclass(frozen=True, kw_only=True)
class ItemSection:
    """One agenda item as it went: the clerk's passages, then what the journal knows.

    `speakers`: who spoke. `afterwards`: what concerns the whole sitting and happened before the next item was called.
    """

    number: str
    title: str
    paper: str = ""
    passages: tuple[str, ...] = ()
    speakers: str = ""
    notes: tuple[Note, ...] = ()
    motions: tuple[Motion, ...] = ()
    decisions: tuple[Decision, ...] = ()
    outcome: str = ""
    afterwards: tuple[Note, ...] = ()

    @property
    def notes_before(self) -> tuple[Note, ...]:
        """What happened until the last vote on the item was over."""
        return tuple(each for each in self.notes if each not in self.notes_after)

    @property
    def notes_after(self) -> tuple[Note, ...]:
        """What happened when it was over; without a vote nothing."""
        last = self.decisions[-1].seq if self.decisions else None
        return tuple(each for each in self.notes if last is not None and each.seq > last)


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who has to sign: `field` is the name of the signature field (chair, clerk, chair_2 …)."""

    field: str
    role: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """Where the journal stood: stream key, number and hash (64 hex digits) of its last entry."""

    stream: str
    seq: int
    head: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The whole document. `subject` is its one-line name for headers, titles and bookmarks.

    `verify_at` is the address of the page that checks the PDF, as printed; `figure` is the check value that was
    shown when the sitting was closed, empty before. `decisions` are those on the agenda
    itself, which belong to no item. `corrections` are those of earlier minutes (Berichtigungen).
    """

    document_id: str
    part: Part
    letterhead: Letterhead
    title: str
    subtitle: str
    subject: str
    meeting_number: int
    organization: str
    held_on: date
    facts: tuple[Fact, ...]
    agenda: tuple[AgendaTable, ...]
    attendance: tuple[Attendee, ...]
    quorum: str
    items: tuple[ItemSection, ...]
    passages: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    closing: str
    signers: tuple[Signer, ...]
    anchor: Anchor
    verify_at: str = ""
    figure: str = ""
    time_zone: str = "Europe/Berlin"
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
