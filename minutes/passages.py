"""The small markup of the clerk's passages, and what it means. Pure.

A passage is plain text. An empty line ends a paragraph, a line end stays one. A line that begins with

    ## Title        is a heading
    - text          is an entry of a list; two lines or more `1. text`, `2. text` are a numbered one
    | A | B |       is a row of a table; two rows or more, the first is the head

and within a line `**strong**` and `*emphasis*` stand out. An indented line continues the entry above it. Whatever
does not fit is text as it stands: no mark can fail, and not a word is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

COLUMNS_LIMIT = 8
# Characters of a cell by so many columns: a row with more could be taller than a page, and stays text.
CELLS_LIMIT, HEADS_LIMIT = 1200, 320
HEADING = re.compile(r"##\s+(?=\S)")
BULLET = re.compile(r"-\s+(?=\S)")
NUMBER = re.compile(r"([0-9]{1,3})[.)]\s+(?=\S)")
CONTINUED = re.compile(r"\s{2,}|\t")
RULE = re.compile(r"\|(?:\s*:?-{2,}:?\s*\|)+")


@dataclass(frozen=True)
class Span:
    """Characters that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False


Line = tuple[Span, ...]


@dataclass(frozen=True)
class Paragraph:
    lines: tuple[Line, ...]
    kind: str = "paragraph"


@dataclass(frozen=True)
class Heading:
    line: Line
    kind: str = "heading"


@dataclass(frozen=True)
class Entry:
    """One entry of a list; `number` as the clerk wrote it, 0 without one."""

    lines: tuple[Line, ...]
    number: int = 0


@dataclass(frozen=True)
class Listing:
    """`kind`: bullets or numbered."""

    entries: tuple[Entry, ...]
    kind: str


Cells = tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """A table; every row has as many cells as the head."""

    head: Cells
    rows: tuple[Cells, ...]
    kind: str = "table"


Block = Paragraph | Heading | Listing | Grid


def blocks_of(text: str) -> tuple[Block, ...]:
    """What the passage consists of, in order."""
    return tuple(block for kind, lines in _runs(text) for block in _READERS[kind](lines))


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    """Lines of one kind that follow each other; empty lines part them."""
    kind, told = "", []
    for line in text.replace("\r\n", "\n").split("\n"):
        before, kind = kind, _kind(line, kind)
        told.append(((kind, before if kind == "empty" else ""), line))
    for (kind, _), run in groupby(told, key=lambda each: each[0]):
        if kind != "empty":
            yield kind, [line for _, line in run]


def _kind(line: str, before: str) -> str:
    if not line.strip():
        return "empty"
    if before in ("bullets", "numbered") and CONTINUED.match(line):
        return before
    for kind, begins in _BEGINNINGS.items():
        if begins.match(line):
            return kind
    return "text"


_BEGINNINGS = {"heading": HEADING, "bullets": BULLET, "numbered": NUMBER, "table": re.compile(r"\|")}


def _paragraph(lines: Sequence[str]) -> tuple[Block, ...]:
    return (Paragraph(tuple(spans_of(line.strip()) for line in lines)),)


def _headings(lines: Sequence[str]) -> tuple[Block, ...]:
    return tuple(Heading(spans_of(HEADING.sub("", line, count=1).strip())) for line in lines)


def _bullets(lines: Sequence[str]) -> tuple[Block, ...]:
    entries = tuple(Entry(_lines(BULLET, entry)) for entry in _entries(BULLET, lines))
    return (Listing(entries, "bullets"),)


def _numbered(lines: Sequence[str]) -> tuple[Block, ...]:
    """A line alone is no list: it may be a date."""
    entries = tuple(Entry(_lines(NUMBER, entry), int(_number(entry[0]))) for entry in _entries(NUMBER, lines))
    return (Listing(entries, "numbered"),) if len(entries) > 1 else _paragraph(lines)


