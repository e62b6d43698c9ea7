"""Try out the own device with a test vote (Probeabstimmung) that counts for nothing."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_check_device
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.events.readiness import DeviceChecked
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import VotingRefusal, read_word
from voting.vote import Choice


def check_device(sitting: Sitting, by: Actor, *, choice: str) -> DeviceChecked:
    """As often as one likes, before the opening and in interruptions; never beside a vote that could be meant."""
    if by.person is None or not may_check_device(by, sitting):
        raise Refused(SittingRefusal.NOT_YOUR_DEVICE)
    require(sitting.phase is not Phase.OPEN, SittingRefusal.NO_TEST_NOW)
    require_phase(sitting, Phase.CONVENED, Phase.INTERRUPTED)
    require(sitting.vote is None, SittingRefusal.NO_TEST_DURING_VOTE)
    return DeviceChecked(person=by.person, choice=read_word(Choice, choice, VotingRefusal.UNKNOWN_CHOICE))


POLICIES: Mapping[Command, Callable[..., bool]] = {check_device: may_check_device}
