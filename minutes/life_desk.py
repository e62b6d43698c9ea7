"""From signed to final: members' signers, objections, rulings, approval, deadlines. What needs rows besides the person's words."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from minutes.attendance import took_part
from minutes.chairs import eligible_members, members_wanted
from minutes.draft import Part
from minutes.keeping import document_id
from minutes.life.commands import (
    approve,
    choose_members,
    conclude_objections,
    object_to,
    rule_on_objection,
    take_up_correction,
)
from minutes.life.deadlines import Deadline, deadline_of, due_on, objections_until
from minutes.life.refusals import LifeRefusal
from minutes.life.state import Life, Votes
from minutes.objecting import put_forward_if_due
from minutes.pdf.characters import characters
from minutes.studio import minutes_of, perform_on, sitting_of
from sessions_app.models import Meeting
from sessions_app.sitting.plan import Member
from voting.rules.minutes import Due
from voting.rules.profiles import MinutesRules

DIGITS = 4  # of a number of votes
HELD = (Meeting.State.OPEN, Meeting.State.INTERRUPTED, Meeting.State.CLOSED)


# Who signs besides


def choose_signers(actor: Actor, meeting: Meeting, part: Part, members: tuple[int, ...]) -> None:
    sitting = sitting_of(meeting).state
    perform_on(
        actor,
        meeting,
        choose_members,
        organization=meeting.organization_id or 0,
        part=part,
        members=members,
        eligible={each.person for each in eligible_members(sitting, part)},
        wanted=members_wanted(sitting, part),
    )


# Objections


def participants(meeting: Meeting) -> tuple[Member, ...]:
    return took_part(sitting_of(meeting).state)


def enter_objection(actor: Actor, meeting: Meeting, part: Part, *, person: int, reason: str) -> None:
    """By the member, or by the clerk for one; it goes on the next agenda by itself. Raises Refused."""
    found = next((each for each in participants(meeting) if each.person == person), None)
    perform_on(
        actor,
        meeting,
        object_to,
        organization=meeting.organization_id or 0,
        part=part,
        person=person,
        name=found.name if found else "",
        reason=reason,
        took_part=found is not None,
        today=timezone.localdate(),
        until=last_day_for_objections(minutes_of(meeting).document(part).life),
    )
    put_forward_if_due(actor, meeting, part)


@transaction.atomic
def enter_ruling(
    actor: Actor,
    meeting: Meeting,
    part: Part,
    *,
    number: int,
    upheld: bool,
    decided_in: int,
    votes: Votes | None,
    correction: str,
) -> None:
    """What the body decided; a correction is taken up into the minutes of that meeting at once, or nothing is entered."""
    later = _later(meeting, decided_in)
    organization = meeting.organization_id or 0
    seq = perform_on(
        actor,
        meeting,
        rule_on_objection,
        organization=organization,
        part=part,
        number=number,
        upheld=upheld,
        meeting=later.pk,
        held_on=_day_of(later).isoformat(),
        votes=votes,
        correction=correction,
        printable=characters(),
    )
    if upheld:
        perform_on(
            actor,
            later,
            take_up_correction,
            organization=organization,
            part=part,
            document=document_id(meeting, part),
            held_on=_day_of(meeting).isoformat(),
            text=correction.strip(),
            seq=seq,
        )


def enter_approval(
    actor: Actor, meeting: Meeting, part: Part, *, decided_in: int, votes: Votes | None
) -> None:
    later = _later(meeting, decided_in)
    perform_on(
        actor,
        meeting,
        approve,
        organization=meeting.organization_id or 0,
        part=part,
        meeting=later.pk,
        held_on=_day_of(later).isoformat(),
        votes=votes,
    )


def conclude(actor: Actor, meeting: Meeting, part: Part, *, decided_in: int) -> None:
    """No more objections can come; `decided_in` 0: because the days for them are over."""
    later = _later(meeting, decided_in).pk if decided_in else 0
    perform_on(
        actor,
        meeting,
        conclude_objections,
        organization=meeting.organization_id or 0,
        part=part,
        today=timezone.localdate(),
        until=last_day_for_objections(minutes_of(meeting).document(part).life),
        meeting=later,
    )


def later_meetings(meeting: Meeting) -> QuerySet[Meeting]:
    """The organization's meetings that were opened after this one, the next first."""
    rows = Meeting.objects.filter(organization=meeting.organization_id, state__in=HELD, deleted=False)
    return rows.filter(oparl_id=None, opened_at__gt=meeting.opened_at or timezone.now()).order_by("opened_at")


def _later(meeting: Meeting, key: int) -> Meeting:
    found = later_meetings(meeting).select_related("body").filter(pk=key).first()
    require(found, LifeRefusal.NO_MEETING)
    assert found is not None  # required above
    return found


def read_votes(yes: str, no: str, abstain: str) -> Votes | None:
    """The three fields of a form; all empty: there was no vote. Raises Refused."""
    given = [each.strip() for each in (yes, no, abstain)]
    if not any(given):
        return None
    require(given[0] and all(map(_is_number, given)), LifeRefusal.NO_NUMBERS)
    numbers = [int(each or "0") for each in given]
    return Votes(yes=numbers[0], no=numbers[1], abstain=numbers[2])


def _is_number(words: str) -> bool:
    return not words or (words.isascii() and words.isdigit() and len(words) <= DIGITS)


# Deadlines


def last_day_for_objections(life: Life) -> date | None:
    if life.signed_at is None:  # minutes that were signed before there were such rules have no days either
        return None
    return objections_until(life.rules, timezone.localdate(life.signed_at))


def deadline_for(meeting: Meeting, rules: MinutesRules, life: Life) -> Deadline | None:
    """Until when a part has to be signed by all."""
    if meeting.ends_at is None or meeting.state != Meeting.State.CLOSED:
        return None
    next_on = _next_meeting_on(meeting) if rules.due.value == Due.NEXT_MEETING else None
    day = due_on(rules, timezone.localdate(meeting.ends_at), next_on)
    done = timezone.localdate(life.signed_at) if life.signed_at else None
    return deadline_of(rules.due.source, day, timezone.localdate(), done)


def _next_meeting_on(meeting: Meeting) -> date | None:
    rows = Meeting.objects.filter(organization=meeting.organization_id, deleted=False)
    rows = rows.exclude(state=Meeting.State.CANCELLED).exclude(pk=meeting.pk)
    found = (
        rows.filter(starts_at__gt=meeting.began_at).order_by("starts_at").first()
        if meeting.began_at
        else None
    )
    return timezone.localdate(found.starts_at) if found and found.starts_at else None


def _day_of(meeting: Meeting) -> date:
    assert meeting.began_at is not None  # held here
    return timezone.localdate(meeting.began_at)
