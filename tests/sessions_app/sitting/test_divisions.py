"""A text is voted on part by part, each in its turn, and then as a whole, as far as it was adopted."""

import pytest

from sessions_app.sitting.commands import divisions, votes
from sessions_app.sitting.divisions import Paragraph, read_parts, whole
from sessions_app.sitting.events.course import SittingInterrupted
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.parts import is_final
from sessions_app.sitting.plan import ItemState
from tests.cast import (
    ANNA,
    CHAIR,
    CLERK,
    announce,
    announced,
    do,
    item_called,
    motion_tabled,
    opened,
    vote_closed,
    vote_opened,
)

TEXT = "§ 1 Zweck:\nDer Platz dient allen.\n\n§ 2 Gebühr:\nSie beträgt 5 Euro.\n\nDie Satzung tritt am 1. Januar in Kraft."
PARTS = (
    Paragraph("Der Platz dient allen.", "§ 1 Zweck"),
    Paragraph("Sie beträgt 5 Euro.", "§ 2 Gebühr"),
    Paragraph("Die Satzung tritt am 1. Januar in Kraft."),
)
ON_ITEM = (*opened, item_called(3))
DIVIDED = (*ON_ITEM, TextDivided(item=3, parts=PARTS))


def divide(text=TEXT, by=CLERK, item=3):
    return do(divisions.divide_text, by, item=item, text=text)


def keep(by=CLERK):
    return do(divisions.keep_text_whole, by, item=3)


def put(paragraph=None, **given):
    return do(votes.open_vote, CLERK, item=3, paragraph=paragraph, **given)


def decided(number, *, carried=True, paragraph=None, **changes):
    """A vote from its opening to its announcement."""
    yes, no = (13, 0) if carried else (0, 13)
    return (
        vote_opened(number=number, paragraph=paragraph, **changes),
        vote_closed(yes, no, 0, not_voted=0, carried=carried),
        announced,
    )


def parts_decided(*carried):
    return [
        event
        for number, each in enumerate(carried, start=1)
        for event in decided(number, carried=each, paragraph=number)
    ]


def test_empty_lines_part_a_text_and_a_first_line_with_a_colon_names_its_part():
    assert read_parts(TEXT) == PARTS
    assert whole(PARTS) == TEXT
    assert read_parts(" \r\nEins\r\n\r\n \r\n\r\nNur ein Name:\r\n\r\n") == (
        Paragraph("Eins"),
        Paragraph("Nur ein Name:"),
    )


def test_the_desk_divides_the_text_of_the_called_item(sitting):
    sitting.has(*ON_ITEM).when(divide()).then(TextDivided(item=3, parts=PARTS))
    sitting.when(divide("Eins\n\nZwei"), divide("Nur eines"), divide("x\n\n" * 51), divide(by=ANNA))
    assert sitting.state.divisions.of(3).parts == (Paragraph("Eins"), Paragraph("Zwei"))
    sitting.refused("one_part", "too_many_parts", "not_the_desk")
    sitting.when(keep(), keep()).refused("not_divided")
    assert sitting.happened == [TextKeptWhole(item=3)]


def test_a_text_is_divided_only_where_it_can_be_voted_on_now(sitting):
    report = next(item for item in sitting.has(*opened).state.items if not item.takes_vote)
    sitting.has(item_called(report.id)).when(divide(item=report.id))
    assert len(sitting.refusals) == 1
    sitting.has(item_called(3)).when(divide(item=4)).refused("other_item_called")
    sitting.has(vote_opened()).when(divide()).refused("vote_still_open")
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    sitting.when(divide()).refused("voted_on_whole")
    sitting.has(SittingInterrupted(reason="")).when(divide()).refused("is_interrupted")


