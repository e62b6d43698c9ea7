"""The result of a vote by groups: as numbers, and where its ballots are named as a half circle of seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from journal.events import N_
from minutes.votes.record import Line, VoteRecord
from sessions_app.screens.objects import Words, words
from voting.half_circle import HalfCircle, Point, half_circle

NO_GROUP = words(N_("Without a group"))
CHOICES = ("yes", "no", "abstain", "")  # the last one: did not vote


@dataclass(frozen=True)
class GroupLine:
    """A group and how its members voted: `counts` in the order of CHOICES. `number` stands beside it in the picture."""

    number: int
    name: str | Words
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Seat:
    """One dot of the half circle. `choice` is empty for who did not vote."""

    at: Point
    choice: str
    radius: int

    @property
    def left(self) -> int:
        return self.at.x - self.radius

    @property
    def top(self) -> int:
        return self.at.y - self.radius


@dataclass(frozen=True)
class Picture:
    """The half circle. `marks`: each group's number and its place."""

    shape: HalfCircle
    groups: tuple[GroupLine, ...]
    seats: tuple[Seat, ...]

    @property
    def diameter(self) -> int:
        return 2 * self.shape.radius

    @property
    def marks(self) -> tuple[tuple[int, Point], ...]:
        return tuple((group.number, at) for group, at in zip(self.groups, self.shape.marks, strict=True))


def picture_of(record: VoteRecord) -> Picture | None:
    """None where it is not said of everybody how they voted."""
    if not record.named or not record.electors or any(line.by_hand for line in record.electors):
        return None
    seated = _seated(record.electors)
    shape = half_circle([len(lines) for _name, lines in seated])
    people = [line for _name, lines in seated for line in lines]
    seats = (Seat(at, line.choice, shape.radius) for at, line in zip(shape.seats, people, strict=True))
    groups = (_group(number, name, lines) for number, (name, lines) in enumerate(seated, start=1))
    return Picture(shape, tuple(groups), tuple(seats))


def _seated(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The groups in the order in which they are called first; who belongs to none sits by themselves."""
    order: dict[str, int] = {}
    for line in lines:
        order.setdefault(line.group, len(order))
    ordered = sorted(lines, key=lambda line: order[line.group])
    return [(name, list(members)) for name, members in groupby(ordered, key=lambda line: line.group)]


def _group(number: int, name: str, lines: Iterable[Line]) -> GroupLine:
    chosen = [line.choice for line in lines]
    return GroupLine(number, name or NO_GROUP, tuple(chosen.count(choice) for choice in CHOICES))
