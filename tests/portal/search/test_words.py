"""Words, questions, compounds, and the marks in a text: pure."""

import pytest

from portal.search.asked import Asked, Term, understood
from portal.search.compounds import is_part, pieces
from portal.search.marking import SHOWN, excerpt, marked
from portal.search.words import LONGEST, stem, terms, tokens


@pytest.mark.parametrize(
    "words",
    [
        ("Mühle", "MÜHLE", "Muehle", "Mühlen"),
        ("Straße", "Strasse", "Straßen"),
        ("Haus", "Häuser", "Häusern"),
        ("Schule", "Schulen"),
        ("Beschluss", "Beschlüsse", "Beschluß"),
        ("Steuer", "Steuern"),
    ],
)
def test_forms_and_spellings_of_a_word_are_one(words):
    assert len({stem(word) for word in words}) == 1


def test_different_words_stay_different():
    assert len({stem(word) for word in ("Rat", "Rad", "Neuer", "Steuer", "Mauer")}) == 5


@pytest.mark.parametrize(
    "written", ["2026/0414", "2026/414", "2026-0414", "2026‑0414", "VL-2026/0414", "2026/0414-N"]
)
def test_a_reference_is_one_word_however_it_is_written(written):
    assert understood("2026/0414").wanted[0].stems[0] in terms(f"Vorlage {written}, Seite 2")


def test_a_reference_is_found_by_its_parts_too():
    assert terms("VL-2026/0414") == ["nvlz2026z414", "n2026z414", "vl", "2026", "0414"]


@pytest.mark.parametrize("odd", ["\uff9e", "\u037a", "⑴", "1/\uff9e2", "1/" * 5000 + "1", "ﷺ", "\x00'\"\\"])
def test_whatever_stands_in_a_file_every_index_can_keep(odd):
    assert all(each.isalnum() and len(each) <= LONGEST for each in terms(odd))
    assert all(each.stems and all(each.stems) for each in tokens(odd))
    assert all(term.stems and all(term.stems) for term in understood(odd).wanted)


def test_words_with_a_hyphen_or_a_slash_are_two():
    assert terms("Rad-/Gehweg, 12-jährige") == ["rad", "gehweg", "12", "jahrig"]


def test_a_token_knows_its_place():
    text = "Die Mühlenstraße (L 512)"
    assert [text[each.start : each.end] for each in tokens(text)] == ["Die", "Mühlenstraße", "L", "512"]


def test_a_question_is_understood():
    assert understood('radweg "an der Aue" -brücke -"zur Kenntnis" Kita*') == Asked(
        wanted=(
            Term("radweg", ("radweg",)),
            Term("an der Aue", ("an", "der", "aue"), exact=True),
            Term("Kita", ("kita",), begins=True),
        ),
        without=(Term("brücke", ("bruck",)), Term("zur Kenntnis", ("zur", "kenntnis"), exact=True)),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("der Radweg", ["Radweg"]),  # fillers are left out
        ("der die das", ["der", "die", "das"]),  # unless nothing else is there
        ('"Radweg', ["Radweg"]),
        ("- -- ! ' OR NEAR(", ["OR", "NEAR"]),
        ("", []),
        ('""', []),
        ("E-Mail", ["E", "Mail"]),
    ],
)
def test_whatever_is_typed_is_words(typed, said):
    assert [term.said for term in understood(typed).wanted] == said


KNOWN = frozenset({"grund", "verwalt", "fahr", "haus", "platz"})


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("schul", "grundschulsanier"),
        ("strass", "hauptstrass"),
        ("haus", "rathaus"),
        ("rat", "verwaltungsrat"),
        ("rat", "rathaus"),
        ("rad", "fahrrad"),
        ("platz", "rathausplatz"),
    ],
)
def test_a_word_stands_within_a_compound(part, word):
    assert is_part(part, word, KNOWN | {"rat", "sanier"})


@pytest.mark.parametrize(
    ("part", "word"),
    [("rat", "apparat"), ("rat", "berat"), ("rat", "rat"), ("schul", "schult"), ("eis", "kreis")],
)
def test_letters_alone_make_no_compound(part, word):
    assert not is_part(part, word, KNOWN)


def test_what_has_to_be_known_is_asked_for_short_words_alone():
    assert {"verwalt", "verwaltung"} & set(pieces("rat", "verwaltungsrat"))
    assert list(pieces("schule", "grundschuleinzug")) == []


def test_what_was_found_is_marked_and_everything_else_escaped():
    assert marked("<b>Mühlen & Schulen</b>", {"muhl", "schul"}) == (
        "&lt;b&gt;<mark>Mühlen</mark> &amp; <mark>Schulen</mark>&lt;/b&gt;"
    )


def test_an_excerpt_shows_where_most_of_it_stands():
    text = f"Schule am Anger. {'Nichts davon. ' * 40}Die Schule hat <neue> Fenster. {'Ende. ' * 60}"
    shown = excerpt(text, {"schul": 0, "fenst": 1})
    assert shown.startswith("… ")
    assert "Die <mark>Schule</mark> hat &lt;neue&gt; <mark>Fenster</mark>. Ende." in shown
    assert shown.endswith(" …")
    assert len(shown) < SHOWN + 60


def test_an_excerpt_of_what_has_nothing_is_nothing():
    assert excerpt("Nichts davon", {"schul": 0}) == ""


def test_an_excerpt_of_one_endless_word_is_that_word():
    word = "Schule" * 200
    assert excerpt(f"a {word} b", {stem(word): 0}) == f"a <mark>{word}</mark> …"


@pytest.mark.parametrize(
    "text",
    [
        "Straßé ÄRGER Ärger Aerger _abc_def a4 4b ue Über Übung Ueberweg “Zitat” Ⅻ ﬁsch ſaal neue Bauern",
        "VL-2024/17-N am 12.03.2026 für 4.850.000: x-2026/115-N, abcdefghi-2024/17, VL_2024/17 a.b.c 2024/17-x",
    ],
)
def test_who_looks_for_some_words_finds_them_as_who_reads_all(text):
    everything = list(tokens(text))
    for each in {one for token in everything for one in token.stems}:
        assert list(tokens(text, {each})) == [token for token in everything if each in token.stems]
