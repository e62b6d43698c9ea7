"""The room of one sitting in one process: who listens, and the task that tells them what changed."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import islice

from journal.events import require
from journal.hub import hub
from journal.store import Page, remembered
from sessions_app.admission import AdmissionRefusal, ask_again, may_look, viewer_of
from sessions_app.hall import nudge_key
from sessions_app.live import SITTING
from sessions_app.models import Meeting
from sessions_app.relay import attending
from sessions_app.relay.frame import Frame
from sessions_app.relay.listener import Listener, RelayRefusal
from sessions_app.relay.rush import CALM_SECONDS, Rush
from sessions_app.relay.stage import Place, Stage, only_ballots
from sessions_app.relay.threads import doorway, screens
from sessions_app.screens.audience import INSIDERS
from sessions_app.sitting.state import Sitting

logger = logging.getLogger(__name__)
# Ballots alone move the screens at most this often in front of five hundred, and half as often of a thousand and more:
# a voter is told by the receipt, and receipts must not wait behind a thousand pictures of how far the vote has come.
PROGRESS_SECONDS = 0.5
PROGRESS_FOR = 500
GLANCE_SECONDS = (
    0.03  # while ballots come in the journal is read at most this often: so long a closing may wait
)
# Who comes or goes is shown at most this often to three hundred; to a thousand once a second. Where so many come at
# once that a line must have broken, those who are back are not told of each who follows.
COMINGS_SECONDS = 0.3
STORM = 50
STORM_SECONDS = 2.0
ASK_AGAIN_SECONDS = 3.0  # no push goes out on a right that was asked for longer ago
QUIET_SECONDS = (
    1.0  # after as many rights are asked for that would soon grow too old: no push has to wait for them
)
RIGHT_LASTS_SECONDS = 1.0  # a right that was asked no longer ago is good for a command
BUSY_SECONDS = (
    1.5  # after several gave commands at once a right that is due is asked for together with all others
)
ASKED_ALONG = 100  # rights cost hardly more than one: so many are always asked for together
AGAIN_AFTER_FAULT = 1.0
ROUNDS_TO_SEND = 4  # of the event loop, from the offer to the server's hands
IN_ONE_BREATH = 100  # sockets that are offered a picture before the others' messages are read


class Room:
    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.listeners: set[Listener] = set()
        self._stage: Stage | None = None
        self._people: frozenset[int] = frozenset()
        self._people_at = 0.0  # when they were last counted; 0: count anew
        self._counted_at = -COMINGS_SECONDS
        self._comings = self._came = 0  # since they were last counted, and before
        self._marks = attending.Marks(meeting.pk)
        self._pushed_at = time.monotonic()
        self._heard = 0  # how far the journal is
        self._woken = asyncio.Event()
        self.rush = Rush()
        self._held_up_at: float | None = (
            None  # since when there are ballots, or a desk, that no picture shows
        )
        self._left_off = False  # the last picture was overtaken by the next, and is shown together with it
        self._lock = asyncio.Lock()
        self._asking = asyncio.Lock()
        self._to_ask: set[Listener] = set()
        self._busy_until = 0.0  # commands come from several: who gives the next one asks for all
        self._going: set[asyncio.Task[None]] = set()
        self._questions: list[tuple[Listener, int]] = []
        self._alarm: asyncio.TimerHandle | None = None
        self._unwatch: tuple[Callable[[], None], ...] = ()
        self._task: asyncio.Task[None] | None = None

    # Coming and going

    def enter(self, listener: Listener) -> None:
        self.listeners.add(listener)
        if self._task is None:
            self._task = asyncio.create_task(self._run())
            told = ((SITTING.key(self.meeting.pk), self._hear), (nudge_key(self.meeting.pk), self._wake))
            self._unwatch = tuple(hub.watch(key, tell) for key, tell in told)
        person = listener.ticket.actor.person
        if person is not None and person not in self._people:
            self._count_anew()

    def leave(self, listener: Listener) -> None:
        self.listeners.discard(listener)
        person = listener.ticket.actor.person
        if person is not None and person not in self._own_people():
            gone = asyncio.create_task(self._let_go(person))
            self._going.add(gone)
            gone.add_done_callback(self._going.discard)
        if not self.listeners and self._task is not None:
            for unwatch in self._unwatch:
                unwatch()
            self._task.cancel()
            self._task = None

    async def catch_up(self, listener: Listener, cursor: int) -> None:
        """Answers a cursor: what changed since, in one frame; an empty one if nothing did."""
        question = (listener, cursor)
        self._questions.append(question)
        async with self._lock:
            if question in self._questions:  # else somebody has answered all who waited
                questions, self._questions = self._questions, []
                try:
                    await self._answer(await self._staged(), questions)
                except Exception:
                    questions.remove(question)
                    self._questions += questions  # whoever comes next asks for them once more
                    raise

    async def _answer(self, stage: Stage, questions: Iterable[tuple[Listener, int]]) -> None:
        questions = tuple(questions)
        if any(_is_ahead(each, cursor, stage.page) for each, cursor in questions):
            await self._push(stage, await screens.run(stage.look_up))
        sitting = stage.page.state
        self._seat(
            [each for each, _ in questions if not each.caught_up or _misplaced(each, sitting)], sitting
        )
        asked = [
            (listener, listener.place, cursor if listener.seen in {None, listener.place.scene} else 0)
            for listener, cursor in questions
            if not listener.outbox.ended
        ]
        places = [(place, cursor, not listener.caught_up) for listener, place, cursor in asked]
        news = await screens.run(stage.since_all, places, self._people)
        for (listener, place, _), frame_of in zip(asked, news, strict=True):
            listener.caught_up, listener.seen = True, place.scene
            listener.outbox.offer(frame_of)

    async def _let_go(self, person: int) -> None:
        """Counts anew when the person's mark has faded, unless it is back by then."""
        await screens.run(self._marks.leave, person)
        asyncio.get_running_loop().call_later(attending.LINGERS + 0.1, self._count_anew)

    def _count_anew(self) -> None:
        self._people_at = 0.0
        self._comings += 1
        storm = max(self._comings, self._came) >= STORM
        pace = STORM_SECONDS if storm else COMINGS_SECONDS * max(1.0, len(self.listeners) / 300)
        self._wake_in(self._counted_at + pace - time.monotonic())

    def _own_people(self) -> set[int]:
        people = {listener.ticket.actor.person for listener in self.listeners}
        return {person for person in people if person is not None}

    # Telling what changed

    def _hear(self, seq: int) -> None:
        self._heard = seq
        self._consider()

    def _consider(self) -> None:
        """Whether there is something to show now. Of ballots that can wait this asks no thread and begins no task."""
        rest = self._may_wait()
        known = self._remembered() if rest > 0 and self._stage else None
        if known and self._stage and self._only_progress(self._stage, known):
            self._hold_up(rest)
        else:
            self._woken.set()

    def _hold_up(self, rest: float) -> None:
        self._held_up_at = self._held_up_at or time.monotonic()
        self._wake_in(rest)

    def _wake(self, _seq: int) -> None:
        self._woken.set()

    def _wake_in(self, seconds: float) -> None:
        """However many ask for it meanwhile, once; who asks for later is content with sooner."""
        loop = asyncio.get_running_loop()
        due = loop.time() + max(0.0, seconds)
        if self._alarm is not None:
            if loop.time() < self._alarm.when() <= due:
                return
            self._alarm.cancel()
        self._alarm = loop.call_at(due, self._consider)

    async def _run(self) -> None:
        while True:
            await self._wait()
            self._woken.clear()
            try:
                if await self._round():
                    await asyncio.sleep(GLANCE_SECONDS)
            except Exception:
                logger.exception("The screens of meeting %s could not be renewed.", self.meeting.pk)
                self._stage = None  # what it takes for shown may not have been: all is shown anew
                await asyncio.sleep(AGAIN_AFTER_FAULT)
                self._woken.set()

    async def _wait(self) -> None:
        """For news, at the longest until the marks of who is connected have to be renewed."""
        with suppress(TimeoutError):
            async with asyncio.timeout(attending.RENEWED):
                while not await self._news_comes():
                    await self._ask_ahead()

    async def _news_comes(self) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(QUIET_SECONDS):
                return await self._woken.wait()
        return False

    async def _ask_ahead(self) -> None:
        try:
            await self._ask_again(self.listeners, max(0.0, ASK_AGAIN_SECONDS - QUIET_SECONDS))
        except Exception:
            logger.exception(
                "The rights of those who follow meeting %s could not be asked for.", self.meeting.pk
            )

    async def _round(self) -> bool:
        """One look at the journal: show what is new, unless it is only progress that can wait. Whether it waits."""
        async with self._lock:
            stage = await self._staged()
            if (rest := self._may_wait()) > 0 and self._only_progress(stage, await self._glanced(stage)):
                self._hold_up(rest)
                return True
            page = await screens.run(stage.look_up)
            await self._ask_again(self.listeners, ASK_AGAIN_SECONDS)
            await self._count_people(stage.page.state, page.state)
            await self._push(stage, page)
        self._end_stuck()
        return False

    def _only_progress(self, stage: Stage, page: Page[Sitting]) -> bool:
        """Where no entry came, something beside the journal moved, or there is a picture that was left off."""
        came = page.seq != stage.page.seq or self._left_off
        return came and only_ballots(stage.page.state, page.state)

    async def _glanced(self, stage: Stage) -> Page[Sitting]:
        known = self._remembered()
        return await screens.run(stage.look_up) if known is None else known

    def _remembered(self) -> Page[Sitting] | None:
        """How far it is: where this very process has written that, nobody need ask the journal."""
        return remembered(SITTING, SITTING.key(self.meeting.pk), self._heard) if self._heard else None

    def _may_wait(self) -> float:
        """Seconds that progress may wait: for its pace, and until no more of it comes."""
        now = time.monotonic()
        pace = 0.0 if self._left_off else progress_pace(len(self.listeners))
        rest = self._pushed_at + pace - now
        return max(rest, CALM_SECONDS) if self.rush.holds_up_progress(self._held_up_at or now) else rest

    async def _push(self, stage: Stage, page: Page[Sitting]) -> None:
        changed = stage.page.state.leadership != page.state.leadership
        # Who comes back to the desk from outside must not be shown a picture of it from before.
        whole = stage.page.state.sent_out != page.state.sent_out
        self._seat([each for each in self.listeners if changed or _misplaced(each, page.state)], page.state)
        places = {listener: listener.place for listener in self.listeners if listener.caught_up}
        moved = [listener for listener, place in places.items() if listener.seen != place.scene]
        turns = stage.show(page, places.values(), self._people)
        twice, self._left_off, self._held_up_at = self._left_off, False, None
        while (frames := await screens.run(next, turns, None)) is not None:
            self._pushed_at = time.monotonic()
            await self._offer(frames, places)
            if not (twice or whole) and (self._gives_way(stage) or await self._overtaken(stage)):
                self._left_off = True
                break
        if moved:
            await self._answer(stage, [(listener, 0) for listener in moved])

    async def _offer(self, frames: Mapping[Place, Frame], places: Mapping[Listener, Place]) -> None:
        offered = 0
        for listener, place in places.items():
            if place in frames and listener in self.listeners and listener.seen == place.scene:
                listener.outbox.offer(frames[place])
                offered += 1
                if offered % IN_ONE_BREATH == 0:
                    await asyncio.sleep(0)
        for _ in range(ROUNDS_TO_SEND):
            await asyncio.sleep(0)  # the next turn's work must not slow the sending of this one

    def _gives_way(self, stage: Stage) -> bool:
        """Whether the desk, whose picture takes longest and is nobody's to vote by, waits until a rush is over."""
        waits = stage.desk_is_next and self.rush.holds_up_desk(self._pushed_at)
        if waits:
            self._wake_in(CALM_SECONDS)  # also where nothing comes of all these orders
        return waits

    async def _overtaken(self, stage: Stage) -> bool:
        """Whether more than ballots has come while a picture is shown: cards and desk then wait for the next one, for
        which everybody waits. Never twice: what comes without end must not keep them for ever.
        """
        if not self._woken.is_set():
            return False
        page = await screens.run(stage.look_up)
        return page.seq != stage.page.seq and not self._only_progress(stage, page)

    def _seat(self, listeners: Iterable[Listener], sitting: Sitting) -> None:
        """Who presides is the sitting's to say, and may change while people look on."""
        for listener in listeners:
            ticket = listener.ticket
            ticket.viewer = viewer_of(ticket.actor, sitting)
            if not may_look(ticket.actor, ticket.audience, sitting, published=True):
                self.listeners.discard(listener)
                listener.dismiss(AdmissionRefusal.RIGHT_LOST)

    async def _staged(self) -> Stage:
        if self._stage is None:
            self._stage = await screens.run(Stage, self.meeting)
        return self._stage

    async def require_right(self, listener: Listener) -> None:
        """Before a command: the right as it stands now, asked for all at once who give one. Raises Refused."""
        await self._ask_again([listener], RIGHT_LASTS_SECONDS)
        require(listener in self.listeners, AdmissionRefusal.RIGHT_LOST)

    async def _ask_again(self, listeners: Iterable[Listener], at_most_every: float) -> None:
        """Those of them whose right was asked for longer ago; together with all who wait for the same meanwhile."""
        due = time.monotonic() - at_most_every
        while waiting := [each for each in listeners if each.asked_at <= due and each in self.listeners]:
            self._to_ask.update(waiting)
            async with self._asking:
                asked, self._to_ask = self._to_ask & self.listeners, set()
                if not asked:  # somebody has asked for all who waited; where that failed, each asks once more
                    continue
                if len(asked) > 1:
                    self._busy_until = time.monotonic() + BUSY_SECONDS
                more_come = time.monotonic() < self._busy_until
                others = (each for each in self.listeners if each.asked_at <= due)
                asked |= set(islice(others, None if more_come else ASKED_ALONG))
                await self._ask(asked)

    async def _ask(self, listeners: Iterable[Listener]) -> None:
        now = time.monotonic()
        tickets = {listener.ticket: listener for listener in listeners}
        for ticket, refusal in (await doorway.run(ask_again, tuple(tickets))).items():
            self.listeners.discard(tickets[ticket])
            tickets[ticket].dismiss(refusal)
        for listener in tickets.values():
            listener.asked_at = now

    async def _count_people(self, before: Sitting, sitting: Sitting) -> None:
        fresh = time.monotonic() - self._people_at < attending.RENEWED
        if fresh and before.members == sitting.members:
            return
        self._people_at = self._counted_at = time.monotonic()
        self._came, self._comings = self._comings, 0
        self._people = await screens.run(self._marks.connected, self._own_people(), sitting.roster)

    def _end_stuck(self) -> None:
        for listener in tuple(self.listeners):
            if listener.outbox.stuck:
                self.listeners.discard(listener)
                listener.dismiss(RelayRefusal.TOO_SLOW)


