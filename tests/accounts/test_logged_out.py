"""A form that is sent after being logged out: a sentence, and a way back."""

import pytest
from django.test import Client

from tests.house.world import HOST, vogelheim

pytestmark = pytest.mark.django_db
SENT_TO = "/arbeitsplatz/sitzungen/1/tagesordnung/oeffentlich/"  # takes forms alone
FORM = "/arbeitsplatz/sitzungen/1/tagesordnung/"
SAYS = "You had been logged out. Nothing was changed."


@pytest.fixture
def browser():
    vogelheim()
    return Client(headers={"host": HOST, "accept-language": "en"})


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        (f"http://{HOST}{FORM}", FORM),
        ("http://elsewhere.example/trap/", "/arbeitsplatz/"),
        ("//elsewhere.example/", "/arbeitsplatz/"),
        ("", "/arbeitsplatz/"),
    ],
)
def test_whoever_was_logged_out_reads_so_and_comes_back_to_the_form(browser, referer, back):
    answer = browser.post(SENT_TO, {"name": "x"}, headers={"referer": referer}, follow=True)
    assert SAYS in answer.content.decode()
    assert answer.context["redirect_field_value"] == back


def test_a_visitor_who_only_looks_is_told_nothing_of_the_kind(browser):
    answer = browser.get(FORM, follow=True)
    assert SAYS not in answer.content.decode()
    assert answer.context["redirect_field_value"] == FORM


def test_a_form_without_its_token_meets_a_sentence_and_a_way_back(browser):
    careful = Client(headers={"host": HOST, "accept-language": "en"}, enforce_csrf_checks=True)
    page = careful.post(SENT_TO, {"name": "x"})
    assert page.status_code == 403
    assert "Go back, reload the page and send the form again." in page.content.decode()
    assert 'href="/"' in page.content.decode()
