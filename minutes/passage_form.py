"""What the studio's form sends: the clerk's texts, each with the version it was written on."""

import re
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.actor import Actor
from journal.events import Refused
from minutes.view import studio_view
from minutes.writing import Written, write_passages
from sessions_app.live import sentence_of
from sessions_app.models import Meeting

FIELD = re.compile(r"(item|base)-([0-9]{1,9})")


@dataclass(frozen=True)
class Typed:
    """By item: the text, and the number of the version it was written on."""

    texts: dict[int, str]
    based_on: dict[int, int]


def typed(request: HttpRequest) -> Typed:
    """As the page's form sends them. What is no number was based on nothing: then nothing is overwritten."""
    found: dict[str, dict[int, str]] = {"item": {}, "base": {}}
    for name in request.POST:
        if match := FIELD.fullmatch(name):
            found[match[1]][int(match[2])] = str(request.POST[name])
    texts = {item: text.replace("\r\n", "\n").strip() for item, text in found["item"].items()}
    return Typed(
        texts, {item: int(base) for item, base in found["base"].items() if re.fullmatch("[0-9]{1,9}", base)}
    )


def take(request: HttpRequest, actor: Actor, meeting: Meeting) -> HttpResponse | None:
    """Saves what was typed. Nothing, or the page that says what was not saved: not a word is lost."""
    form = typed(request)
    written = write_passages(actor, meeting, form.texts, form.based_on)
    return with_unsaved(request, actor, meeting, form, written) if written.refused else None


def with_unsaved(
    request: HttpRequest, actor: Actor, meeting: Meeting, form: Typed, written: Written
) -> HttpResponse:
    """The studio with the texts that were not taken, and why."""
    for sentence in dict.fromkeys(sentence_of(each) for each in written.refused.values()):
        messages.error(request, sentence)
    unsaved = {item: form.texts[item] for item in written.refused}
    try:
        view = studio_view(meeting, actor, unsaved, written.conflicts)
    except Refused:  # there is nothing to write on yet
        return redirect("minutes:studio", meeting.pk)
    status = 409 if written.conflicts else 422
    return render(request, "minutes/studio.html", {"meeting": meeting, "studio": view}, status=status)
