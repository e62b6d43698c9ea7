"""The clerk records an urgent decision and sees what the council has made of it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from journal.events import Refused
from sessions_app.desk.urgent import deciders_of, enter_urgent_decision
from sessions_app.models import Organization, UrgentDecision
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.resolution_forms import UrgentForm
from sessions_app.queries import clerked_organizations, preparable_organizations
from sessions_app.rule_words import line_of
from sessions_app.rules import rules_in_force


def councils_of(request: ActorRequest) -> QuerySet[Organization]:
    """The councils whose clerk the actor is."""
    own = preparable_organizations(request.actor, request.tenant)
    return own.filter(organization_type=Organization.Type.COUNCIL).order_by("name")


@working
@reading_or_sending
def record(request: ActorRequest) -> HttpResponse:
    councils = councils_of(request)
    if not councils:
        raise Http404
    rule = deciders_of(councils[0])
    form = UrgentForm(
        request.POST or None,
        councils=councils,
        rule=rule.value,
        initial={"decided_on": timezone.localdate(), "public": True},
    )
    if form.is_valid():
        try:
            row = enter_urgent_decision(request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _said(row))
            return redirect("sessions_app:resolutions")
    values = rules_in_force(request.tenant, None, timezone.localdate()).values
    line = line_of("urgency.deciders", values["urgency.deciders"])
    context = {"section": "workplace", "form": form, "line": line}
    return render(request, "sessions_app/urgent_decision.html", context)


def _said(row: UrgentDecision) -> str:
    row.refresh_from_db()
    if row.agenda_item:
        return _("The urgent decision is recorded; its approval stands on the agenda of the next meeting.")
    return _(
        "The urgent decision is recorded. Its approval comes on the agenda of the meeting that is planned next."
    )


def urgent_decisions(request: ActorRequest) -> QuerySet[UrgentDecision]:
    """Those of the organizations whose clerk the actor is, the last one first."""
    rows = UrgentDecision.objects.filter(
        organization__body=request.tenant, organization__in=clerked_organizations(request.actor)
    )
    return rows.select_related("agenda_item__meeting", "organization").order_by("-decided_on", "-number")
