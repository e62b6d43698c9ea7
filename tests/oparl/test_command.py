"""The command as an operator runs it: files, pipes, broken lines, options, the report."""

import gzip
import json
import signal
import sqlite3
import subprocess
import time
from contextlib import closing

import pytest
from django.core.management.base import CommandError
from django.db import connection

from oparl.importing.lines import TOO_LONG, Lines
from oparl.importing.source import Broken, Found
from sessions_app.models import Body, Host, Meeting, Paper
from tests.oparl.objects import ROOT, an, as_lines, town

BOTTOM = "Objects in the source: 13, rows: 13, lost: 0"


def test_the_report_ends_with_the_count_that_nothing_was_lost(command, town_lines):
    said = command(town_lines)
    assert BOTTOM in said
    assert "Imported into Neustadt (neustadt)" in said
    assert "The end lies before the beginning" in said
    assert "Nothing changed." not in said
    assert "Nothing changed." in command(town_lines)


def test_gzip_is_known_by_its_content(command, town_lines):
    assert BOTTOM in command(gzip.compress(town_lines))


def test_an_empty_line_and_a_byte_order_mark_harm_nobody(command, town_lines):
    said = command(b"\xef\xbb\xbf" + town_lines.replace(b"\n", b"\n\n"))
    assert BOTTOM in said
    assert "Left out" not in said


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"id": "x", ', "The line is not valid JSON."),
        (b'{"id": NaN}', "The line is not valid JSON."),
        (b'{"id": 1e999}', "The line is not valid JSON."),
        (b"[" * 100_000, "The line is not valid JSON."),
        (b'{"id": "\xff"}', "The line is not valid UTF-8."),
        (b'["a list"]', "The line is JSON, but not an object."),
        (b'{"id": "x"}', "The object does not say what it is (no type)."),
        (b'{"type": "https://schema.oparl.org/1.1/Paper"}', "The object has no id"),
        (b'{"type": "https://schema.oparl.org/1.1/System", "id": "x"}', "Objects of this type have no place"),
        (b'{"type": ["Paper"], "id": "x"}', "Objects of this type have no place"),
    ],
)
def test_a_broken_line_is_told_with_its_number_and_the_import_goes_on(command, town_lines, line, sentence):
    first, *others = town_lines.splitlines()
    said = command(b"\n".join([first, line, *others]) + b"\n")
    assert sentence in said
    assert BOTTOM in said
    assert "Left out: 1" in said


