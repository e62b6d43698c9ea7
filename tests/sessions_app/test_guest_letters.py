"""Who asked or registered is told by mail: each thing once, nothing that was typed, and nothing is left of the address."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.core import mail as post
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from mail.models import Mail
from mail.sending import send_due
from sessions_app.desk import questions as desk
from sessions_app.desk.asking import withdraw_question
from sessions_app.desk.forgetting import forget_guests
from sessions_app.desk.registrations import offer_entrance, withdraw_access
from sessions_app.desk.telling_guests import FIRST_A_DAY
from sessions_app.models import Meeting, Question, Registration
from tests.residents import FIELDS, NAMED, Residents

RULES = {"questions.online": "before_and_during", **NAMED}
GUEST = {"subject": None, "text": None, "resident": None, "shown_as": None}
ANSWER = {"answer": "Bald.", "way": "in_writing", "answered_on": date(2026, 11, 23)}
REASON = {"reason": "Keine Sache der Stadt."}
WORDING = {"subject": "Kurz", "wording": "Wann?", "note": "Gekürzt."}


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        residents = Residents(**RULES)
        offer_entrance(residents.actor("clerk"), residents.meeting)
        yield residents
        transaction.set_rollback(True)


@pytest.fixture
def residents(made_once, db, settings):
    cache.clear()
    settings.EMAIL_FROM = "rat-{body}@rathaus.example"
    return deepcopy(made_once)


def asked(residents, **changes):
    residents.send(shown_as="name", **changes)
    return Question.objects.latest("number")


def registered(residents, **changes):
    residents.send(f"/sitzungen/{residents.meeting.pk}/anmelden/", **GUEST | {"way": "video"} | changes)
    return Registration.objects.latest("number")


def arrived():
    """What has come since the last look."""
    before = len(post.outbox)
    send_due()
    return post.outbox[before:]


def subjects():
    return [each.subject for each in arrived()]


def test_the_receipt_brings_the_private_address_and_nothing_that_was_typed(residents):
    row = asked(residents)
    (message,) = arrived()
    assert (message.to, message.subject) == ([FIELDS["email"]], "Ihre Frage Nr. 1 ist eingegangen")
    assert message.from_email == "Stadt Vogelheim <rat-vogelheim@rathaus.example>"
    assert f"Zu Ihrer Frage:\nhttp://vogelheim.localhost/fragen/{row.token}/\n" in message.body
    assert "Die Verwaltung sieht sie an und entscheidet" in message.body
    assert "Solange die Frage nicht gestellt ist, können Sie sie dort zurückziehen." in message.body
    written = message.body + message.alternatives[0].content
    assert [FIELDS[name] in written for name in ("subject", "text", "name")] == [False] * 3
    assert "List-Unsubscribe" not in message.extra_headers
    assert "Wir schicken sie auch an die E-Mail-Adresse" in residents.page(f"/fragen/{row.token}/")
    assert Mail.objects.exclude(address="").count() == 0


def test_letters_are_in_the_language_of_the_page_that_was_used(residents):
    asked(residents)
    residents.visitor.cookies["django_language"] = "en"
    asked(residents)
    assert subjects() == ["Ihre Frage Nr. 1 ist eingegangen", "Your question 2 has arrived"]


@pytest.mark.parametrize(
    ("command", "given", "subject", "said"),
    [
        (desk.admit_question, {}, "Ihre Frage Nr. 1 ist zugelassen", "Sie kommt in der Fragestunde dran"),
        (desk.refuse_question, REASON, "Ihre Frage Nr. 1 ist nicht zugelassen", "Der Grund steht auf Ihrer"),
        (desk.reword_question, WORDING, "Der Wortlaut Ihrer Frage Nr. 1 ist geändert", "Der neue Wortlaut"),
    ],
)
def test_what_the_office_decides_is_told_but_neither_its_words_nor_the_question(
    residents, command, given, subject, said
):
    row = asked(residents)
    arrived()
    command(residents.actor("clerk"), row, **given)
    (message,) = arrived()
    assert (message.subject, said in message.body) == (subject, True)
    assert [words in message.body for words in (*given.values(), FIELDS["text"])] == [False] * (
        len(given) + 1
    )
    assert arrived() == []


def test_an_answer_is_told_again_when_it_changes_and_a_move_is_not(residents):
    clerk, row = residents.actor("clerk"), asked(residents)
    desk.admit_question(clerk, row)
    desk.move_question(clerk, row, to=1)
    assert subjects() == [
        "Ihre Frage Nr. 1 ist zugelassen"
    ]  # the receipt is overtaken: one mail says how it stands
    Meeting.objects.update(state="open")
    desk.mark_asked(clerk, row)
    assert subjects() == ["Ihre Frage Nr. 1 ist in der Sitzung gestellt"]
    desk.answer_question(clerk, row, **ANSWER)
    assert subjects() == ["Ihre Frage Nr. 1 ist beantwortet"]
    desk.answer_question(clerk, row, **ANSWER | {"answer": "Im Mai."})
    assert subjects() == ["Die Antwort auf Ihre Frage Nr. 1 ist geändert"]


def test_who_asked_the_same_hears_what_becomes_of_the_question_that_stands_for_both(residents):
    clerk, first, second = residents.actor("clerk"), *(asked(residents) for _ in range(2))
    for row in (first, second):
        desk.admit_question(clerk, row)
    arrived()
    desk.merge_question(clerk, second, into=first.pk)
    assert subjects() == ["Ihre Frage Nr. 2 ist mit einer anderen zusammengefasst"]
    desk.reword_question(clerk, first, **WORDING)
    assert subjects() == ["Der Wortlaut Ihrer Frage Nr. 1 ist geändert"]
    desk.refuse_question(clerk, first, **REASON)
    again = "Ihre Frage Nr. 2: Bitte sehen Sie noch einmal nach"
    assert subjects() == ["Ihre Frage Nr. 1 ist nicht zugelassen", again]
    desk.admit_question(clerk, first)
    arrived()
    withdraw_question(first)
    assert subjects() == [again]


def test_nobody_fills_a_strangers_mailbox_by_asking_in_his_name(residents):
    """However the address is spelled; and of what came beyond the limit no later step is told either."""
    spelled = ("ronja@reimers.example", "Ronja@Reimers.example", "ronja@Ｒeimers.example")
    rows = [asked(residents, email=spelled[number % 3]) for number in range(FIRST_A_DAY)]
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    beyond, entered = asked(residents), registered(residents)
    other = asked(residents, email="theo@tiedemann.example")
    assert [message.to for message in arrived()] == [[FIELDS["email"]]] * len(rows) + [[other.email]]
    desk.admit_question(residents.actor("clerk"), beyond)
    withdraw_access(residents.actor("clerk"), entered, reason="So.")
    assert subjects() == []
    assert "Wir schicken sie auch" not in residents.page(f"/fragen/{beyond.token}/")


def test_who_registered_gets_the_entrance_and_hears_once_that_it_is_shut(residents):
    row, seat = registered(residents), registered(residents, way="place", email="theo@tiedemann.example")
    video, place = arrived()
    assert [each.subject.split(":")[0] for each in (video, place)] == [
        "Ihr Zugang per Video",
        "Ihr Platz im Rathaus",
    ]
    assert f"http://vogelheim.localhost/zugang/{row.token}/\n" in video.body
    assert f"http://vogelheim.localhost/zugang/{seat.token}/\n" in place.body
    for _ in range(2):
        withdraw_access(residents.actor("clerk"), row, reason="Mitschnitt verbreitet.")
    (message,) = arrived()
    assert message.subject.startswith("Ihr Zugang ist entzogen: 7. Sitzung des Rates, ")
    assert "Mitschnitt" not in message.body


def test_what_is_taken_back_is_not_sent_any_more_and_the_outbox_forgets_the_address(residents):
    row, entered = asked(residents), registered(residents)
    withdraw_question(row)
    residents.visitor.post(f"/zugang/{entered.token}/", {"do": "cancel"})
    assert (arrived(), Mail.objects.count()) == ([], 0)


def test_when_guests_are_forgotten_the_outbox_forgets_them_too(residents):
    """What could not be sent keeps its address until then."""
    public, never, waits = (asked(residents) for _ in range(3))
    registered(residents, email="theo@tiedemann.example")
    desk.admit_question(residents.actor("clerk"), public)
    Question.objects.filter(pk=waits.pk).update(state="asked")  # its answer in writing is due
    Mail.objects.update(state=Mail.State.GIVEN_UP)
    Mail.objects.create(key=f"question:{never.pk}7:received", kind="question", address="a@b.example")
    Meeting.objects.update(starts_at=timezone.now() - timedelta(days=31))
    forget_guests(residents.town.body, timezone.now() - timedelta(days=30))
    left = [f"question:{waits.pk}:received", f"question:{never.pk}7:received"]
    assert list(Mail.objects.order_by("pk").values_list("key", flat=True)) == left


def test_without_a_mail_server_nothing_is_written_and_the_forms_promise_nothing(residents, settings):
    promise = "Sie bekommen die Adresse Ihrer eigenen Seite, und wir schreiben Ihnen"
    assert promise in residents.page(residents.form)
    settings.EMAIL_FROM = ""
    assert promise not in residents.page(residents.form)
    row = asked(residents)
    desk.admit_question(residents.actor("clerk"), row)
    assert Mail.objects.count() == 0
