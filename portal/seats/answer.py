"""What the page shows for what was typed: methods side by side, their working, their lots, the order of chairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from urllib.parse import urlencode

from django.utils.translation import gettext

from journal.events import Refused
from portal.seats.typed import Meant, Participants, Typed, lot_field
from sessions_app.screens.workings import (
    Figure,
    HighestTable,
    RemainderTable,
    figure,
    highest_table,
    table_of,
)
from voting.rules.schema import Value
from voting.seats.allocation import Method
from voting.seats.chairs import Access, OrderLot, Pick, access_to_chairs
from voting.seats.joint import AMONG_ALL, JointAllocation, allocate_jointly
from voting.seats.lots import Lot
from voting.seats.proposals import JointProposal
from voting.seats.sentences import METHODS, access_phrase, lot_phrase, order_lot_phrase, result_phrases

CHAIRS_STEP = "vorsitz"


@dataclass(frozen=True)
class LotForm:
    """A lot that can be entered, or taken out again. `rest`: everything else that is typed."""

    field: str
    said: str
    names: tuple[str, ...]
    number: int
    drawn: tuple[str, ...]
    rest: tuple[tuple[str, str], ...]
    places: range = range(0)

    @property
    def without(self) -> str:
        """The address's query without this lot."""
        return urlencode(self.rest)


@dataclass(frozen=True)
class Step:
    """A division among all, or within a joint proposal (`name`)."""

    name: str
    table: RemainderTable | HighestTable


@dataclass(frozen=True)
class Result:
    """One method's result. `source`: the paragraph that demands it here. `fault`: why a lot was not taken."""

    key: str
    label: str
    source: str
    said: tuple[str, ...]
    steps: tuple[Step, ...]
    lots: tuple[LotForm, ...]
    seats: Mapping[str, str]
    fault: str


@dataclass(frozen=True)
class Line:
    """A list's line in the comparison; `seats` by method. `inner`: it belongs to the joint proposal above it."""

    name: str
    strength: int
    quota: Figure
    seats: tuple[str, ...]
    inner: bool = False


@dataclass(frozen=True)
class Turn:
    """Who picks a chair at a place, empty while the lot is not drawn, and the number behind it."""

    place: int
    name: str
    between: str
    formula: str
    number: Figure


@dataclass(frozen=True)
class Chairs:
    """The order in which chairs are picked. `said` in one sentence; each lot says its own."""

    source: str
    said: str
    turns: tuple[Turn, ...]
    table: HighestTable
    lots: tuple[LotForm, ...]
    fault: str


@dataclass(frozen=True)
class Answer:
    """Everything below the form. `prescribed`: the method that the law here names, if it does."""

    seats: int
    total: int
    lines: tuple[Line, ...]
    results: tuple[Result, ...]
    chairs: Chairs | None


def answered(typed: Typed, meant: Meant, rules: Mapping[str, Value]) -> Answer:
    """The answer to what is without fault. `rules`: those in force; none, where they cannot be read."""
    demanded = rules.get("committee.seats_method")
    results = tuple(_result(method, typed, meant, _source(demanded, method)) for method in Method)
    total = sum(each.strength for each in meant.participants)
    chairs = (
        _chairs(typed, meant, _source(rules.get("committee.chairs_method"), Method.D_HONDT))
        if meant.chairs
        else None
    )
    return Answer(meant.seats, total, _lines(meant, total, results), results, chairs)


def _source(demanded: Value | None, method: Method) -> str:
    """The paragraph, if it is this method that is demanded here."""
    return demanded.source if demanded and demanded.content == method else ""


def fault_said(refused: Refused | None) -> str:
    return gettext(refused.sentence) % refused.details if refused else ""


def _lines(meant: Meant, total: int, results: Sequence[Result]) -> tuple[Line, ...]:
    lines = []
    for each in meant.participants:
        inner = each.proposals if isinstance(each, JointProposal) else ()
        for row, is_inner in ((each, False), *((one, True) for one in inner)):
            quota = figure(Fraction(row.strength * meant.seats, total))
            seats = tuple(result.seats[row.name] for result in results)
            lines.append(Line(row.name, row.strength, quota, seats, is_inner))
    return tuple(lines)


