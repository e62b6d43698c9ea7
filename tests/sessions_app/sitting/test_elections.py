"""Elections in a sitting: who may, when, on what, and who may read of them."""

from dataclasses import replace

import pytest

from sessions_app.arguments import read_arguments
from sessions_app.sitting.commands import agenda, course, elections, speakers, votes
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.course import SittingConvened, SittingInterrupted
from sessions_app.sitting.plan import ItemKind, ItemState
from sessions_app.sitting.state import Part
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    PAUL,
    PLAN,
    announce,
    do,
    excluded,
    item_called,
    opened,
    vote_closed,
    vote_opened,
)
from voting.elections.election import Candidate, ElectionPhase
from voting.elections.events import (
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    LotDrawn,
    RoundCalled,
    RoundCounted,
)
from voting.elections.outcome import Step

ON_ITEM_3 = [*opened, item_called(3)]
OFFICE = "Stellvertretende Bürgermeisterin"


def open_election(by=CLERK, *, item=3, office=OFFICE, candidates="Anna Amsel\nBernd Brandt", **changes):
    return do(elections.open_election, by, item=item, office=office, candidates=candidates, **changes)


def count(*votes, by=CLERK, election=1, round_number=1, papers=None, tellers="Olga und Nils", **others):
    """Everybody else's ballot is a vote."""
    return do(
        elections.count_round,
        by,
        election=election,
        round_number=round_number,
        votes={number: str(each) for number, each in enumerate(votes, start=1)},
        papers=str(sum(votes) if papers is None else papers),
        tellers=tellers,
        **others,
    )


def call_round(by=CLERK, *, round_number=1, **changes):
    return do(elections.call_round, by, election=1, round_number=round_number, **changes)


def lot(winners, by=CLERK, *, round_number=2, **changes):
    return do(
        elections.draw_lot,
        by,
        election=1,
        round_number=round_number,
        winners=winners,
        drawn_by="Vera",
        witnesses="Anna und Bernd",
        **changes,
    )


def announce_election(by=CHAIR, *, election=1):
    return do(elections.announce_election, by, election=election)


def answer(candidate, word="accepted", *, by=CLERK, election=1):
    return do(elections.answer_election, by, election=election, candidate=candidate, answer=word)


def break_off(reason="Stimmzettel fehlen", *, by=CHAIR, election=1):
    return do(elections.break_off_election, by, election=election, reason=reason)


TIED = (open_election(), count(6, 6), call_round(), count(6, 6, round_number=2))