def _is_ahead(listener: Listener, cursor: int, page: Page[Sitting]) -> bool:
    """Whether its page or its right is newer than what the screens show.

    Never of outsiders: they have another clock, and a look on their behalf would tell by its time how far the
    journal is.
    """
    ticket = listener.ticket
    if ticket.audience not in INSIDERS:
        return False
    return cursor > page.seq or not may_look(ticket.actor, ticket.audience, page.state, published=True)


def _misplaced(listener: Listener, sitting: Sitting) -> bool:
    """Whether its member has been sent out since, or called back in."""
    ticket = listener.ticket
    return ticket.viewer.sent_out != (ticket.actor.person in sitting.sent_out)


def progress_pace(listeners: int) -> float:
    """Seconds between two pictures of how far a vote has come."""
    return PROGRESS_SECONDS * min(2.0, max(1.0, listeners / PROGRESS_FOR))


_rooms: dict[tuple[asyncio.AbstractEventLoop, int], Room] = {}


def room_of(meeting: Meeting) -> Room:
    """The process's room of this sitting; rooms in which nobody listens are forgotten."""
    loop = asyncio.get_running_loop()
    for place in [place for place, room in _rooms.items() if not room.listeners]:
        del _rooms[place]
    return _rooms.setdefault((loop, meeting.pk), Room(meeting))
