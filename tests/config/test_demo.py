"""`make demo FRESH=1` throws a town away, and with it nothing that the next one is locked with."""

from pathlib import Path

from config.management.commands.demo import throw_away


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
