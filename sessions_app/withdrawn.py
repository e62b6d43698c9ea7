"""What everybody could read once and cannot now. Whoever asks may say that something is gone, never what it was."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sessions_app.models import Body, Meeting, Paper, PlanChange
from sessions_app.queries import RELEASED


def withdrawn_papers(body: Body) -> QuerySet[Paper]:
    """Released here, or shown by the source that they came from: no paper that was never public is among them."""
    released = Q(published_at__isnull=False) | (Q(public=True) & Q(oparl_id__isnull=False))
    return Paper.objects.filter(released, Q(deleted=True) | ~RELEASED, body=body)


def withdrawn_meetings(body: Body) -> QuerySet[Meeting]:
    """Date and name of a meeting are public as soon as it is planned. A source names deleted ones that never were here."""
    replanned = PlanChange.objects.filter(meeting=OuterRef("pk"))
    was_here = Q(oparl_id=None) | Q(starts_at__isnull=False) | Exists(replanned)
    return Meeting.objects.filter(was_here, body=body, deleted=True)
