"""Who comes and who leaves, who will not come. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.assembly import Mode, Presence
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.presence import Apology
from sessions_app.sitting.state import Sitting


@event("member_arrived")
class MemberArrived(SittingEvent):
    """A member attends from now on, or in another way than before (Anwesenheit).

    `unconfirmed`: on the own word alone; it counts, and the desk has yet to confirm it.
    """

    person: int
    mode: Mode = Mode.ROOM
    unconfirmed: bool = False

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_arrival(self.person, Presence(self.mode, at, confirmed=not self.unconfirmed))


@event("member_left")
class MemberLeft(SittingEvent):
    """A member leaves the sitting."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_departure(self.person, at)


@event("arrivals_confirmed")
class ArrivalsConfirmed(SittingEvent):
    """The desk has seen that these people, who reported themselves, are here."""

    people: tuple[int, ...]

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_arrivals_confirmed(frozenset(self.people))


@event("arrival_rejected")
class ArrivalRejected(SittingEvent):
    """The desk finds that somebody who reported himself as present is not here: he never was."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.without_arrival(self.person)


@event("arrival_entered_later")
class ArrivalEnteredLater(SittingEvent):
    """The desk writes down afterwards when a member came, `arrived_at` (Nachtrag).

    The entry's time is that of the writing. Registers of votes that were opened meanwhile stay as they are.
    """

    person: int
    arrived_at: datetime
    reason: str
    mode: Mode = Mode.ROOM

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_true_arrival(self.person, Presence(self.mode, self.arrived_at))


@event("departure_entered_later")
class DepartureEnteredLater(SittingEvent):
    """The desk writes down afterwards when a member left, `left_at` (Nachtrag), as with an arrival."""

    person: int
    left_at: datetime
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return state.with_true_departure(self.person, self.left_at)


@event("member_excused")
class MemberExcused(SittingEvent):
    """A member has apologized for not coming (entschuldigt). Why is nobody's business here."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=state.attendance.with_apology(Apology(self.person)))


@event("member_announced_late")
class MemberAnnouncedLate(SittingEvent):
    """A member will come later (verspätet angekündigt), if told by when."""

    person: int
    expected_at: datetime | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        apology = Apology(self.person, late=True, expected_at=self.expected_at)
        return replace(state, attendance=state.attendance.with_apology(apology))


@event("apology_withdrawn")
class ApologyWithdrawn(SittingEvent):
    """An apology or announcement was entered by mistake, or no longer holds."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=state.attendance.without_apology(self.person))
