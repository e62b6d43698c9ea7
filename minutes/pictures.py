"""The picture that another program draws for a signature: fit for the archive if its fonts are embedded. Pure."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

DEPTH = 8  # of forms within forms, more than any program draws
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def fonts_embedded(data: bytes, field: str) -> bool:
    """Whether the picture in the signature field brings all its fonts (PDF/A). Raises what pikepdf raises."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields: Any = pdf.Root.AcroForm.Fields
        pictures = (
            each.get("/AP", Dictionary()).get("/N") for each in fields if str(each.get("/T")) == field
        )
        return all(_is_embedded(font) for picture in pictures for font in _fonts(picture, DEPTH))


def _fonts(picture: Any, depth: int) -> Iterator[Any]:
    if not isinstance(picture, pikepdf.Stream) or not depth:
        return
    resources = picture.get("/Resources", Dictionary())
    yield from resources.get("/Font", Dictionary()).values()
    for inner in resources.get("/XObject", Dictionary()).values():
        yield from _fonts(inner, depth - 1)


def _is_embedded(font: Any) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    inner = font.get("/DescendantFonts", Array([font]))[0]
    described = inner.get("/FontDescriptor", Dictionary())
    return any(each in described for each in FILES)
