"""What surrounds the pages: the municipality's colours, imprint, data protection, accessibility."""

import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from portal.colours import stylesheet
from sessions_app.tenancy import TenantRequest


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
    return render(request, "portal/imprint.html")


@require_safe
def privacy(request: TenantRequest) -> HttpResponse:
    return render(request, "portal/privacy.html")


@require_safe
def accessibility(request: TenantRequest) -> HttpResponse:
    return render(request, "portal/accessibility.html")
