"""Drawn coats of arms. `neutral` is invented: a shield with a gate over water, for a body without its own."""

from collections.abc import Callable

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas

ARMS_WIDTH, ARMS_HEIGHT = 44.0, 52.0


def neutral(canvas: Canvas, accent: Color) -> None:
    """Draws into 44 × 52 points from the lower left corner."""
    _shield(canvas, accent)
    canvas.setFillColor(white)
    for left, bottom, width, height in ((10.0, 20, 6, 20), (28.0, 20, 6, 20), (10.0, 20, 24, 13)):
        canvas.rect(left, bottom, width, height, stroke=0, fill=1)
    for left in (9, 13.2, 27, 31.2):  # the towers' merlons
        canvas.rect(left, 39.8, 2.8, 3.5, stroke=0, fill=1)
    for left in (17.6, 20.7, 23.8):  # the wall's
        canvas.rect(left, 32.8, 2, 2.5, stroke=0, fill=1)
    _gate(canvas, accent)
    _waves(canvas)


def _shield(canvas: Canvas, accent: Color) -> None:
    canvas.setFillColor(accent)
    path = canvas.beginPath()
    path.moveTo(1, 51)
    path.lineTo(43, 51)
    path.lineTo(43, 22)
    path.curveTo(43, 9, 31, 4, 22, 0)
    path.curveTo(13, 4, 1, 9, 1, 22)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _gate(canvas: Canvas, accent: Color) -> None:
    canvas.setFillColor(accent)
    canvas.rect(18, 20, 8, 5, stroke=0, fill=1)
    canvas.circle(22, 25, 4, stroke=0, fill=1)


def _waves(canvas: Canvas) -> None:
    canvas.setStrokeColor(white)
    canvas.setLineWidth(1.4)
    for bottom, left, count in ((14.5, 8, 4), (10, 12, 3)):
        path = canvas.beginPath()
        path.moveTo(left, bottom)
        for wave in range(count):
            start = left + wave * 7
            path.curveTo(start + 1.75, bottom + 2.4, start + 1.75, bottom + 2.4, start + 3.5, bottom)
            path.curveTo(start + 5.25, bottom - 2.4, start + 5.25, bottom - 2.4, start + 7, bottom)
        canvas.drawPath(path, stroke=1, fill=0)


ARMS: dict[str, Callable[[Canvas, Color], None]] = {"neutral": neutral}
