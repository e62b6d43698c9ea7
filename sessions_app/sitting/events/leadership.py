"""The chair goes from one to another. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Sitting


@event("chair_handed_over")
class ChairHandedOver(SittingEvent):
    """A deputy leads the sitting from now on (Übergabe der Sitzungsleitung).

    With `item` as long as this item is dealt with, else until the chair is given back. It ends also when the
    deputy leaves.
    """

    person: int
    item: int | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        handed = replace(state, leadership=state.leadership.handed_to(self.person, self.item))
        return handed.with_items_led()


@event("chair_given_back")
class ChairGivenBack(SittingEvent):
    """The chair leads the sitting again (Rückgabe der Sitzungsleitung)."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, leadership=state.leadership.given_back()).with_items_led()
