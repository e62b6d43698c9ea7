"""Who asks for the floor and who has it (Rednerliste). Pure.

All of it belongs to the item that is called: when the sitting goes on from the item, the list is over.
"""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.speakers import Purpose, Request
from sessions_app.sitting.state import Sitting


class SpeakersEvent(SittingEvent):
    """Something that happened to the list of speakers of the called item."""


@event("floor_requested")
class FloorRequested(SpeakersEvent):
    """Somebody asks for the floor (Wortmeldung)."""

    person: int
    purpose: Purpose = Purpose.SPEECH

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, speakers=state.speakers.requested(Request(self.person, self.purpose)))


@event("request_withdrawn")
class RequestWithdrawn(SpeakersEvent):
    """A request for the floor is withdrawn, or taken off the list."""

    person: int
    purpose: Purpose = Purpose.SPEECH

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, speakers=state.speakers.without(Request(self.person, self.purpose)))


@event("floor_given")
class FloorGiven(SpeakersEvent):
    """The chair gives somebody the floor (Worterteilung), which ends the speech before.

    A question (Zwischenfrage) interrupts the speech, which goes on after it.
    """

    person: int
    purpose: Purpose = Purpose.SPEECH

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, speakers=state.speakers.given(Request(self.person, self.purpose), at))


@event("speech_ended")
class SpeechEnded(SpeakersEvent):
    """Who had the floor has finished."""

    person: int
    purpose: Purpose = Purpose.SPEECH

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_speech_ended(at)


@event("speakers_list_closed")
class SpeakersListClosed(SpeakersEvent):
    """The list of speakers is closed (Schluss der Rednerliste): who stands on it still speaks."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, speakers=replace(state.speakers, closed=True))


@event("speakers_list_reopened")
class SpeakersListReopened(SpeakersEvent):
    """The list of speakers is open again."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, speakers=replace(state.speakers, closed=False))


@event("speaking_time_set")
class SpeakingTimeSet(SpeakersEvent):
    """The speaking time (Redezeit) on this item, in minutes per speech and per group; without a number no limit."""

    per_speech: int | None = None
    per_group: int | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        limited = replace(state.speakers, per_speech=self.per_speech, per_group=self.per_group)
        return replace(state, speakers=limited)
