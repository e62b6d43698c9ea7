"""The page of the rules in force and its PDF: every rule with its paragraph and its origin, in both languages."""

import io
import json
from datetime import timedelta

import pypdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sessions_app.models import LocalRule
from tests.house.world import HOST, NEIGHBOUR_HOST, nachbarheim, vogelheim
from voting.rules import profiles
from voting.rules.phrases import STATES, TITLES
from voting.rules.profiles import FOLDER, load_law
from voting.rules.schema import Origin
from voting.rules.subjects import SUBJECTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    cache.clear()
    nachbarheim()
    return vogelheim()


def page(address, host=HOST, language="de", status=200):
    answer = Client(headers={"host": host, "accept-language": language}).get(address)
    assert answer.status_code == status
    return answer.content.decode().replace("\u00a0", " ")


def own_rule(town, words="Acht volle Tage.", **more):
    given = {
        "key": "notice.period",
        "content": {"de": words, "en": f"{words} (English)"},
        "document": "rules_of_procedure",
        "paragraph": "§ 2",
        "starts_on": timezone.localdate(),
    }
    return LocalRule.objects.create(body=town.body, **given | more)


def under(town, state):
    town.body.rule_profile = state
    town.body.save()


@pytest.mark.parametrize("state", sorted(file.stem for file in FOLDER.glob("*.json")))
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_of_every_state_stands_on_the_page_with_its_paragraph(town, state, language):
    under(town, state)
    shown = page("/regeln/", language=language)
    law = load_law(state)
    assert shown.count('class="rule__title"') == len(TITLES) == len(law.values)
    assert [value.source for value in law.values.values() if value.source not in shown] == []
    assert shown.count('class="kern-heading-large"') == len(SUBJECTS)
    presets = sum(value.origin is Origin.PRESET for value in law.values.values())
    told = shown.count("Voreinstellung des Programms") + shown.count("Preset of this program")
    assert told == presets > 0
    assert ("Entwurf: " in shown, "Draft: " in shown) == (language == "de", language == "en")


def test_the_page_says_which_law_in_which_version_and_since_when(town):
    under(town, "he")
    shown = page("/regeln/", language="en")
    assert f"{STATES['HE']}, HGO, version 4 of this summary" in shown
    assert "5 April 2025" in shown


def test_a_rule_of_the_town_stands_in_place_of_the_states_with_its_origin(town):
    before = page("/regeln/")
    assert "Acht volle Tage." not in before
    assert "kann bestimmt werden durch: Geschäftsordnung" in before
    own_rule(town)
    shown = page("/regeln/")
    assert "Acht volle Tage." in shown
    assert "§ 2 Geschäftsordnung" in shown
    assert shown.count("rule--local") == 1
    assert load_law("nrw").values["notice.period"].content.de not in shown
    assert "Acht volle Tage. (English)" in page("/regeln/", language="en")


def test_a_committees_own_rule_stands_on_its_own_page_alone(town):
    own_rule(town, organization=town.committee)
    own_page, council_page = (f"/gremien/{each.pk}/regeln/" for each in (town.committee, town.council))
    assert "Acht volle Tage." in page(own_page)
    assert "Acht volle Tage." not in page(council_page)
    assert "Acht volle Tage." not in page("/regeln/")
    assert f'href="{own_page}"' in page("/regeln/")


def test_yesterdays_and_tomorrows_rules_do_not_stand_there(town):
    today, day = timezone.localdate(), timedelta(days=1)
    own_rule(town, "Gestern.", starts_on=today - day, ends_on=today - day)
    own_rule(town, "Morgen.", starts_on=today + day)
    shown = page("/regeln/")
    assert [word for word in ("Gestern.", "Morgen.") if word in shown] == []


def test_another_towns_rules_stand_on_no_page_of_this_one(town):
    own_rule(town)
    assert "Acht volle Tage." not in page("/regeln/", NEIGHBOUR_HOST)
    page(f"/gremien/{town.council.pk}/regeln/", NEIGHBOUR_HOST, status=404)
    page(f"/gremien/{town.council.pk}/regeln.pdf", NEIGHBOUR_HOST, status=404)


def test_a_rule_that_the_law_has_overtaken_is_named_and_does_not_hold(town):
    own_rule(town, key="quorum.presumption", content=False)
    shown = page("/regeln/")
    assert "nicht mehr zulässt: § 2 Geschäftsordnung" in shown
    assert "rule--local" not in shown


def test_what_a_town_wrote_is_shown_and_never_run(town):
    own_rule(town, "<script>alert(1)</script>")
    assert "&lt;script&gt;" in page("/regeln/")


def test_a_law_that_has_not_begun_is_shown_with_a_warning(town, monkeypatch, tmp_path):
    data = json.loads((FOLDER / "nrw.json").read_text()) | {"valid_from": "2099-01-01", "status": "reviewed"}
    (tmp_path / "nrw.json").write_text(json.dumps(data))
    assert "gelten heute nicht" not in page("/regeln/")
    monkeypatch.setattr(profiles, "FOLDER", tmp_path)
    shown = page("/regeln/")
    assert "Diese Regeln gelten heute nicht." in shown
    assert "Entwurf: " not in shown


def test_a_law_that_cannot_be_read_is_said_in_words(town):
    under(town, "xx")
    assert "können im Augenblick nicht gelesen werden" in page("/regeln/", status=503)
    answer = Client(headers={"host": HOST}).get("/regeln/regeln.pdf")
    assert (answer.status_code, answer.url) == (302, "/regeln/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_with_one_rule_and_with_three(town, rows):
    for key in ("notice.period", "vote.roll_call", "minutes.audio")[:rows]:
        own_rule(town, key=key, organization=town.council)
    with CaptureQueriesContext(connection) as queries:
        page(f"/gremien/{town.council.pk}/regeln/")
    assert len(queries) == 4


def text_of(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    text = " ".join(each.extract_text() for each in pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_pdf_shows_the_same_in_german_for_everybody(town):
    own_rule(town, organization=town.council)
    answer = Client(headers={"host": HOST, "accept-language": "en"}).get(
        f"/gremien/{town.council.pk}/regeln.pdf"
    )
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    text = text_of(answer.content)
    law = load_law("nrw")
    assert "Rat Vogelheim" in text
    assert "Entwurf: Diese Regeln sind noch nicht juristisch geprüft." in text
    assert "Acht volle Tage." in text
    assert "§ 2 Geschäftsordnung" in text
    assert law.values["election.tie"].content.de in text
    assert law.values["election.tie"].content.en not in text


def test_the_pdf_names_what_the_page_warns_of(town):
    own_rule(town, key="quorum.presumption", content=False)
    text = text_of(Client(headers={"host": HOST}).get("/regeln/regeln.pdf").content)
    assert "nicht mehr zulässt: § 2 Geschäftsordnung" in text


def test_the_pdf_is_drawn_anew_when_a_rule_changes(town):
    client = Client(headers={"host": HOST})
    before, again = (client.get("/regeln/regeln.pdf").content for _ in range(2))
    own_rule(town)
    assert before == again
    assert "Acht volle Tage." in text_of(client.get("/regeln/regeln.pdf").content)
