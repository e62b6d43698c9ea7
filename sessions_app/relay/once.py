"""What was refused stays refused, also where a line that its client has given up delivers the order after all.

A client sends what was not answered again on its next line. The journal knows an order that was carried out by its
number; one that was refused is known here, as long as the process lives: its lines end with it, and the proxy
leads the lines of a browser to the same process.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from uuid import UUID

from journal.events import Refused
from sessions_app.admission import Ticket
from sessions_app.relay.door import refusal_of

KEPT = 200  # refusals remembered of one user: who floods forgets the own ones alone
Number = tuple[int, UUID]  # the meeting and the order's number: one, however it is spelt


class Refusals:
    """The orders of one user. Belongs to the event loop."""

    def __init__(self) -> None:
        self._refused: OrderedDict[Number, Refused] = OrderedDict()
        self._undecided: dict[Number, list[asyncio.Future[None]]] = {}  # and who waits for it

    async def once(self, number: Number, work: Callable[[], Awaitable[int]]) -> int:
        """The seq of the receipt. Raises Refused: again, where the order was refused before."""
        while (
            waiting := self._undecided.get(number)
        ) is not None:  # it came on two lines: one after the other
            waiting.append(decided := asyncio.get_running_loop().create_future())
            await decided
        if known := self._refused.get(number):
            raise Refused(known.refusal, **known.details)
        self._undecided[number] = []
        try:
            return await work()
        except Exception as error:
            raise self._remember(number, refusal_of(error)) from error
        finally:
            for decided in self._undecided.pop(number):
                if not decided.done():  # whoever waited may have gone
                    decided.set_result(None)

    def _remember(self, number: Number, refused: Refused) -> Refused:
        self._refused[number] = refused
        if len(self._refused) > KEPT:
            self._refused.popitem(last=False)
        return refused


_of_users: dict[int | None, Refusals] = {}


async def once(ticket: Ticket, number: UUID | None, work: Callable[[], Awaitable[int]]) -> int:
    """The seq of the receipt. Raises Refused. What has no number cannot be told apart."""
    if number is None:
        return await work()
    refusals = _of_users.setdefault(ticket.actor.user, Refusals())
    return await refusals.once((ticket.meeting.pk, number), work)
