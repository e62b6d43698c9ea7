"""The clerk's marks on the page: they look like what they mean, and the longest text there can be finds its room."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from drafts import golden
from reportlab.platypus import Paragraph, Table

from minutes.passage_events import PASSAGE_LIMIT
from minutes.passages import CELLS_LIMIT, COLUMNS_LIMIT, HEADS_LIMIT
from minutes.pdf.minutes import render_minutes
from minutes.pdf.passages import BULLET, passage_blocks
from minutes.pdf.style import HANGING, TEXT_WIDTH, Theme

THEME = Theme("#0B4A6F")
TEXT = """Die **Kämmerin** trägt *vor*.
Fragen & <Antworten>

## Aussprache
- dafür
- dagegen

1. zuerst
2. danach

| Posten | Euro |
|---|---|
| Bau | 10 |"""


def drawn(text, **more):
    return passage_blocks(tuple(text.split("\n\n")), THEME, **more)


def test_each_mark_looks_like_what_it_means():
    *texts, grid = drawn(TEXT)
    assert [each.getPlainText() for each in texts] == [
        "Die Kämmerin trägt vor.Fragen & <Antworten>", "Aussprache", "dafür", "dagegen", "zuerst", "danach",
    ]  # fmt: skip
    assert [(each.text, each.bold, each.italic) for each in texts[0].frags if each.bold or each.italic] == [
        ("Kämmerin", 1, 0),
        ("vor", 0, 1),
    ]
    assert [each.style.name for each in texts[:2]] == ["body", "h4"]
    assert [each.bulletText for each in texts[2:]] == [BULLET, BULLET, "1.", "2."]
    assert isinstance(grid, Table)
    assert grid.repeatRows == 1  # its head stands on every page


@pytest.mark.parametrize("indent", [0, HANGING])
def test_all_blocks_stand_at_the_same_edge(indent):
    paragraphs = [each for each in drawn(TEXT, indent=indent) if isinstance(each, Paragraph)]
    edges = {each.style.leftIndent for each in paragraphs if not each.bulletText}
    assert edges == {indent}
    assert all(each.style.bulletIndent >= indent for each in paragraphs if each.bulletText)


HEAD, ROW = (
    "|" + "|".join(["W" * (limit // COLUMNS_LIMIT)] * COLUMNS_LIMIT) + "|"
    for limit in (HEADS_LIMIT, CELLS_LIMIT)
)
LONGEST = {
    "a table as dense as it can be": f"{HEAD}\n{ROW}\n{ROW}",
    "an entry over pages": "- " + "lang " * (PASSAGE_LIMIT // 5 - 1),
    "a word without an end": "W" * 4000,
    "numbers of three figures": "\n".join(f"{number}. x" for number in range(90, 120)),
    "headings alone": "## T\n" * 90,
}


def test_the_longest_texts_find_their_room():
    first, *rest = golden().items
    texts = [tuple(text.split("\n\n")) for text in LONGEST.values()]
    items = [
        replace(first, number=f"Ö {at}", passages=text, decisions=()) for at, text in enumerate(texts, 1)
    ]
    made = render_minutes(replace(golden(), items=(*items, *rest[:1]), passages=texts[0]))
    pages = pypdfium2.PdfDocument(io.BytesIO(made.data))
    told = "".join(page.get_textpage().get_text_bounded() for page in pages)
    letters = [each for each in told if each == "W"]
    assert len(letters) >= 2 * (HEADS_LIMIT + 2 * CELLS_LIMIT) + 4000
    assert "119." in told


def test_a_table_is_never_wider_than_the_text():
    for indent in (0, HANGING):
        (grid,) = drawn("| A | B | C |\n| a | b | c |", indent=indent)
        assert sum(grid._argW) == pytest.approx(TEXT_WIDTH - indent)
