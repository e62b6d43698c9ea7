"""What becomes of motions and amendments. Pure. That one is put to the vote: `VoteOpened.motion`."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.motions import Motion, MotionKind, MotionState
from sessions_app.sitting.state import Sitting


@event("motion_tabled")
class MotionTabled(SittingEvent):
    """A motion on an item is tabled (Antragstellung). `number` counts from 1 on each item; `mover` is a person of
    the roster, None for somebody else; `mover_name` is the name as the record shows it. `together`: the items that were
    called for one vote, where it was tabled on all of them.
    """

    item: int
    number: int
    motion_kind: MotionKind
    text: str
    mover: int | None = None
    mover_name: str = ""
    together: tuple[int, ...] = ()

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        motion = Motion(
            item=self.item,
            number=self.number,
            kind=self.motion_kind,
            text=self.text,
            mover=self.mover,
            mover_name=self.mover_name,
            tabled_at=at,
            together=self.together,
        )
        return replace(state, motions=state.motions.with_motion(motion))


@event("motion_withdrawn")
class MotionWithdrawn(SittingEvent):
    """Who tabled a motion takes it back (Rücknahme eines Antrags)."""

    item: int
    motion: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        changed = state.motions.with_change(self.item, self.motion, state=MotionState.WITHDRAWN)
        return replace(state, motions=changed)


@event("motion_settled")
class MotionSettled(SittingEvent):
    """A motion is settled without a vote (Erledigung): another one went further, or it is not admissible."""

    item: int
    motion: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        settled = {"state": MotionState.SUPERSEDED, "remark": self.reason}
        return replace(state, motions=state.motions.with_change(self.item, self.motion, **settled))


@event("motion_moved")
class MotionMoved(SittingEvent):
    """The order of voting on an item's motions is changed: `motion` comes before the motion `before`, None: last."""

    item: int
    motion: int
    reason: str
    before: int | None = None

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, motions=state.motions.with_order(self.item, self.motion, self.before))


@event("motion_supported")
class MotionSupported(SittingEvent):
    """How many members support a motion that needs supporters and no majority (§ 50 Abs. 1 GO NRW).

    `names`: those who were named; the others were counted. `source` says how many it takes, empty where the desk did.
    """

    item: int
    motion: int
    supporters: int
    required: int
    granted: bool
    names: tuple[str, ...] = ()
    source: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        counted = state.motions.with_change(
            self.item,
            self.motion,
            supporters=self.supporters,
            required=self.required,
            backers=self.names,
            source=self.source,
        )
        return replace(state, motions=counted.with_result(self.item, self.motion, carried=self.granted))
