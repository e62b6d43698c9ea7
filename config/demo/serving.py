"""The server as a child of `make demo`: announced once it answers, ended with us, its code is ours."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HOST = "127.0.0.1"
PAUSE = 20  # seconds between two rounds


def is_free(port: int) -> bool:
    """Whether nobody listens at the port."""
    with socket.socket() as attempt:
        return attempt.connect_ex((HOST, port)) != 0


def serve(port: int, answers: Callable[[], None], meanwhile: Callable[[], None]) -> int:
    """Runs daphne in the foreground, calls `answers` when it can be reached, `meanwhile` over and over, and returns its
    exit code; 0 where we ended it ourselves, however often we were told to.
    """
    daphne = str(Path(sys.executable).with_name("daphne"))
    command = [daphne, "-b", HOST, "-p", str(port), "-v", "0", "asgi:application"]
    # A session of its own: Ctrl-C reaches it once, through us.
    child = subprocess.Popen(command, start_new_session=True)  # noqa: S603 (our own command)

    told: list[int] = []

    def end(given: int, _frame: object) -> None:
        """A second time would break off the server's own ending."""
        if not told:
            child.terminate()
        told.append(given)

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, end)  # a shell's job may ignore SIGINT
    while child.poll() is None and is_free(port):
        time.sleep(0.1)
    if child.poll() is None:
        answers()
    while True:
        try:
            code = child.wait(timeout=PAUSE)
        except subprocess.TimeoutExpired:
            meanwhile()
        else:
            return 0 if told and code == -signal.SIGTERM else code
