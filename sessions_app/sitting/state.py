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
from sessions_app.sitting.discretion import Discretion
from sessions_app.sitting.disturbances import Disturbances
from sessions_app.sitting.happenings import Happenings, Observance
from sessions_app.sitting.leadership import Leadership
from sessions_app.sitting.plan import Item, ItemState, Member, Plan
from sessions_app.sitting.presence import Attendance
from sessions_app.sitting.speakers import Request, Speakers
from voting.rules.profiles import Profile
from voting.rules.quorum import council_members_prevail
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
    """A member who is present now. `confirmed`: not by the own word alone, the desk has seen it."""

    mode: Mode
    since: datetime
    confirmed: bool = True


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
    attendance: Attendance = field(default_factory=Attendance)
    disturbances: Disturbances = field(default_factory=Disturbances)
    discretion: Discretion = field(default_factory=Discretion)
    speakers: Speakers = field(default_factory=Speakers)
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

    def last_stay(self, person: int) -> Stay | None:
        """The last stretch of attendance of the person that is over."""
        return next((stay for stay in reversed(self.past_stays) if stay.person == person), None)

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
    def recused(self) -> frozenset[int]:
        """Who takes no part in the item that is called, for bias (befangen, § 31 GO NRW)."""
        return self.attendance.recused_from(self.current)

    @cached_property
    def voters_present(self) -> tuple[Member, ...]:
        """Members with voting right who are present and whose place nobody else has taken, by order."""
        present = (
            member
            for member in self.members
            if member.voting_right and member.person in self.present and member.person not in self.replaced
        )
        return tuple(sorted(present, key=lambda member: (member.order, member.person)))

    @cached_property
    def electors(self) -> tuple[Member, ...]:
        """Who is entitled to vote on the item that is called: who is present and not biased, by order."""
        return tuple(member for member in self.voters_present if member.person not in self.recused)

    @property
    def second_meeting(self) -> bool:
        """Whether the item was postponed before for lack of a quorum, and any number may decide on it
        (§ 49 Abs. 2 GO NRW).
        """
        return self.current in self.attendance.second_meeting

    def takes_part(self, person: int) -> bool:
        """Whether somebody is present, nobody else sits in that place, and no bias keeps the person from the item."""
        return person in self.present and person not in self.replaced | self.recused

    @property
    def waiting(self) -> tuple[Request, ...]:
        """Who is next to speak. Who left keeps the place, and has it again on coming back."""
        return tuple(each for each in self.speakers.order if self.takes_part(each.person))

    def colleagues(self, person: int) -> frozenset[int]:
        """The people of the same group (Fraktion), the person included; nobody for those without one."""
        group = self.roster[person].group
        return frozenset(each.person for each in self.members if group and each.group == group)

    @property
    def unassured(self) -> tuple[int, ...]:
        """Remote members who have not yet assured in this closed part that nobody else listens (DigiSiVO § 3 Abs. 3).

        Who comes, or changes from room to remote, while it lasts is asked then.
        """
        if self.part is not Part.CLOSED:
            return ()
        began = self.closed_parts[-1].started_at
        remote = {person: each.since for person, each in self.present.items() if each.mode is Mode.REMOTE}
        missing = {
            person
            for person, since in remote.items()
            if not self.discretion.is_assured(person, max(began, since))
        }
        return tuple(member.person for member in self.members if member.person in missing)

    @property
    def quorum_required(self) -> int:
        rules = self.rules
        return (
            rules.second_meeting.value
            if self.second_meeting
            else rules.required_present(self.statutory_number)
        )

    @property
    def quorum_present(self) -> int:
        """Who is biased is not present for the quorum (OVG NRW, III A 42/73)."""
        return len(self.electors)

    @property
    def citizens_present(self) -> int:
        """Expert citizens among the electors."""
        return sum(member.expert_citizen for member in self.electors)

    @property
    def citizens_prevail(self) -> bool:
        """Whether a committee cannot decide because council members do not outnumber the expert citizens."""
        asked = self.rules.council_majority.value and not self.second_meeting
        citizens = self.citizens_present
        return asked and not council_members_prevail(self.quorum_present - citizens, citizens)

    @property
    def quorate(self) -> bool:
        """Beschlussfähig, as the numbers stand now. What counts in law is what was found and written."""
        return self.quorum_present >= self.quorum_required and not self.citizens_prevail

    @property
    def presumed_quorate(self) -> bool:
        """Where the law presumes it, a sitting found quorate stays so until a lack is found (§ 49 Abs. 1 GO NRW)."""
        found = self.quorum_finding
        return self.rules.quorum_presumption.value and found is not None and found.quorate

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
        return replace(
            self.with_item(self.current, left_at=at),
            current=None,
            speakers=Speakers(),
            leadership=self.leadership.without_item(),
        )

    def with_item_led(self) -> Self:
        """Remembers who leads the item that is called, if one is."""
        if self.current is None:
            return self
        return replace(self, leadership=self.leadership.leading(self.presiding, self.current))

    def with_vote(self, vote: Vote) -> Self:
        """Takes a new vote or the next state of the unfinished one; an announced result decides the item.

        Where the voting begins nobody speaks any more.
        """
        before = self.votes[:-1] if self.vote else self.votes
        speakers = self.speakers if self.vote else self.speakers.silent(vote.opened_at)
        changed = replace(self, votes=(*before, vote), speakers=speakers)
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

    def with_true_arrival(self, person: int, presence: Presence) -> Self:
        """Present since another time than was written, or without having been written."""
        return replace(self, present=MappingProxyType({**self.present, person: presence}))

    def with_true_departure(self, person: int, at: datetime) -> Self:
        """The last stay of the person ended at another time than was written, or without having been written."""
        if person in self.present:
            return self.with_departure(person, at)
        last = self.last_stay(person)
        stays = tuple(replace(stay, left_at=at) if stay is last else stay for stay in self.past_stays)
        return replace(self, past_stays=stays)

    def without_arrival(self, person: int) -> Self:
        """The person was never here."""
        rest = {each: presence for each, presence in self.present.items() if each != person}
        gone = replace(self, present=MappingProxyType(rest), leadership=self.leadership.without(person))
        return gone.with_item_led()

    def with_arrivals_confirmed(self, people: frozenset[int]) -> Self:
        present = {
            person: replace(presence, confirmed=presence.confirmed or person in people)
            for person, presence in self.present.items()
        }
        return replace(self, present=MappingProxyType(present))

    def with_everybody_gone(self, at: datetime) -> Self:
        ended = tuple(replace(stay, left_at=stay.left_at or at) for stay in self.stays)
        given_back = self.leadership.given_back()
        return replace(self, present=_nobody(), past_stays=ended, leadership=given_back)


def ended(spans: tuple[Span, ...], at: datetime) -> tuple[Span, ...]:
    """The spans with the last one brought to an end, if it still runs."""
    return tuple(replace(span, ended_at=span.ended_at or at) for span in spans)
