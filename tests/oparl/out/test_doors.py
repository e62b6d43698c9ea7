"""How the doors answer, whoever knocks and however: methods, headers, errors, redirects."""

import gzip

import pytest
from django.test import Client

from oparl.models import OpenData, Touched
from oparl.out import views
from tests.oparl.out.town import HOST, NEIGHBOUR_HOST, ROOT, Reader

pytestmark = pytest.mark.usefixtures("town")


@pytest.fixture
def broken(monkeypatch):
    """Something of ours fails, as it must never."""

    def fail(*_args):
        raise RuntimeError("a fault")

    monkeypatch.setattr(views, "object_of", fail)


def paths(town):
    return ["/system", "/body", f"/body/{town.body.pk}/meeting", f"/body/{town.body.pk}/locationlist"]


def test_every_door_answers_json_to_every_web_page_and_sets_no_cookie(town, reader):
    for path in paths(town):
        answer = reader.ask(ROOT + path)
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert "GET" in answer["Access-Control-Allow-Methods"]
        assert not answer.cookies
        assert answer["Vary"] == "Accept-Encoding"  # and on nothing else: one answer for all
        assert not answer.content.startswith(b"\xef\xbb\xbf")


def test_who_is_logged_in_and_reads_english_gets_the_same(town, reader):
    insider = Reader()
    insider.client.force_login(town.users["clerk"])
    for path in [*paths(town), f"/meeting/{town.meeting.pk}", f"/paper/{town.secret.pk}"]:
        own, others = insider.ask(ROOT + path, accept_language="en"), reader.ask(ROOT + path)
        assert (own.status_code, own.content) == (others.status_code, others.content)
        assert not own.cookies


def test_head_says_what_get_says(town, reader):
    for path in [*paths(town), f"/file/{town.plan.pk}/access"]:
        got, head = reader.ask(ROOT + path), reader.ask(ROOT + path, "head")
        assert (head.status_code, head.content) == (200, b"")
        assert {
            name: head[name] for name in ("Content-Type", "Content-Length", "Access-Control-Allow-Origin")
        } == {name: got[name] for name in ("Content-Type", "Content-Length", "Access-Control-Allow-Origin")}


def test_what_has_not_changed_is_not_sent_again(town, reader):
    for path in [*paths(town), f"/meeting/{town.meeting.pk}", f"/file/{town.plan.pk}/access"]:
        first = reader.ask(ROOT + path)
        assert not first["ETag"].startswith("W/")
        again = reader.ask(ROOT + path, if_none_match=first["ETag"])
        assert (again.status_code, again.content) == (304, b"")
        assert again["Access-Control-Allow-Origin"] == "*"


def test_json_is_packed_for_whom_packed_is_welcome_and_keeps_a_strong_mark(town, reader):
    path = f"{ROOT}/body/{town.body.pk}/person"
    plain, small = reader.ask(path), reader.ask(path, accept_encoding="br, gzip;q=0.8")
    assert gzip.decompress(small.content) == plain.content
    assert (small["Content-Encoding"], small["Content-Length"]) == ("gzip", str(len(small.content)))
    assert len(small.content) < len(plain.content) / 2
    assert small["ETag"] == plain["ETag"][:-1] + '-gzip"'
    for etag in (small["ETag"], plain["ETag"]):
        assert reader.ask(path, accept_encoding="gzip", if_none_match=etag).status_code == 304
    for unwelcome in ("", "identity", "gzip;q=0, br"):
        assert "Content-Encoding" not in reader.ask(path, accept_encoding=unwelcome)


def test_parameters_have_one_order_and_one_way_to_be_written(town, reader):
    path = f"/oparl/v1.1/body/{town.body.pk}/person"
    asked = "limit=2&modified_since=2020-01-01T00:00:00%2b01:00"
    answer = reader.ask(f"{path}?{asked}")
    canonical = f"{ROOT}/body/{town.body.pk}/person?modified_since=2020-01-01T00%3A00%3A00%2B01%3A00&limit=2"
    assert (answer.status_code, answer["Location"]) == (301, canonical)
    assert reader.json(canonical)["links"]["self"] == canonical
    assert reader.ask(f"{path}?colour=blue")["Location"] == f"{ROOT}/body/{town.body.pk}/person"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/oparl/v1.1/system/", "/oparl/v1.1/system"),
        ("//oparl///v1.1/system", "/oparl/v1.1/system"),
        ("/oparl/v1.1/Meeting/0{key}", "/oparl/v1.1/meeting/{key}"),
        ("/OParl/v1.1/meeting/{key}/?a=b&c", "/oparl/v1.1/meeting/{key}?a=b&c"),
    ],
)
def test_other_ways_to_write_an_address_lead_to_the_canonical_one(town, reader, asked, canonical):
    answer = reader.client.generic(
        "GET",
        "/",
        PATH_INFO=asked.split("?")[0].format(key=town.meeting.pk),
        QUERY_STRING=asked.partition("?")[2],
    )
    assert (answer.status_code, answer["Location"]) == (301, canonical.format(key=town.meeting.pk))
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_another_host_of_the_body_leads_to_the_first_real_one(town):
    town.body.hosts.create(name="rat.vogelheim.example")
    answer = Client(HTTP_HOST=HOST).get("/oparl/v1.1/body?limit=3")
    assert (answer.status_code, answer["Location"]) == (
        301,
        "http://rat.vogelheim.example/oparl/v1.1/body?limit=3",
    )


