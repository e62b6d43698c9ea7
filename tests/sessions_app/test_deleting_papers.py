"""The administration deletes a paper: with what was answered about it, unless it was published."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from sessions_app.models import Paper, PersonalDataAnswer
from tests.house.world import HOST
from tests.sessions_app.test_personal_data import Office

pytestmark = pytest.mark.django_db
PLACE = "/admin/sessions_app/paper/"


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        office = Office()
        root = User.objects.create_superuser("root", "root@example.org", "ratssaal")
        yield office, [office.paper, office.registered("V 2"), office.registered("V 3")], root
        transaction.set_rollback(True)


@pytest.fixture
def town(made_once, db):
    office, papers, root = made_once
    office.attached("plan")
    admin = Client(headers={"host": HOST})
    admin.force_login(root, backend="allauth.account.auth_backends.AuthenticationBackend")
    return papers, admin


def asked(papers):
    return {"action": "delete_selected", "_selected_action": [paper.pk for paper in papers]}


def left():
    return list(Paper.objects.order_by("pk").values_list("reference", flat=True))


def test_one_that_was_never_published_goes_with_its_answers(town):
    (paper, *_others), admin = town
    page = admin.get(f"{PLACE}{paper.pk}/delete/").content.decode()
    assert "Antwort zu personenbezogenen Daten" in page
    assert admin.post(f"{PLACE}{paper.pk}/delete/", {"post": "yes"}).status_code == 302
    assert (left(), PersonalDataAnswer.objects.filter(paper=paper.pk).exists()) == (["V 2", "V 3"], False)


def test_three_go_as_one_does(town):
    papers, admin = town
    costs = []
    for some in (papers[1:2], papers[1:]):
        with CaptureQueriesContext(connection) as queries:
            assert admin.post(PLACE, asked(some)).status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert admin.post(PLACE, asked(papers) | {"post": "yes"}).status_code == 302
    assert (left(), PersonalDataAnswer.objects.filter(paper__isnull=False).exists()) == ([], False)


def test_a_published_one_stays_with_its_answers_and_a_sentence_says_what_to_do(town):
    (paper, *others), admin = town
    Paper.objects.filter(pk=paper.pk).update(published_at=timezone.now())
    before = PersonalDataAnswer.objects.count()
    for place, given in ((f"{PLACE}{paper.pk}/delete/", {}), (PLACE, asked([paper, *others]))):
        answer = admin.post(place, given | {"post": "yes"})
        assert answer.status_code == 200
        assert "Bitte kennzeichnen Sie die Vorlage stattdessen als gelöscht" in answer.content.decode()
    assert (left(), PersonalDataAnswer.objects.count()) == (["V 1", "V 2", "V 3"], before)


def test_an_answer_is_never_deleted_alone(town):
    answer = PersonalDataAnswer.objects.latest("pk")
    place = f"/admin/sessions_app/personaldataanswer/{answer.pk}/delete/"
    assert town[1].post(place, {"post": "yes"}).status_code == 403
