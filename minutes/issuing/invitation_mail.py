"""The invitation as a mail with an entry for the calendar. It names nothing but the meeting itself, and opens nothing:
agenda and papers stand behind the log-in.
"""

from django.urls import reverse
from django.utils.translation import gettext

from journal.events import N_
from mail.letters import CalendarFile, Letter, Link
from mail.message import sender_of
from mail.models import Mail
from minutes.models import Invitation
from sessions_app import calendar
from sessions_app.days import day_and_time
from sessions_app.models import Person
from sessions_app.plan_changes import plans_of
from sessions_app.queries import invited_to
from sessions_app.tenancy import main_host, site_of

INVITED = (
    N_("Invitation: %(meeting)s, %(when)s"),
    N_("you are invited to: %(meeting)s, %(when)s."),
)
CHANGED = (
    N_("Changed: %(meeting)s, %(when)s"),
    N_("something has changed in the meeting that you are invited to: %(meeting)s, %(when)s."),
)
CANCELLED = (
    N_("Cancelled: %(meeting)s, %(when)s"),
    N_("the meeting that you were invited to does not take place: %(meeting)s, %(when)s."),
)


def invitation_letter(mail: Mail) -> Letter | None:
    """None for who does not sit there any more, and where a later sending has taken its place."""
    row = Invitation.objects.select_related("meeting__body", "meeting__location").filter(
        pk=mail.about["invitation"]
    )
    invitation = row.first()
    if invitation is None or invitation != invitation.meeting.invitations.last():
        return None
    meeting = invitation.meeting
    seat = invited_to(meeting).filter(person=mail.about["person"]).first()
    if seat is None or meeting.deleted:
        return None
    told = {"meeting": meeting.name, "when": day_and_time(invitation.starts_at), "place": invitation.place}
    subject, what = _words(invitation)
    address = f"{site_of(meeting.body)}{reverse('sessions_app:meeting', args=[meeting.pk])}"
    return Letter(
        sender=meeting.body.name,
        subject=gettext(subject) % told,
        paragraphs=(
            gettext("Good day %(name)s,") % {"name": seat.person.name},
            gettext(what) % told,
            *([gettext("Place: %(place)s") % told] if invitation.place else []),
        ),
        action=Link(text=gettext("Agenda and papers (log-in needed)"), address=address),
        after=(
            gettext(
                "This mail is a notice. The invitation that counts is the one that the rules of procedure name; it "
                "stands with the meeting."
            ),
        ),
        reason=gettext("You get this mail because you belong to this body."),
        calendar=_calendar(invitation, seat.person, address),
    )


def _words(invitation: Invitation) -> tuple[str, str]:
    if invitation.cancelled:
        return CANCELLED
    return INVITED if invitation == invitation.meeting.invitations.first() else CHANGED


def _calendar(invitation: Invitation, person: Person, address: str) -> CalendarFile:
    """Stable UID, as in the feeds, and a SEQUENCE that grows with each change (RFC 5546): the same number."""
    meeting, method = invitation.meeting, "CANCEL" if invitation.cancelled else "REQUEST"
    plan = plans_of([meeting])[meeting.pk]
    host_name = main_host(meeting.body)
    event = calendar.event_of(meeting, plan, host=host_name, address=address, description=address)
    del event["status"]
    event.add("status", "CANCELLED" if invitation.cancelled else "CONFIRMED")  # who is invited need not doubt
    host, guest = (sender_of(meeting.body.slug), meeting.body.name), (person.mail_address, person.name)
    calendar.invite(event, host=host, guest=guest)
    file = calendar.calendar_of("Einladung", method)
    file.add_component(event)
    return CalendarFile(method=method, text=file.to_ical().decode())
