"""What a municipality says in its own words: imprint, data protection, plain language, sign language."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from portal.models import PublicText
from tests.agendas import HOST
from tests.house.world import vogelheim

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor():
    return Client(headers={"host": HOST})


@pytest.fixture
def town(db):
    return vogelheim()


def somebody(town, role):
    client = Client(headers={"host": HOST})
    client.force_login(town.people[role].user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client, address, **headers):
    return client.get(address, headers=headers).content.decode()


IMPRINT = "/arbeitsplatz/eigene-texte/imprint/de/"


def test_the_administration_writes_the_imprint_and_everybody_reads_it(town, visitor):
    text = "Verantwortlich: **Erika Muster**\n\n## Aufsicht\n- Kreis Vogelheim\n- <script>alert(1)</script>"
    answer = somebody(town, "organisation_admin").post(IMPRINT, {"text": text, "video": ""})
    assert (answer.status_code, answer["Location"]) == (302, "/arbeitsplatz/eigene-texte/")
    shown = page(visitor, "/impressum/")
    assert "<strong>Erika Muster</strong>" in shown
    assert '<h2 class="minutes-text__heading">Aufsicht</h2>' in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_an_emptied_text_gives_way_to_the_preset_one(town, visitor):
    administration = somebody(town, "organisation_admin")
    administration.post(IMPRINT, {"text": "Eigene Worte", "video": ""})
    assert "Eigene Worte" in page(visitor, "/impressum/")
    administration.post(IMPRINT, {"text": "  ", "video": ""})
    assert "Diese Seiten gibt heraus:" in page(visitor, "/impressum/")
    assert not PublicText.objects.exists()


def test_without_a_text_in_the_readers_language_the_german_one_stands_and_says_so(town, visitor):
    PublicText.objects.create(body=town.body, page="privacy", language="de", text="Auf Deutsch")
    assert '<div class="stack measure" lang="de">' in page(visitor, "/datenschutz/", accept_language="en")
    PublicText.objects.create(body=town.body, page="privacy", language="en", text="In English")
    assert "In English" in page(visitor, "/datenschutz/", accept_language="en")
    assert "Auf Deutsch" in page(visitor, "/datenschutz/")


@pytest.mark.parametrize("address", ["/leichte-sprache/", "/gebaerdensprache/"])
def test_a_page_of_other_words_exists_once_it_is_written_and_the_front_page_leads_there(
    town, visitor, address
):
    kind = {"/leichte-sprache/": "plain", "/gebaerdensprache/": "signed"}[address]
    assert visitor.get(address).status_code == 404
    assert f'href="{address}"' not in page(visitor, "/")
    PublicText.objects.create(
        body=town.body, page=kind, language="de", text="So geht das.", video="https://film.example.org/1"
    )
    assert f'href="{address}"' in page(visitor, "/")
    assert 'href="https://film.example.org/1"' in page(visitor, address)


@pytest.mark.parametrize("role", ["clerk", "member"])
def test_nobody_else_finds_the_page_on_which_they_are_written(town, role):
    client = somebody(town, role)
    assert client.get("/arbeitsplatz/eigene-texte/").status_code == 404
    assert client.post(IMPRINT, {"text": "Übernommen", "video": ""}).status_code == 404
    assert "Eigene Texte" not in page(client, "/arbeitsplatz/")
    assert not PublicText.objects.exists()


def test_a_video_that_is_no_address_is_refused_and_the_text_is_not_lost(town):
    administration = somebody(town, "organisation_admin")
    answer = administration.post(IMPRINT, {"text": "Lang geschrieben", "video": "javascript:alert(1)"})
    assert answer.status_code == 422
    assert "Lang geschrieben" in answer.content.decode()
    assert not PublicText.objects.exists()


STATEMENT = "/arbeitsplatz/eigene-texte/accessibility/de/"


def test_the_shipped_accessibility_statement_says_what_is_not_stated_yet_and_shows_no_slot(town, visitor):
    headings = (
        "Wie weit diese Seiten barrierefrei sind",
        "Was noch nicht barrierefrei ist",
        "Wie diese Erklärung entstanden ist",
        "Barriere melden",
        "Durchsetzung",
    )
    shown = page(visitor, "/barrierefreiheit/")
    assert re.findall(r'<h2 class="minutes-text__heading">(.*?)</h2>', shown) == list(headings)
    assert (shown.count("noch nicht"), "noch keine E-Mail-Adresse" in shown, "[" in main(shown)) == (
        4,
        True,
        False,
    )
    town.body.address = "Am Anger 1\nrat@vogelheim.example"
    town.body.save()
    assert "noch keine E-Mail-Adresse" not in page(visitor, "/barrierefreiheit/")
    assert "The municipality has not stated yet when" in page(
        visitor, "/barrierefreiheit/", accept_language="en"
    )


def main(shown):
    return re.search("<main.*</main>", shown, re.DOTALL)[0]


def test_the_administration_fills_in_the_slots_and_none_is_published_open(town, visitor):
    administration = somebody(town, "organisation_admin")
    draft = unescape(
        re.search("<textarea[^>]*>(.*?)</textarea>", page(administration, STATEMENT), re.DOTALL)[1]
    )
    assert draft.count("[") == 8
    refused = administration.post(STATEMENT, {"text": draft, "video": ""})
    assert (refused.status_code, PublicText.objects.count()) == (422, 0)
    assert "Diese Stellen sind noch offen: [welche, oder: keine], [Datum]," in refused.content.decode()
    filled = re.sub(r"\[.*?\]", "ausgefüllt", draft)
    assert administration.post(STATEMENT, {"text": filled, "video": ""}).status_code == 302
    shown = page(visitor, "/barrierefreiheit/")
    assert "am ausgefüllt erstellt" in shown
    assert "noch nicht angegeben" not in shown


def test_the_statement_is_to_be_looked_over_every_year(town):
    administration, list_of_texts = somebody(town, "organisation_admin"), "/arbeitsplatz/eigene-texte/"
    reminder = "seit einem Jahr hat sie niemand durchgesehen"
    assert reminder in page(administration, list_of_texts)
    row = PublicText.objects.create(body=town.body, page="accessibility", language="de", text="So.")
    assert reminder not in page(administration, list_of_texts)
    PublicText.objects.update(modified=timezone.now() - timedelta(days=366))
    assert reminder in page(administration, list_of_texts)
    administration.post(STATEMENT, {"text": row.text, "video": ""})
    assert reminder not in page(administration, list_of_texts)
