"""Named reads for the search: what of a body is public and has certain words in its title."""

from django.db.models import Q, QuerySet

from sessions_app.models import AgendaItem, Body, Meeting, Paper
from sessions_app.queries import public_items, public_meetings, public_papers


def found_meetings(body: Body, words: str) -> QuerySet[Meeting]:
    return public_meetings(body).filter(name__icontains=words).order_by("-starts_at")


def found_items(body: Body, words: str) -> QuerySet[AgendaItem]:
    """Titles of public items on published agendas."""
    rows = public_items(body).filter(name__icontains=words)
    return rows.select_related("meeting").order_by("-meeting__starts_at", "order")


def found_papers(body: Body, words: str) -> QuerySet[Paper]:
    rows = public_papers(body)
    return rows.filter(Q(name__icontains=words) | Q(reference__icontains=words)).order_by("-dated_on", "-pk")
