"""Minutes whose approval the law wants put themselves on the next agenda, and the vote there makes them final."""

import json
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.events import Refused
from journal.models import Entry
from journal.store import Signatory, perform
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.keeping import meeting_of
from minutes.life.commands import approve_by_vote, propose_approval
from minutes.life.events import ApprovalProposed
from minutes.life.state import Proposal, Standing, Votes
from minutes.studio import minutes_of, perform_on
from sessions_app.desk.agenda import put_on_agenda
from sessions_app.models import AgendaItem, Meeting
from sessions_app.queries import next_draft
from sessions_app.sitting.state import Sitting
from voting.rules.minutes import FinalBy
from voting.vote import Vote

STILL_TO_COME = (Meeting.State.PLANNED, Meeting.State.CONVENED, Meeting.State.OPEN, Meeting.State.INTERRUPTED)
RECENT = 24  # meetings of an organization that are looked through for minutes not approved yet


def propose_if_due(actor: Actor, meeting: Meeting, part: Part) -> None:
    """After the last signature: on the agenda of the next meeting, if that is still a draft.

    Otherwise the minutes wait until the clerk plans a meeting, or asks for it in the studio. Whoever signed last need
    not be the clerk: it is the rule that puts them there, and no choice of the signer's.
    """
    organization = meeting.organization_id or 0
    draft = next_draft(organization)
    if draft is not None and waits_for_agenda(meeting, part):
        as_rule = replace(actor, grants=actor.grants | {f"clerk_of:organization:{organization}"})
        put_approval_on(as_rule, meeting, part, draft)


def propose_approvals(actor: Actor, new: Meeting) -> int:
    """Puts on the agenda of a new meeting what waits for its approval; returns how many items."""
    rows = Meeting.objects.filter(organization=new.organization_id, state=Meeting.State.CLOSED, oparl_id=None)
    held = rows.exclude(pk=new.pk).select_related("body", "organization").order_by("-starts_at")[:RECENT]
    waiting = [(each, part) for each in reversed(held) for part in Part if waits_for_agenda(each, part)]
    for each, part in waiting:
        put_approval_on(actor, each, part, new)
    return len(waiting)


def waits_for_agenda(meeting: Meeting, part: Part) -> bool:
    """Whether the body still has to approve the part, and no agenda that is to come has it."""
    document = minutes_of(meeting).document(part)
    return document.standing is Standing.APPROVAL and not stands_on_agenda(document.life.proposal)


def stands_on_agenda(proposal: Proposal | None) -> bool:
    """Whether the item is still there and its meeting is still to come."""
    if proposal is None:
        return False
    items = AgendaItem.objects.filter(pk=proposal.item, meeting=proposal.meeting, deleted=False)
    return items.filter(meeting__state__in=STILL_TO_COME, meeting__deleted=False).exists()


@transaction.atomic
def put_approval_on(actor: Actor, meeting: Meeting, part: Part, draft: Meeting) -> None:
    """Raises Refused. What was carried over from a meeting that did not come to it stands there already."""
    name = f"Genehmigung der {said_of(meeting, part)}"
    carried = AgendaItem.objects.filter(
        meeting=draft, name=name, public=part is Part.PUBLIC, deleted=False
    ).first()
    item = carried or _new_item(actor, meeting, part, draft, name)
    perform_on(
        actor,
        meeting,
        propose_approval,
        organization=meeting.organization_id or 0,
        part=part,
        meeting=draft.pk,
        item=item.pk,
        waits=stands_on_agenda(minutes_of(meeting).document(part).life.proposal),
    )


def _new_item(actor: Actor, meeting: Meeting, part: Part, draft: Meeting, name: str) -> AgendaItem:
    """In the official language (§ 23 VwVfG)."""
    return put_on_agenda(
        actor,
        draft,
        name=name,
        public=part is Part.PUBLIC,
        public_name="" if part is Part.PUBLIC else "Genehmigung einer Niederschrift",
        proposed_resolution=f"Die {said_of(meeting, part)} wird genehmigt.",
    )


def said_of(meeting: Meeting, part: Part) -> str:
    day = f"{timezone.localtime(meeting.began_at):%d.%m.%Y}" if meeting.began_at else meeting.name
    which = "öffentlicher Teil" if part is Part.PUBLIC else "nichtöffentlicher Teil"
    return f"Niederschrift vom {day} ({which})"


def approved_by_vote(sitting: Sitting, vote: Vote, subject: int, by: Signatory) -> None:
    """The approval that was put on this agenda was carried: the minutes are final, in the same transaction.

    Where they cannot be (an objection is undecided), the vote stands in the record and the clerk enters the approval
    when it can.
    """
    if sitting.rules.minutes.final_by.value != FinalBy.APPROVAL:
        return
    for meeting, part in _proposed_as(sitting.meeting, subject):
        assert vote.announced_at is not None  # asked for what was announced
        assert vote.final is not None  # and so it was counted
        try:
            perform(
                MINUTES,
                MINUTES.key(meeting.pk),
                approve_by_vote,
                by,
                part=part,
                meeting=sitting.meeting,
                held_on=timezone.localtime(vote.announced_at).date().isoformat(),
                votes=Votes(yes=vote.final.yes, no=vote.final.no, abstain=vote.final.abstain),
            )
        except Refused:
            continue


def _proposed_as(meeting: int, item: int) -> list[tuple[Meeting, Part]]:
    """Of which minutes this item is the approval: as the last proposal of each says."""
    rows = Entry.objects.filter(
        kind=ApprovalProposed.kind, data__contains=f'"item":{item},"meeting":{meeting},'
    )
    found = []
    for row in rows.select_related("stream"):
        proposed, part = meeting_of(row.stream.key), Part(json.loads(row.data or "{}")["part"])
        proposal = minutes_of(proposed).document(part).life.proposal
        if proposal is not None and proposal.item == item:
            found.append((proposed, part))
    return found
