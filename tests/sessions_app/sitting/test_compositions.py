"""Committees composed in a sitting: who may, when, on what; who of the lists accepts and who follows."""

from sessions_app.sitting.commands import compositions
from sessions_app.sitting.plan import ItemState
from tests.cast import ANNA, CHAIR, CLERK, PLAN, do, item_called, opened
from tests.sessions_app.sitting.test_elections import announce_election, count, lot
from voting.elections.election import Form
from voting.elections.events import (
    AllAccepted,
    ElectionAnnounced,
    ElectionAnswered,
    ElectionOpened,
    LotDrawn,
    MembersNamed,
    RoundCounted,
)
from voting.elections.outcome import Step
from voting.elections.seating import seated

ON_ITEM_3 = [*opened, item_called(3)]
LISTS = "SPD: Anna Amsel, Bernd Brandt\nCDU: Greta Gans, Hans Habicht\nGrüne: Kim Kranich"


def compose(by=CLERK, *, way="paper", lists=LISTS, seats=4, item=3, **changes):
    return do(
        compositions.open_composition,
        by,
        item=item,
        office="Bauausschuss",
        lists=lists,
        seats=seats,
        way=way,
        **changes,
    )


def answer(name, word="accepted", *, by=CLERK, election=1):
    return do(compositions.answer_seat, by, election=election, elected=name, answer=word)


def accept_all(by=CLERK, *, election=1):
    return do(compositions.accept_all, by, election=election)


def name_members(group, people, *, by=CLERK, election=1):
    return do(compositions.name_members, by, election=election, group=group, people=people)


TIED = (compose(seats=3), count(5, 5, 1), lot("CDU", round_number=1))
DONE = (*TIED, announce_election())


def test_a_committee_from_its_lists_over_the_lot_to_the_acceptance(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(*DONE, answer("Greta Gans", "declined"), name_members("CDU", "Ida Igel"), accept_all())
    assert sitting.refusals == []
    assert [type(event) for event in sitting.happened] == [
        ElectionOpened,
        RoundCounted,
        LotDrawn,
        ElectionAnnounced,
        ElectionAnswered,
        MembersNamed,
        AllAccepted,
    ]
    election = sitting.state.last_election
    assert (election.result.step, election.result.shares) == (Step.ELECTED, (1, 2, 0))
    assert [each.name for number in (1, 2, 3) for each in seated(election, number)] == [
        "Anna Amsel",
        "Hans Habicht",
        "Ida Igel",
    ]
    assert sitting.state.find_item(3).state is ItemState.DECIDED


def test_a_joint_proposal_names_its_people_and_one_that_is_not_adopted_leaves_the_item_to_lists(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(compose(way="joint", seats=2), count(5, no="7", papers=12), announce_election(), compose())
    assert sitting.refusals == []
    joint, lists = sitting.state.elections
    assert (joint.form, joint.candidates[0].people[0]) == (Form.JOINT, "Anna Amsel (SPD)")
    assert (joint.result.step, lists.form, lists.number) == (Step.NOT_FILLED, Form.LISTS, 2)


def test_the_mayor_composes_no_committee_on_whatever_kind_of_item(sitting):
    for way in ("joint", "paper"):
        election = type(sitting)().has(*ON_ITEM_3).when(compose(way=way)).state.election
        assert CHAIR.person not in {voter.person for voter in election.round.register}
        assert (len(election.round.register), election.statutory_number) == (12, PLAN.statutory_number - 1)


def test_who_may_not_run_the_desk_composes_nothing_and_answers_for_nobody(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(compose(ANNA)).refused("not_the_desk")
    sitting.when(*DONE)
    for attempt in (answer("Anna Amsel", by=ANNA), accept_all(ANNA), name_members("CDU", "Ida", by=ANNA)):
        sitting.when(attempt).refused("not_the_desk")


def test_what_makes_no_sense_is_refused(sitting):
    sitting.has(*ON_ITEM_3)
    sitting.when(compose(way="dice")).refused("unknown_composition")
    sitting.when(compose(way="strength")).refused("no_strength")
    sitting.when(compose(way="strength", lists="SPD 3\nCDU 2", members=5)).refused("seats_by_votes")
    sitting.when(*DONE)
    sitting.when(answer("Hans Habicht")).refused()
    for attempt, code in (
        (answer("Hans Habicht"), "asked_already"),
        (answer("Bernd Brandt"), "not_elected"),
        (answer("Anna Amsel", "vielleicht"), "unknown_answer"),
        (name_members("Linke", "Nora"), "unknown_candidate"),
        (accept_all(election=2), "unknown_election"),
    ):
        sitting.when(attempt).refused(code)


def test_a_committee_is_composed_on_an_item_that_takes_a_resolution_and_while_nothing_else_is_open(sitting):
    sitting.has(*opened, item_called(1))
    sitting.when(compose(item=1)).refused("no_resolution_item")
    sitting.has(item_called(3))
    sitting.when(compose(), compose()).refused("election_unfinished")
