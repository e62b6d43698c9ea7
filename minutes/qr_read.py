"""Reads the text of a QR code from its squares (ISO/IEC 18004), without correcting anything: what is read here was
printed, not photographed. Pure. Error correction M and bytes alone, as `documents/qr.py` draws them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

Squares = Sequence[Sequence[bool]]  # row by row from the top; True is dark

FINDER = 7  # squares of the large marks in three corners
TIMING = 6  # the row and the column of alternating squares
FORMAT_MASK, LEVEL_M = 0b101010000010010, 0b00
BYTES = 0b0100
SHORT_COUNT = 9  # the last version whose length is written in 8 bits
VERSION_SHOWN = 7  # from this version on the version itself is printed
# Per version: the data bytes of each block, and the middles of the small marks.
BLOCKS: tuple[tuple[int, ...], ...] = (
    (16,), (28,), (44,), (32,) * 2, (43,) * 2, (27,) * 4, (31,) * 4, (38, 38, 39, 39), (36,) * 3 + (37,) * 2,
    (43,) * 4 + (44,), (50,) + (51,) * 4, (36,) * 6 + (37,) * 2, (37,) * 8 + (38,), (40,) * 4 + (41,) * 5,
)  # fmt: skip
MARKS: tuple[tuple[int, ...], ...] = (
    (), (6, 18), (6, 22), (6, 26), (6, 30), (6, 34), (6, 22, 38), (6, 24, 42), (6, 26, 46),
    (6, 28, 50), (6, 30, 54), (6, 32, 58), (6, 34, 62), (6, 26, 46, 66),
)  # fmt: skip
SIDES = tuple(17 + 4 * version for version in range(1, len(BLOCKS) + 1))
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda row, column: (row + column) % 2,
    lambda row, _column: row % 2,
    lambda _row, column: column % 3,
    lambda row, column: (row + column) % 3,
    lambda row, column: (row // 2 + column // 3) % 2,
    lambda row, column: row * column % 2 + row * column % 3,
    lambda row, column: (row * column % 2 + row * column % 3) % 2,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
)


def is_code(squares: Squares) -> bool:
    """Whether the marks of a QR code of this size are where they have to be."""
    side = len(squares)
    corners = ((0, 0), (0, side - FINDER), (side - FINDER, 0))
    timing = range(FINDER + 1, side - FINDER - 1)
    return all(_is_finder(squares, *corner) for corner in corners) and all(
        squares[TIMING][at] == squares[at][TIMING] == (at % 2 == 0) for at in timing
    )


def _is_finder(squares: Squares, top: int, left: int) -> bool:
    middle = FINDER // 2
    rings = ((row, column) for row in range(FINDER) for column in range(FINDER))
    return all(
        squares[top + row][left + column] == (max(abs(row - middle), abs(column - middle)) != 2)  # noqa: PLR2004 (the white ring)
        for row, column in rings
    )


def text_of(squares: Squares) -> str:
    """Raises ValueError where this is no QR code that we draw."""
    if len(squares) not in SIDES or not is_code(squares):
        raise ValueError("no QR code")
    level, mask = _format(squares)
    if level != LEVEL_M:
        raise ValueError("another error correction")
    version = SIDES.index(len(squares)) + 1
    data = _in_order(_bytes_of(_bits(squares, version, mask)), BLOCKS[version - 1])
    return _text(data, version)


def _format(squares: Squares) -> tuple[int, int]:
    """Error correction and mask, from the squares beside the upper left mark."""
    places = [(8, at) for at in (0, 1, 2, 3, 4, 5, 7, 8)] + [(at, 8) for at in (7, 5, 4, 3, 2, 1, 0)]
    bits = 0
    for row, column in places:
        bits = bits << 1 | squares[row][column]
    bits ^= FORMAT_MASK
    return bits >> 13, bits >> 10 & 0b111


def _bits(squares: Squares, version: int, mask: int) -> list[int]:
    """In the order of writing."""
    covered = MASKS[mask]
    return [squares[row][column] != (covered(row, column) == 0) for row, column in _written(version)]


@cache
def _written(version: int) -> tuple[tuple[int, int], ...]:
    """Where the text stands: two columns at a time, from the lower right, up and down in turns."""
    side = SIDES[version - 1]
    marks = frozenset(_marks(version))
    columns = [*range(side - 1, TIMING, -2), *range(TIMING - 1, 0, -2)]
    places = (
        (row, column)
        for turn, right in enumerate(columns)
        for row in (range(side - 1, -1, -1) if turn % 2 == 0 else range(side))
        for column in (right, right - 1)
    )
    return tuple(each for each in places if not _is_fixed(*each, version, marks))


def _is_fixed(row: int, column: int, version: int, marks: frozenset[tuple[int, int]]) -> bool:
    """Whether the square belongs to a mark, not to the text."""
    side = SIDES[version - 1]
    if TIMING in (row, column):
        return True
    if (row <= 8 and (column <= 8 or column >= side - 8)) or (row >= side - 8 and column <= 8):  # noqa: PLR2004 (a finder with its edge and the format)
        return True
    if version >= VERSION_SHOWN and (
        (row < TIMING and column >= side - 11) or (column < TIMING and row >= side - 11)
    ):
        return True
    return any(abs(row - top) <= 2 and abs(column - left) <= 2 for top, left in marks)  # noqa: PLR2004 (half a mark)


def _marks(version: int) -> Iterator[tuple[int, int]]:
    """The small marks; none stands where a large one does."""
    middles = MARKS[version - 1]
    for top in middles:
        for left in middles:
            at_corner = (top, left) in {(6, 6), (6, middles[-1]), (middles[-1], 6)}
            if not at_corner:
                yield top, left


def _bytes_of(bits: list[int]) -> list[int]:
    whole = range(0, len(bits) - 7, 8)
    return [int("".join("1" if bit else "0" for bit in bits[at : at + 8]), 2) for at in whole]


def _in_order(written: list[int], blocks: tuple[int, ...]) -> bytes:
    """The bytes of the blocks one after the other; they are written in turns, and what corrects errors behind them."""
    waiting = iter(written)
    data: list[list[int]] = [[] for _ in blocks]
    for place in range(max(blocks)):
        for block, size in zip(data, blocks, strict=True):
            if place < size:
                block.append(next(waiting))
    return bytes(each for block in data for each in block)


def _text(data: bytes, version: int) -> str:
    """Raises ValueError, as UnicodeDecodeError is one."""
    bits = int.from_bytes(data)
    room = len(data) * 8
    width = 8 if version <= SHORT_COUNT else 16
    if bits >> (room - 4) != BYTES:
        raise ValueError("another kind of text")
    count = bits >> (room - 4 - width) & ((1 << width) - 1)
    after = room - 4 - width - 8 * count
    if after < 0:
        raise ValueError("cut off")
    return (bits >> after & ((1 << 8 * count) - 1)).to_bytes(count).decode()
