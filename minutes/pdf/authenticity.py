"""How a reader can prove that the paper is genuine (Prüfung der Echtheit): the journal's head, as text and QR."""

from collections.abc import Callable

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.renderPDF import draw
from reportlab.graphics.shapes import Drawing
from reportlab.platypus import Flowable, KeepTogether

from minutes.draft import Anchor, Draft
from minutes.pdf.style import GREY, Theme

SIZE = 76.0
RECORD = "niederschrift.json"
HOW = (
    "Diese Niederschrift beruht auf dem fortlaufenden Sitzungsprotokoll (Ereigniskette). Der Prüfwert unten ist "
    "der Stand der Kette, aus dem sie entstanden ist: Wird auch nur ein Eintrag geändert, stimmt er nicht mehr. "
    f"Die maschinenlesbaren Daten liegen dieser Datei als {RECORD} bei."
)


class Proof(Flowable):
    """A QR code on the left, text on the right of it."""

    def __init__(self, draft: Draft, theme: Theme) -> None:
        super().__init__()
        self.anchor = draft.anchor
        self.verify_at = draft.verify_at
        self.texts = [theme.text("small", line) for line in _lines(draft)]

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        text = sum(each.wrap(width - SIZE - 14, 1000)[1] + 3 for each in self.texts)
        self.height = max(SIZE, text)
        return self.width, self.height

    def draw(self) -> None:
        code = QrCodeWidget(_code(self.anchor, self.verify_at), barBorder=0, barLevel="M")
        code.barWidth = code.barHeight = SIZE
        code.barFillColor = GREY
        picture = Drawing(SIZE, SIZE)
        picture.add(code)
        draw(picture, self.canv, 0, self.height - SIZE)
        top = self.height
        for text in self.texts:
            top -= text.height
            text.drawOn(self.canv, SIZE + 14, top)
            top -= 3


def authenticity(draft: Draft, theme: Theme, heading: Callable[[str, str], Flowable]) -> list[Flowable]:
    return [KeepTogether([heading("Prüfung der Echtheit", "authenticity"), Proof(draft, theme)])]


def _lines(draft: Draft) -> list[str]:
    anchor = draft.anchor
    where = [f"Prüfen lassen: {draft.verify_at}"] if draft.verify_at else []
    return [HOW, f"Kette {anchor.stream}, Eintrag {anchor.seq}, Prüfwert (SHA-256): {anchor.head}", *where]


def _code(anchor: Anchor, verify_at: str) -> str:
    return f"{verify_at or 'ratssaal'} {anchor.stream} {anchor.seq} {anchor.head}"
