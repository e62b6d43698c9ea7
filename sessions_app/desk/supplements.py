"""Numbered supplements to a published agenda (Nachtrag zur Tagesordnung), until the meeting is convened (LAW-10).

A supplement is gathered as a draft that nobody but the clerk sees, and touches the agenda when it is published.
Numbers of items are names: a new item takes the next one of its part, that of a withdrawn one is not given again.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.personal_data import release
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, Meeting, Paper, Supplement, SupplementChange
from sessions_app.policies import may_prepare_meeting
from sessions_app.queries import visible_papers
from sessions_app.sitting.plan import SIGNS
from sessions_app.versions import REWORDED, rows_of

Kind = SupplementChange.Kind


@contextmanager
def supplementing(actor: Actor, meeting: Meeting) -> Iterator[Supplement]:
    """The supplement that is being prepared, its meeting's row locked; the first command begins one."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().select_related("body").get(pk=meeting.pk)
        require(
            row.organization_id is not None and may_prepare_meeting(actor, row.organization_id),
            DeskRefusal.NOT_THE_CLERK,
        )
        require(row.agenda_published_at and row.oparl_id is None, DeskRefusal.NOT_PUBLISHED_YET)
        require(row.state == Meeting.State.PLANNED, DeskRefusal.CHANGED_IN_THE_MEETING)
        number = row.supplements.filter(published_at__isnull=False).count() + 1
        supplement, _ = Supplement.objects.get_or_create(meeting=row, number=number)
        supplement.meeting = row
        yield supplement


def add_item(
    actor: Actor,
    meeting: Meeting,
    *,
    public: bool,
    name: str,
    kind: str = AgendaItem.Kind.RESOLUTION,
    public_name: str = "",
    proposed_resolution: str = "",
    papers: Iterable[Paper] = (),
) -> SupplementChange:
    """A new item, last in its part."""
    with supplementing(actor, meeting) as supplement:
        require(name.strip(), DeskRefusal.TITLE_MISSING)
        change = SupplementChange.objects.create(
            supplement=supplement,
            kind=Kind.NEW,
            public=public,
            name=name.strip(),
            public_name=public_name.strip(),
            item_kind=kind,
            proposed_resolution=proposed_resolution.strip(),
        )
        change.papers.set(_brought(actor, supplement, papers))
    return change


def reword_item(
    actor: Actor,
    item: AgendaItem,
    *,
    name: str,
    kind: str,
    public_name: str = "",
    proposed_resolution: str = "",
    papers: Iterable[Paper] = (),
) -> SupplementChange:
    """Another wording of a published item, or papers that come to it. A second call replaces the first."""
    with supplementing(actor, item.meeting) as supplement:
        row = _published(item)
        require(name.strip(), DeskRefusal.TITLE_MISSING)
        wording = {
            "name": name.strip(),
            "public_name": public_name.strip(),
            "item_kind": kind,
            "proposed_resolution": proposed_resolution.strip(),
        }
        before = {field: getattr(row, own) for field, own in REWORDED.items()}
        brought = [paper for paper in _brought(actor, supplement, papers) if not _has(row, paper)]
        require(wording != before or brought, DeskRefusal.NOTHING_CHANGED)
        change = _change(supplement, row, Kind.CHANGED, {**wording, "before": before})
        change.papers.set(brought)
    return change


def strike_item(actor: Actor, item: AgendaItem) -> SupplementChange:
    """The item is withdrawn (abgesetzt) before the meeting; what was to be changed in it is no matter any more."""
    with supplementing(actor, item.meeting) as supplement:
        row = _published(item)
        wording: dict[str, object] = {field: getattr(row, own) for field, own in REWORDED.items()}
        change = _change(supplement, row, Kind.WITHDRAWN, {**wording, "before": {}})
        change.papers.clear()
    return change


def drop_change(actor: Actor, meeting: Meeting, change: int) -> None:
    """Takes a line out of the draft of a supplement; a line that is not there any more is gone."""
    with supplementing(actor, meeting) as supplement:
        supplement.changes.filter(pk=change).delete()


def note_supplement(actor: Actor, meeting: Meeting, note: str) -> None:
    """The reason or note that will stand at its top; published with it and not before."""
    with supplementing(actor, meeting) as supplement:
        supplement.note = note.strip()
        supplement.save(update_fields=["note"])


