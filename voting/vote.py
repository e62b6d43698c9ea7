"""One vote (Abstimmung) from opening to announcement: its state and its phases. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Self

from journal.values import with_fields
from voting.register import Entitlement
from voting.rules.majority import Majority, Tally, Verdict
from voting.tellers import Counting, Numbers


class VotePhase(StrEnum):
    OPEN = "open"
    CLOSED = "closed"
    ANNOUNCED = "announced"
    ANNULLED = "annulled"


# The one table of the machine: where a vote may go from where it is.
TRANSITIONS: Mapping[VotePhase, frozenset[VotePhase]] = {
    VotePhase.OPEN: frozenset({VotePhase.CLOSED, VotePhase.ANNULLED}),
    VotePhase.CLOSED: frozenset({VotePhase.ANNOUNCED, VotePhase.ANNULLED}),
    VotePhase.ANNOUNCED: frozenset(),
    VotePhase.ANNULLED: frozenset(),
}


class VoteKind(StrEnum):
    """How a vote is taken (Abstimmungsart): offen, namentlich, durch Handzeichen, geheim auf Papier."""

    OPEN = "open"
    ROLL_CALL = "roll_call"
    HANDS = "hands"
    SECRET = "secret"  # noqa: S105 (no password: a vote)


# What two tellers count in the hall.
COUNTED_BY_TELLERS = frozenset({VoteKind.HANDS, VoteKind.SECRET})


class Choice(StrEnum):
    """Ja, Nein, Enthaltung."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Source(StrEnum):
    """By which way a ballot came in (Weg der Stimme): from the voter's own device, or entered at the desk: said aloud
    (mündlich), by telephone, on paper. Hands have no ballots: tellers count them.
    """

    DEVICE = "device"
    DESK = "desk"
    PHONE = "phone"
    PAPER = "paper"
    HANDS = "hands"


# What the desk can say of a ballot that it enters.
ENTERED = (Source.DESK, Source.PHONE, Source.PAPER)


@dataclass(frozen=True)
class Voter:
    """A line of the electoral register (Stimmverzeichnis)."""

    person: int
    name: str


@dataclass(frozen=True)
class Ballot:
    """A vote cast (Stimme)."""

    choice: Choice
    at: datetime
    source: Source


def no_ballots() -> MappingProxyType[int, Ballot]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Vote:
    """The state of one vote. `register` is in the order of the roll call; `ballots` by person; `motion` is the
    number of the motion on the subject that is voted on, None: the subject itself. `no_abstention`: the paragraph of
    a duty to vote (Abstimmungspflicht), empty where members may abstain. `statutory_number` and `casting_voter` are
    those of `VoteOpened`, as is `in_hall`. `counting`: what tellers counted in the hall; `handed_in`:
    whose papers of a secret vote lie in the urn.

    `verdict` and `final` (the written count) exist from the closing on, of a secret vote `evidence` of it besides. `entitlements`: of everybody on the roster why
    they may vote or not; empty where it was not written. `paragraph`: the part of the text that is voted on;
    `bloc`: see `subjects`.
    """

    number: int
    subject: int
    question: str
    kind: VoteKind
    majority: Majority
    rule_id: str
    rule_source: str
    ballot_change: bool
    register: tuple[Voter, ...]
    opened_at: datetime
    phase: VotePhase = VotePhase.OPEN
    ballots: MappingProxyType[int, Ballot] = field(default_factory=no_ballots)
    final: Tally | None = None
    verdict: Verdict | None = None
    closed_at: datetime | None = None
    announced_at: datetime | None = None
    annulled_at: datetime | None = None
    annulment_reason: str = ""
    motion: int | None = None
    no_abstention: str = ""
    statutory_number: int = 0
    casting_voter: int | None = None
    entitlements: tuple[Entitlement, ...] = ()
    paragraph: int | None = None
    bloc: tuple[int, ...] = ()
    in_hall: tuple[int, ...] = ()
    counting: Counting = field(default_factory=Counting)
    handed_in: frozenset[int] = frozenset()
    evidence: str = ""

    @property
    def subjects(self) -> tuple[int, ...]:
        """All that is decided: more than one where they are voted on together (en bloc)."""
        return self.bloc or (self.subject,)

    @cached_property
    def electors(self) -> Mapping[int, Voter]:
        return {voter.person: voter for voter in self.register}

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        return tuple(each for each in Choice if not (self.no_abstention and each is Choice.ABSTAIN))

    @cached_property
    def hall(self) -> frozenset[int]:
        """Who is counted in the hall, and votes in no other way."""
        return frozenset(self.in_hall)

    @property
    def counted(self) -> int:
        """How many votes tellers have counted, as far as they agree."""
        return self.counting.agreed.total if self.counting.agreed else 0

    @property
    def cast(self) -> int:
        """How many have voted."""
        return len(self.ballots) + (len(self.handed_in) if self.kind is VoteKind.SECRET else self.counted)

    @property
    def outstanding(self) -> tuple[Voter, ...]:
        """Who has not cast a ballot yet, in the order of the register; of hands nobody knows whose are missing."""
        elsewhere = self.handed_in if self.kind is VoteKind.SECRET else self.hall
        waits = (voter for voter in self.register if voter.person not in self.ballots)
        return tuple(voter for voter in waits if voter.person not in elsewhere)

    @property
    def sources(self) -> Mapping[Source, int]:
        """How many votes came in by which way; by the others none."""
        cast = [ballot.source for ballot in self.ballots.values()]
        numbers = {source: cast.count(source) for source in Source} | self._counted_by_way
        return {source: number for source, number in numbers.items() if number}

    @property
    def _counted_by_way(self) -> dict[Source, int]:
        if self.kind not in COUNTED_BY_TELLERS:
            return {}
        return {Source.PAPER if self.kind is VoteKind.SECRET else Source.HANDS: self.counted}

    @property
    def tally(self) -> Tally:
        """The count: as written at the closing, before that as it stands."""
        return self.final or self.count()

    def count(self, opened: Numbers | None = None) -> Tally:
        """With the sealed ballots as they were `opened`; without, with what tellers agree on."""
        choices = [ballot.choice for ballot in self.ballots.values()]
        counted = opened or self.counting.agreed or Numbers(0, 0)
        return Tally(
            yes=choices.count(Choice.YES) + counted.yes,
            no=choices.count(Choice.NO) + counted.no,
            abstain=choices.count(Choice.ABSTAIN) + counted.abstain,
            invalid=counted.invalid,
            not_voted=len(self.register) - len(choices) - counted.total,
        )

    def choice_of(self, person: int) -> Choice | None:
        ballot = self.ballots.get(person)
        return ballot.choice if ballot else None

    def entitlement(self, person: int) -> Entitlement | None:
        """Why the person may vote or not, as it was frozen at the opening."""
        return self._entitled.get(person)

    @cached_property
    def _entitled(self) -> Mapping[int, Entitlement]:
        return {each.person: each for each in self.entitlements}

    def may_become(self, phase: VotePhase) -> bool:
        return phase in TRANSITIONS[self.phase]

    def with_ballot(self, person: int, ballot: Ballot) -> Self:
        """With the register as it is: it is gone through once, and not for each of a thousand ballots."""
        ballots = self.ballots.copy()
        ballots[person] = ballot
        vote = with_fields(self, ballots=MappingProxyType(ballots))
        vars(vote)["electors"] = self.electors
        return vote
