"""What happens to the broadcast of a sitting. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.broadcasts import Cause, Wish
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Sitting


@event("broadcast_started")
class BroadcastStarted(SittingEvent):
    """The public part is broadcast from now on (Übertragung); `basis` is the paragraph that allows it."""

    basis: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, broadcasting=state.broadcasting.running(at))


@event("broadcast_paused")
class BroadcastPaused(SittingEvent):
    """The broadcast pauses. Readers of the public extract learn that and when; why is no business of theirs."""

    cause: Cause

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, broadcasting=state.broadcasting.paused(self.cause, at))


@event("broadcast_resumed")
class BroadcastResumed(SittingEvent):
    """The broadcast goes on."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, broadcasting=state.broadcasting.running(at))


@event("broadcast_ended")
class BroadcastEnded(SittingEvent):
    """The broadcast is over: at the latest with the sitting."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, broadcasting=state.broadcasting.ended(at))


@event("broadcast_wish_stated")
class BroadcastWishStated(SittingEvent):
    """Somebody agrees to be broadcast, or does not (Einwilligung, Widerspruch; § 64 Abs. 2 NKomVG). Nobody's business."""

    person: int
    wish: Wish

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, broadcasting=state.broadcasting.with_wish(self.person, self.wish))
