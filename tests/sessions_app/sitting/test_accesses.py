"""Groups pick committee chairs in turn (§ 58 Abs. 5 GO NRW): the order, its lots, the picks, the result."""

from dataclasses import replace

import pytest

from sessions_app.sitting.access_sentences import order_of, standing_phrase, told_of
from sessions_app.sitting.accesses import Chair
from sessions_app.sitting.commands import accesses, agenda, votes
from sessions_app.sitting.events.accesses import (
    AccessConcluded,
    AccessLotDrawn,
    AccessOpened,
    ChairTaken,
    PickTakenBack,
)
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.plan import ItemState
from tests.cast import ANNA, CHAIR, CLERK, PLAN, do, item_called, opened
from voting.rules.profiles import load_profile

ON_ITEM_3 = [*opened, item_called(3)]
GROUPS = "CDU 12\nSPD 6\nGrüne 5"
COMMITTEES = "Bauausschuss\nSchulausschuss\nHauptausschuss"
LAW = "§ 58 Abs. 5 GO NRW"


def begin(by=CLERK, *, groups=GROUPS, committees=COMMITTEES, office="Vorsitze"):
    return do(accesses.open_access, by, item=3, office=office, groups=groups, committees=committees)


def lot(order, first=2, *, by=CLERK, drawn_by="Vera Vogt", witnesses="Anna Berg", access=1):
    given = {"access": access, "first": first, "order": order, "drawn_by": drawn_by, "witnesses": witnesses}
    return do(accesses.draw_order, by, **given)


def pick(place, committee, person="Anna Amsel", *, by=CLERK, access=1):
    return do(accesses.take_chair, by, access=access, place=place, committee=committee, person=person)


def conclude(by=CHAIR, access=1):
    return do(accesses.conclude_access, by, access=access)


def break_off(by=CHAIR, reason="Die Fraktionen haben sich geeinigt."):
    return do(accesses.break_off_access, by, access=1, reason=reason)


def back(reason="verlesen", by=CLERK):
    return do(accesses.take_back_pick, by, access=1, reason=reason)


DRAWN = (begin(), lot("SPD\nCDU"))
PICKED = (
    *DRAWN,
    pick(1, "Hauptausschuss"),
    pick(2, "Bauausschuss", "Bernd Biber"),
    pick(3, "Schulausschuss", "Cem"),
)


def last(sitting):
    return sitting.state.accesses.last


def test_from_the_order_over_the_lot_and_the_picks_to_the_result(sitting):
    """12 : 2 and 6 : 1 are equal: the lot says who picks second and who third."""
    sitting.has(*ON_ITEM_3).when(*PICKED, conclude())
    assert sitting.refusals == []
    assert [type(each) for each in sitting.happened] == [
        AccessOpened,
        AccessLotDrawn,
        *[ChairTaken] * 3,
        AccessConcluded,
    ]
    assert sitting.happened[0].order == ("CDU", "", "")
    assert [(each.first, each.last, each.between) for each in sitting.happened[0].ties] == [
        (2, 3, ("CDU", "SPD"))
    ]
    assert last(sitting).picks == ("CDU", "SPD", "CDU")
    assert last(sitting).taken == (
        Chair("Hauptausschuss", "Anna Amsel"),
        Chair("Bauausschuss", "Bernd Biber"),
        Chair("Schulausschuss", "Cem"),
    )
    assert [each.name for each in order_of(last(sitting)).picks] == ["CDU", "SPD", "CDU"]
    assert sitting.state.find_item(3).state is ItemState.DECIDED
    assert (sitting.state.accesses.running, sitting.state.accesses.on(3)) == (None, (last(sitting),))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"by": ANNA}, "not_the_desk"),
        ({"office": " "}, "no_office"),
        ({"committees": " \n"}, "no_committees"),
        ({"committees": "Bauausschuss\nBAUAUSSCHUSS"}, "committee_twice"),
        ({"committees": "B" * 101}, "too_long"),
        ({"groups": "CDU"}, "no_strength"),
        ({"groups": ""}, "no_lists"),
        ({"groups": "CDU 3\ncdu 4"}, "doubled_name"),
    ],
)
def test_what_cannot_be_divided_is_refused_and_nothing_is_opened(sitting, given, refusal):
    sitting.has(*ON_ITEM_3).when(begin(**given)).refused(refusal)
    assert sitting.state.accesses.all == ()


@pytest.mark.parametrize(("state", "source"), [("by", "Art. 33 BayGO"), ("he", "§ 62 HGO")])
def test_where_the_law_has_no_such_order_nothing_is_picked(sitting, state, source):
    plan = replace(PLAN, profile=load_profile(state))
    sitting.has(SittingConvened(plan=plan), *opened[1:], item_called(3)).when(begin()).refused(
        "not_by_access"
    )
    assert sitting.refusals[0].details == {"source": source}


def test_a_meeting_convened_before_the_program_knew_it_refuses_with_its_law(sitting):
    plan = replace(PLAN, profile=replace(load_profile("nrw"), elections=None))
    sitting.has(SittingConvened(plan=plan), *opened[1:], item_called(3)).when(begin()).refused(
        "not_by_access"
    )


