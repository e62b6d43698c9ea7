"""The running sitting: its state and its phases. Pure and immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from journal.values import with_fields
from sessions_app.sitting.accesses import Accesses
from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.assembly import Assembly, Mode, Presence, Stay, nobody
from sessions_app.sitting.broadcasts import Broadcasting
from sessions_app.sitting.corrections import Correction
from sessions_app.sitting.discretion import Discretion
from sessions_app.sitting.disturbances import Disturbances
from sessions_app.sitting.divisions import Divisions
from sessions_app.sitting.happenings import Happenings, Observance
from sessions_app.sitting.leadership import Leadership
from sessions_app.sitting.motions import Motion, MotionKind, Motions
from sessions_app.sitting.moves import ChangeKind, Moves
from sessions_app.sitting.plan import Item, ItemState
from sessions_app.sitting.readiness import Readiness
from sessions_app.sitting.speakers import Request, Speakers
from voting.elections.election import Election, ElectionPhase
from voting.rules.matters import Matter
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


@dataclass(frozen=True)
class Span:
    """An interruption or a closed part. `ended_at` is None while it lasts; `expected_at` is the announced
    end of an interruption, if one was announced.
    """

    started_at: datetime
    reason: str
    ended_at: datetime | None = None
    expected_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Sitting(Assembly):
    """A meeting in progress (laufende Sitzung): what it was convened with, and what happened since.

    `Sitting()` is the beginning of every stream: planned, nothing known yet.
    """

    phase: Phase = Phase.PLANNED
    part: Part = Part.PUBLIC
    votes: tuple[Vote, ...] = ()
    interruptions: tuple[Span, ...] = ()
    closed_parts: tuple[Span, ...] = ()
    convened_at: datetime | None = None
    closed_at: datetime | None = None
    cancelled_at: datetime | None = None
    cancellation_reason: str = ""
    disturbances: Disturbances = field(default_factory=Disturbances)
    discretion: Discretion = field(default_factory=Discretion)
    speakers: Speakers = field(default_factory=Speakers)
    moves: Moves = field(default_factory=Moves)
    motions: Motions = field(default_factory=Motions)
    happenings: Happenings = field(default_factory=Happenings)
    leadership: Leadership = field(default_factory=Leadership)
    corrections: tuple[Correction, ...] = ()
    adjournments: tuple[Adjournment, ...] = ()
    readiness: Readiness = field(default_factory=Readiness)
    elections: tuple[Election, ...] = ()
    divisions: Divisions = field(default_factory=Divisions)
    called_en_bloc: tuple[int, ...] = ()
    accesses: Accesses = field(default_factory=Accesses)
    broadcasting: Broadcasting = field(default_factory=Broadcasting)

    # What can be read

    @property
    def opened_at(self) -> datetime | None:
        return self.opening.at if self.opening else None

    @property
    def item(self) -> Item | None:
        """The item that is called now."""
        return None if self.current is None else self.find_item(self.current)

    def find_item(self, item: int) -> Item | None:
        return next((each for each in self.items if each.id == item), None)

    def find_subject(self, subject: int) -> Item | None:
        """What a vote is about: an item of the agenda, or one that is proposed as urgent."""
        proposal = self.moves.proposal_of(subject)
        return self.find_item(subject) or (proposal.item if proposal else None)

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

    @property
    def election(self) -> Election | None:
        """The election that is not finished: a round is held, or what was counted waits for its next step."""
        last = self.last_election
        return last if last and last.is_unfinished else None

    @property
    def last_election(self) -> Election | None:
        return self.elections[-1] if self.elections else None

    def votes_on(self, item: int) -> tuple[Vote, ...]:
        """The votes on the matter; not those on whether it is urgent."""
        of_urgency = self.moves.urgency_votes
        return tuple(vote for vote in self.votes if item in vote.subjects and vote.number not in of_urgency)

    @property
    def left_en_bloc(self) -> tuple[int, ...]:
        """Of the items that were called together those that are still called."""
        called = (self.find_item(each) for each in self.called_en_bloc)
        return tuple(
            each.id for each in called if each and each.state is ItemState.CALLED and not each.left_at
        )

    @property
    def bloc(self) -> tuple[int, ...]:
        """The items that are called together and decided in one vote, as long as there are several of them."""
        left = self.left_en_bloc
        return left if len(left) > 1 and self.current in left else ()

    @property
    def dealt_with(self) -> tuple[int, ...]:
        """The called item, or all that are called together."""
        return self.bloc or (() if self.current is None else (self.current,))

    def motion_of(self, vote: Vote) -> Motion | None:
        """The motion that the vote is on; None: the item's main question."""
        return None if vote.motion is None else self.motions.find(vote.subject, vote.motion)

    def is_as_amended(self, vote: Vote) -> bool:
        """Whether the main question was put after an amendment had been adopted (in geänderter Fassung)."""
        adopted = {each.number for each in self.motions.adopted(vote.subject, MotionKind.AMENDMENT)}
        before = (each for each in self.votes_on(vote.subject) if each.number < vote.number)
        return vote.motion is None and any(each.motion in adopted for each in before)

    def decided_parts(self, item: int) -> Mapping[int, bool]:
        """Of the parts of a divided text those that were voted on, with whether they were carried."""
        announced = (each for each in self.votes_on(item) if each.phase is VotePhase.ANNOUNCED)
        return {each.paragraph: each.verdict.carried for each in announced if each.paragraph and each.verdict}

    def rejects_all_parts(self, vote: Vote) -> bool:
        """Whether with this announced vote the last part of a text was rejected, and none is left for a final vote."""
        if vote.paragraph is None or vote.phase is not VotePhase.ANNOUNCED:
            return False
        division, decided = self.divisions.of(vote.subject), self.decided_parts(vote.subject)
        is_last = division is not None and vote.paragraph == len(division.parts) == len(decided)
        return is_last and not any(decided.values())

    def decides(self, vote: Vote) -> bool:
        """Whether the counted vote says what becomes of the item: one on the main question does, and one that
        adopts a motion on the matter; none on an amendment, a point of order or the urgency of an item. One on a part
        of a text does only where every part was rejected.
        """
        if vote.number in self.moves.urgency_votes:
            return False
        if vote.paragraph is not None:
            return self.rejects_all_parts(vote)
        motion = self.motion_of(vote)
        adopted = vote.verdict is not None and vote.verdict.carried
        return motion is None or (motion.is_of_the_matter and adopted)

    @cached_property
    def matter(self) -> Matter | None:
        """While an election runs that is about one, that; a committee is composed on an item of any kind."""
        running = self.election
        return running.matter if running and running.matter else super().matter

    @cached_property
    def at_stake(self) -> tuple[Item, ...]:
        """Also what was joined to the debate after the item had been called."""
        joined = self.moves.group_of(self.current) if self.current is not None else ()
        called = {each.id for each in super().at_stake}
        waiting = {each.id for each in self.items if each.state is ItemState.PENDING}
        together = called | (waiting & set(joined))
        return tuple(each for each in self.items if each.id in together)

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
    def waiting(self) -> tuple[Request, ...]:
        """Who is next to speak."""
        return tuple(each for each in self.speakers.order if self.takes_part(each.person))

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

    def may_become(self, phase: Phase) -> bool:
        return phase in TRANSITIONS[self.phase]

    # What events do

    def with_item(self, item: int, **changes: Any) -> Self:
        items = tuple(replace(each, **changes) if each.id == item else each for each in self.items)
        return with_fields(self, items=items)

    def without_current(self, at: datetime) -> Self:
        """The sitting goes on from the item that is called, if one is, and from what is debated with it."""
        if self.current is None:
            return self
        debated = {each.id for each in self.debated}
        items = tuple(replace(each, left_at=at) if each.id in debated else each for each in self.items)
        return with_fields(
            self,
            items=items,
            current=None,
            speakers=Speakers(),
            leadership=self.leadership.without_item(),
        )

    def with_items_led(self) -> Self:
        """Remembers who leads the item that is called, if one is, and what is debated with it."""
        leadership = self.leadership
        for each in self.debated:
            leadership = leadership.leading(self.presiding, each.id)
        return with_fields(self, leadership=leadership)

    def with_vote(self, vote: Vote) -> Self:
        """Takes a new vote or the next state of the unfinished one; an announced result has its effect.

        Where the voting begins nobody speaks any more.
        """
        running = self.vote
        before = self.votes[:-1] if running else self.votes
        speakers = self.speakers if running else self.speakers.silent(vote.opened_at)
        changed = with_fields(self, votes=(*before, vote), speakers=speakers)
        proposal = self.moves.pending
        if proposal and proposal.item.id == vote.subject:
            return changed.with_urgency(proposal.item, vote)
        if vote.phase is not VotePhase.ANNOUNCED:
            return changed
        assert vote.verdict is not None  # written at the closing
        if vote.motion is not None:
            motions = self.motions.with_result(vote.subject, vote.motion, carried=vote.verdict.carried)
            changed = with_fields(changed, motions=motions)
        if not changed.decides(vote):
            return changed
        for each in vote.subjects:
            changed = changed.with_item(each, state=ItemState.DECIDED, carried=vote.verdict.carried)
        return changed

    def with_election(self, election: Election) -> Self:
        """Takes a new election or the next state of the last one; an announced result decides the item.

        Where an election begins nobody speaks any more; between its rounds candidates may.
        """
        last = self.last_election
        if last is None or last.number != election.number:
            silent = self.speakers.silent(election.round.opened_at)
            return with_fields(self, elections=(*self.elections, election), speakers=silent)
        changed = with_fields(self, elections=(*self.elections[:-1], election))
        announced = election.phase is ElectionPhase.ANNOUNCED and last.is_unfinished
        return changed.with_item(election.subject, state=ItemState.DECIDED) if announced else changed

    def with_speech_ended(self, at: datetime) -> Self:
        """Who has the floor, has it no longer. While the sitting is interrupted every clock goes on standing still."""
        speakers = self.speakers.ended(at)
        interrupted = self.phase is Phase.INTERRUPTED
        return with_fields(self, speakers=speakers.stopped(at) if interrupted else speakers)

    def with_urgency(self, item: Item, vote: Vote) -> Self:
        """The announcement that it is urgent puts the proposed item on the agenda, last of its part."""
        moves = self.moves.with_urgency_vote(vote.number)
        if vote.phase is not VotePhase.ANNOUNCED:
            return with_fields(self, moves=moves)
        assert vote.verdict is not None  # written at the closing
        if not vote.verdict.carried:
            return with_fields(self, moves=moves.with_end_of_proposal(ChangeKind.NOT_ADDED))
        added = moves.with_end_of_proposal(ChangeKind.ADDED)
        return with_fields(self, moves=added, items=(*self.items, item))

    def with_arrival(self, person: int, presence: Presence) -> Self:
        left = self.with_departure(person, presence.since) if person in self.present else self
        left = with_fields(left, leadership=self.leadership)  # who only changes the place goes on leading
        return with_fields(left, present=MappingProxyType({**left.present, person: presence}))

    def with_departure(self, person: int, at: datetime) -> Self:
        stay = Stay(person, self.present[person].mode, self.present[person].since, at)
        rest = {each: presence for each, presence in self.present.items() if each != person}
        left = with_fields(self, present=MappingProxyType(rest), past_stays=(*self.past_stays, stay))
        return with_fields(left, leadership=left.leadership.without(person)).with_items_led()

    def with_true_arrival(self, person: int, presence: Presence) -> Self:
        """Present since another time than was written, or without having been written."""
        return with_fields(self, present=MappingProxyType({**self.present, person: presence}))

    def with_true_departure(self, person: int, at: datetime) -> Self:
        """The last stay of the person ended at another time than was written, or without having been written."""
        if person in self.present:
            return self.with_departure(person, at)
        last = self.last_stay(person)
        stays = tuple(replace(stay, left_at=at) if stay is last else stay for stay in self.past_stays)
        return with_fields(self, past_stays=stays)

    def without_arrival(self, person: int) -> Self:
        """The person was never here."""
        rest = {each: presence for each, presence in self.present.items() if each != person}
        gone = with_fields(self, present=MappingProxyType(rest), leadership=self.leadership.without(person))
        return gone.with_items_led()

    def with_arrivals_confirmed(self, people: frozenset[int]) -> Self:
        present = {
            person: replace(presence, confirmed=presence.confirmed or person in people)
            for person, presence in self.present.items()
        }
        return with_fields(self, present=MappingProxyType(present))

    def with_everybody_gone(self, at: datetime) -> Self:
        ended = tuple(replace(stay, left_at=stay.left_at or at) for stay in self.stays)
        given_back = self.leadership.given_back()
        return with_fields(self, present=nobody(), past_stays=ended, leadership=given_back)


def ended(spans: tuple[Span, ...], at: datetime) -> tuple[Span, ...]:
    """The spans with the last one brought to an end, if it still runs."""
    return tuple(replace(span, ended_at=span.ended_at or at) for span in spans)
