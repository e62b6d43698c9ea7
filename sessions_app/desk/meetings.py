"""Meetings are planned here."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import Location, Meeting, Organization
from sessions_app.policies import may_prepare_meeting


def schedule_meeting(
    actor: Actor,
    organization: Organization,
    *,
    starts_at: datetime | None,
    name: str = "",
    number: int | None = None,
    location: Location | None = None,
    fault_phone: str = "",
) -> Meeting:
    """A new meeting (Sitzung). Date and place are public at once; the agenda only when it is published."""
    require(may_prepare_meeting(actor, organization.pk), DeskRefusal.NOT_THE_CLERK)
    _require_place(organization, location)
    require(starts_at, DeskRefusal.BEGIN_MISSING)
    return Meeting.objects.create(
        body=organization.body,
        organization=organization,
        name=name.strip() or organization.name,
        number=number,
        starts_at=starts_at,
        location=location,
        fault_phone=fault_phone.strip(),
    )


def change_meeting(
    actor: Actor,
    meeting: Meeting,
    *,
    starts_at: datetime | None,
    name: str,
    number: int | None,
    location: Location | None,
    fault_phone: str = "",
) -> Meeting:
    """Another date, place, name, number or telephone for faults, until the meeting is convened."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        require(
            row.organization and may_prepare_meeting(actor, row.organization.pk), DeskRefusal.NOT_THE_CLERK
        )
        require(row.state == Meeting.State.PLANNED, DeskRefusal.ALREADY_CONVENED)
        _require_place(row, location)
        require(starts_at, DeskRefusal.BEGIN_MISSING)
        row.starts_at, row.number, row.location = starts_at, number, location
        row.name = name.strip() or row.name
        row.fault_phone = fault_phone.strip()
        row.modified = timezone.now()
        row.save(update_fields=["starts_at", "number", "location", "name", "fault_phone", "modified"])
    return row


def _require_place(thing: Organization | Meeting, location: Location | None) -> None:
    require(location is None or location.body_id == thing.body_id, DeskRefusal.WRONG_PLACE)
