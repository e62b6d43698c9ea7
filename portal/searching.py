"""The page of the search: permanent addresses, everything in the question, nothing in a session."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from portal.following import Following, following
from portal.lists import number
from portal.search.finding import found
from portal.search.hits import Found
from portal.search.index import IndexUnavailableError
from portal.search.meaning import beginning_with, perhaps_meant
from portal.search.narrowing import in_days
from portal.search.settling import settle_for_a_reader
from portal.search.wanted import Kind, Order, Wanted, address_of, query_of, read_wanted
from portal.subscriptions.saved import can_bring_news
from sessions_app.models import LegislativeTerm
from sessions_app.queries import public_organizations, terms_of
from sessions_app.tenancy import TenantRequest

PER_PAGE = 20
LEAST = 2  # letters from which words are offered


@require_safe
def search(request: TenantRequest) -> HttpResponse:
    settle_for_a_reader()
    wanted, terms = read_wanted(request.GET), list(terms_of(request.tenant))
    form = _form(request, wanted, terms)
    try:
        results = _results(request, wanted, in_days(wanted, terms))
    except IndexUnavailableError:
        return render(request, "portal/search.html", {**form, "unavailable": True}, status=503)
    return render(request, "portal/search.html", {**form, **results})


@require_safe
def words(request: TenantRequest) -> JsonResponse:
    """Words of the public record that begin with what was typed last: `{"words": […]}`, the most frequent first."""
    settle_for_a_reader()  # a word that was taken out of a title is offered to nobody
    typed = read_wanted(request.GET).words
    begun = typed.rpartition(" ")[2]
    try:
        offered = beginning_with(request.tenant, begun) if len(begun) >= LEAST else []
    except IndexUnavailableError:
        offered = []
    return JsonResponse({"words": [typed.removesuffix(begun) + word for word in offered]})


def _results(request: TenantRequest, wanted: Wanted, days: Wanted) -> Mapping[str, object]:
    if wanted.is_empty:
        return {"asked": False}
    asked = number(request, "seite") or 1
    there = _part(request, days, asked)
    if not there.hits and asked > 1:
        there, asked = _part(request, days, 1), 1
    meant = () if there.total else perhaps_meant(request.tenant, wanted)
    return {
        "asked": True,
        "found": there,
        "page": _page(there.total, asked),
        "meant": [(each.words, address_of(each)) for each in meant],
        "following": _followed(wanted),
    }


def _followed(wanted: Wanted) -> Following | None:
    """The order is no matter of news. Nobody is told of people."""
    if not can_bring_news(wanted):
        return None
    query = query_of(replace(wanted, order=Order.RELEVANCE))
    return following(gettext("News for this search"), "portal:feed_of_search", query=query)


def _part(request: TenantRequest, wanted: Wanted, page: int) -> Found:
    return found(request.tenant, wanted, start=(page - 1) * PER_PAGE, count=PER_PAGE)


def _page(total: int, asked: int) -> Page[int]:
    """For the links to the other pages; the hits themselves were found already."""
    return Paginator(range(total), PER_PAGE).get_page(asked)


def _form(request: TenantRequest, wanted: Wanted, terms: Sequence[LegislativeTerm]) -> Mapping[str, object]:
    orders = [(order, query_of(replace(wanted, order=order)), order is wanted.order) for order in Order]
    return {
        "section": "search",
        "words": wanted.words,
        "wanted": wanted,
        "filters": query_of(wanted),
        "orders": orders,
        "kinds": [(kind, kind in wanted.kinds) for kind in Kind],
        "organizations": public_organizations(request.tenant)
        .exclude(organization_type="office")
        .order_by("name"),
        "terms": terms,
    }
