"""What surrounds the pages: the municipality's colours, and what it says of itself, its pages and its duties."""

import hashlib

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from minutes.passages import blocks_of
from portal.colours import stylesheet
from portal.models import PublicText
from portal.statement import statement
from sessions_app.models import Body
from sessions_app.tenancy import TenantRequest

Page = PublicText.Page


def _version(request: TenantRequest) -> str:
    return f'"{hashlib.sha256(stylesheet(request.tenant.accent).encode()).hexdigest()[:16]}"'


@require_safe
@condition(etag_func=_version)
def colours(request: TenantRequest) -> HttpResponse:
    """The municipality's colours as a stylesheet: a strict CSP allows no inline style."""
    answer = HttpResponse(stylesheet(request.tenant.accent), content_type="text/css")
    answer["Cache-Control"] = "public, max-age=300"
    return answer


@require_safe
def imprint(request: TenantRequest) -> HttpResponse:
    return _shown(request, Page.IMPRINT)


@require_safe
def privacy(request: TenantRequest) -> HttpResponse:
    return _shown(request, Page.PRIVACY)


@require_safe
def accessibility(request: TenantRequest) -> HttpResponse:
    return _shown(request, Page.ACCESSIBILITY)


@require_safe
def plain(request: TenantRequest) -> HttpResponse:
    return _shown(request, Page.PLAIN)


@require_safe
def signed(request: TenantRequest) -> HttpResponse:
    return _shown(request, Page.SIGNED)


PRESET = {
    Page.IMPRINT: "portal/imprint.html",
    Page.PRIVACY: "portal/privacy.html",
    Page.ACCESSIBILITY: "portal/accessibility.html",
}


def _shown(request: TenantRequest, page: PublicText.Page) -> HttpResponse:
    """The municipality's own words in the reader's language, else in German, else the preset ones."""
    texts = {row.language: row for row in PublicText.objects.filter(body=request.tenant, page=page)}
    row = texts.get(get_language() or "de") or texts.get("de")
    if row:
        blocks = blocks_of(row.text)
        return render(request, "portal/own_page.html", {"row": row, "blocks": blocks})
    if page not in PRESET:
        raise Http404
    is_statement = page is Page.ACCESSIBILITY
    text = statement(request.tenant, request.get_host(), slots=False) if is_statement else ""
    return render(request, PRESET[page], {"blocks": blocks_of(text)})


def helping_pages(body: Body) -> list[PublicText.Page]:
    """The pages for people who need other words or signs, as far as the municipality has made them (BITV 2.0 § 4)."""
    found = PublicText.objects.filter(body=body, page__in=[Page.PLAIN, Page.SIGNED])
    return [Page(each) for each in sorted(set(found.values_list("page", flat=True)))]
