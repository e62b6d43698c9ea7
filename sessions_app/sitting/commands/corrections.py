"""Correct a line of the journal."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.corrections import Original
from sessions_app.sitting.events.corrections import EntryCorrected
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Part, Phase, Sitting


def correct_entry(
    sitting: Sitting, by: Actor, *, seq: int, text: str, reason: str, original: Original | None = None
) -> EntryCorrected:
    """Also after the close. `original` is read from the journal; None: there is no such entry."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED, Phase.CLOSED)
    if original is None:
        raise Refused(SittingRefusal.NO_SUCH_ENTRY)
    require(text.strip(), SittingRefusal.NO_CORRECTION)
    require(reason.strip(), SittingRefusal.NO_REASON)
    readers = tuple(Part(each) for each in original.readers)
    return EntryCorrected(
        seq=seq, text=text.strip(), reason=reason.strip(), readers=readers, item=original.item
    )


POLICIES: Mapping[Command, Callable[..., bool]] = {correct_entry: may_run_desk}
