"""What pikepdf adds after drawing: what the file says of itself, colours, the attached record, signature fields.

With a record the file is PDF/A-3a, else PDF/A-2a, always PDF/UA-1 too. Everything is derived from the document's own
data: the same input gives the same bytes.
"""

import io
from collections.abc import Mapping
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from minutes.landmarks import RECORD
from minutes.pdf.identity import xmp
from minutes.pdf.page import Place
from minutes.pdf.srgb import srgb
from minutes.pdf.structure import add_element, empty_forms
from minutes.pdf.style import printable

PRINTED_FIELD = 4 | 128  # PDF 32000, table 165: print, locked
NOWHERE = (0, 0, 0, 0)


def finish(
    data: bytes,
    identifier: str,
    day: date,
    *,
    record: bytes = b"",
    fields: Mapping[str, tuple[Place | None, str]] | None = None,
) -> bytes:
    """The finished document. `fields` maps a field's name to its place and the words that screen readers say.

    A field without a place is invisible: for time stamps and seals that are not shown. What is read follows the
    order of `fields`, where the field was not drawn with its signer.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        drop_unused_font(pdf)
        _date(pdf, identifier, day, part=3 if record else 2)
        _colours(pdf)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        if record:
            _attach(pdf, record, day)
        empty_forms(pdf, but=fields or {})
        if fields:
            _add_fields(pdf, fields)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()


def drop_unused_font(pdf: Pdf) -> None:
    """Helvetica is listed by reportlab on every page, though nothing uses it: a font not embedded."""
    for page in pdf.pages:
        fonts = page.Resources.get("/Font", Dictionary())
        for key in [key for key, font in fonts.items() if font.BaseFont == "/Helvetica"]:
            del fonts[key]


def _stamp(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


def _date(pdf: Pdf, identifier: str, day: date, *, part: int) -> None:
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(_stamp(day))
    title, author, subject = (str(pdf.docinfo[key]) for key in ("/Title", "/Author", "/Subject"))
    packet = xmp(
        title=title, author=author, subject=subject, identifier=printable(identifier), day=day, part=part
    )
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)


def _colours(pdf: Pdf) -> None:
    """Every colour in the document is sRGB."""
    pdf.Root.OutputIntents = Array([
        pdf.make_indirect(
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC 61966-2-1"), DestOutputProfile=Stream(pdf, srgb(), N=3),
            )
        )
    ])  # fmt: skip


def _attach(pdf: Pdf, record: bytes, day: date) -> None:
    attached = pikepdf.AttachedFileSpec(
        pdf,
        record,
        filename=RECORD,
        mime_type="application/json",
        description="Maschinenlesbare Daten dieser Niederschrift",
        relationship=Name.Data,  # type: ignore[call-arg]  # missing in the stubs
        creation_date=_stamp(day),
        mod_date=_stamp(day),
    )
    pdf.attachments[RECORD] = attached
    pdf.Root.AF = Array([attached.obj])


def _add_fields(pdf: Pdf, fields: Mapping[str, tuple[Place | None, str]]) -> None:
    """Field and widget are one dictionary: split ones show no appearance in some readers."""
    made = []
    for name, (place, spoken) in fields.items():
        page = pdf.pages[place.page if place else 0].obj
        box = (place.left, place.bottom, place.right, place.top) if place else NOWHERE
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(name), TU=String(spoken),
                F=PRINTED_FIELD, P=page, Rect=Array([round(each, 2) for each in box]),
            )
        )  # fmt: skip
        if place:
            widget.AP = Dictionary(N=_empty(pdf, place))
        page.Annots = Array([*page.get("/Annots", Array()), widget])
        add_element(pdf, name, page, widget)
        made.append(widget)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(made), SigFlags=3))


def _empty(pdf: Pdf, place: Place) -> Stream:
    """The picture of a field that nobody has signed yet: the ground is drawn on the page."""
    size = Array([0, 0, round(place.right - place.left, 2), round(place.top - place.bottom, 2)])
    return Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=size)
