"""The record of what was counted in the hall, and of ballots that came by other ways than a device."""

import json
from dataclasses import replace

import pytest
from recorded import SCHEMA, everything, faults, raised, record, rows_of, state

from minutes.votes.machine import as_json, json_of
from minutes.votes.picture import picture_of
from sessions_app.sitting.events.recusal import BiasFound
from tests.cast import (
    ANNA,
    BERND,
    CEM,
    NO,
    OPEN,
    ROLL_CALL,
    SECRET,
    YES,
    announced,
    ballot,
    counted,
    handed_in,
    item_called,
    vote_closed,
    vote_opened,
)
from voting.vote import Source

pytestmark = pytest.mark.usefixtures("in_german")


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
        handed_in(ANNA, BERND),
        counted("Olga", 1, 0, 0, 1),
        counted("Paul", 1, 0, 0, 1),
        handed_in(CEM),
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
        assert [str(each) for each in told.tellings] == ["Olga", "Paul", "Olga", "Paul"]
        assert [each["counts"] for each in json_of(told, "")["tellers"]] == [None] * 4
        assert everything(told) == everything(record(replace(sitting, votes=(others,)), desk=desk))
        assert faults(SCHEMA, json.loads(as_json(told, "https://x.example/schema"))) == []


def test_who_took_part_although_biased_stands_in_every_form_and_where_ballots_are_named_what_followed():
    voted = [ballot(ANNA, YES), ballot(BERND, YES), ballot(CEM, NO)]
    found = BiasFound(person=ANNA.person, item=3, vote=1, reason="Auskunft")
    decided = "Ohne diese Stimme wäre das Ergebnis ein anderes (§ 31 GO NRW)."
    for kind, desk, weighed in ((OPEN, False, False), (OPEN, True, True), (ROLL_CALL, False, True)):
        closed = vote_closed(2, 1, 0, not_voted=10, carried=True)
        told = record(state(item_called(3), vote_opened(kind), *voted, closed, announced, found), desk=desk)
        (said,) = [str(each) for each in told.biased]
        assert said.startswith(f"{ANNA.name} war befangen")
        assert (decided in said) is weighed  # in an open vote it would say how she voted
        assert said in " ".join(everything(told)[2].split())
        assert [each["de"] for each in json_of(told, "")["biased"]] == [said]
        assert faults(SCHEMA, json.loads(as_json(told, "https://x.example/schema"))) == []
