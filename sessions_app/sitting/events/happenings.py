"""Plain happenings of a sitting, one kind each. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.happenings import Measure, Observance, Rite
from sessions_app.sitting.state import Part, Sitting


@event("order_measure_taken")
class OrderMeasureTaken(SittingEvent):
    """The chair takes a measure against a member to keep order (Ordnungsmaßnahme, § 51 GO NRW).

    Whoever is expelled leaves and does not come back to this sitting.
    """

    measure: Measure
    person: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        if self.measure is not Measure.EXPULSION:
            return state
        gone = state.with_departure(self.person, at)
        expelling = gone.happenings.expelling(self.person, public=state.part is Part.PUBLIC)
        return replace(gone, happenings=expelling)


@event("question_time_began")
class QuestionTimeBegan(SittingEvent):
    """The residents' question time begins (Einwohnerfragestunde, § 48 Abs. 1 GO NRW)."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return _within(state, Rite.QUESTION_TIME, "", at)


@event("question_time_ended")
class QuestionTimeEnded(SittingEvent):
    """The residents' question time ends; `questions` is how many were asked."""

    questions: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, happenings=state.happenings.ending())


@event("member_committed")
class MemberCommitted(SittingEvent):
    """A member is introduced and solemnly committed to the office (Einführung und Verpflichtung, § 67 Abs. 3 GO NRW)."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, happenings=state.happenings.committing(self.person))


@event("silence_began")
class SilenceBegan(SittingEvent):
    """A moment of silence begins (Schweigeminute); `reason` says in whose memory."""

    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return _within(state, Rite.SILENCE, self.reason, at)


@event("silence_ended")
class SilenceEnded(SittingEvent):
    """The moment of silence ends."""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, happenings=state.happenings.ending())


def _within(state: Sitting, rite: Rite, reason: str, at: datetime) -> Sitting:
    observance = Observance(rite, reason, at, state.current, state.part is Part.PUBLIC)
    return replace(state, happenings=state.happenings.beginning(observance))
