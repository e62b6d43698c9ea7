"""The German catalogue, without any gettext package of the system.

    python tools/translations.py collect            new messages in, messages nobody uses any more out
    python tools/translations.py merge FRAGMENT...  takes translations from other catalogues in
    python tools/translations.py check              fails on whatever a German reader would notice
    python tools/translations.py compile            writes django.mo, if the catalogue is newer

A branch brings its translations as `locale/de/fragments/<branch>.po`; check and compile read the
fragments as if they had been merged already, so every branch is whole by itself.
`live.js` has no messages of its own: its texts come from data attributes of the templates.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import polib
from house import ROOT, named
from messages import Key, used_messages

CATALOGUE = ROOT / "locale/de/LC_MESSAGES/django.po"
COMPILED = CATALOGUE.with_suffix(".mo")
FRAGMENTS = ROOT / "locale/de/fragments"
HEADER = {
    "Project-Id-Version": "Ratssaal",
    "Language": "de",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|(?<!\{)\{\w*\}(?!\})")

Entries = dict[Key, polib.POEntry]


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def texts_of(entry: polib.POEntry) -> list[str]:
    """The translation: one text, or one per plural form."""
    if entry.msgid_plural:
        return [entry.msgstr_plural.get(form, "") for form in (0, 1)]
    return [entry.msgstr]


def read(path: Path) -> Entries:
    return {key_of(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def merged(paths: Iterable[Path]) -> tuple[Entries, list[str]]:
    """All entries of several catalogues, and the contradictions between them as sentences."""
    entries: Entries = {}
    contradictions = []
    for path in paths:
        for key, entry in read(path).items():
            known = entries.get(key)
            if known is None or not any(texts_of(known)):
                entries[key] = entry
            elif any(texts_of(entry)) and texts_of(entry) != texts_of(known):
                contradictions.append(
                    f"{named(path)}: {entry.msgid!r} is {texts_of(entry)} here and {texts_of(known)} elsewhere."
                )
    return entries, contradictions


def sources() -> list[Path]:
    """The catalogue, if there is one, and the fragments that wait to be merged."""
    return [*([CATALOGUE] if CATALOGUE.exists() else []), *sorted(FRAGMENTS.glob("*.po"))]


def write(entries: Iterable[polib.POEntry]) -> None:
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = HEADER
    catalogue.extend(sorted(entries, key=lambda entry: (entry.msgid, entry.msgctxt or "")))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))


def entry_for(key: Key, plural: str, known: polib.POEntry | None) -> polib.POEntry:
    """A clean entry of a message in use, with the translation it already has."""
    context, msgid = key
    entry = polib.POEntry(msgid=msgid, msgctxt=context or None)
    if known and known.fuzzy:
        entry.flags = ["fuzzy"]
    texts = texts_of(known) if known else [""]
    if plural:
        entry.msgid_plural = plural
        entry.msgstr_plural = {form: texts[form] if form < len(texts) else "" for form in (0, 1)}
    else:
        entry.msgstr = texts[0]
    return entry


def collect() -> list[str]:
    """Rewrites the catalogue: every message in use, sorted, and none besides."""
    known = read(CATALOGUE) if CATALOGUE.exists() else {}
    write(entry_for(key, plural, known.get(key)) for key, plural in used_messages().items())
    return []


def merge(fragments: list[Path]) -> list[str]:
    entries, contradictions = merged([*([CATALOGUE] if CATALOGUE.exists() else []), *fragments])
    if not contradictions:
        used = used_messages()
        write(entry_for(key, used.get(key, entry.msgid_plural), entry) for key, entry in entries.items())
    return contradictions


def differing(entry: polib.POEntry) -> bool:
    """Whether a translation lost or invented a placeholder."""
    originals = [entry.msgid, entry.msgid_plural][: len(texts_of(entry))]
    pairs = zip(originals, texts_of(entry), strict=True)
    return any(sorted(PLACEHOLDER.findall(one)) != sorted(PLACEHOLDER.findall(other)) for one, other in pairs)


def faults_of(entry: polib.POEntry, plural: str | None) -> list[str]:
    """What a reader would notice of one entry. `plural` is that of the source, None: nobody uses it."""
    if plural is None:
        return [f"{entry.msgid!r} is used nowhere any more."]
    if entry.fuzzy:
        return [f"{entry.msgid!r} is marked as fuzzy."]
    if plural != (entry.msgid_plural or ""):
        return [f"{entry.msgid!r} has another plural in the source: {plural!r}."]
    if not all(texts_of(entry)):
        return [f"{entry.msgid!r} has no German translation."]
    return (
        [f"{entry.msgid!r} and {texts_of(entry)} differ in their placeholders."] if differing(entry) else []
    )


def check() -> list[str]:
    entries, faults = merged(sources())
    used = used_messages()
    for _context, msgid in sorted(set(used) - set(entries)):
        faults.append(f"{msgid!r} is missing in the German catalogue.")
    for key in sorted(entries):
        faults += faults_of(entries[key], used.get(key))
    return faults


def compile_catalogue() -> list[str]:
    """Writes django.mo in one step, so that a server that starts meanwhile reads a whole file."""
    paths = sources()
    newest = max((path.stat().st_mtime for path in paths), default=0.0)
    if COMPILED.exists() and COMPILED.stat().st_mtime > newest:
        return []
    entries, contradictions = merged(paths)
    catalogue = polib.POFile()
    catalogue.metadata = HEADER
    catalogue.extend(entries.values())
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    half_written = COMPILED.with_suffix(f".{os.getpid()}")
    catalogue.save_as_mofile(str(half_written))
    half_written.replace(COMPILED)
    return contradictions


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("collect", "check", "compile"):
        verbs.add_parser(verb)
    verbs.add_parser("merge").add_argument("fragments", nargs="+", type=lambda name: Path(name).resolve())
    given = parser.parse_args()
    doings = {"collect": collect, "check": check, "compile": compile_catalogue}
    faults = merge(given.fragments) if given.verb == "merge" else doings[given.verb]()
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        print(f"translations {given.verb}: {len(faults)} to settle.", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
