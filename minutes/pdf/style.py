"""Page, fonts, colours and text styles that all documents share. Lengths are points unless they say mm."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from minutes.glyphs import replaced
from minutes.pdf.characters import FONTS, characters
from minutes.pdf.fitting import together
from minutes.pdf.letters import READ_AS, drawn
from minutes.pdf.text import Text

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 20 * mm, 24 * mm, 22 * mm
TEXT_WIDTH = WIDTH - LEFT - RIGHT
HANGING = 19 * mm  # the column in which an item's number stands

GROUND = HexColor("#EDF3F7")
LINE = HexColor("#C3CFD8")
INK = HexColor("#1B2126")
GREY = HexColor("#4A5560")

FACES = {
    "Noto": "NotoSans-Regular.ttf",
    "Noto-Bold": "NotoSans-Bold.ttf",
    "Noto-Italic": "NotoSans-Italic.ttf",
    "Noto-BoldItalic": "NotoSans-BoldItalic.ttf",
}
NBSP = "\u00a0"
HYPHEN = "\u2011"  # does not break
CODES = re.compile(
    "^<[0-9A-F]{2}> <(?:[0-9A-F]{4})+>$", re.MULTILINE
)  # a line of the table from codes to characters
MOST_LINES = 100


class UnprintableError(ValueError):
    """A text came to a page past `printable`: it would be printed with gaps that nobody sees."""


class WholeFont(TTFont):
    """A font that refuses a character it does not have, where reportlab would draw nothing.

    Each of its glyphs stands for a character, or for a letter with its marks: reportlab's table knows one character a
    glyph, names one for the sign of a missing glyph too, and has blocks longer than the hundred lines that are allowed.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 (reportlab's name)
        super().addObjects(doc)
        for name, kept in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                kept.content = _in_blocks(kept.content)

    def splitString(self, text: str, doc: object, encoding: str = "utf-8") -> object:  # noqa: N802 (reportlab's name)
        if not characters().issuperset(text):
            raise UnprintableError(ascii(text))
        return super().splitString(drawn(text), doc, encoding)


def _in_blocks(table: str) -> str:
    lines = [_read(line) for line in CODES.findall(table) if not line.endswith(" <0000>")]
    blocks = (lines[at : at + MOST_LINES] for at in range(0, len(lines), MOST_LINES))
    written = ("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks)
    before, after = table.partition("endcodespacerange\n")[:2], table.rpartition("endbfchar\n")[2]
    return "".join(before) + "\n".join(written) + "\n" + after


def _read(line: str) -> str:
    """A line of the table, of a letter with its marks by what it is read as. Said twice it is the same."""
    code, _, written = line.partition(" ")
    read = READ_AS.get(bytes.fromhex(written[1:-1]).decode("utf-16-be"))
    return f"{code} <{read.encode('utf-16-be').hex().upper()}>" if read else line


@cache
def register_fonts() -> None:
    """Makes the four faces known to reportlab, once per process. They are embedded as subsets."""
    for name, file in FACES.items():
        pdfmetrics.registerFont(WholeFont(name, FONTS / file))
    pdfmetrics.registerFontFamily("Noto", "Noto", "Noto-Bold", "Noto-Italic", "Noto-BoldItalic")


def printable(text: str) -> str:
    """Text as pages and bookmarks can hold it: a visible sign stands for every character that they cannot."""
    return replaced(text, characters())


def markup(text: str) -> str:
    """Plain text as Paragraph markup: escaped, line breaks kept, none between a number and its unit."""
    return escape(printable(together(text))).replace("\n", "<br/>")


def name(text: str) -> str:
    """A person's name that no line end tears apart."""
    return text.replace(" ", NBSP)


def reference(text: str) -> str:
    """A paper's number that no line end tears apart."""
    return text.replace(" ", NBSP).replace("-", HYPHEN)


@dataclass(frozen=True)
class Theme:
    """The styles in one accent colour (`#rrggbb`)."""

    accent_hex: str

    @property
    def accent(self) -> Color:
        return HexColor(self.accent_hex)

    def style(self, role: str) -> ParagraphStyle:
        return _styles(self.accent_hex)[role]

    def text(self, role: str, content: str) -> Text:
        """A paragraph of plain text in a role."""
        return Text(markup(content), self.style(role))


@cache
def _styles(accent_hex: str) -> dict[str, ParagraphStyle]:
    register_fonts()
    accent = HexColor(accent_hex)
    looks: dict[str, dict[str, object]] = {
        "body": {"fontSize": 10, "leading": 14.6, "spaceAfter": 5, "allowWidows": 0, "allowOrphans": 0},
        "item_body": {"parent": "body", "leftIndent": HANGING},
        "small": {"fontSize": 8.4, "leading": 11.6, "textColor": GREY},
        "item_meta": {"parent": "small", "leftIndent": HANGING, "spaceAfter": 5},
        "item_note": {
            "fontName": "Noto-Italic", "fontSize": 9.4, "leading": 13.4, "leftIndent": HANGING, "spaceAfter": 5,
        },
        "right": {"parent": "small", "alignment": 2},
        "cell": {"fontSize": 9.2, "leading": 12.4},
        "cell_bold": {"parent": "cell", "fontName": "Noto-Bold"},
        "cell_grey": {"parent": "cell", "textColor": GREY},
        "cell_right": {"parent": "cell", "alignment": 2},
        "label": {"parent": "cell_bold", "textColor": accent},
        "label_right": {"parent": "label", "alignment": 2},
        "label_centre": {"parent": "label", "alignment": 1},
        "figure": {"parent": "cell_bold", "fontSize": 13, "leading": 16, "alignment": 1},
        "result": {"parent": "label", "fontSize": 10, "leading": 13.4},
        "body_name": {"fontName": "Noto-Bold", "fontSize": 15, "leading": 19},
        "office": {"fontSize": 9.4, "leading": 12.4, "textColor": GREY},
        "h1": {"fontName": "Noto-Bold", "fontSize": 23, "leading": 28, "textColor": accent},
        "subtitle": {"fontSize": 12, "leading": 16.5, "spaceAfter": 10},
        "h2": {
            "fontName": "Noto-Bold", "fontSize": 14, "leading": 18, "textColor": accent,
            "spaceBefore": 16, "spaceAfter": 7,
        },
        "h3": {
            "fontName": "Noto-Bold", "fontSize": 11.4, "leading": 15, "leftIndent": HANGING,
            "bulletFontName": "Noto-Bold", "bulletFontSize": 11.4, "spaceAfter": 3,
        },
        "h4": {
            "fontName": "Noto-Bold", "fontSize": 10, "leading": 14, "textColor": accent,
            "leftIndent": HANGING, "spaceBefore": 3, "spaceAfter": 1,
        },
        "box_title": {"fontName": "Noto-Bold", "fontSize": 10, "leading": 14, "textColor": accent, "spaceAfter": 1},
        "box_body": {"parent": "body", "spaceAfter": 3},
    }  # fmt: skip
    made: dict[str, ParagraphStyle] = {}
    for role, look in looks.items():
        parent = made.get(str(look.pop("parent", "")))
        base = {} if parent else {"fontName": "Noto", "textColor": INK, "bulletFontName": "Noto"}
        made[role] = ParagraphStyle(role, parent=parent, **{**base, **look})
    return made
