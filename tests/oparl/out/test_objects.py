"""What stands in the objects, row by row of OPARL-50: one crawl, looked at from all sides."""

import hashlib

import pytest

from tests.oparl.out.facts import LISTS, TYPES, backwards
from tests.oparl.out.fullest import filled, said_by_us
from tests.oparl.out.shapes import embedded_in, faults, references_in, short
from tests.oparl.out.town import HIDDEN, NEIGHBOUR_HOST, ROOT, Reader


def test_all_twelve_types_are_there(found):
    assert {short(thing) for thing in found.everything} == set(TYPES)


def test_every_object_has_the_properties_and_shapes_of_the_standard(found):
    assert [fault for thing in found.everything for fault in faults(thing)] == []


def test_every_property_that_is_ever_written_has_the_shape_of_the_standard(town, reader):
    things = [reader.json(url) for url in filled(town)]
    assert [fault for thing in things for fault in faults(thing)] == []
    said = {name: set() for name in TYPES}
    for thing in things:
        said[short(thing)] |= {name for name in thing if ":" not in name}
    assert said == {name: said_by_us(name) for name in TYPES}
    for thing in (each for outer in things for each in embedded_in(outer)):
        alone = reader.json(thing["id"])
        assert {name: alone[name] for name in thing} == thing


def test_other_versions_of_oparl_are_named_and_all_stays_valid(town, reader, monkeypatch):
    """OPARL-01: each version has an entry of its own, and they name each other."""
    monkeypatch.setattr("oparl.out.people.OTHER_VERSIONS", ("/oparl/v1.2/system", "/oparl/v1.0/system"))
    system, body = (reader.json(f"{ROOT}/{path}") for path in ("system", f"body/{town.body.pk}"))
    home = ROOT.removesuffix("/oparl/v1.1")
    assert system["otherOparlVersions"] == [f"{home}/oparl/v1.2/system", f"{home}/oparl/v1.0/system"]
    assert [fault for thing in (system, body) for fault in faults(thing)] == []


def test_the_shapes_are_really_looked_at():
    wrong = {"id": "x", "type": "https://schema.oparl.org/1.1/AgendaItem", "order": "1", "nix": 1, "name": ""}
    said = " ".join(
        faults(wrong | {"created": "2026-01-01T00:00:00.5Z", "meeting": "http://a/b"}, embedded=True)
    )
    for part in (
        "modified is missing",
        "no whole",
        "no nix",
        "name is empty",
        "no moment",
        "id is no url",
        "back",
    ):
        assert part in said


def test_an_object_stands_in_its_list_as_it_stands_alone(found):
    assert {url: thing for url, thing in found.listed.items() if found.alone[url] != thing} == {}


def test_embedded_is_stand_alone_without_what_points_back(found):
    embedded = [each for thing in found.everything for each in embedded_in(thing)]
    assert {short(each) for each in embedded} == {
        *("LegislativeTerm", "Membership", "AgendaItem", "File", "Consultation", "Location")
    }
    for each in embedded:
        alone = {
            key: value for key, value in found.alone[each["id"]].items() if key not in backwards(short(each))
        }
        assert each == alone


def test_every_reference_leads_to_an_object_in_a_list(found):
    references = {(key, url) for thing in found.everything for key, url in references_in(thing)}
    known = {*found.listed, found.system["id"]}
    assert {each for each in references if each[1] not in known} == set()
    assert {key for key, _url in references} >= {
        *("Membership.person", "Membership.organization", "Meeting.organization", "AgendaItem.meeting"),
        *("AgendaItem.consultation", "Consultation.paper", "Consultation.agendaItem", "Consultation.meeting"),
        *("File.paper", "File.meeting", "File.agendaItem", "Paper.superordinatedPaper", "Body.system"),
        *("Paper.originatorPerson", "Organization.membership", "LegislativeTerm.body"),
    }


def test_order_counts_the_public_items_from_nought(found):
    meetings = [thing for thing in found.alone.values() if short(thing) == "Meeting"]
    (meeting,) = [thing for thing in meetings if "agendaItem" in thing]
    assert [item["order"] for item in meeting["agendaItem"]] == [0, 1]
    assert [found.alone[item["id"]]["order"] for item in meeting["agendaItem"]] == [0, 1]


def test_nothing_hidden_is_anywhere(found, reader):
    assert HIDDEN not in repr([found.system, found.pages, found.alone])
    foreign = Reader(NEIGHBOUR_HOST)
    assert HIDDEN in repr(foreign.all(f"{foreign.root}/oparl/v1.1/body/{_body_of(foreign)}/meeting"))


