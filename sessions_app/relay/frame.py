"""What goes down a socket, encoded once for all who receive it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

LARGEST = 500_000  # characters of one message; daphne sends none of more than 2**20 bytes


def encode(message: Mapping[str, object]) -> str:
    """Pure ASCII: the server turns the text into bytes for every socket anew, which then is but a copy."""
    return json.dumps(message, separators=(",", ":"))


@dataclass(frozen=True, eq=False)
class Frame:
    """Regions as they are after entry `seq`: name → HTML. An empty one says only that the line is alive.

    Two frames are the same only if they are one: it is made once and shared.
    """

    seq: int
    regions: Mapping[str, str]

    @cached_property
    def text(self) -> str:
        return encode({"seq": self.seq, "regions": self.regions})

    def followed_by(self, later: "Frame") -> "Frame":
        """Both in one: of each region the later state wins."""
        return Frame(max(self.seq, later.seq), {**self.regions, **later.regions})

    @cached_property
    def pieces(self) -> tuple["Frame", ...]:
        """Itself, or where that is more than one message can carry, its regions in several.

        All but the last stand at 0: whose line breaks between them knows nothing yet.
        """
        if len(self.text) <= LARGEST:
            return (self,)
        *before, last = _grouped(self.regions.items())
        return (*(Frame(0, dict(each)) for each in before), Frame(self.seq, dict(last)))


def _grouped(regions: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    groups: list[list[tuple[str, str]]] = [[]]
    size = 0
    for name, html in regions:
        written = len(encode({name: html}))
        size += written
        if groups[-1] and size > LARGEST:
            groups.append([])
            size = written
        groups[-1].append((name, html))
    return groups


def ok(command_id: str, seq: int) -> str:
    return encode({"ok": command_id, "seq": seq})


def refused(command_id: str | None, why: str, say: str) -> str:
    return encode({"refused": command_id, "why": why, "say": say})


def bye(reason: str, say: str) -> str:
    return encode({"bye": reason, "say": say})
