"""What an uploaded file really is, and whether it may come in. Pure; runs in a worker process.

The type is what the bytes say, never what the name says.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from documents.worker import in_worker
from journal.events import N_, Refusal, Refused, require

MEGABYTE = 1024 * 1024
PAGE_LIMIT = 2000
OBJECT_LIMIT = 500_000
SIDE_LIMIT = 14_400  # points, the format's own limit
HEADER_WITHIN = 1024
# What mail gateways and old exports put before the header. Anything else there would be another kind of file.
BEFORE_HEADER = b"\xef\xbb\xbf \t\r\n\f\0"
SECONDS = 20.0
MEMORY = 1024 * MEGABYTE
ACTIVE = frozenset(
    {
        Name.JavaScript,
        Name.Launch,
        Name.SubmitForm,
        Name.ImportData,
        Name.GoToE,
        Name.GoToR,
        Name.Rendition,
    }
)
# Where a link may lead. A network drive (\\server\share, file:) would be sent the reader's log-in by Windows.
SCHEMES = {"", "http", "https", "mailto", "tel", "ftp"}
LEADING = ("/URI", "/F", "/UF", "/Base")


class UploadRefusal(Refusal):
    EMPTY_FILE = N_("The file is empty. Please choose another one.")
    FILE_TOO_LARGE = N_("The file is too large: %(limit)s megabytes at most.")
    NOT_A_PDF = N_("This file is not a PDF. Please save the document as a PDF and upload that.")
    DAMAGED_PDF = N_("This PDF is damaged and cannot be opened. Please export it again and upload that.")
    ENCRYPTED_PDF = N_("This PDF is protected by a password. Please upload it without one.")
    TOO_MANY_PAGES = N_("This PDF has too many pages: %(limit)s at most.")
    NO_PAGES = N_("This PDF has no pages. Please choose another file.")
    PAGE_TOO_LARGE = N_(
        "A page of this PDF is larger than the format allows. Please export it in a smaller size."
    )
    ACTIVE_CONTENT = N_("This PDF contains scripts or commands (%(what)s). Please export it without them.")
    EMBEDDED_FILES = N_("This PDF has other files attached. Please upload them separately.")


@dataclass(frozen=True)
class CheckedFile:
    """A file that may come in: MIME type as found, size in bytes, number of pages, whether it is signed."""

    mime_type: str
    size: int
    pages: int
    signed: bool = False


def check_in_worker(data: bytes, limit: int) -> CheckedFile:
    """As `check_upload`, in a process with limits of its own: what the pages call."""
    _require_pdf(data, limit)
    return in_worker(check_upload, data, limit, seconds=SECONDS, memory=MEMORY)


def check_upload(data: bytes, limit: int) -> CheckedFile:
    """What the file is; `limit` is its greatest size in bytes. Raises Refused with a sentence otherwise."""
    _require_pdf(data, limit)
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _checked(pdf, len(data))
    except pikepdf.PasswordError:
        raise Refused(UploadRefusal.ENCRYPTED_PDF) from None
    except (pikepdf.PdfError, RecursionError):
        raise Refused(UploadRefusal.DAMAGED_PDF) from None


def _require_pdf(data: bytes, limit: int) -> None:
    require(data, UploadRefusal.EMPTY_FILE)
    require(len(data) <= limit, UploadRefusal.FILE_TOO_LARGE, limit=limit // MEGABYTE)
    begin = data[:HEADER_WITHIN].lstrip(BEFORE_HEADER)
    require(begin.startswith(b"%PDF-"), UploadRefusal.NOT_A_PDF)


def _checked(pdf: Pdf, size: int) -> CheckedFile:
    require(not pdf.is_encrypted, UploadRefusal.ENCRYPTED_PDF)
    require(len(pdf.objects) <= OBJECT_LIMIT, UploadRefusal.DAMAGED_PDF)
    require(len(pdf.pages), UploadRefusal.NO_PAGES)
    require(len(pdf.pages) <= PAGE_LIMIT, UploadRefusal.TOO_MANY_PAGES, limit=PAGE_LIMIT)
    for page in pdf.pages:
        _require_size(page)
    found = sorted(set(_active(pdf)))
    require(not found, UploadRefusal.ACTIVE_CONTENT, what=", ".join(found))
    require(not _embedded(pdf), UploadRefusal.EMBEDDED_FILES)
    return CheckedFile("application/pdf", size, len(pdf.pages), signed=is_signed(pdf))


def _require_size(page: Page) -> None:
    """The page has an area, and in points, whatever its unit, no side beyond the format's limit."""
    try:
        left, bottom, right, top = (float(each) for each in page.mediabox.as_list())
        unit = float(page.obj.get("/UserUnit", 1))
    except (ValueError, TypeError):
        raise Refused(UploadRefusal.DAMAGED_PDF) from None
    sides = (abs(right - left) * unit, abs(top - bottom) * unit)
    require(min(sides) > 0, UploadRefusal.DAMAGED_PDF)
    require(max(sides) <= SIDE_LIMIT, UploadRefusal.PAGE_TOO_LARGE)


