"""Cells of tables as spreadsheets and other systems write them: separators, encodings, German dates."""

import csv
import re
from pathlib import Path

from oparl.importing.said import Said

PATH = "Ratssaal:path"  # where a file lies in the folder of its tables
MOMENTS = ("created", "modified", "start", "end", "date", "startDate", "endDate")
FLAGS = ("public", "cancelled", "deleted", "votingRight", "authoritative")
NUMBERS = ("order", "size")
# What has no time of its own counts from the day that it speaks of.
BEGINNINGS = ("created", "date", "start", "startDate")
SEPARATORS = ";,\t"
LONG = 2**63 - 1
GERMAN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*Uhr)?)?")


def encoding_of(path: Path) -> str:
    """UTF-8, or else what Excel writes on German computers."""
    try:
        with path.open(encoding="utf-8-sig") as text:
            for _line in text:
                pass
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def heads_and_delimiter(line: str) -> tuple[list[str], str]:
    """The names of the columns, and what stands between cells: the sign that the first line has most of."""
    delimiter = max(SEPARATORS, key=line.count)
    return [head.strip() for head in next(csv.reader([line], delimiter=delimiter), [])], delimiter


def split_references(cell: str) -> list[str]:
    """Several rows named in one cell, with a stroke between them: `12 | 15`."""
    return [each.strip() for each in cell.split("|") if each.strip()]


def moment_of(cell: str) -> str:
    """`31.12.2024 18:00 Uhr` as `2024-12-31T18:00`; others as they are."""
    found = GERMAN.fullmatch(cell)
    if not found:
        return cell
    day, month, year, hour, minute = found.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    return f"{written}T{int(hour):02}:{minute}" if hour else written


def counted(row: dict[str, str]) -> dict[str, int | bool]:
    """The cells that mean a number or a yes, as far as they can be understood: a table has nothing but texts."""
    said = Said(row)
    flags = {name: said.flag(name) for name in FLAGS if name in row}
    numbers = {name: said.number(name, LONG) for name in NUMBERS if name in row}
    return {name: value for name, value in (flags | numbers).items() if value is not None}


def dated(row: dict[str, str]) -> dict[str, str]:
    """The row with its times as the reader knows them, and with one of its beginning."""
    read = row | {name: moment_of(row[name]) for name in MOMENTS if name in row}
    begun = next((read[name] for name in BEGINNINGS if name in read), "")
    return read | ({"created": begun} if begun else {})
