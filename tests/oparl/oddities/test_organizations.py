"""What kind an organization is: sources say little, and that at odds with the standard."""

import pytest

from oparl.importing.oddities.names import stub_name
from oparl.importing.oddities.organizations import organization_type


@pytest.mark.parametrize(
    ("name", "said", "classification", "type_"),
    [
        ("Gemeinderat", "", "Beschließender Ausschuss", "council"),
        ("Rat der Stadt", "", "", "council"),
        ("Neustadt", "Gremium", "Parlament", "council"),
        ("Die Bunten", "Gremium", "Fraktion", "group"),
        ("Stadtratsfraktion Die Bunten", "", "", "group"),
        ("Die Bunten", "Fraktion", "", "group"),
        ("Haupt- und Finanzausschuss", "", "", "committee"),
        ("Ortschaftsrat Grötzingen", "", "", "committee"),
        ("Ausschuss für Umwelt und Gesundheit", "", "", "committee"),
        ("Gestaltungsbeirat", "", "Beirat und Stiftung", "committee"),
        ("Tiefbauamt", "", "", "office"),
        ("Dezernat 3", "", "", "office"),
        ("Presse", "Verwaltungsbereich", "", "office"),
        ("Gesamtpersonalrat", "", "", "other"),
        ("Fraktionsgeschäftsstelle", "", "", "other"),
        ("Zoologischer Garten", "", "", "other"),
    ],
)
def test_the_type_of_an_organization_is_guessed_carefully(name, said, classification, type_):
    """Karlsruhe (SOMACOS Session): no `organizationType` in 97 organizations, 70 of them offices, six with a class of
    their own words. Leipzig (ALLRIS): a faction is a "Gremium" whose class is "Fraktion" (GitHub meine-stadt-transparent/
    meine-stadt-transparent, importer/json_to_db.py). "Parlament" for the highest organ, "Fraktion", "Partei" and
    "Verwaltungsbereich" are the standard's own words, the names of organs those of the municipal codes.
    """
    assert organization_type(name, said, classification) == type_


def test_a_placeholder_says_what_is_unknown():
    """Karlsruhe: five meetings belong to two organizations that are in no list (gr/53137, gr/54904)."""
    assert stub_name("organization", "https://x.example/gr/53137") == "Unbekanntes Gremium (53137)"
