"""Devices are tried out before the sitting. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.readiness import Check
from sessions_app.sitting.state import Sitting
from voting.vote import Choice


@event("device_checked")
class DeviceChecked(SittingEvent):
    """A member tries out the own device with a test vote (Probeabstimmung), which counts for nothing."""

    person: int
    choice: Choice

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        check = Check(self.person, self.choice, at)
        return replace(state, readiness=state.readiness.with_check(check))
