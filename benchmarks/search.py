"""The search over a town with invented texts, while a second process imports.

python -m benchmarks search [papers]     builds a town of so many papers, each with a file of four pages, and measures;
                                         RATSSAAL_DATA and DATABASE_URL keep it: the next run goes on building or,
                                         where all is in the index, measures alone
python -m benchmarks search 75000 measure   measures alone what is there so far
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import mean, median, quantiles
from time import perf_counter, process_time

from django.db import connection
from rich.console import Console
from rich.progress import Progress

from benchmarks.search_asked import asked
from benchmarks.search_town import indexed, town_of
from benchmarks.server import cpu_of
from portal.search.asked import understood
from portal.search.finding import found
from portal.search.index import Clause, Question
from portal.search.indexes import the_index
from portal.search.models import Entry
from portal.search.place import Window
from portal.search.wanted import Wanted
from sessions_app.models import Body

PAPERS = 2000
EACH = 20  # questions of each sort


@dataclass(frozen=True)
class Taken:
    """Seconds on the wall, and of the processors: ours and, of another server, that which answered us."""

    wall: float
    cpu: float


def measured(papers: int = PAPERS, only: str = "") -> dict[str, object]:
    """Seconds (p50, p95, of processors mean and p95) of found(), and of the bare index; how long the index took."""
    body = town_of(papers)
    built = 0.0 if only else _built(body, papers)
    questions = asked(body, EACH)
    with _importing():
        ours = {sort: _timed(body, some, _ours) for sort, some in questions.items()}
        bare = {sort: _timed(body, some, _bare) for sort, some in questions.items()}
    everything = [taken for some in ours.values() for taken in some]
    return {
        "entries": Entry.objects.filter(body=body).count(),
        "built": built,
        "p50": median(taken.wall for taken in everything),
        "p95": _p95(everything),
        "cpu": mean(taken.cpu for taken in everything),
        "cpu95": quantiles((taken.cpu for taken in everything), n=20)[-1],
        "floor": _p95([taken for some in bare.values() for taken in some]),
        "sorts": {
            sort: {
                "p50": round(median(taken.wall for taken in some) * 1000, 1),
                "p95": round(_p95(some) * 1000, 1),
                "cpu": round(mean(taken.cpu for taken in some) * 1000, 1),
                "floor": round(_p95(bare[sort]) * 1000, 1),
            }
            for sort, some in ours.items()
        },
    }


def _built(body: Body, papers: int) -> float:
    """Seconds of the processors that the index took, of what was still missing."""
    begin = _cpu()
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("the index", total=papers)
        for files in indexed(body):
            progress.advance(task, files)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return _cpu() - begin


@contextmanager
def _importing() -> Iterator[None]:
    """A second process that goes on changing papers and taking them in, from before the first question on."""
    command = [sys.executable, "-m", "benchmarks.importing"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


def _timed(body: Body, questions: Sequence[Wanted], do: Callable[[Body, Wanted], object]) -> list[Taken]:
    do(body, questions[0])
    taken = []
    for wanted in questions:
        used, begin = _cpu(), perf_counter()
        do(body, wanted)
        taken.append(Taken(perf_counter() - begin, _cpu() - used))
    return taken


def _ours(body: Body, wanted: Wanted) -> None:
    found(body, wanted)


def _bare(body: Body, wanted: Wanted) -> None:
    """The words as they are, as many as a page shows: no longer words, nothing of who may see them, nothing to show."""
    question = Question(body.pk, tuple(Clause(term.stems) for term in understood(wanted.words).wanted))
    hits = the_index().hits([question], Window(), 20)
    with connection.cursor() as cursor:
        cursor.execute(hits.sql, hits.params)
        cursor.fetchall()


def _cpu() -> float:
    """Of this process and, of PostgreSQL, of the one that serves it, which counts in hundredths of a second."""
    if connection.vendor == "sqlite":
        return process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return process_time() + cpu_of(cursor.fetchone()[0])


def _p95(taken: Sequence[Taken]) -> float:
    return quantiles((each.wall for each in taken), n=20)[-1]
