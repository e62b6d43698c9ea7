"""What a municipality says in its own words: imprint, data protection, plain language, sign language."""

import pytest
from django.test import Client

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
