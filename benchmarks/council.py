"""A council of any size with an open sitting, and who is logged in without having typed a password."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction

from accounts.models import User
from config.rehearsal.crowd import Crowd, Seat, assemble
from sessions_app.actors import actor_for
from sessions_app.live import order_for, perform_now
from sessions_app.models import AgendaItem, Body, Meeting, Organization

ITEMS = 60


@dataclass(frozen=True)
class Door:
    """Where somebody connects, and with which cookie."""

    host: str
    path: str
    cookie: str


@dataclass(frozen=True)
class Council:
    crowd: Crowd
    desk: Door
    members: tuple[Door, ...]
    items: tuple[int, ...]


def assembled(members: int) -> Council:
    """A sitting that is open, everybody present, the first item not called yet."""
    crowd = assemble(_original(), members)
    crowd.meeting.refresh_from_db()
    do(crowd, crowd.clerk, "convene")
    for seat in (crowd.chair, *crowd.members):
        do(crowd, seat, "arrive", mode="room")
    do(crowd, crowd.chair, "open_sitting")
    doors = _doors(crowd, [crowd.chair, *crowd.members])
    items = AgendaItem.objects.filter(meeting=crowd.meeting, public=True).values_list("pk", flat=True)
    return Council(crowd, doors[0], tuple(doors[1:]), tuple(items.order_by("order")))


def do(crowd: Crowd, seat: Seat, name: str, **given: object) -> None:
    """A command through the door, given by the one who sits there."""
    user = seat.person.user
    assert user is not None  # everybody of the crowd has a login
    order = order_for(actor_for(user, crowd.meeting.body), crowd.meeting.pk, name, given, uuid.uuid4())
    perform_now(crowd.meeting.pk, order)


def _original() -> Meeting:
    body = Body.objects.create(name="Messstadt", slug=f"messstadt-{uuid.uuid4().hex[:6]}")
    council = Organization.objects.create(body=body, name="Rat")
    meeting = Meeting.objects.create(body=body, organization=council, name="Sitzung des Rates")
    for number in range(1, ITEMS + 1):
        AgendaItem.objects.create(
            meeting=meeting,
            public=True,
            number=f"Ö {number}",
            order=number,
            name=f"Vorlage {number}: Sanierung der Grundschule am Anger, Vergabe der Bauleistungen",
            kind=AgendaItem.Kind.RESOLUTION,
        )
    return meeting


@transaction.atomic
def _doors(crowd: Crowd, seats: list[Seat]) -> list[Door]:
    """The first at the desk, the others at their places."""
    rooms = ["desk"] + ["member"] * (len(seats) - 1)
    return [door_of(crowd, seat, room) for room, seat in zip(rooms, seats, strict=True)]


def door_of(crowd: Crowd, seat: Seat, room: str) -> Door:
    return Door(crowd.host, f"/ws/sitzungen/{crowd.meeting.pk}/{room}/?lang=de", _cookie(seat.person.user))


def _cookie(user: User | None) -> str:
    assert user is not None
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
