"""What pikepdf adds after drawing: fixed dates, XMP, the attached record, empty signature fields.

Everything is derived from the document's own data: the same input gives the same bytes.
"""

import io
from collections.abc import Mapping
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from minutes.pdf.authenticity import RECORD
from minutes.pdf.page import Place

PRINTED_FIELD = 4 | 128  # PDF 32000, table 165: print, locked


def finish(
    data: bytes,
    identifier: str,
    day: date,
    *,
    record: bytes = b"",
    fields: Mapping[str, tuple[Place | None, str]] | None = None,
) -> bytes:
    """The finished document. `fields` maps a field's name to its place and the words that screen readers say.

    A field without a place has no size: nobody sees it, a time stamp stands in it.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _drop_unused_font(pdf)
        _date(pdf, identifier, day)
        if record:
            _attach(pdf, record, day)
        if fields:
            _add_fields(pdf, fields)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()


def _drop_unused_font(pdf: Pdf) -> None:
    """Helvetica is listed by reportlab on every page, though nothing uses it: a font not embedded."""
    for page in pdf.pages:
        fonts = page.Resources.get("/Font", Dictionary())
        for key in [key for key, font in fonts.items() if font.BaseFont == "/Helvetica"]:
            del fonts[key]


def _stamp(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"


def _date(pdf: Pdf, identifier: str, day: date) -> None:
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = String(_stamp(day))
    title, author, subject = (str(pdf.docinfo[key]) for key in ("/Title", "/Author", "/Subject"))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["dc:description"] = subject
        metadata["dc:identifier"] = identifier
        metadata["dc:language"] = {"de-DE"}
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{day.isoformat()}T00:00:00Z"
        metadata["xmp:CreatorTool"] = metadata["pdf:Producer"] = "Ratssaal"


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


NOWHERE = Place(0, 0, 0, 0, 0)


def _add_fields(pdf: Pdf, fields: Mapping[str, tuple[Place | None, str]]) -> None:
    """Field and widget are one dictionary: split ones show no appearance in some readers."""
    made = []
    for name, (wanted, spoken) in fields.items():
        place = wanted or NOWHERE
        page = pdf.pages[place.page]
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(name), TU=String(spoken),
                F=PRINTED_FIELD, P=page.obj,
                Rect=Array([round(each, 2) for each in (place.left, place.bottom, place.right, place.top)]),
            )
        )  # fmt: skip
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), widget])
        made.append(widget)
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(made), SigFlags=3))
