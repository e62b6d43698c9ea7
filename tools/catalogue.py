"""The German sentences, straight from the catalogue's source: needs neither Django nor a compiled catalogue.

language = catalogue("de")     # with gettext() and ngettext(); every other language is the source's English
"""

import ast
import gettext
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "locale"
Entry = dict[str, str]  # by keyword: msgid, msgid_plural, msgstr, msgstr[0] …


class Catalogue(gettext.NullTranslations):
    """Messages by their English; a message that is not known stays English."""

    def __init__(self, entries: Iterator[Entry]) -> None:
        super().__init__()
        self._entries = {each["msgid"]: each for each in entries if "msgctxt" not in each}

    def gettext(self, message: str) -> str:
        entry = self._entries.get(message, {})
        return entry.get("msgstr") or entry.get("msgstr[0]") or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        form = "msgstr[0]" if n == 1 else "msgstr[1]"  # as the catalogue's own head says of German
        return self._entries.get(msgid1, {}).get(form) or super().ngettext(msgid1, msgid2, n)


def catalogue(language: str) -> gettext.NullTranslations:
    merged = FOLDER / language / "LC_MESSAGES" / "django.po"
    waiting = sorted((FOLDER / language / "fragments").glob("*.po"))
    return Catalogue(
        entry for path in (*waiting, merged) if path.exists() for entry in entries(path.read_text("utf-8"))
    )


def entries(source: str) -> Iterator[Entry]:
    """The entries of a catalogue; what is obsolete there is a comment like any other."""
    for block in source.split("\n\n"):
        entry: Entry = {}
        keyword = ""
        for line in block.splitlines():
            if line.startswith(("#", '"')):
                text = line
            else:
                keyword, _, text = line.partition(" ")
                entry[keyword] = ""
            if text.startswith('"'):
                entry[keyword] = entry.get(keyword, "") + ast.literal_eval(text)
        if entry.get("msgid"):
            yield entry
