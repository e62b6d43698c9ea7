"""JSON lines: plain, gzip or standard input. A broken line is told, and the next one is read."""

import gzip
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal.events import N_
from oparl.importing.oddities.characters import parse
from oparl.importing.source import Broken, Found

LINE_LIMIT = 64 * 1024 * 1024  # bytes; an object with the texts of all its files stays far below
GZIP = b"\x1f\x8b"

NOT_JSON = N_("The line is not valid JSON.")
NOT_TEXT = N_("The line is not valid UTF-8.")
NOT_AN_OBJECT = N_("The line is JSON, but not an object.")
TOO_LONG = N_("The line is longer than 64 MB.")
CUT_OFF = N_("The compressed file ends too early or is damaged: what came before it was read.")


class Lines:
    """The objects of a file (`-` is standard input), gzip known by its first bytes."""

    def __init__(self, name: str, limit: int = LINE_LIMIT) -> None:
        # Closed where the reading ends, in __iter__.
        self._raw: Any = sys.stdin.buffer if name == "-" else Path(name).open("rb")  # noqa: SIM115
        self._size = 0 if name == "-" else Path(name).stat().st_size
        self._limit = limit

    def done(self) -> float | None:
        """How much of the file is read; None of a stream, whose length nobody knows."""
        return self._raw.tell() / self._size if self._size and not self._raw.closed else None

    def __iter__(self) -> Iterator[Found | Broken]:
        number = 0
        with self._raw:
            lines = self._lines()
            while True:
                number += 1
                try:
                    line = next(lines, None)
                except (EOFError, gzip.BadGzipFile, zlib.error):
                    yield Broken(str(number), CUT_OFF)
                    return
                if line is None:
                    return
                if line is TOO_LONG or line.strip():
                    yield self._read(str(number), line)

    def _lines(self) -> Iterator[Any]:
        packed = self._raw.peek(2)[:2] == GZIP
        stream: Any = gzip.GzipFile(fileobj=self._raw) if packed else self._raw
        while line := stream.readline(self._limit + 1):
            if len(line) <= self._limit:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = stream.readline(self._limit)
            yield TOO_LONG

    def _read(self, where: str, line: Any) -> Found | Broken:
        if line is TOO_LONG:
            return Broken(where, TOO_LONG)
        try:
            data = parse(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            return Broken(where, NOT_TEXT)
        except (ValueError, RecursionError):
            return Broken(where, NOT_JSON)
        return Found(where, data, len(line)) if isinstance(data, dict) else Broken(where, NOT_AN_OBJECT)
