"""A server is read again and again: changes alone, from where a run broke off, and what vanished goes here too."""

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management.base import CommandError
from django.utils import timezone

from oparl.importing.api import Api
from oparl.importing.line import Line
from oparl.importing.read import UNKNOWN_TYPE
from oparl.importing.source import Found
from oparl.importing.standing import Mirrored
from oparl.models import Mirror, MirroredList, Taken
from sessions_app.models import AgendaItem, Body, Meeting, Paper
from tests.oparl.objects import ROOT, an, url
from tests.oparl.server import Handler


@pytest.fixture
def papers(server):
    """A body with one list of papers in three pages, which knows filters if `server.hears`."""
    server.hears = True
    server.papers = [a_paper(server, n) for n in range(6)]
    body = an("Body", "", name="Stadt Neustadt") | {"id": ROOT, "paper": server.url("/paper")}
    server.pages["/body"] = body
    for page in range(3):
        server.pages[f"/paper?page={page}"] = lambda _headers, page=page: a_page(server, page, server.papers)
    server.pages["/paper"] = server.pages["/paper?page=0"]
    server.filtered = []
    return server


def a_paper(server, n, **fields):
    made = {"id": server.url(f"/papers/{n}"), "body": ROOT, "name": f"Vorlage {n}"}
    return an("Paper", f"papers/{n}", **(made | fields))


def a_page(server, page, papers):
    links = {"next": server.url(f"/paper?page={page + 1}")} if len(papers) > page * 2 + 2 else {}
    return {
        "data": papers[page * 2 : page * 2 + 2],
        "links": links,
        "pagination": {"totalPages": 3, "currentPage": page + 1},
    }


@pytest.fixture
def filtering(papers, monkeypatch):
    """The list answers to `modified_since`, if the server hears."""
    plain = Handler.do_GET

    def answered(handler):
        parts = urlsplit(handler.path)
        since = parse_qs(parts.query).get("modified_since")
        if parts.path == "/paper" and since and papers.hears:
            papers.filtered.append(since[0])
            found = [each for each in papers.papers if each["modified"] >= since[0]]
            papers.pages[handler.path] = {"data": found, "links": {}}
        elif since:
            handler.path = (
                "/paper" if "page" not in parts.query else f"/paper?page={parse_qs(parts.query)['page'][0]}"
            )
        plain(handler)

    monkeypatch.setattr(Handler, "do_GET", answered)
    return papers


def names():
    return sorted(Paper.objects.filter(deleted=False).values_list("name", flat=True))


def forget_the_requests(server):
    server.asked.clear()
    server.filtered.clear()


def now(**ago):
    return (timezone.now() - timedelta(**ago)).isoformat(timespec="seconds")


def test_the_second_time_only_changes_are_asked_for_with_a_day_to_spare(filtering, command):
    command(filtering.url("/body"))
    began = MirroredList.objects.get().read
    forget_the_requests(filtering)
    filtering.papers[4] |= {"name": "Vorlage vier", "modified": now()}
    said = command(filtering.url("/body"))
    (asked,) = filtering.filtered
    assert datetime.fromisoformat(asked) == (began - timedelta(days=1)).replace(microsecond=0)
    assert sum(filtering.asked.values()) == 2  # the body and one page
    assert "Vorlage vier" in names()
    assert "What changed" in said
    assert len(names()) == 6


def test_a_server_that_ignores_the_filter_is_read_whole_from_then_on(filtering, command):
    filtering.hears = False
    command(filtering.url("/body"))
    command(filtering.url("/body"))
    assert MirroredList.objects.get().deaf
    forget_the_requests(filtering)
    command(filtering.url("/body"))
    assert set(filtering.asked) == {"/body", "/paper", "/paper?page=1", "/paper?page=2"}


def test_a_server_that_refuses_the_filter_is_read_whole(papers, command):
    command(papers.url("/body"))
    papers.papers[0]["name"] = "Vorlage null"
    command(papers.url("/body"))
    assert [path for path in papers.asked if "modified_since" in path]
    assert "Vorlage null" in names()
    assert MirroredList.objects.get().deaf


