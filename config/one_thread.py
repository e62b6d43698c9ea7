"""Django's handler for ASGI, for an application whose middleware and views are all ordinary functions."""

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class InOneThread(ASGIHandler):
    """From the first middleware to the view and back in one go, in the request's thread. Django's own handler goes back to
    the event loop before each view, and from there to the thread once more.
    """

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        return await sync_to_async(self.get_response, thread_sensitive=True)(request)
