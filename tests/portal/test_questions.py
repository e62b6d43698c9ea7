"""A resident asks: as the rules allow, in time, once, and only as much of the name is shown as was chosen."""

from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction

from sessions_app.desk.asking import PER_HOUR
from sessions_app.models import LocalRule, Meeting, Question
from tests.house.world import NEIGHBOUR_HOST, nachbarheim
from tests.residents import FIELDS, NAMED, Residents

ONLINE = {"questions.online": "before_and_during", **NAMED}


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        nachbarheim()
        yield Residents(**ONLINE)
        transaction.set_rollback(True)


@pytest.fixture
def residents(made_once, db):
    """As it was made; what a test goes on to do is taken back."""
    cache.clear()
    return deepcopy(made_once)


def refused(answer):
    """The sentence with which the form came back; nothing was kept."""
    assert answer.status_code == 422
    assert not Question.objects.exists()
    return answer.content.decode()


def test_a_question_is_received_and_its_private_page_says_how_it_stands(residents):
    answer = residents.send(shown_as="initials")
    row = Question.objects.get()
    assert answer["Location"] == f"/fragen/{row.token}/"
    found = (row.meeting_id, row.number, row.state, row.name, row.email, row.subject, row.text, row.shown_as)
    expected = (FIELDS["name"], FIELDS["email"], FIELDS["subject"], FIELDS["text"], "initials")
    assert found == (residents.meeting.pk, 1, "received", *expected)
    receipt = residents.visitor.get(answer["Location"])
    assert "Ihre Frage Nr. 1" in receipt.content.decode()
    assert "Eingegangen. Die Verwaltung sieht sie an" in receipt.content.decode()
    assert (receipt["Cache-Control"], receipt["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")


def test_a_form_sent_twice_is_one_question(residents):
    same = "5b1ff1f0-6a51-4c43-9f5c-2f6fd3f8c0aa"
    first, second = (residents.send(token=same, shown_as="nobody") for _ in range(2))
    assert first["Location"] == second["Location"] == f"/fragen/{same}/"
    assert Question.objects.count() == 1
    other = Meeting.objects.get(pk=residents.meeting.pk)
    other.pk = None
    other.save()
    elsewhere = residents.send(f"/sitzungen/{other.pk}/fragen/stellen/", token=same, shown_as="nobody")
    assert (elsewhere.status_code, Question.objects.count()) == (422, 1)


def test_where_the_rules_do_not_say_so_nobody_asks_over_the_internet(residents):
    LocalRule.objects.filter(key="questions.online").delete()
    assert "können Fragen nicht über das Internet gestellt werden" in residents.page(residents.form)
    told = refused(residents.send(token="5b1ff1f0-6a51-4c43-9f5c-2f6fd3f8c0aa", shown_as="nobody"))
    assert "können Fragen nicht über das Internet gestellt werden" in told
    assert residents.form not in residents.page(f"/sitzungen/{residents.meeting.pk}/")


def test_the_period_ends_so_many_days_before_the_meeting(residents):
    residents.rule("questions.days", 7)
    assert residents.send(shown_as="nobody").status_code == 302  # the seventh day before
    LocalRule.objects.filter(key="questions.days").update(content=8)
    assert "Die Frist vor der Sitzung ist vorbei" in residents.page(residents.form)
    LocalRule.objects.filter(key="questions.online").update(content="before")
    assert "Die Frist für Fragen ist vorbei" in residents.page(residents.form)


def test_during_the_meeting_questions_are_taken_until_the_question_time_ends(residents):
    residents.starts(hours=-1)
    assert "Die Frist vor der Sitzung ist vorbei" in residents.page(residents.form)
    residents.open()
    assert "bis die Fragestunde endet" in residents.page(residents.form)
    residents.say("clerk", "begin_question_time")
    assert residents.send(shown_as="nobody").status_code == 302
    residents.say("clerk", "end_question_time", questions=1)
    assert "Die Fragestunde dieser Sitzung ist vorbei" in residents.page(residents.form)


@pytest.mark.parametrize(
    ("state", "sentence"), [("cancelled", "Die Sitzung fällt aus"), ("closed", "Die Frist für Fragen")]
)
def test_nothing_is_asked_of_a_meeting_that_will_not_be_held_any_more(residents, state, sentence):
    Meeting.objects.update(state=state)
    assert sentence in residents.page(residents.form)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"resident": None}, "Dieses Feld"),
        ({"text": ""}, "Dieses Feld"),
        ({"text": "x\r\n" * 500 + "x"}, "1000"),
        ({"subject": "a\u202eb"}, "U+202E"),
        ({"email": "keine"}, "E-Mail"),
        ({"token": "keiner"}, "Bitte öffnen Sie es neu"),
        ({"shown_as": "alles"}, "keine gültige Auswahl"),
        ({"homepage": "http://example.org"}, "scheint ein Programm"),
    ],
)
def test_what_is_incomplete_or_odd_is_told_beside_the_field(residents, changes, told):
    assert told in refused(residents.send(**({"shown_as": "nobody"} | changes)))


