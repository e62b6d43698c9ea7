"""The clerk enters livestream and recording of a meeting."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journal.events import Refused
from sessions_app.broadcasting import RULE, marks_of, rule_on_broadcasts
from sessions_app.desk.broadcast import keep_broadcast
from sessions_app.late_rule import rule_came_late
from sessions_app.models import Broadcast
from sessions_app.pages.edge import ActorRequest, meeting_to_prepare, sentence_of, working
from sessions_app.pages.forms import DAY
from sessions_app.pages.meetings import reading_or_sending
from sessions_app.pages.plain_form import PlainForm
from sessions_app.rule_words import line_of
from sessions_app.standing import sitting_of

CLOCK = forms.TimeInput(format="%H:%M:%S", attrs={"type": "time", "step": "1"})


class BroadcastForm(PlainForm):
    stream_url = forms.URLField(
        label=gettext_lazy("Address of the livestream"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy(
            "A page, or a file such as …/live.m3u8. If left empty, that of the committee."
        ),
    )
    for_all = forms.BooleanField(
        label=gettext_lazy("Use it for all meetings of this committee"), required=False
    )
    recording_url = forms.URLField(
        label=gettext_lazy("Address of the recording"),
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Everybody finds it here after the meeting, with a jump to every item."),
    )
    day = forms.DateField(label=gettext_lazy("Day on which the recording begins"), widget=DAY, required=False)
    time = forms.TimeField(
        label=gettext_lazy("Time at which the recording begins"),
        widget=CLOCK,
        required=False,
        help_text=gettext_lazy("To the second, so that the jumps fit. If left empty, with the opening."),
    )

    def said(self) -> dict[str, Any]:
        """As the desk command wants it."""
        data = self.cleaned_data
        day, time = data["day"], data["time"]
        begin = timezone.make_aware(datetime.combine(day, time)) if day and time else None
        return {
            "stream_url": data["stream_url"],
            "recording_url": data["recording_url"],
            "recording_from": begin,
            "for_all": data["for_all"],
        }


def _as_typed(row: Broadcast) -> dict[str, object]:
    meeting = row.meeting
    moment = row.recording_from or meeting.opened_at or meeting.starts_at
    begin = timezone.localtime(moment) if moment else None
    return {
        "stream_url": row.stream_url or (meeting.organization.stream_url if meeting.organization else ""),
        "recording_url": row.recording_url,
        "day": begin.date() if begin else None,
        "time": begin.time() if begin and row.recording_from else None,
    }


@working
@reading_or_sending
def broadcast(request: ActorRequest, key: int) -> HttpResponse:
    meeting = meeting_to_prepare(request, key)
    row = Broadcast.objects.filter(meeting=meeting).first() or Broadcast(meeting=meeting)
    form = BroadcastForm(request.POST or None, initial=_as_typed(row))
    if form.is_valid():
        try:
            keep_broadcast(request.actor, meeting, **form.said())
        except Refused as refused:
            form.add_error(None, sentence_of(refused))
        else:
            messages.success(request, _("The changes are saved."))
            return redirect("sessions_app:broadcast", meeting.pk)
    rule = rule_on_broadcasts(meeting)
    context = {
        "section": "workplace",
        "form": form,
        "meeting": meeting,
        "line": line_of(RULE, rule),
        "is_allowed": rule.content is True,
        "rule_came_late": rule_came_late(meeting, sitting_of(meeting).state),
        "marks": len(marks_of(meeting, row.recording_from)),
    }
    return render(request, "sessions_app/broadcast.html", context)
