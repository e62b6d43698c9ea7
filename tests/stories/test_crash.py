"""Kill -9 at every step of a vote: what was acknowledged is there, nothing is there twice, everybody goes on."""

import asyncio
from collections import Counter

import pytest
from django.db import connection
from django.test import Client

from config.rehearsal.crowd import assemble
from config.rehearsal.evening import Evening, VoteRun
from config.rehearsal.participant import Participant, Server
from config.rehearsal.report import differences
from journal.store import history, replay
from sessions_app.live import SITTING
from tests.stories.town import verify_journal
from voting.events import BallotCast, ResultAnnounced, VoteClosed, VoteOpened

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: crash")]

MEMBERS = 12
VOTERS = MEMBERS + 1  # and the chair
ACKNOWLEDGED = 5  # ballots before the crash


class LetIn(Participant):
    """A member who is logged in already: how twelve more come in by the page is not what dies here."""

    cookie = ""

    async def log_in(self):
        self.http.cookies.set("sessionid", self.cookie)


def let_in(participant, user):
    client = Client()
    client.force_login(user)
    participant.cookie = client.cookies["sessionid"].value


class CrashedEvening(Evening):
    """A rehearsal whose server dies once in every vote."""

    def __init__(self, crowd, process):
        where = Server(process.url, f"{crowd.host}:{process.port}")
        super().__init__(crowd, where, 0, lambda *progress: None)
        self.process, self.crashes = process, 0
        for member, seat in zip(self.members, crowd.members, strict=True):
            let_in(member, seat.person.user)

    def _participant(self, username, person, audience):
        kind = LetIn if audience == "member" else Participant
        return kind(self.server, username, self.crowd.password, person, audience)

    async def play(self, item):
        await self.gather()
        await self.desk.do("open_sitting")
        await self.desk.do("call_item", item=item)
        for step in (self.opening, self.between_ballots, self.closing, self.closed):
            await step(item, len(self.votes) + 1)
            await self.desk.do("announce_result", vote=len(self.votes) + 1)
            self.votes.append(VoteRun(len(self.votes) + 1, VOTERS, ()))
        end = await self.desk.do("close_sitting")
        await asyncio.gather(*(each.see(end) for each in self.everybody))

    async def opening(self, item, vote):
        """Dies as soon as the opening is on disk, whether or not its answer is on its way."""
        before = await asyncio.to_thread(self.head)
        seq = await self.through_a_crash(self.open(item), lambda: asyncio.to_thread(self.moved, before))
        await self.cast(vote, self.voters, seq)
        await self.desk.do("close_vote", vote=vote)

    async def between_ballots(self, item, vote):
        """Dies when some ballots are acknowledged and the others are on their way."""
        seq = await self.open(item)
        await self.cast(vote, self.voters[:ACKNOWLEDGED], seq)
        others = self.cast(vote, self.voters[ACKNOWLEDGED:], seq)
        await self.through_a_crash(others, lambda: self.acknowledged(vote, ACKNOWLEDGED + 1))
        await self.desk.do("close_vote", vote=vote)

    async def closing(self, item, vote):
        """Dies when the closing has just been sent."""
        await self.cast(vote, self.voters, await self.open(item))
        await self.through_a_crash(self.desk.do("close_vote", vote=vote), sent)

    async def closed(self, item, vote):
        """Dies after the closing, before the announcement."""
        await self.cast(vote, self.voters, await self.open(item))
        seq = await self.desk.do("close_vote", vote=vote)
        await self.through_a_crash(self.clerk.see(seq), sent)

    @property
    def voters(self):
        return [self.desk, *self.members]

    async def open(self, item):
        return await self.desk.do("open_vote", item=item, question=f"Frage {len(self.votes) + 1}")

    async def cast(self, vote, voters, opened):
        choices = ("yes", "no", "abstain")
        await asyncio.gather(
            *(self._cast_seen(each, vote, opened, choices[each.person % 3]) for each in voters)
        )

    async def _cast_seen(self, voter, vote, opened, choice):
        await voter.see(opened)
        await voter.cast(vote, choice)

    async def through_a_crash(self, work, moment):
        """The work is under way when the server dies, and is finished by the one that comes after it."""
        under_way = asyncio.ensure_future(work)
        await moment()
        self.process.kill()
        self.crashes += 1
        await asyncio.to_thread(self.process.start)
        return await under_way

    async def acknowledged(self, vote, count):
        while sum(vote in each.ballots for each in self.voters) < count:
            await asyncio.sleep(0)

    def head(self):
        try:
            return replay(SITTING, SITTING.key(self.crowd.meeting.pk)).seq
        finally:
            connection.close()  # of this thread

    def moved(self, before):
        while self.head() == before:
            pass


async def sent():
    """One turn of the loop: the work has begun, and what it sends is in the server's hands."""
    await asyncio.sleep(0)


def test_a_server_killed_at_every_step_of_a_vote_loses_and_doubles_nothing(real_hashes, town, server):
    crowd = assemble(town.meeting, MEMBERS)
    item = crowd.meeting.agenda_items.filter(kind="resolution", public=True).first().pk
    evening = CrashedEvening(crowd, server)
    server.start()
    asyncio.run(played(evening, item))

    assert differences(evening) == []
    key = SITTING.key(crowd.meeting.pk)
    events = [each.event for each in history(key)]
    votes = replay(SITTING, key).state.votes
    assert [len(vote.ballots) for vote in votes] == [VOTERS] * 4
    assert [sum(isinstance(each, kind) for each in events) for kind in ONCE_A_VOTE] == [4] * 3
    ballots = Counter(each.voter for each in events if isinstance(each, BallotCast))
    assert set(ballots.values()) == {4}
    assert all(each.reconnects >= evening.crashes == 4 for each in evening.everybody)
    assert SITTING.check_rows(key, replay(SITTING, key).state) == []
    verify_journal()


ONCE_A_VOTE = (VoteOpened, VoteClosed, ResultAnnounced)


async def played(evening, item):
    try:
        await evening.play(item)
    finally:
        await asyncio.gather(*(each.leave() for each in evening.everybody))
