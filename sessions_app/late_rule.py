"""A rule on broadcasts that came too late for a meeting: what was frozen when it was convened holds."""

from django.utils.translation import gettext

from journal.events import N_
from sessions_app.broadcasting import RULE
from sessions_app.models import Meeting
from sessions_app.rules import rules_of_meeting
from sessions_app.sitting.state import Phase, Sitting

_AGAIN = N_(
    "By now a rule allows broadcasts, but this meeting was convened before it. Convene it again under “Next steps”: then it "
    "can be broadcast."
)
_TOO_LATE = N_(
    "By now a rule allows broadcasts, but this meeting was convened before it and keeps the rules of then: it cannot be "
    "broadcast. Meetings that are convened from now on can."
)


def rule_came_late(meeting: Meeting, sitting: Sitting) -> str:
    """Why the sitting cannot be broadcast though a rule allows it now, and what to do. Empty: it can, or none does."""
    frozen = sitting.profile
    if frozen is None or frozen.broadcast.value or sitting.phase in {Phase.CLOSED, Phase.CANCELLED}:
        return ""
    rules = rules_of_meeting(meeting)
    if rules is None or rules.values[RULE].content is not True:
        return ""
    return gettext(_AGAIN if sitting.phase is Phase.CONVENED and not sitting.stays else _TOO_LATE)