def test_an_election_from_its_opening_over_run_off_and_lot_to_the_acceptance(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(*TIED, lot("bernd  brandt"), announce_election(), answer(2))
    assert [type(event) for event in sitting.happened[1:]] == [
        RoundCounted,
        RoundCalled,
        RoundCounted,
        LotDrawn,
        ElectionAnnounced,
        ElectionAnswered,
    ]
    election = sitting.state.last_election
    assert election.candidates == (Candidate(1, "Anna Amsel"), Candidate(2, "Bernd Brandt"))
    assert (election.names_of(election.elected), election.phase) == (
        ("Bernd Brandt",),
        ElectionPhase.ANNOUNCED,
    )
    assert (sitting.state.find_item(3).state, sitting.state.find_item(3).carried) == (ItemState.DECIDED, None)
    assert sitting.refusals == []


def test_the_register_of_each_round_is_who_may_vote_then(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election())
    assert [voter.name for voter in sitting.state.election.round.register] == [
        member.name for member in sitting.state.electors
    ]
    assert sitting.state.election.statutory_number == 13


def test_whoever_does_not_run_the_desk_does_nothing_with_an_election(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(ANNA), open_election(PAUL)).refused("not_the_desk", "not_the_desk")
    sitting.when(*TIED)
    sitting.when(
        lot("Anna Amsel", ANNA),
        call_round(ANNA, round_number=2),
        count(6, 6, by=ANNA, round_number=2),
        announce_election(CLERK),
        answer(1, by=ANNA),
        break_off(by=CLERK),
    ).refused(
        "not_the_desk", "not_the_desk", "not_the_desk", "not_the_chair", "not_the_desk", "not_the_chair"
    )


def test_only_on_the_called_item_that_takes_a_resolution_and_never_beside_a_vote(sitting):
    sitting.has(*opened, item_called(1))
    sitting.when(open_election(item=1), open_election(item=3)).refused(
        "no_resolution_item", "other_item_called"
    )
    sitting.has(item_called(3), vote_opened())
    sitting.when(open_election()).refused("vote_still_open")


def test_a_report_takes_no_election(sitting):
    report = replace(PLAN.items[2], kind=ItemKind.REPORT)
    plan = replace(PLAN, items=(*PLAN.items[:2], report, *PLAN.items[3:]))
    sitting.has(SittingConvened(plan=plan), *opened[1:], item_called(3))
    sitting.when(open_election()).refused("no_vote_on_report")


def test_while_an_election_is_unfinished_nothing_else_is_decided_called_or_closed(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election())
    for attempt in (
        do(votes.open_vote, CLERK, item=3),
        open_election(),
        do(agenda.call_item, CLERK, item=4),
        do(agenda.note_item, CLERK, item=3),
        do(agenda.exclude_public, CHAIR, reason="Personalsache"),
        do(course.close_sitting, CHAIR),
    ):
        sitting.when(attempt).refused("election_unfinished")
    sitting.when(count(7, 6), announce_election(), do(agenda.call_item, CLERK, item=4))
    sitting.then(ItemCalled(item=4))


def test_who_speaks_has_finished_when_an_election_begins(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(
        do(speakers.request_floor, ANNA),
        do(speakers.give_floor, CLERK, person=ANNA.person),
        open_election(),
    )
    assert sitting.refusals == []
    assert sitting.state.speakers.floor is None


def test_a_count_is_entered_while_the_sitting_is_interrupted_for_it(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election())
    sitting.has(SittingInterrupted(reason="Auszählung"))
    sitting.when(count(7, 6), announce_election(), call_round()).refused("is_interrupted", "is_interrupted")
    assert sitting.state.election.elected == (1,)
    sitting.when(break_off()).then(ElectionBrokenOff(election=1, reason="Stimmzettel fehlen"))


def test_a_late_click_meets_neither_another_election_nor_another_round(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(count(7, 6), announce_election(), answer(1)).refused(*["unknown_election"] * 3)
    sitting.when(open_election(), count(6, 6), call_round())
    sitting.when(count(7, 6), call_round(), lot("Anna Amsel", round_number=1)).refused(*["other_round"] * 3)
    sitting.when(count(7, 6, election=2, round_number=2)).refused("unknown_election")


def test_what_is_typed_wrong_is_refused_with_what_to_do(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election())
    sitting.when(
        count(7, 6, papers="dreizehn"),
        count(7, 6, papers="１３"),
        count(7, 6, papers=""),
        count(-1, 6),
        count(7, papers=13),
        count(7, 6, 0),
        count(7, 7),
        count(7, 6, blank="1"),
    ).refused(
        "count_unreadable",
        "count_unreadable",
        "count_unreadable",
        "negative_count",
        "count_incomplete",
        "unknown_candidate",
        "more_papers_than_voters",
        "too_many_votes",
    )
    assert sitting.state.election.phase is ElectionPhase.VOTING


def test_names_of_a_lot_or_a_round_are_those_of_candidates(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(*TIED)
    sitting.when(lot("Cem"), lot("Anna Amsel\nBernd Brandt")).refused("unknown_candidate", "lot_does_not_fit")


def test_an_answer_is_one_of_two_words(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(), count(7, 6), announce_election())
    sitting.when(answer(1, "vielleicht")).refused("unknown_answer")
    sitting.when(answer(1, "declined")).then(ElectionAnswered(election=1, candidate=1, accepted=False))


def test_hands_are_shown_where_it_was_asked(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(manner="hands"))
    assert sitting.happened[0].unopposed is True


def test_after_a_broken_off_election_the_item_waits_for_another_one(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(), break_off(), open_election(), count(7, 6, election=2))
    assert [each.phase for each in sitting.state.elections] == ["broken_off", "counted"]
    assert sitting.state.find_item(3).state is ItemState.CALLED


def test_a_vote_on_the_item_may_follow_an_election(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(), count(7, 6), announce_election())
    sitting.has(vote_opened(), vote_closed(0, 0, 0, not_voted=13, carried=False))
    sitting.when(announce(CHAIR))
    assert sitting.state.find_item(3).carried is False


# Who may read of it


@pytest.mark.parametrize("item", [3, FIRST_CLOSED])
def test_an_election_is_read_by_the_readers_of_its_item_alone(sitting, item):
    sitting.has(*opened, *([] if item == 3 else [excluded]), item_called(item))
    readers = set()
    for attempt in (
        open_election(item=item, candidates="Geheime Kandidatin\nAndere"),
        count(6, 6),
        call_round(),
        count(6, 6, round_number=2),
        lot("Andere"),
        announce_election(),
        answer(2),
        open_election(item=item),
        break_off(election=2),
    ):
        before = sitting.state
        sitting.when(attempt)
        (event,) = sitting.happened
        readers |= {(part, may_be_read(before, event, part)) for part in Part}
    public = item == 3
    assert readers == {(Part.PUBLIC, public), (Part.CLOSED, not public)}


def test_fields_of_a_form_are_read_together():
    given = {
        "election": "1",
        "round_number": "1",
        "votes_1": "7",
        "votes_2": "-6",
        "papers": "13",
        "tellers": "O",
    }
    assert read_arguments(elections.count_round, given) == {
        "election": 1,
        "round_number": 1,
        "papers": "13",
        "tellers": "O",
        "votes": {1: "7", 2: "-6"},
    }


def test_the_outcome_is_written_and_not_found_again(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(open_election(), count(6, 6, papers=13, blank="1"))
    outcome = sitting.happened[-1].outcome
    assert (outcome.step, outcome.base, outcome.threshold, outcome.proposed, outcome.source) == (
        Step.RUN_OFF,
        12,
        7,
        (1, 2),
        "§ 50 Abs. 2 GO NRW",
    )
