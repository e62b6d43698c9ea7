"""Everything that can be done in a sitting: `verb_noun(sitting, by, *, …) -> event`, or `Refused`.

Every command asks its policy first. Choices, kinds and modes may come as their plain words.
"""

from collections.abc import Callable, Mapping

from journal.events import Event
from sessions_app import policies
from sessions_app.sitting.commands.agenda import (
    call_item,
    exclude_public,
    note_item,
    postpone_item,
    readmit_public,
    refer_item,
    withdraw_item,
)
from sessions_app.sitting.commands.attendance import arrive, leave
from sessions_app.sitting.commands.course import (
    cancel,
    close_sitting,
    convene,
    establish_quorum,
    interrupt,
    open_sitting,
    resume,
)
from sessions_app.sitting.commands.votes import (
    announce_result,
    annul_vote,
    cast_ballot,
    close_vote,
    open_vote,
)

# Which policy opens which command, for the permissions table. A ballot and an arrival have a second door:
# the desk enters them for others. Tests hold the table to what the commands do.
POLICIES: Mapping[Callable[..., Event], Callable[..., bool]] = {
    convene: policies.may_prepare_meeting,
    cancel: policies.may_run_desk,
    open_sitting: policies.may_preside,
    establish_quorum: policies.may_preside,
    interrupt: policies.may_run_desk,
    resume: policies.may_run_desk,
    close_sitting: policies.may_preside,
    arrive: policies.may_check_in,
    leave: policies.may_check_in,
    call_item: policies.may_run_desk,
    note_item: policies.may_run_desk,
    postpone_item: policies.may_run_desk,
    withdraw_item: policies.may_run_desk,
    refer_item: policies.may_run_desk,
    exclude_public: policies.may_preside,
    readmit_public: policies.may_preside,
    open_vote: policies.may_run_desk,
    cast_ballot: policies.may_vote,
    close_vote: policies.may_run_desk,
    announce_result: policies.may_preside,
    annul_vote: policies.may_preside,
}

__all__ = [
    "POLICIES",
    "announce_result",
    "annul_vote",
    "arrive",
    "call_item",
    "cancel",
    "cast_ballot",
    "close_sitting",
    "close_vote",
    "convene",
    "establish_quorum",
    "exclude_public",
    "interrupt",
    "leave",
    "note_item",
    "open_sitting",
    "open_vote",
    "postpone_item",
    "readmit_public",
    "refer_item",
    "resume",
    "withdraw_item",
]
