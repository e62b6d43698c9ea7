"""The measured figures as a page that a reader can judge: each beside its floor of the same run, and its goal."""

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.live import Measured, percentiles

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
KEPT_SHARE = 0.8  # of the requests a second of a constant response
RATE = 1000.0  # ballots a second that one process has to acknowledge
BEGIN = """# Performance

Measured by `make bench`, which writes this page. Every figure stands beside its floor: a bare ASGI application under
the same server that sends as many bytes to as many sockets, without Django and without Channels, in turns in the
same run. Server and clients share the machine's cores; read the ratios, not the milliseconds.

What a ballot costs the server stands beside a ballot that only comes in and is answered: Channels, the log-in and
JSON as Django's manuals have them, under the same server, and nothing kept. Beside it, without a goal, what it costs
more than the bare server's. What the same time takes in silence is taken off on both sides, and told by itself. Behind
a ballot the next ones gather for up to 100 ms, few of them for up to 200, and share a commit
([why](adr/0039-gathering-longer.md)): the median of an acknowledgement is that pause and not the journal's speed.
"""


@dataclass(frozen=True)
class Line:
    """One row of a table. `goal` in words; `kept` None where there is nothing to keep."""

    what: str
    ours: str
    floor: str
    ratio: str
    goal: str
    kept: bool | None

    def __str__(self) -> str:
        verdict = {None: "", True: "kept", False: "**missed**"}[self.kept]
        return f"| {self.what} | {self.ours} | {self.floor} | {self.ratio} | {self.goal} | {verdict} |"


def ratio_line(what: str, ours: float, floor: float, goal: float, unit: str = "ms") -> Line:
    scale = {"ms": 1000.0, "KiB": 1 / 1024}[unit]
    ratio = ours / floor if floor > 0 else float("inf")
    return Line(
        what,
        f"{ours * scale:.2f} {unit}" if ours * scale < 10 else f"{ours * scale:.0f} {unit}",  # noqa: PLR2004
        f"{floor * scale:.2f} {unit}" if floor * scale < 10 else f"{floor * scale:.0f} {unit}",  # noqa: PLR2004
        f"{ratio:.1f}",
        f"≤ {goal:g} × floor",
        ratio <= goal,
    )


def beside_ballots(members: int, found: Mapping[str, Sequence[float]]) -> list[Line]:
    """What the ballots' lines leave out, without a goal."""
    (opening,), (ours, floor) = found["opening"], (f"{each * 1000:.1f} ms" for each in found["silence"])
    return [
        Line(
            f"opening of a vote, {members} members, on all screens",
            f"{opening * 1000:.0f} ms",
            "",
            "",
            "",
            None,
        ),
        Line(f"a second of silence, {members} members", ours, floor, "", "", None),
    ]


def limit_line(what: str, ours: float, limit: float) -> Line:
    return Line(what, f"{ours:.0f} ms", "", "", f"≤ {limit:g} ms", ours <= limit)


def memory_line(what: str, ours: float, floor: float, limit: int) -> Line:
    """Bytes; `limit` in MiB."""
    mib, bare = ours / 2**20, floor / 2**20
    return Line(
        what, f"{mib:.0f} MiB", f"{bare:.0f} MiB", f"{mib / bare:.1f}", f"≤ {limit} MiB", mib <= limit
    )


def portal_lines(found: Mapping[str, Any]) -> list[Line]:
    """Requests a second; at least four fifths of what a constant response of Django reaches, and the other floors."""
    kept, bare, drawn = (found[name] for name in ("kept", "bare", "drawn"))
    share = kept["rate"] / bare["rate"]
    goal = f"≥ {KEPT_SHARE:g} × floor"
    of_django, of_the_server, of_ours = (
        "a constant response of Django without middleware",
        "a constant response of the bare server (ASGI), without Django",
        "a constant response of Django behind our middleware",
    )
    return [
        replace(_rate(of_django, kept, bare), goal=goal, kept=share >= KEPT_SHARE),
        _rate(of_the_server, kept, found["wire"]),
        _rate(of_ours, kept, found["same"]),
        _server_time(of_django, kept, bare),
        _server_time(of_the_server, kept, found["wire"]),
        Line("requests a second, page drawn anew each time", f"{drawn['rate']:.0f}", "", "", "", None),
        Line(
            "server time per request, page drawn anew each time",
            f"{drawn['cpu'] * 1000:.1f} ms",
            "",
            "",
            "",
            None,
        ),
    ]


def _rate(floor: str, ours: Mapping[str, float], other: Mapping[str, float]) -> Line:
    share = f"{ours['rate'] / other['rate']:.2f}"
    what = f"requests a second, kept page (floor: {floor})"
    return Line(what, f"{ours['rate']:.0f}", f"{other['rate']:.0f}", share, "", None)


