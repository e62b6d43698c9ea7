"""What nobody would see comes by mail: what the watch found and where, what broke off, what failed, what never ran."""

from datetime import timedelta

import pytest
from django.contrib.admin import site
from django.core import mail as post
from django.core.management import call_command, get_commands
from django.utils import timezone, translation
from house import ROOT

from accounts.models import User
from config.environment import mailboxes
from config.models import Crawl
from config.public_crawl.findings import Finding, Kind, told
from config.public_crawl.record import recorded
from config.public_crawl.walk import Seen
from mail.sending import send_due
from sessions_app.models import Body, Host

pytestmark = pytest.mark.django_db
WORD = "Kleingartengrundstück"
LEAK = Finding(told(f"/dateien/1f/{WORD}.pdf"), Kind.OPEN)
SEARCHED = Finding(told(f"/suche/?q={WORD}"), Kind.SEARCHED, ("Vorlage 7",))


@pytest.fixture
def town(settings):
    settings.EMAIL_FROM, settings.OPERATORS = "{body}@rathaus.example", ["it@rathaus.example"]
    body = Body.objects.create(name="Stadt Vogelheim", short_name="Vogelheim", slug="vogelheim")
    Host.objects.create(body=body, name="vogelheim.localhost")
    return body


def night(body, *findings, trouble=None):
    """A round of one clean answer and these findings, that may break off at its end."""

    def read():
        yield Seen("/", 200, WORD), None
        yield from ((Seen(each.where, 200, WORD), each) for each in findings)
        if trouble:
            raise trouble

    with translation.override("de"):
        return recorded(body, read(), lambda finding: None)


def mails():
    """(subject, text) of all that leaves now."""
    post.outbox.clear()
    send_due()
    return [(each.subject, each.body) for each in post.outbox]


def run(command, *arguments):
    """How it ended."""
    try:
        with translation.override("de"):
            call_command(command, *arguments)
    except SystemExit as stopped:
        return stopped.code
    return 0


def test_a_leak_is_told_with_places_and_steps_and_without_the_words(town):
    assert night(town).faults == 0
    assert mails() == []
    night(town, LEAK, SEARCHED)
    [(subject, text)] = mails()
    assert subject == "ALARM: Nichtöffentliches ist öffentlich zu lesen (Stadt Vogelheim)"
    assert "/dateien/1f/…: Diese Adresse ist nicht öffentlich und öffnet sich trotzdem." in text
    assert "/suche/?…: Die Suche verrät Nichtöffentliches. (Vorlage 7)" in text
    assert "3 Antworten, davon 2 mit einem Befund" in text
    assert "Art. 33 DSGVO" in text
    assert WORD not in text + str(Crawl.objects.values_list("findings"))


def test_a_fault_without_a_leak_is_told_as_that_and_many_are_counted(town):
    night(town, *(Finding(f"/{number}/", Kind.FAILED) for number in range(300)))
    [(subject, text)] = mails()
    assert subject == "Die Wache hat Störungen gefunden (Stadt Vogelheim)"
    assert "/24/: Hier ist der Server gescheitert.\n\n… und 275 weitere Stellen." in text
    assert "DSGVO" not in text


def test_a_leak_is_crowded_out_neither_by_faults_nor_by_another_one_nor_by_a_mail_of_the_morning(town):
    faults = [Finding(f"/{number}/", Kind.FAILED) for number in range(300)]
    everywhere = [Finding(f"/x/{number}/", Kind.WORDS, ("Vorlage 1",)) for number in range(300)]
    sent = [Finding(f"/y/{number}/", Kind.SENT, (f"Einwohnerfrage {number}",)) for number in range(300)]
    night(town, *faults)
    night(town, *sent)
    night(town, *sent, *faults, *everywhere, SEARCHED)
    [_morning, (subject, text)] = mails()
    assert subject.startswith("ALARM: ")
    assert ("(Vorlage 7)" in text, "(Vorlage 1)" in text) == (True, True)
    assert "davon 901 mit einem Befund" in text
    kinds = [each["kind"] for each in Crawl.objects.latest("pk").findings]
    assert [kinds.count(kind) for kind in (Kind.WORDS, Kind.SEARCHED, Kind.SENT)] == [5, 1, 20]


def test_words_of_a_resident_are_told_as_that_and_what_to_compare(town):
    night(town, Finding("/x/", Kind.SENT, ("Einwohnerfrage 1",)))
    [(subject, text)] = mails()
    assert subject == "Bitte vergleichen: Eingesandte Worte sind öffentlich zu lesen (Stadt Vogelheim)"
    assert "(Einwohnerfrage 1)" in text
    assert "ohnehin öffentlich" in text


