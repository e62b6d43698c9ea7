"""The office carries open items over to a new meeting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from journal.events import Refused
from sessions_app.desk.carrying_over import carry_over, left_open
from sessions_app.desk.waiting import propose_what_waits
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, sentence_of, working
from sessions_app.pages.forms import ChangeMeetingForm
from sessions_app.pages.meetings import reading_or_sending


@working
@reading_or_sending
def carry(request: ActorRequest, key: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    form = ChangeMeetingForm(
        request.POST or None, initial={"location": meeting.location_id}, body=request.tenant
    )
    if form.is_valid():
        try:
            new = carry_over(request.actor, meeting, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            propose_what_waits(request.actor, new)
            messages.success(request, _("The meeting is planned with the open items. Check its agenda."))
            return redirect("sessions_app:agenda", new.pk)
    context = {"section": "workplace", "form": form, "meeting": meeting, "items": left_open(meeting)}
    return render(request, "sessions_app/carry_over.html", context)
