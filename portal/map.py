"""A map without script: tiles of the operator's choice beneath, the places above, all within one picture (SVG). Pure.

The usual projection of such tiles (Web Mercator, EPSG:3857): at zoom z the world is a square of 2^z tiles.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asinh, floor, pi, radians, tan

TILE = 256  # pixels of one tile
WIDTH, HEIGHT, EDGE = 768, 480, 40  # of the picture; no place comes nearer to its border than the edge
CLOSEST, FARTHEST = 16, 1
POLE = 85.05  # where the projection ends


@dataclass(frozen=True)
class Place:
    """Degrees north and east, and what a reader gets to know of the place."""

    key: int
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Point:
    """A place in the picture."""

    key: int
    name: str
    x: int
    y: int


@dataclass(frozen=True)
class Tile:
    """An address, and where the tile lies in the picture."""

    address: str
    x: int
    y: int


@dataclass(frozen=True)
class Map:
    points: tuple[Point, ...]
    tiles: tuple[Tile, ...]
    width: int = WIDTH
    height: int = HEIGHT
    tile: int = TILE


def drawn(places: Sequence[Place], tiles_url: str) -> Map | None:
    """All places as near as they fit into the picture; None where there is none. `tiles_url` has {z}, {x} and {y}."""
    if not places:
        return None
    zoom = next(each for each in range(CLOSEST, FARTHEST - 1, -1) if each == FARTHEST or _fits(places, each))
    spots = [_spot(each, zoom) for each in places]
    left = (min(x for x, _ in spots) + max(x for x, _ in spots)) / 2 - WIDTH / 2
    top = (min(y for _, y in spots) + max(y for _, y in spots)) / 2 - HEIGHT / 2
    points = (
        Point(each.key, each.name, round(x - left), round(y - top))
        for each, (x, y) in zip(places, spots, strict=True)
    )
    return Map(tuple(points), tuple(_tiles(left, top, zoom, tiles_url)))


def _fits(places: Iterable[Place], zoom: int) -> bool:
    spots = [_spot(each, zoom) for each in places]
    wide = max(x for x, _ in spots) - min(x for x, _ in spots)
    high = max(y for _, y in spots) - min(y for _, y in spots)
    return wide <= WIDTH - 2 * EDGE and high <= HEIGHT - 2 * EDGE


def _spot(place: Place, zoom: int) -> tuple[float, float]:
    """In pixels of the whole world at this zoom."""
    world = TILE * 2**zoom
    north = radians(max(-POLE, min(POLE, place.latitude)))
    return (place.longitude + 180) / 360 * world, (1 - asinh(tan(north)) / pi) / 2 * world


def _tiles(left: float, top: float, zoom: int, address: str) -> Iterable[Tile]:
    for row in range(floor(top / TILE), floor((top + HEIGHT) / TILE) + 1):
        for column in range(floor(left / TILE), floor((left + WIDTH) / TILE) + 1):
            if 0 <= row < 2**zoom:
                named = address.replace("{z}", str(zoom)).replace("{x}", str(column % 2**zoom))
                yield Tile(
                    named.replace("{y}", str(row)), round(column * TILE - left), round(row * TILE - top)
                )
