"""What real sources do that the standard does not foresee: each a small pure function with a name."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from journal.events import N_


class Odd(Enum):
    """Something odd that was understood nevertheless; the value says what was made of it."""

    END_BEFORE_START = N_("The end lies before the beginning: taken as unknown.")
    ORDER_NOT_FROM_ZERO = N_("The agenda does not count 0, 1, 2 …: its order is kept, the places are not.")
    NUMBER_MISSING = N_("An agenda item has no number: without paper and result it is a heading.")
    WITHDRAWN_BY_NAME = N_("Only the title says that the item was withdrawn: marked as withdrawn.")
    POSTPONED_BY_NAME = N_("Only the title says that the item was postponed: marked as postponed.")
    PUBLICITY_BY_NAME = N_("Only the name says whether the meeting is public: remembered beside the name.")
    PUBLICITY_UNKNOWN = N_("The source does not say whether the item is public: treated as closed.")
    CUT_BY_SOURCE = N_("A name ends at exactly 250 characters: the source has probably cut it off.")
    OVERLONG = N_("A text is too long for its field: shortened, the whole text is kept beside it.")
    SEVERAL_LINES = N_("A name has several lines: joined, the original is kept beside it.")
    UNREADABLE_CHARACTERS = N_(
        "A text has characters that no database takes (NUL, half characters): removed."
    )
    NAMELESS = N_("An object has no name: a placeholder stands in its place.")
    UNREADABLE_TIME = N_("A date or time cannot be understood: kept beside the row, taken as unknown.")
    TIME_WITHOUT_ZONE = N_("A time has no zone: taken as local time.")
    UNREADABLE_VALUE = N_("A value is not of the kind that its field needs: kept beside the row.")
    UNREADABLE_PLACE = N_(
        "A place on the map cannot be understood: kept beside the row, shown without a map."
    )
    UNSAFE_ADDRESS = N_("An address is not a web address: kept beside the row, never linked.")
    WITHOUT_ID = N_("An embedded object has no id: it got one from the object around it.")
    CONSULTATION_TWICE = N_("A consultation stands several times in one paper: each stage became a row.")
    COPIES_DIFFER = N_(
        "An object occurs several times with different content: the newest, fullest one counts."
    )
    LISTED_TWICE = N_("The source gives the same object twice: read once.")
    DELETED = N_("An object is marked as deleted.")
    STUB = N_("Others speak of an object that the source does not have: a placeholder was made.")
    NO_CHANGE_TIME = N_("An object does not say when it was changed: taken from the object around it.")


NAMELESS = "(ohne Bezeichnung)"
UNKNOWN = {
    "organization": "Unbekanntes Gremium",
    "meeting": "Unbekannte Sitzung",
    "person": "Unbekannte Person",
}
SOURCES_LIMIT = 250  # where a widespread system cuts names

_OFF = r"(?P<word>abgesetzt|zurückgezogen|vertagt|zurückgestellt)"
_MARK = re.compile(rf"(?:^\W*|[-–—(\[*]\s*){_OFF}(?:\W*$|\s*[-–—)\]:*])", re.IGNORECASE)
_PUBLICITY = re.compile(r"\((?P<said>[^()]*öffentlich[^()]*)\)", re.IGNORECASE)
_CLOSED = re.compile(r"nicht\s*-?\s*öffentlich", re.IGNORECASE)


def end_unless_before(start: datetime | None, end: datetime | None) -> datetime | None:
    """The end of a meeting; None when it lies before the beginning (an unknown end written as 00:00)."""
    return None if start and end and end < start else end


def order_is_odd(orders: list[Any]) -> bool:
    """Whether an agenda's `order` is anything but 0, 1, 2 …"""
    return orders != list(range(len(orders)))


def is_heading(number: str, consultation: object, result: str) -> bool:
    """An item without number, paper and result only divides the agenda ("ANTRÄGE", "Tiefbauamt")."""
    return not (number or consultation or result)


def state_by_name(name: str) -> str:
    """`withdrawn`, `postponed` or "": what a mark like "- abgesetzt -" in the title says."""
    found = _MARK.search(name)
    if not found:
        return ""
    return "withdrawn" if found["word"].lower() in {"abgesetzt", "zurückgezogen"} else "postponed"


def publicity_by_name(name: str) -> str:
    """`public`, `closed`, `mixed` or "": what the brackets in a meeting's name say."""
    found = _PUBLICITY.search(name)
    if not found:
        return ""
    closed = _CLOSED.search(found["said"]) is not None
    public = "öffentlich" in _CLOSED.sub("", found["said"]).lower()
    return "mixed" if closed and public else "closed" if closed else "public"


def state_by_result(result: str) -> str:
    """The state of an item by the words of its result; "" without a result."""
    said = result.lower()
    if not said:
        return ""
    marks = {
        "vertagt": "postponed",
        "zurückgezogen": "withdrawn",
        "abgesetzt": "withdrawn",
        "verwiesen": "referred",
        "kenntnis": "noted",
    }
    return next((state for word, state in marks.items() if word in said), "decided")


_COUNCILS = (
    r"(markt)?gemeinderat|stadtrat|rat|kreistag|gemeindevertretung|stadtvertretung|"
    r"stadtverordnetenversammlung|verbandsgemeinderat|samtgemeinderat|bürgerschaft"
)
_TYPES = (
    ("council", re.compile(rf"^({_COUNCILS})\b(?!s)|^parlament$", re.IGNORECASE)),
    ("group", re.compile(r"\b\w*fraktion\b|^partei$", re.IGNORECASE)),
    (
        "committee",
        re.compile(
            r"\b\w*(ausschuss|beirat|ortschaftsrat|ortsrat|ortsbeirat|bezirksvertretung|bezirksrat)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "office",
        re.compile(
            r"\b\w*(amt|dezernat|fachbereich|ortsverwaltung|stabsstelle|kämmerei)\b|^verwaltungsbereich$",
            re.IGNORECASE,
        ),
    ),
)


def organization_type(name: str, said: str, classification: str) -> str:
    """The type of an organization, guessed carefully: the standard's word, then the name, then the class."""
    if said.lower() in {"fraktion", "partei", "verwaltungsbereich"}:
        return _type_by_words(said)
    guesses = (_type_by_words(words) for words in (name, classification))
    return next((guess for guess in guesses if guess != "other"), "other")


def _type_by_words(words: str) -> str:
    return next((name for name, pattern in _TYPES if pattern.search(words.strip())), "other")


def stub_name(kind: str, oparl_id: str) -> str:
    """What a placeholder is called: "Unbekanntes Gremium (53137)"."""
    return f"{UNKNOWN[kind]} ({oparl_id.rstrip('/').rsplit('/', 1)[-1]})"[:200]


def clean(value: Any) -> tuple[Any, bool]:
    """The value without characters that no database takes, and whether there were any."""
    if isinstance(value, str):
        return _clean_text(value)
    if isinstance(value, list):
        parts = [clean(each) for each in value]
        return [part for part, _ in parts], any(dirty for _, dirty in parts)
    if isinstance(value, dict):
        pairs = {_clean_text(key)[0]: clean(each) for key, each in value.items()}
        return {key: part for key, (part, _) in pairs.items()}, any(dirty for _, dirty in pairs.values())
    return value, False


def _clean_text(text: str) -> tuple[str, bool]:
    kept = text.replace("\x00", "").encode("utf-8", "replace").decode()
    return kept, kept != text


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
            yield float(thing[0]), float(thing[1])
        else:
            for each in thing:
                yield from _places_in(each, depth + 1)


DEEPEST = 9


def _is_degrees(value: object, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= most
