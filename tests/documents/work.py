"""What the tests let a worker do."""

import os
import sys
import time
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from documents.checks import CheckedFile, UploadRefusal
from journal.events import Refused


class Colour(Enum):
    RED = "red"


def shout(word, times):
    return word.upper() * times


def sleep(seconds):
    time.sleep(seconds)


def compute():
    while True:
        pass


def eat():
    return len(bytearray(4 * 1024 * 1024 * 1024))


def die():
    os._exit(7)


def crash():
    raise ValueError("in the worker")


def refuse():
    raise Refused(UploadRefusal.FILE_TOO_LARGE, limit=7)


def chatter():
    sys.stdout.write("libraries print")
    os.write(1, b"and write")
    return "answer"


def modules():
    return sorted(name for name in ("django", "channels") if name in sys.modules)


def everything():
    return (
        CheckedFile("a/b", 1, 2),
        {"at": datetime(2026, 1, 1, tzinfo=UTC)},
        [b"bytes", None, 1.5, frozenset({1})],
    )


def foreign():
    return os.getcwd


def parent():
    return os.getppid()


def mark(path, seconds):
    time.sleep(seconds)
    with Path(path).open("w") as file:
        file.write("still here")
