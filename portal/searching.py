"""A plain search in the titles of what is public."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sessions_app.finding import found_items, found_meetings, found_papers
from sessions_app.tenancy import TenantRequest

SHOWN = 20
LONGEST = 100  # characters; longer is nothing that anybody searches for


@require_safe
def search(request: TenantRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    body = request.tenant
    meetings = list(found_meetings(body, words)[:SHOWN]) if words else []
    items = list(found_items(body, words)[:SHOWN]) if words else []
    papers = list(found_papers(body, words)[:SHOWN]) if words else []
    context = {"words": words, "meetings": meetings, "items": items, "papers": papers}
    found = len(meetings) + len(items) + len(papers)
    return render(request, "portal/search.html", {**context, "found": found})
