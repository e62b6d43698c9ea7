"""The agenda is built here, in two parts, and published once. What is published stays (LAW-10)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.personal_data import release
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, Meeting
from sessions_app.policies import may_prepare_meeting
from sessions_app.sitting.plan import SIGNS


@contextmanager
def drafting(actor: Actor, meeting: Meeting) -> Iterator[Meeting]:
    """The meeting's row, locked, if the actor may still build its agenda; numbered anew at the end."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        require(
            row.organization_id is not None and may_prepare_meeting(actor, row.organization_id),
            DeskRefusal.NOT_THE_CLERK,
        )
        require(row.agenda_published_at is None, DeskRefusal.ALREADY_PUBLISHED)
        yield row
        _number(row)
        Meeting.objects.filter(pk=row.pk).update(modified=timezone.now())


def put_on_agenda(
    actor: Actor,
    meeting: Meeting,
    *,
    name: str,
    public: bool,
    kind: str = AgendaItem.Kind.RESOLUTION,
    public_name: str = "",
    proposed_resolution: str = "",
) -> AgendaItem:
    """A new last item of the public or the closed part."""
    with drafting(actor, meeting) as row:
        require(name.strip(), DeskRefusal.TITLE_MISSING)
        item = AgendaItem.objects.create(
            meeting=row,
            public=public,
            order=_part(row, public=public).count() + 1,
            name=name.strip(),
            public_name=public_name.strip(),
            kind=kind,
            proposed_resolution=proposed_resolution.strip(),
        )
    item.refresh_from_db()
    return item


def change_item(
    actor: Actor,
    item: AgendaItem,
    *,
    name: str,
    kind: str,
    public_name: str = "",
    proposed_resolution: str = "",
) -> AgendaItem:
    """Another wording. The part stays: an item that changes sides is taken off and put on again."""
    with drafting(actor, item.meeting):
        row = _on_agenda(item)
        require(name.strip(), DeskRefusal.TITLE_MISSING)
        row.name, row.public_name, row.kind = name.strip(), public_name.strip(), kind
        row.proposed_resolution = proposed_resolution.strip()
        row.modified = timezone.now()
        row.save(update_fields=["name", "public_name", "kind", "proposed_resolution", "modified"])
    return row


def move_item(actor: Actor, item: AgendaItem, *, to: int) -> None:
    """To another place within its part, counted from 1; too large or too small means the end or the beginning."""
    with drafting(actor, item.meeting) as meeting:
        row = _on_agenda(item)
        others = list(_part(meeting, public=row.public).exclude(pk=row.pk))
        others.insert(max(to, 1) - 1, row)
        for place, each in enumerate(others, start=1):
            AgendaItem.objects.filter(pk=each.pk).update(order=place)


def take_off_agenda(actor: Actor, item: AgendaItem) -> None:
    """Removes an item from a draft, and with it that its papers come here."""
    with drafting(actor, item.meeting):
        row = _on_agenda(item)
        Consultation.objects.filter(agenda_item=row).delete()
        row.delete()


def publish_agenda(actor: Actor, meeting: Meeting) -> Meeting:
    """Fixes the agenda as version 1 and releases what hangs on its public part; the closed part stays closed.

    Raises Refused where something would become public of which nobody has said whether it names people (DP-02).
    """
    with drafting(actor, meeting) as row:
        items = AgendaItem.objects.filter(meeting=row, deleted=False)
        require(items.exists(), DeskRefusal.AGENDA_EMPTY)
        release(items.filter(public=True))
        row.agenda_published_at = timezone.now()
        row.agenda_version += 1
        row.save(update_fields=["agenda_published_at", "agenda_version"])
    return row


def _on_agenda(item: AgendaItem) -> AgendaItem:
    row = AgendaItem.objects.filter(pk=item.pk, deleted=False).select_related("meeting").first()
    require(row, DeskRefusal.NO_SUCH_ITEM)
    assert row  # required above
    return row


def _part(meeting: Meeting, *, public: bool) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting, public=public, deleted=False).order_by("order", "pk")


def _number(meeting: Meeting) -> None:
    """Numbers each part from 1 (Ö 1, Ö 2 …; N 1 …). A heading has a place but no number."""
    for public, sign in SIGNS.items():
        number = 0
        for place, item in enumerate(_part(meeting, public=public), start=1):
            heading = item.kind == AgendaItem.Kind.HEADING
            number += not heading
            shown = "" if heading else f"{sign} {number}"
            AgendaItem.objects.filter(pk=item.pk).update(order=place, number=shown)
