"""An election on the screens: who sees it, what the desk is offered next, what its journal and the rows tell."""

from dataclasses import replace

import pytest
from django.utils import translation

from journal.events import Refused
from sessions_app.arguments import read_arguments
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem
from sessions_app.projections import RESULT_LENGTH, _result, check_rows
from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.screens.log import tell
from sessions_app.screens.next_steps import next_steps
from sessions_app.sitting.commands import elections
from sessions_app.sitting.events.agenda import PublicReadmitted
from sessions_app.sitting.state import Part
from sessions_app.standing import sitting_of
from tests.cast import (
    FIRST_CLOSED,
    KARLA,
    REMOTE,
    Evening,
    announced,
    arrived,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from tests.live.council import eichenfurt
from tests.sessions_app.sitting.test_elections import (
    TIED,
    announce_election,
    answer,
    break_off,
    call_round,
    count,
    lot,
    open_election,
)
from voting.elections.outcome import Needed
from voting.rules.profiles import load_profile

CANARY = "Kanarienvogel"
TO_THE_END = (*TIED, lot("Bernd Brandt"), announce_election(), answer(2))


@pytest.fixture(autouse=True)
def in_german():
    with translation.override("de"):
        yield


def evening(*attempts, item=3):
    closed = [] if item == 3 else [excluded]
    found = Evening().has(*opened, *closed, item_called(item))
    found.when(*attempts)
    assert found.refusals == []
    return found


def state(*attempts, item=3):
    return evening(*attempts, item=item).state


def steps(sitting):
    return next_steps(sitting, presides=True, clerk=True, chair=True)


def primary(sitting):
    return [action.do for action in steps(sitting) if action.primary]


def test_the_next_step_is_what_the_election_waits_for():
    gone, found = [], []
    for attempt in TO_THE_END:
        gone.append(attempt)
        found += primary(state(*gone))
    assert found == [
        "count_round",
        "call_round",
        "count_round",
        "draw_lot",
        "announce_election",
        "answer_election",
        "call_item",
    ]


def test_the_proposal_stands_above_the_button_that_carries_it_out():
    calling = next(action for action in steps(state(open_election(), count(6, 6))) if action.primary)
    assert [str(hint) for hint in calling.hints] == [
        "Es folgt die engere Wahl zwischen Anna Amsel und Bernd Brandt (§ 50 Abs. 2 GO NRW)."
    ]


def test_the_chair_may_let_others_stand_correct_the_count_or_break_off():
    offered = {(each.do, len(each.fields)) for each in steps(state(open_election(), count(6, 6)))}
    assert offered >= {("call_round", 2), ("count_round", 8), ("break_off_election", 1)}


def test_a_lot_for_several_seats_is_entered_by_lines_and_by_a_seed():
    sitting = state(open_election(candidates="A\nB\nC", seats=2, marks=2), count(8, 8, 8, papers=13))
    lots = [action for action in steps(sitting) if action.do == "draw_lot"]
    assert [(each.fields[0].name, each.fields[0].kind, each.primary) for each in lots] == [
        ("winners", "lines", True),
        ("seed", "text", False),
    ]


def test_an_election_is_opened_where_a_resolution_can_be_taken_and_by_hands_where_the_law_allows_it():
    (form,) = [action for action in steps(state()) if action.do == "open_election"]
    manner = next(field for field in form.fields if field.name == "manner")
    assert [option.value for option in manner.options] == ["paper", "hands"]
    assert [action.do for action in steps(Evening().has(*opened, item_called(1)).state)].count(
        "open_election"
    ) == 0


def test_who_has_no_ballot_paper_is_named_before_the_election_is_opened():
    found = Evening().has(*opened, item_called(3), *arrived(KARLA, mode=REMOTE))
    (form,) = [action for action in steps(found.state) if action.do == "open_election"]
    (hint,) = form.hints
    assert "ohne Stimmzettel: Karla Kortmann." in str(hint)
    assert [action.hints for action in steps(state()) if action.do == "open_election"] == [()]


def test_where_the_law_puts_the_second_round_off_that_is_the_next_step_and_a_later_meeting_opens_it():
    """§ 37 Abs. 7 GemO BW."""
    found = evening()
    found.state = replace(found.state, profile=load_profile("bw"))
    found.when(open_election(candidates="Anna Amsel"), count(6, no="7", papers=13))
    assert primary(found.state) == ["break_off_election"]
    offered = [(each.do, str(each.label)) for each in steps(found.state) if each.do.endswith("election")]
    assert offered == [("break_off_election", "Wahl auf eine spätere Sitzung verschieben")]
    assert ("call_round", "2. Wahlgang schon jetzt halten") in [
        (each.do, str(each.label)) for each in steps(found.state)
    ]
    found.when(break_off("Zweiter Wahlgang in der nächsten Sitzung"))
    (form,) = [action for action in steps(found.state) if action.do == "open_election"]
    held = next(field for field in form.fields if field.name == "held")
    assert [option.value for option in held.options] == ["first", "second"]
    found.when(open_election(candidates="Anna Amsel", held="second"))
    assert found.state.election.round.needed is Needed.MAJORITY_AGAIN
    assert "held" not in {field.name for field in _form(state()).fields}
    found.when(break_off(election=2), open_election(held="third")).refused("unknown_round")


def _form(sitting):
    return next(action for action in steps(sitting) if action.do == "open_election")


# Who sees it


@pytest.mark.parametrize("audience", Audience)
def test_an_election_of_the_closed_part_is_seen_by_those_inside_alone(audience):
    named = open_election(
        item=FIRST_CLOSED, office=f"{CANARY} Amt", candidates=f"{CANARY} Eins\n{CANARY} Zwei"
    )
    views = [
        repr(look(state(*attempts, item=FIRST_CLOSED), audience, ()))
        for attempts in ((named,), (named, count(7, 6)), (named, count(7, 6), announce_election(), answer(1)))
    ]
    inside = audience in {Audience.MEMBER, Audience.DESK}
    assert [f"{CANARY} Eins" in view for view in views] == [inside] * 3


def test_after_the_closed_part_nothing_of_its_election_is_left_outside():
    named = open_election(item=FIRST_CLOSED, candidates=f"{CANARY} Eins\n{CANARY} Zwei")
    sitting = state(named, count(7, 6), announce_election(), item=FIRST_CLOSED)
    readmitted = Evening()
    readmitted.state = sitting
    readmitted.has(PublicReadmitted())
    assert readmitted.state.part is Part.PUBLIC
    for audience in (Audience.PUBLIC, Audience.WALL):
        assert CANARY not in repr(look(readmitted.state, audience, ()))


def test_everybody_sees_the_numbers_and_what_follows_as_soon_as_they_are_entered():
    for audience in (Audience.PUBLIC, Audience.MEMBER, Audience.DESK):
        view = look(state(open_election(), count(6, 6, papers=13, blank="1")), audience, ())["election"]
        (round_,) = view.rounds
        assert [(str(line.name), line.number) for line in (*round_.lines, *round_.others)] == [
            ("Anna Amsel", 6),
            ("Bernd Brandt", 6),
            ("Nein", 0),
            ("Leer", 1),
            ("Ungültig", 0),
        ]
        assert str(view.announcement).startswith("1. Wahlgang: Anna Amsel 6, Bernd Brandt 6; Nein 0, leer 1")


def test_while_a_round_is_held_nobody_sees_numbers():
    view = look(state(open_election(manner="hands")), Audience.PUBLIC, ())["election"]
    assert [(line.name, line.number) for line in view.rounds[0].lines] == [
        ("Anna Amsel", None),
        ("Bernd Brandt", None),
    ]
    assert view.rounds[0].others == ()


def test_the_wall_shows_the_round_that_is_held_and_at_the_end_the_result():
    held = look(state(*TIED[:3]), Audience.WALL, ())["picture"]
    assert (held.layout, [str(each.title) for each in held.election.rounds]) == ("election", ["2. Wahlgang"])
    ended = look(state(*TO_THE_END), Audience.WALL, ())["picture"]
    assert str(ended.election.result) == "„Stellvertretende Bürgermeisterin“: gewählt Bernd Brandt."
    assert [str(each) for each in ended.election.more] == ["Bernd Brandt nimmt die Wahl an."]


def test_the_wall_shows_a_vote_that_is_newer_than_the_election_and_the_election_that_is_newer_than_the_vote():
    found = evening(open_election(), count(7, 6), announce_election())
    found.has(vote_opened())
    assert look(found.state, Audience.WALL, ())["picture"].layout == "vote"
    found.has(vote_closed(1, 0, 0, not_voted=12, carried=True), announced)
    found.when(open_election())
    assert look(found.state, Audience.WALL, ())["picture"].layout == "election"


def test_an_item_with_an_election_says_so_on_the_agenda():
    line = look(state(*TO_THE_END), Audience.PUBLIC, ())["agenda"].public_lines[2]
    assert (line.state, str(line.state_words)) == ("decided", "Wahl durchgeführt")


def test_the_desks_journal_tells_the_numbers_and_that_a_count_was_corrected():
    found = evening(open_election())
    told = []
    for attempt in (
        count(7, 6),
        count(6, 6, reason="Verzählt"),
        call_round(),
        count(6, 6, round_number=2),
        lot("Bernd Brandt"),
        announce_election(),
        answer(2, "declined"),
    ):
        found.when(attempt)
        told += found.happened
    said = [str(tell(found.state, event)) for event in told]
    assert said == [
        "Der 1. Wahlgang wurde ausgezählt; die Zahlen wurden später berichtigt.",
        (
            "1. Wahlgang: Anna Amsel 6, Bernd Brandt 6; Nein 0, leer 0, ungültig 0. 12 von 13 Stimmberechtigten haben einen "
            "Stimmzettel abgegeben."
        ),
        "Der 2. Wahlgang wurde aufgerufen.",
        (
            "2. Wahlgang: Anna Amsel 6, Bernd Brandt 6; Nein 0, leer 0, ungültig 0. 12 von 13 Stimmberechtigten haben einen "
            "Stimmzettel abgegeben."
        ),
        "Das Los in der Wahl fiel auf Bernd Brandt.",
        "„Stellvertretende Bürgermeisterin“: gewählt Bernd Brandt.",
        "Bernd Brandt lehnt die Wahl ab.",
    ]
    found.when(open_election(), break_off(election=2))
    assert [str(tell(found.state, event)) for event in found.happened] == [
        "Die Wahl „Stellvertretende Bürgermeisterin“ wurde eröffnet.",
        "Die Wahl „Stellvertretende Bürgermeisterin“ wurde abgebrochen. Grund: Stimmzettel fehlen",
    ]


# Words and rows


@pytest.mark.parametrize(
    "given",
    [
        {"votes": "7"},
        {"votes_x": "7"},
        {"votes_1": 7},
        {"votes_1": ["7"]},
        {"votes": "1", "votes_1": "7"},
        {"votes_1_1": "7"},
        {"seats_1": "7", "votes_1": "7"},
    ],
)
def test_numbered_fields_that_make_no_sense_are_refused(given):
    rest = {"election": "1", "round_number": "1", "papers": "13", "tellers": "O"}
    with pytest.raises(Refused) as caught:
        read_arguments(elections.count_round, {**rest, **given})
    assert caught.value.code == "malformed"


@pytest.mark.django_db
def test_the_rows_tell_the_result_with_its_numbers_and_agree_with_the_journal():
    town = eichenfurt().opened()
    item = town.item("Ö 3")
    town.do("olga", "call_item", item=item)
    town.do("olga", "open_election", item=item, office="Vorsitz", candidates="Anna\nBernd")
    town.do(
        "olga", "count_round", election=1, round_number=1, votes_1=7, votes_2=5, no=1, papers=13, tellers="O"
    )
    assert AgendaItem.objects.get(pk=item).result == ""
    town.do("vera", "announce_election", election=1)
    assert AgendaItem.objects.get(pk=item).result == (
        "„Vorsitz“: gewählt Anna. 1. Wahlgang: Anna 7, Bernd 5; Nein 1, leer 0, ungültig 0. 13 von 13 Stimmberechtigten "
        "haben einen Stimmzettel abgegeben. Nötig ist mehr als die Hälfte der gültigen Stimmen (13), also 7 (§ 50 Abs. 2 "
        "GO NRW). Gewählt: Anna (7)."
    )
    page = sitting_of(town.meeting)
    assert check_rows(SITTING.key(town.meeting.pk), page.state) == []
    town.do("olga", "open_vote", item=item)
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    assert AgendaItem.objects.get(pk=item).result.startswith("Mit 0 Ja gegen 0 Nein")


def test_of_many_rounds_as_many_whole_sentences_as_have_room_are_kept():
    sitting = state(*TO_THE_END)
    told = _result(sitting, sitting.find_item(3))
    assert len(told) <= RESULT_LENGTH
    assert told.startswith("„Stellvertretende Bürgermeisterin“: gewählt Bernd Brandt. 2. Wahlgang: ")
    assert told.endswith("Gewählt: Bernd Brandt (6).")
