"""Around everything under /oparl/: open to every web page, without cookies, and every error an error object."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from oparl.out.addresses import is_ours, tidy
from oparl.out.packed import packed, unmarked
from oparl.out.problems import told

ERRORS = 400


def open_to_all(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The first middleware: what the others answer, pages of errors and redirects to HTTPS, passes here too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_ours(request.path):
            return get_response(request)
        unmarked(request)
        answer = _as_object(_tidied(request) or get_response(request))
        answer.cookies.clear()
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        del answer["Vary"]
        return packed(request, answer)

    return middleware


def _tidied(request: HttpRequest) -> HttpResponse | None:
    """Another way to write an address leads to the canonical one of the same host."""
    if request.path == tidy(request.path):
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(tidy(request.path) + (f"?{query}" if query else ""))


def _as_object(answer: HttpResponse) -> HttpResponse:
    is_page = answer.get("Content-Type", "").startswith("text/html")
    if answer.status_code < ERRORS or not is_page:
        return answer
    thing = told(answer.status_code)
    if "Retry-After" in answer:
        thing["Retry-After"] = answer["Retry-After"]
    return thing
