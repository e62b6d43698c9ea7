"""The running sitting: its state and its phases. Pure and immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.corrections import Correction
from sessions_app.sitting.happenings import Happenings, Observance
from sessions_app.sitting.leadership import Leadership
from sessions_app.sitting.plan import Item, ItemState, Member, Plan
from voting.rules.profiles import Profile
from voting.vote import Vote, VotePhase


class Phase(StrEnum):
    """Geplant, einberufen, eröffnet, unterbrochen, geschlossen, abgesagt."""

    PLANNED = "planned"
    CONVENED = "convened"
    OPEN = "open"
    INTERRUPTED = "interrupted"
    CLOSED = "closed"
    CANCELLED = "cancelled"


# The one table of the sitting's machine. Convening anew corrects a roster before anybody has come.
TRANSITIONS: Mapping[Phase, frozenset[Phase]] = {
    Phase.PLANNED: frozenset({Phase.CONVENED}),
    Phase.CONVENED: frozenset({Phase.CONVENED, Phase.OPEN, Phase.CANCELLED}),
    Phase.OPEN: frozenset({Phase.INTERRUPTED, Phase.CLOSED}),
    Phase.INTERRUPTED: frozenset({Phase.OPEN, Phase.CLOSED}),
    Phase.CLOSED: frozenset(),
    Phase.CANCELLED: frozenset(),
}


class Part(StrEnum):
    """Öffentlicher, nichtöffentlicher Teil."""

    PUBLIC = "public"
    CLOSED = "closed"


class Mode(StrEnum):
    """How a member attends: im Saal, zugeschaltet."""

    ROOM = "room"
    REMOTE = "remote"


@dataclass(frozen=True)
class Presence:
    """A member who is present now."""

    mode: Mode
    since: datetime


@dataclass(frozen=True)
class Stay:
    """A stretch of attendance. `left_at` is None while it lasts."""

    person: int
    mode: Mode
    arrived_at: datetime
    left_at: datetime | None


@dataclass(frozen=True)
class Span:
    """An interruption or a closed part. `ended_at` is None while it lasts; `expected_at` is the announced
    end of an interruption, if one was announced.
    """

    started_at: datetime
    reason: str
    ended_at: datetime | None = None
    expected_at: datetime | None = None


@dataclass(frozen=True)
class QuorumFinding:
    """The quorum as found and written: members with voting right, present and required."""

    at: datetime
    present: int
    required: int
    quorate: bool


def _nobody() -> Mapping[int, Presence]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Sitting(Plan):
    """A meeting in progress (laufende Sitzung): what it was convened with, and what happened since.

    `Sitting()` is the beginning of every stream: planned, nothing known yet.
    """

    phase: Phase = Phase.PLANNED
    part: Part = Part.PUBLIC
    current: int | None = None
    present: Mapping[int, Presence] = field(default_factory=_nobody)
    past_stays: tuple[Stay, ...] = ()
    votes: tuple[Vote, ...] = ()
    interruptions: tuple[Span, ...] = ()
    closed_parts: tuple[Span, ...] = ()
    convened_at: datetime | None = None
    opening: QuorumFinding | None = None
    later_findings: tuple[QuorumFinding, ...] = ()
    closed_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancellation_reason: str = ""
    happenings: Happenings = field(default_factory=Happenings)
    leadership: Leadership = field(default_factory=Leadership)
    corrections: tuple[Correction, ...] = ()
    adjournments: tuple[Adjournment, ...] = ()

    # What can be read

    @property
    def rules(self) -> Profile:
        """The rule profile frozen at convening."""
        assert self.profile is not None  # convened sittings have one
        return self.profile

    @property
    def opened_at(self) -> datetime | None:
        return self.opening.at if self.opening else None

    @property
    def quorum_finding(self) -> QuorumFinding | None:
        """What was last found and written, at the opening or later."""
        return self.later_findings[-1] if self.later_findings else self.opening

    @cached_property
    def roster(self) -> Mapping[int, Member]:
        return {member.person: member for member in self.members}

    @property
    def item(self) -> Item | None:
        """The item that is called now."""
        return None if self.current is None else self.find_item(self.current)

    def find_item(self, item: int) -> Item | None:
        return next((each for each in self.items if each.id == item), None)

    @property
    def vote(self) -> Vote | None:
        """The vote that is not finished: open, or closed and not yet announced."""
        last = self.last_vote
        return last if last and last.phase in {VotePhase.OPEN, VotePhase.CLOSED} else None

    @property
    def last_vote(self) -> Vote | None:
        return self.votes[-1] if self.votes else None

    def find_vote(self, number: int) -> Vote | None:
        return next((vote for vote in self.votes if vote.number == number), None)

    def votes_on(self, item: int) -> tuple[Vote, ...]:
        return tuple(vote for vote in self.votes if vote.subject == item)

    @property
    def presiding(self) -> int:
        """Who leads now: the chair the sitting was convened with, or the deputy."""
        return self.chair if self.leadership.deputy is None else self.leadership.deputy

    @property
    def adjournment(self) -> Adjournment | None:
        """The adjournment that lasts: the sitting is to go on on another day."""
        last = self.adjournments[-1] if self.adjournments and self.phase is Phase.INTERRUPTED else None
        return last if last and last.continued_at is None else None

    @property
    def observance(self) -> Observance | None:
        """The rite that lasts now: it ends at the latest with its item and its part of the sitting."""
        begun, public = self.happenings.observance, self.part is Part.PUBLIC
        return begun if begun and (begun.item, begun.public) == (self.current, public) else None

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The whole time line of attendance; those present now stand last, with `left_at` None."""
        now = (Stay(person, each.mode, each.since, None) for person, each in self.present.items())
        return (*self.past_stays, *now)

    @cached_property
    def replaced(self) -> frozenset[int]:
        """Whose place is taken by a substitute who is present."""
        substitutes = (member for member in self.members if member.person in self.present)
        return frozenset(each.substitute_of for each in substitutes if each.substitute_of is not None)

    def acting_substitute(self, person: int) -> Member | None:
        """Who sits in the place of `person` now."""
        substitutes = (member for member in self.members if member.substitute_of == person)
        return next((member for member in substitutes if member.person in self.present), None)

    @cached_property
    def electors(self) -> tuple[Member, ...]:
        """Members with voting right who are present and whose place nobody else has taken, by order."""
        entitled = (
            member
            for member in self.members
            if member.voting_right and member.person in self.present and member.person not in self.replaced
        )
        return tuple(sorted(entitled, key=lambda member: (member.order, member.person)))

    @property
    def quorum_required(self) -> int:
        return self.rules.required_present(self.statutory_number)

    @property
    def quorum_present(self) -> int:
        return len(self.electors)

    @property
    def quorate(self) -> bool:
        """Beschlussfähig, as the numbers stand now. What counts in law is what was found and written."""
        return self.quorum_present >= self.quorum_required

    def may_become(self, phase: Phase) -> bool:
        return phase in TRANSITIONS[self.phase]

    # What events do

    def with_item(self, item: int, **changes: Any) -> Self:
        items = tuple(replace(each, **changes) if each.id == item else each for each in self.items)
        return replace(self, items=items)

    def without_current(self, at: datetime) -> Self:
        """The sitting goes on from the item that is called, if one is."""
        if self.current is None:
            return self
        leadership = self.leadership.without_item()
        return replace(self.with_item(self.current, left_at=at), current=None, leadership=leadership)

    def with_item_led(self) -> Self:
        """Remembers who leads the item that is called, if one is."""
        if self.current is None:
            return self
        return replace(self, leadership=self.leadership.leading(self.presiding, self.current))

    def with_vote(self, vote: Vote) -> Self:
        """Takes a new vote or the next state of the unfinished one; an announced result decides the item."""
        before = self.votes[:-1] if self.vote else self.votes
        changed = replace(self, votes=(*before, vote))
        if vote.phase is not VotePhase.ANNOUNCED:
            return changed
        assert vote.verdict is not None  # written at the closing
        return changed.with_item(vote.subject, state=ItemState.DECIDED, carried=vote.verdict.carried)

    def with_arrival(self, person: int, presence: Presence) -> Self:
        left = self.with_departure(person, presence.since) if person in self.present else self
        left = replace(left, leadership=self.leadership)  # who only changes the place goes on leading
        return replace(left, present=MappingProxyType({**left.present, person: presence}))

    def with_departure(self, person: int, at: datetime) -> Self:
        stay = Stay(person, self.present[person].mode, self.present[person].since, at)
        rest = {each: presence for each, presence in self.present.items() if each != person}
        left = replace(self, present=MappingProxyType(rest), past_stays=(*self.past_stays, stay))
        return replace(left, leadership=left.leadership.without(person)).with_item_led()

    def with_everybody_gone(self, at: datetime) -> Self:
        ended = tuple(replace(stay, left_at=stay.left_at or at) for stay in self.stays)
        given_back = self.leadership.given_back()
        return replace(self, present=_nobody(), past_stays=ended, leadership=given_back)


def ended(spans: tuple[Span, ...], at: datetime) -> tuple[Span, ...]:
    """The spans with the last one brought to an end, if it still runs."""
    return tuple(replace(span, ended_at=span.ended_at or at) for span in spans)
