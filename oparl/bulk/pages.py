"""The doors of the files: what changed nothing is answered with 304, what is being brought up to date asks for patience."""

from collections.abc import Iterator
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from accounts.pace import seldom
from oparl.bulk.lines import packed_lines
from oparl.bulk.roll_calls import entries_behind
from oparl.bulk.scope import Scope
from oparl.bulk.sending import is_busy, sent
from oparl.bulk.tables import FROM_THE_JOURNAL, TABLES, table_lines
from oparl.out.addresses import home_of
from oparl.out.desk import Desk
from oparl.out.ledger import note_reading, settle
from sessions_app.page_versions import version_of
from sessions_app.queries import terms_of
from sessions_app.tenancy import TenantRequest

LINES, CSV = "application/gzip", "text/csv; charset=utf-8"
WAIT = 30  # seconds
BUSY = 503


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
    mark = mark_of(scope, name)
    answer = get_conditional_response(request, etag=mark) or _file(request, scope, pieces, form)
    if answer.status_code == BUSY:
        return answer
    answer["ETag"] = mark
    answer["Content-Disposition"] = f'attachment; filename="{name}-{scope.body.slug}-{scope.name}.{form}"'
    answer["Cache-Control"] = "public, no-cache"  # as the objects: recalled is recalled
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def mark_of(scope: Scope, name: str) -> str:
    """A strong ETag, read before the content and so never newer: what is written while the content is read makes the
    mark outdated. The body's number counts all but the journal. No Last-Modified stands beside it: whoever asked by that
    alone would be told 304 for what changed in the same second, or in the journal.
    """
    lines = entries_behind(scope) if name in FROM_THE_JOURNAL else 0
    return f'"{scope.name}-{name}-{version_of(scope.body)}-{lines}"'


def _file(
    request: HttpRequest, scope: Scope, pieces: "partial[Iterator[bytes]]", form: str
) -> HttpResponseBase:
    if is_busy() or not settle():
        waiting = render(request, "oparl/busy.html", status=BUSY)
        waiting["Retry-After"] = str(WAIT)
        return waiting
    note_reading(scope.body)
    kind = CSV if form == "csv" else LINES
    # A head alone is asked for without a word of the file being written.
    return HttpResponse(content_type=kind) if request.method == "HEAD" else sent(request, pieces(), kind)
