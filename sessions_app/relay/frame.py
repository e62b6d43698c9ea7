"""What goes down a socket, encoded once for all who receive it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


def encode(message: Mapping[str, object]) -> str:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))


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


def ok(command_id: str, seq: int) -> str:
    return encode({"ok": command_id, "seq": seq})


def refused(command_id: str | None, why: str, say: str) -> str:
    return encode({"refused": command_id, "why": why, "say": say})


def bye(reason: str, say: str) -> str:
    return encode({"bye": reason, "say": say})
