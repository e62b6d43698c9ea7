"""Signature fields: the empty place in the document, and the picture that fills it when somebody signs."""

import io
from collections.abc import Sequence
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from minutes.draft import Draft, Signer
from minutes.lasting import SEAL, SEAL_ROLE
from minutes.pdf.page import Layout, Place
from minutes.pdf.style import GROUND, LINE, Theme, name, register_fonts
from minutes.pdf.tags import form

ZONES = {"CET": "MEZ", "CEST": "MESZ"}
FIELD_WIDTH, FIELD_HEIGHT, GAP = 52 * mm, 22 * mm, 4.5 * mm


class SignatureRow(Flowable):
    """Up to three fields side by side, each with name and role in text below; notes where they lie."""

    PER_ROW = 3

    def __init__(self, signers: Sequence[Signer], theme: Theme, layout: Layout) -> None:
        super().__init__()
        self.signers = signers
        self.theme = theme
        self.layout = layout
        self.labels = [
            [theme.text("cell_bold", name(signer.name)), theme.text("small", signer.role)]
            for signer in signers
        ]
        self.spaceBefore = 10.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        below = [sum(label.wrap(FIELD_WIDTH, 1000)[1] for label in labels) for labels in self.labels]
        self.below = max(below) + 4
        self.width, self.height = width, FIELD_HEIGHT + self.below + 8
        return self.width, self.height

    def draw(self) -> None:
        for column, (signer, labels) in enumerate(zip(self.signers, self.labels, strict=True)):
            left = column * (FIELD_WIDTH + GAP)
            self._field(signer, left)
            top = self.height - FIELD_HEIGHT - 4
            for label in labels:
                top -= label.height
                label.drawOn(self.canv, left, top)

    def _field(self, signer: Signer, left: float) -> None:
        canvas = self.canv
        form(canvas, signer.field)
        bottom = self.height - FIELD_HEIGHT
        canvas.setFillColor(GROUND)
        canvas.rect(left, bottom, FIELD_WIDTH, FIELD_HEIGHT, stroke=0, fill=1)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(left, bottom, left + FIELD_WIDTH, bottom)
        x, y = canvas.absolutePosition(left, bottom)
        page = canvas.getPageNumber() - 1
        self.layout.fields[signer.field] = Place(page, x, y, x + FIELD_WIDTH, y + FIELD_HEIGHT)


def seal_of(draft: Draft) -> Signer:
    """The place of the organisation's seal, beside those of the persons."""
    return Signer(field=SEAL, role=SEAL_ROLE, name=draft.letterhead.body)


def signature_rows(signers: Sequence[Signer], theme: Theme, layout: Layout) -> list[Flowable]:
    step = SignatureRow.PER_ROW
    return [SignatureRow(signers[at : at + step], theme, layout) for at in range(0, len(signers), step)]


def appearance(signer: Signer, at: datetime, theme: Theme) -> bytes:
    """A one-page PDF in the size of the field: who signed or sealed electronically, in which role, when.

    It never says "qualifiziert": only an assessment of the certificate could justify the word.
    """
    register_fonts()
    target = io.BytesIO()
    canvas = Canvas(
        target, (FIELD_WIDTH, FIELD_HEIGHT), invariant=1, initialFontName="Noto", pageCompression=1
    )
    canvas.setFillColor(GROUND)
    canvas.rect(0, 0, FIELD_WIDTH, FIELD_HEIGHT, stroke=0, fill=1)
    canvas.setFillColor(theme.accent)
    canvas.rect(0, 0, 2.2, FIELD_HEIGHT, stroke=0, fill=1)
    lines = (
        ("label", "Elektronisch gesiegelt" if signer.field == SEAL else "Elektronisch signiert"),
        ("cell", name(signer.name)),
        ("small", signer.role),
        ("small", f"{at:%d.%m.%Y, %H:%M:%S} Uhr ({ZONES.get(at.tzname() or '', at.tzname())})"),
    )
    top = FIELD_HEIGHT - 5
    for role, text in lines:
        paragraph = theme.text(role, text)
        top -= paragraph.wrap(FIELD_WIDTH - 12, FIELD_HEIGHT)[1]
        paragraph.drawOn(canvas, 8, top)
    canvas.showPage()
    canvas.save()
    return target.getvalue()
