"""The door of the video conference: who gets a ticket for which room, decided anew at every ticket."""

import secrets

from django.conf import settings
from django.utils.crypto import salted_hmac

from accounts.actor import Actor
from conference import tokens
from conference.models import Room
from conference.policies import may_join_conference, may_moderate_conference
from conference.provider import JoinTicket, provider
from conference.refusals import ConferenceRefusal
from journal.events import require
from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import Meeting
from sessions_app.sitting.state import Part, Phase, Sitting

OVER = frozenset({Phase.CLOSED, Phase.CANCELLED})


def sitting_of(meeting: Meeting) -> Sitting:
    """The sitting as its journal tells it now."""
    return replay(SITTING, SITTING.key(meeting.pk)).state


def admit(meeting: Meeting, part: str, actor: Actor) -> JoinTicket:
    """A fresh personal ticket for one part's room. Raises Refused."""
    sitting = sitting_of(meeting)
    _require_entry(meeting, sitting, part, actor)
    guest = guest_of(actor, sitting)
    return provider().join(guest, room_for(meeting, Part(part)).name, closed=part == Part.CLOSED)


def _require_entry(meeting: Meeting, sitting: Sitting, part: str, actor: Actor) -> None:
    """Whether somebody is entitled comes first: nobody else learns in which part the sitting is."""
    may_join = may_join_conference(actor, meeting.organization_id or 0)
    require(may_join or may_moderate_conference(actor, sitting), ConferenceRefusal.NOT_ENTITLED)
    require(part in {*Part}, ConferenceRefusal.NO_SUCH_PART)
    _require_conference(sitting)
    require(part == Part.PUBLIC or sitting.part is Part.CLOSED, ConferenceRefusal.NOT_IN_CLOSED_PART)
    stays_out = part == Part.CLOSED and actor.person is not None and sitting.is_biased(actor.person)
    require(not stays_out, ConferenceRefusal.BIASED)


def _require_conference(sitting: Sitting) -> None:
    require(provider().configured, ConferenceRefusal.NOT_CONFIGURED)
    require(sitting.phase is not Phase.PLANNED, ConferenceRefusal.NOT_CONVENED)
    require(sitting.phase not in OVER, ConferenceRefusal.MEETING_OVER)


def admit_listener(meeting: Meeting, signature: str, name: str) -> JoinTicket:
    """A fresh ticket of the public room for somebody of the public, whose right the caller has looked at. Raises Refused.

    Only while the sitting is open and in its public part: before, and behind closed doors, nobody listens.
    """
    sitting = sitting_of(meeting)
    _require_conference(sitting)
    require(sitting.phase is not Phase.CONVENED, ConferenceRefusal.NOT_OPENED)
    require(sitting.part is Part.PUBLIC, ConferenceRefusal.BEHIND_CLOSED_DOORS)
    guest = tokens.Guest(id=_pseudonym(sitting, f"guest:{signature}"), name=name, role=tokens.Role.LISTENER)
    return provider().join(guest, room_for(meeting, Part.PUBLIC).name, closed=False)


def guest_of(actor: Actor, sitting: Sitting) -> "tokens.Guest":
    """The actor as the conference knows him: by name and by an id that means nothing elsewhere."""
    moderates = may_moderate_conference(actor, sitting)
    return tokens.Guest(
        id=_pseudonym(sitting, actor.signature),
        name=actor.name,
        role=tokens.Role.MODERATOR if moderates else tokens.Role.PARTICIPANT,
    )


def _pseudonym(sitting: Sitting, signature: str) -> str:
    key = salted_hmac("ratssaal.conference", settings.SECRET_KEY, algorithm="sha256").digest()
    return tokens.pseudonym(key, sitting.meeting, signature)


def room_for(meeting: Meeting, part: Part) -> Room:
    """The part's room, made when it is first needed."""
    room, _made = Room.objects.get_or_create(
        meeting=meeting, part=part, defaults={"name": f"sitzung-{secrets.token_hex(16)}"}
    )
    return room
