import json
import os
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import translation

from journal.completeness import OF_THE_DATABASE
from journal.models import Entry, Stream
from journal.store import BOOKS, perform
from tests.journal.counter import ANNA, COUNTER, add, add_each
from tests.tampering import tamper

ROOT = Path(__file__).parents[2]
KEY = "counter:1"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def known_book(monkeypatch):
    monkeypatch.setitem(BOOKS, "counter", COUNTER)
    with translation.override("en"):
        yield


@pytest.fixture
def journal():
    for number in (1, 2, 3):
        perform(COUNTER, KEY, add, ANNA, number=number, word=f"word{number}", hidden=number == 2)


def verify(*arguments, **options):
    output = StringIO()
    try:
        call_command("verify_journal", *arguments, stdout=output, **options)
    except SystemExit as stop:
        return stop.code, output.getvalue().splitlines()
    return 0, output.getvalue().splitlines()


def test_an_intact_journal_is_said_to_be_intact(journal):
    assert verify() == (0, ["Streams: 1, entries: 3, content withheld: 0. The journal is intact."])
    assert verify(stream=KEY)[0] == 0


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE journal_entry SET data = replace(data, 'word2', 'other') WHERE seq = 2",
            "counter:1 2: The seal",
        ),
        ("UPDATE journal_entry SET data = 'no JSON' WHERE seq = 2", "counter:1 2: The seal"),
        ("UPDATE journal_entry SET data = data || ' ' WHERE seq = 2", "counter:1 2: The seal"),
        ("UPDATE journal_entry SET kind = 'other' WHERE seq = 2", "counter:1 2: The hash"),
        ("UPDATE journal_entry SET salt = NULL WHERE seq = 2", "counter:1 2: A part of the content"),
        ("DELETE FROM journal_entry WHERE seq = 2", "counter:1 3: Entry 2 was expected here"),
        ("DELETE FROM journal_entry WHERE seq = 3", "counter:1: The stream ends differently"),
        (
            "UPDATE journal_stream SET seq = 2, head = (SELECT hash FROM journal_entry WHERE seq = 2)",
            "counter:1: The stream ends differently",
        ),
        (
            "UPDATE journal_entry SET command_id = NULL WHERE seq = 2",
            "counter:1 2: The last entry of a command has lost",
        ),
        (
            "UPDATE journal_entry SET command_id = NULL WHERE seq = 3",
            "counter:1 3: The last entry of a command has lost",
        ),
    ],
)
def test_what_was_tampered_with_is_found(journal, statement, sentence):
    tamper(statement)
    code, (first, *_, last) = verify()
    assert (code, first.startswith(sentence)) == (1, True)
    assert last.endswith("The journal is NOT intact, 1 fault.")


def test_a_command_of_several_entries_carries_its_number_on_the_last_alone(journal):
    perform(COUNTER, KEY, add_each, ANNA, numbers=[1, 2, 3])
    assert verify()[0] == 0


def test_each_trigger_that_is_missing_is_named(journal):
    assert len(OF_THE_DATABASE[connection.vendor]) >= 5
    for name in sorted(OF_THE_DATABASE[connection.vendor]):
        table = "journal_stream" if name.startswith("journal_stream") else "journal_entry"
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        with transaction.atomic():
            with connection.cursor() as cursor:
                if on:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute(f"DROP TRIGGER {name}{on}")
            code, lines = verify()
            transaction.set_rollback(True)
        assert (code, lines[0].startswith(f"{name}: This trigger")) == (1, True)
        assert lines[-1].endswith("NOT intact, 1 fault.")
    assert verify()[0] == 0


def test_a_stream_that_rows_tell_of_and_that_is_gone_is_found(journal, monkeypatch):
    telling = replace(COUNTER, keys_in_rows=lambda: [KEY, "counter:2"])
    monkeypatch.setitem(BOOKS, "counter", telling)
    code, lines = verify()
    assert (code, lines[0].startswith("counter:2: The tables know of this stream")) == (1, True)
    assert len(lines) == 2


def test_the_head_that_the_minutes_print_is_compared(journal):
    head = Entry.objects.get(seq=2).hash
    assert verify(expect=[KEY, "2", head])[0] == 0
    for expected in ([KEY, "3", head], [KEY, "2", "0" * 64], ["counter:9", "2", head], [KEY, "9", head]):
        code, lines = verify(expect=expected)
        assert (code, lines[0]) == (
            1,
            f"{expected[0]} {expected[1]}: The entry is not the one with the expected hash.",
        )


def test_rows_that_differ_from_the_journal_are_found(journal):
    ContentType.objects.filter(app_label=KEY).update(model="99")
    code, lines = verify()
    assert (code, lines[0]) == (1, "counter:1: The tables differ from the journal: ['99'] is not 6")


def test_events_that_nobody_can_read_back_are_found(journal, monkeypatch):
    monkeypatch.setattr("journal.events.KINDS", {})
    code, lines = verify()
    assert (code, lines[0]) == (1, "counter:1: The entries cannot be read back: KeyError('counter_added_to')")


