"""The colour space sRGB (IEC 61966-2-1) as a small ICC profile: what the colours of every document mean.

Computed from the standard's numbers, so it is our own work and under the product's licence; always the same bytes.
"""

import struct
from functools import cache

D50 = (0.9642, 1.0, 0.8249)  # the white of every profile
# The primaries of sRGB adapted to D50 (Bradford), columns of the matrix of the standard.
PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392),
    "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.71410),
}
ADAPTED = (1.04791, 0.02293, -0.05019, 0.02963, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168)  # D65 to D50
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)  # gamma, a, b, c, d
MADE = (2026, 1, 1, 0, 0, 0)
HEADER, ENTRY = 128, 12


@cache
def srgb() -> bytes:
    """An ICC profile of version 4.2: matrix and parametric curve."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*CURVE)
    tags = {
        "desc": _text("sRGB"),
        "cprt": _text("Ratssaal, EUPL-1.2"),
        "wtpt": _xyz(*D50),
        "chad": b"sf32\0\0\0\0" + _fixed(*ADAPTED),
        **{name: _xyz(*primary) for name, primary in PRIMARIES.items()},
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    table, body = _laid_out(tags)
    return _header(HEADER + len(table) + len(body)) + table + body


def _laid_out(tags: dict[str, bytes]) -> tuple[bytes, bytes]:
    """The table of tags and their data; equal data stands there once."""
    table, body = struct.pack(">I", len(tags)), b""
    begin = HEADER + len(table) + ENTRY * len(tags)
    for name, data in tags.items():
        padded = data + bytes(-len(data) % 4)
        if padded not in body:
            body += padded
        table += name.encode() + struct.pack(">II", begin + body.index(padded), len(data))
    return table, body


def _header(size: int) -> bytes:
    named = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    dated = struct.pack(">6H4s", *MADE, b"acsp")
    return (named + dated + bytes(28) + _fixed(*D50)).ljust(HEADER, b"\0")


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(each * 65536) for each in numbers))


def _xyz(*numbers: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*numbers)


def _text(text: str) -> bytes:
    words = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(words), 28) + words
