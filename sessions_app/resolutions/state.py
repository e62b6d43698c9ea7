"""The register of a municipality's resolutions: their numbers, and how each of them stands. Pure and immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Self

from voting.rules.profiles import Number, Objections, RuleName
from voting.rules.urgency import Way


class Standing(StrEnum):
    """How a resolution stands: ausführbar; Einspruchsfrist; Einspruch eingelegt; dem Rat vorgelegt; durch Widerspruch
    oder Beanstandung ausgesetzt; der Aufsichtsbehörde vorgelegt; bestätigt; aufgehoben.
    """

    EXECUTABLE = "executable"
    PERIOD = "period"
    OBJECTED = "objected"
    REFERRED = "referred"
    SUSPENDED = "suspended"
    CONTESTED = "contested"
    AT_AUTHORITY = "at_authority"
    CONFIRMED = "confirmed"
    REVERSED = "reversed"


class StepKind(StrEnum):
    """Einspruch gegen den Beschluss eines Ausschusses; Vorlage an den Rat; Widerspruch; Beanstandung; bestätigt;
    aufgehoben.
    """

    OBJECTION = "objection"
    REFERRAL = "referral"
    MAYOR_OBJECTION = "mayor_objection"
    LEGALITY_OBJECTION = "legality_objection"
    UPHELD = "upheld"
    REVERSED = "reversed"


_DECIDED = {StepKind.UPHELD: Standing.CONFIRMED, StepKind.REVERSED: Standing.REVERSED}
# The one table of the machine. After a legality objection the council that stands by its resolution does not have the
# last word: the supervisory authority decides (§ 54 Abs. 2 Satz 4 GO NRW).
TRANSITIONS: Mapping[Standing, Mapping[StepKind, Standing]] = {
    Standing.EXECUTABLE: {
        StepKind.MAYOR_OBJECTION: Standing.SUSPENDED,
        StepKind.LEGALITY_OBJECTION: Standing.CONTESTED,
    },
    Standing.PERIOD: {
        StepKind.OBJECTION: Standing.OBJECTED,
        StepKind.LEGALITY_OBJECTION: Standing.CONTESTED,
    },
    Standing.OBJECTED: {StepKind.REFERRAL: Standing.REFERRED},
    Standing.REFERRED: _DECIDED,
    Standing.SUSPENDED: _DECIDED,
    Standing.CONTESTED: {StepKind.UPHELD: Standing.AT_AUTHORITY, StepKind.REVERSED: Standing.REVERSED},
    Standing.AT_AUTHORITY: _DECIDED,
    Standing.CONFIRMED: {StepKind.LEGALITY_OBJECTION: Standing.CONTESTED},
    Standing.REVERSED: {},
}


class Place(NamedTuple):
    """What stands for a resolution everywhere: meeting, number of the vote, item. One vote may decide several items (en
    bloc), and each of them is a resolution. Of an election its number, and no vote; of a procedure in writing its number alone.
    """

    meeting: int
    vote: int
    item: int
    election: int = 0
    written: int = 0


@dataclass(frozen=True, kw_only=True)
class Step:
    """What was done with a resolution: `who`, on which day (ISO), for what `reason`, by which paragraph (`source`).

    `until`: the day (ISO) by which the next step is due, empty where the law names none.
    """

    kind: StepKind
    who: str
    on: str
    reason: str
    source: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True)
class Adopted:
    """A resolution as it was recorded at its announcement (Beschluss): `count` is its place in `series`.

    `council`: the council's own; `public`: of the public part. `rules`: those on objections that it was adopted under.
    """

    meeting: int
    vote: int
    item: int
    organization: int
    council: bool
    public: bool
    adopted_at: datetime
    adopted_on: str
    series: str
    count: int
    number: str
    rules: Objections
    steps: tuple[Step, ...] = ()
    election: int = 0
    written: int = 0

    @property
    def place(self) -> Place:
        return Place(self.meeting, self.vote, self.item, self.election, self.written)

    @property
    def period(self) -> Number:
        """The days in which may be objected, and their paragraphs; none: 0."""
        rules = self.rules
        if self.council:
            return rules.mayor
        said = (each for each in (rules.committee_law, rules.committee.source) if each)
        return Number(rules.committee.value if rules.committee_law else 0, ", ".join(said))

    @property
    def objection_until(self) -> str:
        """The last day (ISO) for an objection, empty where no number of days is named."""
        return day_after(self.adopted_on, self.period.value) if self.period.value else ""

    @property
    def first(self) -> Standing:
        waits = not self.council and self.period.value
        return Standing.PERIOD if waits else Standing.EXECUTABLE

    @property
    def standing(self) -> Standing:
        """As the steps have left it. That a period is over is the reader's to see: nothing is written for it."""
        standing = self.first
        for step in self.steps:
            standing = TRANSITIONS[standing][step.kind]
        return standing

    @property
    def last_day(self) -> str:
        """The last day taken into account so far (ISO)."""
        return self.steps[-1].on if self.steps else self.adopted_on

    @property
    def due(self) -> RuleName:
        """Until when (ISO) what comes next is due, and by which paragraph; empty: nothing is."""
        if self.steps:
            return RuleName(self.steps[-1].until, self.steps[-1].source)
        return (
            RuleName(self.objection_until, self.period.source) if self.objection_until else RuleName("", "")
        )

    def is_over(self, today: str) -> bool:
        """Whether the period for objections has ended without one."""
        return bool(self.objection_until) and not self.steps and today > self.objection_until


def day_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@dataclass(frozen=True, kw_only=True)
class Urgent:
    """An urgent decision in place of the council (Dringlichkeitsentscheidung): `number` counts in the book."""

    number: int
    organization: int
    title: str
    text: str
    reason: str
    way: Way
    deciders: str
    decided_on: str
    public: bool
    source: str


def nothing() -> Mapping[Place, Adopted]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Register:
    """All resolutions of a municipality by their places, in the order of their recording (Beschlussbuch); and what was
    decided in place of its councils.
    """

    resolutions: Mapping[Place, Adopted] = field(default_factory=nothing)
    counts: Mapping[str, int] = field(default_factory=dict)
    urgent: tuple[Urgent, ...] = ()

    def find(self, place: Place) -> Adopted | None:
        return self.resolutions.get(place)

    def next_in(self, series: str) -> int:
        """Without gaps and doubles: one more than the last."""
        return self.counts.get(series, 0) + 1

    def with_urgent(self, urgent: Urgent) -> Self:
        return replace(self, urgent=(*self.urgent, urgent))

    def with_resolution(self, adopted: Adopted) -> Self:
        known = MappingProxyType({**self.resolutions, adopted.place: adopted})
        counts = {**self.counts, adopted.series: adopted.count} if adopted.series else self.counts
        return replace(self, resolutions=known, counts=counts)

    def only_item(self, meeting: int, vote: int) -> int:
        """The item of a vote that decided one."""
        return next(each.item for each in self.resolutions if each[:2] == (meeting, vote))

    def with_step(self, place: Place, step: Step) -> Self:
        adopted = self.resolutions[place]
        after = replace(adopted, steps=(*adopted.steps, step))
        return replace(self, resolutions=MappingProxyType({**self.resolutions, adopted.place: after}))
