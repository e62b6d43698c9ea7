"""Where the office confirms a document by hand: lines for place and day, signature, seal."""

from reportlab.platypus import Flowable

from minutes.pdf.style import INK, Theme

ROOM = 44.0  # points to write in
SPACE = 16.0
LINES = ("Ort, Datum", "Unterschrift", "Dienstsiegel")


class LinesToSign(Flowable):
    """Three lines side by side, each with what belongs on it below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.labels = [theme.text("small", label) for label in LINES]
        self.spaceAfter = 8.0

    def getSpaceAfter(self) -> float:  # noqa: N802 (reportlab's name)
        return self.spaceAfter

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.each = (width - SPACE * (len(self.labels) - 1)) / len(self.labels)
        self.below = max(label.wrap(self.each, 100)[1] for label in self.labels)
        self.width, self.height = width, ROOM + self.below + 3
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        for place, label in enumerate(self.labels):
            left = place * (self.each + SPACE)
            canvas.line(left, self.below + 3, left + self.each, self.below + 3)
            label.drawOn(canvas, left, self.below - label.height)
