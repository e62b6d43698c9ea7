"""Check-in at the door: the page for a tablet with a scanner, and each member's own number with its code."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts.actor import Actor
from documents import qr
from journal.events import N_, Refused
from sessions_app.actors import actor_for
from sessions_app.admission import AdmissionRefusal
from sessions_app.arguments import read_arguments
from sessions_app.desk.check_in import Outcome, admits, check_in, own_number, renew_number
from sessions_app.live import read_command_id, sentence_of
from sessions_app.models import Meeting, Person
from sessions_app.pages.edge import ActorRequest, working
from sessions_app.pages.sitting import command_id, meeting_here, turned_away
from sessions_app.policies import may_keep_door, may_run_desk
from sessions_app.queries import is_clerk, members_of
from sessions_app.sitting.state import Sitting
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest

LEAVING = "gehen"  # in the address, so that the tablet stays in the mode
SAID: Mapping[Outcome, str] = {
    Outcome.ARRIVED: N_("%(greeting)s, %(name)s. You are entered as present."),
    Outcome.ALREADY_HERE: N_("%(greeting)s, %(name)s. You are already entered as present."),
    Outcome.LEFT: N_("Goodbye, %(name)s. You are entered as having left."),
}
GREETINGS = ((11, N_("Good morning")), (18, N_("Good day")), (24, N_("Good evening")))  # each until this hour


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: TenantRequest, meeting: int) -> HttpResponseBase:
    """For desk and door. A number that is sent is answered on the page, which is then ready for the next."""
    row, actor = meeting_here(request, meeting), actor_for(request.user, request.tenant)
    sitting = sitting_of(row).state
    if not may_keep_door(actor, sitting):
        return turned_away(request, row.pk, Refused(AdmissionRefusal.NOT_FOR_YOU))
    leaving = LEAVING in request.GET
    if request.method == "POST":
        _read_number(request, actor, row, leaving=leaving)
        return _again(row, leaving=leaving)
    context = {
        "meeting": row.pk,
        "title": sitting.title,
        "at_desk": may_run_desk(actor, sitting),
        "members": members_of(row.organization) if row.organization and is_clerk(actor, row) else (),
        "leaving": leaving,
        "not_now": _not_now(sitting),
        "page": uuid.uuid4().hex,
    }
    return render(request, "sitting/check_in.html", context)


def _not_now(sitting: Sitting) -> str:
    """Why nobody can come in now, or nothing."""
    try:
        admits(sitting)
    except Refused as refused:
        return sentence_of(refused)
    return ""


def _read_number(request: TenantRequest, actor: Actor, row: Meeting, *, leaving: bool) -> None:
    try:
        identity = read_command_id(command_id(request))
        read = request.POST.get("number", "")
        person, outcome = check_in(actor, row, number=read, leaving=leaving, command_id=identity)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return
    level = messages.INFO if outcome is Outcome.ALREADY_HERE else messages.SUCCESS
    names = {"greeting": _(greeting(timezone.localtime())), "name": addressed(person)}
    messages.add_message(request, level, _(SAID[outcome]) % names)


def greeting(now: datetime) -> str:
    """As one greets at this time of day, in English."""
    return next(words for until, words in GREETINGS if now.hour < until)


def addressed(person: Person) -> str:
    """As one speaks to a person: Frau Dr. Lindholt; where the form of address is not known, by the full name."""
    if person.form_of_address and person.family_name:
        return " ".join(filter(None, (person.form_of_address, person.title, person.family_name)))
    return person.name


def _again(row: Meeting, *, leaving: bool) -> HttpResponseRedirect:
    address = reverse("sessions_app:check_in", args=[row.pk])
    response = HttpResponseRedirect(f"{address}?{LEAVING}" if leaving else address)
    response.status_code = 303
    return response


@require_POST
def renew(request: TenantRequest, meeting: int) -> HttpResponseBase:
    """The clerk gives a member another number, without seeing it."""
    row, actor = meeting_here(request, meeting), actor_for(request.user, request.tenant)
    try:
        given = read_arguments(renew_number, {"person": request.POST.get("person", "")})
        member = renew_number(actor, row.body, person=int(str(given["person"])))
    except Refused as refused:
        messages.error(request, sentence_of(refused))
    else:
        words = _("%(name)s has a new number and finds it at the workplace. The old one no longer works.")
        messages.success(request, words % {"name": member.name})
    return _again(row, leaving=False)


@working
@require_http_methods(["GET", "HEAD", "POST"])
def number(request: ActorRequest) -> HttpResponse:
    """The number of the member who asks, with its code; sending asks for another one."""
    try:
        if request.method == "POST":
            renew_number(request.actor, request.tenant, person=request.actor.person or 0)
            messages.success(request, _("You have a new number. The old one no longer works."))
            return redirect("sessions_app:check_in_number")
        own = own_number(request.actor, request.tenant).number
    except Refused as refused:
        raise Http404(sentence_of(refused)) from None
    context = {"section": "workplace", "number": f"{own[:3]} {own[3:]}", "code": qr.pattern_of(own)}
    return render(request, "sessions_app/check_in_number.html", context)
