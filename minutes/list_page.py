"""The page of the printed attendance list, for chair and clerk."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.actor import Actor
from documents.worker import in_worker
from journal.events import Refused
from journal.store import history
from minutes.attendance_list import attendance_list as list_of
from minutes.attendance_list import read
from minutes.drafting import Reading
from minutes.pdf import attendance_list as attendance_list_pdf
from minutes.studio import letterhead_of
from sessions_app.actors import actor_for
from sessions_app.by_key import meeting_of_body
from sessions_app.desk.convene import plan_of
from sessions_app.live import SITTING, sentence_of
from sessions_app.models import Meeting
from sessions_app.policies import may_work_on_minutes
from sessions_app.sitting.commands.course import convene
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.tenancy import TenantRequest


@login_required
@require_GET
def attendance_list(request: TenantRequest, pk: int) -> HttpResponse:
    """Until the meeting is convened with the roster of its day, as it would be convened now."""
    meeting = meeting_of_body(request.tenant, pk)
    actor = actor_for(request.user, request.tenant)
    if not may_work_on_minutes(actor, meeting.organization_id or 0):
        raise Http404
    try:
        pdf = _pdf(meeting, _reading(meeting, actor))
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("sessions_app:meeting", pk)
    return HttpResponse(pdf, content_type="application/pdf", headers={"Cache-Control": "private, no-store"})


def _reading(meeting: Meeting, actor: Actor) -> Reading:
    reading = read(history(SITTING.key(meeting.pk)), settings.TIME_ZONE)
    if reading.sitting.phase is Phase.PLANNED:
        convened = convene(Sitting(), actor, plan=plan_of(meeting, actor))
        return Reading(settings.TIME_ZONE, convened.apply(Sitting(), timezone.now()))
    return reading


def _pdf(meeting: Meeting, reading: Reading) -> bytes:
    sheet = list_of(
        reading,
        document_id=f"AL-{meeting.pk}",
        letterhead=letterhead_of(meeting.body),
        number=meeting.number or 0,
        issued_on=timezone.localdate(),
        zone=settings.TIME_ZONE,
    )
    return in_worker(attendance_list_pdf.render_attendance_list, sheet)
