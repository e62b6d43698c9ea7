"""The report of an import as JSON: numbers by kind, then one entry for everything that happened."""

import json
from collections import Counter
from datetime import datetime
from typing import Any, TextIO

from oparl.importing.report import COUNTS, Entries, Report
from sessions_app.models import Body


def write_report(
    out: TextIO, report: Report, entries: Entries, body: Body, source: str, began: datetime, *, dry: bool
) -> None:
    """Writes piece by piece: `entries` may be many. Kinds and fields are named in our nouns."""
    head = {
        "body": body.slug,
        "source": source,
        "began": began.isoformat(timespec="seconds"),
        "dry": dry,
        "unfinished": report.unfinished,
        "lost": report.lost,
        "counts": {name: dict(+getattr(report, name)) for name in COUNTS},
        "fields": {f"{kind}.{name}": number for (kind, name), number in report.fields.items()},
        "odd": {odd.name: number for odd, number in report.odd.items()},
        "refused": dict(report.refused),
        "dangling": _by_way(report.dangling),
        "files": dict(report.fetched),
        "waiting": dict(report.waiting),
    }
    text = json.dumps(head, ensure_ascii=False, indent=1)
    out.write(f'{text.removesuffix("}").rstrip()},\n "entries": [')
    out.writelines(f"{',' if number else ''}\n  {entry}" for number, entry in enumerate(entries))
    out.write("\n ]\n}\n")


def _by_way(dangling: "Counter[tuple[str, str]]") -> dict[str, Any]:
    return {f"{kind}.{field}": number for (kind, field), number in dangling.items()}
