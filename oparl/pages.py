"""For people: what the open data are, under which licence, and how to mirror them."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oparl.models import OpenData
from oparl.out.addresses import home_of
from sessions_app.tenancy import TenantRequest

SCHEMA = Path(__file__).parents[1] / "docs/oparl-ratssaal-1.schema.json"


@require_safe
def open_data(request: TenantRequest) -> HttpResponse:
    terms = OpenData.objects.filter(body=request.tenant).first()
    system = f"{home_of(request, request.tenant)}{reverse('oparl:system')}"
    context = {
        "terms": terms or OpenData(body=request.tenant),
        "system": system,
        "command": f"manage.py import_oparl {system}",
    }
    return render(request, "oparl/open_data.html", context)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """What every property of ours means. Its address never changes."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
