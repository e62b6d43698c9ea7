"""The record for data catalogues: what DCAT-AP.de demands of each class is there, alike in both spellings."""

import json
import re

import pytest
from django.test import Client

from oparl.models import OpenData
from oparl.rdf import Address, Text, Thing, as_json_ld, as_turtle
from sessions_app.models import Body
from tests.oparl.out.town import HOST

CONTRIBUTOR = "http://dcat-ap.de/def/contributors/openNRW"
AREA = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05566999"
# DCAT-AP.de 3.0, with its conventions 1, 12, 31, 32 and 36 for what GovData takes in.
DEMANDED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {
        "dct:title",
        "dct:description",
        "dct:publisher",
        "dct:identifier",
        "dct:modified",
        "dcat:contactPoint",
        "dcat:theme",
        "dcat:keyword",
        "dcat:distribution",
        "dcatde:contributorID",
        "dcatde:politicalGeocodingURI",
        "dcatde:politicalGeocodingLevelURI",
    },
    "dcat:Distribution": {"dct:title", "dcat:accessURL", "dct:license", "dct:format"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
    "vcard:Kind": {"vcard:fn", "vcard:hasEmail"},
}


@pytest.fixture
def told(town):
    OpenData.objects.create(
        body=town.body,
        license="https://www.govdata.de/dl-de/by-2-0",
        contact_email="daten@vogelheim.example",
        contributor_id=CONTRIBUTOR,
        geocoding_uri=AREA,
    )
    return town


def ask(form):
    answer = Client(HTTP_HOST=HOST).get(f"/offene-daten/katalog.{form}")
    assert answer.status_code == 200
    return answer


def graph():
    return json.loads(ask("jsonld").content)["@graph"]


def of(kind):
    return [thing for thing in graph() if thing["@type"] == kind]


def test_everything_demanded_is_said_of_each_thing(told):
    missing = [(thing["@id"], DEMANDED[thing["@type"]] - set(thing)) for thing in graph()]
    assert [each for each in missing if each[1]] == []
    assert {thing["@type"] for thing in graph()} == set(DEMANDED)


def test_every_thing_that_is_referred_to_within_the_record_is_in_it(told):
    things = {thing["@id"] for thing in graph()}
    referred = set(re.findall(rf'"@id": "(http://{HOST}[^"]*#[^"]+)"', ask("jsonld").content.decode()))
    assert referred == things


def test_contributor_area_and_licence_are_those_of_the_fields_in_the_words_of_the_catalogue(told):
    (data,) = of("dcat:Dataset")
    assert data["dcatde:contributorID"] == [{"@id": CONTRIBUTOR}]
    assert data["dcatde:politicalGeocodingURI"] == [{"@id": AREA}]
    assert data["dcatde:politicalGeocodingLevelURI"] == [
        {"@id": "http://dcat-ap.de/def/politicalGeocoding/Level/municipality"}
    ]
    licences = {each["@id"] for thing in of("dcat:Distribution") for each in thing["dct:license"]}
    assert licences == {"http://dcat-ap.de/def/licenses/dl-by-de/2.0"}


def test_every_file_that_it_names_can_be_fetched(told):
    files = [each["@id"] for thing in of("dcat:Distribution") for each in thing.get("dcat:downloadURL", [])]
    assert len(files) == 16  # all of it and one term: the objects and seven tables each
    for place in {url.removeprefix(f"http://{HOST}") for url in files}:
        assert Client(HTTP_HOST=HOST).head(place).status_code == 200, place


def test_turtle_says_the_same(told):
    assert statements(ask("ttl").content.decode()) == sum(
        1 + sum(len(values) for name, values in thing.items() if not name.startswith("@"))
        for thing in graph()
    )


def statements(text):
    """How many there are: one for each value that follows a property or a comma."""
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', "x", text.split("\n\n", 1)[1])
    return len(re.findall(r"(?:^  (?:a|\w+:\w+) |, )", bare, re.MULTILINE))


def test_without_a_word_of_the_town_nothing_is_made_up(town):
    (data,) = of("dcat:Dataset")
    assert not {"dcatde:contributorID", "dcatde:politicalGeocodingURI"} & set(data)
    assert not any("dct:license" in thing for thing in graph())


def test_no_name_ends_a_text_or_an_address_too_early(told):
    Body.objects.filter(pk=told.body.pk).update(name='Stadt "Vogel"\n\\heim')
    assert '"Stadt \\"Vogel\\"\\n\\\\heim"' in ask("ttl").content.decode()
    odd = [Thing(Address("http://x/a>b c"), "foaf:Agent", {"foaf:name": [Text("n")]})]
    assert b"<http://x/a%3Eb%20c>" in as_turtle(odd)
    assert json.loads(as_json_ld(odd))["@graph"][0]["@id"] == "http://x/a%3Eb%20c"
