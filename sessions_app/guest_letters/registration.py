"""The mail to somebody who registered for the video: the personal access, or that it was withdrawn."""

from django.utils.translation import gettext

from mail.letters import Letter, Link
from mail.models import Mail
from sessions_app.guest_letters.facts import address_of, is_overtaken, named
from sessions_app.guest_letters.registration_words import PLACE, VIDEO, WITHDRAWN, Words
from sessions_app.models import Registration


def registration_letter(mail: Mail) -> Letter | None:
    """None where the registration was cancelled, or a later mail says more."""
    rows = Registration.objects.filter(pk=mail.about["registration"], meeting__deleted=False)
    row = rows.select_related("meeting__body").first()
    if row is None or is_overtaken(mail, row):
        return None
    words = _words(row)
    told = {"number": row.number, "meeting": named(row.meeting)}
    return Letter(
        sender=row.meeting.body.name,
        subject=gettext(words.subject) % told,
        paragraphs=(gettext("Good day,"), *(gettext(each) % told for each in words.said)),
        action=Link(text=gettext("To your personal page"), address=address_of("portal:entrance", row)),
        after=tuple(gettext(each) for each in words.after),
        reason=gettext(
            "You get this mail because this address was given with a registration. If that was not you, please cancel "
            "it on the page above: then it is deleted."
        ),
    )


def _words(row: Registration) -> Words:
    if row.withdrawn_at:
        return WITHDRAWN
    return VIDEO if row.way == Registration.Way.VIDEO else PLACE
