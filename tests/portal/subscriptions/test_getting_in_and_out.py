"""News by e-mail: asked for on a page, confirmed by a button, ended with one click."""

import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail as post
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from mail.models import Mail
from mail.sending import send_due
from portal.subscriptions.models import Subscriber, Subscription, Told
from portal.subscriptions.telling import tell_subscribers
from sessions_app.models import Organization, Paper
from tests.agendas import HOST, NEIGHBOUR_HOST
from tests.portal.subscriptions.mailbox import (
    ANNA,
    FORM,
    ask,
    pages_in,
    paper,
    subscribe,
    titles,
    told,
)

pytestmark = pytest.mark.django_db


# To get in


def test_a_wish_counts_only_after_the_button_in_the_mailbox(evening, visitor):
    answer = ask(visitor, words="Radweg")
    assert (answer.status_code, answer["Location"]) == (302, "/abonnieren/e-mail/abgeschickt/")
    send_due()
    (message,) = post.outbox
    assert (message.to, "Radweg" in message.body) == ([ANNA], False)
    (path,) = pages_in(message)
    page = visitor.get(path)  # as mail scanners do
    assert "Radweg" in page.content.decode()
    assert Subscription.objects.get().confirmed_at is None
    paper(evening)
    assert titles(told()) == []
    assert visitor.post(path).status_code == 302
    assert visitor.post(path).status_code == 302  # pressed twice
    paper(evening, "Radweg im Wald")
    assert titles(told()) == ["Vorlage: Radweg im Wald"]


def test_the_link_on_a_committees_page_counts_before_its_first_meeting_and_for_no_neighbour(evening, visitor):
    own, foreign = (
        Organization.objects.create(body=each.body, name=f"Beirat {number}", organization_type="committee")
        for number, each in enumerate((evening.home, evening.neighbour))
    )
    page = visitor.get(FORM, {"gremium": own.pk}).content.decode()
    assert f'<option value="{own.pk}" selected>Beirat 0</option>' in page
    subscribe(visitor, organization=own.pk)
    assert Subscription.objects.get().organization == own
    assert "Beirat 1" not in visitor.get(FORM, {"gremium": foreign.pk}).content.decode()
    assert ask(visitor, organization=foreign.pk).status_code == 422


def test_who_is_known_here_gets_the_same_answer_as_who_is_not(evening, visitor):
    subscribe(visitor)
    known, new = ask(visitor), ask(visitor, "bernd@example.org")
    assert (known.status_code, known["Location"], known.content) == (
        new.status_code, new["Location"], new.content,
    )  # fmt: skip
    assert known.cookies == new.cookies == {}


def test_nobody_is_flooded_with_mail(evening, visitor):
    answers = {ask(visitor, ANNA)["Location"] for _ in range(9)}
    send_due()
    assert (len(post.outbox), len(answers)) == (5, 1)
    for number in range(11):
        ask(visitor, f"a{number}@example.org")
    refused = ask(visitor, "b@example.org")
    assert refused.status_code == 429
    assert "in einer Stunde" in refused.content.decode()
    assert Subscriber.objects.filter(email="b@example.org").count() == 0


def test_another_spelling_of_a_mailbox_is_the_same_mailbox(evening, visitor):
    for spelling in ("anna@example.org", "ANNA@ｅxample.org", "anna@ex\u200dample.org"):
        assert ask(visitor, spelling).status_code == 302
    assert list(Subscriber.objects.values_list("email", flat=True)) == ["anna@example.org"]
    assert ask(visitor, "bernd@exämple.org").status_code == 302
    assert Subscriber.objects.filter(email="bernd@xn--exmple-cua.org").exists()


def test_what_nobody_confirms_in_two_days_is_forgotten_with_its_address(evening, visitor):
    ask(visitor)
    send_due()
    (path,) = pages_in(post.outbox[0])
    Subscription.objects.update(created_at=timezone.now() - timedelta(hours=49))
    call_command("keep_terms", stdout=StringIO())
    assert (Subscriber.objects.count(), ANNA in str(list(Mail.objects.values()))) == (0, False)
    assert visitor.post(path).status_code == 404
    assert "noch einmal" in visitor.get(path).content.decode()


