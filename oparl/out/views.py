"""The doors: System, lists, objects. Stateless: who asks, with which cookie, in which language, changes nothing."""

from collections.abc import Callable
from functools import wraps

from django.db.models import QuerySet
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.utils.http import http_date

from oparl.importing.kinds import MODELS
from oparl.models import Published
from oparl.out.addresses import home_of, list_path, tidy
from oparl.out.asked import Asked
from oparl.out.desk import Desk
from oparl.out.kinds import LISTS
from oparl.out.ledger import note_reading, settle
from oparl.out.objects import entries_of, object_of, of_organization, page_of
from oparl.out.problems import Problem, told
from oparl.out.saying import Json
from sessions_app.tenancy import TenantRequest

View = Callable[..., HttpResponseBase]
BY_ORGANIZATION = ("meeting", "consultation")
WAIT = 10  # seconds


class OparlRequest(TenantRequest):
    """A request at the canonical address of one body."""

    desk: Desk


def door(view: View) -> View:
    """At the canonical address only, reading only; the book is in step before the view looks at it."""

    @wraps(view)
    def opened(request: HttpRequest, **parameters: object) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return _only_reading(request)
        desk = Desk(request.tenant, home_of(request, request.tenant))  # type: ignore[attr-defined]  # TenantMiddleware
        canonical = desk.home + tidy(request.path)
        if canonical != f"{request.scheme}://{request.get_host()}{request.path}":
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(canonical + (f"?{query}" if query else ""))
        request.desk = desk  # type: ignore[attr-defined]  # OparlRequest, from here on
        try:
            _bring_up_to_date(desk)
            return view(request, **parameters)
        except Problem as why:
            answer = told(why.status, why.sentence, why.debug)
            return _waiting(answer) if why.status == 503 else answer  # noqa: PLR2004 (HTTP)

    return opened


def _only_reading(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(status=204) if request.method == "OPTIONS" else told(405)
    answer["Allow"] = "GET, HEAD, OPTIONS"
    return answer


def _bring_up_to_date(desk: Desk) -> None:
    if not settle():
        raise Problem(503)
    note_reading(desk.body)


def _waiting(answer: HttpResponse) -> HttpResponse:
    answer["Retry-After"] = str(WAIT)
    return answer


@door
def thing(request: OparlRequest, kind: str, key: int = 0) -> HttpResponse:
    """One object, or the stub of one that was public."""
    desk = request.desk
    entry = entry_of(desk, kind, key or desk.body.pk)
    found = object_of(desk, entry)
    if found is None:
        raise Problem(404)
    answer = _json(found)
    answer["Last-Modified"] = http_date(entry.modified.timestamp())
    return answer


def entry_of(desk: Desk, kind: str, key: int) -> Published:
    """Raises Problem for what never was public."""
    entry = entries_of(desk, kind).filter(key=key).first()
    if entry is None:
        raise Problem(404)
    return entry


@door
def bodies(request: OparlRequest) -> HttpResponse:
    """The list of the System: this host's body."""
    return _page(request, "/oparl/v1.1/body", entries_of(request.desk, "body"), "body")


@door
def listed(request: OparlRequest, key: int, name: str) -> HttpResponse:
    """One of the lists of the body."""
    desk, kind = request.desk, LISTS[name]
    entry_of(desk, "body", key)
    return _page(request, list_path("body", key, name), entries_of(desk, kind), kind)


@door
def of_one(request: OparlRequest, key: int, kind: str) -> HttpResponse:
    """The meetings or consultations of an organization."""
    desk = request.desk
    entry_of(desk, "organization", key)
    rows = of_organization(entries_of(desk, kind), kind, key, MODELS[kind].objects)
    return _page(request, list_path("organization", key, kind), rows, kind)


def _page(request: OparlRequest, path: str, rows: QuerySet[Published], kind: str) -> HttpResponse:
    """A page of a list. What is asked for has one canonical way to be written as well (OParl 1.1, 2.3)."""
    asked = Asked.of(request.GET)
    query = request.META.get("QUERY_STRING", "")
    if asked.query() != (f"?{query}" if query else ""):
        return HttpResponsePermanentRedirect(request.desk.home + path + asked.query())
    return _json(page_of(request.desk, path, rows, kind, asked))


def _json(content: Json) -> JsonResponse:
    answer = JsonResponse(content, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = (
        "public, no-cache"  # kept, and asked for anew each time: what is gone is gone at once
    )
    return answer
