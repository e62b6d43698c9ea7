"""The kinds of objects, their names in OParl, and what anybody may read of each."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet

from sessions_app.models import Body
from sessions_app.public_reads import (
    public_attached_files,
    public_consultations,
    public_locations,
    public_memberships,
)
from sessions_app.queries import (
    public_items,
    public_meetings,
    public_organizations,
    public_papers,
    public_people,
    terms_of,
)

TYPES = "https://schema.oparl.org/1.1/"

# Our noun → OParl's type; the address has the type in lower case.
NAMES = {
    "system": "System",
    "body": "Body",
    "legislative_term": "LegislativeTerm",
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agenda_item": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
}
# The lists of a body by their property there.
LISTS = {
    "organization": "organization",
    "person": "person",
    "meeting": "meeting",
    "paper": "paper",
    "agendaItem": "agenda_item",
    "consultation": "consultation",
    "file": "file",
    "locationList": "location",
    "legislativeTermList": "legislative_term",
    "membership": "membership",
}


def only(body: Body) -> QuerySet[Body]:
    return Body.objects.filter(pk=body.pk, deleted=False)


VISIBLE: Mapping[str, Callable[[Body], QuerySet[Any]]] = {
    "system": only,
    "body": only,
    "legislative_term": terms_of,
    "organization": public_organizations,
    "person": public_people,
    "membership": public_memberships,
    "meeting": public_meetings,
    "agenda_item": public_items,
    "paper": public_papers,
    "consultation": public_consultations,
    "file": public_attached_files,
    "location": public_locations,
}


def folder(kind: str) -> str:
    """How a kind is called in addresses: `agendaitem`."""
    return NAMES[kind].lower()
