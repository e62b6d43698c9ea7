"""The record as JSON, by its published schema, and as CSV."""

import csv
import io
import json
from dataclasses import replace

import pytest
from recorded import ANNULLED, LETTERHEAD, SCHEMA, faults, raised, record, state, voted

from minutes.votes.machine import as_csv, as_json, json_of
from minutes.votes.record import NumberedItem
from minutes.votes.sheet import sheet_of
from tests.cast import (
    ANNA,
    ROLL_CALL,
    announced,
    item_called,
    vote_opened,
)

pytestmark = pytest.mark.usefixtures("in_german")


FORMS = {
    "roll call": (voted(ROLL_CALL), announced),
    "open": (voted(), announced),
    "annulled": (voted(), ANNULLED),
    "by show of hands": (raised(hybrid=False)[:-1], announced),
    "by show of hands and by video": (raised(hybrid=True)[:-1], announced),
    "never counted": ([item_called(3), vote_opened()], ANNULLED),
}


@pytest.mark.parametrize("desk", [False, True])
@pytest.mark.parametrize("happened", FORMS.values(), ids=FORMS)
def test_the_json_is_as_the_published_schema_says(happened, desk):
    told = record(state(*happened[0], happened[1]), desk=desk)
    read = json.loads(as_json(told, "https://x.example/schema"))
    assert faults(SCHEMA, read) == []
    if counts := read["counts"]:
        assert sum(counts.values()) == 2 * counts["entitled"]
        assert counts["entitled"] == sum(line["entitled"] for line in read["register"])


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ([], []),
        ([("Ö 3", "2026/007")], ["2026/007"]),
        ([("Ö 3", "2026/007"), ("Ö 4", "2026/008")], ["2026/007 (Ö 3), 2026/008 (Ö 4)"]),
    ],
)
def test_it_names_every_resolution_that_came_of_it(given, printed):
    plain = record(state(*voted(), announced))
    told = replace(plain, resolutions=tuple(NumberedItem(*each) for each in given))
    read = json_of(told, "")
    assert read["resolutions"] == [{"item": item, "number": number} for item, number in given]
    assert faults(SCHEMA, read) == []
    facts = sheet_of(told, LETTERHEAD).facts
    assert [fact.text for fact in facts if fact.label == "Beschluss-Nr."] == printed


def test_the_schema_finds_what_does_not_belong():
    told = json_of(record(state(*voted(ROLL_CALL), announced)), "")
    assert faults(SCHEMA, told | {"more": 1}) == ["$: more"]
    assert faults(SCHEMA, {**told, "carried": "yes"}) == ["$.carried: type"]
    del told["register"][1]["ballot"]["choice"]
    told["register"][2]["ground"] = "friend"
    assert faults(SCHEMA, told) == ["$.register[1].ballot: choice is missing", "$.register[2].ground: enum"]


def test_the_csv_has_a_line_for_everybody_and_no_formula():
    sitting = state(*voted(ROLL_CALL), announced)
    vote = sitting.votes[0]
    lines = (replace(vote.entitlements[0], name="=1+1"), *vote.entitlements[1:])
    told = record(replace(sitting, votes=(replace(vote, entitlements=lines),)))
    rows = list(csv.DictReader(io.StringIO(as_csv(told).decode("utf-8-sig")), delimiter=";"))
    assert [row["name"] for row in rows][:2] == ["'=1+1", ANNA.name]
    assert len(rows) == 15
    anna = rows[1]
    assert (anna["group"], anna["entitled"], anna["ground"]) == ("Auenliste", "yes", "member")
    assert (anna["choice"], anna["source"]) == ("yes", "device")
    assert {row["ground"] for row in rows if row["entitled"] == "no"} == {"biased", "advisory", "standby"}
