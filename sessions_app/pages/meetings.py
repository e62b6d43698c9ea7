"""The office plans a meeting."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from journal.events import Refused
from sessions_app.desk.meetings import change_meeting, schedule_meeting
from sessions_app.desk.waiting import propose_what_waits
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, sentence_of, working
from sessions_app.pages.forms import ChangeMeetingForm, MeetingForm, as_typed
from sessions_app.queries import clerked_organizations

reading_or_sending = require_http_methods(["GET", "HEAD", "POST"])


@working
@reading_or_sending
def schedule(request: ActorRequest) -> HttpResponse:
    if not clerked_organizations(request.actor):
        raise Http404
    form = MeetingForm(request.POST or None, actor=request.actor, body=request.tenant)
    if form.is_valid():
        try:
            meeting = schedule_meeting(request.actor, form.cleaned_data["organization"], **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            if propose_what_waits(request.actor, meeting):
                messages.info(request, _("What waits for approval by this meeting is on its agenda already."))
            messages.success(request, _("The meeting is planned. Now build its agenda."))
            return redirect("sessions_app:agenda", meeting.pk)
    return render(request, "sessions_app/meeting_form.html", {"section": "workplace", "form": form})


@working
@reading_or_sending
def change(request: ActorRequest, key: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    form = ChangeMeetingForm(request.POST or None, initial=as_typed(meeting), body=request.tenant)
    if form.is_valid():
        try:
            change_meeting(request.actor, meeting, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("sessions_app:agenda", meeting.pk)
    context = {"section": "workplace", "form": form, "meeting": meeting}
    return render(request, "sessions_app/meeting_form.html", context)