def test_a_stream_of_an_unknown_kind_is_said_and_is_no_fault(journal, monkeypatch):
    monkeypatch.delitem(BOOKS, "counter")
    assert verify()[0] == 0
    assert verify()[1][0].startswith("counter:1: Nobody here knows this kind of stream.")


def test_erased_content_is_counted_and_said_on_demand(journal):
    Entry.objects.filter(seq=3).update(data=None, salt=None, by="")
    _, lines = verify(verbosity=2)
    assert "counter:1 3: The content is withheld. Only the place in the chain could be checked." in lines
    assert lines[-1].startswith("Streams: 1, entries: 3, content withheld: 1")


def test_an_exported_file_verifies_offline_without_a_database(journal, tmp_path):
    file = tmp_path / "journal.jsonl"
    call_command("export_journal", KEY, str(file))
    assert json.loads(file.read_bytes().splitlines()[2])["data"]["word"] == "word2"
    assert json.loads(file.read_bytes().splitlines()[0])["head"] == Stream.objects.get().head
    assert offline(file) == (
        0,
        "Streams: 1, entries: 3, content withheld: 0. The journal is intact.\n",
    )
    file.write_bytes(file.read_bytes().replace(b"word2", b"word9"))
    code, output = offline(file)
    assert (code, output.splitlines()[-1].endswith("The journal is NOT intact, 1 fault.")) == (1, True)


def test_files_may_be_piped(journal, capsysbinary, tmp_path):
    call_command("export_journal", KEY, "-")
    exported = capsysbinary.readouterr().out
    assert len(exported.splitlines()) == 5
    assert offline("-", exported) == (
        0,
        "Streams: 1, entries: 3, content withheld: 0. The journal is intact.\n",
    )


def offline(file, given=b""):
    code = (
        "import django; from django.conf import settings; settings.configure(LANGUAGE_CODE='en',"
        " INSTALLED_APPS=['journal']); django.setup();"
        " from django.core.management import call_command; call_command('verify_journal', {!r})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code.format(str(file))],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )
    assert run.stderr == b""
    return run.returncode, run.stdout.decode()


def test_a_public_extract_verifies_and_shows_no_word_of_what_is_not_public(journal, tmp_path):
    file = tmp_path / "public.jsonl"
    call_command("export_journal", str(file), all=True, public=True)
    text = file.read_text()
    assert [word in text for word in ("word1", "word2", "word3")] == [True, False, True]
    assert verify(str(file)) == (0, ["Streams: 1, entries: 3, content withheld: 1. The journal is intact."])


def test_a_public_extract_of_an_unknown_book_shows_nothing(journal, tmp_path, monkeypatch):
    monkeypatch.delitem(BOOKS, "counter")
    file = tmp_path / "public.jsonl"
    call_command("export_journal", KEY, str(file), public=True)
    assert "word" not in file.read_text()
    assert verify(str(file))[1] == ["Streams: 1, entries: 3, content withheld: 3. The journal is intact."]


@pytest.mark.parametrize(
    ("command", "arguments", "options", "sentence"),
    [
        (
            "export_journal",
            ["counter:9", "-"],
            {},
            "There is no stream counter:9. Keys look like this: sitting:177",
        ),
        ("export_journal", ["-"], {}, "Name one stream, or --all."),
        ("export_journal", [KEY, "-"], {"all": True}, "Name one stream, or --all."),
        (
            "export_journal",
            [KEY, "/nowhere/x"],
            {},
            "/nowhere/x cannot be written: No such file or directory",
        ),
        ("verify_journal", ["/nowhere/x"], {}, "/nowhere/x cannot be read: No such file or directory"),
        ("verify_journal", [], {"expect": [KEY, "two", "x"]}, "two is no number of an entry."),
        (
            "verify_journal",
            ["x.jsonl"],
            {"expect": [KEY, "2", "x"]},
            "--expect compares the live journal. Please leave out the file.",
        ),
        ("verify_journal", [], {"stream": "counter:9"}, "There is no stream counter:9."),
    ],
)
def test_wrong_arguments_are_answered_with_a_sentence(journal, command, arguments, options, sentence):
    with pytest.raises(CommandError) as error:
        call_command(command, *arguments, **options)
    assert str(error.value) == sentence


def test_the_catalogue_is_written(tmp_path):
    file = tmp_path / "events.json"
    call_command("events_catalogue", str(file))
    assert json.loads(file.read_text())["counter_added_to"]["fields"]["number"] == {"form": "integer"}


# Runs the commands that it is given, separated by commas, one after the other.
RUNNING = """
import runpy, sys
for command in sys.argv[1:]:
    sys.argv = ["manage.py", *command.split(",")]
    try:
        runpy.run_path("manage.py", run_name="__main__")
    except SystemExit as end:
        print(end.code)
"""


def test_without_tables_a_command_says_what_to_run_first(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"RATSSAAL_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}
    run = subprocess.run(
        [sys.executable, "-c", RUNNING, "verify_minutes,README.md", "import_oparl,nothing.jsonl"],
        cwd=ROOT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (run.stdout.split(), "Traceback" in run.stderr) == (["1", "1"], False)
    assert [line.endswith("manage.py migrate") for line in run.stderr.splitlines()] == [True, True]
