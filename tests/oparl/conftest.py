import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from oparl.importing.report import Report
from oparl.importing.run import Import
from oparl.importing.source import Found
from oparl.importing.tenant import body_for
from tests.oparl.objects import as_lines, town
from tests.oparl.server import server, town_server

__all__ = ["server", "town_server"]

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def take(db):
    """Imports objects as one run into the town's tenant and gives the report."""

    def run(objects: list[dict], **tenant: str) -> Report:
        named = {"name": "", "slug": "", "host": ""} | tenant
        body = body_for(objects[0] if objects[0].get("body") else town()[0], **named)
        found = [Found(str(number), each, 100) for number, each in enumerate(objects, 1)]
        return Import(body, lambda _: None).run(found)

    return run


@pytest.fixture
def command(db, tmp_path):
    """Runs `import_oparl` on bytes or a source and gives what it prints."""

    def run(source: bytes | str, *options: str) -> str:
        if isinstance(source, bytes):
            path = tmp_path / "source.jsonl"
            path.write_bytes(source)
            source = str(path)
        out = io.StringIO()
        call_command("import_oparl", source, "--language", "en", *options, stdout=out)
        return " ".join(out.getvalue().split())

    return run


@pytest.fixture
def town_lines() -> bytes:
    return as_lines(town())


class Installation:
    """A data folder of its own and the program running on it, as an operator has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "ratssaal.sqlite3"
        left_out = {"DATABASE_URL", "REDIS_URL"}
        kept = {name: value for name, value in os.environ.items() if name not in left_out}
        own = {"RATSSAAL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
        self.environment = kept | own

    def start(self, *arguments: str, **options) -> subprocess.Popen:
        program = [sys.executable, *arguments]
        return subprocess.Popen(program, cwd=REPOSITORY, env=self.environment, **options)

    def manage(self, *arguments: str) -> str:
        return self.python("manage.py", *arguments)

    def python(self, *arguments: str) -> str:
        program = [sys.executable, *arguments]
        done = subprocess.run(
            program, cwd=REPOSITORY, env=self.environment, text=True, check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def empty_database(django_db_setup, django_db_blocker, tmp_path_factory) -> Path:
    """The tables as migrations made them for the tests."""
    place = tmp_path_factory.mktemp("empty") / "ratssaal.sqlite3"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(place)])
    return place


@pytest.fixture
def installation(empty_database, db, tmp_path) -> Installation:
    made = Installation(tmp_path / "installation")
    made.folder.mkdir()
    shutil.copy(empty_database, made.database)
    return made
