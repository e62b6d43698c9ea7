"""Everything that can be done in a sitting: `verb_noun(sitting, by, *, …) -> event`, or `Refused`.

Every command asks its policy first. Choices, kinds and modes may come as their plain words.
"""

from collections.abc import Callable, Mapping

from journal.events import Command
from sessions_app.sitting.commands import (
    accesses,
    adjournment,
    agenda,
    apologies,
    attendance,
    bloc,
    broadcasts,
    compositions,
    corrections,
    course,
    discretion,
    disturbances,
    divisions,
    elections,
    happenings,
    later,
    leadership,
    motions,
    moves,
    quorum,
    readiness,
    recusal,
    speakers,
    votes,
)
from sessions_app.sitting.on_air import guarding_broadcast

# Which policy opens which command, for the permissions table. A ballot and an arrival have a second door:
# the desk enters them for others. Tests hold the table to what the commands do.
POLICIES: Mapping[Command, Callable[..., bool]] = {
    **course.POLICIES,
    **readiness.POLICIES,
    **attendance.POLICIES,
    **apologies.POLICIES,
    **later.POLICIES,
    **recusal.POLICIES,
    **quorum.POLICIES,
    **agenda.POLICIES,
    **motions.POLICIES,
    **speakers.POLICIES,
    **moves.POLICIES,
    **bloc.POLICIES,
    **divisions.POLICIES,
    **votes.POLICIES,
    **elections.POLICIES,
    **compositions.POLICIES,
    **accesses.POLICIES,
    **disturbances.POLICIES,
    **discretion.POLICIES,
    **happenings.POLICIES,
    **leadership.POLICIES,
    **corrections.POLICIES,
    **adjournment.POLICIES,
    **broadcasts.POLICIES,
}
# A vote gives nobody the floor and ends no part: it need not be looked at.
COMMANDS: Mapping[str, Command] = {
    command.__name__: command if command in votes.POLICIES else guarding_broadcast(command)
    for command in POLICIES
}
