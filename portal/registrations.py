"""The public follows a meeting by video (DIG-12): registering, the personal entrance with its notice, the video."""

import uuid

from allauth.core.internal import ratelimit
from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from accounts.actor import NOBODY
from conference.admission import admit_listener
from conference.headers import listening_policy
from conference.provider import JoinTicket
from conference.views import answered
from journal.events import N_, Refused
from mail.writing import has_causes, is_configured
from portal.guests import GuestForm, private
from sessions_app.admission import admit
from sessions_app.by_key import public_meeting
from sessions_app.desk.registrations import (
    accept_notice,
    cancel_registration,
    register,
    require_accepted,
    require_entrance,
)
from sessions_app.desk.telling_guests import causes_of
from sessions_app.models import Registration
from sessions_app.pages.edge import sentence_of
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.sitting import screen
from sessions_app.participation import registering_for
from sessions_app.participation_queries import registration_at
from sessions_app.queries import RUNNING
from sessions_app.screens.audience import Audience
from sessions_app.tenancy import TenantRequest

MAILED = N_(
    "You get the address of your personal page, and word if your access is withdrawn. It is never published."
)
NOT_MAILED = N_("Only for news about this meeting. It is never published.")


class RegistrationForm(GuestForm):
    way = forms.ChoiceField(label=_("How do you want to follow?"), choices=Registration.Way.choices)
    field_order = ["token", "way", "name", "email"]


@reading_or_sending
def registering(request: TenantRequest, key: int) -> HttpResponse:
    """The form, or in words why none is there."""
    meeting = public_meeting(request.tenant, key)
    window = registering_for(meeting)
    form = RegistrationForm(request.POST or None)
    form.fields["email"].help_text = _(MAILED) if is_configured() else _(NOT_MAILED)
    if form.is_valid():
        try:
            here = ratelimit.get_ip(request)
            row = register(meeting, address=here, language=get_language() or "de", **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            return redirect("portal:entrance", row.token)
    why_not = gettext(window.why_not.value) if window.why_not else ""
    context = {"section": "meetings", "meeting": meeting, "window": window, "form": form, "why_not": why_not}
    return render(request, "portal/registering.html", context, status=422 if form.errors else 200)


@private
@reading_or_sending
def entrance(request: TenantRequest, token: uuid.UUID) -> HttpResponse:
    """The personal page: before the meeting what was registered; then the notice, each time; behind it the video."""
    row = get_object_or_404(registration_at(request.tenant, token))
    if request.method == "POST" and request.POST.get("do") == "cancel":
        cancel_registration(row)
        return render(request, "portal/registration_gone.html", {"meeting": row.meeting})
    try:
        if request.method == "POST":
            return _let_in(request, row)
        require_entrance(row)
    except Refused as refused:
        return _before_the_door(request, row, sentence_of(refused))
    return _before_the_door(request, row)


def _before_the_door(request: TenantRequest, row: Registration, why_not: str = "") -> HttpResponse:
    context = {
        "section": "meetings",
        "meeting": row.meeting,
        "registration": row,
        "address": request.build_absolute_uri(),
        "is_mailed": has_causes(causes_of(row)),
        "why_not": why_not,
        "is_running": row.meeting.state in RUNNING,
        "is_over": row.meeting.state == row.meeting.State.CLOSED,
        "window": registering_for(row.meeting),
    }
    return render(request, "portal/entrance.html", context)


def _let_in(request: TenantRequest, row: Registration) -> HttpResponse:
    """The video beside the page that everybody sees. Raises Refused. The browser lends it no camera and no microphone."""
    if not request.POST.get("accepted"):
        return _before_the_door(
            request, row, gettext("Please mark that you accept the notice. Then you can enter.")
        )
    accept_notice(row)
    ticket = admit(row.meeting, Audience.PUBLIC, NOBODY)
    answer = screen(request, "portal/listening.html", ticket, token=row.token)
    answer["Permissions-Policy"] = listening_policy(settings.JITSI_URL)
    return answer


@private
@require_POST
def ticket(request: TenantRequest, token: uuid.UUID) -> HttpResponse:
    """A ticket for the video, decided anew each time: as JSON, or why there is none."""
    row = get_object_or_404(registration_at(request.tenant, token))

    def listening() -> JoinTicket:
        require_accepted(row)
        return admit_listener(
            row.meeting, row.token.hex, gettext("Guest %(number)s") % {"number": row.number}
        )

    return answered(listening)