def test_a_damaged_gzip_file_gives_what_came_before_the_damage(command, town_lines):
    papers = [an("Paper", f"papers/{n}", body=ROOT, name=f"{n} {hash(str(n))}") for n in range(3000)]
    packed = gzip.compress(town_lines + as_lines(papers))
    said = command(packed[: len(packed) // 2])
    assert "The compressed file ends too early or is damaged" in said
    assert "lost: 0" in said
    assert Meeting.objects.count() == 1
    assert 0 < Paper.objects.count() < 3000


def test_a_line_beyond_the_limit_is_told_and_skipped(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"a": 1}\n{"b": "' + b"x" * 5000 + b'"}\n{"c": 1}\n')
    things = list(Lines(str(path), limit=100))
    assert things == [Found("1", {"a": 1}, 9), Broken("2", TOO_LONG), Found("3", {"c": 1}, 9)]


def test_a_file_that_is_not_there_is_said_plainly(command):
    with pytest.raises(CommandError, match="There is no file"):
        command("no-such-file.jsonl")


def test_a_source_without_any_object_is_said_plainly(command):
    with pytest.raises(CommandError, match="no OParl object"):
        command(b"not json\n\n")
    assert not Body.objects.exists()


def test_options_name_the_tenant_and_limit_the_objects(command, town_lines):
    options = ("--body-name", "Stadt Neustadt", "--body-slug", "nst", "--host", "rat.neustadt.example")
    command(town_lines, *options, "--limit", "3")
    body = Body.objects.get()
    assert (body.name, body.slug, body.oparl_id) == ("Stadt Neustadt", "nst", ROOT)
    assert [host.name for host in body.hosts.all()] == ["rat.neustadt.example"]
    assert (Meeting.objects.count(), Paper.objects.count()) == (1, 0)


def test_an_existing_tenant_is_found_by_its_host_and_keeps_its_name(command, town_lines):
    body = Body.objects.create(slug="here", name="Die Stadt", short_name="S")
    Host.objects.create(body=body, name="rat.example")
    command(town_lines, "--host", "RAT.example")
    assert Meeting.objects.get().body == body
    assert Body.objects.get().name == "Die Stadt"


def test_one_source_goes_into_one_tenant_only(command, town_lines):
    command(town_lines)
    with pytest.raises(CommandError, match=r"This source belongs to Neustadt \(neustadt\) already"):
        command(town_lines, "--body-slug", "second")
    assert [body.slug for body in Body.objects.all()] == ["neustadt"]


def test_one_tenant_takes_one_source_only(command, town_lines):
    command(town_lines)
    other = town_lines.replace(b"neustadt.example", b"altdorf.example")
    with pytest.raises(CommandError, match=r"Neustadt was filled from https://ris\.neustadt\.example"):
        command(other, "--body-slug", "neustadt")


def test_a_host_that_belongs_to_another_tenant_is_refused(command, town_lines):
    body = Body.objects.create(slug="here", name="Die Stadt", short_name="S")
    Host.objects.create(body=body, name="rat.example")
    with pytest.raises(CommandError, match="belongs to Die Stadt already"):
        command(town_lines, "--host", "rat.example", "--body-slug", "neu")


def _content(database) -> dict[str, list]:
    """Everything imported, by OParl ids instead of primary keys."""
    ids = "(SELECT oparl_id FROM sessions_app_{0} WHERE id = {1})"
    meeting, item = ids.format("meeting", "meeting_id"), ids.format("agendaitem", "agenda_item_id")
    organization = ids.format("organization", "organization_id")
    paper = ids.format("paper", "paper_id")
    file = "(SELECT oparl_id FROM documents_file WHERE id = file_id)"
    queries = (
        f"SELECT oparl_id, name, CAST(modified AS text), extra, {organization} FROM sessions_app_meeting ORDER BY 1",
        f"SELECT oparl_id, name, state, extra, {meeting} FROM sessions_app_agendaitem ORDER BY 1",
        f"SELECT oparl_id, {paper}, {meeting}, {item}, extra FROM sessions_app_consultation ORDER BY 1",
        "SELECT oparl_id, name, extra FROM sessions_app_paper ORDER BY 1",
        "SELECT oparl_id, name, extra FROM documents_file ORDER BY 1",
        f"SELECT {paper}, {file} FROM sessions_app_paper_auxiliary_files ORDER BY 1, 2",
        "SELECT kind, field, target FROM oparl_danglingreference ORDER BY 1, 2, 3",
    )
    with closing(database.cursor()) as cursor:
        return {query: cursor.execute(query).fetchall() for query in queries}


def _many_evenings(number: int) -> list[dict]:
    """The town's evening again and again, each with its own ids; papers come long before their meetings."""
    council, office, meeting, paper = (json.dumps(each) for each in town())

    def numbered(text: str, n: int) -> dict:
        made = text
        for kind in ("meetings", "items", "papers", "consultations", "files", "locations"):
            made = made.replace(f"/{kind}/", f"/{kind}/{n}-")
        return json.loads(made)

    return [
        json.loads(council),
        json.loads(office),
        *(numbered(paper, n) for n in range(number)),
        *(numbered(meeting, n) for n in range(number)),
    ]


# Writes twenty objects at a time instead of two hundred.
SMALL_BATCHES = """
import sys, django
django.setup()
from django.core.management import execute_from_command_line
from oparl.importing import run
run.BATCH_OBJECTS = 20
execute_from_command_line(sys.argv)
"""


def test_an_import_killed_in_the_middle_is_completed_by_the_next_one(installation, command):
    """It holds in the end what an import holds that nobody killed."""
    whole = as_lines(_many_evenings(13))
    silent = {"stdin": subprocess.PIPE, "stdout": subprocess.DEVNULL}
    process = installation.start("-c", SMALL_BATCHES, "import_oparl", "-", **silent)
    process.stdin.write(whole)
    process.stdin.flush()
    with closing(sqlite3.connect(installation.database)) as database:
        while not database.execute("SELECT count(*) FROM sessions_app_meeting").fetchone()[0]:
            assert process.poll() is None
            time.sleep(0.01)  # until the first meetings are committed; the rest of them is in memory
        process.send_signal(signal.SIGKILL)
        process.wait()
        meetings = database.execute("SELECT count(*) FROM sessions_app_meeting").fetchone()[0]
        assert 0 < meetings < 10
        path = installation.folder / "whole.jsonl"
        path.write_bytes(whole)
        assert "lost: 0" in installation.manage("import_oparl", str(path), "--language", "en")
        command(whole)
        assert _content(database) == _content(connection)
    assert len(_content(connection)) == 7
    assert all(_content(connection).values())


# Imports the files that it is given, one after the other, and says after each how much memory it has had at most.
IMPORTING = """
import resource, runpy, sys
for path in sys.argv[1:]:
    sys.argv = ["manage.py", "import_oparl", path]
    runpy.run_path("manage.py", run_name="__main__")
    print("peak:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_source(installation):
    def papers(number: int) -> str:
        path = installation.folder / f"{number}.jsonl"
        with path.open("wb") as file:
            for n in range(number):
                paper = an("Paper", f"papers/{n}", body=ROOT, name=f"{n}", keyword=["x" * 100_000])
                file.write(as_lines([paper]))
        return str(path)

    said = installation.python("-c", IMPORTING, papers(100), papers(300))
    few, many = (int(line.split()[1]) for line in said.splitlines() if line.startswith("peak:"))
    assert "300" in said
    assert many < 1.05 * few
