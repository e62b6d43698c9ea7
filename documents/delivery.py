"""Files go out here: whole or in ranges, with a strong ETag. Whether somebody may have them is asked before."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

from documents.models import File
from documents.sending import sent

PUBLIC = "public, max-age=86400"
PRIVATE = "private, no-store"
SHOWN = frozenset({"application/pdf"})  # everything else is offered for saving only
RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")  # no file has more bytes than that


def deliver(request: HttpRequest, file: File) -> HttpResponseBase:
    """The answer for a file that the reader may have: 200, 206, 304 or 416."""
    etag = f'"{file.sha256}"'
    if known := get_conditional_response(request, etag=etag):
        return _marked(known, file, etag)
    size = file.content.size
    asked = request.headers.get("Range", "")
    if asked and request.headers.get("If-Range", etag) == etag and RANGE.fullmatch(asked):
        return _marked(_part(request, file, asked, size), file, etag)
    return _marked(sent(request, file, range(size)), file, etag)


def deliver_copy(file: File, copy: bytes) -> HttpResponseBase:
    """A copy made for one reader: whole, and stored by nobody on its way."""
    answer = HttpResponse(copy, content_type=file.mime_type)
    answer["Accept-Ranges"] = "none"
    return _described(answer, file, PRIVATE)


def span(asked: str, size: int) -> range | None:
    """The bytes that a Range header asks for (RFC 9110, section 14.1.2), or None if there are none."""
    match = RANGE.fullmatch(asked)
    first, last = match.groups() if match else ("", "")
    if first:
        found = range(int(first), min(int(last) + 1, size) if last else size)
    else:
        found = range(max(size - int(last or 0), 0), size)
    return found or None


def _part(request: HttpRequest, file: File, asked: str, size: int) -> HttpResponseBase:
    wanted = span(asked, size)
    if wanted is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = sent(request, file, wanted, status=206)
    answer["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{size}"
    return answer


def _marked(answer: HttpResponseBase, file: File, etag: str) -> HttpResponseBase:
    answer["ETag"] = etag
    answer["Accept-Ranges"] = "bytes"
    return _described(answer, file, PUBLIC if file.public else PRIVATE)


def _described(answer: HttpResponseBase, file: File, who_may_store_it: str) -> HttpResponseBase:
    answer["Cache-Control"] = who_may_store_it
    answer["X-Content-Type-Options"] = "nosniff"
    shown = file.mime_type in SHOWN
    answer["Content-Disposition"] = content_disposition_header(not shown, file.file_name) or "attachment"
    return answer
