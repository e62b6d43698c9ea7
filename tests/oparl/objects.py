"""Invented OParl objects of an invented town, small enough to be read."""

import json
from datetime import UTC, datetime
from typing import Any

ROOT = "https://ris.neustadt.example/oparl/bodies/1"
SINCE = datetime(2026, 3, 1, 12, tzinfo=UTC)
THEN, LATER = "2024-01-02T10:00:00+01:00", "2024-03-04T10:00:00+01:00"


def an(type_: str, path: str, **fields: Any) -> dict[str, Any]:
    """An object of the town; `path` is the end of its id."""
    made = {
        "id": f"{ROOT}/{path}",
        "type": f"https://schema.oparl.org/1.1/{type_}",
        "created": THEN,
        "modified": THEN,
    }
    return made | fields


def url(path: str) -> str:
    return f"{ROOT}/{path}"


def town() -> list[dict[str, Any]]:
    """One council, one meeting with three items, one paper, everything pointing at everything."""
    return [
        an("Organization", "gr/1", body=ROOT, name="Gemeinderat", shortName="GR"),
        an("Organization", "at/1", body=ROOT, name="Tiefbauamt"),
        an(
            "Meeting",
            "meetings/1",
            name="Gemeinderat (öffentlich/nicht öffentlich)",
            start="2024-02-01T18:00:00+01:00",
            end="2024-02-01T00:00:00+01:00",
            organization=[url("gr/1")],
            location=an("Location", "locations/1", description="Rathaus, großer Saal"),
            invitation=a_file("1", name="Einladung"),
            agendaItem=[
                an("AgendaItem", "items/1", number="", order=1, name="ANTRÄGE", public=True),
                an(
                    "AgendaItem",
                    "items/2",
                    number="1",
                    order=2,
                    name="Brücke über den Bach",
                    public=True,
                    result="einstimmig beschlossen",
                    consultation=url("consultations/1"),
                    auxiliaryFile=[a_file("2")],
                ),
                an("AgendaItem", "items/3", number="2", order=4, name="- abgesetzt -", public=True),
            ],
        ),
        an(
            "Paper",
            "papers/1",
            body=ROOT,
            name="Brücke über den Bach",
            reference="2024/0001",
            date="2024-01-02",
            paperType="Beschlussvorlage",
            underDirectionOf=[url("at/1")],
            auxiliaryFile=[a_file("3"), a_file("4")],
            superordinatedPaper=[url("papers/never")],
            consultation=[
                an(
                    "Consultation",
                    "consultations/1",
                    paper=url("papers/1"),
                    meeting=url("meetings/1"),
                    agendaItem=url("items/2"),
                    organization=[url("gr/1")],
                    role="Entscheidung",
                    authoritative=True,
                )
            ],
        ),
    ]


def a_file(number: str, **fields: Any) -> dict[str, Any]:
    made = {
        "name": f"Anlage {number}",
        "fileName": f"{number}.pdf",
        "mimeType": "application/pdf",
        "accessUrl": url(f"download/{number}.pdf"),
        "date": "2024-01-02",
    }
    return an("File", f"files/{number}", **(made | fields))


def as_lines(objects: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in objects)