def test_unencrypted_leads_to_encrypted(town, reader, settings):
    settings.HTTPS = True
    answer = reader.ask(f"{ROOT}/system")
    assert (answer.status_code, answer["Location"]) == (301, f"https://{HOST}/oparl/v1.1/system")
    secure = reader.client.get("/oparl/v1.1/system", secure=True)
    assert secure.json()["id"] == f"https://{HOST}/oparl/v1.1/system"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/oparl/v1.1/person/999999", 404),
        ("/oparl/v1.1/person/99999999999999999999999", 404),
        ("/oparl/v1.1/nix", 404),
        ("/oparl", 404),
        ("/oparl/v1.1/body?modified_since=gestern", 400),
        ("/oparl/v1.1/body?modified_since=2026-13-15T00:00:00Z", 400),
        ("/oparl/v1.1/body?created_until=0001-01-01T00:00:00%2B23:00", 400),
        ("/oparl/v1.1/body?after=x", 400),
    ],
)
def test_errors_are_error_objects_in_german(reader, path, status):
    answer = reader.ask(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert answer.json().keys() == {"type", "message", "debug"}
    assert not answer.cookies


def test_a_fault_of_ours_is_an_error_object_too(reader, broken):
    answer = reader.ask(f"{ROOT}/system")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (500, "*")
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"
    assert "RuntimeError" not in answer.content.decode()


def test_a_host_that_nobody_has_is_told_so_as_an_object():
    answer = Reader("fremd.localhost").ask("/oparl/v1.1/system")
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (404, "*")
    assert answer.json()["type"] == "https://schema.oparl.org/1.1/Error"


def test_one_can_only_read(reader):
    for method in ("post", "put", "delete", "patch"):
        answer = reader.ask(f"{ROOT}/system", method)
        assert (answer.status_code, answer["Allow"]) in {
            (405, "GET, HEAD, OPTIONS"),
            (403, ""),
        } or answer.status_code == 405
    assert reader.ask(f"{ROOT}/system", "options").status_code == 204


def test_each_host_is_a_system_with_its_own_body(town, reader):
    theirs = Reader(NEIGHBOUR_HOST)
    (own,), (other,) = (each.all(f"{each.root}/oparl/v1.1/body") for each in (reader, theirs))
    assert (own["name"], other["name"]) == ("Stadt Vogelheim", "Stadt Nachbarheim")
    for url in (other["id"], other["paper"], f"{theirs.root}/oparl/v1.1/paper/{town.foreign_paper.pk}"):
        assert theirs.ask(url).status_code == 200
        assert reader.ask(url.replace(NEIGHBOUR_HOST, HOST)).status_code == 404


def test_while_much_is_to_be_compared_readers_are_asked_to_wait(town, reader, monkeypatch):
    Touched.objects.bulk_create(Touched(kind="person", key=key, spread=True) for key in range(10_000, 10_020))
    monkeypatch.setattr("oparl.out.ledger.settle.__defaults__", (15,))
    answer = reader.ask(f"{ROOT}/system")
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert reader.ask(f"{ROOT}/system").status_code == 200


def test_a_page_tells_people_of_it(town, reader):
    page = reader.ask("/offene-daten/").content.decode()
    assert f'href="{ROOT}/system"' in page
    assert "keine Lizenz" in page
    assert 'href="/offene-daten/"' in reader.ask("/").content.decode()
    OpenData.objects.create(body=town.body, license="https://www.govdata.de/dl-de/by-2-0")
    assert "https://www.govdata.de/dl-de/by-2-0" in reader.ask("/offene-daten/").content.decode()


def test_the_properties_of_ours_are_as_their_schema_says(town, reader):
    town.meeting.state = "open"
    town.meeting.save()
    town.item.state = "called"
    town.item.save()
    schema = reader.json("/schema/oparl-ratssaal-1.json")["properties"]
    meeting, item = (
        reader.json(f"{ROOT}/{path}") for path in (f"meeting/{town.meeting.pk}", f"agendaitem/{town.item.pk}")
    )
    assert meeting["ratssaal:live"] == {"state": "open", "agendaItem": item["id"]}
    for thing in (meeting, item):
        for name in (each for each in thing if ":" in each):
            told = schema[name]
            shape = told.get("items", told)
            for each in thing[name] if told["type"] == "array" else [thing[name]]:
                assert set(shape.get("required", ())) <= each.keys() <= shape["properties"].keys()
