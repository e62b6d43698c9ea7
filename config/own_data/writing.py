"""A person's data as two files: one for programs (JSON), one to read."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from config.own_data.journal import Line
from config.own_data.rows import Told

FOR_PROGRAMS, TO_READ = "daten.json", "daten.txt"


def write(folder: Path, whose: str, rows: Sequence[Told], lines: Sequence[Line]) -> None:
    """Both files, readable for nobody but whoever writes them. Raises FileExistsError where one is there already."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "whose": whose,
        "rows": [asdict(row) for row in rows],
        "journal": [asdict(line) for line in lines],
    }
    _put(folder / FOR_PROGRAMS, json.dumps(content, default=str, ensure_ascii=False, indent=2) + "\n")
    _put(folder / TO_READ, "\n".join(_read(whose, rows, lines)) + "\n")


def _put(file: Path, text: str) -> None:
    file.touch(mode=0o600, exist_ok=False)
    file.write_text(text, encoding="utf-8")


def _read(whose: str, rows: Sequence[Told], lines: Sequence[Line]) -> list[str]:
    now = date_format(timezone.localtime(), "SHORT_DATETIME_FORMAT")
    said = [gettext("What is stored of %(whose)s, as of %(now)s") % {"whose": whose, "now": now}, ""]
    for row in rows:
        said += [row.what.upper(), *(f"  {name}: {value}" for name, value in row.fields.items()), ""]
    said += [
        gettext("Lines of the journals (a line may name others: only what concerns you is shown)").upper()
    ]
    return [*said, *(_line(line) for line in lines)] if lines else [*said, gettext("  none")]


def _line(line: Line) -> str:
    at = date_format(timezone.localtime(line.at), "SHORT_DATETIME_FORMAT")
    about = "; ".join(", ".join(f"{name}={value}" for name, value in piece.items()) for piece in line.about)
    who = gettext("done by you") if line.acted else gettext("about you")
    return f"  {at}  {line.book}  {line.kind}  ({who})" + (f"  {about}" if about else "")
