"""What a PDF holds that minutes never hold: all that could change what its readers see. Pure.

Signatures allow a later form to be filled in, and a viewer shows what layers, notes and scripts tell it to show
("shadow attacks"). Minutes need nothing of the kind, so whoever finds it need not ask what it is for.
"""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from minutes.findings import Fault

ACTIONS = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR", "/GoToE", "/GoTo3DView",
    "/Hide", "/SetOCGState", "/Rendition", "/Movie", "/Sound", "/RichMediaExecute",
})  # fmt: skip
NESTED_AT_MOST = 100


def foreign_contents(data: bytes) -> tuple[Fault, ...]:
    """A fault for each kind of foreign content. Raises pikepdf.PdfError, ValueError on broken files."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        inside = [each for root in pdf.objects for each in _dictionaries(root)]
        found = (
            (any(map(_acts, inside)), Fault.SCRIPT_INSIDE),
            ("/OCProperties" in pdf.Root or any("/OC" in each for each in inside), Fault.LAYERS_INSIDE),
            (_has_form(pdf, inside), Fault.FORM_INSIDE),
            (any(map(_lies_over, _annotations(pdf))), Fault.OVERLAY_INSIDE),
            (sum("/EF" in each for each in inside) > 1, Fault.ATTACHMENT_INSIDE),
        )
        return tuple(fault for is_there, fault in found if is_there)


def _dictionaries(root: Any) -> Iterator[Any]:
    """The dictionaries of an object that stand in it directly: those that it refers to have their own turn."""
    waiting = [(root, 0)]
    while waiting:
        each, depth = waiting.pop()
        if depth > NESTED_AT_MOST:
            raise ValueError("nested too deeply")
        if isinstance(each, Dictionary | Stream):
            yield each
            inner: list[Any] = [each.get(key) for key in each.keys()]  # noqa: SIM118 (a stream iterates over nothing)
        else:
            inner = list(each) if isinstance(each, Array) else []
        waiting += [(one, depth + 1) for one in inner if _is_container(one) and not one.is_indirect]


def _is_container(value: Any) -> bool:
    return isinstance(value, Dictionary | Stream | Array)


def _acts(each: Any) -> bool:
    return "/JS" in each or "/AA" in each or str(each.get("/S", "")) in ACTIONS


def _has_form(pdf: Pdf, inside: list[Any]) -> bool:
    """Whether there is a field for anything but a signature."""
    form = pdf.Root.get("/AcroForm", Dictionary())
    kinds = {str(each["/FT"]) for each in inside if "/FT" in each}
    widgets = (each for each in _annotations(pdf) if each.get("/Subtype") == Name.Widget)
    nameless = any("/FT" not in each and "/Parent" not in each for each in widgets)
    return "/XFA" in form or bool(kinds - {"/Sig"}) or nameless


def _annotations(pdf: Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.obj.get("/Annots", ())


def _lies_over(annotation: Any) -> bool:
    """Links show nothing of their own; the places of signatures are known to the check of the signatures."""
    kind = annotation.get("/Subtype")
    return kind != Name.Widget and (kind != Name.Link or "/AP" in annotation)