def _body_of(reader):
    return reader.all(f"{reader.root}/oparl/v1.1/body")[0]["id"].rsplit("/", 1)[1]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *(("closed", "agendaitem"), ("drafted", "agendaitem"), ("secret", "paper"), ("unreleased", "paper")),
        *(("nowhere", "location"), ("foreign_paper", "paper")),
    ],
)
def test_what_nobody_may_see_has_no_address(town, reader, name, kind):
    answer = reader.ask(f"{ROOT}/{kind}/{getattr(town, name).pk}")
    assert answer.status_code == 404
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"


def test_who_never_sat_anywhere_is_no_author_either(town, found):
    (paper,) = [thing for thing in found.alone.values() if thing.get("reference") == "2026/1"]
    assert paper["originatorPerson"] == [f"{ROOT}/person/{town.home.people['member'].pk}"]


def test_the_closed_part_has_numbers_and_neutral_titles_and_no_objects(town, found):
    meeting = found.alone[f"{ROOT}/meeting/{town.meeting.pk}"]
    assert meeting["ratssaal:closedPart"] == [{"number": "N 1", "name": "Grundstück"}]
    draft = found.alone[f"{ROOT}/meeting/{town.draft.pk}"]
    assert draft.keys().isdisjoint({"agendaItem", "ratssaal:closedPart"})


def test_results_and_votes_are_told(town, found):
    item, noted = (found.alone[f"{ROOT}/agendaitem/{row.pk}"] for row in (town.item, town.noted))
    (vote,) = item["ratssaal:votes"]
    assert (vote["yes"], vote["no"], vote["abstain"], vote["carried"]) == (7, 2, 1, True)
    assert (vote["number"], item["resolutionText"]) == ("2026/001", "Der Radweg wird gebaut.")
    assert noted["result"] == "Zur Kenntnis genommen"


def test_states_of_meetings(town, found):
    rows = (town.meeting, town.draft, town.cancelled)
    meetings = [found.alone[f"{ROOT}/meeting/{row.pk}"] for row in rows]
    assert [each["meetingState"] for each in meetings] == ["eingeladen", "terminiert", "terminiert"]
    assert [each["cancelled"] for each in meetings] == [False, False, True]
    assert meetings[0]["organization"] == [
        f"{ROOT}/organization/{row.pk}" for row in (town.council, town.home.committee)
    ]


def test_places_are_told_with_their_degrees_and_papers_with_their_places(town, found):
    hall, ford = (found.alone[f"{ROOT}/location/{row.pk}"] for row in (town.hall, town.ford))
    assert hall["geojson"]["geometry"]["coordinates"] == [-7.3921, 52.1204]
    places = found.alone[f"{ROOT}/paper/{town.paper.pk}"]["location"]
    assert ("geojson" in ford, [each["id"] for each in places]) == (False, [ford["id"]])


def test_e_mail_and_telephone_are_kept_back(found):
    people = [thing for thing in found.alone.values() if short(thing) == "Person"]
    assert people
    assert [person for person in people if {"email", "phone", "location"} & person.keys()] == []


def test_files_are_what_their_objects_say(found, reader):
    files = [thing for thing in found.alone.values() if short(thing) == "File"]
    assert len(files) == 3
    for file in files:
        shown, kept = reader.ask(file["accessUrl"]), reader.ask(file["downloadUrl"])
        assert shown.content == kept.content
        assert hashlib.sha512(shown.content).hexdigest() == file["sha512Checksum"]
        assert len(shown.content) == file["size"] == int(shown["Content-Length"])
        assert shown["Content-Disposition"].startswith("inline")
        assert kept["Content-Disposition"].startswith('attachment; filename="')
        assert {"ETag", "Last-Modified"} <= {*shown.headers}
        again = reader.ask(file["accessUrl"], if_modified_since=shown["Last-Modified"])
        assert again.status_code == 304


def test_a_name_with_umlauts_has_a_plain_one_beside_it(town, reader):
    kept = reader.ask(f"{ROOT}/file/{town.plan.pk}/download")
    assert kept["Content-Disposition"] == (
        "attachment; filename=\"Lageplan Sud.pdf\"; filename*=UTF-8''Lageplan%20S%C3%BCd.pdf"
    )


def test_lists_have_pages_of_the_size_that_was_asked_for(found):
    assert {name for name in LISTS if len(found.pages[name]) > 1} >= {
        "person",
        "membership",
        "meeting",
        "file",
    }
    for name, pages in found.pages.items():
        assert [len(page["data"]) for page in pages[:-1]] == [2] * (len(pages) - 1)
        assert [page["pagination"] for page in pages] == [{"elementsPerPage": 2}] * len(pages)
        assert [("next" in page["links"]) for page in pages] == [True] * (len(pages) - 1) + [False], name
        ids = [thing["id"] for page in pages for thing in page["data"]]
        assert len(ids) == len(set(ids))