def test_the_parts_are_voted_on_in_their_order_each_in_its_words_and_the_whole_last(sitting):
    sitting.has(*DIVIDED).when(put(2), put(), put(1, question="Anders")).refused(
        "part_comes_first", "part_comes_first", "motion_in_its_words"
    )
    sitting.when(put(1))
    vote = sitting.state.vote
    assert (vote.paragraph, vote.question, vote.majority) == (1, "Der Platz dient allen.", "simple")
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced).when(put(1), put(2))
    sitting.refused("part_comes_first")
    assert sitting.state.item.state is ItemState.CALLED


def test_the_final_vote_is_on_what_was_adopted(sitting):
    sitting.has(*DIVIDED, parts_decided(True, False, True)).when(put(question=TEXT), put(4))
    sitting.refused("without_rejected", "unknown_part")
    sitting.when(put())
    assert sitting.state.vote.question == (
        "§ 1 Zweck:\nDer Platz dient allen.\n\nDie Satzung tritt am 1. Januar in Kraft."
    )
    assert [is_final(sitting.state, vote) for vote in sitting.state.votes] == [False, False, False, True]
    sitting.has(vote_closed(13, 0, 0, not_voted=0, carried=True), announced)
    assert (sitting.state.item.state, sitting.state.item.carried) == (ItemState.DECIDED, True)
    sitting.when(divide(), keep()).refused("voted_on_whole", "voted_on_whole")


def test_the_clerk_can_number_what_was_adopted_anew_and_nothing_has_to_be_left_out_where_all_was(sitting):
    sitting.has(*DIVIDED, parts_decided(True, True, True)).when(put(question=TEXT)).refused()
    assert sitting.state.vote.question == TEXT


def test_where_every_part_is_rejected_the_item_is_and_no_final_vote_is_left(sitting):
    sitting.has(*DIVIDED, parts_decided(False, False))
    assert sitting.state.item.state is ItemState.CALLED
    sitting.has(*decided(3, carried=False, paragraph=3))
    assert (sitting.state.item.state, sitting.state.item.carried) == (ItemState.DECIDED, False)
    assert [sitting.state.decides(vote) for vote in sitting.state.votes] == [False, False, True]
    sitting.when(put()).refused("all_parts_rejected")


def test_what_is_decided_stays_when_the_text_is_divided_otherwise(sitting):
    sitting.has(*DIVIDED, parts_decided(True)).when(keep(), divide("Anders\n\nganz anders"))
    sitting.refused("parts_decided", "decided_parts_stay")
    sitting.when(divide(TEXT.replace("5 Euro", "4 Euro"))).refused()
    sitting.when(put(2))
    assert sitting.state.vote.question == "Sie beträgt 4 Euro."


def test_a_part_is_voted_on_after_the_amendments_and_in_the_wording_as_amended(sitting):
    proposal = sitting.has(*ON_ITEM).state.item.proposed_resolution
    split = proposal.replace(" ", "\n\n", 1)
    sitting.has(motion_tabled(ANNA, "Änderung", MotionKind.AMENDMENT)).when(divide(split), put(1))
    sitting.refused("motion_comes_first")
    sitting.has(*decided(1, motion=1)).when(put(1))
    sitting.refused("parts_as_amended")
    sitting.when(divide(f"{proposal}\n\nund mehr"), put(1)).refused()


def test_an_annulled_vote_on_a_part_is_repeated(sitting):
    sitting.has(*DIVIDED).when(
        put(1), do(votes.annul_vote, CHAIR, vote=1, reason="Störung"), put(1)
    ).refused()
    assert [vote.paragraph for vote in sitting.state.votes] == [1, 1]


@pytest.mark.parametrize("motion", [None, 1])
def test_there_are_no_parts_of_what_is_not_divided(sitting, motion):
    sitting.has(*ON_ITEM, motion_tabled(ANNA, "Antrag", MotionKind.SUBSTANTIVE))
    sitting.when(put(1, motion=motion)).refused("unknown_part")


def test_the_last_part_is_announced_like_any_other(sitting):
    sitting.has(*DIVIDED, parts_decided(False, False), *decided(3, carried=False, paragraph=3)[:2])
    sitting.when(announce(CHAIR, vote=3)).refused()
    assert sitting.state.item.carried is False
