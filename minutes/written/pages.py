"""The addresses of the record of a procedure in writing: for its own people with names, for everybody without."""

from pathlib import Path

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from documents.worker import in_public_worker, in_worker
from journal.events import Refused
from minutes.pdf import vote_record as vote_record_pdf
from minutes.studio import letterhead_of
from minutes.written.record import as_csv, as_json
from minutes.written.sheet import sheet_of
from sessions_app.desk.written import procedure_of
from sessions_app.exclusion import ExclusionRefusal
from sessions_app.models import WrittenProcedure
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.tenancy import TenantRequest
from sessions_app.written_queries import public_written, visible_written

SCHEMA = Path(__file__).parents[2] / "docs/written-record-1.schema.json"


@require_safe
def public_file(request: TenantRequest, key: int, kind: str) -> HttpResponse:
    row = get_object_or_404(public_written(request.tenant), pk=key)
    return _file(request, row, kind, named=False)


@working
@require_safe
def file(request: ActorRequest, key: int, kind: str) -> HttpResponse:
    rows = visible_written(request.actor, request.tenant).filter(phase=WrittenProcedure.Phase.CLOSED)
    row = get_object_or_404(rows, pk=key)
    barred = {each.person for each in procedure_of(row).barred}
    if not row.public and request.actor.person in barred:
        raise PermissionDenied(sentence_of(Refused(ExclusionRefusal.BIASED)))
    return _file(request, row, kind, named=True)


@require_safe
def schema(request: TenantRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """What every property of the JSON means. Its address never changes."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


def _file(request: TenantRequest, row: WrittenProcedure, kind: str, *, named: bool) -> HttpResponse:
    procedure = procedure_of(row)
    if kind == "json":
        address = request.build_absolute_uri(reverse("minutes:written_schema"))
        return HttpResponse(
            as_json(procedure, row.number, address, named=named), content_type="application/json"
        )
    if kind == "csv":
        name = f'attachment; filename="schriftlich-{row.pk}.csv"'
        return HttpResponse(
            as_csv(procedure, named=named),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": name},
        )
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        sheet = sheet_of(procedure, row.number, letterhead_of(row.body), named=named)
    try:
        pdf = (in_worker if named else in_public_worker)(vote_record_pdf.render_vote_record, sheet)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("sessions_app:written_procedure" if named else "portal:written", row.pk)
    return HttpResponse(pdf, content_type="application/pdf")
