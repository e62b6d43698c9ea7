"""From the outbox over a real wire: what the server gets, what it refuses, what is left afterwards."""

import email
from datetime import timedelta
from email import policy
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone, translation

from mail.models import Mail
from mail.sending import PAUSES, send_due
from mail.writing import take_back, write
from tests.mail.letters import OFF, asked, of_kind_test
from tests.mail.mail_server import mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings, monkeypatch):
    of_kind_test(monkeypatch)
    with mail_server() as running, translation.override("de"):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.server_address
        settings.EMAIL_FROM = "rat-{body}@rathaus.example"
        yield running


def states():
    return dict(Mail.objects.values_list("key", "state"))


def again():
    """The pauses are over."""
    Mail.objects.filter(state="waiting").update(due_at=timezone.now())
    return send_due()


def test_the_server_gets_text_and_html_with_what_mail_programs_read(server):
    asked("one")
    send_due()
    ((sender, recipient, data),) = server.taken
    message = email.message_from_bytes(data, policy=policy.default)
    assert (sender, recipient) == ("rat-vogelheim@rathaus.example", "anna@example.org")
    assert str(message["From"]) == "Stadt Vögelheim <rat-vogelheim@rathaus.example>"
    assert message["Subject"] == "Zwei Neuigkeiten aus dem Rat"
    assert message["List-Unsubscribe"] == f"<{OFF}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].endswith("@rathaus.example>")
    text, html = (message.get_body((kind,)).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert "Größeres & <Kleineres> ist neu." in text
    assert "Öffnen:\nhttps://vogelheim.example/x/?a=1&b=2\n" in text
    assert "Größeres &amp; &lt;Kleineres&gt; ist neu." in html
    assert "\n-- \nStadt Vögelheim\n" in text
    for tracker in ("<img", "<script", "<link", "src="):
        assert tracker not in html
    assert data.splitlines() == [line for line in data.splitlines() if len(line) <= 998]


def test_what_was_sent_is_not_sent_again_and_forgets_the_address(server):
    row = asked("one")
    send_due()
    asked("one")
    send_due()
    row.refresh_from_db()
    assert (len(server.taken), row.state, row.address) == (1, "sent", "")


def test_refused_for_now_it_waits_longer_each_time_and_goes_in_the_end(server):
    row = asked("one")
    server.answers["anna@example.org"] = b"450 greylisted\r\n"
    for pause in PAUSES[:2]:
        before = timezone.now()
        again()
        row.refresh_from_db()
        assert (row.state, row.said) == ("waiting", "450 greylisted")
        assert before + pause <= row.due_at <= timezone.now() + pause
        assert send_due().ended == {}
    server.answers.clear()
    again()
    assert (states(), len(server.taken)) == ({"one": "sent"}, 1)


def test_nobody_tries_for_ever(server):
    row = asked("one")
    server.answers["anna@example.org"] = b"450 full\r\n"
    for _ in range(len(PAUSES) + 1):
        again()
    row.refresh_from_db()
    assert (row.state, row.tries, row.said, row.address) == ("given_up", 8, "450 full", "anna@example.org")


def test_refused_for_good_it_is_given_up_at_once_and_the_others_go(server):
    server.answers["nobody@example.org"] = b"550 no such user\r\n"
    asked("one", "nobody@example.org")
    asked("two")
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("send_mail_out", stdout=said)
    assert states() == {"one": "given_up", "two": "sent"}
    assert "Aufgegeben: 1" in said.getvalue()


def test_an_address_that_cannot_be_written_stops_no_other(server):
    asked("one", f"anna@{'ä' * 60}.example")
    asked("two")
    done = send_due()
    assert (states(), done.trouble) == ({"one": "given_up", "two": "sent"}, "")


def test_a_server_that_does_not_answer_ends_the_round_and_nothing_is_lost(server):
    server.greeting = b"421 closing\r\n"
    asked("one")
    asked("two")
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("send_mail_out", stdout=said)
    assert states() == {"one": "waiting", "two": "waiting"}
    assert list(Mail.objects.order_by("pk").values_list("tries", flat=True)) == [1, 0]
    assert "Der Mailserver" in said.getvalue()


def test_killed_while_sending_it_is_shown_and_not_sent_twice(server):
    row = asked("one")
    Mail.objects.filter(pk=row.pk).update(
        state="sending", due_at=timezone.now() - timedelta(hours=1), tries=1
    )
    send_due()
    assert (states(), server.taken) == ({"one": "unclear"}, [])


def test_what_another_process_sends_is_left_to_it(server):
    row = asked("one")
    Mail.objects.filter(pk=row.pk).update(state="sending", due_at=timezone.now())
    send_due()
    assert (states(), server.taken) == ({"one": "sending"}, [])


def test_a_letter_with_nothing_left_to_say_is_not_sent(server, monkeypatch):
    of_kind_test(monkeypatch, None)
    row = asked("one")
    send_due()
    row.refresh_from_db()
    assert (row.state, row.address, server.taken) == ("obsolete", "", [])


def test_what_is_taken_back_leaves_no_trace(server):
    asked("subscriber:1:x")
    asked("subscriber:12:x")
    take_back("subscriber:1:")
    send_due()
    assert states() == {"subscriber:12:x": "sent"}


def test_without_a_mail_server_nothing_is_tried(server, settings):
    settings.EMAIL_FROM = ""
    asked("one")
    said = StringIO()
    call_command("send_mail_out", stdout=said)
    assert "Kein Mailserver" in said.getvalue()
    assert (states(), server.taken) == ({"one": "waiting"}, [])


def test_the_same_cause_is_written_once(db):
    given = {"owner": "x", "address": "a@example.org", "about": {}}
    assert [write("k", "test", **given), write("k", "test", **given)] == [True, False]
