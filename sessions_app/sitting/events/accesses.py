"""What happens while groups pick committee chairs. Pure."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from journal.events import event
from sessions_app.sitting.accesses import Access, AccessPhase, Chair, Tie, Waiver
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.state import Sitting
from voting.seats.proposals import Proposal


class AccessEvent(SittingEvent):
    """Something that happened in the access that was opened last; `access` is its number from 1, for readers."""

    access: int


def _changed(state: Sitting, **changes: Any) -> Sitting:
    return replace(state, accesses=state.accesses.with_change(**changes))


def _running(state: Sitting) -> Access:
    assert state.accesses.last is not None  # the commands let nothing happen without one
    return state.accesses.last


@event("access_opened")
class AccessOpened(AccessEvent):
    """The groups begin to pick committee chairs in turn (Zugreifverfahren). What the highest numbers lead to is written:
    who picks at each place, and where the lot says it (`ties`, empty places in `order`). `source`: the paragraph.
    """

    access: int
    item: int
    office: str
    groups: tuple[Proposal, ...]
    committees: tuple[str, ...]
    source: str
    order: tuple[str, ...]
    ties: tuple[Tie, ...] = ()

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        access = Access(
            number=self.access,
            item=self.item,
            office=self.office,
            groups=self.groups,
            committees=self.committees,
            source=self.source,
            order=self.order,
            ties=self.ties,
            opened_at=at,
        )
        silent = state.speakers.silent(at)
        return replace(state, accesses=state.accesses.with_access(access), speakers=silent)


@event("access_lot_drawn")
class AccessLotDrawn(AccessEvent):
    """A lot is drawn for the order of picks between equal numbers (Losentscheid). `tie` is as it is then."""

    access: int
    tie: Tie

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(
            state, accesses=state.accesses.with_change(ties=_running(state).with_order(self.tie).ties)
        )


@event("committee_chair_taken")
class ChairTaken(AccessEvent):
    """A group picks a committee and names who chairs it (Zugriff). `place`: its turn, from 1."""

    access: int
    place: int
    group: str
    committee: str
    person: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return _changed(state, taken=(*_running(state).taken, Chair(self.committee, self.person)))


@event("committee_turn_waived")
class TurnWaived(AccessEvent):
    """The group whose turn it is does not want to pick (Verzicht auf den Zugriff). `order` and `ties` are as they are
    then, with one more turn.
    """

    access: int
    place: int
    group: str
    order: tuple[str, ...]
    ties: tuple[Tie, ...] = ()
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        taken = (*_running(state).taken, Waiver(self.reason))
        return _changed(state, taken=taken, order=self.order, ties=self.ties)


@event("committee_chair_taken_back")
class PickTakenBack(AccessEvent):
    """The last pick, or waiver, does not hold (Rücknahme des Zugriffs): it is that group's turn again."""

    access: int
    group: str
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return _changed(state, taken=_running(state).taken[:-1])


@event("access_concluded")
class AccessConcluded(AccessEvent):
    """The chair finds who chairs which committee (Feststellung des Ergebnisses)."""

    access: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        ended = _changed(state, phase=AccessPhase.CONCLUDED, ended_at=at)
        return ended.with_item(_running(state).item, state=ItemState.DECIDED)


@event("access_broken_off")
class AccessBrokenOff(AccessEvent):
    """The picking ends without a result (Abbruch); what was picked does not hold."""

    access: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return _changed(state, phase=AccessPhase.BROKEN_OFF, ended_at=at, end_reason=self.reason)
