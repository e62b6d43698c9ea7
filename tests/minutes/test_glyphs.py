"""Characters that a document cannot print: found, named, replaced by a sign of the same length."""

from dataclasses import dataclass

from minutes.glyphs import NAMED_AT_MOST, named, replaced, replaced_texts, unprintable

LETTERS = frozenset("ab ")


@dataclass(frozen=True)
class Page:
    title: str
    lines: tuple[str, ...] = ()
    number: int = 1
    below: "Page | None" = None


def test_each_character_that_cannot_be_printed_is_found_once():
    assert unprintable("a😀b→😀\n\t", LETTERS) == "😀→"
    assert unprintable("a b", LETTERS) == ""


def test_every_character_leaves_a_sign_and_line_ends_stay():
    assert replaced("a😀😀\r\nb\x07", LETTERS) == "a\ufffd\ufffd\nb\ufffd"


def test_places_where_a_word_may_be_parted_are_no_characters():
    assert replaced("a\u00adb", LETTERS) == "ab"
    assert unprintable("a\u00adb", LETTERS) == ""


def test_what_cannot_be_seen_is_named_by_its_number():
    assert named("😀\x07\u200b\ufe0f") == "😀, U+0007, U+200B, U+FE0F"
    assert named("😀", by_number=True) == "U+1F600"


def test_a_long_list_of_characters_is_cut_and_says_so():
    many = "".join(map(chr, range(0x4E00, 0x4E00 + NAMED_AT_MOST + 1)))
    assert named(many) == ", ".join(many[:NAMED_AT_MOST]) + ", …"
    assert "…" not in named(many[:NAMED_AT_MOST])


def test_the_texts_of_a_whole_document_are_looked_through():
    page = Page("a😀", ("b", "→b", "a😀"), below=Page("b"))
    assert replaced_texts(page, LETTERS) == ("a😀", "→b")
