"""The parts of the bench: each is given a folder and answers with figures that JSON can carry."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from django.db import connection

from benchmarks import (
    appending,
    ballots,
    evening,
    live,
    long,
    oparl_crawl,
    oparl_import,
    pages,
    portal,
    search,
    signing,
)
from benchmarks.council import assembled

Figures = dict[str, object]


def _appending(folder: Path) -> Figures:
    return {str(batch): list(pair) for batch, pair in appending.compared(folder).items()}


def _evening(_folder: Path) -> Figures:
    entries, read, opened, verified = evening.measured()
    return {"entries": entries, "read": read, "opened": opened, "verified": verified}


def _live(folder: Path, sockets: str, kind: str = "daphne", processes: str = "1") -> Figures:
    council = assembled(int(sockets))
    connection.close()
    ours, floor = live.compared(council, folder, kind=kind, processes=int(processes))
    return {"ours": asdict(ours), "floor": asdict(floor)}


def _ballots(folder: Path, sockets: str) -> Figures:
    council = assembled(int(sockets))
    connection.close()
    return dict(ballots.compared(council, folder))


def _pages(_folder: Path) -> Figures:
    drawn, ours, floor = pages.measured()
    return {"pages": drawn, "ours": ours, "floor": floor}


def _signing(folder: Path, sockets: str) -> Figures:
    return signing.measured(folder, int(sockets))


def _oparl(_folder: Path, objects: str = str(oparl_crawl.OBJECTS)) -> Figures:
    return oparl_crawl.measured(int(objects))


def _import(folder: Path, times: str = str(oparl_import.TIMES), crawl: str = "") -> Figures:
    return oparl_import.measured(folder, int(times), crawl)


def _portal(folder: Path, kind: str = "daphne", requests: str = str(portal.REQUESTS)) -> Figures:
    return portal.measured(folder, kind, int(requests))


def _long(_folder: Path, items: str) -> Figures:
    drawn, seconds, memory = long.measured(int(items))
    return {"pages": drawn, "seconds": seconds, "memory": memory}


def _search(_folder: Path, papers: str = str(search.PAPERS), only: str = "") -> Figures:
    return search.measured(int(papers), only)


PARTS: Mapping[str, Callable[..., Figures]] = {
    "appending": _appending,
    "evening": _evening,
    "live": _live,
    "ballots": _ballots,
    "oparl": _oparl,
    "import": _import,
    "long": _long,
    "pages": _pages,
    "search": _search,
    "portal": _portal,
    "signing": _signing,
}
