"""Faults are reported, judged, repaired (Störungen, § 10 DigiSiVO NRW). Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.disturbances import Channel, Disturbance, FaultKind, Finding, Judgement
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Part, Sitting


@event("fault_reported")
class FaultReported(SittingEvent):
    """A member reports a fault (Störungsmeldung). What it says is read by the desk alone."""

    number: int
    person: int
    fault: FaultKind
    text: str = ""
    channel: Channel = Channel.DEVICE

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        report = Disturbance(
            number=self.number,
            person=self.person,
            kind=self.fault,
            text=self.text,
            channel=self.channel,
            at=at,
            public=state.part is Part.PUBLIC,
        )
        return replace(state, disturbances=state.disturbances.with_report(report))


@event("fault_over")
class FaultOver(SittingEvent):
    """The member says that it works again. The chair decides what that means (§ 10 Abs. 4 DigiSiVO NRW)."""

    number: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, disturbances=state.disturbances.with_over(self.number, at))


@event("disturbances_judged")
class DisturbancesJudged(SittingEvent):
    """The chair finds whether the reported disturbances matter for the sitting (§ 10 Abs. 1, 4 DigiSiVO NRW)."""

    numbers: tuple[int, ...]
    finding: Finding
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        public = state.part is Part.PUBLIC and state.disturbances.all_public(self.numbers)
        judgement = Judgement(self.finding, self.reason, at, public=public)
        return replace(state, disturbances=state.disturbances.with_judgement(self.numbers, judgement))


@event("disturbances_repaired")
class DisturbancesRepaired(SittingEvent):
    """The chair finds that the disturbances are over: the sitting may go on (§ 10 Abs. 1, 2 DigiSiVO NRW)."""

    numbers: tuple[int, ...]
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, disturbances=state.disturbances.with_repair(self.numbers, at))
