"""The public extract of a sitting's journal, for everybody: each vote can be recounted, the whole chain verified. What it
shows says `sessions_app.public_extract`.
"""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.pace import seldom
from journal.export import export_lines
from journal.models import Stream
from sessions_app.live import SITTING
from sessions_app.queries import PUBLISHED, public_meetings
from sessions_app.sitting.state import Phase
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest

OVER = (Phase.CLOSED, Phase.CANCELLED)


@require_safe
@seldom
def extract(request: TenantRequest, key: int) -> HttpResponseBase:
    """As docs/journal.md describes it. While the sitting runs there is none: its book is not finished."""
    meeting = get_object_or_404(public_meetings(request.tenant).filter(PUBLISHED), pk=key)
    sitting = sitting_of(meeting).state
    stream = Stream.objects.filter(key=SITTING.key(meeting.pk)).first()
    if stream is None or sitting.phase not in OVER:
        return render(
            request, "oparl/no_extract.html", {"section": "meetings", "meeting": meeting}, status=404
        )
    answer = HttpResponse(b"".join(export_lines([stream], public=True)), content_type="application/jsonl")
    answer["Content-Disposition"] = f'attachment; filename="protokollbuch-{meeting.pk}.jsonl"'
    answer["Cache-Control"] = "public, no-cache"
    return answer
