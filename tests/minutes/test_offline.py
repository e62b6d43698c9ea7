"""tools/verify_minutes.py: the same check without Django, and what `manage.py verify_minutes` prints."""

import json
import subprocess
import sys
from pathlib import Path

import forging as forged
import pytest
import signed as made
from catalogue import catalogue, entries
from django.core.management import call_command
from exporting import exported

ROOT = Path(__file__).parents[2]
# Runs the tool as often as there are lines of arguments; nothing that draws or serves can be imported meanwhile.
ALONE = """
import json, runpy, sys
for name in ("django", "channels", "reportlab", "polib", "PIL"):
    sys.modules[name] = None
sys.path.insert(0, "tools")  # as a program has its own folder
for arguments in json.loads(sys.stdin.read()):
    sys.argv = ["verify_minutes.py", *arguments]
    try:
        runpy.run_path("tools/verify_minutes.py", run_name="__main__")
    except SystemExit as end:
        print(f"=== {end.code}")
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("offline")
    (folder / "minutes.pdf").write_bytes(forged.genuine())
    (folder / "changed.pdf").write_bytes(forged.genuine().replace(b"xmpmeta", b"xmpmetb", 1))
    (folder / "letter.pdf").write_bytes(b"Sehr geehrte Damen und Herren")
    (folder / "root.pem").write_bytes(made.authority().pem)
    (folder / "journal.jsonl").write_bytes(b"".join(exported(made.chain())))
    return folder


def asked(files):
    trust = ["--trust", str(files / "root.pem")]
    journal = ["--journal", str(files / "journal.jsonl")]
    return (
        [str(files / "minutes.pdf"), *trust, *journal, "--lang", "en"],
        [str(files / "changed.pdf"), *trust, "--json", "--lang", "de"],
        [str(files / "letter.pdf"), "--lang", "de"],
        [str(files / "nothing.pdf")],
    )


@pytest.fixture(scope="module")
def alone(files):
    """What the tool prints for each of the questions, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE],
        input=json.dumps(asked(files)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    answers = done.stdout.split("=== ")
    codes = [int(each.split("\n", 1)[0]) for each in answers[1:]]
    texts = [answers[0], *(each.partition("\n")[2] for each in answers[1:])]
    return list(zip(texts, codes, strict=False)), done.stderr


def of_the_installation(arguments, capsys):
    try:
        call_command("verify_minutes", *arguments)
    except SystemExit as end:
        return capsys.readouterr().out, end.code
    return capsys.readouterr().out, 0


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1])
def test_without_django_the_same_is_said(files, alone, capsys, which):
    assert alone[0][which] == of_the_installation(asked(files)[which], capsys)


def test_the_tool_says_it_in_both_languages_and_by_its_exit_code(alone):
    (english, good), (german, changed), (letter, other), (_, missing) = alone[0]
    assert (good, changed, other, missing) == (0, 1, 1, 2)
    assert english.splitlines()[-1] == "Genuine: The signatures are valid and the record matches."
    assert "+ All 96 entries of the record are those of the exported journal." in english
    assert json.loads(german)["say"].startswith("Echtheit nicht nachgewiesen")
    assert letter.startswith("! Diese Datei ist kein PDF.")
    assert "nothing.pdf kann nicht gelesen werden" in alone[1]


def test_the_catalogue_is_read_as_it_is_written():
    source = (
        'msgid ""\nmsgstr "Language: de\\n"\n\n# said\n#~ msgid "gone"\n\nmsgid "one"\nmsgstr ""\n"ei"\n"ns \\"1\\""\n\n'
        'msgid "%(n)s page"\nmsgid_plural "%(n)s pages"\nmsgstr[0] "%(n)s Seite"\nmsgstr[1] "%(n)s Seiten"\n'
    )
    found = list(entries(source))
    assert [each["msgid"] for each in found] == ["one", "%(n)s page"]
    assert found[0]["msgstr"] == 'eins "1"'


def test_a_language_that_nobody_translated_is_english():
    assert catalogue("fr").gettext("Yes") == "Yes"
    german = catalogue("de")
    one, many = (
        "The record's only entry leads to the check value printed in the document.",
        "The record's chain of %(entries)s entries leads to the check value printed in the document.",
    )
    assert "Kette" in german.ngettext(one, many, 2)
    assert german.ngettext(one, many, 1) != german.ngettext(one, many, 2)
    assert german.gettext("What nobody translated") == "What nobody translated"
    assert german.ngettext("a cat", "cats", 2) == "cats"
