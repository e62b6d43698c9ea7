"""`make demo FRESH=1` throws a town away, and with it nothing that the next one is locked with."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from config.management.commands import demo
from config.management.commands.demo import throw_away
from sessions_app.models import Body


def test_nothing_is_left_of_the_old_town_but_the_key_that_this_process_has_already_read(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret_key").write_text("read at the start of the process")
    for name in ("ratssaal.sqlite3", "ratssaal.sqlite3-wal", "ratssaal.sqlite3-shm"):
        (tmp_path / name).touch()
    for folder in ("files/ab", "authority/seals", "static/css", "mails"):
        (tmp_path / folder).mkdir(parents=True)

    throw_away(tmp_path)

    assert [path.name for path in tmp_path.rglob("*")] == ["secret_key"]
    assert (tmp_path / "secret_key").read_text() == "read at the start of the process"


@pytest.fixture
def starting(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command changes what its server is to inherit, in this process; all of it is put back after the test."""
    settings.DATA, settings.PUBLIC_PORT, settings.EMAIL_FROM = tmp_path, "", "rat@eichenfurt.example"
    monkeypatch.setenv("RATSSAAL_PUBLIC_PORT", "")


def test_who_ends_it_while_it_starts_reads_one_sentence_and_no_traceback(
    starting: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ctrl_c(*_given: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(demo, "call_command", ctrl_c)

    call_command("demo")

    assert capsys.readouterr() == ("\nBeendet, bevor alles bereit war. Zum Starten: make demo\n", "")


@pytest.mark.django_db
def test_a_town_that_was_left_half_built_is_not_served(
    starting: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Body.objects.create(slug="eichenfurt", name="Stadt Eichenfurt")
    monkeypatch.setattr(demo, "call_command", lambda *_given, **_options: None)

    with pytest.raises(CommandError, match="nicht fertig gebaut"):
        call_command("demo")
