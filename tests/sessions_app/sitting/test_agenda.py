"""Calling items, finishing them without a vote, and the two parts of a sitting."""

from sessions_app.sitting.commands import agenda
from sessions_app.sitting.events.agenda import (
    ItemNoted,
    ItemPostponed,
    ItemReferred,
    ItemWithdrawn,
    PublicExcluded,
    PublicReadmitted,
)
from sessions_app.sitting.events.course import SittingInterrupted
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.state import Part, Span
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    FIRST_CLOSED,
    OTHER_CLERK,
    PAUL,
    close_vote,
    convened,
    do,
    excluded,
    item_called,
    opened,
    vote_opened,
)

CLOSED = FIRST_CLOSED


def call(item, by=CHAIR):
    return do(agenda.call_item, by, item=item)


def test_the_chair_calls_an_item(sitting):
    sitting.has(*opened).when(call(3)).then(item_called(3))
    assert (sitting.state.item.number, sitting.state.item.state) == ("Ö 3", ItemState.CALLED)
    assert sitting.state.item.called_at == sitting.clock


def test_the_clerk_calls_on_the_chairs_behalf_and_members_do_not(sitting):
    sitting.has(*opened).when(call(3, CLERK)).then(item_called(3))
    sitting.when(call(4, ANNA), call(4, PAUL), call(4, OTHER_CLERK)).refused(*["not_the_desk"] * 3)


def test_an_unfinished_item_can_be_called_again(sitting):
    sitting.has(*opened, item_called(3), item_called(4)).when(call(3)).then(item_called(3))


def test_items_are_called_only_in_an_open_sitting_and_only_if_they_exist(sitting):
    sitting.has(convened).when(call(3)).refused("not_opened")
    sitting.has(*opened).when(call(99)).refused("unknown_item")
    sitting.has(SittingInterrupted(reason="")).when(call(3)).refused("is_interrupted")


def test_no_item_is_called_while_a_result_is_outstanding(sitting):
    sitting.has(*opened, item_called(3), vote_opened()).when(call(4)).refused("vote_still_open")
    sitting.when(close_vote(CLERK), call(4)).refused("vote_not_announced")


def test_an_item_is_noted_after_it_was_called(sitting):
    note = do(agenda.note_item, CLERK, item=8)
    sitting.has(*opened).when(note).refused("item_not_called")
    sitting.when(call(8), note).then(item_called(8), ItemNoted(item=8))
    assert sitting.state.item.state is ItemState.NOTED
    sitting.when(note, call(8)).refused("item_finished", "item_finished")


def test_an_item_leaves_the_agenda_called_or_not_and_the_reason_stays_with_it(sitting):
    sitting.has(*opened, item_called(4)).when(
        do(agenda.postpone_item, CLERK, item=4, reason=" Questions "),
        do(agenda.withdraw_item, CLERK, item=5, reason="Taken back"),
        do(agenda.refer_item, CLERK, item=6, to=" Committee ", reason=" Expertise "),
    )
    sitting.then(
        ItemPostponed(item=4, reason="Questions"),
        ItemWithdrawn(item=5, reason="Taken back"),
        ItemReferred(item=6, to="Committee", reason="Expertise"),
    )
    left = [(item.state, item.remark) for item in sitting.state.items[3:6]]
    assert left == [
        (ItemState.POSTPONED, "Questions"),
        (ItemState.WITHDRAWN, "Taken back"),
        (ItemState.REFERRED, "Committee (Expertise)"),
    ]
    sitting.when(call(4), call(5), call(6)).refused(*["item_finished"] * 3)


def test_a_referral_names_its_target(sitting):
    refer = do(agenda.refer_item, CLERK, item=6, to="", reason="Expertise")
    sitting.has(*opened).when(refer).refused("no_target")


def test_nothing_leaves_the_agenda_without_a_reason(sitting):
    sitting.has(*opened).when(
        do(agenda.postpone_item, CLERK, item=4, reason=" "),
        do(agenda.withdraw_item, CLERK, item=5, reason=""),
        do(agenda.refer_item, CLERK, item=6, to="Committee", reason=""),
    )
    sitting.refused(*["no_reason"] * 3)


def test_closed_items_are_called_only_while_the_public_is_excluded(sitting):
    sitting.has(*opened).when(call(CLOSED)).refused("closed_item")
    sitting.when(do(agenda.exclude_public, CHAIR, reason=" Land "), call(CLOSED))
    sitting.then(PublicExcluded(reason="Land"), item_called(CLOSED))
    assert sitting.state.part is Part.CLOSED


def test_public_items_are_called_only_while_the_public_is_admitted(sitting):
    sitting.has(*opened, excluded).when(call(3)).refused("public_item")
    sitting.when(do(agenda.readmit_public, CHAIR), call(3)).then(PublicReadmitted(), item_called(3))


def test_a_change_of_part_leaves_no_item_called_and_keeps_the_spans(sitting):
    sitting.has(*opened, item_called(3), excluded)
    began = sitting.clock
    assert (sitting.state.current, sitting.state.closed_parts) == (None, (Span(began, excluded.reason),))
    sitting.has(item_called(CLOSED), PublicReadmitted())
    assert (sitting.state.current, sitting.state.part) == (None, Part.PUBLIC)
    assert sitting.state.closed_parts == (Span(began, excluded.reason, sitting.clock),)


def test_the_public_is_excluded_once_for_a_reason_and_by_the_chair(sitting):
    exclude = agenda.exclude_public
    sitting.has(*opened).when(do(exclude, CHAIR, reason=""), do(exclude, CLERK, reason="Land"))
    sitting.refused("no_reason", "not_the_chair")
    sitting.when(do(agenda.readmit_public, CHAIR)).refused("public_already_admitted")
    sitting.has(excluded).when(do(exclude, CHAIR, reason="Land")).refused("public_already_excluded")


def test_the_part_does_not_change_during_a_vote(sitting):
    sitting.has(*opened, item_called(3), vote_opened())
    sitting.when(do(agenda.exclude_public, CHAIR, reason="Land")).refused("vote_still_open")


def test_the_part_does_not_change_before_the_opening_or_during_an_interruption(sitting):
    exclude = do(agenda.exclude_public, CHAIR, reason="Land")
    sitting.has(convened).when(exclude).refused("not_opened")
    sitting.has(*opened, SittingInterrupted(reason="")).when(exclude).refused("is_interrupted")
