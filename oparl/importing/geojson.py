"""Places on the map, in all forms of GeoJSON (RFC 7946), which OParl wants."""

from collections.abc import Iterator

from oparl.importing.oddities.places import longitude_first

DEEPEST = 9


def is_point(geojson: object) -> bool:
    """Whether it is a single place, alone or as a Feature."""
    geometry = geojson.get("geometry", geojson) if isinstance(geojson, dict) else None
    return isinstance(geometry, dict) and geometry.get("type") == "Point"


def middle_of(geojson: object) -> tuple[float, float] | None:
    """Latitude and longitude of the middle of a GeoJSON object; None: of none."""
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


def _is_degrees(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most
