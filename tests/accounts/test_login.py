"""Wrong passwords: guessing stays slow, and a stranger's guesses lock nobody out but the stranger."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.house.world import HOST, vogelheim

HERE, ELSEWHERE = "192.0.2.1", "203.0.113.7"
HERE_FULL = "Please try again in five minutes."
FROM_AFAR_FULL = "Please try again in an hour"


@pytest.fixture
def town(db):
    cache.clear()
    yield vogelheim()
    cache.clear()


def tried(password, address, account="member", **more):
    """The page after a login: None when it succeeded."""
    client = Client(headers={"host": HOST, "accept-language": "en"} | more, REMOTE_ADDR=address)
    answer = client.post("/konto/login/", {"login": account, "password": password})
    return None if answer.status_code == 302 else answer.content.decode()


def test_after_five_wrong_passwords_the_guesser_waits_and_is_told_how_long(town):
    pages = [tried("falsch", ELSEWHERE) for _ in range(5)]
    assert not any(HERE_FULL in page for page in pages)
    assert HERE_FULL in tried("falsch", ELSEWHERE)
    assert HERE_FULL in tried("ratssaal", ELSEWHERE)  # even the right one: nothing is learnt by going on


def test_a_stranger_who_guesses_locks_nobody_out(town):
    for _ in range(8):
        tried("falsch", ELSEWHERE)
    assert tried("ratssaal", HERE) is None


def test_guesses_at_one_account_leave_the_others_at_that_address_alone(town):
    for _ in range(6):
        tried("falsch", HERE, "chair")
    assert tried("ratssaal", HERE, "member") is None


@pytest.fixture
def a_small_limit(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_from_afar": "6/h/key"}


def test_many_machines_that_guess_together_are_stopped_together(town, a_small_limit):
    for number in range(6):
        assert FROM_AFAR_FULL not in tried("falsch", f"198.51.100.{number}")
    assert FROM_AFAR_FULL in tried("ratssaal", "198.51.100.99")
    assert tried("ratssaal", HERE, "chair") is None


def test_where_somebody_has_logged_in_before_many_machines_lock_nobody_out(town, a_small_limit):
    assert tried("ratssaal", HERE) is None
    for number in range(7):
        tried("falsch", f"198.51.100.{number}")
    assert tried("ratssaal", HERE) is None


def test_right_passwords_use_nothing_up(town, a_small_limit):
    assert [tried("ratssaal", f"198.51.100.{number}") for number in range(10)] == [None] * 10


def test_behind_a_proxy_the_visitors_own_address_counts(town, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(6):
        tried("falsch", "127.0.0.1", **{"x-forwarded-for": f"{HERE}, {ELSEWHERE}"})
    assert HERE_FULL in tried("ratssaal", "127.0.0.1", **{"x-forwarded-for": ELSEWHERE})
    assert tried("ratssaal", "127.0.0.1", **{"x-forwarded-for": HERE}) is None


def test_too_many_logins_of_one_network_meet_a_sentence(town, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    tried("falsch", HERE)
    assert "Please wait a minute and try again." in tried("ratssaal", HERE)
