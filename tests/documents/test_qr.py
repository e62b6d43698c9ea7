"""A QR code says what it should: read here as ISO/IEC 18004 says, without the library that drew it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from documents.qr import QUIET, pattern_of

SIDE = 21  # version 1: room for more than six digits
MASKS = (
    lambda r, c: (r + c) % 2,
    lambda r, c: r % 2,
    lambda r, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)


def belongs_to_the_form(row, column):
    """Finders with what stands around them, and the timing lines: no data."""
    corner = (row < 9 and (column < 9 or column > 12)) or (row > 12 and column < 9)
    return corner or 6 in {row, column}


def places_of_data():
    """Upwards and downwards in pairs of columns, from the right."""
    upwards = True
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        for row in range(SIDE - 1, -1, -1) if upwards else range(SIDE):
            yield from (
                (row, column) for column in (right, right - 1) if not belongs_to_the_form(row, column)
            )
        upwards = not upwards


def digits_in(dark):
    """The digits that a code of version 1 holds."""
    mask = int("".join(str(int((8, column) in dark)) for column in (2, 3, 4)), 2) ^ 0b101
    bits = "".join(str(int(((r, c) in dark) != (MASKS[mask](r, c) == 0))) for r, c in places_of_data())
    assert bits[:4] == "0001", "digits alone"
    count = int(bits[4:14], 2)
    return "".join(f"{int(bits[14 + 10 * each : 24 + 10 * each], 2):03}" for each in range(count // 3))


@given(st.integers(min_value=100_000, max_value=999_999))
def test_a_reader_reads_the_number_that_was_written(number):
    pattern = pattern_of(str(number))
    assert pattern.side == SIDE
    assert digits_in(set(pattern.dark)) == str(number)


def test_the_picture_has_the_dark_squares_and_white_around_them():
    pattern = pattern_of("482913")
    drawn = re.findall(r"M(\d+) (\d+)h1v1h-1z", pattern.path)
    assert {(int(y) - QUIET, int(x) - QUIET) for x, y in drawn} == set(pattern.dark)
    assert len(drawn) == len(pattern.dark)
    assert pattern.width == SIDE + 8
