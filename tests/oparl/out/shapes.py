"""Whether a value has the shape that the table of facts names; an embedded object is looked at by its own table."""

import re
from datetime import date, datetime

from tests.oparl.out.facts import backwards, properties, required

SCHEMA = "https://schema.oparl.org/1.1/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def is_url(value):
    return isinstance(value, str) and re.fullmatch(r"https?://[^\s]+", value) is not None


def is_moment(value):
    return MOMENT.fullmatch(value) is not None and datetime.fromisoformat(value) is not None


def is_day(value):
    return DAY.fullmatch(value) is not None and date.fromisoformat(value) is not None


def is_geojson(value):
    """A place as a Feature (RFC 7946): whole by itself, no object of OParl."""
    point = value["geometry"]
    degrees = point["coordinates"]
    return (value["type"], point["type"]) == ("Feature", "Point") and [type(each) for each in degrees] == [
        float,
        float,
    ]


IS = {
    "text": lambda value: isinstance(value, str) and value.strip() != "",
    "whole": lambda value: type(value) is int and value >= 0,
    "yes-no": lambda value: type(value) is bool,
    "url": is_url,
    "list": is_url,
    "moment": is_moment,
    "day": is_day,
    "object": is_geojson,
}


def short(thing):
    return thing["type"].removeprefix(SCHEMA)


def faults(thing, *, embedded=False):
    """In words what is wrong with an object, those within it included."""
    name = short(thing)
    known, where = properties(name), thing["id"]
    for key in sorted(required(name) - thing.keys()):
        yield f"{where}: {key} is missing"
    if embedded:
        yield from (f"{where}: {key} points back" for key in sorted(backwards(name) & thing.keys()))
    for key, value in thing.items():
        if ":" not in key and key not in known:
            yield f"{where}: OParl has no {key}"
        if value in (None, "", {}) or (value == [] and "!" not in known.get(key, "")):
            yield f"{where}: {key} is empty"
        if key in known:
            yield from shape_faults(known[key].rstrip("!<"), value, f"{where}: {key}")


def shape_faults(shape, value, where):
    if shape.startswith("["):
        if not isinstance(value, list):
            yield f"{where} is no list"
            return
        for each in value:
            yield from shape_faults(shape[1:-1], each, where)
    elif shape in IS:
        if not IS[shape](value):
            yield f"{where} is no {shape}: {value!r}"
    elif short(value) != shape:
        yield f"{where} is no {shape}"
    else:
        yield from faults(value, embedded=True)


def embedded_in(thing):
    """Every object within an object, at any depth."""
    for value in thing.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and each.get("type", "").startswith(SCHEMA):
                yield each
                yield from embedded_in(each)


def references_in(thing, path=""):
    """(property, address) of every reference to another object, at any depth; not lists, pages, files' contents."""
    name, known = short(thing), properties(short(thing))
    for key, value in thing.items():
        shape = known.get(key, "").rstrip("!<")
        if key in {"id", "web", "license", "website", "accessUrl", "downloadUrl", "type"} or ":" in key:
            continue
        if shape in {"url", "[url]"}:
            yield from ((f"{name}.{key}", each) for each in (value if isinstance(value, list) else [value]))
    for each in embedded_in(thing):
        yield from references_in(each)
