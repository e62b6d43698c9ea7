"""What an entry of the journal costs, as a multiple of what the disk takes for the same bytes.

The floor is a bare sqlite3 insert and commit of the journal's own row, with the product's own pragmas, on the same
disk: no chain, no receipts, no index, no trigger. Both are measured in turns, so that whatever else the machine
does hits both alike.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from django.db import connection

from accounts.actor import Actor
from journal.models import Entry
from journal.store import Book, Order, Recorded, perform_batch
from voting.events import BallotCast
from voting.vote import Choice

BATCHES = (1, 50)
ROUNDS = 60
VOTER = Actor(user=1, person=1)
Append = Callable[[int], None]


def compared(folder: Path) -> dict[int, tuple[float, float]]:
    """(floor, journal) in seconds per entry, by entries in a commit."""
    append_to_journal(1)  # the stream is there, and whatever is made once is made
    floor = floor_in(folder / "floor.sqlite3")
    return {batch: tuple(in_turns(batch, floor, append_to_journal)) for batch in BATCHES}  # type: ignore[misc]


def in_turns(batch: int, *appends: Append) -> list[float]:
    """The median of the seconds per entry, for each way of appending."""
    taken: list[list[float]] = [[] for _ in appends]
    for _ in range(ROUNDS):
        for append, times in zip(appends, taken, strict=True):
            begin = perf_counter()
            append(batch)
            times.append((perf_counter() - begin) / batch)
    return [median(times) for times in taken]


def count_up(count: int, _recorded: Recorded) -> int:
    return count + 1


# Ballots are counted, nothing else: what is measured is the journal and not the council.
COUNTED: Book[int] = Book(name="bench", initial=0, apply=count_up)


def cast(count: int, by: Actor) -> BallotCast:
    return BallotCast(voter=by.person or 0, choice=Choice.YES if count % 2 else Choice.NO)


def append_to_journal(count: int) -> None:
    """Through the one door, all in one transaction."""
    for result in perform_batch(COUNTED, "bench:1", [Order(cast, VOTER) for _ in range(count)]):
        if isinstance(result, Exception):
            raise result


def floor_in(path: Path) -> Append:
    """Inserts copies of the journal's last row into a table of their own and commits once."""
    row = Entry.objects.values_list().latest("pk")[1:]
    values = [value if isinstance(value, int) else str(value) for value in row]
    columns = ", ".join(f"c{number}" for number in range(len(values)))
    insert = f"INSERT INTO entry VALUES (NULL, {', '.join('?' * len(values))})"
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(str(connection.settings_dict["OPTIONS"]["init_command"]))
    database.execute(f"CREATE TABLE entry (id INTEGER PRIMARY KEY, {columns})")

    def append(count: int) -> None:
        database.execute("BEGIN IMMEDIATE")
        database.executemany(insert, [values] * count)
        database.execute("COMMIT")

    return append
