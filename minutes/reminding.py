"""Reminds people by mail of what the minutes wait for. The mail is made when it is sent: who signed meanwhile gets none."""

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from journal.events import N_
from journal.store import history
from mail.letters import Letter, Link
from mail.models import Mail
from mail.writing import write
from minutes.attendance import took_part
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.life_desk import deadline_for, last_day_for_objections
from minutes.reminders import Known, Occasion, Reminder, key_of, reminders_due
from minutes.studio import minutes_of, sitting_of
from minutes.workflow import MinutesSealed
from sessions_app.models import Meeting, Person
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.tenancy import site_of

LOOKS_BACK = timedelta(days=366)  # minutes of older meetings wait for something else than a mail


def remind() -> int:
    """How many mails were written."""
    rows = Meeting.objects.filter(state=Meeting.State.CLOSED, oparl_id=None, deleted=False)
    held = rows.filter(ends_at__gte=timezone.now() - LOOKS_BACK).select_related("body").order_by("pk")
    return sum(_remind_of(meeting, part) for meeting in held for part in Part)


def _remind_of(meeting: Meeting, part: Part) -> int:
    due = _due(meeting, part)
    people = Person.objects.select_related("user").in_bulk([each.person for each in due])
    written = 0
    for reminder in due:
        person = people.get(reminder.person)
        if person and person.mail_address:
            about = {"meeting": meeting.pk, "part": part.value}
            key, owner = key_of(meeting.pk, part, reminder), meeting.body.slug
            written += write(key, "reminder", owner=owner, address=person.mail_address, about=about)
    return written


def _due(meeting: Meeting, part: Part) -> tuple[Reminder, ...]:
    sitting, document = sitting_of(meeting).state, minutes_of(meeting).document(part)
    if sitting.phase is not Phase.CLOSED or not _has(
        sitting, part
    ):  # rows of old may say closed without a journal
        return ()
    known = Known(
        document=document,
        today=timezone.localdate(),
        after=settings.MINUTES_REMINDER_DAYS,
        sealed_on=_sealed_on(meeting, part),
        deadline=deadline_for(meeting, sitting.rules.minutes, document.life),
        until=last_day_for_objections(document.life),
        participants=tuple(each.person for each in took_part(sitting)),
        clerk=sitting.clerk.person or 0,
    )
    return reminders_due(known)


def _has(sitting: Sitting, part: Part) -> bool:
    """A meeting without a closed item has no minutes of a closed part."""
    return part is Part.PUBLIC or any(not item.public for item in sitting.items)


def _sealed_on(meeting: Meeting, part: Part) -> date | None:
    for each in history(MINUTES.key(meeting.pk)):
        if isinstance(each.event, MinutesSealed) and each.event.part is part:
            return timezone.localdate(each.at)
    return None


# The letters

SUBJECTS = {
    Occasion.SIGN: N_("Please sign: minutes of %(meeting)s"),
    Occasion.OBJECTIONS_OPEN: N_("The minutes of %(meeting)s are signed"),
    Occasion.OBJECTIONS_OVER: N_("Period for objections over: minutes of %(meeting)s"),
    Occasion.OVERDUE: N_("Overdue: minutes of %(meeting)s"),
}
WHAT = {
    Occasion.SIGN: N_("The minutes (%(part)s) wait for your signature."),
    Occasion.OBJECTIONS_OPEN: N_(
        "The minutes (%(part)s) are signed by all. You took part and can object to them."
    ),
    Occasion.OBJECTIONS_OVER: N_(
        "The period for objections to the minutes (%(part)s) is over. You can conclude them now."
    ),
    Occasion.OVERDUE: N_("The minutes (%(part)s) ought to be signed by all. Something is still missing."),
}
DAYS = {
    Occasion.SIGN: N_("They have to be signed by %(day)s."),
    Occasion.OBJECTIONS_OPEN: N_("Objections can be raised until %(day)s."),
    Occasion.OBJECTIONS_OVER: N_("The last day was %(day)s."),
    Occasion.OVERDUE: N_("The last day was %(day)s."),
}
PARTS = {Part.PUBLIC: N_("public part"), Part.CLOSED: N_("closed part")}


def reminder_letter(mail: Mail) -> Letter | None:
    """None where nothing is waited for any more."""
    meeting = Meeting.objects.select_related("body").filter(pk=mail.about["meeting"], deleted=False).first()
    part = Part(mail.about["part"])
    due = _due(meeting, part) if meeting else ()
    reminder = next((each for each in due if key_of(mail.about["meeting"], part, each) == mail.key), None)
    if meeting is None or reminder is None:
        return None
    page = "minutes:objections" if reminder.occasion is Occasion.OBJECTIONS_OPEN else "minutes:studio"
    told = {
        "meeting": _named(meeting),
        "part": gettext(PARTS[part]),
        "day": date_format(reminder.day, "DATE_FORMAT") if reminder.day else "",
    }
    sentences = [WHAT[reminder.occasion], *([DAYS[reminder.occasion]] if reminder.day else [])]
    return Letter(
        sender=meeting.body.name,
        subject=gettext(SUBJECTS[reminder.occasion]) % told,
        paragraphs=(gettext("Good day,"), " ".join(gettext(each) % told for each in sentences)),
        action=Link(
            text=gettext("To the minutes (log-in needed)"),
            address=f"{site_of(meeting.body)}{reverse(page, args=[meeting.pk])}",
        ),
        reason=gettext("You get this reminder once, because of your part in this meeting."),
    )


def _named(meeting: Meeting) -> str:
    if meeting.began_at is None:
        return meeting.name
    day = date_format(timezone.localtime(meeting.began_at), "SHORT_DATE_FORMAT")
    return gettext("%(name)s of %(day)s") % {"name": meeting.name, "day": day}
