"""The record of a vote: what it holds, and for whom; what its readers may not know is nowhere in it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.utils import translation

from minutes.draft import Letterhead
from minutes.pdf.vote_record import render_vote_record
from minutes.votes.entries import VoteEntries
from minutes.votes.machine import as_csv, as_json, json_of
from minutes.votes.picture import picture_of
from minutes.votes.record import NumberedItem, record_of, votes_for_the_desk, votes_for_the_public
from minutes.votes.sheet import NOT_FOR_ALL, sheet_of
from sessions_app.sitting.events.attendance import MemberArrived, MemberLeft
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.state import Part
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
    ROLL_CALL,
    SECRET,
    YES,
    Evening,
    announced,
    ballot,
    counted,
    excluded,
    handed_in,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from tests.house.crawl import text_of_pdf
from voting.events import VoteAnnulled
from voting.vote import Source

BIASED = MemberRecused(person=DORA.person, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED)
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/vote-record-1.schema.json").read_text())
LETTERHEAD = Letterhead(body="Stadt Eichenfurt an der Aue")
ANNULLED = VoteAnnulled(reason="Die Verbindung war gestört")


@pytest.fixture(autouse=True)
def _in_german():
    with translation.override("de"):
        yield


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


def record(sitting, number=1, *, desk=False):
    vote = next(each for each in sitting.votes if each.number == number)
    entries = VoteEntries(opened=20, closed=24, announced=25)
    return record_of(sitting, vote, entries, held_on=EVENING.date(), desk=desk)


def numbers(votes):
    return [vote.number for vote in votes]


# Which votes anybody has a record of

PHASES = {
    "an open one": ([item_called(3), vote_opened(), ballot(ANNA, YES)], [], []),
    "a counted one": (voted(), [], [1]),
    "an announced one": ([*voted(), announced], [1], [1]),
    "an annulled one": ([*voted(), ANNULLED], [], [1]),
    "an annulled one after the evening": ([*voted(), ANNULLED, SittingClosed(present=13)], [1], [1]),
    "one of the closed part": ([*voted(item=FIRST_CLOSED), announced], [], [1]),
    "one of the closed part after the evening": (
        [*voted(item=FIRST_CLOSED), announced, SittingClosed(present=13)],
        [],
        [1],
    ),
}


@pytest.mark.parametrize(("happened", "public", "desk"), PHASES.values(), ids=PHASES)
def test_who_has_a_record_of_it(happened, public, desk):
    sitting = state(*happened)
    assert numbers(votes_for_the_public(sitting)) == public
    assert numbers(votes_for_the_desk(sitting)) == desk


# Who voted how


@pytest.mark.parametrize(
    ("kind", "desk", "named"),
    [(OPEN, False, False), (ROLL_CALL, False, True), (OPEN, True, True), (ROLL_CALL, True, True)],
)
def test_ballots_are_named_in_roll_calls_and_for_the_desk(kind, desk, named):
    told = record(state(*voted(kind), announced), desk=desk)
    choices = {line.name: line.choice for line in told.lines if line.choice}
    all_of_them = {ANNA.name: "yes", BERND.name: "no", CEM.name: "abstain"}
    assert (told.named, choices) == (named, all_of_them if named else {})
    assert told.confidential is (named and kind is OPEN)
    assert (picture_of(told) is not None) is named


def everything(told):
    """All that leaves the house: JSON, CSV, pages."""
    pdf = text_of_pdf(render_vote_record(sheet_of(told, LETTERHEAD)))
    return as_json(told, "https://x.example/schema").decode(), as_csv(told).decode(), pdf


def test_the_public_record_of_an_open_vote_says_of_nobody_whether_and_how():
    """Whoever the three ballots are of, the record is the same."""
    before = state(*voted(), announced)
    others = dict(zip((1, 7, 8), before.votes[0].ballots.values(), strict=True))
    after = replace(before, votes=(replace(before.votes[0], ballots=others),))
    assert everything(record(before)) == everything(record(after))
    assert everything(record(before, desk=True)) != everything(record(after, desk=True))


def test_an_annulled_roll_call_that_was_never_counted_names_no_ballot():
    sitting = state(
        item_called(3), vote_opened(ROLL_CALL), ballot(ANNA, YES), ANNULLED, SittingClosed(present=13)
    )
    for desk in (False, True):
        told = record(sitting, desk=desk)
        assert (told.named, told.tally, told.counts, dict(told.sources)) == (False, None, (), {})
        assert all(not line.ballot for line in told.lines)
        assert json_of(told, "")["counts"] is None
        assert "nicht ausgezählt" in everything(told)[2]


# What it says


def test_the_record_holds_register_reasons_rule_and_arithmetic():
    told = record(state(*voted(ROLL_CALL), announced))
    assert [line.name for line in told.lines if line.ground == "biased"] == [DORA.name]
    assert len(told.electors) == 12
    assert [(choice, number) for choice, _label, number in told.counts] == [
        ("yes", 1),
        ("no", 1),
        ("abstain", 1),
        ("not_voted", 9),
    ]
    assert (told.verdict.base, told.verdict.threshold, told.verdict.carried) == (2, 2, False)
    assert dict(told.sources) == {Source.DEVICE: 2, Source.DESK: 1}
    assert "Stimmengleichheit" in str(told.sentence)


def test_every_way_of_a_ballot_is_told_by_person_where_ballots_are_named_and_else_by_numbers():
    by_ways = [
        ballot(ANNA, YES, Source.PHONE),
        ballot(BERND, NO, Source.PAPER),
        ballot(CEM, YES, Source.DESK),
        vote_closed(2, 1, 0, not_voted=9, carried=True),
        announced,
    ]
    called = record(state(item_called(3), vote_opened(ROLL_CALL), *by_ways))
    assert {line.name: str(line.way) for line in called.lines if line.way} == {
        ANNA.name: "per Telefon",
        BERND.name: "auf Papier",
        CEM.name: "am Pult erfasst",
    }
    assert json_of(called, "")["sources"] == {"device": 0, "desk": 1, "phone": 1, "paper": 1, "hands": 0}
    assert "1 am Pult, 1 per Telefon, 1 auf Papier" in everything(called)[2]
    counted = record(state(item_called(3), vote_opened(OPEN), *by_ways))
    assert [line.way for line in counted.lines if line.way] == []
    assert counted.sources == called.sources


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


def test_a_show_of_hands_has_both_tellers_with_every_count_and_the_hands_as_a_sum():
    told = record(state(*raised(hybrid=False)))
    assert dict(told.sources) == {Source.HANDS: 10}
    assert [str(each) for each in told.tellings] == [
        "Olga: 8 Ja, 2 Nein, 0 Enthaltung",
        "Paul: 7 Ja, 2 Nein, 1 Enthaltung",
        "Olga: 7 Ja, 2 Nein, 1 Enthaltung",
        "Paul: 7 Ja, 2 Nein, 1 Enthaltung",
    ]
    assert (told.named, picture_of(told)) == (False, None)
    assert "Olga: 8 Ja, 2 Nein, 0 Enthaltung" in everything(told)[2]
    assert "10 durch Handzeichen" in everything(told)[2]
    assert record(state(*raised(hybrid=False)), desk=True).named is False


def test_beside_one_vote_by_video_the_public_reads_no_sum_that_would_tell_it():
    sitting = state(*raised(hybrid=True))
    public, desk = record(sitting), record(sitting, desk=True)
    assert [str(each) for each in public.tellings] == ["Olga", "Paul", "Olga", "Paul"]
    assert [each["counts"] for each in json_of(public, "")["tellers"]] == [None] * 4
    for form in everything(public):
        assert "2 Nein" not in form
    assert dict(public.sources) == dict(desk.sources) == {Source.DEVICE: 1, Source.HANDS: 10}
    by_name = {line.name: (line.choice, line.by_hand) for line in desk.lines if line.entitled}
    assert (by_name[ANNA.name], by_name[BERND.name]) == (("no", False), ("", True))
    assert (desk.confidential, picture_of(desk)) == (True, None)
    assert str(desk.tellings[0]) == "Olga: 8 Ja, 2 Nein, 0 Enthaltung"
    assert "im Saal gezählt" in everything(desk)[2]
    assert {row["source"] for row in rows_of(desk) if row["entitled"] == "yes"} == {"device", "hands"}
    assert {row["source"] for row in rows_of(public)} == {""}


def test_a_secret_vote_names_nobody_to_anybody_neither_how_nor_whether():
    secretly = [
        item_called(3),
        vote_opened(SECRET),
        handed_in(ANNA, BERND, CEM),
        counted("Olga", 1, 1, 0, 1),
        counted("Paul", 1, 1, 0, 1),
        vote_closed(1, 1, 0, invalid=1, not_voted=9, carried=False),
        announced,
    ]
    sitting = state(*secretly)
    others = replace(sitting.votes[0], handed_in=frozenset({1, 7, 8}))
    for desk in (False, True):
        told = record(sitting, desk=desk)
        assert (told.named, told.confidential, picture_of(told)) == (False, False, None)
        assert dict(told.sources) == {Source.PAPER: 3}
        assert [(choice, number) for choice, _label, number in told.counts][3:] == [
            ("invalid", 1),
            ("not_voted", 9),
        ]
        # Counted again with one paper more, the difference would be what somebody chose who came last.
        assert str(told.tellings[0]) == ("Olga: 1 Ja, 1 Nein, 0 Enthaltung, 1 ungültig" if desk else "Olga")
        assert everything(told) == everything(record(replace(sitting, votes=(others,)), desk=desk))
        assert faults(SCHEMA, json.loads(as_json(told, "https://x.example/schema"))) == []


def rows_of(told):
    return list(csv.DictReader(io.StringIO(as_csv(told).decode("utf-8-sig")), delimiter=";"))


def test_an_annulled_vote_and_its_repetition_name_each_other():
    again = [vote_opened(number=2), ballot(ANNA, YES), vote_closed(1, 0, 0, not_voted=11, carried=True)]
    sitting = state(*voted(), ANNULLED, *again, announced, SittingClosed(present=13))
    first, second = record(sitting, 1), record(sitting, 2)
    assert (first.repeated_by, first.repeats) == (2, None)
    assert (second.repeated_by, second.repeats) == (None, 1)
    assert first.annulment_reason == "Die Verbindung war gestört"
    assert "Wiederholt als Abstimmung 2" in everything(first)[2]
    assert "Abstimmung 1, die aufgehoben wurde" in everything(second)[2]


def test_a_second_vote_without_an_annulment_repeats_nothing():
    again = [vote_opened(number=2), vote_closed(0, 0, 0, not_voted=12, carried=False), announced]
    sitting = state(*voted(), announced, *again)
    assert [(record(sitting, n).repeats, record(sitting, n).repeated_by) for n in (1, 2)] == [
        (None, None)
    ] * 2


def test_corrections_of_its_entries_stand_in_it_and_others_do_not():
    correct = {"reason": "Verhört", "readers": (Part.PUBLIC,), "item": 3}
    mine = EntryCorrected(seq=24, text="Es waren elf ohne Stimme", **correct)
    other = EntryCorrected(seq=3, text="Fremde Zeile", **correct)
    told = record(state(*voted(), announced, mine, other))
    assert [each.text for each in told.corrections] == ["Es waren elf ohne Stimme"]
    assert all("elf ohne Stimme" in form for form in (everything(told)[0], everything(told)[2]))


def test_votes_from_before_reasons_were_written_have_their_register():
    old = [item_called(3), vote_opened(ROLL_CALL, entitlements=()), ballot(ANNA, YES)]
    told = record(state(*old, vote_closed(1, 0, 0, not_voted=11, carried=True), announced))
    assert {(line.entitled, line.ground, line.reason) for line in told.lines} == {(True, "", None)}
    assert faults(SCHEMA, json_of(told, "")) == []
    assert len(told.lines) == 12


def test_a_record_for_the_desk_says_what_it_is():
    open_one = sheet_of(record(state(*voted(), announced), desk=True), LETTERHEAD)
    closed_one = sheet_of(record(state(*voted(ROLL_CALL, item=FIRST_CLOSED)), desk=True), LETTERHEAD)
    assert open_one.warning == (NOT_FOR_ALL,)
    assert closed_one.warning == (
        "Das Ergebnis ist noch nicht verkündet.",
        "Nichtöffentlich. Dieses Protokoll ist vertraulich.",
    )
    assert sheet_of(record(state(*voted(ROLL_CALL), announced)), LETTERHEAD).warning == ()


def test_the_half_circle_seats_every_elector_with_the_own_choice_by_group():
    picture = picture_of(record(state(*voted(ROLL_CALL), announced)))
    assert [str(group.name) for group in picture.groups] == [
        "Ohne Fraktion",
        "Auenliste",
        "Forum Eichenfurt",
        "Gemeinsam vor Ort",
        "Zukunft Eichenfurt",
    ]
    assert [group.counts for group in picture.groups][:2] == [(0, 0, 0, 1), (1, 1, 1, 0)]
    chosen = [seat.choice for seat in picture.seats]
    assert (len(chosen), sorted(filter(None, chosen))) == (12, ["abstain", "no", "yes"])
    assert chosen[1:4] == ["yes", "no", "abstain"]


def test_the_pages_are_the_same_bytes_again():
    sheet = sheet_of(record(state(*voted(ROLL_CALL), announced)), LETTERHEAD)
    pdf = render_vote_record(sheet)
    assert pdf == render_vote_record(sheet)
    text = text_of_pdf(pdf)
    for words in (
        "Abstimmungsprotokoll",
        "Dora Drechsler",
        "bei diesem Punkt befangen",
        "§ 50 Abs. 1 GO NRW",
    ):
        assert words in text


# For machines

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


# As much of JSON Schema as the published one uses.

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
}


def faults(schema, value, path="$"):
    """Where the value is not as the schema says."""
    if "$ref" in schema:
        return faults(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], value, path)
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
            found += faults(within, each, f"{path}.{name}") if isinstance(within, dict) else []
    if isinstance(value, list):
        for place, each in enumerate(value):
            found += faults(schema["items"], each, f"{path}[{place}]")
    return found
