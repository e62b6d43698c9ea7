"""The kinds of data without an end of their own, and the models without people. Every model has its place in one of the
tuples, or in `passing`: a new one without is found by a test.
"""

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from guardian.models import GroupObjectPermission, UserObjectPermission

from accounts.models import User
from conference.models import Room
from config.keeping.kind import Kind
from config.keeping.models import Forgetting, Term
from config.models import Rota
from documents.models import File
from journal.events import N_
from journal.models import Entry, Stream
from minutes.models import TextBlock
from oparl import models as oparl
from portal.models import PublicText
from portal.search import models as search
from portal.subscriptions.models import Subscriber, Subscription
from sessions_app import models as cabinet

STANDING = (
    Kind(
        "record",
        N_("Journal, minutes, resolutions"),
        N_(
            "Attendance, requests to speak, bias, votes that were not secret, faults and tests of devices in the sitting, "
            "signatures, objections."
        ),
        N_(
            "The legal record, to be offered to the archive as the law of the state says. Each entry of the journal proves "
            "the one before: none can be deleted by itself."
        ),
        (
            Stream,
            Entry,
            cabinet.Resolution,
            cabinet.UrgentDecision,
            cabinet.WrittenProcedure,
            cabinet.PublishedMinutes,
        ),
    ),
    Kind(
        "cabinet",
        N_("People, memberships, meetings, papers, files"),
        N_("Names and functions with their times, and whatever names people in papers, files and texts."),
        N_(
            "Who sat where, and what was deliberated on, belongs to the record. What is recalled is not public any more "
            "at once, and stays with the office."
        ),
        (
            cabinet.Person,
            cabinet.Membership,
            cabinet.Organization,
            cabinet.Meeting,
            cabinet.AgendaItem,
            cabinet.Consultation,
            cabinet.Paper,
            cabinet.PersonalDataAnswer,
            cabinet.Supplement,
            cabinet.SupplementChange,
            File,
        ),
    ),
    Kind(
        "accounts",
        N_("Accounts"),
        N_("User name, name, e-mail, hash of the password, rights."),
        N_("Until the operating staff deletes the account. Rights from a membership end with it."),
        (User, EmailAddress, EmailConfirmation, UserObjectPermission, GroupObjectPermission),
    ),
    Kind(
        "subscribers",
        N_("Confirmed subscriptions"),
        N_("E-mail address, language, what was subscribed to."),
        N_("Until they are ended, by one click in every mail: the address goes with the last one."),
        (Subscriber, Subscription),
    ),
    Kind(
        "own_words",
        N_("What the municipality says of itself"),
        N_("Contacts in imprint, open data and settings; text blocks; addresses of broadcasts."),
        N_("Until the municipality changes it."),
        (PublicText, oparl.OpenData, TextBlock, cabinet.Body, cabinet.Broadcast),
    ),
    Kind(
        "copies",
        N_("Index of the search, notes of import and open data"),
        N_(
            "Words of what is public, and what was read from or shown to other servers. Nobody’s search is stored."
        ),
        N_("Goes with what it was made of."),
        (
            search.Entry,
            search.Word,
            search.FileRead,
            oparl.Taken,
            oparl.DanglingReference,
            oparl.FetchedFile,
            oparl.Published,
        ),
    ),
)
# Rows in which nobody is named, nor can be recognised.
WITHOUT_PEOPLE = (
    Permission, Group, ContentType, Term, Forgetting, Rota, Room,
    cabinet.Host, cabinet.LegislativeTerm, cabinet.Location, cabinet.Display, cabinet.DisplayWish, cabinet.LocalRule,
    cabinet.PageVersion, cabinet.PlanChange,
    search.Touched, oparl.Mirror, oparl.MirroredList, oparl.Touched, oparl.Reading, oparl.Checksum,
)  # fmt: skip
