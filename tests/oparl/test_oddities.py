"""The oddities of real sources, one by one, as pure functions."""

from datetime import UTC, datetime

import pytest

from oparl.importing import oddities

NOON, NIGHT = datetime(2024, 1, 2, 12, tzinfo=UTC), datetime(2024, 1, 2, tzinfo=UTC)


def test_an_end_before_the_beginning_is_unknown():
    assert oddities.end_unless_before(NOON, NIGHT) is None


def test_an_end_after_or_at_the_beginning_stays_and_so_does_one_without_beginning():
    assert oddities.end_unless_before(NIGHT, NOON) == NOON
    assert oddities.end_unless_before(NOON, NOON) == NOON
    assert oddities.end_unless_before(None, NOON) == NOON
    assert oddities.end_unless_before(NOON, None) is None


@pytest.mark.parametrize(("orders", "odd"), [([0, 1, 2], False), ([], False), ([1, 2], True), ([0, 2], True)])
def test_an_order_that_does_not_count_from_zero_is_odd(orders, odd):
    assert oddities.order_is_odd(orders) is odd


def test_an_item_without_number_paper_and_result_is_a_heading():
    assert oddities.is_heading("", [], "")
    assert not oddities.is_heading("1", [], "")
    assert not oddities.is_heading("", ["a consultation"], "")
    assert not oddities.is_heading("", [], "erledigt")


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("- abgesetzt -", "withdrawn"),
        ("-abgesetzt-", "withdrawn"),
        ("ABGESETZT", "withdrawn"),
        ("- abgesetzt - Bau einer Brücke", "withdrawn"),
        ("Bau einer Brücke (zurückgezogen)", "withdrawn"),
        ("Bau einer Brücke - vertagt -", "postponed"),
        ("Bau einer Brücke - zurückgestellt", "postponed"),
        ("Bau einer Brücke", ""),
        ("Warum wurde die Brücke abgesetzt und vertagt?", ""),
        ("Rad- und Fußweg - vertagter Antrag", ""),
    ],
)
def test_a_mark_in_the_title_tells_what_became_of_an_item(name, state):
    assert oddities.state_by_name(name) == state


@pytest.mark.parametrize(
    ("name", "publicity"),
    [
        ("Rat (öffentlich/nicht öffentlich)", "mixed"),
        ("Rat (öffentlich/nichtöffentlich)", "mixed"),
        ("Rat (nicht öffentlich)", "closed"),
        ("Rat (nichtöffentlich)", "closed"),
        ("Rat (öffentlich)", "public"),
        ("Ausschuss für öffentliche Einrichtungen", ""),
        ("Ausschuss für öffentliche Einrichtungen (nicht öffentlich)", "closed"),
    ],
)
def test_brackets_in_the_name_tell_whether_a_meeting_is_public(name, publicity):
    assert oddities.publicity_by_name(name) == publicity


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("", ""),
        ("Kenntnisnahme", "noted"),
        ("vertagt", "postponed"),
        ("zurückgezogen", "withdrawn"),
        ("verwiesen in Fachausschuss", "referred"),
        ("mehrheitlich abgelehnt", "decided"),
    ],
)
def test_the_words_of_a_result_tell_the_state(result, state):
    assert oddities.state_by_result(result) == state


@pytest.mark.parametrize(
    ("name", "said", "classification", "type_"),
    [
        ("Gemeinderat", "", "Beschließender Ausschuss", "council"),
        ("Rat der Stadt Neustadt", "", "", "council"),
        ("Neustadt", "Gremium", "Parlament", "council"),
        ("Stadtratsfraktion Die Bunten", "", "", "group"),
        ("Die Bunten", "Fraktion", "", "group"),
        ("Haupt- und Finanzausschuss", "", "", "committee"),
        ("Ortschaftsrat Oberdorf", "", "", "committee"),
        ("Ausschuss für Umwelt", "Gremium", "", "committee"),
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
    assert oddities.organization_type(name, said, classification) == type_


def test_characters_that_no_database_takes_are_removed_wherever_they_stand():
    value, dirty = oddities.clean({"a\x00": ["x\x00y", {"b": "\ud800!"}], "c": 1})
    assert (value, dirty) == ({"a": ["xy", {"b": "?!"}], "c": 1}, True)
    assert oddities.clean({"soft\u00adhyphen": "\ue000"}) == ({"soft\u00adhyphen": "\ue000"}, False)


def test_a_placeholder_says_what_is_unknown():
    assert oddities.stub_name("organization", "https://x.example/gr/53137") == "Unbekanntes Gremium (53137)"


POINT = {"type": "Point", "coordinates": [7.39, 52.12]}
ROUND = {"type": "Polygon", "coordinates": [[[7.0, 52.0], [8.0, 52.0], [8.0, 53.0], [7.0, 52.0]]]}


@pytest.mark.parametrize(
    ("geojson", "middle"),
    [
        (POINT, (52.12, 7.39)),
        ({"type": "Feature", "geometry": POINT, "properties": {"name": "Furt"}}, (52.12, 7.39)),
        ('{"type": "Point", "coordinates": [7.39, 52.12, 60]}', (52.12, 7.39)),
        (ROUND, (52.5, 7.5)),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": ROUND}]}, (52.5, 7.5)),
        ({"type": "GeometryCollection", "geometries": [POINT]}, (52.12, 7.39)),
    ],
)
def test_the_middle_of_what_a_source_draws_is_the_place(geojson, middle):
    assert oddities.middle_of(geojson) == middle


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "",
        "{",
        "[" * 100_000,
        7,
        [],
        {},
        {"coordinates": None},
        [True, False],
        [10**400, 1],
        [float("nan"), 1],
        [7.0],
    ],
)
def test_what_is_no_place_is_none(odd):
    assert oddities.middle_of(odd) is None


def test_a_point_is_told_from_what_only_has_a_middle():
    points = [POINT, {"type": "Feature", "geometry": POINT}, ROUND, {"geometry": None}, "Point"]
    assert [oddities.is_point(each) for each in points] == [True, True, False, False, False]
