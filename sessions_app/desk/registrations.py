"""The public registers for the video of a meeting; the clerk offers it, keeps the list and can withdraw an access."""

import uuid
from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.actor import Actor
from journal.events import require
from sessions_app.desk.participation_refusals import RegistrationRefusal
from sessions_app.desk.telling_guests import tell, tell_first, tell_nothing_more
from sessions_app.limits import counted
from sessions_app.models import Entrance, Meeting, Registration
from sessions_app.participation import registering_for
from sessions_app.policies import may_keep_entrance

Way = Registration.Way
PER_HOUR = 20  # from one address
MOST = 1_000  # registrations for one meeting
ACCEPTED_FOR = timedelta(hours=12)  # no evening is longer; whoever opens the page again accepts again


def offer_entrance(actor: Actor, meeting: Meeting) -> Entrance:
    """The public can follow by video from now on; offered again it goes on."""
    _require_clerk(actor, meeting)
    entrance, _made = Entrance.objects.update_or_create(
        meeting=meeting,
        defaults={"ended_at": None},
        create_defaults={"offered_by": actor.name},
    )
    return entrance


def end_registering(actor: Actor, meeting: Meeting) -> None:
    """Nobody registers any more; whoever has keeps the access."""
    _require_clerk(actor, meeting)
    Entrance.objects.filter(meeting=meeting, ended_at=None).update(ended_at=timezone.now())


def register(
    meeting: Meeting,
    *,
    token: uuid.UUID,
    name: str,
    email: str,
    way: str,
    address: str,
    language: str = "de",
) -> Registration:
    """Somebody from outside registers; the same form sent twice is one registration. Raises Refused."""
    if known := _sent_before(meeting, token):
        return known
    why_not = registering_for(meeting).why_not
    if why_not:
        require(False, why_not)
    _require_complete(name, way)
    require(counted(f"registrations:{address}", 3600) <= PER_HOUR, RegistrationRefusal.TOO_MANY)
    fields = {"name": name.strip(), "email": email, "way": Way(way), "language": language}
    return _entered(meeting, token=token, **fields)


def enter_registration(actor: Actor, meeting: Meeting, *, name: str, email: str, way: str) -> Registration:
    """The clerk writes down who has called, as long as the meeting is not over: the office may be kinder than the page."""
    _require_clerk(actor, meeting)
    why_not = registering_for(meeting).why_not
    require(why_not in (None, RegistrationRefusal.TOO_LATE), why_not or RegistrationRefusal.NOT_OFFERED)
    _require_complete(name, way)
    return _entered(
        meeting, token=uuid.uuid4(), name=name.strip(), email=email, way=Way(way), entered_by=actor.name
    )


def _require_complete(name: str, way: str) -> None:
    require(name.strip(), RegistrationRefusal.EMPTY)
    require(way in {*Way}, RegistrationRefusal.NO_WAY)


def _sent_before(meeting: Meeting, token: uuid.UUID) -> Registration | None:
    known = Registration.objects.filter(token=token).first()
    require(known is None or known.meeting_id == meeting.pk, RegistrationRefusal.FORM_USED)
    return known


def _entered(meeting: Meeting, *, token: uuid.UUID, **fields: object) -> Registration:
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)  # of two at once the second one counts on
        if known := _sent_before(meeting, token):
            return known
        last = Registration.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
        require(last < MOST, RegistrationRefusal.FULL)
        row = Registration.objects.create(meeting=meeting, token=token, number=last + 1, **fields)
        tell_first(row, "entered")
        return row


def withdraw_access(actor: Actor, registration: Registration, *, reason: str) -> None:
    """The entrance is shut: no further ticket for the video. Whoever is in stays until the line is opened anew."""
    _require_clerk(actor, registration.meeting)
    require(reason.strip(), RegistrationRefusal.NO_REASON)
    changes = {"withdrawn_at": timezone.now(), "withdrawn_by": actor.name, "reason": reason.strip()}
    with transaction.atomic():
        Registration.objects.filter(pk=registration.pk, withdrawn_at=None).update(**changes)
        tell(registration, "withdrawn")


def cancel_registration(registration: Registration) -> None:
    """Whoever has registered takes it back; the row goes, and what was to be sent."""
    with transaction.atomic():
        tell_nothing_more(registration)
        registration.delete()


def accept_notice(registration: Registration) -> None:
    """Before the video: no recording, no passing on (§ 3 Abs. 1 DigiSiVO NRW). Raises Refused."""
    require_entrance(registration)
    registration.accepted_at = timezone.now()
    registration.save(update_fields=["accepted_at"])


def require_entrance(registration: Registration) -> None:
    """That the entrance is one for the video, and open."""
    require(registration.withdrawn_at is None, RegistrationRefusal.WITHDRAWN)
    require(registration.way == Way.VIDEO, RegistrationRefusal.PLACE_ALONE)


def require_accepted(registration: Registration) -> None:
    """Raises Refused unless the entrance is open and its notice was accepted for this visit."""
    require_entrance(registration)
    accepted = registration.accepted_at
    require(
        accepted is not None and timezone.now() - accepted < ACCEPTED_FOR, RegistrationRefusal.NOT_ACCEPTED
    )


def _require_clerk(actor: Actor, meeting: Meeting) -> None:
    require(
        meeting.organization_id is not None and may_keep_entrance(actor, meeting.organization_id),
        RegistrationRefusal.NOT_YOURS,
    )
