"""Who is reminded of minutes, when, and of what: the rule by itself, and the mail that comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail as post
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from mail.sending import send_due
from minutes import studio, workflow
from minutes.draft import Part
from minutes.life.deadlines import Deadline
from minutes.life.state import Life
from minutes.reminders import Known, Occasion, Reminder, reminders_due
from minutes.workflow import Document, Phase, Signer
from sessions_app.models import Meeting, Person
from tests.live.council import eichenfurt
from voting.rules.profiles import load_profile

CHAIR, CLERK, ANNA, BERND = 1, 2, 3, 4
DAY = date(2026, 11, 2)
SIGNERS = (Signer(CHAIR, "V", "chair"), Signer(CLERK, "O", "clerk"))
SEALED = Document(phase=Phase.SEALED, signers=SIGNERS)
UNTIL = date(2026, 11, 30)


def known(document=SEALED, **more):
    values = {
        "document": document,
        "today": DAY,
        "after": 7,
        "sealed_on": DAY,
        "deadline": None,
        "until": None,
        "participants": (ANNA, BERND),
        "clerk": CLERK,
    }
    return Known(**values | more)


def due(document=SEALED, **more):
    return [(each.occasion, each.person, each.day) for each in reminders_due(known(document, **more))]


def signed(state, **life):
    rules = load_profile(state).minutes
    return Document(
        phase=Phase.SIGNED,
        signers=SIGNERS,
        signed_by=(CHAIR, CLERK),
        life=Life(rules=rules, signed_at=datetime(2026, 11, 2, 12, tzinfo=UTC), **life),
    )


def deadline(day, today=DAY, *, met=False):
    return Deadline(source="§ 1", day=day, left=(day - today).days, met=met)


def test_whose_signature_is_missing_is_reminded_after_so_many_days():
    half = replace(SEALED, signed_by=(CHAIR,))
    assert due(half, today=DAY + timedelta(days=6)) == []
    assert due(half, today=DAY + timedelta(days=7)) == [(Occasion.SIGN, CLERK, None)]
    assert due(half, today=DAY + timedelta(days=1), after=1) == [(Occasion.SIGN, CLERK, None)]


def test_before_the_last_day_for_signatures_nobody_waits_for_these_days():
    last = DAY + timedelta(days=4)
    assert due(deadline=deadline(last)) == []
    assert due(deadline=deadline(last), today=DAY + timedelta(days=1)) == [
        (Occasion.SIGN, CHAIR, last),
        (Occasion.SIGN, CLERK, last),
    ]


def test_a_draft_waits_for_nobodys_signature_but_the_clerk_hears_when_it_is_overdue():
    draft = Document()
    over = deadline(DAY, DAY + timedelta(days=1))
    assert due(draft, sealed_on=None, today=DAY + timedelta(days=30)) == []
    assert due(draft, sealed_on=None, deadline=over) == [(Occasion.OVERDUE, CLERK, DAY)]
    assert due(draft, sealed_on=None, deadline=over, clerk=0) == []
    assert due(signed("nrw"), deadline=over) == []


def test_where_objections_can_be_raised_all_who_took_part_hear_of_it():
    document = signed("bw")
    assert due(document) == [(Occasion.OBJECTIONS_OPEN, ANNA, None), (Occasion.OBJECTIONS_OPEN, BERND, None)]
    assert due(document, until=UNTIL, today=UNTIL) == [
        (Occasion.OBJECTIONS_OPEN, ANNA, UNTIL),
        (Occasion.OBJECTIONS_OPEN, BERND, UNTIL),
    ]
    assert due(signed("bw", concluded="2026-11-20")) == []
    assert due(signed("nrw")) == []


def test_after_the_last_day_the_clerk_hears_that_they_can_be_concluded():
    after = UNTIL + timedelta(days=1)
    assert due(signed("bw"), until=UNTIL, today=after) == [(Occasion.OBJECTIONS_OVER, CLERK, UNTIL)]
    assert due(signed("bw", concluded="2026-12-01"), until=UNTIL, today=after) == []
    assert due(signed("nrw"), until=UNTIL, today=after) == []


def test_reminders_are_equal_by_what_they_say():
    assert reminders_due(known(today=DAY + timedelta(days=7)))[0] == Reminder(
        occasion=Occasion.SIGN, person=CHAIR
    )


# The mails


def sealed_town():
    """An evening of the council whose public minutes are sealed, signed by nobody."""
    town = eichenfurt().opened()
    town.do("vera", "close_sitting")
    User.objects.filter(username="vera").update(email="vera@rathaus.example")
    Person.objects.filter(user__username="olga").update(email="olga@rathaus.example")
    page = studio.sitting_of(town.meeting)
    signers = (Signer(town.person("vera"), "V", "chair"), Signer(town.person("olga"), "O", "clerk"))
    perform(
        town,
        "olga",
        workflow.seal,
        sitting_closed=True,
        sha256="a",
        signers=signers,
        sitting_seq=page.seq,
        sitting_head=page.head,
        sitting_now=page.head,
        passages=studio.minutes_of(town.meeting).passages,
    )
    return town


def perform(town, login, command, **given):
    if command is workflow.seal:
        given["organization"] = town.council.pk
    studio.perform_on(town.actor(login), town.meeting, command, part=Part.PUBLIC, **given)


def reminded():
    before = len(post.outbox)
    call_command("remind", verbosity=0)
    send_due()
    return {each.to[0]: each for each in post.outbox[before:]}


@pytest.mark.django_db
def test_signers_are_reminded_once_and_who_signed_before_the_mail_left_is_not(settings):
    settings.EMAIL_FROM = "rat@rathaus.example"
    town = sealed_town()
    assert reminded() == {}
    settings.MINUTES_REMINDER_DAYS = 0
    call_command("remind", verbosity=0)
    perform(town, "olga", workflow.sign, signs="a", sha256="b", certificate="")
    got = reminded()
    assert list(got) == ["vera@rathaus.example"]
    message = got["vera@rathaus.example"]
    day = timezone.localdate().strftime("%d.%m.%Y")
    assert message.subject == f"Bitte unterschreiben: Niederschrift {town.meeting.name} vom {day}"
    assert "Die Niederschrift (öffentlicher Teil) wartet auf Ihre Unterschrift." in message.body
    assert f"http://eichenfurt.localhost/sitzungen/{town.meeting.pk}/niederschrift/" in message.body
    assert reminded() == {}


@pytest.mark.django_db
def test_the_clerk_is_reminded_of_what_is_overdue(settings):
    settings.EMAIL_FROM = "rat@rathaus.example"
    town = eichenfurt()
    town.body.rule_profile = "bw"
    town.body.save()
    town.opened().do("vera", "close_sitting")
    Person.objects.filter(user__username="olga").update(email="olga@rathaus.example")
    Meeting.objects.filter(pk=town.meeting.pk).update(ends_at=timezone.now() - timedelta(days=60))
    old = {"ends_at": timezone.now(), "state": "closed"}  # of the time before there was a journal
    Meeting.objects.create(body=town.body, organization=town.council, name="Alt", **old)
    got = reminded()
    assert [(to, each.subject.split(":")[0]) for to, each in got.items()] == [
        ("olga@rathaus.example", "Überfällig")
    ]
    assert reminded() == {}
    Meeting.objects.filter(pk=town.meeting.pk).update(ends_at=timezone.now() - timedelta(days=400))
    assert reminded() == {}
