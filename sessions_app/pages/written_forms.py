"""The forms of procedures in writing."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Paper
from sessions_app.pages.forms import DAY, TIME
from sessions_app.pages.lines_field import ProposedResolutionField
from sessions_app.pages.plain_form import PlainForm
from sessions_app.written.commands import LONGEST_GROUND, LONGEST_SOURCE, LONGEST_TITLE
from sessions_app.written.state import Elector, Procedure
from sessions_app.written.words import REPLIES
from voting.rules.written import Reply


class AskForm(PlainForm):
    """What the members are asked, and until when."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    paper = forms.ModelChoiceField(
        Paper.objects.none(), label=_("Paper"), required=False, empty_label=_("without a paper")
    )
    wording = ProposedResolutionField()
    ground = forms.CharField(
        label=_("Why this may be decided in writing"),
        max_length=LONGEST_GROUND,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What the law asks for, such as: a simple matter, because …"),
    )
    day = forms.DateField(label=_("To be answered by (day)"), widget=DAY)
    time = forms.TimeField(label=_("at (time)"), widget=TIME)
    public = forms.BooleanField(
        label=_("Belongs to the public part"),
        required=False,
        help_text=_("Everybody reads wording and result once the procedure is over, and not before."),
    )
    biased = forms.MultipleChoiceField(
        label=_("Who is biased and takes no part"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, members: Iterable[Elector], papers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wording"].label = _("Wording that is decided on")
        self.fields["wording"].required = True
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["biased"].choices = [(str(each.person), each.name) for each in members]  # type: ignore[attr-defined]  # a choice field

    def said(self) -> dict[str, Any]:
        """As the desk command wants it."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"day", "time"}}
        end = datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"])
        return {**data, "until": timezone.make_aware(end), "biased": [int(each) for each in data["biased"]]}


def choices_of(procedure: Procedure) -> Mapping[Reply, str]:
    """What may be answered, in the reader's language."""
    return {each: gettext(REPLIES[each]) for each in procedure.choices}


class PaperAnswerForm(PlainForm):
    """An answer that reached the clerk on paper."""

    person = forms.ChoiceField(label=_("Whose answer"))
    reply = forms.ChoiceField(label=_("Answer"))
    source = forms.CharField(
        label=_("On which paper"),
        max_length=LONGEST_SOURCE,
        help_text=_("As in: letter of 3 December; signed sheet."),
    )
    received_on = forms.DateField(label=_("Received on"), widget=DAY)

    def __init__(self, *args: Any, procedure: Procedure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = timezone.localdate
        first = ("", gettext("Please choose"))
        people = [(str(each.person), each.name) for each in procedure.register]
        self.fields["person"].choices = [first, *people]  # type: ignore[attr-defined]  # a ChoiceField
        replies = [(each.value, said) for each, said in choices_of(procedure).items()]
        self.fields["reply"].choices = [first, *replies]  # type: ignore[attr-defined]  # a ChoiceField

    def said(self) -> dict[str, object]:
        return {**self.cleaned_data, "person": int(self.cleaned_data["person"])}


class EndForm(PlainForm):
    """Why a procedure is broken off."""

    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_GROUND, widget=forms.Textarea(attrs={"rows": 2})
    )
