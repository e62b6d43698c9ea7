"""The progress display of an import: how far, how many, how fast."""

import sys
import time
from collections.abc import Callable

from django.utils.translation import gettext as _
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)


def progress_bar(*, quiet: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[count]} {task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=quiet or not sys.stderr.isatty(),
    )


class Shown:
    """One line of the display; `done` says how far the work is, from 0 to 1, or None when nobody can know."""

    def __init__(self, progress: Progress, done: Callable[[], float | None]) -> None:
        self._progress, self._done = progress, done
        self._task = progress.add_task("", total=None, count=0, rate="")
        self._count, self._begun = 0, time.monotonic()

    def advance(self, number: int) -> None:
        self._count += number
        seconds = max(time.monotonic() - self._begun, 0.001)
        rate = _("objects, %(rate)d a second") % {"rate": self._count / seconds}
        done = self._done()
        total = None if done is None else 1.0
        self._progress.update(self._task, total=total, completed=done or 0.0, count=self._count, rate=rate)
