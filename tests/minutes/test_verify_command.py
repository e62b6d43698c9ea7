"""manage.py verify_minutes: plain words, an exit code, and the journal of this installation."""

import json

import chain
import pytest
import signed as made
from django.core.management import CommandError, call_command
from django.utils import translation
from installed import another_journal, in_this_database, whole_installation

from minutes.authority import ROOT_FILE, ROOT_KEY_FILE, authority_in
from minutes.matching import authority_folder, installed_roots


@pytest.fixture
def files(tmp_path):
    (tmp_path / "minutes.pdf").write_bytes(made.signed().data)
    (tmp_path / "closed.pdf").write_bytes(chain.closed().data)
    (tmp_path / "root.pem").write_bytes(made.authority().pem)
    (tmp_path / "letter.txt").write_text("Sehr geehrte Damen und Herren")
    return tmp_path


def told(capsys, *args, ends_with=0):
    """What the command prints in English. `ends_with`: its exit code."""
    code = 0
    with translation.override("en"):
        try:
            call_command("verify_minutes", *map(str, args))
        except SystemExit as end:
            code = end.code
    assert code == ends_with
    return capsys.readouterr().out


@pytest.mark.django_db
def test_genuine_minutes_end_with_zero_and_a_sentence(files, capsys):
    text = told(capsys, files / "minutes.pdf", "--trust", files / "root.pem")
    assert "+ Claudia Wörner (Schriftführerin) signed." in text
    assert "There is no journal here to compare with." in text
    assert text.splitlines()[-1] == "Genuine: The signatures are valid and the record matches."


@pytest.mark.django_db
def test_a_program_gets_json_of_a_closed_file_with_levels_and_times(files, capsys):
    said = json.loads(told(capsys, files / "closed.pdf", "--json", "--trust", files / "root.pem"))
    assert (said["genuine"], said["part"], said["journal"]["seq"]) == (True, "public", 96)
    assert [each["field"] for each in said["signatures"]][:2] == ["chair", "clerk"]
    found = [(each["kind"], each["baseline"], bool(each["proven_at"])) for each in said["signatures"]]
    assert found == [("signature", "B-LTA", True)] * 2 + [("seal", "B-LTA", True), ("stamp", "", True)]
    assert [each["fault"] for each in said["findings"]] == [False] * len(said["findings"])


@pytest.mark.django_db
def test_the_journal_of_this_installation_is_compared(files, capsys):
    whole_installation()
    text = told(capsys, files / "minutes.pdf", "--trust", files / "root.pem")
    assert "+ The record is the journal of this installation, entry by entry." in text
    assert "+ This is the document that this installation signed, byte by byte." in text


@pytest.mark.django_db
def test_another_journal_is_said_and_ends_with_one(files, capsys):
    in_this_database(another_journal(96))
    text = told(capsys, files / "minutes.pdf", "--trust", files / "root.pem", ends_with=1)
    assert "! The record differs from the journal of this installation." in text
    assert text.splitlines()[-1].startswith("Not proven genuine")


@pytest.mark.django_db
def test_another_file_is_told_in_words(files, capsys):
    assert "! This file is not a PDF." in told(capsys, files / "letter.txt", ends_with=1)


def test_a_file_that_is_not_there_is_told_in_words(files):
    with pytest.raises(CommandError, match=r"nothing\.pdf"):
        call_command("verify_minutes", str(files / "nothing.pdf"))


def test_the_installation_trusts_its_own_authority(settings, tmp_path):
    settings.DATA = tmp_path
    assert installed_roots() == b""
    authority = authority_in(authority_folder())
    assert installed_roots() == authority.pem
    assert {path.name for path in authority_folder().iterdir()} == {ROOT_FILE, ROOT_KEY_FILE}
