"""An import from a server that is killed anywhere, even twice, and started again: in the end it holds what one holds that
nobody killed.

A kill is played by ending the process's work before one of its statements: what was committed stays, and nothing is
tidied up. (A file is imported under a real kill -9 in test_command.py.)
"""

import json
from contextlib import contextmanager
from itertools import count

import pytest
from django.db import connection, transaction

from documents.models import File
from oparl.models import DanglingReference, FetchedFile, Mirror, MirroredList, Published, Taken, Touched
from sessions_app.models import AgendaItem, Consultation, Meeting, Paper
from tests.oparl.objects import ROOT, a_file, an, town, url

PARTS = 4  # the run is cut after each of these parts, but the last
PNG = b"\x89PNG\r\n\x1a\n"


class PowerCut(BaseException):
    """Nobody is told, and nobody catches it."""


@pytest.fixture
def source(server, settings, tmp_path):
    """Four papers with files of their own in two pages, the town's meeting, and its council."""
    settings.MEDIA_ROOT = tmp_path / "files"
    council, _office, meeting, _paper = town()
    papers = [a_paper(server, n) for n in range(4)]
    server.put_list("/organization", [council])
    server.put_list("/meeting", [json.loads(json.dumps(meeting).replace(url("download"), server.url("/f")))])
    server.put_list("/paper", papers[:2], papers[2:])
    server.pages |= {f"/f/{n}.pdf": PNG + bytes([n]) for n in range(8)}
    lists = {name: server.url(f"/{name}") for name in ("organization", "meeting", "paper")}
    server.pages["/body"] = an("Body", "", name="Stadt Neustadt") | {"id": ROOT} | lists
    return server


def a_paper(server, n):
    """Each refers to the next, which comes later; the first is what the meeting's second item is about."""
    station = an(
        "Consultation", f"consultations/{n + 1}", meeting=url("meetings/1"), organization=[url("gr/1")]
    )
    file = a_file(str(n + 4), accessUrl=server.url(f"/f/{n + 4}.pdf"))
    following = [url(f"papers/{n + 1}")]
    return an(
        "Paper",
        f"papers/{n}",
        body=ROOT,
        name=f"Vorlage {n}",
        mainFile=file,
        consultation=[station],
        subordinatedPaper=following,
    )


def content():
    """Everything that is here afterwards, without keys and times of our own."""
    return [
        sorted(map(repr, rows))
        for rows in (
            Meeting.objects.values_list("oparl_id", "name", "organization__oparl_id", "invitation__sha256"),
            AgendaItem.objects.values_list(
                "oparl_id", "state", "meeting__oparl_id", "auxiliary_files__oparl_id"
            ),
            Paper.objects.values_list(
                "oparl_id", "name", "main_file__oparl_id", "subordinated_papers__oparl_id"
            ),
            Consultation.objects.values_list("oparl_id", "paper__oparl_id", "agenda_item__oparl_id"),
            File.objects.values_list("oparl_id", "name", "sha256", "size"),
            FetchedFile.objects.values_list("file__oparl_id", "mime_type", "why_not"),
            DanglingReference.objects.values_list("kind", "field", "target"),
            Taken.objects.values_list("oparl_id", "digest", "holds"),
            Mirror.objects.values_list("address", "began"),
            MirroredList.objects.exclude(read=None).values_list("name", "following"),
            Published.objects.values_list("kind", "deleted").order_by("kind", "key"),
            Touched.objects.values_list("kind", "key"),
        )
    ]


@contextmanager
def cut_before(statement):
    """The power fails before the statement of that number; gives how many there were."""
    numbers = count(1)

    def counted(execute, sql, params, many, context):
        if next(numbers) == statement:
            raise PowerCut
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        yield numbers


@contextmanager
def forgotten():
    """What is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_wherever_it_is_killed_the_next_run_completes_it_without_loss_or_doubles(
    source, command, monkeypatch
):
    def imported():
        command(source.url("/body"), "--files", "--private")

    monkeypatch.setattr("oparl.importing.run.BATCH_OBJECTS", 2)  # a page takes several transactions
    with forgotten(), cut_before(0) as numbers:
        imported()
        statements, whole = next(numbers) - 1, content()
        assert (Paper.objects.count(), File.objects.exclude(sha256="").count()) == (4, 6)
    for part in range(1, PARTS):
        with forgotten():
            for cut in (statements * part // PARTS, statements // PARTS):
                with cut_before(cut), pytest.raises(PowerCut):
                    imported()
            imported()
            assert content() == whole, part
