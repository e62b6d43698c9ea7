"""Which entries of a sitting's journal the record inside a part's minutes shows in full. Pure."""

from collections.abc import Iterable

from minutes.draft import Part
from minutes.drafting import Recorded
from sessions_app.sitting.disclosure import may_be_read
from sessions_app.sitting.state import Part as SittingPart
from sessions_app.sitting.state import Sitting


def shown_entries(history: Iterable[Recorded], part: Part) -> frozenset[int]:
    """The numbers of the entries whose content the record of this part shows."""
    sitting, shown, of = Sitting(), set(), SittingPart(part.value)
    for recorded in history:
        if may_be_read(sitting, recorded.event, of):
            shown.add(recorded.seq)
        sitting = recorded.event.apply(sitting, recorded.at)
    return frozenset(shown)
