"""Each door through which bytes leave the house is known: it notes who opened what is closed, shows what is public, or draws
what was asked for (ADR 42).
"""

import re

from house import named, python_files, rooms

FILES = re.compile(r"import .*\bdeliver(?:_copy)?\b|import .*\bsent\b|(?:File|StreamingHttp)Response\(")
DRAWN = re.compile(
    r"HttpResponse\(.*(?:content_type|pdf)|content_type=\"(?:application/(?:pdf|json|jsonl)|text/csv)"
)
WAYS_OF_FILES = {
    "documents/sending.py": "the machine of all of them",
    "documents/delivery.py": "the machine of all of them",
    "sessions_app/accesses.py": "notes what is closed",
    "sessions_app/closed_files.py": "notes",
    "sessions_app/files.py": "public: found by public_files, else closed_files",
    "minutes/published.py": "public: published, by a row that a recall empties",
    "oparl/out/files.py": "public: by the public rows",
    "oparl/bulk/sending.py": "public: open data",
    "oparl/bulk/pages.py": "public: open data",
    "portal/agenda_pdf.py": "public: asked of the file itself",
}
DRAWN_FOR_THE_ASKING = {
    "minutes/pages.py": "the preview of a draft, for its clerks",
    "minutes/list_page.py": "the attendance list, for chair and clerk",
    "minutes/issuing/pages.py": "extracts, certified copies, invitations",
    "minutes/votes/pages.py": "records of votes",
    "minutes/written/pages.py": "records of written procedures",
    "portal/rules.py": "the rules of procedure, public",
    "oparl/extract.py": "the public extract of a journal",
    "sessions_app/pages/accesses.py": "the notes themselves",
    "sessions_app/pages/sitting.py": "a screen of the sitting",
}
WORDS_OF_THE_PROGRAM = {
    "conference/views.py", "minutes/verification.py", "oparl/catalogue.py", "oparl/pages.py",
    "portal/feeds.py", "portal/frame.py", "portal/ical.py", "portal/robots.py",
}  # fmt: skip


def holding(pattern):
    return {named(path) for path in python_files(*rooms()) if pattern.search(path.read_text())}


def test_each_door_for_files_and_drawings_stands_here():
    """A new one says here why it needs no note, or goes through one that writes it."""
    assert holding(FILES) == WAYS_OF_FILES.keys()
    assert holding(DRAWN) - WORDS_OF_THE_PROGRAM - WAYS_OF_FILES.keys() == DRAWN_FOR_THE_ASKING.keys()
