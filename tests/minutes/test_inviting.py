"""The clerk invites by mail: once for each state of the meeting, with an entry that calendars take over, nothing closed."""

from datetime import timedelta

import pytest
from django.core import mail as post
from django.db import transaction
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from accounts.models import User
from journal.events import Refused
from mail.sending import send_due
from minutes.issuing.inviting import InvitingRefusal, invite
from minutes.models import Invitation
from sessions_app.desk.meetings import change_meeting
from sessions_app.desk.supplements import add_item, publish_supplement
from sessions_app.models import Location, Meeting, Membership, Person
from tests.agendas import CANARIES, HOST, prepared

pytestmark = pytest.mark.django_db
ADDRESSES = ["chair@rathaus.example", "member@rathaus.example"]


@pytest.fixture(scope="module")
def one_evening(django_db_setup, django_db_blocker):
    """Made once for all tests here; what each goes on to do is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield prepared()
        transaction.set_rollback(True)


@pytest.fixture
def evening(one_evening, db, settings):
    settings.EMAIL_FROM = "rat-{body}@rathaus.example"
    made = one_evening
    for role in ("member", "chair"):
        User.objects.filter(username=role).update(email=f"{role}@rathaus.example")
    made.page = f"/arbeitsplatz/sitzungen/{made.meeting.pk}/einladungen/"
    made.clerks = Client(headers={"host": HOST})
    made.clerks.force_login(made.users["clerk"])
    return made


def sent():
    before = len(post.outbox)
    send_due()
    return sorted(post.outbox[before:], key=lambda each: each.to)


def entry_of(message):
    """The calendar file of a mail: what it asks for, and its event."""
    (part,) = [each for each in message.message().walk() if each.get_content_type() == "text/calendar"]
    file = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == file["METHOD"]
    (event,) = file.walk("VEVENT")
    return str(file["METHOD"]), event


def change(evening, **more):
    meeting = Meeting.objects.get(pk=evening.meeting.pk)
    now = {"starts_at": meeting.starts_at, "name": meeting.name, "number": None, "location": None}
    change_meeting(evening.actor("clerk"), meeting, **now | more)


def test_everybody_with_an_address_gets_one_mail_and_one_entry(evening):
    assert evening.clerks.post(evening.page)["Location"] == evening.page
    messages = sent()
    assert [each.to for each in messages] == [[address] for address in ADDRESSES]
    method, event = entry_of(messages[1])
    begin = evening.meeting.starts_at
    assert (method, event["SEQUENCE"], str(event["UID"])) == (
        "REQUEST", 0, f"sitzung-{evening.meeting.pk}@{HOST}",
    )  # fmt: skip
    assert str(event["STATUS"]) == "CONFIRMED"
    assert event.decoded("DTSTART") == begin.replace(microsecond=0)
    assert str(event["ATTENDEE"]) == "mailto:member@rathaus.example"
    assert str(event["ORGANIZER"]) == "mailto:rat-vogelheim@rathaus.example"
    assert f"http://{HOST}/arbeitsplatz/sitzungen/{evening.meeting.pk}/" in messages[1].body
    assert "Guten Tag Member Muster," in messages[1].body
    whole = "".join(str(each.message()) for each in messages)
    assert [word for word in (*CANARIES, "Grundstückssache", "Radweg") if word in whole] == []
    page = evening.clerks.get(evening.page).content.decode()
    assert page.count("Verschickt, ") == 2
    assert page.count("Bitte laden Sie per Brief") == 1  # the substitute
    assert "bestimmt die Form; nur wenn sie es sagt, genügt die elektronische Einladung. (§\u00a047" in page


def test_once_more_goes_only_to_who_has_not_got_it(evening):
    clerk = evening.actor("clerk")
    assert (invite(clerk, evening.meeting), invite(clerk, evening.meeting)) == (2, 0)
    User.objects.filter(username="substitute").update(email="substitute@rathaus.example")
    assert invite(clerk, evening.meeting) == 1
    assert Invitation.objects.count() == 1


def test_another_time_or_place_is_a_change_in_everybodys_calendar(evening):
    clerk = evening.actor("clerk")
    invite(clerk, evening.meeting)
    _method, first = entry_of(sent()[0])
    hall = Location.objects.create(body=evening.home.body, room="Aula")
    change(evening, location=hall)
    assert invite(clerk, evening.meeting) == 2
    messages = sent()
    method, second = entry_of(messages[0])
    assert (method, second["SEQUENCE"], second["UID"]) == ("REQUEST", 1, first["UID"])
    assert (str(second["LOCATION"]), messages[0].subject.split(":")[0]) == ("Aula", "Geändert")
    Meeting.objects.filter(pk=evening.meeting.pk).update(
        agenda_version=2
    )  # the agenda alone is no matter of calendars
    invite(clerk, evening.meeting)
    assert entry_of(sent()[0])[1]["SEQUENCE"] == 1
    Meeting.objects.filter(pk=evening.meeting.pk).update(state="cancelled")
    invite(clerk, evening.meeting)
    messages = sent()
    method, last = entry_of(messages[0])
    assert (method, last["SEQUENCE"], str(last["STATUS"])) == ("CANCEL", 2, "CANCELLED")
    assert messages[0].subject.startswith("Fällt aus: ")


def test_a_supplement_is_told_by_sending_again_and_the_page_says_whether_that_was_done(evening):
    clerk = evening.actor("clerk")
    invite(clerk, evening.meeting)
    assert "Noch einmal an alle" not in evening.clerks.get(evening.page).content.decode()
    add_item(clerk, evening.meeting, public=True, name="Deich")
    publish_supplement(clerk, evening.meeting)
    page = evening.clerks.get(evening.page).content.decode()
    assert ("Dazu ging noch keine E-Mail hinaus" in page, "Noch einmal an alle" in page) == (True, True)
    assert "2 Einladungen sind unterwegs" in evening.clerks.post(evening.page, follow=True).content.decode()
    page = evening.clerks.get(evening.page).content.decode()
    assert ("Die Mitglieder haben eine E-Mail dazu" in page, "Noch einmal an alle" in page) == (True, False)


def test_what_was_overtaken_or_who_has_left_gets_no_mail(evening):
    clerk = evening.actor("clerk")
    invite(clerk, evening.meeting)
    change(evening, starts_at=evening.meeting.starts_at + timedelta(hours=1))
    invite(clerk, evening.meeting)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=evening.home.people["chair"]).update(ends_on=yesterday)
    (message,) = sent()
    assert (message.to, entry_of(message)[1]["SEQUENCE"]) == (["member@rathaus.example"], 1)


@pytest.mark.parametrize(
    ("refusal", "role", "change"),
    [
        (InvitingRefusal.NOT_THE_CLERK, "member", {}),
        (InvitingRefusal.NOT_PUBLISHED, "clerk", {"agenda_published_at": None}),
        (InvitingRefusal.TOO_LATE, "clerk", {"state": "open"}),
        (InvitingRefusal.TOO_LATE, "clerk", {"starts_at": timezone.now() - timedelta(hours=1)}),
    ],
)
def test_who_may_invite_and_when(evening, refusal, role, change):
    Meeting.objects.filter(pk=evening.meeting.pk).update(**change)
    with pytest.raises(Refused) as refused:
        invite(evening.actor(role), evening.meeting)
    assert refused.value.refusal is refusal
    assert sent() == []


def test_without_a_mail_server_the_page_says_what_to_do(evening, settings):
    settings.EMAIL_FROM = ""
    page = evening.clerks.get(evening.page).content.decode()
    assert ("als PDF" in page, "<button" in page.split("<main")[1]) == (True, False)
    assert "als PDF" in evening.clerks.post(evening.page, follow=True).content.decode()
    assert Invitation.objects.count() == 0


def test_who_is_no_clerk_does_not_find_the_page(evening):
    members = Client(headers={"host": HOST})
    members.force_login(evening.users["member"])
    assert (members.get(evening.page).status_code, members.post(evening.page).status_code) == (404, 404)


def test_mail_goes_to_the_address_of_the_login_else_to_the_persons(evening):
    person = evening.home.people["member"]
    Person.objects.filter(pk=person.pk).update(email="privat@example.org")
    person = Person.objects.get(pk=person.pk)
    assert person.mail_address == "member@rathaus.example"
    User.objects.filter(username="member").update(is_active=False)
    assert Person.objects.get(pk=person.pk).mail_address == "privat@example.org"