@pytest.mark.parametrize("answer", [(404, {"code": 802}), b"[]"], ids=["error 802", "bare list"])
def test_a_server_that_says_in_its_own_way_that_nothing_changed_is_believed(
    papers, command, monkeypatch, answer
):
    """Krefeld (STERNBERG SD.NET): see oddities/test_odd_pages.py. Its lists are not read whole every night for that."""
    command(papers.url("/body"))
    monkeypatch.setattr("oparl.importing.reach.since", lambda url, _moment: f"{url}?modified_since=x")
    papers.pages["/paper?modified_since=x"] = answer
    forget_the_requests(papers)
    assert "Nothing changed." in command(papers.url("/body"))
    assert set(papers.asked) == {"/body", "/paper?modified_since=x"}
    assert not MirroredList.objects.get().deaf


def test_a_server_that_wants_the_moment_as_it_is_gets_it_so(filtering, command, monkeypatch):
    """Wuppertal (SOMACOS Session): see oddities/test_addresses.py."""
    command(filtering.url("/body"))
    answered = Handler.do_GET

    def refusing(handler):
        handler.path = "/refused" if "%3A" in handler.path else handler.path
        answered(handler)

    monkeypatch.setattr(Handler, "do_GET", refusing)
    filtering.papers[0] |= {"name": "Vorlage null", "modified": now()}
    forget_the_requests(filtering)
    command(filtering.url("/body"))
    assert len(filtering.asked) == 3  # the body, what was refused, and the changes
    assert "Vorlage null" in names()
    assert not MirroredList.objects.get().deaf


def test_a_run_that_is_ended_goes_on_at_its_page_and_loses_and_doubles_nothing(
    filtering, command, monkeypatch
):
    asking = Line.ask

    def ended(line, address, *more, **options):
        if "page=2" in address:
            raise SystemExit  # as by a kill: nothing is tidied up
        return asking(line, address, *more, **options)

    monkeypatch.setattr("oparl.importing.run.BATCH_OBJECTS", 1)
    with monkeypatch.context() as power_cut:
        power_cut.setattr(Line, "ask", ended)
        with pytest.raises(SystemExit):
            command(filtering.url("/body"))
    assert Paper.objects.count() == 4
    forget_the_requests(filtering)
    command(filtering.url("/body"))
    assert set(filtering.asked) == {
        "/body",
        "/paper?page=1",
        "/paper?page=2",
    }  # the last page that was noted, again
    assert names() == [f"Vorlage {n}" for n in range(6)]
    assert (Mirror.objects.get().began, Paper.objects.count()) == (None, 6)


def test_what_vanished_from_a_whole_list_is_asked_for_and_withdrawn_if_it_is_gone(filtering, command):
    command(filtering.url("/body"))
    gone, moved = filtering.papers[1], filtering.papers[3]
    filtering.papers = [each for each in filtering.papers if each not in (gone, moved)]
    filtering.pages[urlsplit(moved["id"]).path] = moved
    said = command(filtering.url("/body"), "--whole")
    assert filtering.asked[urlsplit(gone["id"]).path] == 1
    assert names() == [f"Vorlage {n}" for n in (0, 2, 3, 4, 5)]
    assert "withdrawn" in said
    assert "Nothing changed." in command(filtering.url("/body"), "--whole")


def test_a_list_that_breaks_off_withdraws_nothing_and_says_so(filtering, command):
    command(filtering.url("/body"))
    filtering.pages["/paper?page=2"] = b"<html>"
    said = command(filtering.url("/body"), "--whole")
    assert "Not complete: paper." in said
    assert len(names()) == 6


def test_after_a_week_everything_is_read_again(filtering, command):
    command(filtering.url("/body"))
    MirroredList.objects.update(read_whole=timezone.now() - timedelta(days=8))
    forget_the_requests(filtering)
    command(filtering.url("/body"))
    assert filtering.filtered == []
    assert filtering.asked["/paper?page=2"] == 1


