"""What somebody wants to be told, as a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.search.wanted import LONGEST
from portal.subscriptions.models import Subscription
from portal.subscriptions.saved import brings_news, choice_of, narrowing_of
from sessions_app.models import Body, Location, Organization, Paper
from sessions_app.pages.mail_field import MailField
from sessions_app.public_reads import public_locations
from sessions_app.queries import public_meetings, public_organizations, public_papers

_NO_NEWS = _(
    "Of people and committees themselves there is no news by e-mail. Please search again, tick papers, decisions or meetings as well, and choose “News for this search” there."
)


def key_in(value: object) -> int:
    """A key out of an address, 0 where it is none."""
    text = str(value)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0  # noqa: PLR2004 (fits any column)


class WishForm(forms.Form):
    """All fields but the address may stay empty. Those that are hidden come from the page of a paper, of a place or of the
    search, and are shown in words.
    """

    email = MailField(label=_("Your e-mail address"))
    organization = forms.ModelChoiceField(
        Organization.objects.none(),
        label=_("Council or committee"),
        empty_label=_("All committees"),
        required=False,
    )
    words = forms.CharField(
        label=_("Words that occur in it"),
        help_text=_("For example: cycle path. Only news with these words are sent."),
        required=False,
        max_length=LONGEST,
    )
    place = forms.CharField(
        label=_("Street or place that occurs in it"),
        help_text=_("For example the street that you live in."),
        required=False,
        max_length=LONGEST,
    )
    pace = forms.ChoiceField(label=_("How often"), choices=Subscription.Pace.choices)
    paper = forms.ModelChoiceField(Paper.objects.none(), required=False, widget=forms.HiddenInput)
    location = forms.ModelChoiceField(Location.objects.none(), required=False, widget=forms.HiddenInput)
    narrowing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, body: Body, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        meeting = public_meetings(body).values("organization")
        asked = key_in(self["organization"].value())  # from its page, also before its first meeting
        rows = public_organizations(body).filter(Q(pk__in=meeting) | Q(pk=asked))
        self._field("organization").queryset = rows.order_by("name")
        self._field("paper").queryset = public_papers(body)
        self._field("location").queryset = public_locations(body)

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Line breaks and null bytes have no place in words; what does not exist cannot be wished for."""
        given = dict(super().clean() or {})
        for name in ("words", "place"):
            words = " ".join(str(given.get(name, "")).split())
            if words and not words.isprintable():
                self.add_error(
                    name, ValidationError(_("Please use letters, digits and the usual signs only."))
                )
            given[name] = words
        given["narrowing"] = narrowing_of(str(given.get("narrowing", "")))
        if not brings_news(choice_of(given["narrowing"]).kinds):
            self.add_error(None, ValidationError(_NO_NEWS))
        return given

    def chosen(self, name: str) -> Any:
        """The public row that a hidden field names, if there is one."""
        key = key_in(self[name].value())
        return self._field(name).queryset.filter(pk=key).first() if key else None
