"""That a text is voted on part by part. Pure. That a part is put to the vote: `VoteOpened.paragraph`."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.divisions import Division, Paragraph
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Sitting


@event("text_divided")
class TextDivided(SittingEvent):
    """The text of an item is voted on part by part, and then as a whole (abschnittsweise Abstimmung). Divided anew, it
    keeps the parts that were decided.
    """

    item: int
    parts: tuple[Paragraph, ...]

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, divisions=state.divisions.with_division(Division(self.item, self.parts)))


@event("text_kept_whole")
class TextKeptWhole(SittingEvent):
    """A text is not voted on part by part after all."""

    item: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, divisions=state.divisions.without(self.item))
