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
    """How a vote is taken (Abstimmungsart): offen, namentlich."""

    OPEN = "open"
    ROLL_CALL = "roll_call"


class Choice(StrEnum):
    """Ja, Nein, Enthaltung."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Source(StrEnum):
    """Where a ballot came in: the voter's own device, or entered at the desk."""

    DEVICE = "device"
    DESK = "desk"


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
    those of `VoteOpened`.

    `verdict` and `final` (the written count) exist from the closing on. `entitlements`: of everybody on the roster why
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

    @property
    def cast(self) -> int:
        """How many have voted."""
        return len(self.ballots)

    @property
    def outstanding(self) -> tuple[Voter, ...]:
        """Who has not voted yet, in the order of the register."""
        return tuple(voter for voter in self.register if voter.person not in self.ballots)

    @property
    def tally(self) -> Tally:
        """The count: as written at the closing, before that as it stands."""
        return self.final or self.count()

    def count(self) -> Tally:
        choices = [ballot.choice for ballot in self.ballots.values()]
        return Tally(
            yes=choices.count(Choice.YES),
            no=choices.count(Choice.NO),
            abstain=choices.count(Choice.ABSTAIN),
            not_voted=len(self.register) - len(choices),
        )

    def choice_of(self, person: int) -> Choice | None:
        ballot = self.ballots.get(person)
        return ballot.choice if ballot else None

    def entitlement(self, person: int) -> Entitlement | None:
        """Why the person may vote or not, as it was frozen at the opening."""
        return next((each for each in self.entitlements if each.person == person), None)

    def may_become(self, phase: VotePhase) -> bool:
        return phase in TRANSITIONS[self.phase]

    def with_ballot(self, person: int, ballot: Ballot) -> Self:
        """With the register as it is: it is gone through once, and not for each of a thousand ballots."""
        ballots = self.ballots.copy()
        ballots[person] = ballot
        vote = with_fields(self, ballots=MappingProxyType(ballots))
        vars(vote)["electors"] = self.electors
        return vote
