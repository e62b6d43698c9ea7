"""Who may look on at a sitting: asked when a socket connects or a page is opened, and again and again after."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import BigIntegerField

from accounts.actor import NOBODY, Actor
from accounts.models import User
from accounts.sessions import alive_sessions, passwords_standing, users_of
from journal.composed import Composed, among, given, read
from journal.events import N_, Refusal, Refused, require
from sessions_app.actors import actors_for
from sessions_app.holdings import Holding, holdings_of
from sessions_app.models import Body, Meeting, Organization
from sessions_app.policies import (
    belongs_to_desk,
    is_sent_out,
    may_prepare_meeting,
    may_preside,
    may_run_desk,
    may_see_closed,
    may_take_chair,
)
from sessions_app.screens import Viewer
from sessions_app.screens.audience import Audience
from sessions_app.sitting.state import Sitting
from sessions_app.standing import sitting_of
from sessions_app.tenancy import body_of

_MEETING = Composed(
    lambda: Meeting.objects.filter(pk=given("meeting"), body=given("body"), deleted=False).select_related(
        "organization"
    )
)
_COLUMNS = len(Meeting._meta.concrete_fields)  # noqa: SLF001 (public API)
_STANDING = Composed(
    lambda: Meeting.objects.filter(pk__in=among("meetings", int), deleted=False).values_list("pk")
)


class AdmissionRefusal(Refusal):
    NOT_FOUND = N_("There is no such meeting here. Please check the address.")
    NOT_PUBLIC_YET = N_("The agenda of this meeting is not published yet. Please come back later.")
    NOT_FOR_YOU = N_("You may not follow this meeting here. Please log in, or use the public page.")
    SENT_OUT = N_(
        "A closed item is debated on which you are biased: meanwhile the desk is closed to you. Your deputy or the "
        "clerk carries on. When the item is finished, open the desk again from your workplace."
    )
    FOREIGN_PAGE = N_("This connection came from a foreign page. Please open the municipality's own page.")
    LOGGED_OUT = N_("You are logged out. Please log in again.")
    RIGHT_LOST = N_(
        "You no longer have the right to follow the meeting here. If that is wrong, please tell the clerk."
    )


class Stamp(NamedTuple):
    """What a login and a user's rights hang on."""

    password: str
    holding: Holding


@dataclass(eq=False)
class Ticket:
    """What one socket was admitted to, and as whom. `stamp` tells whether that holds still; None of the public."""

    meeting: Meeting
    audience: Audience
    actor: Actor
    session_key: str = ""
    stamp: Stamp | None = None
    viewer: Viewer = field(default_factory=Viewer)


def may_look(actor: Actor, audience: Audience, sitting: Sitting, *, published: bool) -> bool:
    """Whether the actor belongs to the audience."""
    if audience is Audience.DESK:
        return may_run_desk(actor, sitting)
    if audience is Audience.MEMBER:
        return may_see_closed(actor, sitting.organization)
    return published


def viewer_of(actor: Actor, sitting: Sitting) -> Viewer:
    clerk = may_prepare_meeting(actor, sitting.organization)
    presides, chair = may_preside(actor, sitting), may_take_chair(actor, sitting)
    sent_out = is_sent_out(actor, sitting)
    return Viewer(actor.person, presides=presides, clerk=clerk, chair=chair, sent_out=sent_out)


def find_meeting(body: Body | None, meeting: int) -> Meeting:
    """The meeting, of this body, which is not asked for again: it has many columns. Raises Refused."""
    if meeting > BigIntegerField.MAX_BIGINT:  # the number of an address, as long as anybody likes
        raise Refused(AdmissionRefusal.NOT_FOUND)
    if body is None or not (rows := _MEETING(meeting=meeting, body=body.pk)):
        raise Refused(AdmissionRefusal.NOT_FOUND)
    found = read(Meeting, rows[0][:_COLUMNS])
    found.body = body
    if found.organization_id is not None:
        found.organization = read(Organization, rows[0][_COLUMNS:])
    return found


def admit(meeting: Meeting, audience: Audience, actor: Actor) -> Ticket:
    """The ticket of an actor who may look on. Raises Refused."""
    return _ticket(meeting, audience, actor, sitting_of(meeting).state)


def _ticket(meeting: Meeting, audience: Audience, actor: Actor, sitting: Sitting) -> Ticket:
    published = meeting.agenda_published_at is not None
    missing = AdmissionRefusal.NOT_FOR_YOU if published else AdmissionRefusal.NOT_PUBLIC_YET
    if audience is Audience.DESK and belongs_to_desk(actor, sitting) and is_sent_out(actor, sitting):
        missing = AdmissionRefusal.SENT_OUT
    require(may_look(actor, audience, sitting, published=published), missing)
    return Ticket(meeting, audience, actor, viewer=viewer_of(actor, sitting))


@dataclass(frozen=True)
class Knock:
    """A socket that asks to be let in, with what its request brought along."""

    meeting: int
    audience: str
    host: str
    origin: str
    session_key: str