def _number(line: str) -> str:
    found = NUMBER.match(line)
    assert found is not None  # an entry begins with its number
    return found[1]


def _entries(begins: re.Pattern[str], lines: Sequence[str]) -> list[list[str]]:
    """Each entry's lines, the first with its mark."""
    entries: list[list[str]] = []
    for line in lines:
        if begins.match(line):
            entries.append([line])
        else:
            entries[-1].append(line)
    return entries


def _lines(begins: re.Pattern[str], entry: Sequence[str]) -> tuple[Line, ...]:
    texts = (begins.sub("", line, count=1) if at == 0 else line for at, line in enumerate(entry))
    return tuple(spans_of(text.strip()) for text in texts)


def _table(lines: Sequence[str]) -> tuple[Block, ...]:
    rows = [_cells(line) for at, line in enumerate(lines) if at != 1 or not RULE.fullmatch(line.strip())]
    columns = max(len(row) for row in rows)
    if len(rows) == 1 or columns > COLUMNS_LIMIT or _too_long(rows[0], rows[1:], columns):
        return _paragraph(lines)
    head, *below = (tuple(spans_of(cell) for cell in row + [""] * (columns - len(row))) for row in rows)
    return (Grid(head, tuple(below)),)


def _too_long(head: list[str], rows: list[list[str]], columns: int) -> bool:
    long_head = any(len(cell) * columns > HEADS_LIMIT for cell in head)
    return long_head or any(len(cell) * columns > CELLS_LIMIT for row in rows for cell in row)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]


_READERS = {
    "text": _paragraph,
    "heading": _headings,
    "bullets": _bullets,
    "numbered": _numbered,
    "table": _table,
}


def spans_of(line: str) -> Line:
    """The line in stretches that look alike. A mark counts where it embraces words and has its other half."""
    pieces = re.split(r"(\*\*|\*)", line)
    marks = _pairs(pieces)
    strong = emphasis = False
    spans: list[Span] = []
    for at, piece in enumerate(pieces):
        if at in marks:
            strong, emphasis = strong ^ (piece == "**"), emphasis ^ (piece == "*")
        elif piece and spans and (spans[-1].strong, spans[-1].emphasis) == (strong, emphasis):
            spans[-1] = Span(spans[-1].text + piece, strong, emphasis)
        elif piece:
            spans.append(Span(piece, strong, emphasis))
    return tuple(spans)


def _pairs(pieces: Sequence[str]) -> set[int]:
    """The places of the marks that have their other half, with something between."""
    marks: set[int] = set()
    waiting: dict[str, int] = {}
    filled = 0  # the last place with words
    for at in range(1, len(pieces), 2):
        filled = at - 1 if pieces[at - 1] else filled
        mark, before, after = pieces[at], _before(pieces, at), _after(pieces, at)
        if before.strip() and not after.isalnum() and waiting.get(mark, filled) < filled:
            marks |= {waiting.pop(mark), at}
        elif after.strip() and not before.isalnum():
            waiting.setdefault(mark, at)
    return marks


def _before(pieces: Sequence[str], at: int) -> str:
    return "".join(pieces[max(at - 2, 0) : at])[-1:]


def _after(pieces: Sequence[str], at: int) -> str:
    return "".join(pieces[at + 1 : at + 3])[:1]


def plain(block: Block) -> tuple[str, ...]:
    """The words of a block without its marks, line by line."""
    match block:
        case Heading(line=line):
            return (_words(line),)
        case Paragraph(lines=lines):
            return tuple(_words(line) for line in lines)
        case Listing(entries=entries):
            return tuple(
                f"{entry.number}. {_words(line)}" if entry.number and at == 0 else _words(line)
                for entry in entries
                for at, line in enumerate(entry.lines)
            )
        case _:
            return tuple(_words(cell) for row in (block.head, *block.rows) for cell in row)


def _words(line: Line) -> str:
    return "".join(span.text for span in line)
