"""Papers for those who write them and those who may read them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from journal.events import Refused
from sessions_app.desk.papers import (
    attach_file,
    change_paper,
    register_paper,
    remove_file_of_paper,
    stands_published,
    withdraw_paper,
)
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import Paper
from sessions_app.pages.edge import ActorRequest, done, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.open_paper import open_paper, require_unbiased
from sessions_app.pages.paper_forms import FileForm, PaperForm, typed_of
from sessions_app.pages.personal_data_questions import said_of
from sessions_app.queries import consultations_of, visible_files, visible_papers, writes_papers
from sessions_app.reading import is_released, view_of_file

PER_PAGE = 25


@working
@require_safe
def papers(request: ActorRequest) -> HttpResponse:
    rows = visible_papers(request.actor, request.tenant).order_by("-dated_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "section": "workplace",
        "page": page,
        "closed": {paper.pk for paper in page if not is_released(paper)},
        "writes": writes_papers(request.actor, request.tenant),
    }
    return render(request, "sessions_app/papers.html", context)


@working
@reading_or_sending
def register(request: ActorRequest) -> HttpResponse:
    if not writes_papers(request.actor, request.tenant):
        raise Http404
    form = PaperForm(request.POST or None)
    if form.is_valid():
        try:
            paper = register_paper(request.actor, request.tenant, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The paper is registered. Now add its file."))
            return redirect("sessions_app:paper", paper.pk)
    return render(request, "sessions_app/paper_form.html", {"section": "workplace", "form": form})


@working
@reading_or_sending
def change(request: ActorRequest, key: int) -> HttpResponse:
    """Corrects a paper until it stands on a published agenda."""
    row = open_paper(request, key)
    if request.method != "POST" and stands_published(row):
        messages.info(request, sentence_of(Refused(DeskRefusal.PAPER_PUBLISHED)))
        return redirect("sessions_app:paper", row.pk)
    form = PaperForm(request.POST or None, initial=typed_of(row))
    if form.is_valid():
        try:
            change_paper(request.actor, row, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("sessions_app:paper", row.pk)
    context = {"section": "workplace", "form": form, "paper": row}
    return render(request, "sessions_app/paper_form.html", context)


@working
@reading_or_sending
def withdraw(request: ActorRequest, key: int) -> HttpResponse:
    """Asks once more, then takes the paper back."""
    row = open_paper(request, key)
    if request.method != "POST":
        return render(request, "sessions_app/withdraw.html", {"section": "workplace", "paper": row})
    done(request, lambda: withdraw_paper(request.actor, row), _("The paper is withdrawn."))
    return redirect("sessions_app:papers")


@working
@require_POST
def remove_file(request: ActorRequest, key: int, file: int) -> HttpResponse:
    row = open_paper(request, key)
    found = get_object_or_404(visible_files(request.actor, request.tenant), pk=file)
    done(
        request, lambda: remove_file_of_paper(request.actor, row, found), _("The file is no longer attached.")
    )
    return redirect("sessions_app:paper", row.pk)


@working
@reading_or_sending
def paper(request: ActorRequest, key: int) -> HttpResponse:
    """A paper with what the reader may open; authors add files until it is published."""
    row = get_object_or_404(visible_papers(request.actor, request.tenant), pk=key)
    require_unbiased(request, row)
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            attach_file(request.actor, row, **form.said())
        except Refused as refused:
            form.add_error("upload", sentence_of(refused))
            messages.error(request, _("The file was not attached. The reason stands at the field below."))
        else:
            messages.success(request, _("The file is attached."))
            return redirect("sessions_app:paper", row.pk)
    return render(request, "sessions_app/paper.html", _context(request, row, form))


def _context(request: ActorRequest, row: Paper, form: FileForm) -> dict[str, object]:
    attached = {row.main_file_id, *row.auxiliary_files.values_list("pk", flat=True)}
    files = visible_files(request.actor, request.tenant).filter(pk__in=attached - {None})
    writes = writes_papers(request.actor, request.tenant)
    return {
        "section": "workplace",
        "paper": row,
        "files": [view_of_file(file) for file in files.order_by("pk")],
        "consultations": consultations_of(request.actor, row),
        "form": form,
        "writes": writes,
        "open": writes and not stands_published(row),
        "attached": files.order_by("pk"),
        "released": is_released(row),
        "said": said_of([row, *files.order_by("pk")]) if writes else (),
    }
