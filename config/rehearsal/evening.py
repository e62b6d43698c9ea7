"""The evening of a rehearsal: arrivals, items, votes, the closed part, the minutes; everything by socket and form."""

import asyncio
import random
import re
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext

from config.rehearsal.crowd import Crowd
from config.rehearsal.participant import Participant, RehearsalError, Server
from sessions_app.models import AgendaItem

AT_ONCE = 4
CHOICES = ("yes", "yes", "yes", "no", "abstain")
# The public version, in the form of its release.
VERSION = re.compile(r'name="sha256" value="([0-9a-f]{64})"')
QUESTION = "Dem Vorschlag der Verwaltung wird zugestimmt."

Told = Callable[[str, int, int], None]  # what is going on, done, of how many


@dataclass(frozen=True)
class VoteRun:
    """One vote as measured: seconds from the close to each screen that shows it."""

    number: int
    ballots: int
    screens: tuple[float, ...]


@dataclass
class Evening:
    crowd: Crowd
    server: Server
    votes_wanted: int
    told: Told
    desk: Participant = field(init=False)
    clerk: Participant = field(init=False)
    members: list[Participant] = field(init=False)
    votes: list[VoteRun] = field(default_factory=list)
    had_closed_part: bool = False

    def __post_init__(self) -> None:
        crowd = self.crowd
        self.desk = self._participant(crowd.chair.username, crowd.chair.person.pk, "desk")
        self.clerk = self._participant(crowd.clerk.username, crowd.clerk.person.pk, "desk")
        self.members = [self._participant(each.username, each.person.pk, "member") for each in crowd.members]

    @property
    def everybody(self) -> list[Participant]:
        return [self.clerk, self.desk, *self.members]

    def _participant(self, username: str, person: int, audience: str) -> Participant:
        return Participant(self.server, username, self.crowd.password, person, audience)

    async def play(self, items: list[AgendaItem]) -> None:
        """From the first login to the closed sitting."""
        await self.gather()
        await self.desk.do("open_sitting")
        await self._treat([item for item in items if item.public])
        await self._closed_part([item for item in items if not item.public])
        await self.desk.do("close_sitting")

    async def gather(self) -> None:
        await self._in_turns(gettext("Logging in"), (each.log_in() for each in self.everybody))
        await self.clerk.join(self.crowd.meeting.pk)
        await self.clerk.do("convene")
        rest = [self.desk, *self.members]
        await self._in_turns(gettext("Connecting"), (each.join(self.crowd.meeting.pk) for each in rest))
        modes = ["remote" if number % 5 == 0 else "room" for number in range(len(rest))]
        arrivals = (each.do("arrive", mode=mode) for each, mode in zip(rest, modes, strict=True))
        await self._in_turns(gettext("Arriving"), arrivals)

    async def _treat(self, items: list[AgendaItem]) -> None:
        for done, item in enumerate(items, start=1):
            self.told(gettext("Agenda"), done, len(items))
            if item.kind == AgendaItem.Kind.HEADING:
                continue
            await self.desk.do("call_item", item=item.pk)
            if item.kind == AgendaItem.Kind.RESOLUTION and len(self.votes) < self.votes_wanted:
                await self.vote(item)
            else:
                await self.clerk.do("note_item", item=item.pk)
            if done == len(items) // 2:
                await self._pause()

    async def _pause(self) -> None:
        """A break, and somebody who leaves and comes back."""
        await self.desk.do("interrupt", reason="Pause")
        await self.members[-1].do("leave")
        await self.desk.do("resume")
        await self.members[-1].do("arrive", mode="remote")

    async def _closed_part(self, items: list[AgendaItem]) -> None:
        if not items:
            return
        self.had_closed_part = True
        await self.desk.do("exclude_public", reason="Nichtöffentliche Angelegenheiten")
        await self._treat(items)
        await self.desk.do("readmit_public")

    async def vote(self, item: AgendaItem) -> None:
        number = len(self.votes) + 1
        kind = "roll_call" if number % 3 == 0 else "open"
        opened = await self.desk.do(
            "open_vote",
            item=item.pk,
            question=item.proposed_resolution or QUESTION,
            kind=kind,
            majority="simple",
        )
        voters = [self.desk, *self.members]
        await asyncio.gather(*(self._cast(each, number, opened) for each in voters))
        asked_at = time.perf_counter()
        closed = await self.desk.do("close_vote", vote=number)
        screens = await asyncio.gather(*(each.see(closed) for each in self.everybody))
        self.votes.append(VoteRun(number, len(voters), tuple(seen - asked_at for seen in screens)))
        await self.desk.do("announce_result", vote=number)

    async def _cast(self, voter: Participant, vote: int, opened: int) -> None:
        """Everybody votes at some moment within one second after the card has appeared."""
        await voter.see(opened)
        await asyncio.sleep(random.random())  # noqa: S311 (spreads the voters)
        await voter.cast(vote, random.choice(CHOICES))  # noqa: S311 (invented votes)

    async def _in_turns(self, what: str, steps: Iterable[Coroutine[object, object, object]]) -> None:
        """A few at a time, as people come through a door."""
        waiting = list(steps)
        gate, done = asyncio.Semaphore(AT_ONCE), 0

        async def take(step: Coroutine[object, object, object]) -> None:
            nonlocal done
            async with gate:
                await step
            done += 1
            self.told(what, done, len(waiting))

        try:
            async with asyncio.TaskGroup() as group:  # one that fails ends the others
                for step in waiting:
                    group.create_task(take(step))
        except ExceptionGroup as failed:
            raise failed.exceptions[0] from None
        finally:
            for step in waiting:
                step.close()

    async def sign_minutes(self, pin: str) -> bytes:
        """Seals both parts, chair and clerk sign them; returns the public part's PDF."""
        studio = f"/sitzungen/{self.crowd.meeting.pk}/niederschrift/"
        parts = ["oeffentlich"]
        if self.had_closed_part:
            parts.append("nichtoeffentlich")
        for part in parts:
            await self._form(self.clerk, f"{studio}{part}/versiegeln/", studio)
            await self._form(self.desk, f"{studio}{part}/unterschreiben/", studio, pin=pin)
            await self._form(self.clerk, f"{studio}{part}/unterschreiben/", studio, pin=pin)
        await self._publish(studio)
        answer = await self.clerk.http.get(f"{studio}oeffentlich/niederschrift.pdf")
        if answer.headers.get("content-type") != "application/pdf":
            raise RehearsalError(gettext("The signed minutes cannot be fetched."))
        return answer.content

    async def _publish(self, studio: str) -> None:
        """The clerk makes the public version, both release what they have looked at, the clerk publishes it."""
        await self._form(self.clerk, f"{studio}fassung/", studio)
        page = await self.clerk.http.get(studio)
        version = VERSION.search(page.text)
        if version is None:
            raise RehearsalError(gettext("The public version of the minutes was not made."))
        for who in (self.clerk, self.desk):
            await self._form(who, f"{studio}freigeben/", studio, sha256=version[1])
        await self._form(self.clerk, f"{studio}veroeffentlichen/", studio)

    async def _form(self, who: Participant, path: str, page: str, **fields: str) -> None:
        answer = await who.post(path, page, **fields)
        if answer.status_code != 302:  # noqa: PLR2004 (back to the studio)
            raise RehearsalError(
                gettext("%(page)s answers with status %(status)s.")
                % {"page": path, "status": answer.status_code}
            )
        await who.come_back(answer.headers["location"], page)
