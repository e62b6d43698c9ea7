"""Names and texts that a database, a line or a reader cannot take as they are."""

import pytest

from oparl.importing.oddities.characters import clean, parse
from oparl.importing.oddities.names import is_cut_by_source, on_one_line, says_nothing


def test_a_name_of_exactly_250_characters_was_cut_off():
    """Karlsruhe (SOMACOS Session, 2023/2024): one paper and two agenda items; none is longer."""
    assert [is_cut_by_source("x" * n) for n in (249, 250, 251)] == [False, True, False]
    assert not is_cut_by_source(None)


def test_a_name_on_several_lines_is_joined():
    """Karlsruhe: one meeting has five lines with CR LF (meetings/9917). Double blanks and a tab alone are left."""
    name = "Ortschaftsrat Grötzingen (nicht öffentlich)\r\nTOP 1 & 2: Fraktionsvorsitzenden-Ausschuss"
    assert (
        on_one_line(name)
        == "Ortschaftsrat Grötzingen (nicht öffentlich) TOP 1 & 2: Fraktionsvorsitzenden-Ausschuss"
    )
    assert on_one_line("Rat  zum\tHaushalt") == "Rat  zum\tHaushalt"


@pytest.mark.parametrize(
    ("value", "nothing"), [("N/A", True), (" ", True), ("", True), ("n", False), (0, False)]
)
def test_words_that_stand_for_nothing_are_nothing(value, nothing):
    """ALLRIS: "N/A", and " " for a street (GitHub meine-stadt-transparent/meine-stadt-transparent, importer/loader.py).
    Karlsruhe: "" for the streets of 41 places.
    """
    assert says_nothing(value) is nothing


def test_characters_that_no_database_takes_are_removed_wherever_they_stand():
    """Karlsruhe: the texts of scanned files hold NUL, which PostgreSQL refuses, beside soft hyphens, which stay."""
    value, dirty = clean({"a\x00": ["x\x00y", {"b": "\ud800!"}], "c": 1})
    assert (value, dirty) == ({"a": ["xy", {"b": "?!"}], "c": 1}, True)
    assert clean({"soft\u00adhyphen": "\ue000"}) == ({"soft\u00adhyphen": "\ue000"}, False)


def test_control_characters_within_texts_are_forgiven_and_nothing_else():
    """Braunschweig (ALLRIS, papers.asp?id=1664): bare control characters in a name made the whole page no JSON (GitHub
    meine-stadt-transparent/meine-stadt-transparent, importer/tests/test_cc_egov.py).
    """
    assert parse('{"name": "Weg\tund\x0bSteg"}') == {"name": "Weg\tund\x0bSteg"}
    with pytest.raises(ValueError, match="Expecting"):
        parse('{"name": "Weg",}')
