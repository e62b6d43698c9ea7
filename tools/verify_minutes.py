"""Checks a PDF of minutes without any installation of Ratssaal: offline, from a checkout, needs no Django.

    pip install pyhanko pikepdf pypdfium2
    python tools/verify_minutes.py FILE --trust PEM [--journal EXPORT] [--json] [--lang de|en]

It says what `manage.py verify_minutes` says, because it asks the same functions. It ends with 0 if the minutes are
genuine, with 1 if that is not proven, with 2 if it could not be started like this.
"""

import argparse
import contextlib
import gettext
import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from catalogue import catalogue

from minutes.exported import compared
from minutes.telling import in_json, in_words
from minutes.verify import verify

with contextlib.suppress(ImportError):  # Windows knows no such limits
    import resource

MEMORY = 1536 * 1024 * 1024  # bytes that a hostile file may make this process ask for


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", metavar="FILE")
    parser.add_argument(
        "--trust", metavar="PEM", help="the certificates that you trust; without it you trust none"
    )
    parser.add_argument(
        "--journal", metavar="EXPORT", help="a journal that export_journal wrote, to compare with"
    )
    parser.add_argument("--json", action="store_true", dest="as_json", help="findings for a program")
    parser.add_argument("--lang", choices=("de", "en"), default="de", help="in which language (default: de)")
    given = parser.parse_args()
    language = catalogue(given.lang)
    try:
        data, roots = Path(given.file).read_bytes(), Path(given.trust).read_bytes() if given.trust else b""
        journal = Path(given.journal).read_bytes().splitlines(keepends=True) if given.journal else None
    except OSError as error:
        why = {"file": error.filename, "why": error.strerror}
        parser.error(language.gettext("%(file)s cannot be read: %(why)s") % why)
    return answered(data, roots, journal, language, as_json=given.as_json)


def answered(
    data: bytes,
    roots: bytes,
    journal: list[bytes] | None,
    language: gettext.NullTranslations,
    *,
    as_json: bool,
) -> int:
    """Prints the answer and gives the exit code."""
    limit_memory()
    logging.disable()  # the answer has the reasons
    report = compared(verify(data, roots), journal)
    print(in_json(report, language) if as_json else in_words(report, language))
    return 0 if report.genuine else 1


def limit_memory() -> None:
    with contextlib.suppress(NameError, ValueError, OSError):  # where the system knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
