"""A council's whole record imported from a file, then the same file once more, on a database of its own.

python -m benchmarks import [times [crawl]]    so many times an invented town, or the objects of a crawl
"""

import resource
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.oparl_copies import written
from benchmarks.oparl_crawl import TENTH, memory_now
from oparl.importing.lines import Lines
from oparl.importing.run import BATCH_OBJECTS, Import
from oparl.importing.source import Found, Thing
from oparl.importing.tenant import body_for
from oparl.out.ledger import settle_all

TIMES = 600  # the invented town has thirteen objects
EVERY = 100  # lines: how often memory is looked at
WARM = 3 * BATCH_OBJECTS  # lines until a process has done once all that it goes on doing


@dataclass
class Ran:
    """Seconds of the processor and of the wall's clock until everything can be read by others too."""

    objects: int = 0
    changes: int = 0
    lost: int = 0
    seconds: float = 0.0
    wall: float = 0.0
    memory: list[int] = field(default_factory=list)
    lines: int = 0

    def look(self, number: int) -> None:
        self.lines += number
        if self.lines % EVERY == 0:
            self.memory.append(memory_now())

    def once(self) -> int:
        """Bytes that the first batches take, whatever comes after them: what is loaded and remembered when first used."""
        return self.memory[WARM // EVERY] - self.memory[0]

    def growth(self) -> int:
        """Bytes between the end of the first batches and the end of the reading, median against median.

        What still grows afterwards are the statements that Python's sqlite3 remembers: 128 of them, then no more.
        """
        warm, tenth = WARM // EVERY, max(1, len(self.memory) // TENTH)
        return int(median(self.memory[-tenth:]) - median(self.memory[warm : warm + tenth]))


def measured(folder: Path, times: int = TIMES, crawl: str = "") -> dict[str, object]:
    path = folder / "source.jsonl.gz"
    written(path, times, crawl)
    first, again = _imported(path), _imported(path)
    return {
        "objects": first.objects,
        "rate": first.objects / first.wall,
        "rate_of_processor": first.objects / first.seconds,
        "quicker": first.seconds / again.seconds,
        "again": again.seconds,
        "changes_again": again.changes,
        "lost": first.lost + again.lost,
        "growth": first.growth(),
        "once": first.once(),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def _imported(path: Path) -> Ran:
    """As `import_oparl` does it, what it gives away included."""
    ran, begin, started = Ran(), process_time(), perf_counter()
    things: Iterable[Thing] = Lines(str(path))
    first = next(each for each in Lines(str(path)) if isinstance(each, Found))
    report = Import(body_for(first.data, name="", slug="", host=""), ran.look).run(things)
    settle_all()
    ran.seconds, ran.wall = process_time() - begin, perf_counter() - started
    ran.objects, ran.changes, ran.lost = report.objects, report.changes, len(report.lost)
    return ran
