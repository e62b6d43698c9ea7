"""OParl objects, one in a line, as the interface gives them: what they hold within them has no line of its own."""

import json
import zlib
from array import array
from collections.abc import Iterator

from oparl.bulk.scope import Scope
from oparl.out.desk import Desk
from oparl.out.objects import entries_of, objects_of

# What is not embedded in one of these hangs on one of these.
KINDS = ("body", "organization", "person", "meeting", "paper")
PORTION = 25  # objects
GZIP = (
    16 + zlib.MAX_WBITS
)  # with gzip's head and foot; it names no time, so the same objects are the same bytes


def packed_lines(desk: Desk, scope: Scope) -> Iterator[bytes]:
    """The file, piece by piece, compressed; the order is that of kinds and keys."""
    packer = zlib.compressobj(wbits=GZIP)
    for portion in portions(desk, scope):
        yield packer.compress(portion)
    yield packer.flush()


def portions(desk: Desk, scope: Scope) -> Iterator[bytes]:
    """Of all objects nothing is held but the keys."""
    for kind in KINDS:
        entries = entries_of(desk, kind).filter(deleted=False)
        keys = array("q", scope.rows(kind).order_by("pk").values_list("pk", flat=True).iterator())
        for start in range(0, len(keys), PORTION):
            some = entries.filter(key__in=keys[start : start + PORTION].tolist()).order_by("key")
            yield b"".join(map(line_of, objects_of(desk, kind, some)))


def line_of(thing: object) -> bytes:
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
