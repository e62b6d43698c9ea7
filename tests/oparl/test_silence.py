"""Servers that accept and say nothing, or drip: each costs a little time, none of them a night."""

import io

import pytest
from rich.console import Console

from documents.models import File
from oparl.importing.api import Api
from oparl.importing.files import Files
from oparl.importing.line import NO_ANSWER, TOO_SLOW, Line
from oparl.importing.patience import SILENT_TOO_OFTEN, LeftOut, NotHad, Patience
from oparl.importing.present import present
from oparl.importing.report import Report
from oparl.importing.source import Broken
from oparl.models import FetchedFile
from sessions_app.models import Body
from tests.oparl.objects import ROOT, an

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n"
FEW = Patience(in_a_row=3, in_all=5)
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def line(server):
    with Line(server.root, lambda _: None, patience=FEW) as made:
        yield made


def had(line, server, path) -> str:
    try:
        return line.ask(server.url(path), 10**7).content.decode()
    except NotHad as why:
        return str(why)


@pytest.mark.parametrize(
    "begin", [None, b"HTTP/1.1 200 OK\r\nX: ", HEAD + b"\r\n"], ids=["silent", "head", "body"]
)
def test_who_is_silent_or_drips_is_asked_twice_and_no_more(server, begin):
    server.pages["/x"] = server.dripping(begin) if begin else server.silence
    waited = []
    with Line(server.root, waited.append, patience=Patience(wait=0.05)) as line:
        assert had(line, server, "/x") == TOO_SLOW
    assert waited == [2.0]


def test_a_large_answer_may_take_longer_than_a_small_one():
    assert [Patience().allowed(size) for size in (0, 16 * 1024, 50 * 1024 * 1024)] == [60, 61, 3260]


def test_a_host_without_a_word_three_times_in_a_row_is_asked_no_more(server, line):
    server.pages |= {
        "/x": [server.hanging_up, server.hanging_up, b"at last", server.hanging_up],
        "/y": b"here",
    }
    told = [had(line, server, path) for path in ("/x", "/x", "/y")]
    assert told == ["at last", SILENT_TOO_OFTEN, SILENT_TOO_OFTEN]
    with pytest.raises(LeftOut) as left:
        line.ask(server.url("/y"), 100)
    assert (left.value.host, left.value.times) == ("127.0.0.1", 5)
    assert dict(server.asked) == {"/x": 6}


def test_silences_count_in_the_whole_run_too(server, line):
    server.pages |= {"/x": [server.hanging_up, b"here"] * 5 + [b"here"]}
    told = [had(line, server, "/x") for _ in range(6)]
    assert told == ["here"] * 4 + [SILENT_TOO_OFTEN] * 2


def test_who_answers_with_errors_alone_is_asked_once_for_each_thing(server, line):
    server.pages["/x"] = (503, b"")
    assert [had(line, server, "/x") for _ in range(5)] == [NO_ANSWER] * 5
    assert server.asked["/x"] == 4 + 4 + 4 + 1 + 1
    server.pages |= {"/y": b"here", "/z": (503, b"")}
    assert [had(line, server, path) for path in ("/y", "/z")] == ["here", NO_ANSWER]
    assert server.asked["/z"] == 4


def test_a_list_whose_server_falls_silent_is_told_and_so_are_the_next_ones_at_once(town_server):
    for path in ("/organization", "/person", "/meeting", "/paper", "/agendaItem"):
        town_server.pages[path] = town_server.hanging_up
    source = Api(town_server.url("/body"), pause=lambda _: None, patience=FEW)
    assert [thing.sentence for thing in source if isinstance(thing, Broken)] == [SILENT_TOO_OFTEN] * 5
    assert dict(town_server.asked) == {"/body": 1, "/organization": 3}


@pytest.fixture
def fetched(server, take, settings, tmp_path, monkeypatch):
    """Fetches the files of a paper, one after the other, and gives the report as it is printed."""
    settings.MEDIA_ROOT = tmp_path / "files"
    monkeypatch.setattr("oparl.importing.files.AT_ONCE", 1)
    files = [an("File", f"f/{n}", name=f"{n}", accessUrl=server.url(f"/f/{n}")) for n in range(6)]
    take([an("Paper", "p/1", body=ROOT, name="x", auxiliaryFile=files)])

    def run() -> str:
        report, out, body = Report(), io.StringIO(), Body.objects.get()
        server.asked.clear()
        with Line(server.root, lambda _: None, private=True, patience=Patience(in_a_row=8)) as line:
            Files(body, line, 10**6, lambda _: None).fetch(report)
        present(report, body, Console(file=out, width=120))
        return " ".join(out.getvalue().split())

    return run


def test_files_of_a_silent_host_wait_for_the_next_run_which_begins_with_them(server, fetched):
    server.pages |= {f"/f/{n}": server.hanging_up for n in range(6)}
    said = fetched()
    assert "127.0.0.1 hat 8-mal nicht geantwortet. 4 Dateien warten auf den nächsten Lauf." in said
    assert dict(server.asked) == {"/f/0": 4, "/f/1": 4}
    assert FetchedFile.objects.count() == 2
    server.pages |= {f"/f/{n}": PNG + bytes([n]) for n in range(6)}
    assert "Dateien: 6 geholt" in fetched()
    assert list(server.asked) == [f"/f/{n}" for n in (2, 3, 4, 5, 0, 1)]
    assert File.objects.exclude(content="").count() == 6
