"""A certified copy (beglaubigte Abschrift): the pages of a signed original, and behind them the note that certifies them.

The signed original lies inside unchanged, so that its signatures can still be checked; the copy itself bears none.
"""

import io
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pikepdf
from pikepdf import Array, Name, Pdf
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Table

from minutes.issued import CopyDocument, Signature
from minutes.pdf.blocks import Head, facts, gap, rules, table
from minutes.pdf.confirmation import LinesToSign
from minutes.pdf.handed_out import pages_of
from minutes.pdf.page import Heading, Layout
from minutes.pdf.reading import Reader
from minutes.pdf.style import GREY, HEIGHT, LEFT, WIDTH, Theme, name, register_fonts

NOTE = "Beglaubigungsvermerk"
ORIGINAL = "original.pdf"
READ_ONLY = 1
MARGIN = 30.0  # points from the upper edge: above every header


def certified_copy(copy: CopyDocument, original: bytes) -> bytes:
    """`copy` without its signatures: they are read from the original."""
    note = _note(replace(copy, signatures=signatures_in(original, copy.time_zone)))
    with pikepdf.open(io.BytesIO(original)) as pdf, pikepdf.open(io.BytesIO(note)) as end:
        _unsign(pdf)
        for page in pdf.pages:
            _mark(pdf, page, copy.mark)
        _append(pdf, end)
        _name(pdf, copy)
        _attach(pdf, original, copy)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return target.getvalue()


def signatures_in(original: bytes, zone: str) -> tuple[Signature, ...]:
    """In the order in which they were given."""
    reader = Reader(original)
    return tuple(_signature(each, ZoneInfo(zone)) for each in reader.embedded_regular_signatures)


def _signature(embedded: EmbeddedPdfSignature, zone: ZoneInfo) -> Signature:
    certificate, at = embedded.signer_cert, embedded.self_reported_timestamp
    issuer = certificate.issuer.native.get("common_name") or certificate.issuer.human_friendly
    return Signature(
        str(certificate.subject.native.get("common_name", "")),
        f"{at.astimezone(zone):%d.%m.%Y, %H:%M:%S} Uhr" if at else "",
        f"{issuer}\nNr. {_in_groups(f'{certificate.serial_number:x}')}",
    )


def _note(copy: CopyDocument) -> bytes:
    return pages_of(copy, lambda theme, layout: _story(copy, theme, layout))


def _story(copy: CopyDocument, theme: Theme, layout: Layout) -> list[Flowable]:
    statement = [theme.text("body", text) for text in copy.statement]
    return [
        Head(copy.letterhead, theme),
        gap(16),
        Heading.of(NOTE, theme.style("h2")).marked(layout, "note", NOTE),
        facts(copy.facts, theme),
        gap(6),
        _signed(copy, theme),
        gap(6),
        KeepTogether([*statement, LinesToSign(theme)]),
    ]


def _in_groups(number: str) -> str:
    """Of eight digits, between which a line may end."""
    return " ".join(number[at : at + 8] for at in range(0, len(number), 8))


def _signed(copy: CopyDocument, theme: Theme) -> Table:
    heads = ("Signatur von", "Zeitpunkt laut Signatur", "Zertifikat: Aussteller, Nummer")
    rows: list[list[object]] = [[theme.text("label", head) for head in heads]]
    rows += [
        [theme.text("cell", text) for text in (name(each.name), each.at, each.certificate)]
        for each in copy.signatures
    ]
    return table(rows, (0.29, 0.26, 0.45), rules(theme), side=1)


def _unsign(pdf: Pdf) -> None:
    """What is printed in the fields stays; as signatures they would be broken in a copy."""
    for key in ("/Perms", "/DSS", "/AF"):
        if key in pdf.Root:
            del pdf.Root[key]
    for attached in list(pdf.attachments):
        del pdf.attachments[attached]
    form = pdf.Root.AcroForm
    form.SigFlags = 0
    for field in form.Fields:
        field.Ff = READ_ONLY
        for key in ("/V", "/Lock", "/SV"):
            if key in field:
                del field[key]


def _mark(pdf: Pdf, page: pikepdf.Page, mark: str) -> None:
    """The words on top of a page. No reader of the text needs them on every page: an artifact."""
    with pikepdf.open(io.BytesIO(_words(mark))) as drawn:
        shape = pdf.copy_foreign(drawn.pages[0].as_form_xobject())
    page.add_resource(shape, Name.XObject, Name.CopyMark)
    page.contents_add(b"/Artifact BMC q /CopyMark Do Q EMC")


def _words(mark: str) -> bytes:
    register_fonts()
    target = io.BytesIO()
    canvas = Canvas(target, (WIDTH, HEIGHT), invariant=1, initialFontName="Noto")
    canvas.setFont("Noto", 8.4)
    canvas.setFillColor(GREY)
    canvas.drawString(LEFT, HEIGHT - MARGIN, mark)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(target) as pdf:
        fonts = pdf.pages[0].Resources.Font
        for key in [key for key, font in fonts.items() if font.BaseFont == "/Helvetica"]:
            del fonts[key]  # listed by reportlab, used by nothing
        cleaned = io.BytesIO()
        pdf.save(cleaned)
        return cleaned.getvalue()


def _append(pdf: Pdf, end: Pdf) -> None:
    """The pages of the note, and their tags where both have some."""
    first = len(pdf.pages)
    pdf.pages.extend(end.pages)
    if "/StructTreeRoot" in pdf.Root and "/StructTreeRoot" in end.Root:
        _join_tags(pdf, pdf.copy_foreign(end.Root.StructTreeRoot), first)
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NOTE, first))


def _join_tags(pdf: Pdf, more: Any, first: int) -> None:
    """What the note's root holds becomes the last part of the document's root; keys count on."""
    root: Any = pdf.Root.StructTreeRoot
    start = int(root.ParentTreeNextKey)
    document, other = _document(root), _document(more)
    for child in _listed(other.K):
        child.P = document
        if child.S == Name.H1:  # a document has one title: the note's is a heading in it
            child.S = Name.H2
    document.K = Array([*_listed(document.K), *_listed(other.K)])
    numbers = list(more.ParentTree.Nums)
    shifted = [int(each) + start if place % 2 == 0 else each for place, each in enumerate(numbers)]
    root.ParentTree.Nums = Array([*root.ParentTree.Nums, *shifted])
    root.ParentTreeNextKey = start + int(more.ParentTreeNextKey)
    for page in list(pdf.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + start


def _document(root: Any) -> Any:
    return _listed(root.K)[0]


def _listed(kids: Any) -> list[Any]:
    """One kid may stand alone."""
    return list(kids) if isinstance(kids, Array) else [kids]


def _name(pdf: Pdf, copy: CopyDocument) -> None:
    pdf.docinfo["/Title"] = copy.subject
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = copy.subject
        metadata["dc:identifier"] = copy.document_id


def _attach(pdf: Pdf, original: bytes, copy: CopyDocument) -> None:
    attached = pikepdf.AttachedFileSpec(
        pdf,
        original,
        filename=ORIGINAL,
        mime_type="application/pdf",
        description="Das signierte Original, unverändert",
        relationship=Name.Source,  # type: ignore[call-arg]  # missing in the stubs
        creation_date=f"D:{copy.issued_on:%Y%m%d}000000Z",
        mod_date=f"D:{copy.issued_on:%Y%m%d}000000Z",
    )
    pdf.attachments[ORIGINAL] = attached
    pdf.Root.AF = Array([attached.obj])