def _result(method: Method, typed: Typed, meant: Meant, source: str) -> Result:
    fields = {key: lot_field(method, key) for key in _keys(meant.participants)}
    drawn = {key: typed.drawn[field] for key, field in fields.items() if field in typed.drawn}
    divided, fault = _divided(method, meant, drawn)
    return Result(
        method.value,
        METHODS[method],
        source,
        tuple(each.told(gettext) for each in result_phrases(divided, source)),
        tuple(Step(key, table_of(step.working)) for key, step in divided.steps),
        tuple(_lot_form(step.lot, step.seats, fields[key], typed) for key, step in divided.steps if step.lot),
        _seats(divided),
        fault_said(fault),
    )


def _keys(participants: Participants) -> tuple[str, ...]:
    """The divisions there may be: among all, and within each joint proposal."""
    return AMONG_ALL, *(each.name for each in participants if isinstance(each, JointProposal))


def _divided(
    method: Method, meant: Meant, drawn: Mapping[str, tuple[str, ...]]
) -> tuple[JointAllocation, Refused | None]:
    """The division with what was drawn; where that does not fit, without it and the reason."""
    try:
        return allocate_jointly(method, meant.participants, meant.seats, drawn), None
    except Refused as refused:
        return allocate_jointly(method, meant.participants, meant.seats), refused


def _seats(divided: JointAllocation) -> dict[str, str]:
    """What stands in the comparison for each list and joint proposal: a number, or what the lot leaves open."""
    certain = {name: number for _key, step in divided.steps for name, number in step.certain.items()}
    seats = {**divided.among.seats_of, **divided.seats_of}
    return {name: _seats_said(number, certain.get(name)) for name, number in seats.items()}


def _seats_said(number: int | None, certain: int | None) -> str:
    """`certain` None: a lot decides first how many there are to divide."""
    if number is not None:
        return str(number)
    if certain is None:
        return gettext("after the lot")
    return gettext("%(fewer)d or %(more)d by lot") % {"fewer": certain, "more": certain + 1}


def _lot_form(lot: Lot, seats: int, field: str, typed: Typed) -> LotForm:
    said = lot_phrase(lot, seats).told(gettext)
    return LotForm(field, said, lot.between, lot.seats, lot.winners, _rest(typed, field))


def _rest(typed: Typed, field: str) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in typed.fields() if pair[0] != field)


def _chairs(typed: Typed, meant: Meant, source: str) -> Chairs:
    places = {place: lot_field(CHAIRS_STEP, str(place)) for place in range(1, meant.chairs + 1)}
    drawn = {place: typed.drawn[field] for place, field in places.items() if field in typed.drawn}
    access, fault = _accessed(meant, drawn)
    return Chairs(
        source,
        access_phrase(access, source).told(gettext),
        tuple(_turn(each) for each in access.picks),
        highest_table(access.columns),
        tuple(_order_form(lot, places[lot.first], typed) for lot in access.lots),
        fault_said(fault),
    )


def _accessed(meant: Meant, drawn: Mapping[int, tuple[str, ...]]) -> tuple[Access, Refused | None]:
    try:
        return access_to_chairs(meant.participants, meant.chairs, drawn), None
    except Refused as refused:
        return access_to_chairs(meant.participants, meant.chairs), refused


def _turn(pick: Pick) -> Turn:
    """Numbers of several lists are equal, but not their strengths and divisors: the formula is that of who picks."""
    picking = [each for each in pick.numbers if each.name == pick.name]
    between = "" if pick.name else ", ".join(each.name for each in pick.numbers)
    formula = f"{picking[0].strength} : {picking[0].divisor}" if picking else ""
    return Turn(pick.place, pick.name, between, formula, figure(pick.numbers[0].number))


def _order_form(lot: OrderLot, field: str, typed: Typed) -> LotForm:
    said = order_lot_phrase(lot).told(gettext)
    return LotForm(field, said, lot.between, len(lot.places), lot.order, _rest(typed, field), lot.places)
