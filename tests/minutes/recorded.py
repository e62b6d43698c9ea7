"""Votes that are over, their records, and what leaves the house of them; and the published schema as its readers check it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from config.public_crawl.pdf import text_of_pdf
from minutes.draft import Letterhead
from minutes.pdf.vote_record import render_vote_record
from minutes.votes.entries import VoteEntries
from minutes.votes.machine import as_csv, as_json
from minutes.votes.of_sitting import record_of
from minutes.votes.sheet import sheet_of
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.presence import Basis, Place
from tests.cast import (
    ABSTAIN,
    ANNA,
    BERND,
    CEM,
    DORA,
    EVENING,
    FIRST_CLOSED,
    HANDS,
    NO,
    OPEN,
    REMOTE,
    YES,
    Evening,
    announced,
    ballot,
    counted,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.events import VoteAnnulled
from voting.rules.profiles import Flag
from voting.vote import Source

BIASED = MemberRecused(person=DORA.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/vote-record-1.schema.json").read_text())
LETTERHEAD = Letterhead(body="Stadt Eichenfurt an der Aue")
ANNULLED = VoteAnnulled(reason="Die Verbindung war gestört")


def voted(kind=OPEN, *, number=1, item=3):
    """Three of twelve have voted; Dora is biased on item 3."""
    return [
        *([excluded] if item == FIRST_CLOSED else []),
        item_called(item),
        vote_opened(kind, number=number),
        ballot(ANNA, YES),
        ballot(BERND, NO, Source.DESK),
        ballot(CEM, ABSTAIN),
        vote_closed(1, 1, 1, not_voted=9, carried=False),
    ]


def state(*happened):
    return Evening().has(*opened, BIASED, *happened).state


def shown(sitting, *, names=True, roll_call=True):
    """The sitting under rules on what the Internet shows."""
    flags = {"names": Flag(names, ""), "roll_call": Flag(roll_call, "§ 20 GeschO")}
    return replace(sitting, profile=replace(sitting.rules, minutes=replace(sitting.rules.minutes, **flags)))


def record(sitting, number=1, *, desk=False):
    vote = next(each for each in sitting.votes if each.number == number)
    entries = VoteEntries(opened=20, closed=24, announced=25)
    return record_of(sitting, vote, entries, held_on=EVENING.date(), desk=desk)


def everything(told):
    """All that leaves the house: JSON, CSV, pages."""
    pdf = text_of_pdf(render_vote_record(sheet_of(told, LETTERHEAD)))
    return as_json(told, "https://x.example/schema").decode(), as_csv(told).decode(), pdf


def raised(*, hybrid):
    """Of twelve with a vote ten raise a hand; Anna is on video, or has gone home."""
    away = MemberArrived(person=ANNA.person, mode=REMOTE) if hybrid else MemberLeft(person=ANNA.person)
    by_video = [ballot(ANNA, NO)] if hybrid else []
    return [
        away,
        item_called(3),
        vote_opened(HANDS),
        counted("Olga", 8, 2),
        counted("Paul", 7, 2, 1),
        counted("Olga", 7, 2, 1),
        counted("Paul", 7, 2, 1),
        *by_video,
        vote_closed(7, 2 + hybrid, 1, not_voted=1, carried=True),
        announced,
    ]


def rows_of(told):
    return list(csv.DictReader(io.StringIO(as_csv(told).decode("utf-8-sig")), delimiter=";"))


# As much of JSON Schema as the published one uses.

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
}


def faults(schema, value, path="$", *, whole=SCHEMA):
    """Where the value is not as the schema says; `whole` is the document that it stands in."""
    if "$ref" in schema:
        return faults(whole["$defs"][schema["$ref"].rpartition("/")[2]], value, path, whole=whole)
    if "const" in schema and value != schema["const"]:
        return [f"{path}: const"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: enum"]
    kinds = schema.get("type", list(TYPES))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    is_bool = isinstance(value, bool) and "boolean" not in kinds
    if is_bool or not isinstance(value, tuple(TYPES[kind] for kind in kinds)):
        return [f"{path}: type"]
    found = []
    if isinstance(value, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value]
        found += [f"{path}: {name}" for name in value if name not in known and rest is False]
        for name, each in value.items():
            within = known.get(name, rest)
            found += faults(within, each, f"{path}.{name}", whole=whole) if isinstance(within, dict) else []
    if isinstance(value, list):
        for place, each in enumerate(value):
            found += faults(schema["items"], each, f"{path}[{place}]", whole=whole)
    return found
