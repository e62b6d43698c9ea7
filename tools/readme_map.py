"""The README's map of the rooms against the folders that are there: the table whose head is `Folder`."""

import re

from house import ROOT, folders

TABLE = re.compile(r"^\| Folder .*\n((?:\|.*\n?)+)", re.MULTILINE)
FOLDER = re.compile(r"`([\w.]+)/`")


def mapped(readme: str) -> list[str]:
    """The folders that the first cells of the map name."""
    rows = "".join(TABLE.findall(readme)).splitlines()
    return [folder for row in rows for folder in FOLDER.findall(row.split("|")[1])]


def faults_of_the_map() -> list[str]:
    """Each top-level folder has its line, and each line its folder."""
    names = mapped((ROOT / "README.md").read_text())
    missing = [f"README.md: its map has no line for {name}/." for name in folders() if name not in names]
    dead = [
        f"README.md: its map names {name}/, which is not there." for name in names if name not in folders()
    ]
    return missing + dead
