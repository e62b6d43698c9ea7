"""The forms of the workplace. What may be done is the commands' matter; forms read what was typed."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.actor import Actor
from sessions_app.models import AgendaItem, Body, Location, Meeting, Organization, Paper
from sessions_app.pages.lines_field import ProposedResolutionField
from sessions_app.pages.plain_form import PlainForm
from sessions_app.queries import preparable_organizations, visible_papers

DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class ChangeMeetingForm(PlainForm):
    name = forms.CharField(label=_("Name"), max_length=500, required=False)
    number = forms.IntegerField(label=_("Number"), min_value=1, max_value=32767, required=False)
    day = forms.DateField(label=_("Date"), widget=DAY)
    time = forms.TimeField(label=_("Start"), widget=TIME)
    location = forms.ModelChoiceField(
        Location.objects.none(), label=_("Place"), required=False, empty_label=_("not known yet")
    )

    fault_phone = forms.CharField(label=_("Telephone for faults"), max_length=60, required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fault_phone"].help_text = _second_channel(body)
        self.fields["name"].help_text = _("If left empty, the name of the committee is used.")
        self.fields["location"].queryset = Location.objects.filter(body=body, deleted=False)  # type: ignore[attr-defined]  # a ModelChoiceField

    def said(self) -> dict[str, Any]:
        """As the desk commands want it."""
        data = self.cleaned_data
        begin = timezone.make_aware(datetime.combine(data["day"], data["time"]))
        return {
            "starts_at": begin,
            "name": data["name"],
            "number": data["number"],
            "location": data["location"],
            "fault_phone": data["fault_phone"],
        }


def _second_channel(body: Body) -> str:
    """What the field is for, and which number holds if it is left empty."""
    what = gettext("Members who cannot report a fault on the screen call this number.")
    if not body.fault_phone:
        return what
    usual = gettext("If left empty: %(phone)s.") % {"phone": body.fault_phone}
    return f"{what} {usual}"


class MeetingForm(ChangeMeetingForm):
    organization = forms.ModelChoiceField(
        Organization.objects.none(), label=_("Council or committee"), empty_label=_("Please choose")
    )
    field_order = ["organization", "name", "number", "day", "time", "location", "fault_phone"]

    def __init__(self, *args: Any, actor: Actor, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, body=body, **kwargs)
        own = preparable_organizations(actor, body).order_by("name")
        self.fields["organization"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField


def as_typed(meeting: Meeting) -> dict[str, object]:
    """What stands in the form of a meeting that exists."""
    begin = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    return {
        "name": meeting.name,
        "number": meeting.number,
        "day": begin.date() if begin else None,
        "time": begin.time() if begin else None,
        "location": meeting.location_id,
        "fault_phone": meeting.fault_phone,
    }


class ItemForm(PlainForm):
    """`public` decides which fields there are: a neutral title makes sense in the closed part only."""

    name = forms.CharField(label=_("Title"), max_length=1000)
    public_name = forms.CharField(
        label=_("Neutral title for the public"),
        max_length=300,
        required=False,
        help_text=_("Everybody reads this one. If left empty, it says “Closed agenda item”."),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=AgendaItem.Kind.choices,
        help_text=_("In the meeting it proposes which majority is needed."),
    )
    proposed_resolution = ProposedResolutionField()

    def __init__(self, *args: Any, public: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if public:
            del self.fields["public_name"]
        else:
            self.fields["name"].help_text = _("Only those entitled read this title.")


class PaperSearchForm(PlainForm):
    vorlage = forms.CharField(
        label=_("Find a paper"),
        max_length=100,
        required=False,
        help_text=_("A part of its title or reference. Without it the newest papers stand in the list."),
    )


class AttachPaperForm(PlainForm):
    """Offers the newest papers that the words are found in; any that the actor sees may be sent."""

    OFFERED = 50
    paper = forms.ModelChoiceField(Paper.objects.none(), label=_("Paper"), empty_label=_("Please choose"))

    def __init__(self, *args: Any, actor: Actor, item: AgendaItem, words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = item.consultations.filter(deleted=False).values("paper")
        papers = visible_papers(actor, item.meeting.body).exclude(pk__in=there)
        field = self.fields["paper"]
        field.queryset = papers  # type: ignore[attr-defined]  # a ModelChoiceField
        newest = newest_papers(papers, words, self.OFFERED)
        field.choices = [("", _("Please choose")), *((each.pk, str(each)) for each in newest)]  # type: ignore[attr-defined]


def newest_papers(papers: QuerySet[Paper], words: str, most: int) -> list[Paper]:
    found = papers.filter(Q(name__icontains=words) | Q(reference__icontains=words))
    return list(found.order_by("-dated_on", "-pk")[:most])
