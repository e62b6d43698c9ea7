"""The product's server as a process of its own, on the test's database, to be killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from tests.live.servers import database_url

ROOT = Path(__file__).parents[2]
PATIENCE = 60
OF_SERVERS = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def environment(folder):
    own = {"RATSSAAL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    if connection.vendor == "postgresql":
        own["DATABASE_URL"] = database_url()
    return os.environ | own | {"SECRET_KEY": settings.SECRET_KEY}


def collect_static_files(folder):
    """As `make demo` does, the way the product stores them; returns where they are."""
    stored = settings.STORAGES | {"staticfiles": {"BACKEND": OF_SERVERS}}
    with override_settings(STORAGES=stored, STATIC_ROOT=folder / "static"):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder / "static"


class ServerProcess:
    """daphne as `make demo` starts it. Kept on one port, so that clients find it again after a crash."""

    def __init__(self, folder, static_files):
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port = door.getsockname()[1]
        self.folder, self.process = folder, None
        if (
            connection.vendor == "sqlite"
        ):  # it opens what the link names: server and test look at one database
            (folder / "ratssaal.sqlite3").symlink_to(connection.settings_dict["NAME"])
        (folder / "static").symlink_to(static_files)

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def start(self):
        daphne = str(Path(sys.executable).with_name("daphne"))
        self.process = subprocess.Popen(
            [daphne, "-b", "127.0.0.1", "-p", str(self.port), "-v", "0", "asgi:application"],
            cwd=ROOT,
            env=environment(self.folder),
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert self.process.poll() is None, "The server ended while starting."
            assert time.monotonic() < deadline, "The server did not start."
            time.sleep(0.02)
        return self

    def _answers(self):
        with socket.socket() as door:
            return door.connect_ex(("127.0.0.1", self.port)) == 0

    def kill(self):
        """As a power cut would: no signal handler runs, nothing is flushed."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.kill()
