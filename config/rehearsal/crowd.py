"""The copy of a meeting in a municipality of its own, with simulated members: the real one stays untouched."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.grants import grant
from accounts.models import User
from sessions_app.desk.memberships import keep_in_step
from sessions_app.models import AgendaItem, Body, Host, Meeting, Membership, Organization, Person

GROUPS = ("Gruppe Nord", "Gruppe Süd", "Gruppe Ost", "Gruppe West")


@dataclass(frozen=True)
class Seat:
    """A simulated person with a login."""

    person: Person
    username: str


@dataclass(frozen=True)
class Crowd:
    meeting: Meeting
    host: str
    password: str
    clerk: Seat
    chair: Seat
    members: tuple[Seat, ...]


@transaction.atomic
def assemble(original: Meeting, members: int) -> Crowd:
    """Copies the meeting with its agenda and invents chair, clerk and `members` members."""
    sign = f"rehearsal-{secrets.token_hex(3)}"
    host = f"{sign}.localhost"
    body = Body.objects.create(
        name=f"{original.body.name} (Probe)", short_name=original.body.short_name, slug=sign
    )
    Host.objects.create(body=body, name=host)
    council = _council(body, original, members + 1)
    meeting = _copy(original, body, council)
    password = secrets.token_urlsafe(12)
    chair, clerk, *rest = _people(body, sign, password, members + 1)
    _seat(council, chair, clerk, rest)
    return Crowd(meeting, host, password, clerk, chair, tuple(rest))


def _council(body: Body, original: Meeting, seats: int) -> Organization:
    name = original.organization.name if original.organization else original.name
    return Organization.objects.create(
        body=body,
        name=name,
        short_name=original.organization.short_name if original.organization else "",
        organization_type=Organization.Type.COUNCIL,
        statutory_number=seats,
    )


def _copy(original: Meeting, body: Body, council: Organization) -> Meeting:
    now = timezone.now()
    meeting = Meeting.objects.create(
        body=body,
        organization=council,
        name=original.name,
        number=original.number,
        starts_at=now,
        agenda_published_at=now,
        agenda_version=1,
    )
    AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=meeting,
            public=item.public,
            number=item.number,
            order=item.order,
            name=item.name,
            public_name=item.public_name,
            kind=item.kind if item.number else AgendaItem.Kind.HEADING,
            proposed_resolution=item.proposed_resolution,
        )
        for item in original.agenda_items.filter(deleted=False)
    )
    return meeting


def _people(body: Body, sign: str, password: str, count: int) -> list[Seat]:
    """Chair first, then the clerk, then the members: `count` with the chair, and the clerk besides."""
    names = ["Probe-Vorsitz", "Probe-Schriftführung"]
    names += [f"Probe-Mitglied {number:03}" for number in range(1, count)]
    hashed = make_password(password)
    users = User.objects.bulk_create(
        User(username=f"{sign}-{number:03}", password=hashed) for number, _name in enumerate(names)
    )
    people = Person.objects.bulk_create(
        Person(body=body, user=user, name=name) for user, name in zip(users, names, strict=True)
    )
    return [Seat(person, user.username) for user, person in zip(users, people, strict=True)]


def _seat(council: Organization, chair: Seat, clerk: Seat, members: list[Seat]) -> None:
    groups = [
        Organization.objects.create(body=council.body, name=name, organization_type=Organization.Type.GROUP)
        for name in GROUPS
    ]
    Membership.objects.bulk_create(
        Membership(
            person=seat.person,
            organization=council,
            presides=seat is chair,
            role="Vorsitz" if seat is chair else "Mitglied",
            on_behalf_of=None if seat is chair else groups[order % len(groups)],
            order=order,
        )
        for order, seat in enumerate([chair, *members])
    )
    for seat in [chair, *members]:
        keep_in_step(seat.person)
    assert clerk.person.user
    grant(clerk.person.user, "clerk_of", council)
