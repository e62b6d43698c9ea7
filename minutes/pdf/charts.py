"""Pictures of a result: a bar for each choice, the seats in a half circle. Colour and sign say the same."""

from collections import Counter

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from minutes.pdf.style import GREY, INK, LINE
from minutes.pdf.tags import figure
from minutes.sheets import SeatDot, SeatsPicture

COLOURS: dict[str, Color] = {"yes": HexColor("#1B7F4B"), "no": HexColor("#B3261E")}
CHOICES = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung", "": "ohne Stimme"}
LEAST = 220.0  # points: the picture is no smaller than this


class Bar(Flowable):
    """A bar of `number` out of `total`, in a light frame."""

    HEIGHT = 9.0

    def __init__(self, choice: str, number: int, total: int) -> None:
        super().__init__()
        self.colour = COLOURS.get(choice, GREY)
        self.alt = f"{number} von {total}"
        self.share = number / total if total else 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, self.HEIGHT + 3
        return self.width, self.height

    def draw(self) -> None:
        with figure(self.canv, self.alt, self.width, self.HEIGHT):
            self._bar()

    def _bar(self) -> None:
        canvas = self.canv
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(LINE)
        canvas.rect(0, 0, self.width, self.HEIGHT, stroke=1, fill=0)
        canvas.setFillColor(self.colour)
        canvas.rect(0, 0, self.width * self.share, self.HEIGHT, stroke=0, fill=1)


class Seats(Flowable):
    """The half circle: a green dot with a tick is a Yes, a red one with a cross a No, a grey one with a dash an
    abstention, an empty ring somebody who did not vote.
    """

    def __init__(self, picture: SeatsPicture) -> None:
        super().__init__()
        self.picture = picture
        self.scale = 1.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        drawn = max(LEAST, width * 0.5)
        self.scale = drawn / self.picture.width
        self.width, self.height = width, self.picture.height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        with figure(self.canv, self._alt(), self.width, self.height):
            self._circle()

    def _alt(self) -> str:
        chosen = Counter(seat.choice for seat in self.picture.seats)
        counts = ", ".join(f"{chosen[choice]} {word}" for choice, word in CHOICES.items() if chosen[choice])
        return f"Sitze im Halbkreis: {counts}. Die Zahlen je Fraktion stehen in der Tabelle darunter."

    def _circle(self) -> None:
        canvas = self.canv
        canvas.saveState()
        canvas.translate((self.width - self.picture.width * self.scale) / 2, self.height)
        canvas.scale(self.scale, -self.scale)
        for seat in self.picture.seats:
            _seat(canvas, seat, self.picture.radius)
        canvas.restoreState()
        self._numbers()

    def _numbers(self) -> None:
        canvas, left = self.canv, (self.width - self.picture.width * self.scale) / 2
        canvas.setFont("Noto-Bold", 9)
        canvas.setFillColor(INK)
        for number, x, y in self.picture.marks:
            canvas.drawCentredString(left + x * self.scale, self.height - y * self.scale - 3, str(number))


def _seat(canvas: Canvas, seat: SeatDot, radius: int) -> None:
    canvas.setLineWidth(radius * 0.16)
    canvas.setStrokeColor(GREY)
    if not seat.choice:
        canvas.circle(seat.x, seat.y, radius * 0.9, stroke=1, fill=0)
        return
    canvas.setFillColor(COLOURS.get(seat.choice, GREY))
    canvas.circle(seat.x, seat.y, radius, stroke=0, fill=1)
    canvas.setStrokeColor(white)
    for one, two in SIGNS[seat.choice]:
        canvas.line(
            seat.x + one[0] * radius,
            seat.y + one[1] * radius,
            seat.x + two[0] * radius,
            seat.y + two[1] * radius,
        )


# Strokes in shares of the radius; y goes down.
SIGNS = {
    "yes": (((-0.5, 0.05), (-0.12, 0.42)), ((-0.12, 0.42), (0.5, -0.38))),
    "no": (((-0.4, -0.4), (0.4, 0.4)), ((0.4, -0.4), (-0.4, 0.4))),
    "abstain": (((-0.5, 0.0), (0.5, 0.0)),),
}
