"""The seats of an assembly in a half circle, group by group from the left: where each is drawn. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, cos, floor, hypot, pi, sin

WIDTH = 1000  # of the picture, in its own units
OUTER, CENTRE = 390.0, 500.0  # the outermost row's radius; its middle stands at half the width
TOP = 130.0  # room above the outermost row, for the numbers of the groups
INNER = 0.4  # of the outer radius stays empty
ROOM = 1.2  # so many places more than people, because every group has rows of its own
LARGEST = 60.0  # radius of a seat: few people do not get balloons


@dataclass(frozen=True)
class Point:
    x: int
    y: int


@dataclass(frozen=True)
class HalfCircle:
    """`seats` in the order of the people, group by group; `marks`: the place of each group's number.

    Lengths are in units of the picture, which is `width` wide and `height` high; `radius` is that of a seat.
    """

    width: int
    height: int
    radius: int
    seats: tuple[Point, ...]
    marks: tuple[Point, ...]


def half_circle(groups: Sequence[int]) -> HalfCircle:
    """`groups`: how many sit in each, from the left; none of them is empty."""
    rows = _rows(sum(groups))
    step = OUTER * (1 - INNER) / rows
    radii = [OUTER - row * step for row in range(rows)]
    sectors = list(_sectors(groups))
    shares = _in_rows(groups, radii)
    seats = tuple(
        _point(radius, angle)
        for in_rows, sector in zip(shares, sectors, strict=True)
        for angle, radius in _seats(in_rows, sector, radii)
    )
    size = min(0.42 * step, LARGEST, 0.48 * _nearest(seats, 2 * rows))
    marks = tuple(_point(OUTER + size + 40, (begin + end) / 2) for begin, end in sectors)
    return HalfCircle(WIDTH, round(TOP + OUTER + LARGEST), round(size), seats, marks)


def _rows(people: int) -> int:
    """As few rows as hold all of them, with as much room along a row as between two."""
    rows = 1
    while _places(rows) < ROOM * people:
        rows += 1
    return rows


def _places(rows: int) -> int:
    step = (1 - INNER) / rows
    return sum(floor(pi * (1 - row * step) / step) for row in range(rows))


def _sectors(groups: Sequence[int]) -> Iterator[tuple[float, float]]:
    """The angles between which each group sits, as wide as it is strong, with a gap between two."""
    people = sum(groups)
    gap = min(0.12, 0.6 / len(groups))
    room = pi - gap * (len(groups) - 1)
    ends = list(accumulate(groups))
    for number, (count, end) in enumerate(zip(groups, ends, strict=True)):
        begin = room * (end - count) / people + gap * number
        yield begin, begin + room * count / people


def _in_rows(groups: Sequence[int], radii: Sequence[float]) -> list[list[int]]:
    """How many of each group sit in each row: one after the other in the row that is emptiest for its length."""
    filled = [0] * len(radii)
    shares = []
    for count in groups:
        before = list(filled)
        for _ in range(count):
            emptiest = min(range(len(radii)), key=lambda row: (filled[row] + 0.5) / radii[row])
            filled[emptiest] += 1
        shares.append([now - then for now, then in zip(filled, before, strict=True)])
    return shares


def _seats(
    in_rows: Sequence[int], sector: tuple[float, float], radii: Sequence[float]
) -> list[tuple[float, float]]:
    """The seats of a group as angle and radius, from its left end to its right one."""
    begin, end = sector
    return sorted(
        (begin + (place + 0.5) * (end - begin) / count, radius)
        for count, radius in zip(in_rows, radii, strict=True)
        for place in range(count)
    )


def _nearest(seats: Sequence[Point], reach: int) -> float:
    """How near two seats come to each other; who sits more than `reach` further on is further away."""
    near = (
        hypot(one.x - two.x, one.y - two.y)
        for place, one in enumerate(seats)
        for two in seats[place + 1 : place + 1 + reach]
    )
    return min(near, default=LARGEST)


def _point(radius: float, angle: float) -> Point:
    return Point(round(CENTRE - radius * cos(angle)), ceil(TOP + OUTER - radius * sin(angle)))
