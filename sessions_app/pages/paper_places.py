"""Authors say which places a paper is about."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from journal.events import Refused
from sessions_app.desk.places import name_place, remove_place
from sessions_app.models import Body, Location
from sessions_app.pages.edge import ActorRequest, done, sentence_of, working
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.open_paper import open_paper
from sessions_app.pages.plain_form import PlainForm
from sessions_app.public_reads import public_locations

# "52.1204, 7.3921" as map programs give it, and "52,1204 7,3921".
_DEGREES = re.compile(r"\s*(-?[0-9]{1,2}(?:[.,][0-9]+)?)°?\s*[,; ]\s*(-?[0-9]{1,3}(?:[.,][0-9]+)?)°?\s*")


def degrees_in(text: str) -> tuple[float, float] | None:
    """Degrees north and east as somebody types or copies them; None where they make no place."""
    found = _DEGREES.fullmatch(text)
    if found is None:
        return None
    north, east = (float(each.replace(",", ".")) for each in found.groups())
    return (north, east) if abs(north) <= 90 and abs(east) <= 180 else None  # noqa: PLR2004 (of the earth)


class PlaceForm(PlainForm):
    """`known` offers what everybody knows already: no place of a closed paper is told here."""

    known = forms.ModelChoiceField(
        Location.objects.none(),
        label=gettext_lazy("A known place"),
        required=False,
        empty_label=gettext_lazy("none of these"),
    )
    street_address = forms.CharField(
        label=gettext_lazy("Or: street and number, or name of the place"), max_length=300, required=False
    )
    locality = forms.CharField(label=gettext_lazy("Town"), max_length=200, required=False)
    degrees = forms.CharField(
        label=gettext_lazy("Position on the map"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Latitude and longitude as map programs give them, such as 52.1204, 7.3921."),
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].queryset = public_locations(body).order_by("locality", "street_address", "pk")  # type: ignore[attr-defined]  # a ModelChoiceField

    def clean_degrees(self) -> tuple[float, float] | None:
        text = str(self.cleaned_data["degrees"]).strip()
        found = degrees_in(text) if text else None
        if text and found is None:
            raise forms.ValidationError(
                _("This is no position. Please give latitude and longitude, such as 52.1204, 7.3921.")
            )
        return found


@working
@reading_or_sending
def places(request: ActorRequest, key: int) -> HttpResponse:
    row = open_paper(request, key)
    form = PlaceForm(request.POST or None, body=request.tenant)
    if form.is_valid():
        try:
            name_place(request.actor, row, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(
                request, _("The place is kept. Everybody sees it as soon as the paper is public.")
            )
            return redirect("sessions_app:paper_places", row.pk)
    named = row.locations.filter(deleted=False).order_by("pk")
    context = {"section": "workplace", "paper": row, "form": form, "places": named}
    return render(request, "sessions_app/paper_places.html", context)


@working
@require_POST
def remove(request: ActorRequest, key: int, place: int) -> HttpResponse:
    row = open_paper(request, key)
    found = get_object_or_404(row.locations.all(), pk=place)
    done(
        request, lambda: remove_place(request.actor, row, found), _("The place is taken away from the paper.")
    )
    return redirect("sessions_app:paper_places", row.pk)
