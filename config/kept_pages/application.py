"""The ASGI application around Django: what is kept is answered before Django, without a request, a middleware or a
thread of its own.

Kept are the bytes and heads with which a reader without a login was once answered by the whole of Django, under all that
Django decides by and the state of the body's pages, which is looked up for each request: what is recalled is gone with
the next. Whatever is unusual in a request, and whoever asks too often, is Django's to answer.
"""

from collections.abc import Awaitable, Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

from accounts.pace import address_of
from config.bodies import Message, Receive, Scope, Send
from config.kept_pages.answers import CONDITIONS, Answer, Shelf
from config.kept_pages.lookout import lookout
from config.kept_pages.names import is_kept
from config.kept_pages.place import Asked, asked_of
from sessions_app.page_states import State
from sessions_app.tenancy import host_name

Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class KeptPages:
    """An ASGI application for HTTP; `PAGE_SECONDS` 0: everything is drawn anew."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.shelf = Shelf()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = asked_of(scope) if settings.PAGE_SECONDS else None
        if asked is None or not await self._is_answered(asked, receive, send):
            await self.app(scope, receive, send)

    async def _is_answered(self, asked: Asked, receive: Receive, send: Send) -> bool:
        there = asked.place in self.shelf
        state = await _state(asked, counted=there) if there or is_kept(asked.place.path) else None
        if state is None:
            return False
        answer = self.shelf.at(asked.place, state)
        if answer is None:
            # Whoever has a form's token might be given a page with it, and that is nobody else's.
            if settings.CSRF_COOKIE_NAME in asked.cookies:
                return False
            answer = await self._drawn(asked, state, receive)
        if answer is not None:
            await answer.give(send, asked.scope["method"], asked.heads)
        return True

    async def _drawn(self, asked: Asked, state: State, receive: Receive) -> Answer | None:
        """The whole answer, whatever this reader has already; kept if anybody may have it. A change meanwhile makes it
        newer than the state under which it lies, and that will not be asked for again. None: the reader has gone.
        """
        heads = [each for each in asked.scope["headers"] if each[0] not in CONDITIONS]
        messages: list[Message] = []

        async def take(message: Message) -> None:
            messages.append(message)

        await self.app({**asked.scope, "method": "GET", "headers": heads}, receive, take)
        answer = Answer.of(messages) if messages else None
        if answer and answer.is_for_all:
            self.shelf.put(asked.place, state, answer)
        return answer


async def _state(asked: Asked, *, counted: bool) -> State | None:
    """Who may be answered with what is kept is counted here, all others by Django."""
    try:
        visitor = _visitor(asked) if counted and settings.REQUESTS_A_MINUTE else None
        return await lookout.state_of(host_name(asked.place.host), visitor)
    except Exception:  # noqa: BLE001 (whatever it is, Django meets it too, and says so)
        return None


def _visitor(asked: Asked) -> str:
    remote, _port = asked.scope.get("client") or ("", 0)
    return _address(remote, asked.heads.get(b"x-forwarded-for", b"").decode("latin-1"))


@lru_cache(maxsize=1_000)
def _address(remote: str, forwarded: str) -> str:
    """As Django is told it: by the proxy where one is trusted."""
    seen = HttpRequest()
    seen.META = {"REMOTE_ADDR": remote} | ({"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {})
    return address_of(seen)
