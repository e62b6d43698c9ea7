"""The forms with which the office works on residents' questions, and writes down who has called for the video."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.desk.asking import LONGEST_QUESTION, LONGEST_SUBJECT
from sessions_app.models import Question, Registration
from sessions_app.pages.forms import DAY
from sessions_app.pages.lines_field import LinesField
from sessions_app.pages.mail_field import MailField
from sessions_app.pages.plain_form import PlainForm

LONGEST_ANSWER, LONGEST_NOTE = 5_000, 500


class ReasonForm(PlainForm):
    """Why a question is not admitted."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever asked reads it on the own page; nobody else does."),
    )


class WordingForm(PlainForm):
    """Another wording of a question."""

    subject = forms.CharField(label=_("Topic"), max_length=LONGEST_SUBJECT)
    wording = LinesField(
        label=_("Wording that is shown"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    note = forms.CharField(
        label=_("Reason for the change"),
        max_length=LONGEST_NOTE,
        help_text=_("Whoever asked reads it on the own page; nobody else does."),
    )


class MergeForm(PlainForm):
    """The question that stands for this one as well."""

    into = forms.TypedChoiceField(label=_("Together with"), coerce=int)
    note = forms.CharField(label=_("Note for whoever asked"), max_length=LONGEST_NOTE, required=False)

    def __init__(self, *args: Any, others: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.pk, str(each)) for each in others]
        self.fields["into"].choices = [("", gettext("Please choose")), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class AnswerForm(PlainForm):
    """What was answered."""

    way = forms.ChoiceField(label=_("Answered"), choices=Question.Way.choices)
    answered_on = forms.DateField(label=_("On which day"), widget=DAY)
    answer = LinesField(
        label=_("Answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("It stands on the public page at once. An empty line begins a new paragraph."),
    )


class GuestEntryForm(PlainForm):
    """Somebody who has called the office."""

    name = forms.CharField(label=_("Name"), max_length=200)
    way = forms.ChoiceField(
        label=_("How does the person follow?"),
        choices=Registration.Way.choices,
        initial=Registration.Way.PLACE.value,
    )
    email = MailField(
        label=_("E-mail"),
        required=False,
        help_text=_("If mail is set up here, the personal address goes there."),
    )


class WithdrawalForm(PlainForm):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The person reads it at the entrance.")
    )
