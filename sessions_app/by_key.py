"""One thing of a municipality by the key in its address: what most pages begin with, so each question is composed once.

The municipality itself is not read again: who asks has it.
"""

from typing import Any, TypeVar

from django.db.models import BigAutoField, QuerySet
from django.http import Http404

from journal.composed import Composed, given
from sessions_app.models import Body, Meeting, Organization

M = TypeVar("M", Meeting, Organization)
LARGEST = BigAutoField.MAX_BIGINT  # no key is beyond it, and no database can be asked for more


def _one(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(pk=given("key"), body=given("body"), deleted=False)


_ORGANIZATION = Composed(lambda: _one(Organization.objects.all()))
_MEETING = Composed(lambda: _one(Meeting.objects.select_related("organization")))
_PUBLIC_MEETING = Composed(
    lambda: _one(Meeting.objects.select_related("organization", "location", "invitation", "results_protocol"))
)


def public_organization(body: Body, key: int) -> Organization:
    """As `public_organizations` has it. Raises Http404 where there is none."""
    return _found(Organization, _ORGANIZATION, body, key)


def public_meeting(body: Body, key: int) -> Meeting:
    """As `public_meetings` has it. Raises Http404 where there is none."""
    return _found(Meeting, _PUBLIC_MEETING, body, key)


def meeting_of_body(body: Body, key: int) -> Meeting:
    """With its organization alone, for pages that next ask who may see it. Raises Http404 where there is none."""
    return _found(Meeting, _MEETING, body, key)


def _found(model: type[M], question: Composed, body: Body, key: int) -> M:
    found: list[M] = question.objects(key=key, body=body.pk) if key <= LARGEST else []
    if not found:
        raise Http404(f"No {model.__name__} {key}.")
    (one,) = found
    one.body = body
    return one
