"""News by e-mail: each told once to those who asked for it, and nothing closed."""

from datetime import datetime, timedelta

import pytest
from django.core import mail as post
from django.db import transaction
from django.utils import timezone

from mail.models import Mail
from mail.sending import send_due
from portal.subscriptions.models import Subscription, Told
from portal.subscriptions.telling import tell_subscribers
from sessions_app.models import AgendaItem, Meeting, Paper, Resolution
from tests.agendas import CANARIES
from tests.portal.subscriptions.mailbox import (
    paper,
    published,
    subscribe,
    titles,
    told,
)

pytestmark = pytest.mark.django_db


# What is told


def test_an_agenda_its_papers_a_decision_and_a_cancellation_are_told_once_each(evening, visitor):
    subscribe(visitor, organization=evening.home.council.pk)
    meeting = published(evening, "Brunnen")
    when = f"{meeting.name}, {timezone.localtime(meeting.starts_at):%d.%m.%Y, %H:%M} Uhr"
    assert titles(told()) == ["Vorlage: Zu: Brunnen", f"Tagesordnung: {when}"]
    assert told() == []
    item = AgendaItem.objects.get(meeting=meeting, name="Brunnen")
    Resolution.objects.create(
        agenda_item=item, vote_number=1, text="Wir bauen.", carried=True, yes=5, no=1, abstain=0,
        adopted_at=timezone.now(), entry=9,
    )  # fmt: skip
    assert titles(told()) == ["Beschlossen: Brunnen"]
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", modified=timezone.now())
    assert titles(told()) == [f"Fällt aus: {when}"]
    assert told() == []
    assert Told.objects.count() == 4


def test_each_gets_what_fits_all_that_was_filled_in(evening, visitor):
    home = evening.home
    wishes = {
        "all@example.org": {},
        "council@example.org": {"organization": home.council.pk},
        "committee@example.org": {"organization": home.committee.pk},
        "words@example.org": {"words": "brunnen"},
        "place@example.org": {"place": "Marktplatz"},
        "both@example.org": {"words": "Brunnen", "place": "Marktplatz"},
        "paper@example.org": {"paper": evening.paper.pk},
    }
    Meeting.objects.filter(pk__in=[evening.meeting.pk]).update(organization=home.committee)
    for email, wish in wishes.items():
        subscribe(visitor, email, **wish)
    paper(evening, "Ein Brunnen")
    meeting = published(evening, "Brunnen auf dem Marktplatz")
    got = {each.to[0]: len(titles([each])) for each in told()}
    assert got == {
        "all@example.org": 3,
        "council@example.org": 2,
        "words@example.org": 3,
        "place@example.org": 2,
        "both@example.org": 2,
    }
    attach = evening.paper.consultations.create(meeting=meeting, agenda_item=meeting.agenda_items.first())
    assert attach.paper == evening.paper
    Resolution.objects.create(
        agenda_item=meeting.agenda_items.filter(public=True).first(), vote_number=1, text="", carried=True,
        yes=5, no=1, abstain=0, adopted_at=timezone.now(), entry=9,
    )  # fmt: skip
    assert "paper@example.org" in {each.to[0] for each in told()}


def test_daily_news_come_once_in_the_morning(evening, visitor):
    subscribe(visitor, pace="daily")
    Subscription.objects.update(confirmed_at=timezone.now() - timedelta(days=3))
    tomorrow = timezone.localtime() + timedelta(days=1)
    paper(evening, "Erste")
    at = lambda hour: tomorrow.replace(hour=hour)  # noqa: E731 (reads as the time)
    assert titles(told(at(5))) == []
    assert "Vorlage: Erste" in titles(told(at(7)))
    paper(evening, "Zweite")
    assert titles(told(at(12))) == []
    assert titles(told(at(8) + timedelta(days=1))) == ["Vorlage: Zweite"]
    assert told(at(7) + timedelta(days=2)) == []
    paper(evening, "Dritte")
    assert told(at(15) + timedelta(days=2)) == []  # no news in the morning is no reason to write at noon
    assert titles(told(at(7) + timedelta(days=3))) == ["Vorlage: Dritte"]


def test_news_from_before_the_confirmation_are_none(evening, visitor):
    paper(evening)
    subscribe(visitor)
    assert told() == []


def test_after_a_flood_of_news_the_mail_stays_short_and_says_so(evening, visitor, monkeypatch):
    monkeypatch.setattr("portal.subscriptions.letters.SHOWN", 2)
    subscribe(visitor)
    for number in range(5):
        paper(evening, f"Vorlage {number}")
    (message,) = told()
    assert titles([message]) == ["Vorlage: Vorlage 0", "Vorlage: Vorlage 1"]
    assert "3 weitere Neuigkeiten" in message.body
    assert told() == []


# Nothing closed


def test_nothing_closed_is_in_any_mail(evening, visitor):
    subscribe(visitor)
    Subscription.objects.update(confirmed_at=datetime(2020, 1, 1, tzinfo=timezone.get_current_timezone()))
    paper(evening, "KANARIENVORLAGE zwei", public=False)
    closed = Resolution.objects.create(
        agenda_item=evening.closed_item, vote_number=1, text="KANARIENBESCHLUSS", carried=True, yes=5, no=1,
        abstain=0, adopted_at=timezone.now(), entry=9,
    )  # fmt: skip
    (message,) = told()
    assert "Vorlage: Vorlage Radweg" in titles([message])
    whole = str(message.message())
    assert [word for word in (*CANARIES, f"decision-{closed.pk}") if word in whole] == []
    assert [row.thing for row in Told.objects.all() if row.thing == f"decision-{closed.pk}"] == []


def test_what_is_withdrawn_before_the_mail_leaves_is_not_in_it(evening, visitor):
    subscribe(visitor)
    first, second = paper(evening, "Bleibt"), paper(evening, "Zurückgezogen")
    tell_subscribers()
    Paper.objects.filter(pk=second.pk).update(public=False)
    send_due()
    assert titles(post.outbox) == ["Vorlage: Bleibt"]
    assert "Zurückgezogen" not in str(post.outbox[0].message())
    third = paper(evening, "Auch zurückgezogen")
    tell_subscribers()
    Paper.objects.filter(pk__in=[first.pk, third.pk]).update(deleted=True)
    send_due()
    assert (len(post.outbox), Mail.objects.latest("pk").state) == (1, "obsolete")


# Exactly once


def test_killed_while_telling_nothing_is_lost_and_nothing_told_twice(evening, visitor, monkeypatch):
    subscribe(visitor)
    paper(evening)

    def killed(*_given, **_named):
        raise KeyboardInterrupt

    monkeypatch.setattr("portal.subscriptions.telling.write", killed)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        tell_subscribers()
    monkeypatch.undo()
    assert Told.objects.count() == 0
    assert titles(told()) == ["Vorlage: Radweg am Fluss"]
    assert told() == []
