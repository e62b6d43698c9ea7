"""The mails that remind of minutes: each once, and none of what is done."""

from datetime import timedelta

import pytest
from django.core import mail as post
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from mail.sending import send_due
from minutes import studio, workflow
from minutes.draft import Part
from minutes.workflow import Signer
from sessions_app.models import Meeting, Person
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db


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
