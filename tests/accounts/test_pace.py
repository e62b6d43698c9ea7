"""Fair limits for each address: refused in words, and never a whole council behind the town hall's address."""

import pytest
from django.core.cache import caches
from django.test import Client

from tests.house.world import HOST, vogelheim

pytestmark = pytest.mark.django_db
HERE, THERE = "192.0.2.1", "192.0.2.2"
TOO_MANY = "Aus Ihrem Netz kamen in kurzer Zeit sehr viele Anfragen."


@pytest.fixture(autouse=True)
def narrow(settings):
    settings.REQUESTS_A_MINUTE = 3
    caches["pace"].clear()
    yield
    caches["pace"].clear()


@pytest.fixture(autouse=True)
def within_a_minute(monkeypatch):
    monkeypatch.setattr("accounts.pace.time.time", lambda: 1_800_000_020.0)


@pytest.fixture
def town():
    return vogelheim()


def visitor(address=HERE, user=None, **cookies):
    client = Client(headers={"host": HOST}, REMOTE_ADDR=address)
    client.cookies.load(cookies)
    if user:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def statuses(client, count, path="/impressum/"):
    return [client.get(path).status_code for _ in range(count)]


def test_who_asks_too_often_is_told_so_and_when_to_come_back(town):
    client = visitor()
    assert statuses(client, 4) == [200, 200, 200, 429]
    answer = client.get("/")
    assert TOO_MANY in answer.content.decode()
    assert "Bitte versuchen Sie es in 40 Sekunden noch einmal." in answer.content.decode()
    assert (answer["Retry-After"], answer["Cache-Control"]) == ("40", "no-store")
    assert "Very many requests" in client.get("/", headers={"accept-language": "en"}).content.decode()
    assert statuses(visitor(THERE), 1) == [200]


def test_the_next_minute_is_a_new_one(town, monkeypatch):
    assert statuses(visitor(), 4)[-1] == 429
    monkeypatch.setattr("accounts.pace.time.time", lambda: 1_800_000_061.0)
    assert statuses(visitor(), 1) == [200]


def test_a_program_gets_the_refusal_as_an_object(town):
    client = visitor()
    answer = [client.get("/oparl/v1.1/system") for _ in range(4)][-1]
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (429, "*")
    assert answer.json()["message"] == "Zu viele Anfragen. Bitte warten Sie einen Augenblick."
    assert answer["Retry-After"] == "40"


def test_everything_made_for_programs_stands_behind_the_same_limit(town):
    assert statuses(visitor(), 4)[-1] == 429
    for path in (
        "/feeds/sitzungen.atom",
        "/kalender.ics",
        "/sitemap.xml",
        "/suche/?q=Radweg",
        "/suche/woerter/?q=Ra",
        "/offene-daten/gesamt/sitzungen.csv",
        "/oparl/v1.1/body",
        "/nicht-da/stand/",
    ):
        answer = visitor().get(path)
        assert (answer.status_code, answer["Retry-After"]) == (429, "40"), path


def test_whoever_is_logged_in_goes_on_and_a_made_up_session_does_not(town):
    assert statuses(visitor(), 4)[-1] == 429
    assert statuses(visitor(user=town.users["member"]), 6) == [200] * 6
    assert statuses(visitor(sessionid="made-up"), 1) == [429]
    assert statuses(visitor(THERE, sessionid="made-up"), 4) == [200, 200, 200, 429]


def test_a_hall_that_follows_by_asking_is_not_counted(town):
    assert statuses(visitor(), 6, "/anzeige/stand/") == [200] * 6


def test_neighbours_in_one_ipv6_network_are_one_address(town):
    assert statuses(visitor("2001:db8:0:1::1"), 3) == [200] * 3
    assert statuses(visitor("2001:db8:0:1::2"), 1) == [429]
    assert statuses(visitor("2001:db8:0:2::1"), 1) == [200]


def test_what_is_counted_is_bounded(settings):
    assert settings.CACHES["pace"]["OPTIONS"]["MAX_ENTRIES"] == 20_000


def test_to_have_published_minutes_checked_is_work_and_has_the_narrow_limit(town, settings):
    """Nothing has to be sent for it: one address could keep the few places for checks taken from all others."""
    settings.REQUESTS_A_MINUTE, settings.DOWNLOADS_A_MINUTE = 100, 2
    anybody = visitor()
    answers = [anybody.post("/niederschriften/1/pruefen/").status_code for _ in range(3)]
    assert answers == [404, 404, 429]
