"""Named reads of procedures in writing."""

from django.db.models import QuerySet

from accounts.actor import Actor
from sessions_app.models import Body, Organization, WrittenProcedure
from sessions_app.queries import entitled_organizations


def public_written(body: Body) -> QuerySet[WrittenProcedure]:
    """What was decided in writing and is public, once it is over; the last first."""
    rows = WrittenProcedure.objects.filter(body=body, public=True, phase=WrittenProcedure.Phase.CLOSED)
    return rows.select_related("organization").order_by("-ended_at", "-pk")


def public_written_of(organization: Organization) -> QuerySet[WrittenProcedure]:
    return public_written(organization.body).filter(organization=organization)


def visible_written(actor: Actor, body: Body) -> QuerySet[WrittenProcedure]:
    """What the actor's own organizations decide or decided in writing."""
    rows = WrittenProcedure.objects.filter(body=body, organization__in=entitled_organizations(actor))
    return rows.select_related("organization", "paper", "agenda_item__meeting")
