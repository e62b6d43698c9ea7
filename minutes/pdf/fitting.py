"""What a line must not tear apart, and what to leave out where a line has no room."""

import re

from reportlab.pdfbase.pdfmetrics import stringWidth

NBSP = "\u00a0"
DOTS = "…"
UNITS = "Uhr|Euro|EUR|€|%|m|m²|m³|km|ha|kg|t|Mio\\.|Mrd\\."
MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
# § 50 Abs. 1 Satz 2, Nr. 84; 3.450 m², 118,00 €, 18:00 Uhr, 10. September
_DANGLING = re.compile(r"(,\s*\d*)?[\s.,:;–-]*$")  # what a cut leaves of the next part: ", 23."
_SIGN = re.compile(r"(§|Abs\.|Art\.|Nr\.|Satz) (?=\d)")
_UNIT = re.compile(rf"(?<=\d) (?=(?:{UNITS})(?!\w))")
_DAY = re.compile(rf"(?<=\d\.) (?=(?:{MONTHS})(?!\w))")


def together(text: str) -> str:
    """Numbers with their sign or unit, days with their month: no line ends between them."""
    return _DAY.sub(NBSP, _UNIT.sub(NBSP, _SIGN.sub(rf"\1{NBSP}", text)))


def fitting(text: str, font: str, size: float, room: float) -> str:
    """As much of a line as `room` (points) holds: the middle gives way, what follows the last comma stays."""
    if stringWidth(text, font, size) <= room:
        return text
    head, comma, tail = text.rpartition(", ")
    end = f"{DOTS}{comma}{tail}" if comma and len(tail) < len(head) else DOTS
    begin = head if end != DOTS else text
    while begin and stringWidth(f"{begin.rstrip()}{end}", font, size) > room:
        begin = begin.rpartition(" ")[0] or begin[:-1]  # by words, while there are some
    return f"{_DANGLING.sub('', begin)}{end}"
