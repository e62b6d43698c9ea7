"""Open data as files: a term or all of it, the same as the interface gives away, and nothing that it does not."""

import asyncio
import csv
import gzip
import io
import json
from datetime import date, timedelta

import pytest
from django.test import Client

from oparl.bulk import sending
from oparl.importing.lines import Lines
from oparl.importing.run import Import
from oparl.importing.tenant import body_for
from sessions_app.models import AgendaItem, Host, LegislativeTerm, Meeting, Resolution
from sessions_app.page_versions import version_of
from tests.oparl.out.town import HIDDEN, HOST, NEIGHBOUR_HOST, Reader, crawl

TABLES = (
    "sitzungen",
    "tagesordnungspunkte",
    "vorlagen",
    "beschluesse",
    "abstimmungen",
    "namentlich",
    "mitgliedschaften",
)
ALL = "/offene-daten/gesamt/"
LINES = f"{ALL}ratsinformationen.jsonl.gz"


def ask(path, host=HOST, **headers):
    return Client(headers={"host": host, **headers}).get(path)


def content(answer):
    return b"".join(answer.streaming_content)


def objects(path=LINES, host=HOST):
    return [json.loads(line) for line in gzip.decompress(content(ask(path, host))).splitlines()]


def table(name, place=ALL, host=HOST):
    text = content(ask(f"{place}{name}.csv", host)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def kind(thing):
    return thing["type"].rsplit("/", 1)[1]


def of_term(term):
    return f"/offene-daten/wahlperioden/{term.pk}/"


def test_every_line_is_the_object_of_the_interface_in_an_order_that_stays(town, reader):
    found = objects()
    assert found == [reader.json(each["id"]) for each in found]
    assert [kind(each) for each in found if kind(each) != "Person"] == [
        "Body",
        "Organization",
        "Organization",
        "Meeting",
        "Meeting",
        "Meeting",
        "Paper",
        "Paper",
    ]
    assert content(ask(LINES)) == content(ask(LINES))


def test_a_mirror_made_of_the_file_has_what_one_made_of_the_interface_has(town, reader, tmp_path):
    lists = ("organization", "person", "membership", "meeting", "agendaItem", "paper", "consultation", "file")
    theirs = crawl(reader, lists, 100, alone=False)
    file = tmp_path / "all.jsonl.gz"
    file.write_bytes(content(ask(LINES)))
    things = list(Lines(str(file)))
    body = body_for(things[0].data, name="", slug="spiegel", host="")
    Host.objects.filter(body=body).update(name="spiegel.localhost")
    report = Import(body, lambda _: None).run(things)
    assert report.lost == []
    mirror = crawl(Reader("spiegel.localhost"), lists, 100, alone=False)
    counted = [{name: len(page["data"]) for name, (page,) in each.pages.items()} for each in (theirs, mirror)]
    assert counted[0] == counted[1]


def test_a_term_holds_what_was_in_its_days(town):
    past = LegislativeTerm.objects.create(
        body=town.body, name="2020 bis 2025", starts_on=date(2020, 11, 1), ends_on=date(2025, 10, 31)
    )
    Meeting.objects.filter(pk=town.meeting.pk).update(starts_at="2021-05-03T18:00:00+02:00")
    names = {each["name"] for each in objects(f"{of_term(past)}ratsinformationen.jsonl.gz")}
    assert {"1. Sitzung", "Radweg an der Aue"} <= names
    assert names & {"2. Sitzung", "3. Sitzung", "Grundsatz Radverkehr", "Member Muster"} == set()
    assert [row["name"] for row in table("sitzungen", of_term(past))] == ["1. Sitzung"]
    assert [row["name"] for row in table("sitzungen", of_term(town.term))] == ["2. Sitzung", "3. Sitzung"]
    assert [row["text"] for row in table("beschluesse", of_term(past))] == ["Der Radweg wird gebaut."]
    assert table("beschluesse", of_term(town.term)) == []


def test_the_tables_say_what_the_pages_say(town):
    (vote,) = table("abstimmungen")
    assert [vote[name] for name in ("number", "name", "carried", "yes", "no", "abstain", "paragraph")] == [
        "Ö 1",
        "Radweg",
        "yes",
        "7",
        "2",
        "1",
        "§ 50 Abs. 1 GO NRW",
    ]
    assert [(row["reference"], row["date"]) for row in table("vorlagen")] == [
        ("2026/1", "2026-03-01"),
        ("2025/9", ""),
    ]
    assert [(row["number"], row["state"]) for row in table("tagesordnungspunkte")] == [
        ("Ö 1", "pending"),
        ("Ö 2", "noted"),
    ]
    assert "Member Muster" in {row["person_name"] for row in table("mitgliedschaften")}


def test_nothing_hidden_and_nothing_of_the_neighbour_is_in_any_of_them(town):
    answers = [content(ask(f"{ALL}{name}.csv")).decode() for name in TABLES]
    text = "".join([*answers, json.dumps(objects(), ensure_ascii=False)])
    assert HIDDEN not in text
    assert "Radweg" in text
    assert "m@vogelheim.example" not in text
    assert HIDDEN in json.dumps(objects(host=NEIGHBOUR_HOST))
    assert ask(f"{of_term(town.term)}sitzungen.csv", NEIGHBOUR_HOST).status_code == 404


def test_what_is_recalled_is_in_no_file_any_more(town):
    assert "Radweg an der Aue" in {each["name"] for each in objects()}
    type(town.paper).objects.filter(pk=town.paper.pk).update(public=False)
    assert "Radweg an der Aue" not in {each["name"] for each in objects()}
    assert [row["reference"] for row in table("vorlagen")] == ["2025/9"]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(town, begin):
    AgendaItem.objects.filter(pk=town.item.pk).update(name=f'{begin}HYPERLINK("http://x";"y")')
    assert table("tagesordnungspunkte")[0]["name"] == f'\'{begin}HYPERLINK("http://x";"y")'


@pytest.mark.parametrize("path", [LINES, f"{ALL}sitzungen.csv"])
def test_what_has_not_changed_is_not_sent_again_and_every_change_is_noticed(town, path):
    first = ask(path)
    content(first)
    again = ask(path, **{"if-none-match": first["ETag"]})
    assert (again.status_code, first["Cache-Control"]) == (304, "public, no-cache")
    assert "Last-Modified" not in first  # a second may hold many changes
    before = version_of(town.body)
    Resolution.objects.update(yes=8)
    changed = ask(path, **{"if-none-match": first["ETag"]})
    assert (changed.status_code, version_of(town.body) > before) == (200, True)
    head = Client(headers={"host": HOST}).head(path)
    assert (head.status_code, head["ETag"], head.content) == (200, changed["ETag"], b"")


def test_one_file_at_a_time_and_who_waits_is_told(town):
    sent = ask(LINES)
    stream = iter(sent.streaming_content)
    next(stream)
    waiting = ask(f"{ALL}sitzungen.csv")
    assert (waiting.status_code, waiting["Retry-After"]) == (503, "30")
    assert "in einer halben Minute" in waiting.content.decode()
    assert list(stream)
    assert ask(f"{ALL}sitzungen.csv").status_code == 200


def test_the_file_is_never_held_as_a_whole(town, monkeypatch):
    """Three portions are three pieces, and nothing is read before it is asked for."""
    read = []

    def pieces():
        for piece in (b"one", b"", b"two"):
            read.append(piece)
            yield piece

    async def heard():
        stream = sending._resting(sending._counted(pieces()))
        first = await anext(stream)
        seen = list(read)
        rest = [each async for each in stream]
        return first, seen, rest

    assert asyncio.run(heard()) == (b"one", [b"one"], [b"two"])
    assert not sending.is_busy()


def test_lists_of_one_and_of_three_take_the_same_queries(town, django_assert_num_queries):
    for more in (0, 2):
        for number in range(more):
            Meeting.objects.create(
                body=town.body, name=f"Weitere {number}", starts_at=town.meeting.starts_at + timedelta(days=1)
            )
        objects()
        with django_assert_num_queries(QUERIES):
            objects()


QUERIES = 57


def test_what_does_not_exist_is_not_found(town):
    for path in (f"{ALL}geheim.csv", "/offene-daten/wahlperioden/999999/sitzungen.csv"):
        assert ask(path).status_code == 404