def _server_time(floor: str, ours: Mapping[str, float], other: Mapping[str, float]) -> Line:
    mine, theirs = (each["cpu"] * 1000 for each in (ours, other))
    what = f"server time per request, kept page (floor: {floor})"
    return Line(what, f"{mine:.2f} ms", f"{theirs:.2f} ms", f"{mine / theirs:.2f}", "", None)


def live_lines(ours: Measured, floor: Measured, p99: float) -> list[Line]:
    p50, worst = percentiles(ours.acks)
    bare50, bare99 = percentiles(floor.acks)
    return [
        ratio_line(
            "opening of a vote until the last screen shows it",
            median(ours.opening),
            median(floor.opening),
            1.5,
        ),
        ratio_line(
            "close until the last screen shows the result", median(ours.result), median(floor.result), 1.5
        ),
        ratio_line("connect storm, socket open to full screen", ours.connect, floor.connect, 3),
        ratio_line("reconnect storm with a cursor", ours.reconnect, floor.reconnect, 2),
        ratio_line("memory per idle connection", ours.memory, floor.memory, 2, "KiB"),
        Line(
            "memory of a process for the sitting, once", f"{ours.sitting / 2**20:.0f} MiB", "", "", "", None
        ),
        *ballot_lines(ours, floor),
        Line("acknowledgement of a ballot, p50", f"{p50:.0f} ms", f"{bare50:.0f} ms", "", "", None),
        Line(
            "acknowledgement of a ballot, p99",
            f"{worst:.0f} ms",
            f"{bare99:.0f} ms",
            "",
            f"≤ {p99:g} ms",
            worst <= p99,
        ),
        rate_line(ours.rate, floor.rate),
        *neighbour_lines(ours),
    ]


def ballot_lines(ours: Measured, floor: Measured) -> list[Line]:
    """Beside a ballot of somebody logged in that only comes in and is answered, and beside the bare server's."""
    taken, bare = median(ours.cpu), median(floor.cpu)
    beside_bare = ratio_line("server time per ballot, beside the bare server's", taken, bare, 1.5)
    return [
        ratio_line("server time per ballot", taken, median(floor.cpu_answering), 1.5),
        replace(beside_bare, goal="", kept=None),
    ]


def rate_line(ours: float, floor: float) -> Line:
    what = "ballots acknowledged per second, all of them cast at once"
    return Line(what, f"{ours:.0f}", f"{floor:.0f}", f"{ours / floor:.1f}", f"≥ {RATE:.0f}", ours >= RATE)


def neighbour_lines(ours: Measured) -> list[Line]:
    """Beside a slow, a dead and a flooding client; their floor is the same without them."""
    (_, with_them), (_, without) = percentiles(ours.acks_disturbed), percentiles(ours.acks)
    beside = "beside a slow, a dead and a flooding client"
    return [
        _beside(f"acknowledgement of a ballot, p99, {beside}", with_them, without),
        _beside(
            f"close until the last screen shows the result, {beside}",
            median(ours.result_disturbed) * 1000,
            median(ours.result) * 1000,
        ),
    ]


def signing_lines(
    alone: Sequence[Sequence[float]], beside: Sequence[Sequence[float]], pages: int
) -> list[Line]:
    """Each is (acks, server time per ballot); the floor of a vote beside signing is the same vote without."""
    (acks, cpu), (acks_beside, cpu_beside) = alone, beside
    (p50, p99), (p50_beside, p99_beside) = percentiles(acks), percentiles(acks_beside)
    while_signing = f"while minutes of {pages} pages are sealed, signed by two, sealed and time-stamped"
    return [
        _beside(f"acknowledgement of a ballot, p50, {while_signing}", p50_beside, p50),
        _beside(f"acknowledgement of a ballot, p99, {while_signing}", p99_beside, p99),
        _beside(
            f"server time per ballot, what the server does for the signing included, {while_signing}",
            median(cpu_beside) * 1000,
            median(cpu) * 1000,
        ),
    ]


def _beside(what: str, with_them: float, without: float) -> Line:
    return Line(
        what, f"{with_them:.0f} ms", f"{without:.0f} ms without", f"{with_them / without:.1f}", "", None
    )


def table(title: str, lines: Iterable[Line]) -> str:
    head = "| What | Ratssaal | Floor | Ratio | Goal | |\n|---|---|---|---|---|---|"
    return "\n".join([f"## {title}", "", head, *map(str, lines), ""])


def write(tables: Sequence[str]) -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    when = f"Measured on {datetime.now(UTC):%Y-%m-%d} with {machine}.\n"
    PAGE.write_text("\n".join([BEGIN, when, *tables]), encoding="utf-8")
    print("\n".join(tables))
    print(f"Written: {PAGE}")