def test_another_leak_on_the_same_day_is_told_and_the_same_one_is_not_told_again(town):
    other = Finding("/vorlagen/8/", Kind.WORDS, ("Vorlage 8",))
    told_of = []
    for found in ((LEAK,), (LEAK,), (LEAK, other), (other,), (LEAK,)):
        night(town, *found)
        told_of.append(len(mails()))
    assert told_of == [1, 0, 1, 0, 0]
    night(town, LEAK, trouble=LookupError(WORD))
    [(subject, text)] = mails()
    assert ("kam nicht zu Ende" in text, subject.startswith("ALARM: ")) == (True, True)


def test_nobody_takes_a_round_out_of_the_book(town, rf):
    night(town, LEAK)
    request = rf.get("/")
    request.user = User(is_staff=True, is_superuser=True, is_active=True)
    rounds = site.get_model_admin(Crawl)
    may = (rounds.has_view_permission(request), rounds.has_delete_permission(request))
    assert (may, rounds.get_actions(request)) == ((True, False), {})


def test_what_breaks_the_watch_off_is_an_alarm_and_no_whole_round(town):
    crawl = night(town, trouble=LookupError(WORD))
    assert (crawl.trouble, crawl.ended_at, crawl.answers) == ("LookupError", None, 1)
    [(subject, text)] = mails()
    assert subject == "Die Wache ist abgebrochen (Stadt Vogelheim)"
    assert "weiß niemand" in text
    assert WORD not in text


def test_where_nobody_watches_for_days_that_is_told(town, capsys):
    Body.objects.create(name="Ohne Adresse", short_name="Ohne", slug="ohne")
    assert run("look_after") == 1
    assert "noch keine Runde der Wache" in capsys.readouterr().out
    now = timezone.now()
    Crawl.objects.create(body=town, started_at=now - timedelta(days=3), ended_at=now - timedelta(days=3))
    Crawl.objects.create(body=town, started_at=now - timedelta(hours=2))  # killed, or still at it
    assert run("look_after") == 1
    assert "hat die Wache zuletzt am" in capsys.readouterr().out
    [(subject, text)] = mails()  # once a day
    assert (subject, "noch keine Runde der Wache" in text) == (
        "Die Wache ist nicht gelaufen (Stadt Vogelheim)",
        True,
    )
    Crawl.objects.create(body=town, ended_at=now)
    assert (run("look_after"), mails()) == (0, [])


def test_a_command_that_failed_is_told_unless_it_told_more_itself(town):
    night(town, LEAK)
    assert len(mails()) == 1
    run("tell_operators", "crawl_as_public")
    assert mails() == []
    run("tell_operators", "renew_minutes")
    run("tell_operators", "renew_minutes")
    [(subject, text)] = mails()
    assert subject == "Ein zeitgesteuerter Befehl ist gescheitert: renew_minutes"
    assert "journalctl -u ratssaal-command@renew_minutes" in text


def test_where_no_operator_is_named_the_log_says_so(town, settings, caplog):
    settings.OPERATORS = []
    night(town, LEAK)
    assert mails() == []
    assert "Nobody is told by mail" in caplog.text


def test_every_timer_runs_a_command_that_exists_and_alarms(settings):
    unit = (ROOT / "deploy/ratssaal-command@.service").read_text()
    assert "OnFailure=ratssaal-alarm@%i.service" in unit
    timers = list((ROOT / "deploy").glob("*.timer"))
    started = {
        line for timer in timers for line in timer.read_text().splitlines() if line.startswith("Unit=")
    }
    names = {line.removeprefix("Unit=ratssaal-command@").removesuffix(".service") for line in started}
    assert names - get_commands().keys() == set()
    assert {each.name for each in timers if each.name not in unit} == set()
    # Who has left the council with the end of a day reads nothing closed from then on, wherever the server stands.
    assert (
        f"OnCalendar=*-*-* 00:05 {settings.TIME_ZONE}\n"
        in (ROOT / "deploy/ratssaal-grants.timer").read_text()
    )


def test_an_address_of_an_operator_is_checked_at_the_start(monkeypatch):

    monkeypatch.setenv("OPERATORS", "it@rathaus.example, anna@rathaus.example")
    assert mailboxes("OPERATORS") == ["it@rathaus.example", "anna@rathaus.example"]
