"""The office changes a published agenda: it gathers a numbered supplement and publishes it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from journal.events import Refused
from sessions_app.becoming_public import unanswered
from sessions_app.desk.supplements import (
    add_item,
    drop_change,
    note_supplement,
    publish_supplement,
    reword_item,
    sign_of,
    strike_item,
)
from sessions_app.models import AgendaItem, Meeting, Supplement, SupplementChange
from sessions_app.pages.deadlines import last_days
from sessions_app.pages.edge import (
    ActorRequest,
    done,
    item_to_prepare,
    meeting_to_prepare,
    sentence_of,
    working,
)
from sessions_app.pages.forms import PaperSearchForm
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.supplement_forms import NoteForm, SupplementItemForm
from sessions_app.queries import agenda_of
from sessions_app.versions import REWORDED, changes_of


@working
@reading_or_sending
def supplement(request: ActorRequest, key: int) -> HttpResponse:
    """What the next supplement says so far; sending keeps its note and asks whether to publish."""
    meeting = meeting_to_prepare(request, key)
    draft = _draft(meeting)
    form = NoteForm(request.POST or None, initial={"note": draft.note if draft else ""})
    if form.is_valid() and _noted(request, meeting, form.cleaned_data["note"]):
        return redirect("sessions_app:publish_supplement", meeting.pk)
    context = {
        **_described(meeting, draft),
        "form": form,
        "agenda": agenda_of(request.actor, meeting),
        "touched": {change.item_id for change in draft.changes.all()} if draft else (),
        "last_days": last_days(meeting),
        "is_open": meeting.state == Meeting.State.PLANNED and meeting.agenda_published_at is not None,
    }
    return render(request, "sessions_app/supplement.html", context)


@working
@reading_or_sending
def publish(request: ActorRequest, key: int) -> HttpResponse:
    """What becomes visible to whom; sending publishes it."""
    meeting = meeting_to_prepare(request, key)
    draft = _draft(meeting)
    note = draft.note if draft else ""
    if request.method == "POST" and _published(request, meeting, note):
        return redirect("sessions_app:agenda", meeting.pk)
    described = _described(meeting, draft)
    public = sum(change.public for change in described["changes"])
    context = {
        **described,
        "note": note,
        "sign": sign_of(draft) if draft else "",
        "public": public,
        "closed": len(described["changes"]) - public,
    }
    return render(request, "sessions_app/publish_supplement.html", context)


def _draft(meeting: Meeting) -> Supplement | None:
    return meeting.supplements.filter(published_at=None).prefetch_related("changes__papers").first()


def _described(meeting: Meeting, draft: Supplement | None) -> dict[str, Any]:
    changes = changes_of(draft, entitled=True) if draft else ()
    return {
        "section": "workplace",
        "meeting": meeting,
        "number": meeting.supplements.filter(published_at__isnull=False).count() + 1,
        "changes": changes,
        "unanswered": unanswered(meeting) if changes else (),
    }


def _noted(request: ActorRequest, meeting: Meeting, note: str) -> bool:
    try:
        note_supplement(request.actor, meeting, note)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return False
    return True


def _published(request: ActorRequest, meeting: Meeting, note: str) -> bool:
    seen = request.POST.get("seen", "")
    said = _("The supplement is published. Nobody has been written to: send the invitations once more.")
    return done(request, lambda: publish_supplement(request.actor, meeting, note=note, seen=seen), said)


@working
@reading_or_sending
def add(request: ActorRequest, key: int, *, public: bool) -> HttpResponse:
    """A new item of the public or the closed part."""
    meeting = meeting_to_prepare(request, key)
    form = _form(request, meeting, public=public)
    if form.is_valid():
        try:
            add_item(request.actor, meeting, public=public, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            return redirect("sessions_app:supplement", meeting.pk)
    return _item_page(request, meeting, form, public=public)


@working
@reading_or_sending
def change(request: ActorRequest, key: int, item: int) -> HttpResponse:
    """Another wording of a published item: as the draft has it, else as it was published."""
    row = item_to_prepare(request, key, item)
    form = _form(request, row.meeting, public=row.public, initial=_as_typed(row))
    if form.is_valid():
        try:
            reword_item(request.actor, row, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            return redirect("sessions_app:supplement", row.meeting_id)
    return _item_page(request, row.meeting, form, public=row.public, item=row)


def _form(request: ActorRequest, meeting: Meeting, *, public: bool, **more: Any) -> SupplementItemForm:
    words = request.GET.get("vorlage", "")[:100].replace("\0", "")
    return SupplementItemForm(
        request.POST or None, public=public, actor=request.actor, body=meeting.body, words=words, **more
    )


def _as_typed(row: AgendaItem) -> dict[str, object]:
    drafts = SupplementChange.objects.filter(supplement__published_at=None, item=row)
    if change := drafts.first():
        typed: dict[str, object] = {own: getattr(change, field) for field, own in REWORDED.items()}
        papers = enumerate(change.papers.all()[: len(SupplementItemForm.PAPERS)])
        return typed | {SupplementItemForm.PAPERS[place]: paper for place, paper in papers}
    return {own: getattr(row, own) for own in REWORDED.values()}


def _item_page(
    request: ActorRequest,
    meeting: Meeting,
    form: SupplementItemForm,
    *,
    public: bool,
    item: AgendaItem | None = None,
) -> HttpResponse:
    context = {
        "section": "workplace",
        "meeting": meeting,
        "item": item,
        "staying": _attached(request, item) if item else (),
        "public": public,
        "form": form,
        "search_form": PaperSearchForm(initial={"vorlage": form.words}),
    }
    return render(request, "sessions_app/supplement_item.html", context)


def _attached(request: ActorRequest, item: AgendaItem) -> list[str]:
    """What the item has already, as far as the actor may read it."""
    agenda = agenda_of(request.actor, item.meeting)
    found = (each for each in (*agenda.public, *agenda.closed) if each.id == item.pk)
    return [paper.reference or paper.name for each in found for paper in each.papers]


@working
@require_POST
def strike(request: ActorRequest, key: int, item: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    done(request, lambda: strike_item(request.actor, row), _("The supplement withdraws the item."))
    return redirect("sessions_app:supplement", row.meeting_id)


@working
@require_POST
def drop(request: ActorRequest, key: int, change: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    done(request, lambda: drop_change(request.actor, meeting, change), _("The change is left out."))
    return redirect("sessions_app:supplement", meeting.pk)
