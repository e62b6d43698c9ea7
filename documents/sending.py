"""Bytes of a file on their way out: a small file at once, a large one in pieces.

An answer that Django has given lies in the process's memory until Python looks for garbage, which a server does seldom
(`config.garbage`): whoever asked for a large file again and again would fill the memory.
"""

from collections.abc import AsyncIterator, Generator
from functools import partial

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from documents.models import File

AT_ONCE = 1024 * 1024  # bytes of an answer that is held whole
PIECE = 256 * 1024  # bytes


def sent(request: HttpRequest, file: File, wanted: range, status: int = 200) -> HttpResponseBase:
    """The answer with these bytes of the file; to HEAD its heads alone."""
    kind = {"content_type": file.mime_type, "status": status}
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": len(wanted)}, **kind)
    if len(wanted) <= AT_ONCE:
        return HttpResponse(b"".join(_pieces(file, wanted)), **kind)
    pieces = _pieces(file, wanted)
    content = _from_threads(pieces) if isinstance(request, ASGIRequest) else pieces
    return StreamingHttpResponse(content, headers={"Content-Length": len(wanted)}, **kind)


def _pieces(file: File, wanted: range) -> Generator[bytes, None, None]:
    with file.content.open("rb") as content:
        content.seek(wanted.start)
        for begin in range(0, len(wanted), PIECE):
            yield content.read(min(PIECE, len(wanted) - begin))


async def _from_threads(pieces: Generator[bytes, None, None]) -> AsyncIterator[bytes]:
    """Read in the request's own thread: the disk keeps the event loop waiting for nothing."""
    try:
        while piece := await sync_to_async(partial(next, pieces, None))():
            yield piece
    finally:  # whoever asked has it all, or has gone
        await sync_to_async(pieces.close)()
