"""The form for a rule of local law: what may be said depends on what the law of the state leaves open."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sessions_app.models import LocalRule, Organization
from sessions_app.pages.forms import DAY
from sessions_app.rule_words import words_of
from voting.rules.schema import DAYS, KEYS, Content, Text, Value


class LocalRuleForm(forms.Form):
    """`places`: the organizations to choose from; `for_all`: the whole municipality may be chosen as well."""

    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("Holds for"), required=False)
    document = forms.ChoiceField(label=_("Where it stands"))
    paragraph = forms.CharField(
        label=_("Paragraph"),
        max_length=60,
        help_text=_("As in “§ 14 (3)”, without the name of the document."),
    )
    days = forms.IntegerField(
        label=_("Number of days"),
        min_value=1,
        max_value=365,
        required=False,
        help_text=_("If left empty, there is no period: the resolution may be carried out at once."),
    )
    flag = forms.ChoiceField(label=_("What holds"), widget=forms.Select)
    text = forms.CharField(label=_("What holds, in German"), widget=forms.Textarea(attrs={"rows": 3}))
    english = forms.CharField(
        label=_("The same in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If left empty, English readers see the German text."),
    )
    starts_on = forms.DateField(label=_("First day"), widget=DAY)
    ends_on = forms.DateField(
        label=_("Last day"), widget=DAY, required=False, help_text=_("If left empty, until further notice.")
    )

    def __init__(
        self, *args: Any, key: str, value: Value, places: Any, for_all: bool, whole: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.content = _form_of(key, value)
        for name in [
            name for names in _FIELDS.values() for name in names if name not in _FIELDS[self.content]
        ]:
            del self.fields[name]
        if self.content == "days" and key != "objection.committee_days":
            self.fields["days"].help_text = gettext("If left empty, there is no period of days.")
        if self.content == "flag":
            self.fields["flag"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
                ("", gettext("Please choose")),
                *((_sent(each), words_of(key, each)) for each in KEYS[key].choices),
            ]
        self.choices = {_sent(each): each for each in KEYS[key].choices}
        documents = [each for each in LocalRule.Document if each.value in value.left_to]
        self.fields["document"].choices = [(each.value, each.label) for each in documents]  # type: ignore[attr-defined]
        field = self.fields["organization"]
        field.queryset, field.required = places, not for_all  # type: ignore[attr-defined]  # a ModelChoiceField
        field.empty_label = whole if for_all else gettext("Please choose")  # type: ignore[attr-defined]

    def said(self) -> dict[str, Any]:
        """As `adopt_rule` wants it."""
        given = dict(self.cleaned_data)
        if self.content == "text":
            german, english = given.pop("text").strip(), given.pop("english").strip()
            return {"content": {"de": german, "en": english or german}, **given}
        if self.content == "days":
            return {"content": given.pop("days"), **given}
        return {"content": self.choices[given.pop("flag")], **given}


# The fields for a rule's content.
_FIELDS = {"days": ("days",), "flag": ("flag",), "text": ("text", "english")}


def _form_of(key: str, value: Value) -> str:
    if isinstance(value.content, Text):
        return "text"
    return "days" if key in DAYS else "flag"


def _sent(content: Content) -> str:
    """A choice as the form sends it."""
    return str(int(content)) if isinstance(content, bool) else str(content)
