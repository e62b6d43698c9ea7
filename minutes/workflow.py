"""From draft to published: the minutes' own stream. Pure.

The public and the closed part are documents of their own (LAW-36), each with this life:

    draft → sealed → signed → published

What lies between the last signature and the publication is told by `minutes/life`: by the state's rules objections
or an approval make signed minutes final, two people release them. A recall leads back from published to signed.
The clerk alone writes (the chair signs, but does not edit); what is sealed is never changed again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import Any

from accounts.actor import Actor
from journal.events import N_, Event, Refusal, event, require
from minutes.draft import Part
from minutes.lasting import Closing
from minutes.life.state import Correction, Life, Standing
from minutes.ways import Shown, Way
from voting.rules.profiles import MinutesRules

BEFORE_RULES = MinutesRules()  # as it was before a sitting stored them


class Phase(Enum):
    DRAFT = "draft"
    SEALED = "sealed"
    SIGNED = "signed"
    PUBLISHED = "published"


NEXT: dict[Phase, frozenset[Phase]] = {
    Phase.DRAFT: frozenset({Phase.SEALED}),
    Phase.SEALED: frozenset({Phase.SIGNED}),
    Phase.SIGNED: frozenset({Phase.PUBLISHED}),
    Phase.PUBLISHED: frozenset({Phase.SIGNED}),
}


class MinutesRefusal(Refusal):
    NOT_THE_CLERK = N_("Only the clerk of this organization writes the minutes. Please ask the clerk.")
    SITTING_NOT_CLOSED = N_("The meeting is not closed yet. The minutes can be sealed as soon as it is.")
    ALREADY_SEALED = N_(
        "These minutes are sealed. They cannot be changed any more; corrections go into the next."
    )
    NOT_SEALED = N_("These minutes are not sealed yet. Seal them first, then they can be signed.")
    NOT_A_SIGNER = N_("You are not among the signers of these minutes. Chair and clerk sign.")
    SIGNED_BY_YOU = N_("You have signed these minutes already. Nothing more is needed from you.")
    TEXT_TOO_LONG = N_("The text is too long: %(limit)s characters at most. Please shorten it.")
    UNPRINTABLE = N_(
        "These characters cannot be printed in the minutes: %(characters)s. Please replace them."
    )
    TEXT_CHANGED = N_("The text was changed while the document was being made. Please seal again.")
    RECORD_CHANGED = N_(
        "The record of the sitting went on while the document was being made. Please seal again."
    )
    ANOTHER_FILE = N_("The file has changed in the meantime. Please reload the page and sign again.")


@dataclass(frozen=True)
class Signer:
    """Who has to sign, and in which field as what (`chair`, `chair_2` …, `member`, `member_2`, `clerk`)."""

    person: int
    name: str
    role: str


@dataclass(frozen=True)
class Document:
    """One part's document: where it stands, which bytes it is, who has signed, and its life from then on.

    `members`: whom the clerk has chosen to sign as members; `corrections`: what it says of earlier minutes; `shown`:
    certificates that need a word of the office; `protected`: the organisation's seal came first; `paper`: SHA-256
    of the scan, where the original was signed with ink.
    """

    phase: Phase = Phase.DRAFT
    sha256: str = ""
    signers: tuple[Signer, ...] = ()
    signed_by: tuple[int, ...] = ()
    lasting: bool = False  # the file has places for time stamps
    stamped: int = 0  # signatures with a time stamp of their own
    closing: Closing | None = None
    life: Life = field(default_factory=Life)
    members: tuple[int, ...] = ()
    corrections: tuple[Correction, ...] = ()
    shown: tuple[Shown, ...] = ()
    protected: bool = False
    paper: str = ""

    @property
    def standing(self) -> Standing:
        """Where it stands by the rules of the state."""
        before = {Phase.DRAFT: Standing.DRAFT, Phase.SEALED: Standing.SEALED}
        return before.get(self.phase) or self.life.standing

    def to(self, phase: Phase, **changes: Any) -> "Document":
        assert phase in NEXT[self.phase], (self.phase, phase)  # the commands have asked before
        return replace(self, phase=phase, **changes)


@dataclass(frozen=True)
class Minutes:
    """The minutes of one sitting: the clerk's passages by item (0: before the first), and two documents.

    `versions`: how many versions of each passage there are.
    """

    passages: dict[int, str] = field(default_factory=dict)
    public: Document = Document()
    closed: Document = Document()
    versions: dict[int, int] = field(default_factory=dict)

    def version(self, item: int) -> int:
        """The number of the passage's present version; 0 where nothing was ever written."""
        return self.versions.get(item, 0)

    def document(self, part: Part) -> Document:
        return self.public if part is Part.PUBLIC else self.closed

    def having(self, part: Part, document: Document) -> "Minutes":
        return replace(self, public=document) if part is Part.PUBLIC else replace(self, closed=document)