@pytest.mark.parametrize("token", ["x", "MTI:1tX:abc", "%00", "a" * 300, "../x"])
def test_a_made_up_address_opens_nothing(evening, visitor, token):
    path = subscribe(visitor, words="Radweg")
    assert visitor.post(f"/abonnieren/e-mail/bestaetigen/{token}/").status_code == 404
    visitor.post(f"/abos/{token}/beenden/")
    assert Subscription.objects.count() == 1
    stranger = Client(headers={"host": NEIGHBOUR_HOST})
    stranger.post(f"{path}beenden/")
    assert ANNA not in stranger.get(path).content.decode()
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "anna"}, "gültige E-Mail-Adresse"),
        ({"email": ""}, "zwingend erforderlich"),
        ({"email": f"anna@{'ä' * 60}.example"}, "gültige E-Mail-Adresse"),
        ({"email": "=?utf-8?q?anna?=@example.org"}, "gültige E-Mail-Adresse"),
        ({"email": "anna@a\u2100b.example"}, "gültige E-Mail-Adresse"),
        ({"email": "annaſ@example.org"}, "gültige E-Mail-Adresse"),
        ({"words": "x" * 201}, "höchstens 200"),
        ({"organization": "999999"}, "gültige"),
        ({"pace": "hourly"}, "gültige"),
        ({"words": "Rad\x07weg"}, "Buchstaben, Ziffern"),
    ],
)
def test_what_cannot_be_meant_is_said_at_the_field(evening, visitor, wrong, sentence):
    answer = visitor.post(FORM, {"email": ANNA, "pace": "daily", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Subscriber.objects.count() == 0


def test_the_form_comes_filled_in_from_other_pages(evening, visitor):
    council = evening.home.council.pk
    page = visitor.get(f"{FORM}?gremium={council}&vorlage={evening.paper.pk}&q=Radweg").content.decode()
    assert f'<option value="{council}" selected>' in page
    assert 'Nur Neues zu dieser Vorlage: <span lang="de">2026/1 Vorlage Radweg</span>' in page
    assert 'value="Radweg"' in page
    secret = visitor.get(f"{FORM}?vorlage={evening.secret.pk}").content.decode()
    assert "KANARIEN" not in secret
    assert visitor.get(f"{FORM}?gremium=x&vorlage={'9' * 40}&ort=%00").status_code == 200


def test_without_a_mail_server_the_page_says_so_and_takes_nothing(evening, visitor, settings):
    settings.EMAIL_FROM = ""
    page = visitor.get(FORM).content.decode()
    assert "verschickt von hier noch keine E-Mails" in page
    assert "<form" not in page.split("<main")[1]
    assert ask(visitor).status_code == 503
    assert Subscriber.objects.count() == 0


# To get out


def test_one_click_ends_everything_and_forgets_the_address(evening, visitor):
    subscribe(visitor, words="Radweg")
    subscribe(visitor, place="Wald")
    paper(evening, "Radweg im Wald")
    (message,) = told()
    off = message.extra_headers["List-Unsubscribe"].strip("<>").removeprefix(f"http://{HOST}")
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    visitor.get(off)  # opening is not ending
    assert Subscription.objects.count() == 2
    paper(evening, "Radweg dahinter")
    tell_subscribers()
    strict = Client(headers={"host": HOST}, enforce_csrf_checks=True)
    for _ in range(2):
        answer = strict.post(off, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded")
        assert answer.status_code == 200
    assert (Subscriber.objects.count(), Told.objects.count()) == (0, 0)
    assert ANNA not in str(list(Mail.objects.values()))
    send_due()
    assert post.outbox == [message]


def test_subscriptions_end_one_by_one_and_with_the_last_the_address_goes(evening, visitor):
    own = subscribe(visitor, words="Radweg")
    assert subscribe(visitor, place="Wald") == own
    page = visitor.get(own).content.decode()
    assert re.findall(r"meeting-row__name\">(.*?)<", page) == [
        "Suche nach „Radweg“",
        "Alles Neue, zum Ort „Wald“",
    ]
    first, second = re.findall(r'href="(/abos/[^"]*/\d+/beenden/)"', page)
    assert "Ihr Abo ist bestätigt" in visitor.get(f"{own}?bestaetigt").content.decode()
    assert "„Radweg“" in visitor.get(first).content.decode()
    visitor.post(first)
    assert visitor.post(first)["Location"] == own
    assert [wish.place for wish in Subscription.objects.all()] == ["Wald"]
    visitor.post(second)
    assert Subscriber.objects.count() == 0
    assert "keine E-Mails mehr" in visitor.get(own).content.decode()


def test_the_same_wish_again_takes_the_place_of_the_first(evening, visitor):
    subscribe(visitor, words="Radweg")
    subscribe(visitor, words="radweg", pace="daily")
    assert [(wish.words, wish.pace) for wish in Subscription.objects.all()] == [("radweg", "daily")]


def test_an_address_has_so_many_subscriptions_and_no_more(evening, visitor, monkeypatch):
    monkeypatch.setattr("portal.subscriptions.commands.MOST", 1)
    subscribe(visitor, words="Radweg")
    ask(visitor, words="Wald")
    send_due()
    answer = visitor.post(pages_in(post.outbox[0])[0])
    assert (answer.status_code, "mehr sind nicht möglich" in answer.content.decode()) == (409, True)
    assert Subscription.objects.filter(confirmed_at__isnull=False).count() == 1


def test_mails_come_in_the_language_in_which_they_were_asked_for(evening, visitor):
    visitor.cookies["django_language"] = "en"
    subscribe(visitor)
    paper(evening)
    (message,) = told()
    assert message.subject == "1 piece of news from the council of Vogelheim"
    assert message.from_email == "Stadt Vogelheim <rat-vogelheim@rathaus.example>"


def test_a_paper_that_was_withdrawn_is_not_named_on_the_own_page(evening, visitor):
    path = subscribe(visitor, paper=evening.paper.pk)
    assert "Vorlage Radweg" in visitor.get(path).content.decode()
    Paper.objects.filter(pk=evening.paper.pk).update(public=False)
    page = visitor.get(path).content.decode()
    assert ("Vorlage Radweg" in page, "nicht mehr öffentlich" in page) == (False, True)
