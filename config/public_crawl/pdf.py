"""The text of a PDF: what its pages show, and all that stands beside them."""

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

import pikepdf
import pypdfium2

ATTACHED = ("/EmbeddedFile", "/Metadata")


@lru_cache(maxsize=512)
def text_of_pdf(content: bytes) -> str:
    """Pages, metadata, bookmarks, tags, attached files. Empty where a source supplied it broken: nobody can read it."""
    try:
        with pypdfium2.PdfDocument(content) as pdf:
            pages = [page.get_textpage().get_text_bounded() for page in pdf]
        with pikepdf.open(BytesIO(content)) as pdf:
            beside = [text for each in pdf.objects for text in _texts_in(each)]
    except (pypdfium2.PdfiumError, pikepdf.PdfError):
        return ""
    return "\n".join([*pages, *beside])


def _texts_in(thing: object) -> Iterator[str]:
    """Every text string within an object of a PDF, and the content of attached files and of XMP metadata."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        yield from (text for each in thing if not _is_elsewhere(each) for text in _texts_in(each))
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") in ATTACHED:
            yield thing.read_bytes().decode("utf-8", errors="replace")
        yield from (text for each in thing.values() if not _is_elsewhere(each) for text in _texts_in(each))


def _is_elsewhere(each: object) -> bool:
    """An object of its own, which is visited for itself."""
    return isinstance(each, pikepdf.Object) and each.is_indirect
