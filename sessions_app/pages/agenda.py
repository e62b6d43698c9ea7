"""The office builds an agenda, looks at it as the public will, and publishes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.events import Refused
from sessions_app.becoming_public import tokens_kept_closed, unanswered
from sessions_app.desk.agenda import (
    change_item,
    move_item,
    publish_agenda,
    put_on_agenda,
    take_off_agenda,
)
from sessions_app.desk.papers import attach_file, attach_paper, detach_file, detach_paper
from sessions_app.models import AgendaItem, Meeting
from sessions_app.pages.deadlines import last_days
from sessions_app.pages.edge import (
    ActorRequest,
    done,
    item_to_prepare,
    meeting_to_prepare,
    sentence_of,
    working,
)
from sessions_app.pages.forms import AttachPaperForm, ItemForm, PaperSearchForm
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.paper_forms import FileForm
from sessions_app.pages.personal_data_questions import said_of
from sessions_app.queries import agenda_foreseen, agenda_of
from sessions_app.versions import supplements_for


@working
@require_safe
def agenda(request: ActorRequest, key: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    view = agenda_of(request.actor, meeting)
    context = {
        "section": "workplace",
        "meeting": meeting,
        "agenda": view,
        "supplements": supplements_for(request.actor, meeting),
        "last_days": last_days(meeting) if view.is_draft else (),
    }
    return render(request, "sessions_app/agenda.html", context)


@working
@reading_or_sending
def add(request: ActorRequest, key: int, *, public: bool) -> HttpResponse:
    """A new item of the public or the closed part."""
    meeting = meeting_to_prepare(request, key)
    form = ItemForm(request.POST or None, public=public)
    if form.is_valid():
        try:
            item = put_on_agenda(request.actor, meeting, public=public, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(
                request, _("%(number)s is on the agenda.") % {"number": item.number or item.name}
            )
            return redirect("sessions_app:item", meeting.pk, item.pk)
    context = {"section": "workplace", "form": form, "meeting": meeting, "public": public}
    return render(request, "sessions_app/item.html", context)


@working
@reading_or_sending
def item(request: ActorRequest, key: int, item: int) -> HttpResponse:
    """The wording of an item, and what hangs on it."""
    row = item_to_prepare(request, key, item)
    form = ItemForm(request.POST or None, initial=_as_typed(row), public=row.public)
    if form.is_valid():
        try:
            change_item(request.actor, row, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("sessions_app:agenda", row.meeting_id)
    return _item_page(request, row, form, FileForm())


def _item_page(request: ActorRequest, row: AgendaItem, form: ItemForm, file_form: FileForm) -> HttpResponse:
    words = request.GET.get("vorlage", "")[:100].replace("\0", "")
    context = {
        "section": "workplace",
        "form": form,
        "file_form": file_form,
        "search_form": PaperSearchForm(initial={"vorlage": words}),
        "paper_form": AttachPaperForm(actor=request.actor, item=row, words=words),
        "meeting": row.meeting,
        "item": row,
        "public": row.public,
        "consultations": row.consultations.filter(deleted=False).select_related("paper"),
        "said": said_of(row.auxiliary_files.filter(deleted=False)),
    }
    return render(request, "sessions_app/item.html", context)


def _as_typed(row: AgendaItem) -> dict[str, str]:
    names = ("name", "public_name", "kind", "proposed_resolution")
    return {name: getattr(row, name) for name in names}


@working
@require_POST
def move(request: ActorRequest, key: int, item: int) -> HttpResponse:
    """Up, down, or to a place: `to` counts from 1 within the part."""
    row = item_to_prepare(request, key, item)
    text = request.POST.get("to", "")
    to = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else row.order  # noqa: PLR2004 (no agenda has 10,000 items)
    done(request, lambda: move_item(request.actor, row, to=to), _("The item has been moved."))
    return redirect("sessions_app:agenda", row.meeting_id)


@working
@require_POST
def remove(request: ActorRequest, key: int, item: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    done(request, lambda: take_off_agenda(request.actor, row), _("The item is off the agenda."))
    return redirect("sessions_app:agenda", row.meeting_id)


@working
@require_POST
def add_paper(request: ActorRequest, key: int, item: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    form = AttachPaperForm(request.POST, actor=request.actor, item=row)
    if form.is_valid():
        paper = form.cleaned_data["paper"]
        done(request, lambda: attach_paper(request.actor, row, paper), _("The paper is attached."))
    else:
        messages.error(request, _("Please choose a paper from the list."))
    return redirect("sessions_app:item", row.meeting_id, row.pk)


@working
@require_POST
def remove_paper(request: ActorRequest, key: int, item: int, consultation: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    station = get_object_or_404(row.consultations, pk=consultation)
    done(request, lambda: detach_paper(request.actor, station), _("The paper is no longer attached."))
    return redirect("sessions_app:item", row.meeting_id, row.pk)


@working
@require_POST
def add_file(request: ActorRequest, key: int, item: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach_file(request.actor, row, **form.said())
        except Refused as refused:
            form.add_error("upload", sentence_of(refused))
        else:
            messages.success(request, _("The file is attached."))
            return redirect("sessions_app:item", row.meeting_id, row.pk)
    return _item_page(request, row, ItemForm(initial=_as_typed(row), public=row.public), form)


@working
@require_POST
def remove_file(request: ActorRequest, key: int, item: int, file: int) -> HttpResponse:
    row = item_to_prepare(request, key, item)
    found = get_object_or_404(row.auxiliary_files, pk=file)
    done(request, lambda: detach_file(request.actor, row, found), _("The file is no longer attached."))
    return redirect("sessions_app:item", row.meeting_id, row.pk)


@working
@require_safe
def preview(request: ActorRequest, key: int) -> HttpResponse:
    """The agenda as anybody will see it, and nothing more."""
    meeting = meeting_to_prepare(request, key)
    view = agenda_foreseen(meeting, tokens_kept_closed(meeting))
    context = {"section": "workplace", "meeting": meeting, "agenda": view}
    return render(request, "sessions_app/preview.html", context)


@working
@reading_or_sending
def publish(request: ActorRequest, key: int) -> HttpResponse:
    """Asks once more, then publishes."""
    meeting = meeting_to_prepare(request, key)
    if request.method == "POST":
        return _published(request, meeting)
    context = {
        "section": "workplace",
        "meeting": meeting,
        "agenda": agenda_of(request.actor, meeting),
        "unanswered": unanswered(meeting),
    }
    return render(request, "sessions_app/publish.html", context)


def _published(request: ActorRequest, meeting: Meeting) -> HttpResponse:
    said = _("The agenda is published. Its public page and its PDF exist from now on.")
    published = done(request, lambda: publish_agenda(request.actor, meeting), said)
    return redirect(
        "sessions_app:agenda" if published or not unanswered(meeting) else "sessions_app:publish", meeting.pk
    )
