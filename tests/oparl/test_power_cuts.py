"""An import from a server that is killed between any two of its commits and started again: in the end it holds what one
holds that nobody killed.

A kill is played by looking at what is committed as another process would find it: the next run starts from there, while
the first one knows nothing of it, and what that run did is taken back. (A file is imported under a real kill -9 in
test_command.py.)
"""

from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from documents.models import File
from oparl.models import DanglingReference, FetchedFile, Mirror, MirroredList, Published, Taken, Touched
from sessions_app.models import AgendaItem, Consultation, Meeting, Paper
from tests.oparl.objects import ROOT, a_file, an, town, url

PNG = b"\x89PNG\r\n\x1a\n"
READING = ("SELECT", "SAVEPOINT", "RELEASE", "PRAGMA")


@pytest.fixture
def source(server, settings, tmp_path):
    """Three papers in two pages, one of them with a file, the meeting about the first one, and its council."""
    settings.MEDIA_ROOT = tmp_path / "files"
    papers = [a_paper(server, n) for n in range(3)]
    item = an(
        "AgendaItem", "items/1", number="1", name="Brücke", public=True, consultation=url("consultations/0")
    )
    meeting = an("Meeting", "meetings/1", name="Rat", organization=[url("gr/1")], agendaItem=[item])
    server.put_list("/organization", town()[:1])
    server.put_list("/meeting", [meeting])
    server.put_list("/paper", papers[:2], papers[2:])
    server.pages["/f/1.pdf"] = PNG
    lists = {name: server.url(f"/{name}") for name in ("organization", "meeting", "paper")}
    server.pages["/body"] = an("Body", "", name="Stadt Neustadt") | {"id": ROOT} | lists
    return server


def a_paper(server, n):
    """Each refers to the next, which comes later."""
    more = {"subordinatedPaper": [url(f"papers/{n + 1}")]}
    if n == 0:
        more["consultation"] = [an("Consultation", "consultations/0", organization=[url("gr/1")])]
    if n == 1:
        more["mainFile"] = a_file("1", accessUrl=server.url("/f/1.pdf"))
    return an("Paper", f"papers/{n}", body=ROOT, name=f"Vorlage {n}", **more)


def content():
    """Everything that is here afterwards, without keys and times of our own."""
    return [
        sorted(map(repr, rows))
        for rows in (
            Meeting.objects.values_list("oparl_id", "name", "organization__oparl_id"),
            AgendaItem.objects.values_list("oparl_id", "name", "meeting__oparl_id"),
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
def between_commits(look):
    """Does `look` after each commit of what is written within, wherever a process could be killed."""
    outside, written, looking = len(connection.savepoint_ids), False, False

    def watched(execute, sql, params, many, context):
        nonlocal written, looking
        if written and not looking and len(connection.savepoint_ids) == outside:
            looking = True
            look()
            looking = written = False
        written = written or not (looking or sql.lstrip().startswith(READING))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watched):
        yield


@contextmanager
def forgotten():
    """What is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_wherever_it_is_killed_the_next_run_completes_it_without_loss_or_doubles(
    source, command, monkeypatch
):
    found = []

    def imported():
        command(source.url("/body"), "--files", "--private")

    def killed_here():
        with forgotten():
            imported()
            found.append(content())

    monkeypatch.setattr("oparl.importing.run.BATCH_OBJECTS", 2)  # a page takes several transactions
    with between_commits(killed_here):
        imported()
    whole = content()
    assert (Paper.objects.count(), File.objects.exclude(sha256="").count()) == (3, 1)
    assert [number for number, each in enumerate(found) if each != whole] == []
    assert len(found) > 10
