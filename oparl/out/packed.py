"""JSON goes out packed to whom packed is welcome. It holds nothing secret, and nothing that a reader sent comes back
beside a secret: what makes packed pages with passwords dangerous (BREACH) is not here.
"""

import gzip
import re

from django.http import HttpRequest, HttpResponse

WELCOME = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?(?![.0-9]))")
WORTH_IT = 500  # bytes
MARK = re.compile(r'-gzip"')
LEVEL = 6


def unmarked(request: HttpRequest) -> None:
    """Who has the packed form is asked about the plain one: both change at the same moment."""
    if given := request.META.get("HTTP_IF_NONE_MATCH"):
        request.META["HTTP_IF_NONE_MATCH"] = MARK.sub('"', given)


def packed(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer, packed if it is JSON that is worth it and the reader takes it; with a strong mark of its own."""
    if not answer.get("Content-Type", "").startswith("application/json"):
        return answer
    answer["Vary"] = "Accept-Encoding"
    welcome = WELCOME.search(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if welcome and answer.status_code == 200 and len(answer.content) >= WORTH_IT:  # noqa: PLR2004 (HTTP)
        answer.content = gzip.compress(answer.content, LEVEL, mtime=0)
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(answer.content))
        if etag := answer.get("ETag"):
            answer["ETag"] = f'{etag[:-1]}-gzip"'
    return answer