def test_more_of_a_name_than_the_rules_allow_is_not_published(residents):
    LocalRule.objects.filter(key="questions.names_on_internet").update(content="initials")
    assert "keine gültige Auswahl" in refused(residents.send(shown_as="name"))
    LocalRule.objects.filter(key="questions.names_on_internet").update(content="never")
    assert "Sie werden ohne Namen veröffentlicht." in residents.page(residents.form)
    assert residents.send(shown_as="name").status_code == 302
    assert Question.objects.get().shown_as == "nobody"


def test_one_address_sends_so_many_in_an_hour(residents):
    cache.set("questions:127.0.0.1", PER_HOUR - 1)
    assert residents.send(shown_as="nobody").status_code == 302
    assert "Aus Ihrem Netz kamen" in residents.send(shown_as="nobody").content.decode()
    assert Question.objects.count() == 1


def test_the_public_page_shows_what_was_admitted_and_of_names_what_was_chosen(residents):
    wishes = [("name", "Ronja Reimers"), ("initials", "Theo Tiedemann"), ("nobody", "Ute Ullrich")]
    for number, (shown_as, name) in enumerate(wishes, start=1):
        row = Question(number=number, place=4 - number, shown_as=shown_as, name=name, state="admitted")
        row.subject, row.text, row.email, row.meeting = (
            f"Thema {number}",
            "?",
            "geheim@post.example",
            residents.meeting,
        )
        row.save()
    for number, state in enumerate(("received", "refused", "merged", "withdrawn"), start=4):
        Question.objects.create(
            meeting=residents.meeting, number=number, subject=f"VERBORGEN {state}", state=state, text="?"
        )
    answer = residents.visitor.get(f"/sitzungen/{residents.meeting.pk}/fragen/")
    page = answer.content.decode()
    order = [page.index(f"Thema {number}") for number in (3, 2, 1)]
    assert order == sorted(order)
    assert [name in page for name in ("Ronja Reimers", "T. T.", "Theo Tiedemann", "Ute Ullrich")] == [
        True,
        True,
        False,
        False,
    ]
    assert ("VERBORGEN" in page, "geheim@" in page, answer["X-Robots-Tag"]) == (False, False, "noindex")


def test_who_asked_can_take_the_question_back_and_nothing_of_it_is_left(residents):
    private = residents.send(shown_as="name")["Location"]
    residents.visitor.post(private, {"do": "withdraw"})
    row = Question.objects.get()
    assert (row.state, row.name, row.email, row.subject, row.text) == ("withdrawn", "", "", "", "")
    assert "ist gelöscht" in residents.page(private)
    assert list(row.steps.values_list("kind", "by", "before")) == [("withdrawn", "", "")]


def test_when_it_was_asked_the_name_alone_can_be_taken_back(residents):
    private = residents.send(shown_as="name")["Location"]
    Question.objects.update(state="answered", answer="Bald.", answered_in="orally", answered_on="2026-11-23")
    public = f"/sitzungen/{residents.meeting.pk}/fragen/"
    assert "Ronja Reimers" in residents.page(public)
    residents.visitor.post(private, {"do": "withdraw"})
    assert Question.objects.get().state == "answered"
    residents.visitor.post(private, {"do": "withhold"})
    assert "Ronja Reimers" not in residents.page(public)
    assert "Bald." in residents.page(public)


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_words_that_are_not_admitted_any_more_are_not_read_by_who_asked_the_same(residents, state):
    private = residents.send(shown_as="name")["Location"]
    mine = Question.objects.get()
    other = Question.objects.create(
        meeting=residents.meeting, number=2, subject="SCHMÄHUNG", text="?", state="admitted"
    )
    Question.objects.filter(pk=mine.pk).update(state="merged", merged_into=other)
    assert "SCHMÄHUNG" in residents.page(private)
    Question.objects.filter(pk=other.pk).update(state=state)
    page = residents.page(private)
    assert ("SCHMÄHUNG" in page, FIELDS["text"] in page) == (False, True)
    assert "Diese wird nicht mehr behandelt." in page


def test_a_private_address_of_one_town_is_none_in_another(residents):
    private = residents.send(shown_as="nobody")["Location"]
    assert residents.visitor.get(private).status_code == 200
    assert residents.visitor.get(private, headers={"host": NEIGHBOUR_HOST}).status_code == 404
    assert residents.visitor.get("/fragen/00000000-0000-0000-0000-000000000000/").status_code == 404
