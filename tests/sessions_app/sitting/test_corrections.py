"""A line of the journal is corrected, never deleted; its correction is read by whoever may read the line."""

import pytest

from sessions_app.sitting.commands import corrections
from sessions_app.sitting.corrections import Correction, Original
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingCancelled, SittingClosed
from sessions_app.sitting.state import Part
from tests.cast import ANNA, CHAIR, CLERK, convened, do, item_called, opened

PUBLIC_LINE = Original(readers=("public", "closed"), item=3)


def correct(by=CLERK, text=" Es war 19:10 Uhr. ", reason=" Zu spät eingetragen ", original=PUBLIC_LINE):
    return do(corrections.correct_entry, by, seq=7, text=text, reason=reason, original=original)


def corrected(readers=(Part.PUBLIC, Part.CLOSED), item=3):
    return EntryCorrected(
        seq=7, text="Es war 19:10 Uhr.", reason="Zu spät eingetragen", readers=readers, item=item
    )


def test_the_desk_corrects_a_line_and_the_line_stays(sitting):
    before = sitting.has(*opened, item_called(3)).state
    sitting.when(correct(), correct(CHAIR)).then(corrected(), corrected())
    assert sitting.state.corrections[-1] == Correction(
        7, "Es war 19:10 Uhr.", "Zu spät eingetragen", sitting.clock
    )
    assert (sitting.state.items, sitting.state.present) == (before.items, before.present)


def test_others_do_not_correct(sitting):
    sitting.has(*opened).when(correct(ANNA)).refused("not_the_desk")


def test_a_correction_says_what_is_right_and_why_of_a_line_that_is_there(sitting):
    sitting.has(*opened).when(correct(original=None), correct(text=" "), correct(reason=" "))
    sitting.refused("no_such_entry", "no_correction", "no_reason")


def test_also_after_the_close_and_not_in_a_cancelled_meeting(sitting):
    sitting.has(*opened, SittingClosed(present=13)).when(correct()).then(corrected())


def test_a_cancelled_meeting_is_not_corrected(sitting):
    sitting.has(convened, SittingCancelled(reason="Sturm")).when(correct()).refused("is_cancelled")


@pytest.mark.parametrize("readers", [(), (Part.CLOSED,), (Part.PUBLIC, Part.CLOSED)])
def test_a_correction_is_read_by_those_who_read_the_line(sitting, readers):
    sitting.has(*opened, item_called(3))
    event = corrected(readers)
    assert {part for part in Part if may_be_read(sitting.state, event, part)} == set(readers)
