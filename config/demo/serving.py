"""The server as a child of `make demo`: announced once it answers, ended with us, its code is ours."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HOST = "127.0.0.1"
ROOT = Path(__file__).parents[2]
EVERY = 120  # seconds


def is_free(port: int) -> bool:
    """Whether nobody listens at the port."""
    with socket.socket() as attempt:
        return attempt.connect_ex((HOST, port)) != 0


def serve(port: int, answers: Callable[[], None]) -> int:
    """Runs daphne in the foreground, calls `answers` when it can be reached, and returns its exit code."""
    daphne = str(Path(sys.executable).with_name("daphne"))
    command = [daphne, "-b", HOST, "-p", str(port), "-v", "0", "asgi:application"]
    # A session of its own: Ctrl-C reaches it once, through us.
    child = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (our own command)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, lambda _given, _frame: child.terminate())  # a shell's job may ignore SIGINT
    while child.poll() is None and is_free(port):
        time.sleep(0.1)
    if child.poll() is None:
        answers()
    while True:
        try:
            return child.wait(EVERY)
        except subprocess.TimeoutExpired:
            _read_new_files()


def _read_new_files() -> None:
    """What a timer does elsewhere (deploy/ratssaal-search.timer): the search learns the texts of new files."""
    subprocess.run([sys.executable, "manage.py", "index_texts"], cwd=ROOT, check=False, capture_output=True)
