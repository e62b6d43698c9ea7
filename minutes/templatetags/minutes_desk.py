"""{% minutes_on_desk %}: what minutes a clerk still has to bring to an end, on the workplace.

A tag, because the workplace's room lies below this one and must not know it.
"""

from dataclasses import dataclass

from django import template

from accounts.actor import Actor
from minutes.draft import Part
from minutes.life.state import Standing
from minutes.life_desk import deadline_for
from minutes.life_view import DeadlineView
from minutes.life_words import badge_of, deadline_words, standing_words
from minutes.studio import minutes_of, sitting_of
from minutes.workflow import Document
from sessions_app.models import AgendaItem, Body, Meeting
from sessions_app.queries import clerked_organizations

register = template.Library()
SHOWN = 12  # meetings, the latest first
DONE = {Part.PUBLIC: (Standing.PUBLISHED,), Part.CLOSED: (Standing.FINAL,)}


@dataclass(frozen=True)
class Waiting:
    """One part's minutes that are not at their end."""

    meeting: Meeting
    public: bool
    standing: str
    badge: str
    deadline: DeadlineView | None


@register.inclusion_tag("minutes/on_desk.html", takes_context=True)
def minutes_on_desk(context: template.Context) -> dict[str, object]:
    request = context["request"]
    return {"waiting": waiting_minutes(request.actor, request.tenant)}


def waiting_minutes(actor: Actor, body: Body) -> tuple[Waiting, ...]:
    """Of closed meetings of the organizations that the actor keeps the minutes of."""
    rows = Meeting.objects.filter(body=body, organization__in=clerked_organizations(actor), deleted=False)
    own = rows.filter(state=Meeting.State.CLOSED, oparl_id=None, opened_at__isnull=False)
    found = own.select_related("organization").order_by("-starts_at")[:SHOWN]
    return tuple(each for meeting in found for each in _of(meeting))


def _of(meeting: Meeting) -> tuple[Waiting, ...]:
    minutes = minutes_of(meeting)
    kinds = set(AgendaItem.objects.filter(meeting=meeting, deleted=False).values_list("public", flat=True))
    parts = {Part.PUBLIC: True in kinds, Part.CLOSED: False in kinds}
    documents = ((part, minutes.document(part)) for part, exists in parts.items() if exists)
    return tuple(
        _waiting(meeting, part, document)
        for part, document in documents
        if document.standing not in DONE[part]
    )


def _waiting(meeting: Meeting, part: Part, document: Document) -> Waiting:
    """A draft's rules are those of the sitting; from the seal on the document has them."""
    drafting = document.standing is Standing.DRAFT
    profile = sitting_of(meeting).state.profile if drafting else None
    rules = profile.minutes if profile else document.life.rules
    deadline = deadline_for(meeting, rules, document.life)
    return Waiting(
        meeting=meeting,
        public=part is Part.PUBLIC,
        standing=standing_words(document.standing),
        badge=badge_of(document.standing),
        deadline=DeadlineView(deadline_words(deadline), deadline.is_overdue)
        if deadline and not deadline.met
        else None,
    )
