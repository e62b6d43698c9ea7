"""What was decided in writing, outside a meeting, as everybody reads it: after the end, and only what is public."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sessions_app.tenancy import TenantRequest
from sessions_app.written_queries import public_written


@require_safe
def written(request: TenantRequest, key: int) -> HttpResponse:
    row = get_object_or_404(public_written(request.tenant), pk=key)
    return render(request, "portal/written.html", {"section": "organizations", "row": row})
