"""A line of the journal is corrected, never deleted. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.corrections import Correction
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Part, Sitting


@event("entry_corrected")
class EntryCorrected(SittingEvent):
    """Entry `seq` of this journal is corrected (Berichtigung): `text` says what is right, `reason` why.

    `readers`: the parts whose records may read the corrected entry, and therefore its correction. `item`: the item
    within which the entry stands. The corrected entry stays as it was written.
    """

    seq: int
    text: str
    reason: str
    readers: tuple[Part, ...]
    item: int | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        correction = Correction(self.seq, self.text, self.reason, at)
        return replace(state, corrections=(*state.corrections, correction))
