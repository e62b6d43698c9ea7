"""What of a sitting's journal everybody may read: entry by entry, in their order.

As the record inside the public minutes (`sitting.disclosure`), without what the Internet does not show
(`sitting.internet`), and without some words that never stand there, whatever the minutes hold.
"""

from journal.events import Event
from journal.store import Recorded
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.events.attendance import ArrivalEnteredLater, DepartureEnteredLater
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.events.course import SittingConvened
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.internet import is_kept_back, left_out_by
from sessions_app.sitting.state import Part, Sitting

# Why somebody came later or left earlier, in words: nobody's business on the Internet (DP-05).
WHY_ABSENT = (ArrivalEnteredLater, DepartureEnteredLater)


class Showing:
    """Asked for each entry with the state before it. `end` is the state at the end, which knows the rules that hold; a
    sitting that was never convened has none and shows nothing. A correction is read where the entry is that it corrects.
    """

    def __init__(self, end: Sitting) -> None:
        self._left_out = left_out_by(end.rules.minutes) if end.profile else None
        self._withheld = set[int]()

    def __call__(self, recorded: Recorded, before: Sitting) -> bool:
        shown = may_be_read(before, recorded.event, Part.PUBLIC) and not self._is_kept_back(recorded.event)
        if not shown:
            self._withheld.add(recorded.seq)
        return shown

    def _is_kept_back(self, event: Event) -> bool:
        if self._left_out is None or isinstance(event, WHY_ABSENT) or is_kept_back(event, self._left_out):
            return True
        if isinstance(event, EntryCorrected):
            return event.seq in self._withheld
        if isinstance(event, MemberRecused):  # the council's words on somebody's own affairs
            return bool(event.reason)
        return isinstance(event, SittingConvened) and bool(event.plan.fault_phone)  # a number for members
