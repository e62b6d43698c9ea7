"""The doors of the files: what changed nothing is answered with 304, what is being brought up to date asks for patience."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from accounts.pace import seldom
from oparl.bulk.lines import packed_lines
from oparl.bulk.scope import Scope
from oparl.bulk.sending import is_busy, sent
from oparl.bulk.tables import TABLES, table_lines
from oparl.models import Published
from oparl.out.addresses import home_of
from oparl.out.desk import Desk
from oparl.out.ledger import note_reading, settle
from sessions_app.page_versions import version_of
from sessions_app.queries import terms_of
from sessions_app.tenancy import TenantRequest

LINES, CSV = "application/gzip", "text/csv; charset=utf-8"
WAIT = 30  # seconds


@require_safe
@seldom
def lines(request: TenantRequest, key: int | None = None) -> HttpResponseBase:
    """OParl objects as JSON lines, packed."""
    scope, desk = _asked(request, key)
    return _answered(request, scope, "ratsinformationen", "jsonl.gz", partial(packed_lines, desk, scope))


@require_safe
@seldom
def table(request: TenantRequest, name: str, key: int | None = None) -> HttpResponseBase:
    scope, desk = _asked(request, key)
    if name not in TABLES:
        raise Http404
    return _answered(request, scope, name, "csv", partial(table_lines, desk, scope, name))


def _asked(request: TenantRequest, key: int | None) -> tuple[Scope, Desk]:
    body = request.tenant
    term = get_object_or_404(terms_of(body), pk=key) if key is not None else None
    return Scope(body, term), Desk(body, home_of(request, body))


def _answered(
    request: HttpRequest, scope: Scope, name: str, form: str, pieces: "partial[Iterator[bytes]]"
) -> HttpResponseBase:
    if is_busy() or not settle():
        answer: HttpResponseBase = render(request, "oparl/busy.html", status=503)
        answer["Retry-After"] = str(WAIT)
        return answer
    note_reading(scope.body)
    kind = CSV if form == "csv" else LINES
    # A head alone is asked for without a word of the file being written.
    answer = HttpResponse(content_type=kind) if request.method == "HEAD" else sent(request, pieces(), kind)
    answer["ETag"] = f'W/"{scope.name}-{name}-{version_of(scope.body)}"'
    answer["Content-Disposition"] = f'attachment; filename="{name}-{scope.body.slug}-{scope.name}.{form}"'
    answer["Cache-Control"] = "public, no-cache"  # as the objects: recalled is recalled
    answer["Access-Control-Allow-Origin"] = "*"
    if changed := Published.objects.filter(body=scope.body).aggregate(at=Max("modified"))["at"]:
        answer["Last-Modified"] = http_date(changed.timestamp())
    return answer