def test_a_dry_run_tells_what_would_change_and_writes_nothing(filtering, command, tmp_path):
    with pytest.raises(CommandError, match="nothing here yet to compare"):
        command(filtering.url("/body"), "--dry-run")
    assert not Body.objects.exists()
    command(filtering.url("/body"))
    before = (names(), list(MirroredList.objects.values()), Taken.objects.count())
    filtering.papers[0] |= {"name": "Vorlage null", "modified": now()}
    filtering.papers.append(a_paper(filtering, 9, modified=now()))
    path = tmp_path / "report.json"
    said = command(filtering.url("/body"), "--dry-run", "--report", str(path))
    assert "nothing was written" in said
    assert (names(), list(MirroredList.objects.values()), Taken.objects.count()) == before
    told = json.loads(path.read_text())
    assert (told["dry"], told["counts"]["new"], told["counts"]["changed"]) == (
        True,
        {"paper": 1},
        {"paper": 1},
    )
    command(filtering.url("/body"))
    assert "Vorlage null" in names()


def test_the_report_names_each_thing_with_its_fields_as_they_were_and_are(filtering, command, tmp_path):
    command(filtering.url("/body"))
    filtering.papers[0] |= {"name": "Vorlage null", "modified": now(), "reference": "2026/1"}
    filtering.papers[1] |= {"deleted": True, "modified": now()}
    filtering.papers.append(a_paper(filtering, 9, modified=now(), date="gestern"))
    filtering.papers.append({"id": "x", "type": "Thing", "modified": now()})
    path = tmp_path / "report.json"
    command(filtering.url("/body"), "--report", str(path))
    entries = json.loads(path.read_text())["entries"]
    first, second, third = (filtering.url(f"/papers/{n}") for n in (0, 1, 9))
    changed = {"name": ["Vorlage 0", "Vorlage null"], "reference": ["", "2026/1"]}
    assert sorted(entries, key=str) == sorted(
        [
            {"what": "refused", "why": UNKNOWN_TYPE, "where": entries[0]["where"]},
            {"what": "changed", "kind": "paper", "id": first, "fields": changed},
            {"what": "gone", "kind": "paper", "id": second},
            {"what": "new", "kind": "paper", "id": third},
            {"what": "odd", "why": "UNREADABLE_TIME", "where": third},
            {"what": "odd", "why": "DELETED", "where": second},
        ],
        key=str,
    )


def test_a_stub_that_says_nothing_but_its_id_is_honoured_where_it_stood(take):
    meeting = an(
        "Meeting", "m/1", name="Rat", agendaItem=[an("AgendaItem", "i/1", name="Brücke", public=True)]
    )
    take([an("Paper", "p/1", body=ROOT, name="x"), meeting])
    stub = {"id": url("i/1"), "type": "https://schema.oparl.org/1.1/AgendaItem", "deleted": True}
    stranger = stub | {"id": url("i/never")}
    report = take([an("Paper", "p/1", body=ROOT, name="x"), stub | {"modified": now()}, stranger])
    item = AgendaItem.objects.get()
    assert (item.deleted, item.public, item.meeting) == (True, False, Meeting.objects.get())
    assert (+report.gone, report.refused.total(), report.lost) == ({"agenda_item": 1}, 0, [])


def test_a_municipality_is_never_deleted_by_its_source(take):
    objects = [an("Paper", "p/1", body=ROOT, name="x"), an("Body", "", deleted=True) | {"id": ROOT}]
    assert take(objects).refused.total() == 1
    assert not Body.objects.get().deleted


def test_a_list_that_gives_an_object_twice_on_two_pages_gives_it_once(server, take):
    paper = an("Paper", "p/1", body=ROOT, name="x")
    server.put_list("/list", [paper, an("Paper", "p/2", body=ROOT, name="y")], [paper])
    found = [each.data for each in Api(server.url("/list")) if isinstance(each, Found)]
    report = take(found)
    assert (len(found), report.read["paper"], Paper.objects.count()) == (3, 2, 2)


def test_the_standing_is_by_server_and_body(filtering, command):
    command(filtering.url("/body"))
    again = Mirrored(Body.objects.get(), "https://elsewhere.example/system")
    assert again.begin("paper", "https://elsewhere.example/paper").since is None
    assert again.began > datetime(2026, 1, 1, tzinfo=UTC)