def _dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Every dictionary, also those written directly into others and into arrays, however deep.

    References are not followed: what they name is an object of its own.
    """
    for each in pdf.objects:
        waiting = [each]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, Array):
                parts = list(thing.as_list())
            elif isinstance(thing, Dictionary | pikepdf.Stream):
                yield thing
                parts = list(thing.values())
            else:
                continue
            waiting += [
                part for part in parts if isinstance(part, Dictionary | Array) and not part.is_indirect
            ]


def _active(pdf: Pdf) -> Iterator[str]:
    for each in _dictionaries(pdf):
        kind = each.get("/S")
        if isinstance(kind, Name) and kind in ACTIVE:
            yield str(kind).lstrip("/")
        if "/JS" in each:
            yield "JavaScript"
        if "/XFA" in each:
            yield "XFA"
        if each.get("/Subtype") in (Name.RichMedia, Name.Movie, Name("/3D")):
            yield "RichMedia"
        if any(_leads_astray(each.get(key)) for key in LEADING):
            yield "Link"


def _leads_astray(place: Object | None) -> bool:
    """Whether an address or file name leads to a network drive or by a way that is not the web's."""
    if not isinstance(place, String):
        return False
    written = str(place).strip().replace("\\", "/")
    try:
        return written.startswith("//") or urlsplit(written).scheme not in SCHEMES
    except ValueError:
        return True


def _embedded(pdf: Pdf) -> bool:
    if len(pdf.attachments):
        return True
    return any(
        each.get("/Type") == Name.EmbeddedFile or each.get("/Subtype") == Name.FileAttachment
        for each in _dictionaries(pdf)
    )


def is_signed(pdf: Pdf) -> bool:
    """Whether it bears an electronic signature: where readers look for one, in its fields and its permissions. To look at
    each object would take seconds in the largest files, for each copy that a member opens.
    """
    if isinstance(pdf.Root.get("/Perms"), Dictionary):
        return True
    form = pdf.Root.get("/AcroForm")
    waiting = _parts(form, "/Fields") if isinstance(form, Dictionary) else []
    met: set[tuple[int, int]] = set()
    while waiting:
        field = waiting.pop()
        if field.is_indirect and field.objgen in met:
            continue
        met.add(field.objgen)
        if _is_signature(field.get("/V")):
            return True
        waiting += _parts(field, "/Kids")
    return False


def _parts(thing: Object, key: str) -> list[Object]:
    found = thing.get(key)
    listed: list[Object] = list(found.as_list()) if isinstance(found, Array) else []
    return [each for each in listed if isinstance(each, Dictionary)]


def _is_signature(value: Object | None) -> bool:
    """Its type may be left out (ISO 32000-1, table 252), the range of what is signed may not."""
    return isinstance(value, Dictionary) and (value.get("/Type") == Name.Sig or "/ByteRange" in value)
