"""The kinds of data that end: at a municipality, and in the installation as a whole."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session

from config.keeping import forgetting
from config.keeping.kind import Kind
from config.models import Crawl
from journal.events import N_
from mail.models import Mail
from mail.writing import forget_old, forget_undelivered
from minutes.models import Invitation
from portal.subscriptions.commands import forget_unconfirmed
from portal.subscriptions.models import Subscription, Told
from portal.subscriptions.tokens import CONFIRMED_WITHIN
from sessions_app.accesses import forget_accesses
from sessions_app.desk.forgetting import forget_guests
from sessions_app.desk.former import forget_contacts, forget_numbers, forget_objections
from sessions_app.models import (
    BroadcastObjection,
    CheckInNumber,
    Entrance,
    FileAccess,
    Person,
    Question,
    QuestionStep,
    Registration,
)

CONFIRMING = CONFIRMED_WITHIN.days

PASSING = (
    Kind(
        "guests",
        N_("Residents’ questions and registrations for the video"),
        N_(
            "Names, e-mail addresses, history; questions that were not admitted are deleted whole. Counted from the "
            "end of the meeting; a question that waits for its written answer is kept until then."
        ),
        N_("Needed until the answer is given and late queries are over."),
        (Question, QuestionStep, Registration, Entrance),
        days=30, least=1, most=365, forget=forget_guests,
    ),
    Kind(
        "invitations",
        N_("When invitations were sent"),
        N_("Which invitation went out when, and who sent it. Counted from the end of the meeting."),
        N_(
            "Proves that all were invited in time, for as long as resolutions can be contested for faults of form: in "
            "some states for a year."
        ),
        (Invitation,),
        days=400, least=366, most=3650, forget=forgetting.forget_invitations,
    ),
    Kind(
        "mails",
        N_("Notes of mails that were sent"),
        N_(
            "The cause and the time; the address is deleted at once when a mail has left. To subscribers also what they "
            "were told. Counted from the sending."
        ),
        N_("Proves that invitations left the house, and keeps the same mail from being sent twice."),
        (Mail, Told),
        days=400, least=90, most=3650, forget=forgetting.forget_mails,
    ),
    Kind(
        "undelivered",
        N_("Addresses of mails that could not be delivered"),
        N_("The address and the mail server’s words. Counted from the last try."),
        N_("The office sees who was not reached, and can send the mail once more."),
        (Mail,),
        days=30, least=1, most=365, forget=lambda body, before: forget_undelivered(body.slug, before),
    ),
    Kind(
        "unconfirmed",
        N_("Subscriptions that nobody confirmed"),
        N_("The wish, and the address with it. Counted from the wish."),
        N_("Perhaps somebody else typed the address. After this time the link in the mail does not work any more."),
        (Subscription,),
        days=CONFIRMING, least=CONFIRMING, most=CONFIRMING, forget=forget_unconfirmed,
    ),
    Kind(
        "contacts",
        N_("E-mail and telephone of former members"),
        N_(
            "Counted from the end of the last membership. Not of those whose account is still in use. What another "
            "server sends comes from there and is deleted there."
        ),
        N_("Until then they can be asked about minutes and settlements of their time. The name stays in the record."),
        (Person,),
        days=365, least=30, most=3650, forget=forget_contacts,
    ),
    Kind(
        "accesses",
        N_("Who opened closed files"),
        N_("Name, time, title, and whether the copy bore the reader’s name. Counted from the access."),
        N_("Clears up breaches of secrecy, and no more: what somebody reads is a matter of the free mandate."),
        (FileAccess,),
        days=365,
        least=30,
        most=730,
        forget=forget_accesses,
    ),
    Kind(
        "numbers",
        N_("Numbers for the door"),
        N_("Counted from the end of the last membership."),
        N_("Without a seat nobody is checked in any more."),
        (CheckInNumber,),
        days=30, least=1, most=365, forget=forget_numbers,
    ),
    Kind(
        "objections",
        N_("Objections to being broadcast"),
        N_("That somebody said for all meetings not to be broadcast. Counted from the end of the last membership."),
        N_("Without a seat nobody is given the floor any more. Whoever takes it back deletes it at once."),
        (BroadcastObjection,),
        days=30, least=1, most=365, forget=forget_objections,
    ),
    Kind(
        "rounds",
        N_("Rounds of the watch over what is public"),
        N_("When it ran, and at which addresses it found something. Counted from its beginning."),
        N_("Proves that somebody watches."),
        (Crawl,),
        days=90, least=14, most=3650, forget=forgetting.forget_rounds,
    ),
)  # fmt: skip
OF_THE_HOUSE: tuple[tuple[Kind, Callable[[datetime], int]], ...] = (
    (
        Kind(
            "logins",
            N_("Log-ins of browsers"),
            N_(
                "Who is logged in with which browser; no Internet address. A log-in ends after 14 days at the latest."
            ),
            N_("What has run out opens nothing any more."),
            (Session,),
            days=0,
        ),
        forgetting.forget_logins,
    ),
    (
        Kind(
            "admin_log",
            N_("Log of the administration of data"),
            N_("Who of the operating staff changed which row when."),
            N_("Finds mistakes and misuse."),
            (LogEntry,),
            days=settings.ADMIN_LOG_DAYS,
        ),
        forgetting.forget_admin_log,
    ),
    (
        Kind(
            "alarms",
            N_("Notes of alarms to the operators"),
            N_("The cause and the time. Counted from the sending."),
            N_("Keeps the same alarm from being sent twice."),
            (Mail,),
            days=400,
        ),
        lambda before: forget_old(["ratssaal"], before),
    ),
)
