"""MeetingConsumer: authenticate, join, perform, relay. It does nothing itself and touches no database."""

import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from uuid import UUID

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer

from journal.events import require
from sessions_app.relay import door, frame
from sessions_app.relay.door import Asked, DoorRefusal, Message, said
from sessions_app.relay.entrance import admitted
from sessions_app.relay.listener import Listener, RelayRefusal
from sessions_app.relay.once import once
from sessions_app.relay.outbox import Outbox
from sessions_app.relay.performing import perform_for
from sessions_app.relay.places import take_place
from sessions_app.relay.room import Room, room_of

Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class MeetingConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels ships no types
    listener: Listener | None = None
    room: Room
    give_back: Callable[[], None] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Channels' own loop without a channel of its own at the layer and without a thread hop per message."""
        self.scope, self.base_send = scope, send
        self.outbox = Outbox(self.send, self._hang_up)
        self.pace = door.Pace()
        self.language = door.language_of(scope)
        try:
            with contextlib.suppress(StopConsumer):
                while not self.outbox.ended:
                    await self.dispatch(await receive())
                await self.outbox.finish()  # what comes after the farewell stays unread
        finally:
            self.outbox.abandon()
            if self.listener:
                self.room.leave(self.listener)
            if self.give_back:
                self.give_back()

    async def dispatch(self, message: Message) -> None:
        handlers = {"websocket.connect": self.connect, "websocket.receive": self.take}
        if (handler := handlers.get(message["type"])) is None:
            raise StopConsumer
        await handler(message)

    async def connect(self, _message: Message) -> None:
        await self.accept()
        try:
            ticket = await admitted(door.knock(self.scope))
            self.give_back = take_place(ticket.actor.user)
        except Exception as error:  # noqa: BLE001 (whoever knocks is answered)
            refused = door.refusal_of(error)
            self.outbox.end(frame.bye(refused.code, said(refused, self.language)))
            return
        self.listener = Listener(ticket, self.language, self.outbox)
        self.room = room_of(ticket.meeting)
        self.room.enter(self.listener)

    async def take(self, message: Message) -> None:
        """One message of the client: it is answered, whatever it is, until they are far too many."""
        if (listener := self.listener) is None:
            return
        in_time = self.pace.takes()
        if self.pace.flooded:
            listener.dismiss(DoorRefusal.FLOODED)
            return
        asked: Asked = {}
        try:
            asked = door.read_message(message.get("text"))
            self.outbox.heard(asked.get("got"))
            if "at" in asked:
                require(in_time, DoorRefusal.TOO_FAST)
                await self.room.catch_up(listener, door.read_cursor(asked))
                return
            number = door.read_id(asked)
            work = partial(self._perform, listener, asked, number, in_time=in_time)
            self.outbox.reply(frame.ok(str(asked.get("id")), await once(listener.ticket, number, work)))
        except Exception as error:  # noqa: BLE001 (every message is answered)
            refused = door.refusal_of(error)
            self.outbox.reply(frame.refused(door.id_in(asked), refused.code, said(refused, self.language)))

    async def _perform(self, listener: Listener, asked: Asked, number: UUID | None, *, in_time: bool) -> int:
        """For the public, which can give no command at all, nothing is looked up or begun, and no picture waits."""
        require(in_time, DoorRefusal.TOO_FAST)
        require(listener.ticket.actor.user is not None, RelayRefusal.NOT_LOGGED_IN)
        with self.room.rush:
            await self.room.require_right(listener)
            return await perform_for(listener.ticket, asked, number)

    async def _hang_up(self) -> None:
        await self.close(code=4000)
