"""All parts one after the other, and the page that says what came out."""

from collections.abc import Callable
from typing import Any

from benchmarks import long, open_data, proxy, report
from benchmarks.live import Measured
from tests.parts import postgresql, redis

Called = Callable[..., dict[str, Any]]
MEMORY = 512  # MiB: what a worker may take for minutes of 500 pages
FOUND_WITHIN = {"SQLite": 150, "PostgreSQL": 100}  # milliseconds, as the portal promises
SIZES = (50, 250, 1000, 2000)  # members: what a ballot costs must not depend on how many there are


def run(sockets: int, called: Called) -> None:
    """`called(part, …)` runs a part in a process of its own."""
    proxy.program()
    tables = [
        _journal(called),
        _minutes(called),
        *open_data.tables(called),
        _portal(called, "daphne"),
        _portal(called, "uvicorn"),
        _search(called, "SQLite"),
    ]
    tables.append(_live(called, sockets, "daphne", "SQLite", 250))
    tables.append(_constant(called))
    tables.append(_signing(called, sockets // 4))
    tables.append(_live(called, sockets, "uvicorn", "SQLite", 250))
    with postgresql(durable=True) as database_url, redis() as redis_url:
        large = {"DATABASE_URL": database_url, "REDIS_URL": redis_url}
        tables.append(_search(called, "PostgreSQL", large))
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
    lines = [report.ratio_line(what, found["ours"], found["floor"], 2), *_long(called)]
    return report.table("Documents", lines)


def _long(called: Called) -> list[report.Line]:
    """Each in a process of its own, as a worker is: what stays when one is done does not count for the other."""
    few, many = (called("long", str(items)) for items in (long.FEW, long.MANY))
    pages = f"minutes of {many['pages']} pages (floor: of {few['pages']} pages)"
    slow, fast = (each["seconds"] / each["pages"] for each in (many, few))
    return [
        report.ratio_line(f"time per page, {pages}", slow, fast, 2),
        report.memory_line(f"most memory of the worker, {pages}", many["memory"], few["memory"], MEMORY),
    ]


def _search(called: Called, database: str, environment: dict[str, str] | None = None) -> str:
    """Beside it the same index, asked for the same words for anybody, with nothing to show: it stops as early as ours."""
    found = called("search", environment=environment)
    lines = [
        report.limit_line("p95 of 220 searches of eleven sorts", found["p95"] * 1000, FOUND_WITHIN[database])
    ]
    lines += [
        report.Line(f"{sort}, p95", f"{one['p95']} ms", f"{one['floor']} ms", "", "", None)
        for sort, one in found["sorts"].items()
    ]
    title = f"The search in {found['entries']} pages and titles while a second process imports, {database}"
    return report.table(title, lines)


def _portal(called: Called, kind: str) -> str:
    """The floors: Django with no middleware, which returns as many bytes; the bare server; Django with our middleware."""
    found = called("portal", kind)
    size = found["bytes"] // 1024
    title = f"A public agenda page of {size} KiB for readers without a login, {kind}, SQLite"
    return report.table(title, report.portal_lines(found))


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


def _constant(called: Called) -> str:
    lines = []
    for members in SIZES:
        found = called("ballots", str(members))
        for way, words in (("at_once", "cast at once"), ("in_all", "until the last is drawn")):
            ours, floor = found[way]
            what = f"server time per ballot, {members} members, {words}"
            lines.append(report.ratio_line(what, ours, floor, 1.5))
        lines += report.beside_ballots(members, found)
    return report.table("What a ballot costs in councils of any size, daphne, SQLite", lines)


def _signing(called: Called, sockets: int) -> str:
    found = called("signing", str(sockets))
    title = (
        f"A vote of {sockets} members while minutes are signed on the same server (two cores for all of it)"
    )
    return report.table(title, report.signing_lines(found["alone"], found["beside"], found["pages"]))


def _both(found: dict[str, Any]) -> tuple[Measured, Measured]:
    return Measured(**found["ours"]), Measured(**found["floor"])
