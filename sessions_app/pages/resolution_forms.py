"""The forms of the book of resolutions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Organization
from sessions_app.pages.forms import DAY
from sessions_app.pages.plain_form import PlainForm
from sessions_app.resolutions.commands import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE, LONGEST_WHO
from sessions_app.resolutions.scheme import LONGEST_SCHEME
from sessions_app.resolutions.state import StepKind
from sessions_app.resolutions.words import STEPS
from voting.rules.phrases import WAYS
from voting.rules.urgency import DECIDERS


class StepForm(PlainForm):
    """What was done with a resolution; only what may come next can be chosen."""

    step = forms.ChoiceField(label=_("What has happened"))
    who = forms.CharField(
        label=_("By whom"),
        max_length=LONGEST_WHO,
        help_text=_("As in: the mayor; one fifth of the committee’s members, with their names; the council."),
    )
    on = forms.DateField(label=_("On which day"), widget=DAY)
    reason = forms.CharField(
        label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, steps: Iterable[StepKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", gettext("Please choose")), *((each.value, gettext(STEPS[each])) for each in steps)]
        self.fields["step"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class SchemeForm(PlainForm):
    """How an organization's resolutions are numbered, or those of the whole municipality."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("Holds for"), required=False)
    scheme = forms.CharField(
        label=_("Numbering"),
        max_length=2 * LONGEST_SCHEME,
        required=False,
        help_text=_(
            "As in {year}/{number:03} or Rat/{term}/{number}; also {organization}. If left empty, the numbering of the "
            "municipality, else {year}/{number:03}."
        ),
    )

    def __init__(self, *args: Any, places: Any, for_all: bool, whole: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organization"]
        field.queryset, field.required = places, not for_all  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = whole if for_all else gettext("Please choose")  # type: ignore[attr-defined]


class UrgentForm(PlainForm):
    """A decision that was taken in place of the council; who may take one, the law of the state says."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("In place of"))
    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    way = forms.ChoiceField(label=_("Who decided, by the law"))
    deciders = forms.CharField(
        label=_("Names of those who decided"),
        max_length=LONGEST_WHO,
        help_text=_("With their offices, as they signed the decision."),
    )
    decided_on = forms.DateField(label=_("On which day"), widget=DAY)
    text = forms.CharField(
        label=_("Wording of the decision"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )
    reason = forms.CharField(
        label=_("Why the decision could not wait"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    public = forms.BooleanField(label=_("Belongs to the public part"), required=False)

    def __init__(self, *args: Any, councils: Any, rule: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["organization"]
        place.queryset, place.empty_label = councils, None  # type: ignore[attr-defined]  # a ModelChoiceField
        ways = [(each.value, gettext(WAYS[each])) for each in DECIDERS[rule]]
        self.fields["way"].choices = [("", gettext("Please choose")), *ways]  # type: ignore[attr-defined]
