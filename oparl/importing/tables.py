"""A folder of tables (CSV), as it can be made from any system: each row becomes an object as OParl has it."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journal.events import N_, Refusal, Refused
from oparl.importing.cells import PATH, counted, dated, encoding_of, heads_and_delimiter, split_references
from oparl.importing.folder import Folder
from oparl.importing.said import Said, is_web_address
from oparl.importing.source import Broken, Found

# By the name of the file: the type, and the columns that name rows of other tables. Who is named comes first.
TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "koerperschaft": ("Body", {}),
    "gremien": ("Organization", {"subOrganizationOf": "Organization"}),
    "personen": ("Person", {}),
    "mitgliedschaften": (
        "Membership",
        {"person": "Person", "organization": "Organization", "onBehalfOf": "Organization"},
    ),
    "dateien": ("File", {}),
    "sitzungen": (
        "Meeting",
        {
            "organization": "Organization",
            **dict.fromkeys(("invitation", "resultsProtocol", "verbatimProtocol", "auxiliaryFile"), "File"),
        },
    ),
    "tagesordnungspunkte": (
        "AgendaItem",
        {"meeting": "Meeting", "consultation": "Consultation"}
        | dict.fromkeys(("resolutionFile", "auxiliaryFile"), "File"),
    ),
    "vorlagen": (
        "Paper",
        {"mainFile": "File", "auxiliaryFile": "File", "originatorPerson": "Person"}
        | dict.fromkeys(("underDirectionOf", "originatorOrganization"), "Organization")
        | dict.fromkeys(("superordinatedPaper", "subordinatedPaper"), "Paper"),
    ),
    "beratungen": (
        "Consultation",
        {
            "paper": "Paper",
            "meeting": "Meeting",
            "agendaItem": "AgendaItem",
            "organization": "Organization",
        },
    ),
}
# Of these a row comes in only if it says that it is public: a system's own tables hold closed ones too.
ONLY_PUBLIC = {"Paper", "File"}

NOT_PUBLIC = N_("The row does not say that it is public (column public): left out.")
TOO_MANY_CELLS = N_("The row has more cells than the table has columns.")
NO_TABLE = N_(
    "The table cannot be read from here on: a text that is too long, or a quotation mark without an end."
)


class TablesRefusal(Refusal):
    NO_BODY = N_(
        "The folder needs a table koerperschaft.csv with one row: name, and as id the web address of the town."
    )


class Tables:
    """The objects of a folder, table by table."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._read = folder, 0

    def done(self) -> float | None:
        return self._read / len(TABLES)

    def __iter__(self) -> Iterator[Found | Broken]:
        root = self._root()
        agendas = self._agendas()
        for name, (kind, references) in TABLES.items():
            for where, row in self._rows(name):
                if isinstance(row, str):
                    yield Broken(where, row)
                elif kind in ONLY_PUBLIC and not Said(row).flag("public"):
                    yield Broken(where, NOT_PUBLIC)
                else:
                    thing = _thing(kind, references, row, root) | self._more(kind, row, root, agendas)
                    yield Found(
                        where, {key: value for key, value in thing.items() if value not in ("", [])}, 1000
                    )
            self._read += 1

    def _root(self) -> str:
        """The web address of the town, under which its objects get theirs. Raises Refused."""
        named = [row.get("id", "") for _where, row in self._rows("koerperschaft") if isinstance(row, dict)]
        if len(named) != 1 or not is_web_address(named[0]):
            raise Refused(TablesRefusal.NO_BODY)
        return named[0].rstrip("/")

    def _agendas(self) -> dict[str, str]:
        """One item of each meeting that has an agenda: by that it is known that there is one."""
        items = (row for _where, row in self._rows("tagesordnungspunkte") if isinstance(row, dict))
        return {row.get("meeting", ""): row.get("id", "") for row in items}

    def _more(self, kind: str, row: dict[str, str], root: str, agendas: dict[str, str]) -> dict[str, Any]:
        """What other tables, and the folder, say of a row."""
        if kind == "Meeting" and row.get("id") in agendas:
            return {"agendaItem": [_address(root, "AgendaItem", agendas[row["id"]])]}
        if kind != "File" or "path" not in row:
            return {}
        name = row["path"].replace("\\", "/").rpartition("/")[2]
        more = {PATH: row["path"], "fileName": row.get("fileName") or name}
        changed = None if "modified" in row else Folder(self._folder).changed(row["path"])
        # As old as its bytes: another file in its place is fetched anew.
        return more | ({"modified": changed.isoformat()} if changed else {})

    def _rows(self, name: str) -> Iterator[tuple[str, dict[str, str] | str]]:
        """Each row with its place; a sentence of what cannot be one."""
        path = self._folder / f"{name}.csv"
        if not path.is_file():
            return
        with path.open(encoding=encoding_of(path), errors="replace", newline="") as text:
            heads, delimiter = heads_and_delimiter(text.readline())
            lines = csv.reader(text, delimiter=delimiter)
            try:
                for cells in lines:
                    if any(cells):
                        yield f"{path.name}:{lines.line_num + 1}", _row(heads, cells)
            except csv.Error:
                yield f"{path.name}:{lines.line_num + 1}", NO_TABLE


def _row(heads: list[str], cells: list[str]) -> dict[str, str] | str:
    if len(cells) > len(heads):
        return TOO_MANY_CELLS
    return {head: cell.strip() for head, cell in zip(heads, cells, strict=False) if cell.strip()}


def _thing(kind: str, references: dict[str, str], row: dict[str, str], root: str) -> dict[str, Any]:
    named = {
        column: [_address(root, target, each) for each in split_references(row[column])]
        for column, target in references.items()
        if column in row
    }
    own = {"type": f"https://schema.oparl.org/1.1/{kind}", "body": root}
    key = root if kind == "Body" else _address(root, kind, row.get("id", ""))
    return dated(row) | counted(row) | own | named | {"id": key}


def _address(root: str, kind: str, key: str) -> str:
    return key if not key or is_web_address(key) else f"{root}/{kind}/{key}"
