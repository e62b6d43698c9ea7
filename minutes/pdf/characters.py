"""Which characters the documents can print, read from the font itself. Pure, and without anything that draws: the server
asks whenever somebody writes, and draws nothing.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from
from unicodedata import category

FONTS = Path(__file__).parent / "fonts"
REGULAR = "NotoSans-Regular.ttf"
UNPRINTED = (
    "Cc",
    "Co",
    "Zl",
    "Zp",
)  # Co: letters with their marks as single glyphs, which only the pages use


@cache
def characters() -> frozenset[str]:
    """All four faces have the same (a test holds it)."""
    return frozenset(each for each in map(chr, _codes(REGULAR)) if category(each) not in UNPRINTED)


def _codes(file: str) -> set[int]:
    data = (FONTS / file).read_bytes()
    table = _table(data, b"cmap")
    (count,) = unpack_from(">H", data, table + 2)
    starts = [table + unpack_from(">HHI", data, table + 4 + 8 * number)[2] for number in range(count)]
    return {code for start in starts for code in _of_segments(data, start)}


def _table(data: bytes, name: bytes) -> int:
    """Where a table of the font begins."""
    (count,) = unpack_from(">H", data, 4)
    entries = (unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
    return next(int(offset) for tag, _sum, offset, _length in entries if tag == name)


def _of_segments(data: bytes, start: int) -> Iterator[int]:
    """Of a table in format 4 (OpenType, cmap), the only one that our faces have: segments of neighbours, whose glyphs are a
    number away or stand in a list. Glyph 0 is the sign of a missing one.
    """
    (double,) = unpack_from(">H", data, start + 6)
    count = double // 2
    rows = [start + 14 + place * double + (2 if place else 0) for place in range(4)]
    ends, begins, deltas, offsets = (unpack_from(f">{count}H", data, row) for row in rows)
    for number in range(count):
        for code in range(begins[number], ends[number] + 1):
            glyph = code + deltas[number]
            if offsets[number]:
                at = rows[3] + 2 * number + offsets[number] + 2 * (code - begins[number])
                (glyph,) = unpack_from(">H", data, at)
            if glyph % 0x10000 and code != 0xFFFF:  # noqa: PLR2004 (the table's own end)
                yield code