def sign_of(supplement: Supplement) -> str:
    """Of what the draft says now: another one after whatever change. Who publishes it has seen what it belongs to."""
    said = [
        [
            row.pk,
            row.kind,
            *(getattr(row, field) for field in REWORDED),
            sorted(each.pk for each in row.papers.all()),
        ]
        for row in supplement.changes.order_by("pk").prefetch_related("papers")
    ]
    return hashlib.sha256(json.dumps([supplement.note, said]).encode()).hexdigest()


def publish_supplement(
    actor: Actor, meeting: Meeting, *, note: str = "", seen: str | None = None
) -> Supplement:
    """Carries the changes out, keeps the agenda as it stood, and releases the papers of new public matters.

    Refused where somebody has changed it since its sign was `seen`.
    """
    with supplementing(actor, meeting) as supplement:
        row, now = supplement.meeting, timezone.now()
        changes = list(supplement.changes.select_related("item"))
        require(changes, DeskRefusal.SUPPLEMENT_EMPTY)
        require(seen is None or seen == sign_of(supplement), DeskRefusal.SUPPLEMENT_CHANGED)
        supplement.before = rows_of(row)
        supplement.earlier_agenda = row.invitation
        supplement.note, supplement.published_at = note.strip(), now
        supplement.save()
        for change in changes:
            _carry_out(row, change)
        touched = AgendaItem.objects.filter(supplement_changes__supplement=supplement)
        release(touched.filter(public=True, deleted=False))
        row.invitation, row.modified = None, now
        row.agenda_version += 1
        row.save(update_fields=["invitation", "modified", "agenda_version"])
    return supplement


def _carry_out(meeting: Meeting, change: SupplementChange) -> None:
    if change.item is None:
        change.item = _new_item(meeting, change)
        change.number = change.item.number
        change.save(update_fields=["item", "number"])
    elif change.kind == Kind.WITHDRAWN:
        Consultation.objects.filter(agenda_item=change.item).update(deleted=True, modified=timezone.now())
        change.item.deleted = True
    for field, own in REWORDED.items():
        setattr(change.item, own, getattr(change, field))
    change.item.modified = timezone.now()
    change.item.save()
    for paper in change.papers.filter(deleted=False):
        station = Consultation.objects.create(
            paper=paper, meeting=meeting, agenda_item=change.item, authoritative=True
        )
        station.organizations.add(*filter(None, [meeting.organization_id]))


def _new_item(meeting: Meeting, change: SupplementChange) -> AgendaItem:
    part = AgendaItem.objects.filter(meeting=meeting, public=change.public)
    orders = [0, *part.values_list("order", flat=True)]
    numbers = [0, *(_figure(number) for number in part.values_list("number", flat=True))]
    heading = change.item_kind == AgendaItem.Kind.HEADING
    number = "" if heading else f"{SIGNS[change.public]} {max(numbers) + 1}"
    return AgendaItem.objects.create(
        meeting=meeting, public=change.public, order=max(orders) + 1, number=number
    )


def _figure(number: str) -> int:
    """7 of "Ö 7"."""
    found = re.search(r"\d+", number)
    return int(found[0]) if found else 0


def _change(
    supplement: Supplement, item: AgendaItem, kind: str, wording: dict[str, object]
) -> SupplementChange:
    values = {**wording, "kind": kind, "public": item.public, "number": item.number}
    change, _ = SupplementChange.objects.update_or_create(supplement=supplement, item=item, defaults=values)
    return change


def _published(item: AgendaItem) -> AgendaItem:
    row = AgendaItem.objects.filter(pk=item.pk, deleted=False).first()
    require(row, DeskRefusal.NO_SUCH_ITEM)
    assert row  # required above
    return row


def _has(item: AgendaItem, paper: Paper) -> bool:
    return Consultation.objects.filter(agenda_item=item, paper=paper, deleted=False).exists()


def _brought(actor: Actor, supplement: Supplement, papers: Iterable[Paper]) -> list[Paper]:
    """Only what the actor sees."""
    keys = {paper.pk for paper in papers}
    found = list(visible_papers(actor, supplement.meeting.body).filter(pk__in=keys))
    require(len(found) == len(keys), DeskRefusal.NO_SUCH_PAPER)
    return found
