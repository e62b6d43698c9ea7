"""How a reader can prove that the paper is genuine (Prüfung der Echtheit): the journal's head, as text and QR."""

from collections.abc import Callable

from reportlab.platypus import Flowable, KeepTogether

from documents.qr import pattern_of
from minutes.draft import Anchor, Draft
from minutes.landmarks import NO_ADDRESS, RECORD
from minutes.pdf.blocks import replacements
from minutes.pdf.style import INK, Theme
from minutes.pdf.tags import figure

SIZE = 76.0
KEPT = f"In {RECORD} stehen die Texte unverändert."
ALT = "QR-Code mit dem Prüfwert, der daneben steht"
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
        with figure(self.canv, ALT, SIZE, self.height):
            self._code()
        top = self.height
        for text in self.texts:
            top -= text.height
            text.drawOn(self.canv, SIZE + 14, top)
            top -= 3

    def _code(self) -> None:
        pattern = pattern_of(_code(self.anchor, self.verify_at))
        side = SIZE / pattern.side
        self.canv.setFillColor(INK)
        dark = self.canv.beginPath()
        for row, column in pattern.dark:
            dark.rect(column * side, self.height - (row + 1) * side, side, side)
        self.canv.drawPath(dark, stroke=0, fill=1)


def authenticity(draft: Draft, theme: Theme, heading: Callable[[str, str], Flowable]) -> list[Flowable]:
    proof = [heading("Prüfung der Echtheit", "authenticity"), Proof(draft, theme)]
    return [KeepTogether([*proof, *replacements(draft, theme, KEPT)])]


def _lines(draft: Draft) -> list[str]:
    anchor = draft.anchor
    where = [f"Prüfen lassen: {draft.verify_at}"] if draft.verify_at else []
    shown = (
        [f"Prüfwert bei Schluss der Sitzung, wie öffentlich gezeigt: {draft.figure}"] if draft.figure else []
    )
    now = f"Kette {anchor.stream}, Eintrag {anchor.seq}, Prüfwert (SHA-256): {anchor.head}"
    return [HOW, now, *shown, *where]


def _code(anchor: Anchor, verify_at: str) -> str:
    return f"{verify_at or NO_ADDRESS} {anchor.stream} {anchor.seq} {anchor.head}"
