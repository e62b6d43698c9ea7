"""Logging in and out, in the town's words: formal, and each thing said once."""

import re

import pytest
from django.test import Client
from django.utils.translation import gettext

from tests.agendas import HOST
from tests.house.world import roles

pytestmark = pytest.mark.django_db
INFORMAL = re.compile(r"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|[Vv]ersuche|[Gg]ib)\b")


@pytest.fixture
def users(db):
    return roles()[2]


@pytest.fixture
def client(users):
    return Client(headers={"host": HOST})


def test_a_wrong_password_is_told_once_and_formally(client):
    page = client.post("/konto/login/", {"login": "clerk", "password": "wrong"}).content.decode()
    assert page.count("Anmeldename, E-Mail oder Passwort stimmen nicht.") == 1
    assert not INFORMAL.search(page)


def test_too_many_wrong_passwords_are_told_once_and_formally(client):
    for _attempt in range(7):
        page = client.post("/konto/login/", {"login": "nobody", "password": "wrong"}).content.decode()
    assert (
        page.count(
            gettext(
                "Too many wrong passwords were entered from here. Please try again in five minutes. If you have forgotten your password, the office sets a new one."
            )
        )
        == 1
    )
    assert not INFORMAL.search(page)


def test_whoever_logs_out_is_told_so_formally(client, users):
    client.force_login(users["clerk"])
    assert 'method="post" action="/konto/logout/"' in client.get("/konto/logout/").content.decode()
    page = client.post("/konto/logout/", follow=True).content.decode()
    assert "Sie sind abgemeldet." in page
    assert not INFORMAL.search(page)


def test_a_page_that_has_not_changed_is_not_sent_again_to_whoever_is_logged_in(client, users):
    client.force_login(users["clerk"])
    first = client.get("/sitzungen/")
    again = client.get("/sitzungen/", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    assert "Abmelden" in first.content.decode()