def test_each_pick_is_that_of_the_group_whose_turn_it_is(sitting):
    sitting.has(*ON_ITEM_3).when(
        begin(), pick(2, "Bauausschuss"), pick(1, "Kulturausschuss"), pick(1, "Bauausschuss", " ")
    )
    sitting.refused("other_turn", "committee_gone", "no_person")
    sitting.when(
        pick(1, "Bauausschuss", by=ANNA), pick(1, "Bauausschuss", "A" * 101), pick(1, "Bauausschuss")
    )
    sitting.refused("not_the_desk", "too_long")
    sitting.when(pick(2, "Schulausschuss"), lot("SPD\nCDU"), pick(2, "Bauausschuss")).refused(
        "lot_first", "committee_gone"
    )


def test_a_lot_is_drawn_by_people_before_people_and_among_those_who_are_equal(sitting):
    sitting.has(*ON_ITEM_3).when(
        begin(), lot("Grüne\nCDU"), lot("SPD"), lot("SPD\nCDU", witnesses=" "), lot("SPD\nCDU", 1)
    )
    sitting.refused("lot_does_not_fit", "lot_does_not_fit", "unwitnessed", "no_lot")
    sitting.when(lot("SPD\nCDU"), lot("CDU\nSPD")).refused("no_lot")
    assert last(sitting).ties[0].order == ("SPD", "CDU")


def test_the_last_pick_is_taken_back_with_a_reason_and_it_is_that_group_s_turn_again(sitting):
    sitting.has(*ON_ITEM_3).when(*DRAWN, back(), pick(1, "Bauausschuss"), back(" "), back())
    sitting.refused("nothing_picked", "no_reason")
    assert sitting.happened[-1] == PickTakenBack(access=1, group="CDU", reason="verlesen")
    assert (last(sitting).next_place, last(sitting).left) == (1, tuple(COMMITTEES.splitlines()))


def test_nothing_else_begins_before_it_is_concluded_or_broken_off(sitting):
    call = do(agenda.call_item, CLERK, item=4)
    vote = do(votes.open_vote, CLERK, item=3)
    sitting.has(*ON_ITEM_3).when(
        begin(), call, vote, begin(), conclude(), break_off(reason=""), break_off(by=CLERK)
    )
    sitting.refused("unfinished", "unfinished", "unfinished", "not_all_picked", "no_reason", "not_the_chair")
    assert sitting.refusals[3].details == {"group": "CDU"}
    sitting.when(break_off(), pick(1, "Bauausschuss"), conclude(), begin()).refused("unknown", "unknown")
    assert sitting.state.find_item(3).state is ItemState.CALLED
    assert sitting.happened[-2].reason.startswith("Die Fraktionen")
    assert last(sitting).number == 2


def test_the_result_is_the_chair_s_and_waits_for_the_lot_as_well(sitting):
    sitting.has(*ON_ITEM_3).when(*PICKED, conclude(by=CLERK)).refused("not_the_chair")
    sitting.when(back(), back(), conclude()).refused("not_all_picked")
    fresh = type(sitting)().has(*ON_ITEM_3).when(begin(), pick(1, "Bauausschuss"), conclude())
    assert fresh.refusals[0].details == {"group": "?"}


def told(sitting):
    """What the record tells, entry by entry."""
    state, lines = type(sitting)().has(*ON_ITEM_3).state, []
    for event in sitting.happened:
        state = event.apply(state, sitting.state.opened_at)
        lines += [each.told() for each in told_of(event, state.accesses.last)]
    return lines


def test_the_record_tells_the_order_the_lot_each_pick_and_the_result(sitting):
    sitting.has(*ON_ITEM_3).when(*PICKED, back("verlesen"), pick(3, "Schulausschuss", "Dora"), conclude())
    assert told(sitting) == [
        f"Vorsitze: the groups pick in turn ({LAW}). Members: CDU 12, SPD 6, Grüne 5. Order by d’Hondt: 1. CDU, 2. ?, 3. ?.",
        "The lot decides between CDU and SPD on picks 2 to 3.",
        "The lot between CDU and SPD gave picks 2 to 3, in this order: SPD, CDU. Drawn by Vera Vogt before Anna Berg.",
        "Pick 1, CDU: Hauptausschuss, chaired by Anna Amsel.",
        "Pick 2, SPD: Bauausschuss, chaired by Bernd Biber.",
        "Pick 3, CDU: Schulausschuss, chaired by Cem.",
        "The last pick is taken back: it is the turn of CDU again. Reason: verlesen",
        "Pick 3, CDU: Schulausschuss, chaired by Dora.",
        f"Vorsitze, as picked ({LAW}): Hauptausschuss: Anna Amsel (CDU); Bauausschuss: Bernd Biber (SPD); Schulausschuss: Dora (CDU).",
    ]


def test_what_comes_next_is_told_at_every_moment(sitting):
    sitting.has(*ON_ITEM_3).when(begin())
    now = [standing_phrase(last(sitting)).told()]
    for step in (
        pick(1, "Hauptausschuss"),
        lot("SPD\nCDU"),
        pick(2, "Bauausschuss"),
        pick(3, "Schulausschuss"),
        break_off(),
    ):
        sitting.when(step)
        now.append(standing_phrase(last(sitting)).told())
    assert now == [
        "Pick 1: it is the turn of CDU.",
        "The lot decides between CDU and SPD on picks 2 to 3.",
        "Pick 2: it is the turn of SPD.",
        "Pick 3: it is the turn of CDU.",
        "All are picked. The chair finds the result.",
        "The picking of chairs was broken off; what was picked does not hold. Reason: Die Fraktionen haben sich geeinigt.",
    ]
