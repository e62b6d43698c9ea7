"""The workplace's page for local law: what the state leaves open, what the town has decided, and since when."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.actor import Actor
from journal.events import Refused
from sessions_app.desk.local_rules import adopt_rule, end_rule, law_of
from sessions_app.models import Body, LocalRule, Organization
from sessions_app.pages.edge import ActorRequest, done, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.rule_forms import LocalRuleForm
from sessions_app.policies import may_administer
from sessions_app.queries import clerked_organizations, preparable_organizations, public_organizations
from sessions_app.rule_words import line_of, words_of
from sessions_app.rules import overlay_of
from voting.rules.local import read_local
from voting.rules.phrases import TITLES
from voting.rules.profiles import Law
from voting.rules.schema import Unfit

MEETING = (Organization.Type.COUNCIL, Organization.Type.COMMITTEE)


def places_of(actor: Actor, body: Body) -> QuerySet[Organization]:
    """The organizations whose rules the actor keeps."""
    rows = (
        public_organizations(body)
        if may_administer(actor, body.pk)
        else preparable_organizations(actor, body)
    )
    return rows.filter(organization_type__in=MEETING).order_by("name")


def keeps_rules(actor: Actor, body: Body) -> bool:
    return may_administer(actor, body.pk) or bool(clerked_organizations(actor))


def _law(request: ActorRequest) -> Law:
    """The law of the state, for those who keep rules here. Nobody else finds the page."""
    if not keeps_rules(request.actor, request.tenant):
        raise Http404
    return law_of(request.tenant)


@working
@require_safe
def rules(request: ActorRequest) -> HttpResponse:
    context: dict[str, object] = {"section": "workplace", "day": timezone.localdate()}
    try:
        law = _law(request)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("sessions_app:workplace")
    open_keys = [key for key in TITLES if law.values[key].left_to]
    context["open"] = [line_of(key, law.values[key]) for key in open_keys]
    context["adopted"] = [_adopted(law, row) for row in _own_rows(request)]
    return render(request, "sessions_app/rules.html", context)


def _own_rows(request: ActorRequest) -> QuerySet[LocalRule]:
    """What the actor may end: rules of the own organizations, and for the administration all."""
    rows = LocalRule.objects.filter(body=request.tenant).select_related("organization")
    if may_administer(request.actor, request.tenant.pk):
        return rows
    return rows.filter(organization__in=places_of(request.actor, request.tenant))


def _adopted(law: Law, row: LocalRule) -> dict[str, object]:
    """A rule for its list; what cannot hold any more is there to be ended."""
    overlay = overlay_of(row)
    try:
        words = words_of(row.key, read_local(law.values, overlay).content)
    except Unfit:
        words = ""
    title = _(TITLES[row.key]) if row.key in TITLES else row.key
    last_day = timezone.localdate() - timedelta(days=1)
    return {
        "row": row,
        "title": title,
        "words": words,
        "source": overlay.source,
        "open": row.ends_on is None or row.ends_on > last_day,
    }


@working
@reading_or_sending
def adopt(request: ActorRequest, rule: str) -> HttpResponse:
    """A rule is entered for one of the values that the law leaves open."""
    try:
        law = _law(request)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect("sessions_app:workplace")
    value = law.values.get(rule)
    if value is None or not value.left_to:
        raise Http404
    form = LocalRuleForm(
        request.POST or None,
        key=rule,
        value=value,
        places=places_of(request.actor, request.tenant),
        for_all=may_administer(request.actor, request.tenant.pk),
        whole=request.tenant.name,
        initial={"starts_on": timezone.localdate()},
    )
    if form.is_valid():
        try:
            adopt_rule(request.actor, request.tenant, key=rule, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(
                request, _("The rule is entered. Meetings convened from its first day on keep it.")
            )
            return redirect("sessions_app:rules")
    context = {"section": "workplace", "form": form, "line": line_of(rule, value)}
    return render(request, "sessions_app/rule_form.html", context)


@working
@require_POST
def end(request: ActorRequest, key: int) -> HttpResponse:
    """Today is the first day without the rule: yesterday was its last one."""
    row = get_object_or_404(_own_rows(request), pk=key)
    last_day = timezone.localdate() - timedelta(days=1)
    done(
        request,
        lambda: end_rule(request.actor, row, ends_on=last_day),
        _("The rule has ended. Meetings that were convened under it keep it."),
    )
    return redirect("sessions_app:rules")
