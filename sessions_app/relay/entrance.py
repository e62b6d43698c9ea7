"""The entrance: sockets that knock while others are being let in are let in together with the next."""

import asyncio
from collections.abc import Sequence

from sessions_app.admission import Knock, Ticket, admit_together
from sessions_app.relay.threads import doorway

AT_ONCE = 200  # knocks that are answered with the same queries
GATHERING_SECONDS = 0.005  # where several come together, more are coming: their queries are shared as well
LOOKS = 12  # at who else has come meanwhile, one gathering apart: nobody waits longer

Waiting = tuple[Knock, "asyncio.Future[Ticket]"]


async def admitted(knock: Knock) -> Ticket:
    """Raises Refused."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Ticket] = loop.create_future()
    queue = _queues.setdefault(loop, [])
    queue.append((knock, answer))
    if loop not in _porters:  # a task of its own: whoever knocked first may go away
        _porters[loop] = asyncio.create_task(_let_in(loop, queue))
    return await answer


_queues: dict[asyncio.AbstractEventLoop, list[Waiting]] = {}
_porters: dict[asyncio.AbstractEventLoop, "asyncio.Task[None]"] = {}


async def _let_in(loop: asyncio.AbstractEventLoop, queue: list[Waiting]) -> None:
    """Until nobody knocks any more."""
    batch: list[Waiting] = []
    try:
        while queue:
            await _gather(queue)
            batch, queue[:] = queue[:AT_ONCE], queue[AT_ONCE:]
            _answer(batch, await _asked([knock for knock, _ in batch]))
    finally:
        _porters.pop(loop)
        for _, answer in (*batch, *_queues.pop(loop)):
            answer.cancel()  # does nothing to those who were answered


async def _gather(queue: Sequence[Waiting]) -> None:
    """While more come and more."""
    come = 1
    for _ in range(LOOKS):
        if not come < len(queue) < AT_ONCE:
            return
        come = len(queue)
        await asyncio.sleep(GATHERING_SECONDS)


async def _asked(knocks: Sequence[Knock]) -> Sequence[Ticket | Exception]:
    try:
        return await doorway.run(admit_together, knocks)
    except Exception as error:  # noqa: BLE001 (whoever knocked is told)
        if len(knocks) == 1:
            return [error]
        return [answer for knock in knocks for answer in await _asked([knock])]  # nobody fails for another


def _answer(batch: Sequence[Waiting], results: Sequence[Ticket | Exception]) -> None:
    for (_, answer), result in zip(batch, results, strict=True):
        if answer.done():
            continue  # the socket has gone
        if isinstance(result, Exception):
            answer.set_exception(result)
        else:
            answer.set_result(result)
