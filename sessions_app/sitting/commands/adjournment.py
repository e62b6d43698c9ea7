"""Adjourn the sitting to another day, and continue it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from accounts.actor import Actor
from journal.events import Command, require
from sessions_app.policies import may_preside
from sessions_app.sitting.commands.conditions import require_no_vote, require_phase
from sessions_app.sitting.events.adjournment import SittingAdjourned, SittingContinued
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting


def adjourn_sitting(
    sitting: Sitting, by: Actor, *, reason: str, until: datetime | None = None
) -> SittingAdjourned:
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require(sitting.adjournment is None, SittingRefusal.IS_ADJOURNED)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require_no_vote(sitting)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return SittingAdjourned(reason=reason.strip(), until=until)


def continue_sitting(sitting: Sitting, by: Actor) -> SittingContinued:
    """As the same sitting, whenever people have come together again."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require(sitting.adjournment is not None, SittingRefusal.NOT_ADJOURNED)
    return SittingContinued(
        present=sitting.quorum_present, required=sitting.quorum_required, quorate=sitting.quorate
    )


POLICIES: Mapping[Command, Callable[..., bool]] = {
    adjourn_sitting: may_preside,
    continue_sitting: may_preside,
}
