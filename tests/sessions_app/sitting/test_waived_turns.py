"""A group waives its turn to pick a committee's chair: the next highest number follows, and lots stay what they are."""

from sessions_app.sitting.access_sentences import order_of, standing_phrase, told_of
from sessions_app.sitting.accesses import Chair, Tie, Waiver
from sessions_app.sitting.commands import accesses
from sessions_app.sitting.events.accesses import TurnWaived
from tests.cast import ANNA, CLERK, do
from tests.sessions_app.sitting.test_accesses import (
    ON_ITEM_3,
    back,
    begin,
    conclude,
    last,
    lot,
    pick,
)


def waive(place, reason="", *, by=CLERK, access=1):
    return do(accesses.waive_turn, by, access=access, place=place, reason=reason)


def test_the_next_highest_number_follows_and_the_group_keeps_its_later_turns(sitting):
    """12 waived, then 6 and 6 by lot, then 5: three committees are picked in four turns."""
    sitting.has(*ON_ITEM_3).when(begin(), waive(1, " kein  Interesse "), lot("SPD\nCDU"))
    assert sitting.happened[1] == TurnWaived(
        access=1,
        place=1,
        group="CDU",
        order=("CDU", "", "", "Grüne"),
        ties=(Tie(2, 3, ("CDU", "SPD")),),
        reason="kein Interesse",
    )
    assert (last(sitting).picks, list(last(sitting).turns)) == (("CDU", "SPD", "CDU", "Grüne"), [1, 2, 3, 4])
    sitting.when(pick(2, "Bauausschuss"), pick(3, "Schulausschuss"), conclude()).refused("not_all_picked")
    assert sitting.refusals[0].details == {"group": "Grüne"}
    sitting.when(pick(4, "Hauptausschuss", "Eva"), conclude())
    assert last(sitting).taken[0] == Waiver("kein Interesse")
    assert last(sitting).chairs[-1] == (Chair("Hauptausschuss", "Eva"), "Grüne")
    assert [each.name for each in order_of(last(sitting)).picks] == ["CDU", "SPD", "CDU", "Grüne"]
    assert standing_phrase(last(sitting)).told().endswith("Hauptausschuss: Eva (Grüne).")


def test_only_the_desk_waives_for_the_group_whose_turn_it_is(sitting):
    sitting.has(*ON_ITEM_3).when(
        waive(1), begin(), waive(1, by=ANNA), waive(2), waive(1, "x" * 401), waive(1), waive(2)
    )
    sitting.refused("unknown", "not_the_desk", "other_turn", "reason_too_long", "lot_first")


def test_a_waiver_is_taken_back_and_entered_again_and_the_order_stays(sitting):
    sitting.has(*ON_ITEM_3).when(begin(), waive(1), back())
    assert (last(sitting).taken, list(last(sitting).turns)) == ((), [1, 2, 3])
    sitting.when(waive(1))
    assert last(sitting).order == ("CDU", "", "", "Grüne")


def test_a_lot_that_waits_is_drawn_on_one_place_more(sitting):
    begun = begin(groups="A 6\nB 3", committees="Bau\nKultur")
    sitting.has(*ON_ITEM_3).when(begun, waive(1))
    assert last(sitting).ties == (Tie(2, 3, ("A", "B")),)
    sitting.when(lot("B\nA"), pick(2, "Bau"), pick(3, "Kultur"), conclude())
    assert [group for _, group in last(sitting).chairs] == ["B", "A"]


def test_of_a_lot_that_was_drawn_the_others_follow_by_lot_and_the_last_one_without(sitting):
    """Three equal numbers, one committee: whoever the lot left over is drawn among, then is left alone."""
    sitting.has(*ON_ITEM_3).when(begin(groups="A 2\nB 2\nC 2", committees="Bau"), lot("B", 1), waive(1))
    assert (last(sitting).picks, last(sitting).tie) == (("B", ""), Tie(2, 2, ("A", "C")))
    sitting.when(lot("C", 2), waive(2))
    assert (last(sitting).picks, last(sitting).tie) == (("B", "C", "A"), None)
    sitting.when(waive(3))  # the next numbers are 1, 1 and 1
    assert last(sitting).tie == Tie(4, 4, ("A", "B", "C"))
    sitting.when(lot("A", 4), pick(4, "Bau"), conclude())
    assert sitting.refusals == []
    assert [each.name for each in order_of(last(sitting)).picks] == ["B", "C", "A", "A"]


def test_the_record_tells_who_waived_and_why_if_that_was_said(sitting):
    sitting.has(*ON_ITEM_3).when(begin(groups="A 2\nB 1", committees="Bau"), waive(1, "Kein Bedarf."))
    (said,) = told_of(sitting.happened[-1], last(sitting))
    assert said.told() == ("Pick 1: A waives its turn; the next in the order picks. Reason: Kein Bedarf.")
    (short,) = told_of(TurnWaived(access=1, place=1, group="A", order=()), last(sitting))
    assert short.told() == "Pick 1: A waives its turn; the next in the order picks."
    (opening,) = [each.told() for each in told_of(sitting.happened[0], last(sitting))][:1]
    assert opening.endswith("Order by d’Hondt: 1. A.")
