"""Whether the bytes that a source gives for a file are a file at all, and which kind. The name and the server's word
count for nothing; a page that says "please log in" is no annex.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from documents import checks
from journal.events import N_, Refusal, Refused, require

OPEN_XML = "application/vnd.openxmlformats-officedocument."
PACKED = {
    b"word/": f"{OPEN_XML}wordprocessingml.document",
    b"xl/": f"{OPEN_XML}spreadsheetml.sheet",
    b"ppt/": f"{OPEN_XML}presentationml.presentation",
}
BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"II*\0": "image/tiff",
    b"MM\0*": "image/tiff",
    b"{\\rtf": "application/rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/x-ole-storage",
}
LOOKED_AT = 4096  # bytes
# What sources say of a file's content, and how it is reckoned.
CHECKSUMS = {"sha512Checksum": hashlib.sha512, "sha1Checksum": hashlib.sha1}


class ContentRefusal(Refusal):
    WEB_PAGE = N_("The source gives a web page instead of the file. The file stays linked there.")
    UNKNOWN_KIND = N_(
        "The source gives something that is no PDF, picture or office document. It stays linked there."
    )
    OTHER_BYTES = N_("The file is not the one whose checksum the source names. It stays linked there.")


def kind_of(data: bytes, limit: int) -> str:
    """The MIME type of what may come in. Raises Refused with a sentence; PDFs are looked through in a worker."""
    begin = data[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n\f\0")
    if not data or begin.startswith(b"%PDF-"):
        return checks.check_in_worker(data, limit).mime_type
    require(not begin.lower().startswith((b"<!doctype html", b"<html", b"<?xml")), ContentRefusal.WEB_PAGE)
    for beginning, mime_type in BEGINNINGS.items():
        if data.startswith(beginning):
            return mime_type
    require(data.startswith(b"PK\x03\x04"), ContentRefusal.UNKNOWN_KIND)
    return _packed(data[:LOOKED_AT])


def _packed(begin: bytes) -> str:
    """OpenDocument says what it is as its first, unpacked file; Office by its folders; the rest is an archive."""
    if begin[30:38] == b"mimetype":
        name = begin[38:].split(b"PK", 1)[0].decode("ascii", "replace")
        return name if name.startswith("application/vnd.oasis.opendocument.") else "application/zip"
    return next((mime for folder, mime in PACKED.items() if folder in begin), "application/zip")


def require_the_same(data: bytes, said: Mapping[str, Any]) -> None:
    """Raises Refused where the source names a checksum that does not fit."""
    for name, reckoned in CHECKSUMS.items():
        named = said.get(name)
        if isinstance(named, str) and named:
            if reckoned(data).hexdigest() != named.strip().lower():
                raise Refused(ContentRefusal.OTHER_BYTES)
            return