def admit_together(knocks: Sequence[Knock]) -> list[Ticket | Refused]:
    """The tickets of many sockets, or why not: a council that comes back at once costs a handful of queries."""
    users = users_of({knock.session_key for knock in knocks})
    # The rights are made of what was read here: what is taken away meanwhile differs at the next asking.
    holdings = holdings_of({user.pk for user in users.values()})
    found = _Found({host: body_of(host) for host in {knock.host for knock in knocks}}, users, holdings)
    results = [_admitted(knock, found) for knock in knocks]
    passwords = {user.pk: user.password for user in users.values()}
    for ticket in results:
        if isinstance(ticket, Ticket) and (user := ticket.actor.user) is not None:
            ticket.stamp = Stamp(passwords[user], holdings[user])
    return results


class _Found:
    """What several sockets ask for alike, looked up once."""

    def __init__(
        self, bodies: Mapping[str, Body | None], users: Mapping[str, User], holdings: Mapping[int, Holding]
    ) -> None:
        self._bodies, self._users, self._holdings = bodies, users, holdings
        self._actors: dict[int, dict[int, Actor]] = {}
        self._meetings: dict[tuple[str, int], Meeting | Refused] = {}
        self._sittings: dict[int, Sitting] = {}

    def meeting(self, host: str, key: int) -> Meeting:
        """Raises Refused."""
        place = (host, key)
        if place not in self._meetings:
            try:
                self._meetings[place] = find_meeting(self._bodies[host], key)
            except Refused as refused:
                self._meetings[place] = refused
        found = self._meetings[place]
        if isinstance(found, Refused):
            raise found
        return found

    def actor(self, session_key: str, body: Body) -> Actor:
        if (user := self._users.get(session_key)) is None:
            return NOBODY
        if body.pk not in self._actors:
            self._actors[body.pk] = actors_for(set(self._users.values()), body, self._holdings)
        return self._actors[body.pk][user.pk]

    def sitting(self, meeting: Meeting) -> Sitting:
        if meeting.pk not in self._sittings:
            self._sittings[meeting.pk] = sitting_of(meeting).state
        return self._sittings[meeting.pk]


def _admitted(knock: Knock, found: _Found) -> Ticket | Refused:
    try:
        require(_is_own(knock.origin, knock.host), AdmissionRefusal.FOREIGN_PAGE)
        meeting = found.meeting(knock.host, knock.meeting)
        actor = found.actor(knock.session_key, meeting.body)
        ticket = _ticket(meeting, _audience(knock.audience), actor, found.sitting(meeting))
    except Refused as refused:
        return refused
    ticket.session_key = knock.session_key
    return ticket


def _is_own(origin: str, host: str) -> bool:
    """Whether the page stands on the same host, and where it can be reached encrypted alone, encrypted as well."""
    try:
        page = urlsplit(origin)
    except ValueError:
        return False
    return page.netloc == host and (page.scheme == "https" or not settings.HTTPS)


def _audience(words: str) -> Audience:
    try:
        return Audience(words)
    except ValueError:
        raise Refused(AdmissionRefusal.NOT_FOUND) from None


def ask_again(tickets: Collection[Ticket]) -> dict[Ticket, AdmissionRefusal]:
    """Brings the tickets' actors up to date; returns those who may no longer look on, and why.

    A handful of queries for all of them together; only whose grants changed is asked for one by one.
    """
    known = [ticket for ticket in tickets if ticket.actor.user is not None]
    alive = alive_sessions({ticket.session_key for ticket in known})
    stamps = _stamps({ticket.actor.user for ticket in known if ticket.actor.user is not None})
    meetings = {meeting for (meeting,) in _STANDING(meetings={ticket.meeting.pk for ticket in tickets})}
    lost = {ticket: AdmissionRefusal.NOT_FOUND for ticket in tickets if ticket.meeting.pk not in meetings}
    lost |= {ticket: AdmissionRefusal.LOGGED_OUT for ticket in known if ticket.session_key not in alive}
    for ticket in known:
        stamp = stamps.get(ticket.actor.user or 0)
        if ticket not in lost and stamp != ticket.stamp and (refusal := _renew(ticket, stamp)):
            lost[ticket] = refusal
    return lost


def _renew(ticket: Ticket, stamp: Stamp | None) -> AdmissionRefusal | None:
    if stamp is None or (ticket.stamp and stamp.password != ticket.stamp.password):
        return AdmissionRefusal.LOGGED_OUT  # the account is gone, locked, or has another password
    user = User.objects.get(pk=ticket.actor.user or 0)
    ticket.actor = actors_for([user], ticket.meeting.body, {user.pk: stamp.holding})[user.pk]
    ticket.stamp = stamp
    sitting = sitting_of(ticket.meeting).state
    ticket.viewer = viewer_of(ticket.actor, sitting)
    if may_look(ticket.actor, ticket.audience, sitting, published=True):
        return None
    return AdmissionRefusal.RIGHT_LOST


def _stamps(users: set[int]) -> dict[int, Stamp]:
    """Of those whose accounts stand."""
    holdings = holdings_of(users)
    return {user: Stamp(password, holdings[user]) for user, password in passwords_standing(users).items()}
