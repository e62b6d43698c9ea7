"""How minutes stand after the last signature, by the rules of the state. Pure and immutable."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from voting.rules.minutes import FinalBy
from voting.rules.profiles import MinutesRules


class Standing(StrEnum):
    """Entwurf; versiegelt; Genehmigung steht aus; Einwendungen möglich oder nicht entschieden; endgültig;
    freigegeben; veröffentlicht; zurückgerufen.
    """

    DRAFT = "draft"
    SEALED = "sealed"
    APPROVAL = "approval"
    OBJECTIONS = "objections"
    FINAL = "final"
    RELEASED = "released"
    PUBLISHED = "published"
    RECALLED = "recalled"


@dataclass(frozen=True, kw_only=True)
class Votes:
    """The numbers of a vote on the minutes, where there was one."""

    yes: int
    no: int
    abstain: int = 0


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What the body decided on an objection, in which meeting (its key and ISO day); `correction` where it upheld it."""

    upheld: bool
    meeting: int
    held_on: str
    votes: Votes | None = None
    correction: str = ""


@dataclass(frozen=True)
class Proposal:
    """What the body has to decide stands on the agenda of a meeting, as this item. Both are keys of rows."""

    meeting: int
    item: int


@dataclass(frozen=True, kw_only=True)
class Objection:
    """A member objects to the minutes (Einwendung). `number` counts from 1 within a part; `proposal` is the last."""

    number: int
    person: int
    name: str
    reason: str
    at: datetime
    ruling: Ruling | None = None
    proposal: Proposal | None = None


@dataclass(frozen=True, kw_only=True)
class Approval:
    """The body approved the minutes, in which meeting; `votes` where there was a vote."""

    meeting: int
    held_on: str
    votes: Votes | None = None


class ReleasedAs(StrEnum):
    """As whom somebody releases the public version: Schriftführung, Vorsitz."""

    CLERK = "clerk"
    CHAIR = "chair"


@dataclass(frozen=True, kw_only=True)
class Release:
    """Somebody released the public version. `by` is the signature of the journal, `name` is for readers."""

    by: str
    name: str
    role: ReleasedAs


@dataclass(frozen=True, kw_only=True)
class Recall:
    """The published version was taken back (Rückruf): what stays at its address."""

    at: datetime
    name: str
    reason: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Publication:
    """The public version: its bytes by their hashes, what it leaves out, who released it, since when it is out.

    `left_out` names the kinds of `minutes.public_version`; without any the version is the signed file itself. With some,
    `sealed` says whether the organisation's seal is on it, `stamp_until` when its time stamp ends.
    """

    sha256: str = ""
    sha512: str = ""
    left_out: tuple[str, ...] = ()
    releases: tuple[Release, ...] = ()
    published_at: datetime | None = None
    recalls: tuple[Recall, ...] = ()
    sealed: bool = False
    stamp_until: datetime | None = None

    @property
    def is_released(self) -> bool:
        """By clerk and chair, who are never the same person."""
        return {each.role for each in self.releases} == set(ReleasedAs)


@dataclass(frozen=True, kw_only=True)
class Life:
    """One document's life from the last signature on. `concluded`: no more objections can come, on this ISO day."""

    rules: MinutesRules = field(default_factory=MinutesRules)
    signed_at: datetime | None = None
    objections: tuple[Objection, ...] = ()
    proposal: Proposal | None = None
    approval: Approval | None = None
    concluded: str = ""
    publication: Publication = Publication()

    @property
    def final_by(self) -> FinalBy:
        return FinalBy(self.rules.final_by.value)

    @property
    def is_final(self) -> bool:
        """Whether signed minutes are final (LAW-37)."""
        reached = {
            FinalBy.SIGNATURES: True,
            FinalBy.APPROVAL: self.approval is not None,
            FinalBy.OBJECTIONS: bool(self.concluded),
        }
        return reached[self.final_by]

    @property
    def undecided(self) -> tuple[Objection, ...]:
        return tuple(each for each in self.objections if each.ruling is None)

    @property
    def standing(self) -> Standing:
        """Of signed minutes."""
        if not self.is_final:
            return Standing(self.final_by.value)
        if self.publication.published_at:
            return Standing.PUBLISHED
        if self.publication.is_released:
            return Standing.RELEASED
        return Standing.RECALLED if self.publication.recalls else Standing.FINAL

    def find(self, number: int) -> Objection | None:
        return next((each for each in self.objections if each.number == number), None)

    def with_objection(self, objection: Objection) -> Self:
        return replace(self, objections=(*self.objections, objection))

    def with_ruling(self, number: int, ruling: Ruling) -> Self:
        return self._with_changed(number, ruling=ruling)

    def with_proposed(self, number: int, proposal: Proposal) -> Self:
        return self._with_changed(number, proposal=proposal)

    def _with_changed(self, number: int, **changes: object) -> Self:
        changed = (
            replace(each, **changes) if each.number == number else each  # type: ignore[arg-type]  # its fields
            for each in self.objections
        )
        return replace(self, objections=tuple(changed))

    def with_publication(self, **changes: object) -> Self:
        return replace(self, publication=replace(self.publication, **changes))  # type: ignore[arg-type]  # its fields


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What the next minutes say of earlier ones (Berichtigung): of which document and day, in which entry of its stream."""

    document: str
    held_on: str
    text: str
    seq: int
