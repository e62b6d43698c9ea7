"""Named reads of what residents have sent. Deny by default; a private address is the key to one row alone."""

import uuid

from django.db.models import QuerySet

from accounts.actor import Actor
from sessions_app.models import Body, Meeting, Question, Registration
from sessions_app.policies import may_keep_entrance, may_moderate_questions

# What stands on the public page, and stays there.
ON_THE_PAGE = (Question.State.ADMITTED, Question.State.ASKED, Question.State.ANSWERED)


def public_questions(body: Body) -> QuerySet[Question]:
    """The admitted ones, in their order, with what was answered."""
    rows = Question.objects.filter(meeting__body=body, meeting__deleted=False, state__in=ON_THE_PAGE)
    return rows.order_by("place", "number")


def visible_questions(actor: Actor, meeting: Meeting) -> QuerySet[Question]:
    """All of a meeting, for those who work on them."""
    if not may_moderate_questions(actor, meeting.organization_id or 0):
        return Question.objects.none()
    return Question.objects.filter(meeting=meeting).select_related("meeting", "merged_into")


def visible_registrations(actor: Actor, meeting: Meeting) -> QuerySet[Registration]:
    if not may_keep_entrance(actor, meeting.organization_id or 0):
        return Registration.objects.none()
    return Registration.objects.filter(meeting=meeting).select_related("meeting")


def question_at(body: Body, token: uuid.UUID) -> QuerySet[Question]:
    """What lies at a private address: one row, or none."""
    rows = Question.objects.filter(meeting__body=body, meeting__deleted=False, token=token)
    return rows.select_related("meeting__body", "meeting__organization", "merged_into")


def registration_at(body: Body, token: uuid.UUID) -> QuerySet[Registration]:
    rows = Registration.objects.filter(meeting__body=body, meeting__deleted=False, token=token)
    return rows.select_related("meeting__body", "meeting__organization", "meeting__location")
