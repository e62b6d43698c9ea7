"""Residents' questions for question time: the form, the receipt at a private address, and what was asked and answered."""

import uuid
from typing import Any

from allauth.core.internal import ratelimit
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from journal.events import N_, Refused
from mail.writing import has_causes, is_configured
from portal.guests import GuestForm, private
from sessions_app.by_key import public_meeting
from sessions_app.desk.asking import (
    LONGEST_QUESTION,
    LONGEST_SUBJECT,
    OPEN,
    send_question,
    withdraw_question,
    withhold_name,
)
from sessions_app.desk.telling_guests import causes_of
from sessions_app.models import Meeting, Question
from sessions_app.pages.edge import done, sentence_of
from sessions_app.pages.lines_field import LinesField
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.participation import QuestionTime, question_time_of
from sessions_app.participation_queries import ON_THE_PAGE, public_questions, question_at
from sessions_app.tenancy import TenantRequest

MAILED = N_(
    "You get the address of your own page, and we write to you what becomes of the question. It is never published."
)


class QuestionForm(GuestForm):
    """With the choice of what is shown of the name, where the rules leave one."""

    subject = forms.CharField(
        label=_("Topic"), max_length=LONGEST_SUBJECT, help_text=_("What is it about, in a few words?")
    )
    text = LinesField(
        label=_("Your question"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("At most 1,000 characters, on one topic. Please name no other private people."),
    )
    shown_as = forms.ChoiceField(
        label=_("Publish my question"),
        help_text=_("You can take your name back at any time."),
    )
    resident = forms.BooleanField(label=_("I live in this municipality."))
    field_order = ["token", "subject", "text", "name", "email", "shown_as", "resident"]

    def __init__(self, *args: Any, rules: QuestionTime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].help_text = _("So that the office knows who asks.")
        self.fields["email"].help_text = (
            _(MAILED) if is_configured() else _("Only for the answer. It is never published.")
        )
        if len(rules.choices) == 1:
            del self.fields["shown_as"]
        else:
            self.fields["shown_as"].choices = [(each.value, each.label) for each in rules.choices]  # type: ignore[attr-defined]  # a ChoiceField

    def said(self) -> dict[str, Any]:
        """As `send_question` wants it."""
        return {"shown_as": Question.Shown.NOBODY.value, **self.cleaned_data}


@require_safe
def questions(request: TenantRequest, key: int) -> HttpResponse:
    """What residents have asked for this meeting, and what was answered."""
    meeting = _meeting(request, key)
    context = {
        "section": "meetings",
        "meeting": meeting,
        "questions": public_questions(request.tenant).filter(meeting=meeting),
        "rules": question_time_of(meeting),
    }
    answer = render(request, "portal/questions.html", context)
    answer["X-Robots-Tag"] = "noindex"  # names of residents need no search engine
    return answer


def _meeting(request: TenantRequest, key: int) -> Meeting:
    return public_meeting(request.tenant, key)


@reading_or_sending
def ask(request: TenantRequest, key: int) -> HttpResponse:
    """The form, or in words why none is there."""
    meeting = _meeting(request, key)
    rules = question_time_of(meeting)
    form = QuestionForm(request.POST or None, rules=rules)
    if form.is_valid():
        try:
            here = ratelimit.get_ip(request)
            row = send_question(meeting, address=here, language=get_language() or "de", **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            return redirect("portal:question", row.token)
    why_not = gettext(rules.window.why_not.value) if rules.window.why_not else ""
    context = {"section": "meetings", "meeting": meeting, "rules": rules, "form": form, "why_not": why_not}
    return render(request, "portal/ask.html", context, status=422 if form.errors else 200)


@private
@reading_or_sending
def question(request: TenantRequest, token: uuid.UUID) -> HttpResponse:
    """The private page of whoever asked: how it stands, and what can be taken back."""
    row = get_object_or_404(question_at(request.tenant, token))
    if request.method == "POST":
        _take_back(request, row)
        return redirect("portal:question", token)
    other = row.merged_into
    context = {
        "section": "meetings",
        "meeting": row.meeting,
        "question": row,
        "stands_for": other if other and other.state in ON_THE_PAGE else row,
        "is_left_alone": other is not None and other.state not in ON_THE_PAGE,
        "address": request.build_absolute_uri(),
        "is_mailed": has_causes(causes_of(row)),
        "is_open": row.state in OPEN,
        "is_named": row.state in ON_THE_PAGE and bool(row.shown_name),
        "is_waiting": row.state == Question.State.RECEIVED,
    }
    return render(request, "portal/question.html", context)


def _take_back(request: TenantRequest, row: Question) -> None:
    match request.POST.get("do"):
        case "withdraw":
            done(request, lambda: withdraw_question(row), gettext("Your question is withdrawn and deleted."))
        case "withhold":
            said = gettext("Your name no longer stands on the public page.")
            done(request, lambda: withhold_name(row), said)
        case _:
            messages.error(request, gettext("Nothing was changed. Please choose one of the buttons."))
