"""A client as live.js is one: a real socket consumer at the other end, regions, a cursor, answers by command id."""

import asyncio
import json
import uuid

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings

from accounts.actor import NOBODY
from asgi import application
from sessions_app.admission import viewer_of
from sessions_app.hall import look_beside, wished_on
from sessions_app.models import Meeting
from sessions_app.relay import attending
from sessions_app.relay.rendering import Scene, render
from sessions_app.screens import NOTHING_RECENT, followed_as, look, look_personally
from sessions_app.screens.audience import CONNECTED, INSIDERS, PERSONAL, REGIONS, SEATS, Audience
from sessions_app.standing import filed_of, papers_of, sitting_of
from sessions_app.told import recent_of
from tests.live.council import HOST

PATIENCE = 60  # of a crowded machine


class Screen:
    def __init__(self, council, audience, login=None, *, host=HOST, origin=None, language="de", client=None):
        self.council, self.audience, self.login, self.language = council, Audience(audience), login, language
        self.host, self.origin = host, f"http://{host}" if origin is None else origin
        self.client = client
        self.regions, self.cursor, self.frames = {}, 0, []
        self.answers, self.goodbye, self.got = {}, None, 0

    async def open(self, cursor=None, meeting=None):
        await self.connect(meeting)
        await self.tick(self.cursor if cursor is None else cursor)
        await self.until(lambda: self.goodbye or self.frames)
        return self

    async def connect(self, meeting=None):
        if self.client is None:
            self.client = await sync_to_async(self.council.client)(self.login, self.host)
        cookies = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        headers = [(b"host", self.host.encode()), (b"origin", self.origin.encode())]
        if cookies:
            headers.append((b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookies.value}".encode()))
        place = f"/ws/sitzungen/{meeting or self.council.meeting.pk}/{self.audience.value}/"
        self.line = self.dial(f"{place}?lang={self.language}", headers)
        self.got = 0
        self.accepted, _ = await self.line.connect(PATIENCE)
        return self

    def dial(self, place, headers):
        return WebsocketCommunicator(application, place, headers)

    async def close(self):
        await self.line.disconnect()

    async def tick(self, cursor=None):
        await self.send(json.dumps({"at": self.cursor if cursor is None else cursor, "got": self.got}))

    async def send(self, text):
        await self.line.send_to(text)

    async def do(self, name, command_id=None, **given):
        """Gives a command and waits for its answer: `{"ok", "seq"}` or `{"refused", "why", "say"}`."""
        command_id = command_id or str(uuid.uuid4())
        self.answers.pop(command_id, None)
        await self.send(json.dumps({"do": name, "with": given, "id": command_id, "got": self.got}))
        await self.until(lambda: command_id in self.answers)
        return self.answers[command_id]

    async def refusal(self, text):
        """What comes back to a message without an id."""
        self.answers.pop(None, None)
        await self.send(text)
        await self.until(lambda: None in self.answers)
        return self.answers[None]

    async def until(self, condition):
        """Takes what comes until the condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self.take(await self.line.receive_from(PATIENCE))

    def take(self, text):
        message = json.loads(text)
        self.got += len(text)
        if "regions" in message:
            self.frames.append(message)
            self.regions |= message["regions"]
            self._leave_what_has_no_place()
            self.cursor = message["seq"]
        elif "bye" in message:
            self.goodbye = message
        else:
            self.answers[message.get("ok", message.get("refused"))] = message

    def _leave_what_has_no_place(self):
        """A region within another one goes with its place there."""
        places = self.regions.get("presence", "")
        gone = {name for name in self._seats() if f'data-region="{name}"' not in places}
        self.regions = {name: html for name, html in self.regions.items() if name not in gone}

    def _seats(self):
        return {name for name in self.regions if name.startswith(SEATS)}

    async def shows_the_truth(self):
        """Takes what comes until the screen is the screen that a reload would show."""
        truth = await sync_to_async(self.rendered_afresh)()
        while wrong := self.differences(truth):
            try:
                self.take(await self.line.receive_from(PATIENCE))
            except TimeoutError:
                raise AssertionError(f"{self.audience}, {self.login}: {wrong}") from None
            if self.took_all() and self.differences(truth):  # who is connected may have changed meanwhile
                truth = await sync_to_async(self.rendered_afresh)()

    def took_all(self):
        """Whether nothing more is there yet. At a real socket nobody can tell."""
        waiting = getattr(self.line, "output_queue", None)
        return waiting is None or waiting.empty()

    def differences(self, truth):
        names = truth.keys() | self.regions.keys()
        return {
            name: (self.regions.get(name), truth.get(name))
            for name in names
            if self.regions.get(name) != truth.get(name)
        }

    @property
    def rendered_names(self):
        return {*REGIONS[self.audience], *PERSONAL[self.audience], CONNECTED, *self._seats()}

    def rendered_afresh(self):
        meeting = Meeting.objects.select_related("body", "organization").get(pk=self.council.meeting.pk)
        page = sitting_of(meeting)
        actor = self.council.actor(self.login) if self.login else NOBODY
        viewer = viewer_of(actor, page.state)
        seen_as = followed_as(self.audience, sent_out=viewer.sent_out)
        papers = papers_of(page.state.dealt_with, public_only=seen_as not in INSIDERS)
        recent = recent_of(meeting.pk, page.seq) if self.audience is Audience.DESK else NOTHING_RECENT
        wished, filed = wished_on(self.audience, meeting.pk), filed_of(meeting.pk, page.state)
        views = look(page.state, seen_as, papers, recent, wished=wished, filed=filed)
        people = attending.connected_people(meeting.pk, page.state.roster)
        views |= look_beside(meeting.pk, page.state, seen_as, people)
        if self.login:
            views |= look_personally(page.state, self.audience, viewer)
        scene = Scene(meeting.pk, self.audience, self.language)
        return {name: render(scene, name, view) for name, view in views.items()}


def words_of(*screens):
    """Every word that ever came down to these screens."""
    return json.dumps([screen.frames for screen in screens], ensure_ascii=False)
