"""Places on the map, as sources draw them."""

import json
from collections.abc import Iterator

DEEPEST = 9
# Germany, from its south to its north and from its west to its east.
SOUTH, NORTH, WEST, EAST = 47, 56, 5, 16


def is_point(geojson: object) -> bool:
    """Whether it is a single place, alone or as a Feature."""
    geometry = geojson.get("geometry", geojson) if isinstance(geojson, dict) else None
    return isinstance(geometry, dict) and geometry.get("type") == "Point"


def middle_of(geojson: object) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a GeoJSON object (RFC 7946), which may come as a text; None: of none."""
    if isinstance(geojson, str):
        try:
            geojson = json.loads(geojson)
        except (ValueError, RecursionError):
            return None
    pairs = list(_places_in(geojson))
    if not pairs:
        return None
    longitudes, latitudes = zip(*pairs, strict=True)
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def _places_in(thing: object, depth: int = 0) -> Iterator[tuple[float, float]]:
    """Every pair of degrees, longitude first, however deep (a MultiPolygon in a collection has them seven deep)."""
    if depth > DEEPEST:
        return
    if isinstance(thing, dict):
        for name in ("geometry", "geometries", "features", "coordinates"):
            yield from _places_in(thing.get(name), depth + 1)
    elif isinstance(thing, list):
        if len(thing) > 1 and _is_degrees(thing[0], 180) and _is_degrees(thing[1], 90):
            yield longitude_first(float(thing[0]), float(thing[1]))
        else:
            for each in thing:
                yield from _places_in(each, depth + 1)


def longitude_first(one: float, other: float) -> tuple[float, float]:
    """Two degrees as RFC 7946 has them. Who follows OParl's examples writes the latitude first: a German town that would
    lie in the Indian Ocean.
    """
    return (other, one) if SOUTH < one < NORTH and WEST < other < EAST else (one, other)


def _is_degrees(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most
