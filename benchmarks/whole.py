"""All parts one after the other, and the page that says what came out."""

from collections.abc import Callable
from statistics import median
from typing import Any

from benchmarks import report
from benchmarks.live import Measured
from tests.parts import postgresql, redis

Called = Callable[..., dict[str, Any]]
SMALL = 50  # sockets: what a ballot costs must not depend on how many there are


def run(sockets: int, called: Called) -> None:
    """`called(part, …)` runs a part in a process of its own."""
    tables = [_journal(called), _minutes(called), _live(called, sockets, "daphne", "SQLite", 250)]
    tables.append(_constant(called, sockets))
    tables.append(_live(called, sockets, "uvicorn", "SQLite", 250))
    with postgresql(durable=True) as database_url, redis() as redis_url:
        large = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        tables.append(_live(called, sockets, "daphne", "PostgreSQL", 400, large))
        tables.append(_live(called, sockets, "daphne", "PostgreSQL", 400, large, processes=3))
    report.write(tables)


def _journal(called: Called) -> str:
    lines = []
    for batch, (bare, whole) in called("appending").items():
        lines.append(
            report.Line(
                f"one entry of the journal, {batch} in a commit",
                f"{whole * 1e6:.0f} µs",
                f"{bare * 1e6:.0f} µs",
                f"{whole / bare:.1f}",
                "",
                None,
            )
        )
    found = called("evening")
    words = f"an evening of {found['entries']} entries"
    lines += [
        report.limit_line(f"{words} opens in a cold process", found["opened"] * 1000, 100),
        report.limit_line(f"{words} is verified", found["verified"] * 1000, 500),
    ]
    return report.table("The journal (SQLite, synchronous FULL)", lines)


def _minutes(called: Called) -> str:
    """The floor is plain reportlab, not the bare server of the other tables."""
    found = called("pages")
    what = f"minutes of {found['pages']} pages, tagged and finished (floor: the same text in plain reportlab)"
    return report.table("Documents", [report.ratio_line(what, found["ours"], found["floor"], 2)])


def _live(
    called: Called,
    sockets: int,
    kind: str,
    database: str,
    p99: float,
    environment: dict[str, str] | None = None,
    processes: int = 1,
) -> str:
    ours, floor = _both(called("live", str(sockets), kind, str(processes), environment=environment))
    where = "one process" if processes == 1 else f"{processes} processes behind nginx"
    title = f"The live path: {sockets} members on {where}, {kind}, {database}"
    return report.table(title, report.live_lines(ours, floor, p99))


def _constant(called: Called, sockets: int) -> str:
    lines = []
    for number in (SMALL, sockets // 4):
        ours, floor = _both(called("live", str(number), "daphne"))
        what = f"server time per ballot, {number} members"
        lines.append(report.ratio_line(what, median(ours.cpu), median(floor.cpu_answering), 1.5))
    return report.table("What a ballot costs in smaller councils", lines)


def _both(found: dict[str, Any]) -> tuple[Measured, Measured]:
    return Measured(**found["ours"]), Measured(**found["floor"])
