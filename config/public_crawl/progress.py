"""How far a round is, for whoever looks on and for whoever reads the log of the night."""

import time
from collections.abc import Callable, Iterator

from django.utils.translation import gettext
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from config.public_crawl.night import Round
from config.public_crawl.watch import Read

SELDOM = 300.0  # seconds between two lines of a log


def shown(through: Round, tell: Callable[[str], object]) -> Iterator[Read]:
    """What the round reads; meanwhile a bar where somebody looks on, else now and then a line."""
    console = Console(stderr=True)
    return _with_bar(through, console) if console.is_terminal else _with_lines(through, tell)


def _with_bar(through: Round, console: Console) -> Iterator[Read]:
    known = TextColumn(gettext("known so far, left about"))
    columns = (BarColumn(), MofNCompleteColumn(), known, TimeRemainingColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, speed_estimate_period=120) as progress:
        task = progress.add_task("", total=None)
        for done, read in enumerate(through, 1):
            progress.update(task, completed=done, total=done + through.left)
            yield read


def _with_lines(through: Round, tell: Callable[[str], object]) -> Iterator[Read]:
    begun = said = time.monotonic()
    for done, read in enumerate(through, 1):
        now = time.monotonic()
        if now - said > SELDOM:
            said = now
            tell(_line(done, through.left, (now - begun) / done))
        yield read


def _line(done: int, left: int, each: float) -> str:
    """`each`: seconds for one answer."""
    return gettext("%(done)d read of %(known)d addresses known so far, about %(minutes)d minutes left.") % {
        "done": done,
        "known": done + left,
        "minutes": round(left * each / 60),
    }
