"""What was typed into the form, which is what stands in the address, and what it means. Pure.

    ?name=A&staerke=17&verbund=&name=B&…&sitze=9&vorsitze=4&los-d_hondt=A&los-vorsitz-3=B&los-vorsitz-3=A

`verbund` is the number of the joint proposal that a list belongs to; `los-…` the outcome of a lot (see `lot_field`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest

from journal.events import Refusal, Refused, require
from voting.seats.joint import AMONG_ALL, check_joint
from voting.seats.proposals import (
    JointProposal,
    Proposal,
    check_name,
    check_names,
    check_seats,
    check_strength,
)

NAME, STRENGTH, JOINT, SEATS, CHAIRS, LOT = "name", "staerke", "verbund", "sitze", "vorsitze", "los"
JOINTS = ("1", "2", "3", "4")
MOST_LINES = 100  # an address can have more; nobody reads them
NUMBER = re.compile(r"-?[0-9]{1,40}")
Participants = tuple[Proposal | JointProposal, ...]


class TypedRefusal(Refusal):
    NOT_A_NUMBER = "“%(text)s” is not a whole number. Please use digits only, without dots and commas."
    NO_STRENGTH = "The strength of “%(name)s” is missing. Please enter its votes or members."
    HOW_MANY_SEATS = "The number of seats is missing. Please enter how many there are to divide."


@dataclass(frozen=True)
class Line:
    """One list as typed."""

    name: str = ""
    strength: str = ""
    joint: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.name and not self.strength


@dataclass(frozen=True)
class Typed:
    """Everything as typed. `drawn` has the outcomes of lots by field."""

    lines: tuple[Line, ...] = ()
    seats: str = ""
    chairs: str = ""
    drawn: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def fields(self) -> list[tuple[str, str]]:
        """The same as it stands in an address."""
        lines = [
            pair
            for line in self.lines
            for pair in ((NAME, line.name), (STRENGTH, line.strength), (JOINT, line.joint))
        ]
        lots = [(name, value) for name, values in self.drawn.items() for value in values]
        return [*lines, (SEATS, self.seats), (CHAIRS, self.chairs), *lots]


@dataclass(frozen=True)
class Fault:
    """What is wrong with what was typed: the field's id (empty: it belongs to none), and why."""

    at: str
    refused: Refused


@dataclass(frozen=True)
class Meant:
    """What the typed lines mean, as far as they mean something. `chairs` 0: nobody asked for them."""

    participants: Participants
    seats: int
    chairs: int
    faults: tuple[Fault, ...]


def typed_in(values: Mapping[str, Sequence[str]]) -> Typed:
    """What an address says, without lines in which nothing stands."""
    columns = [values.get(name, ())[:MOST_LINES] for name in (NAME, STRENGTH, JOINT)]
    lines = (Line(*(each.strip() for each in cells)) for cells in zip_longest(*columns, fillvalue=""))
    lots = {name: tuple(filter(None, each)) for name, each in values.items() if name.startswith(f"{LOT}-")}
    return Typed(
        tuple(line for line in lines if not line.is_blank),
        seats=_first(values, SEATS),
        chairs=_first(values, CHAIRS),
        drawn={name: each for name, each in lots.items() if each},
    )


def _first(values: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(values.get(name, ())), "").strip()


def lot_field(step: object, within: str = AMONG_ALL) -> str:
    """The field of a lot: of a method's division among all or within a joint proposal, or of a place in the order."""
    return f"{LOT}-{step}-{within}" if within else f"{LOT}-{step}"


def meant_by(typed: Typed) -> Meant:
    """The numbers behind the text, and every fault that stands in the way."""
    faults: list[Fault] = []
    lists = [each for at in range(len(typed.lines)) if (each := _list(typed.lines, at, faults))]
    seats = chairs = 0
    with _noted(SEATS, faults):
        seats = _whole(typed.seats, TypedRefusal.HOW_MANY_SEATS)
        check_seats(seats)
    if typed.chairs:
        with _noted(CHAIRS, faults):
            chairs = _whole(typed.chairs, TypedRefusal.HOW_MANY_SEATS)
            check_seats(chairs)
    participants: Participants = ()
    if len(lists) == len(typed.lines):
        participants = _joined(typed.lines, lists)
        with _noted("", faults):
            check_joint(participants)
    return Meant(participants, seats, chairs, tuple(faults))


@contextmanager
def _noted(at: str, faults: list[Fault]) -> Iterator[None]:
    """Notes a refusal as a fault at a field."""
    try:
        yield
    except Refused as refused:
        faults.append(Fault(at, refused))


def _list(lines: tuple[Line, ...], at: int, faults: list[Fault]) -> Proposal | None:
    """A line as a list, or None and a fault at its field."""
    line, before = lines[at], len(faults)
    twins = [each.name for each in lines[:at] if each.name.casefold() == line.name.casefold()]
    proposal = Proposal(line.name, 0)
    with _noted(f"{NAME}-{at + 1}", faults):
        check_name(proposal)
        check_names([line.name, *twins])
    with _noted(f"{STRENGTH}-{at + 1}", faults):
        strength = _whole(line.strength, TypedRefusal.NO_STRENGTH, name=line.name)
        proposal = Proposal(line.name, strength)
        check_strength(proposal)
    return proposal if len(faults) == before else None


def _whole(text: str, missing: Refusal, **details: str) -> int:
    """A whole number, below zero too. Raises Refused."""
    require(text, missing, **details)
    require(NUMBER.fullmatch(text), TypedRefusal.NOT_A_NUMBER, text=text[:20])
    return int(text)


def _joined(lines: tuple[Line, ...], lists: list[Proposal]) -> Participants:
    """Lists with the same number of a joint proposal as one, at the place of the first of them."""
    together: dict[str, list[Proposal]] = {}
    for at, (line, each) in enumerate(zip(lines, lists, strict=True)):
        together.setdefault(line.joint if line.joint in JOINTS else f"alone {at}", []).append(each)
    return tuple(_one(each) for each in together.values())


def _one(lists: list[Proposal]) -> Proposal | JointProposal:
    if len(lists) == 1:
        return lists[0]
    return JointProposal(" + ".join(each.name for each in lists), tuple(lists))
