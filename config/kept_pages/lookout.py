"""At which state the pages of a host are now, and whether somebody asks too often: one look for all who are waiting.

A look begins after those came who wait for it, so it sees what was committed before they asked. Whoever comes while
one is under way waits for the next.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock

from accounts.pace import is_within_limit
from journal.threads import DatabaseThread
from sessions_app.page_states import State, States


@dataclass
class Look:
    """Who waits for it: hosts, and the addresses of those who count as visitors."""

    hosts: set[str] = field(default_factory=set)
    visitors: list[str] = field(default_factory=list)
    seen: "asyncio.Future[Seen] | None" = None


@dataclass(frozen=True)
class Seen:
    """States by host name; for each visitor whether he may go on."""

    states: Mapping[str, State | None]
    fair: list[bool]


class Lookout:
    """All of a process's looking, in a thread of its own."""

    def __init__(self, read: Callable[[Collection[str]], Mapping[str, State | None]]) -> None:
        self._thread = DatabaseThread("kept-pages")
        self._read = read
        self._door = Lock()
        self._next: Look | None = None

    async def state_of(self, host_name: str, visitor: str | None) -> State | None:
        """The state that holds now; None where nobody has the host, or where the visitor, if one is counted, asks too
        often. Raises what the database raises.
        """
        with self._door:
            look = self._next = self._next or Look()
            look.hosts.add(host_name)
            number = len(look.visitors)
            look.visitors += [visitor] if visitor is not None else []
        if look.seen is None:
            look.seen = asyncio.ensure_future(self._thread.run(self._look, look))
            look.seen.add_done_callback(lambda _: self._begun(look))
        seen = await asyncio.shield(look.seen)
        return seen.states[host_name] if visitor is None or seen.fair[number] else None

    def close(self) -> None:
        """Ends the thread and its database connection."""
        self._thread.close()

    def _begun(self, look: Look) -> None:
        with self._door:
            if self._next is look:
                self._next = None

    def _look(self, look: Look) -> Seen:
        self._begun(look)
        fair = [is_within_limit(visitor) for visitor in look.visitors]
        return Seen(self._read(look.hosts), fair)


lookout = Lookout(States().of)
