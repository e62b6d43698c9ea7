"""One election from opening to acceptance: its state, its rounds and its phases. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any, Self

from voting.elections.counts import Count
from voting.elections.outcome import Needed, Outcome
from voting.register import Entitlement
from voting.rules.matters import Matter
from voting.rules.profiles import ElectionRules
from voting.seats.allocation import Method
from voting.seats.lots import Lot
from voting.vote import Voter


class ElectionPhase(StrEnum):
    """A round is held and counted; its count is entered; the result is announced; broken off without one."""

    VOTING = "voting"
    COUNTED = "counted"
    ANNOUNCED = "announced"
    BROKEN_OFF = "broken_off"


# The one table of the machine. A counted round is counted again, gets its lot, or is followed by another one.
TRANSITIONS: Mapping[ElectionPhase, frozenset[ElectionPhase]] = {
    ElectionPhase.VOTING: frozenset({ElectionPhase.COUNTED, ElectionPhase.BROKEN_OFF}),
    ElectionPhase.COUNTED: frozenset(
        {ElectionPhase.COUNTED, ElectionPhase.VOTING, ElectionPhase.ANNOUNCED, ElectionPhase.BROKEN_OFF}
    ),
    ElectionPhase.ANNOUNCED: frozenset(),
    ElectionPhase.BROKEN_OFF: frozenset(),
}


class Form(StrEnum):
    """Who is elected: persons by majority (Mehrheitswahl), or lists in proportion (Verhältniswahl). A committee is
    composed besides by one joint proposal that is adopted or not (einheitlicher Wahlvorschlag), or without any vote by
    the strength of groups, which name their members (Benennungsverfahren).
    """

    PERSONS = "persons"
    LISTS = "lists"
    JOINT = "joint"
    STRENGTH = "strength"


class Manner(StrEnum):
    """How: with ballot papers, secretly (Stimmzettel), openly by show of hands (Handzeichen), or without a vote."""

    PAPER = "paper"
    HANDS = "hands"
    NONE = "none"


class Way(StrEnum):
    """How a lot is drawn: from a vessel by hand, or by a seed that everybody saw come about."""

    HAND = "hand"
    SEED = "seed"


@dataclass(frozen=True)
class Candidate:
    """Who is proposed (Wahlvorschlag). `number` counts from 1; in an election of lists the name of a list, and `people`
    who stands on it, in the order in which they get its seats.
    """

    number: int
    name: str
    people: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LotDraw:
    """A lot as it was drawn: by whom, before whom, and whom it fell on, by number. `outcome`: what it led to."""

    winners: tuple[int, ...]
    way: Way
    drawn_by: str
    witnesses: str
    seed: str
    outcome: Outcome
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Round:
    """A round (Wahlgang). `register`: who may vote in it; `barred`: who is present and may not, by office. `reason`: why others stand than were proposed.

    `count`, `tellers` and `outcome` exist from the counting on, `recount_reason` where it was counted twice.
    """

    number: int
    needed: Needed
    candidates: tuple[int, ...]
    register: tuple[Voter, ...]
    opened_at: datetime
    reason: str = ""
    count: Count | None = None
    tellers: str = ""
    outcome: Outcome | None = None
    recount_reason: str = ""
    lot: LotDraw | None = None
    barred: tuple[Entitlement, ...] = ()

    @property
    def result(self) -> Outcome | None:
        """What the round has led to, after its lot if one was drawn."""
        return self.lot.outcome if self.lot else self.outcome


@dataclass(frozen=True)
class Answer:
    """Whether who was elected accepts (Annahme der Wahl). `place`: of the person on the list, 0 where none is elected."""

    candidate: int
    accepted: bool
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class Election:
    """The state of one election. `office` is what is elected to; `subject` the id of the agenda item; each ballot has at
    most `marks` marks. `method` divides the seats among lists, `method_source` is its paragraph. `matter`: what decides
    who votes; None: what the item is about.
    """

    number: int
    subject: int
    office: str
    form: Form
    manner: Manner
    candidates: tuple[Candidate, ...]
    seats: int
    marks: int
    rules: ElectionRules
    statutory_number: int
    rounds: tuple[Round, ...]
    method: Method | None = None
    method_source: str = ""
    phase: ElectionPhase = ElectionPhase.VOTING
    answers: tuple[Answer, ...] = ()
    announced_at: datetime | None = None
    broken_off_at: datetime | None = None
    end_reason: str = ""
    matter: Matter | None = None

    @property
    def round(self) -> Round:
        """The round that is held, or was held last."""
        return self.rounds[-1]

    @property
    def by_lists(self) -> bool:
        """Whether seats fall to lists, whose people get them."""
        return self.form is not Form.PERSONS

    @property
    def is_unfinished(self) -> bool:
        return self.phase in {ElectionPhase.VOTING, ElectionPhase.COUNTED}

    @property
    def result(self) -> Outcome | None:
        """What the last round has led to; None while it is held."""
        return self.round.result

    @property
    def elected(self) -> tuple[int, ...]:
        """Who is elected so far, by number, in the order in which they were."""
        return tuple(each for round_ in self.rounds if round_.result for each in round_.result.elected)

    @property
    def fills_seats(self) -> bool:
        """Whether anybody was elected, or any list has seats."""
        return bool(self.elected) or (self.result is not None and any(self.result.shares))

    @property
    def open_seats(self) -> int:
        """How many seats the last round decides on."""
        before = replace(self, rounds=self.rounds[:-1])
        return self.seats - len(before.elected)

    @property
    def open_marks(self) -> int:
        """How many marks a ballot of the last round may have."""
        return min(self.marks, self.open_seats)

    @property
    def lot(self) -> Lot | None:
        """The lot that has to be drawn, between names."""
        result, count = self.result, self.round.count
        if result is None or count is None or not result.waits_for_lot:
            return None
        votes = dict(zip(self.round.candidates, count.votes, strict=True))
        names = tuple(self.name_of(each) for each in result.drawing)
        return Lot(names, result.places, Fraction(votes[result.drawing[0]]))

    @property
    def unanswered(self) -> tuple[int, ...]:
        """Who was elected and has not yet said whether the election is accepted."""
        answered = {each.candidate for each in self.answers}
        announced = self.phase is ElectionPhase.ANNOUNCED
        return tuple(each for each in self.elected if announced and each not in answered)

    def name_of(self, candidate: int) -> str:
        return self.candidates[candidate - 1].name

    def names_of(self, candidates: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(self.name_of(each) for each in candidates)

    def may_become(self, phase: ElectionPhase) -> bool:
        return phase in TRANSITIONS[self.phase]

    def with_round(self, round_: Round) -> Self:
        return replace(self, rounds=(*self.rounds, round_), phase=ElectionPhase.VOTING)

    def with_change(self, **changes: Any) -> Self:
        """The last round with these changes; counting it is what changes it."""
        rounds = (*self.rounds[:-1], replace(self.round, **changes))
        return replace(self, rounds=rounds, phase=ElectionPhase.COUNTED)
