"""The answers on personal data of a paper or of a whole agenda: read, given, corrected, on one page."""

from collections.abc import Sequence

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journal.events import Refused
from sessions_app.bundles import Bundle, bundle_of, bundles_of
from sessions_app.desk.personal_data import answer_personal_data
from sessions_app.models import Meeting
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.open_paper import open_paper
from sessions_app.pages.personal_data_form import MEANT
from sessions_app.pages.personal_data_questions import Question, groups_of
from sessions_app.queries import visible_files


@working
@reading_or_sending
def of_paper(request: ActorRequest, key: int) -> HttpResponse:
    """A paper's own text and its files."""
    row = open_paper(request, key)
    attached = {row.main_file_id, *row.auxiliary_files.values_list("pk", flat=True)} - {None}
    bundle = bundle_of(row, visible_files(request.actor, request.tenant).filter(pk__in=attached))
    bundles = [bundle] if bundle.things else []
    return _page(request, bundles, str(row), reverse("sessions_app:paper", args=[row.pk]))


@working
@reading_or_sending
def of_meeting(request: ActorRequest, key: int) -> HttpResponse:
    """All that hangs on an agenda."""
    meeting = meeting_to_prepare(request, key)
    back = reverse(f"sessions_app:{_onwards(meeting)}", args=[meeting.pk])
    return _page(request, bundles_of(meeting), meeting.name, back)


def _onwards(meeting: Meeting) -> str:
    """Where the answers are wanted."""
    if meeting.agenda_published_at is None:
        return "publish"
    return "supplement" if meeting.supplements.filter(published_at=None).exists() else "agenda"


def _page(request: ActorRequest, bundles: Sequence[Bundle], whose: str, back: str) -> HttpResponse:
    groups = groups_of(bundles, request.POST or None)
    questions = [question for group in groups for question in group.questions]
    if request.method == "POST" and _saved(request, questions):
        messages.success(request, _told(questions))
        return redirect(back)
    if request.method == "POST":
        messages.error(request, _("Nothing was saved yet. The reason stands at the question below."))
    context = {
        "section": "workplace",
        "groups": groups,
        "left": sum(each.is_open for each in questions),
        "whose": whose,
        "back": back,
        "what": MEANT,
    }
    return render(request, "sessions_app/personal_data.html", context)


def _told(questions: Sequence[Question]) -> str:
    """How many answers were saved, and how many questions are still open."""
    given = [each for each in questions if each.form.has_changed() and each.form.answered()]
    number, left = len(given), sum(each.is_open for each in questions if each not in given)
    saved = ngettext("One answer is saved.", "%(number)s answers are saved.", number) % {"number": number}
    more = ngettext("One question is still open.", "%(number)s questions are still open.", left) % {
        "number": left
    }
    told = saved if given else _("Nothing was changed.")
    return f"{told} {more}" if left else told


def _saved(request: ActorRequest, questions: Sequence[Question]) -> bool:
    """All of them or none."""
    if not all(each.form.is_valid() for each in questions):
        return False
    with transaction.atomic():
        taken = [_taken(request, each) for each in questions if each.form.has_changed()]
        transaction.set_rollback(not all(taken))
    return all(taken)


def _taken(request: ActorRequest, question: Question) -> bool:
    said = question.form.answered()
    try:
        if said:
            answer_personal_data(request.actor, question.thing, body=request.tenant, said=said)
    except Refused as refused:
        question.form.add_error("personal_data", sentence_of(refused))
        return False
    return True
