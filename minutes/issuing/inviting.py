"""The clerk invites by mail: everybody who sits there on that day, each once for what has changed since."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from journal.events import N_, Refusal, require
from mail.models import Mail
from mail.writing import is_configured, write
from minutes.models import Invitation
from sessions_app.models import Meeting, Membership
from sessions_app.policies import may_prepare_meeting
from sessions_app.queries import invited_to

STILL_TO_COME = (Meeting.State.PLANNED, Meeting.State.CONVENED, Meeting.State.CANCELLED)


class InvitingRefusal(Refusal):
    NOT_THE_CLERK = N_("Only the clerk of this organization invites to its meetings. Please ask the clerk.")
    NOT_PUBLISHED = N_("The agenda is not published yet. Publish it first; then the members can be invited.")
    TOO_LATE = N_("The meeting has begun or is over. Nobody can be invited to it any more.")
    NO_MAIL = N_(
        "No mail server is set up here. Please send the invitation as a PDF, and ask the operator for EMAIL_URL."
    )


def invite(actor: Actor, meeting: Meeting) -> int:
    """How many mails were written. Who has got this one already gets none; raises Refused."""
    with transaction.atomic():
        row = Meeting.objects.select_for_update().get(pk=meeting.pk)
        require(may_prepare_meeting(actor, row.organization_id or 0), InvitingRefusal.NOT_THE_CLERK)
        require(row.agenda_published_at and row.oparl_id is None, InvitingRefusal.NOT_PUBLISHED)
        to_come = row.state in STILL_TO_COME and row.starts_at and row.starts_at > timezone.now()
        require(to_come, InvitingRefusal.TOO_LATE)
        require(is_configured(), InvitingRefusal.NO_MAIL)
        invitation = _present(actor, row)
        return sum(_written(invitation, seat) for seat in _seats(row))


def _present(actor: Actor, meeting: Meeting) -> Invitation:
    """The last sending, if nothing has changed since; else a new one."""
    new = _as_it_stands(actor.name, meeting)
    last = meeting.invitations.last()
    if last is not None and _tells(last, new):
        return last
    new.save()
    return new


def _as_it_stands(sender: str, meeting: Meeting) -> Invitation:
    assert meeting.starts_at  # required before
    return Invitation(
        meeting=meeting,
        agenda_version=meeting.agenda_version,
        starts_at=meeting.starts_at,
        place=str(meeting.location or ""),
        cancelled=meeting.state == Meeting.State.CANCELLED,
        sent_at=timezone.now(),
        sent_by=sender,
    )


def _tells(last: Invitation, new: Invitation) -> bool:
    return last.says_the_same(new) and last.agenda_version == new.agenda_version


def is_overtaken(meeting: Meeting, last: Invitation) -> bool:
    """Whether date, place, agenda or that it takes place have changed since this sending."""
    return meeting.starts_at is None or not _tells(last, _as_it_stands("", meeting))


def _written(invitation: Invitation, seat: Membership) -> bool:
    address = seat.person.mail_address
    about = {"invitation": invitation.pk, "person": seat.person_id}
    owner = invitation.meeting.body.slug
    key = key_of(invitation, seat.person_id)
    return bool(address) and write(key, "invitation", owner=owner, address=address, about=about)


def key_of(invitation: Invitation, person: int) -> str:
    return f"invitation:{invitation.pk}:{person}"


def _seats(meeting: Meeting) -> list[Membership]:
    return list(invited_to(meeting).select_related("person__user"))


@dataclass(frozen=True)
class Invited:
    """How a member was invited by mail: `state` in words, empty without a mail; `at` when it left."""

    name: str
    has_address: bool
    state: str
    at: datetime | None


def invited_by_mail(meeting: Meeting) -> tuple[Invitation | None, list[Invited]]:
    """The last sending, and what became of it for everybody who sits there."""
    last, seats = meeting.invitations.last(), _seats(meeting)
    keys = [key_of(last, seat.person_id) for seat in seats] if last else []
    mails = {mail.key: mail for mail in Mail.objects.filter(key__in=keys)}
    found = [(seat, mails.get(key_of(last, seat.person_id)) if last else None) for seat in seats]
    return last, [
        Invited(
            name=seat.person.name,
            has_address=bool(seat.person.mail_address),
            state=mail.get_state_display() if mail else "",
            at=mail.ended_at if mail and mail.state == Mail.State.SENT else None,
        )
        for seat, mail in found
    ]
