"""Objections put themselves on the next agenda (§ 61 Abs. 3 HGO, § 38 Abs. 2 GemO): the body decides on each."""

from dataclasses import replace

from django.db import transaction

from accounts.actor import Actor
from minutes.approvals import RECENT, said_of, stands_on_agenda
from minutes.draft import Part
from minutes.life.commands import put_objection_forward
from minutes.life.state import Objection
from minutes.studio import minutes_of, perform_on
from sessions_app.desk.agenda import put_on_agenda
from sessions_app.models import AgendaItem, Meeting
from sessions_app.queries import next_draft


def put_forward_if_due(actor: Actor, meeting: Meeting, part: Part) -> None:
    """As soon as an objection is entered: on the agenda of the next meeting, if that is still a draft.

    Otherwise it waits until the clerk plans a meeting, or asks for it in the studio. Whoever objects need not be the
    clerk: it is the rule that puts it there.
    """
    organization = meeting.organization_id or 0
    draft = next_draft(organization)
    if draft is not None:
        as_rule = replace(actor, grants=actor.grants | {f"clerk_of:organization:{organization}"})
        for objection in waiting(meeting, part):
            put_objection_on(as_rule, meeting, part, objection, draft)


def put_objections_forward(actor: Actor, new: Meeting) -> int:
    """Puts on the agenda of a new meeting what objections wait for it; returns how many items."""
    rows = Meeting.objects.filter(organization=new.organization_id, state=Meeting.State.CLOSED, oparl_id=None)
    held = rows.exclude(pk=new.pk).select_related("body", "organization").order_by("-starts_at")[:RECENT]
    found = [(each, part, one) for each in reversed(held) for part in Part for one in waiting(each, part)]
    for each, part, objection in found:
        put_objection_on(actor, each, part, objection, new)
    return len(found)


def waiting(meeting: Meeting, part: Part) -> tuple[Objection, ...]:
    """The objections that the body has not decided on and that no agenda to come has."""
    undecided = minutes_of(meeting).document(part).life.undecided
    return tuple(each for each in undecided if not stands_on_agenda(each.proposal))


@transaction.atomic
def put_objection_on(
    actor: Actor, meeting: Meeting, part: Part, objection: Objection, draft: Meeting
) -> None:
    """Raises Refused. The item tells neither who objects nor why: on a public agenda everybody would read it."""
    whose = f"Nr. {objection.number} gegen die {said_of(meeting, part)}"
    name, public = f"Entscheidung über die Einwendung {whose}", part is Part.PUBLIC
    carried = AgendaItem.objects.filter(meeting=draft, name=name, public=public, deleted=False).first()
    item = carried or put_on_agenda(
        actor,
        draft,
        name=name,
        public=public,
        public_name="" if public else "Einwendung gegen eine Niederschrift",
        proposed_resolution=f"Der Einwendung {whose} wird stattgegeben.",
    )
    perform_on(
        actor,
        meeting,
        put_objection_forward,
        organization=meeting.organization_id or 0,
        part=part,
        number=objection.number,
        meeting=draft.pk,
        item=item.pk,
        waits=stands_on_agenda(objection.proposal),
    )
