"""Which meetings are over, for what is kept until some time after them (DP-11)."""

from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from journal.models import Entry
from sessions_app.live import SITTING
from sessions_app.models import Body, Meeting

RUNNING = (Meeting.State.OPEN, Meeting.State.INTERRUPTED)
GOES_ON_WITHIN = timedelta(days=90)  # an interrupted sitting; then somebody has forgotten to close it


def meetings_over(body: Body, before: datetime) -> QuerySet[Meeting]:
    """Those that ended before; where no end is known, began. A sitting that is not closed is not over, on whatever day it
    began, unless nothing has been written in its journal for so long that it will not go on.
    """
    held = Meeting.objects.filter(body=body).annotate(held_at=Coalesce("ends_at", "starts_at"))
    ended = held.filter(held_at__lt=before).exclude(state__in=RUNNING)
    return Meeting.objects.filter(pk__in={*ended.values_list("pk", flat=True), *_left_open(body, before)})


def _left_open(body: Body, before: datetime) -> set[int]:
    """The keys of those."""
    running = Meeting.objects.filter(body=body, state__in=RUNNING).values_list("pk", flat=True)
    books = {SITTING.key(key): key for key in running}
    last = Entry.objects.filter(stream__key__in=books).values("stream__key").annotate(last=Max("at"))
    silent = last.filter(last__lt=min(before, timezone.now() - GOES_ON_WITHIN))
    return {books[key] for key in silent.values_list("stream__key", flat=True)}
