"""QR codes: which squares of the pattern are dark. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

QUIET = 4  # squares of white that a reader needs around the pattern (ISO/IEC 18004)


@dataclass(frozen=True)
class Pattern:
    """A square of `side` squares; `dark` holds (row, column), counted from the upper left."""

    side: int
    dark: tuple[tuple[int, int], ...]

    @property
    def width(self) -> int:
        """Of the whole picture, the white around it included."""
        return self.side + 2 * QUIET

    @property
    def path(self) -> str:
        """The dark squares as the path of an SVG picture, a square being 1 wide."""
        return "".join(f"M{column + QUIET} {row + QUIET}h1v1h-1z" for row, column in self.dark)


def pattern_of(text: str) -> Pattern:
    """With error correction M: 15 % of it may be dirty."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return Pattern(code.getModuleCount(), tuple(_dark(code)))


def _dark(code: QRCode) -> Iterator[tuple[int, int]]:
    for row, column in product(range(code.getModuleCount()), repeat=2):
        if code.isDark(row, column):
            yield row, column
