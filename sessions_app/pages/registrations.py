"""The clerk's page for the video's public: offer it, see who has registered, write down who calls, withdraw an access."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from journal.events import Refused
from sessions_app.desk.registrations import (
    end_registering,
    enter_registration,
    offer_entrance,
    withdraw_access,
)
from sessions_app.models import Entrance
from sessions_app.pages.edge import ActorRequest, done, meeting_to_prepare, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.question_forms import GuestEntryForm, WithdrawalForm
from sessions_app.participation import registering_for
from sessions_app.participation_queries import visible_registrations


@working
@reading_or_sending
def registrations(request: ActorRequest, key: int) -> HttpResponse:
    """All of a meeting; what is sent says by `do` what it is."""
    meeting = meeting_to_prepare(request, key)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    form = GuestEntryForm(request.POST if sent == "enter" else None)
    if sent == "offer":
        said = _("Registering is open. The meeting's public page says so.")
        done(request, lambda: offer_entrance(request.actor, meeting), said)
        return redirect("sessions_app:registrations", meeting.pk)
    if sent == "end":
        said = _("Nobody registers any more. Whoever has, keeps the access.")
        done(request, lambda: end_registering(request.actor, meeting), said)
        return redirect("sessions_app:registrations", meeting.pk)
    if form.is_valid():
        try:
            row = enter_registration(request.actor, meeting, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("Registration %(number)s is entered.") % {"number": row.number})
            return redirect("sessions_app:registrations", meeting.pk)
    rows = list(visible_registrations(request.actor, meeting))
    context = {
        "section": "workplace",
        "meeting": meeting,
        "entrance": Entrance.objects.filter(meeting=meeting).first(),
        "window": registering_for(meeting),
        "rows": rows,
        "by_video": sum(row.way == row.Way.VIDEO and row.withdrawn_at is None for row in rows),
        "in_place": sum(row.way == row.Way.PLACE and row.withdrawn_at is None for row in rows),
        "form": form,
    }
    return render(request, "sessions_app/registrations.html", context)


@working
@reading_or_sending
def registration(request: ActorRequest, key: int, registration: int) -> HttpResponse:
    """One of them, with its personal address to be told, and the form that withdraws it."""
    meeting = meeting_to_prepare(request, key)
    row = get_object_or_404(visible_registrations(request.actor, meeting), pk=registration)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid():
        said = _("The access is withdrawn.")
        if done(request, lambda: withdraw_access(request.actor, row, **form.cleaned_data), said):
            return redirect("sessions_app:registrations", meeting.pk)
    context = {"section": "workplace", "meeting": meeting, "row": row, "form": form}
    return render(request, "sessions_app/registration.html", context)
