"""The book of resolutions at the workplace: what is due, and what became of each (Beschlusskontrolle)."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from journal.events import Refused
from sessions_app.adopted import register_of
from sessions_app.desk.resolutions import enter_step, place_of, set_scheme
from sessions_app.models import Organization, Resolution
from sessions_app.pages.edge import ActorRequest, sentence_of, working
from sessions_app.pages.local_rules import keeps_rules, places_of
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.resolution_forms import SchemeForm, StepForm
from sessions_app.pages.urgent import councils_of, urgent_decisions
from sessions_app.policies import may_administer
from sessions_app.queries import clerked_organizations
from sessions_app.resolutions.commands import possible_steps
from sessions_app.resolutions.scheme import PRESET
from sessions_app.resolutions.state import Standing, Step
from sessions_app.resolutions.words import STEPS

SHOWN = 50
# What waits for somebody: listed first.
OPEN = (Standing.OBJECTED, Standing.REFERRED, Standing.SUSPENDED, Standing.CONTESTED, Standing.AT_AUTHORITY)


@dataclass(frozen=True)
class StepLine:
    """A step for its list: what it was, by whom, when, why, by which paragraph, and until when the next one is due."""

    words: str
    who: str
    on: date
    reason: str
    source: str
    until: date | None


def _own(request: ActorRequest) -> QuerySet[Resolution]:
    """Resolutions of the organizations whose clerk the actor is. Nobody else finds the page."""
    clerked = clerked_organizations(request.actor)
    if not clerked:
        raise Http404
    rows = Resolution.objects.exclude(standing="").filter(
        agenda_item__meeting__body=request.tenant, agenda_item__meeting__organization__in=clerked
    )
    return rows.select_related("agenda_item__meeting__organization")


@working
@reading_or_sending
def resolutions(request: ActorRequest) -> HttpResponse:
    rows = _own(request).order_by("-adopted_at", "-pk")
    today = timezone.localdate()
    running = rows.filter(standing=Standing.PERIOD, standing_until__gte=today)
    waiting = rows.filter(standing__in=OPEN) | running
    context = {
        "section": "workplace",
        "waiting": waiting.order_by(F("standing_until").asc(nulls_last=True), "adopted_at"),
        "page": Paginator(rows, SHOWN).get_page(request.GET.get("seite")),
        "today": today,
        "urgent": urgent_decisions(request),
        "records_urgent": councils_of(request).exists(),
    }
    return render(request, "sessions_app/resolutions.html", context)


@working
@reading_or_sending
def resolution(request: ActorRequest, key: int) -> HttpResponse:
    """One resolution with its steps, and the form for what comes next."""
    row = get_object_or_404(_own(request), pk=key)
    place = place_of(row)
    adopted = register_of(request.tenant.pk).find(place)
    if adopted is None:
        raise Http404
    form = StepForm(request.POST or None, steps=possible_steps(adopted), initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            enter_step(request.actor, request.tenant.pk, place, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The step is entered in the book of resolutions."))
            return redirect("sessions_app:resolution", row.pk)
    context = {
        "section": "workplace",
        "row": row,
        "steps": [line_of_step(each) for each in adopted.steps],
        "form": form if possible_steps(adopted) else None,
    }
    return render(request, "sessions_app/resolution.html", context)


def line_of_step(step: Step) -> StepLine:
    until = date.fromisoformat(step.until) if step.until else None
    day = date.fromisoformat(step.on)
    return StepLine(_(STEPS[step.kind]), step.who, day, step.reason, step.source, until)


@working
@reading_or_sending
def numbering(request: ActorRequest) -> HttpResponse:
    if not keeps_rules(request.actor, request.tenant):
        raise Http404
    places = places_of(request.actor, request.tenant)
    for_all = may_administer(request.actor, request.tenant.pk)
    form = SchemeForm(request.POST or None, places=places, for_all=for_all, whole=request.tenant.name)
    if form.is_valid():
        try:
            set_scheme(request.actor, request.tenant, **form.cleaned_data)
        except Refused as refused:
            form.add_error("scheme", sentence_of(refused))
        else:
            messages.success(request, _("The numbering holds from the next resolution on."))
            return redirect("sessions_app:numbering")
    whole = request.tenant.resolution_scheme or PRESET
    context = {"section": "workplace", "form": form, "whole": whole, "places": _schemes(places, whole)}
    return render(request, "sessions_app/numbering.html", context)


def _schemes(places: QuerySet[Organization], whole: str) -> list[tuple[str, str]]:
    return [(each.name, each.resolution_scheme or whole) for each in places]
