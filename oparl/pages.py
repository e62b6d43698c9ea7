"""For people: what the open data are, under which licence, and how to mirror them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from oparl.bulk.tables import TITLES
from oparl.models import OpenData
from oparl.out.addresses import home_of
from sessions_app.models import LegislativeTerm
from sessions_app.queries import terms_of
from sessions_app.tenancy import TenantRequest

SCHEMA = Path(__file__).parents[1] / "docs/oparl-ratssaal-1.schema.json"


@dataclass(frozen=True)
class Files:
    """The files of a term, of everything where there is none: addresses, and titles of the tables."""

    term: LegislativeTerm | None
    lines: str
    tables: tuple[tuple[str, Any], ...]


@require_safe
def open_data(request: TenantRequest) -> HttpResponse:
    terms = OpenData.objects.filter(body=request.tenant).first()
    system = f"{home_of(request, request.tenant)}{reverse('oparl:system')}"
    context = {
        "terms": terms or OpenData(body=request.tenant),
        "system": system,
        "command": f"manage.py import_oparl {system}",
        "whole": _files(None),
        "by_term": [_files(term) for term in terms_of(request.tenant)],
    }
    return render(request, "oparl/open_data.html", context)


def _files(term: LegislativeTerm | None) -> Files:
    of, keys = ("_of_term", [term.pk]) if term else ("", [])
    tables = tuple((reverse(f"oparl:table{of}", args=[*keys, name]), title) for name, title in TITLES.items())
    return Files(term, reverse(f"oparl:lines{of}", args=keys), tables)


@require_safe
def schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """What every property of ours means. Its address never changes."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")
