"""Places on the map: all that GeoJSON (RFC 7946) has, and nothing else."""

import pytest

from oparl.importing.geojson import is_point, middle_of

POINT = {"type": "Point", "coordinates": [7.39, 52.12]}
ROUND = {"type": "Polygon", "coordinates": [[[7.0, 52.0], [8.0, 52.0], [8.0, 53.0], [7.0, 52.0]]]}


@pytest.mark.parametrize(
    ("geojson", "middle"),
    [
        (POINT, (52.12, 7.39)),
        ({"type": "Feature", "geometry": POINT, "properties": {"name": "Furt"}}, (52.12, 7.39)),
        ({"type": "Point", "coordinates": [7.39, 52.12, 60]}, (52.12, 7.39)),
        (ROUND, (52.5, 7.5)),
        ({"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": ROUND}]}, (52.5, 7.5)),
        ({"type": "GeometryCollection", "geometries": [POINT]}, (52.12, 7.39)),
    ],
)
def test_the_middle_of_what_a_source_draws_is_the_place(geojson, middle):
    assert middle_of(geojson) == middle


@pytest.mark.parametrize(
    "odd",
    [
        None,
        "",
        "{",
        '{"type": "Point", "coordinates": [7.39, 52.12]}',
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
    assert middle_of(odd) is None


def test_a_point_is_told_from_what_only_has_a_middle():
    points = [POINT, {"type": "Feature", "geometry": POINT}, ROUND, {"geometry": None}, "Point"]
    assert [is_point(each) for each in points] == [True, True, False, False, False]
