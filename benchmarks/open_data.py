"""Open data in the page of figures: how it is read by others, and how it comes in from others."""

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.report import Line, ratio_line, table

MOST_GROWN = 8  # MiB
RATE = 500  # objects a second of the wall's clock
QUICKER = 10  # times, when nothing has changed


def tables(called: Callable[..., dict[str, Any]]) -> list[str]:
    return [_crawl(called("oparl")), _import(called("import"))]


def _crawl(found: Mapping[str, Any]) -> str:
    """The floor is the beginning of the same list: what a page costs does not depend on how far in it stands."""
    what = (
        f"a page of OParl at the end of its list, {found['objects']} objects in all (floor: at its beginning)"
    )
    missed, pages = found["lost"] + found["doubled"], found["pages"]
    told = f"objects lost or read twice on {pages} pages, {found['changes']} times changed meanwhile"
    lines = [
        ratio_line(what, found["last"], found["first"], 1.2),
        _grown(f"memory grown over {pages} pages", found["growth"]),
        Line(told, str(missed), "", "", "0", missed == 0),
    ]
    return table("Open data (OParl), read while objects change, SQLite", lines)


def _import(found: Mapping[str, Any]) -> str:
    """What comes in is counted until it has been given away again: no reader waits for it afterwards."""
    rate, quicker = found["rate"], found["quicker"]
    missed = found["lost"] + found["changes_again"]
    lines = [
        Line("objects a second", f"{rate:.0f}", "", "", f"≥ {RATE}", rate >= RATE),
        Line("objects a second of the processor", f"{found['rate_of_processor']:.0f}", "", "", "", None),
        Line(
            "times quicker when nothing has changed",
            f"{quicker:.0f}",
            "",
            "",
            f"≥ {QUICKER}",
            quicker >= QUICKER,
        ),
        Line("objects lost, or changed by the second import", str(missed), "", "", "0", missed == 0),
        Line(
            "memory that the first 600 lines take, once", f"{found['once'] / 2**20:.1f} MiB", "", "", "", None
        ),
        _grown("memory grown from there to the end of the file", found["growth"]),
    ]
    return table(f"Import of {found['objects']} objects from a file, SQLite", lines)


def _grown(what: str, growth: int) -> Line:
    grown = growth / 2**20
    return Line(what, f"{grown:.1f} MiB", "", "", f"≤ {MOST_GROWN} MiB", grown <= MOST_GROWN)
