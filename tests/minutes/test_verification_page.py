"""The page on which anybody checks minutes: facts, reasons, and the result for programs."""

import html
import json
import re

import forging as forged
import pytest
import signed as made
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from drafts import CHAIR
from outside import working_elsewhere
from recorded import faults

from minutes.matching import authority_folder
from minutes.verification import SCHEMA
from tests.live.council import eichenfurt

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(settings, tmp_path):
    cache.clear()
    settings.DATA = tmp_path
    authority_folder().mkdir()
    (authority_folder() / "root.pem").write_bytes(made.authority().pem)
    return eichenfurt()


def checked(town, data):
    with working_elsewhere():
        page = town.client().post(reverse("minutes:verify"), {"file": SimpleUploadedFile("<b>.pdf", data)})
    return page.content.decode()


def for_programs(page):
    return json.loads(html.unescape(re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)[1]))


def test_each_signature_has_its_facts_and_a_program_its_json(town):
    page = checked(town, forged.genuine())
    assert "Echt: Die Signaturen sind gültig" in page
    assert f">{CHAIR}</h4>" in page
    for fact in ("Bürgermeisterin, Vorsitzende", "B-B: ohne Zeitstempel", "Nur weitere Unterschriften"):
        assert f"<dd>{fact}</dd>" in page
    assert "&lt;b&gt;.pdf" in page
    schema = json.loads(SCHEMA.read_text())
    told = for_programs(page)
    assert (told["genuine"], faults(schema, told, whole=schema)) == (True, [])
    assert [each["yes"] for each in told["votes"]] == [22] * 3
    told["signatures"][0]["role"] = 7
    assert faults(schema, told, whole=schema) == ["$.signatures[0].role: type"]


def test_faults_come_first_and_a_file_that_is_not_ours_has_no_facts(town):
    page = checked(town, forged.genuine() + b"\n% more\n")
    kinds = re.findall(r"minutes-finding--(\w+)", page)
    assert kinds[0] == "fault"
    assert "fault" not in kinds[1:]
    other = checked(town, b"hello")
    assert "minutes-signature" not in other
    schema = json.loads(SCHEMA.read_text())
    assert faults(schema, for_programs(other), whole=schema) == []


def test_whoever_checks_elsewhere_gets_certificates_and_schema(town):
    page = town.client().get(reverse("minutes:verify")).content.decode()
    certificates, schema = (reverse(f"minutes:{name}") for name in ("certificates", "verification_schema"))
    assert f'href="{certificates}"' in page
    assert town.client().get(certificates).content == made.authority().pem
    assert town.client().get(schema).content == SCHEMA.read_bytes()