@event("minutes_sealed")
class MinutesSealed(Event):
    """A part was rendered; from now on its text is fixed. `sitting_seq` and `sitting_head` say of which record.

    `lasting`: the file has places for the organisation's seal and for time stamps. `rules`: by which it becomes final,
    those that the sitting was convened with.
    """

    part: Part
    sha256: str
    sitting_seq: int
    sitting_head: str
    signers: tuple[Signer, ...]
    lasting: bool = False
    rules: MinutesRules = BEFORE_RULES

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        document = state.document(self.part).to(
            Phase.SEALED,
            sha256=self.sha256,
            signers=self.signers,
            lasting=self.lasting,
            life=Life(rules=self.rules),
        )
        return state.having(self.part, document)


@event("minutes_signed")
class MinutesSigned(Event):
    """One signer signed; `sha256` is that of the file with this signature, `stamped`: with a time stamp of its own.

    `way`: how. `confirmed`: the certificate has other words than the minutes, and somebody said that it is the signer's.
    """

    part: Part
    person: int
    sha256: str
    certificate: str
    stamped: bool = False
    way: Way = Way.FILE
    confirmed: bool = False

    def apply(self, state: Minutes, at: datetime) -> Minutes:
        document = state.document(self.part)
        signed_by = (*document.signed_by, self.person)
        stamped = document.stamped + self.stamped
        document = replace(document, sha256=self.sha256, signed_by=signed_by, stamped=stamped)
        if {each.person for each in document.signers} <= set(signed_by):
            document = document.to(Phase.SIGNED, life=replace(document.life, signed_at=at))
        return state.having(self.part, document)


def seal(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    sitting_closed: bool,
    part: Part,
    sha256: str,
    sitting_seq: int,
    sitting_head: str,
    signers: tuple[Signer, ...],
    passages: Mapping[int, str],
    sitting_now: str,
    lasting: bool = False,
    rules: MinutesRules = BEFORE_RULES,
    corrections: tuple[Correction, ...] = (),
) -> MinutesSealed:
    """`passages` and `corrections` are those the document was made of, `sitting_now` the head of the sitting's stream
    by now: making a document takes its time, and what was written meanwhile would be in none. `lasting`: the document
    has places for time stamps.
    """
    _require_clerk(by, organization)
    require(sitting_closed, MinutesRefusal.SITTING_NOT_CLOSED)
    require(minutes.document(part).phase is Phase.DRAFT, MinutesRefusal.ALREADY_SEALED)
    unchanged = (minutes.passages, minutes.document(part).corrections) == (passages, corrections)
    require(unchanged, MinutesRefusal.TEXT_CHANGED)
    require(sitting_now == sitting_head, MinutesRefusal.RECORD_CHANGED)
    return MinutesSealed(
        part=part,
        sha256=sha256,
        sitting_seq=sitting_seq,
        sitting_head=sitting_head,
        signers=signers,
        lasting=lasting,
        rules=rules,
    )


def require_signer(minutes: Minutes, by: Actor, part: Part) -> Signer:
    """The signer that the actor is, if it is the actor's turn to sign this part at all."""
    document = minutes.document(part)
    require(document.phase is not Phase.DRAFT, MinutesRefusal.NOT_SEALED)
    signer = next((each for each in document.signers if each.person == by.person), None)
    require(signer, MinutesRefusal.NOT_A_SIGNER)
    assert signer is not None  # required above
    require(signer.person not in document.signed_by, MinutesRefusal.SIGNED_BY_YOU)
    return signer


def sign(
    minutes: Minutes,
    by: Actor,
    *,
    part: Part,
    signs: str,
    sha256: str,
    certificate: str,
    stamped: bool = False,
    way: Way = Way.FILE,
    confirmed: bool = False,
) -> MinutesSigned:
    """`signs` is the SHA-256 of the file that was signed: another one in between would be lost."""
    signer = require_signer(minutes, by, part)
    require(minutes.document(part).sha256 == signs, MinutesRefusal.ANOTHER_FILE)
    return MinutesSigned(
        part=part,
        person=signer.person,
        sha256=sha256,
        certificate=certificate,
        stamped=stamped,
        way=way,
        confirmed=confirmed,
    )


def _require_clerk(by: Actor, organization: int) -> None:
    require(by.holds("clerk_of", "organization", organization), MinutesRefusal.NOT_THE_CLERK)
