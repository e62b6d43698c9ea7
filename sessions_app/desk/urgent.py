"""Urgent decisions (Dringlichkeitsentscheidungen, § 60 GO NRW): recorded, and put before the council for approval."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.store import perform
from sessions_app.adopted import RESOLUTIONS
from sessions_app.desk.agenda import put_on_agenda
from sessions_app.models import Meeting, Organization, UrgentDecision
from sessions_app.queries import next_draft
from sessions_app.resolutions.commands import record_urgent_decision, spoken
from sessions_app.rules import rules_in_force
from voting.rules.profiles import RuleName


def deciders_of(organization: Organization) -> RuleName:
    """The rule on who may decide in place of the council, by the law of the state today."""
    found = rules_in_force(organization.body, organization, timezone.localdate()).values["urgency.deciders"]
    return RuleName(str(found.content), found.source)


@transaction.atomic
def enter_urgent_decision(
    actor: Actor,
    organization: Organization,
    *,
    title: str,
    text: str,
    reason: str,
    way: str,
    deciders: str,
    decided_on: date,
    public: bool,
) -> UrgentDecision:
    """Records it, and puts its approval on the agenda of the next meeting if that is still a draft. Raises Refused."""
    perform(
        RESOLUTIONS,
        RESOLUTIONS.key(organization.body_id),
        record_urgent_decision,
        actor,
        organization=organization.pk,
        council=organization.organization_type == Organization.Type.COUNCIL,
        title=title,
        text=text,
        reason=reason,
        way=way,
        deciders=deciders,
        decided_on=decided_on.isoformat(),
        public=public,
        rule=deciders_of(organization),
        today=timezone.localdate().isoformat(),
    )
    row = UrgentDecision.objects.filter(organization=organization).latest("number")
    if meeting := next_draft(organization.pk):
        _propose(actor, row, meeting)
    return row


def propose_urgent_decisions(actor: Actor, meeting: Meeting) -> int:
    """Puts on the agenda of a new meeting what waits for the approval; returns how many."""
    rows = UrgentDecision.objects.filter(organization=meeting.organization_id)
    waiting = [row for row in rows.select_related("agenda_item__meeting").order_by("number") if row.waits]
    for row in waiting:
        _propose(actor, row, meeting)
    return len(waiting)


def _propose(actor: Actor, row: UrgentDecision, meeting: Meeting) -> None:
    """The item in the official language (§ 23 VwVfG): what was decided, by whom, when and why."""
    day = spoken(row.decided_on.isoformat())
    head = f"Der Rat genehmigt die Dringlichkeitsentscheidung vom {day} ({row.source}), getroffen durch: {row.deciders}."
    item = put_on_agenda(
        actor,
        meeting,
        name=f"Genehmigung der Dringlichkeitsentscheidung vom {day}: {row.title}",
        public=row.public,
        public_name="" if row.public else "Genehmigung einer Dringlichkeitsentscheidung",
        proposed_resolution=f"{head}\n\nWortlaut: {row.text}\n\nGrund der Dringlichkeit: {row.reason}",
    )
    UrgentDecision.objects.filter(pk=row.pk).update(agenda_item=item)
