"""The question about personal data: beside what is registered or uploaded, and on a page of its own."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from journal.events import Refused
from sessions_app.desk.personal_data import require_answer
from sessions_app.live import sentence_of
from sessions_app.pages.plain_form import PlainForm
from sessions_app.personal_data import Answer, Answered

MEANT = _(
    "Personal data tell of people who can be recognised: names, addresses, health, money, property or work."
)
LATER = _("If you leave it open, you are asked before it becomes public.")
# The one sentence that helps with each answer, for a file and for a paper's own text.
ANSWERS = {
    Answer.NONE: _("No. It names nobody, or people only in their office."),
    Answer.PUBLIC: _("Yes, and everybody may read them. Write below who decided that, and why."),
    Answer.DECISION: _(
        "Yes, but only for the decision. The file stays closed: members read it, the public does not. What the public should "
        "read all the same, attach as a second file without those data."
    ),
}
TEXT_ANSWERS = ANSWERS | {
    Answer.DECISION: _(
        "Yes, but only for the decision. Then the paper cannot become public. To let it, write the text without those data "
        "and attach them as a file of their own."
    ),
}


class DependentField(forms.CharField):
    """Needed with one of the answers, as its label says: neither required nor left to everybody's liking."""

    depends = True


class PersonalDataForm(PlainForm):
    """Nothing is chosen beforehand, and leaving it open is no mistake: before the publication it is asked again."""

    ANSWERS = ANSWERS

    personal_data = forms.ChoiceField(
        label=_("Does the file contain personal data?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=format_lazy("{} {}", MEANT, LATER),
    )
    reason = DependentField(
        label=_("Needed if everybody may read them: who decided that, and why?"),
        max_length=500,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["personal_data"].choices = list(self.ANSWERS.items())  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> None:
        super().clean()
        try:
            require_answer(self.answered() or Answered(""))
        except Refused as refused:
            if "reason" not in self.errors:
                self.add_error("reason", sentence_of(refused))

    def answered(self) -> Answered | None:
        """As the desk commands want it."""
        answer = self.cleaned_data.get("personal_data")
        return Answered(answer, self.cleaned_data.get("reason", "")) if answer else None


class TextForm(PersonalDataForm):
    """The same about a paper's own text."""

    ANSWERS = TEXT_ANSWERS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["personal_data"].label = _("Do title and proposed resolution contain personal data?")
