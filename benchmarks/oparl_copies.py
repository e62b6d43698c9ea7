"""A source made larger: its objects again and again, each time under new ids that refer to each other as the first did.

Bodies, organizations and people are the same for all; what they meet about comes as often as is asked for.
"""

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from oparl.importing.lines import Lines
from oparl.importing.read import short_type
from oparl.importing.source import Found
from tests.oparl.objects import town

Json = dict[str, Any]
RENEWED = {"Meeting", "AgendaItem", "Paper", "Consultation", "File", "Location"}


def written(path: Path, times: int, crawl: str = "") -> None:
    """JSON lines, packed: so many times the objects of a crawl (a file as `import_oparl` reads it) or of an invented town."""
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as out:
        for thing in multiplied(lambda: _objects(crawl) if crawl else town(), times):
            out.write(json.dumps(thing, ensure_ascii=False) + "\n")


def multiplied(source: Callable[[], Iterable[Json]], times: int) -> Iterator[Json]:
    """One object after the other; the source is read once for each time, and never held."""
    ids = {each for thing in source() for each in _ids_in(thing)}
    for time in range(times):
        for thing in source():
            if not time:
                yield thing
            elif short_type(thing) in RENEWED:
                yield _renamed(thing, ids, f"-{time}")


def _objects(crawl: str) -> Iterator[Json]:
    return (each.data for each in Lines(crawl) if isinstance(each, Found))


def _ids_in(value: Any) -> Iterator[str]:
    """The ids of the objects that come anew, those within others too."""
    if isinstance(value, dict):
        if short_type(value) in RENEWED and isinstance(value.get("id"), str):
            yield value["id"]
        for each in value.values():
            yield from _ids_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _ids_in(each)


def _renamed(value: Any, ids: set[str], mark: str) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(each, ids, mark) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, ids, mark) for each in value]
    return value + mark if isinstance(value, str) and value in ids else value
