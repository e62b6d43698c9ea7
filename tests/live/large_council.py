"""The cast's council with a thousand members more, or as many as a test asks for."""

import uuid

from journal.store import perform_batch, replay
from sessions_app.live import SITTING, order_for
from sessions_app.models import Membership, Organization, Person

MEMBERS = 1000
GROUPS = ("Gruppe Nord", "Gruppe Süd", "Gruppe Ost", "Gruppe West")


def enlarged(council, members=MEMBERS):
    """Convened with so many members more, who are present but for the very last."""
    body = council.body
    groups = [
        Organization.objects.create(body=body, name=name, organization_type=Organization.Type.GROUP)
        for name in GROUPS
    ]
    people = Person.objects.bulk_create(
        Person(body=body, name=f"Mitglied {number:04}") for number in range(1, members + 1)
    )
    Membership.objects.bulk_create(
        Membership(
            person=person,
            organization=council.council,
            role="Mitglied",
            on_behalf_of=groups[number * len(groups) // members],
            order=100 + number,
        )
        for number, person in enumerate(people)
    )
    council.do("olga", "convene")
    _arrive(council, people[:-1])
    return council


def _arrive(council, people):
    desk, meeting = council.actor("olga"), council.meeting.pk
    orders = [
        order_for(desk, meeting, "arrive", {"person": str(each.pk), "mode": "room"}, uuid.uuid4())
        for each in people
    ]
    refused = [
        each for each in perform_batch(SITTING, SITTING.key(meeting), orders) if isinstance(each, Exception)
    ]
    assert refused == []


def last_arrives(council):
    last = Person.objects.get(body=council.body, name=f"Mitglied {MEMBERS}")
    council.do("olga", "arrive", person=last.pk)


def present(council):
    state = replay(SITTING, SITTING.key(council.meeting.pk)).state
    return {state.roster[person].name for person in state.present}
