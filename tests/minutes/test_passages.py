"""The clerk's marks: what they mean, and that no text is ever lost between them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutes.passages import (
    CELLS_LIMIT,
    COLUMNS_LIMIT,
    HEADS_LIMIT,
    Entry,
    Grid,
    Heading,
    Listing,
    Paragraph,
    Span,
    blocks_of,
    plain,
    spans_of,
)


def line(text):
    return (Span(text),)


def paragraph(*texts):
    return Paragraph(tuple(line(text) for text in texts))


def test_plain_text_is_paragraphs_as_before_and_line_ends_stay():
    assert blocks_of("Die Kämmerin trägt vor.\n\nFragen\nwerden beantwortet.\r\n \n\n") == (
        paragraph("Die Kämmerin trägt vor."),
        paragraph("Fragen", "werden beantwortet."),
    )
    assert blocks_of("") == ()


def test_headings_lists_and_tables_need_no_empty_lines_between_them():
    assert blocks_of(
        "## Aussprache\nEs spricht:\n- Frau A\n- Herr B\n  (zweimal)\n1. eins\n3) drei\nEnde"
    ) == (
        Heading(line("Aussprache")),
        paragraph("Es spricht:"),
        Listing((Entry((line("Frau A"),)), Entry((line("Herr B"), line("(zweimal)")))), "bullets"),
        Listing((Entry((line("eins"),), 1), Entry((line("drei"),), 3)), "numbered"),
        paragraph("Ende"),
    )


def test_an_empty_line_parts_lists_of_the_same_kind():
    assert len(blocks_of("- a\n\n- b")) == 2


def test_a_date_at_the_beginning_of_a_line_is_no_list():
    assert blocks_of("24. November 2026") == (paragraph("24. November 2026"),)
    assert blocks_of("1. Oktober\n  im Rathaus") == (paragraph("1. Oktober", "im Rathaus"),)


@pytest.mark.parametrize(
    "text", ["##Nein", "##", "-5 Grad", "– Gedanke", "-", "1.Nein", "1234. Platz", "# Nein"]
)
def test_what_only_resembles_a_mark_is_text(text):
    assert blocks_of(text) == (paragraph(text),)


def test_a_table_has_a_head_and_rows_of_equal_length():
    text = "| Posten | Euro |\n|---|--:|\n| Bau | 10 |\n| Rest\n"
    assert blocks_of(text) == (
        Grid((line("Posten"), line("Euro")), ((line("Bau"), line("10")), (line("Rest"), ()))),
    )


@pytest.mark.parametrize(
    "text",
    [
        "| allein |",
        "| allein |\n|---|",
        "|" * (COLUMNS_LIMIT + 2) + "\n| a |",
        f"| {'a' * (HEADS_LIMIT + 1)} |\n| b |",
        f"| a |\n| {'b' * (CELLS_LIMIT + 1)} |",
        f"| a | a |\n| b | {'b' * (CELLS_LIMIT // 2 + 1)} |",
    ],
)
def test_what_cannot_be_a_table_on_a_page_stays_text(text):
    assert [type(block) for block in blocks_of(text)] == [Paragraph]


def test_marks_within_a_line():
    assert spans_of("Der **Rat** ist *sehr* dafür.") == (
        Span("Der "),
        Span("Rat", strong=True),
        Span(" ist "),
        Span("sehr", emphasis=True),
        Span(" dafür."),
    )
    assert spans_of("***beides***") == (Span("beides", strong=True, emphasis=True),)
    assert spans_of("**a *b* c**") == (
        Span("a ", strong=True),
        Span("b", strong=True, emphasis=True),
        Span(" c", strong=True),
    )


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "Preis*",
        "* frei *",
        "**offen",
        "a ** b",
        "**",
        "****",
        "*offen",
        "Kolleg*innen und Bürger*innen",
    ],
)
def test_a_star_that_embraces_nothing_is_a_star(text):
    assert spans_of(text) == line(text)


MARKS = st.sampled_from(
    ["**", "*", "## ", "- ", "1. ", "2) ", "|", "|--|", "\n", "\n\n", "  ", " ", "\t", "\r\n"]
)


@given(st.lists(MARKS | st.text(max_size=5) | st.text("ab1", max_size=3)).map("".join) | st.text())
def test_no_text_fails_and_every_letter_and_figure_survives(text):
    told = "".join(line for block in blocks_of(text) for line in plain(block))
    assert [each for each in told if each.isalpha()] == [each for each in text if each.isalpha()]
    assert figures(told) == figures(text)


def figures(text):
    """The number before an entry may have stood with noughts before it."""
    return sorted(each for each in text if each in "123456789")


def test_the_words_of_every_block_without_its_marks():
    text = "## **Kopf**\nText\n- a\n1. b\n   c\n2. d\n| e | f |\n| g |"
    assert [plain(block) for block in blocks_of(text)] == [
        ("Kopf",),
        ("Text",),
        ("a",),
        ("1. b", "c", "2. d"),
        ("e", "f", "g", ""),
    ]
