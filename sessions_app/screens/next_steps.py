"""The desk's next steps, the motions' votes among them: exactly one is the next sensible one."""

from dataclasses import replace

from sessions_app.screens.access_buttons import access_steps
from sessions_app.screens.buttons import desk_actions
from sessions_app.screens.election_buttons import election_steps, opening_step
from sessions_app.screens.motion_buttons import vote_steps
from sessions_app.screens.next_speaker import STEPS
from sessions_app.screens.objects import Action
from sessions_app.sitting.state import Sitting

# What nothing can go on without.
_AT_ONCE = frozenset(
    {
        "establish_quorum",
        "hand_in_papers",
        "count_hands",
        "count_papers",
        "close_vote",
        "announce_result",
        "count_round",
        "draw_lot",
        "call_round",
        "announce_election",
        "answer_election",
        "accept_all",
        "break_off_election",
        "draw_order",
        "take_chair",
        "conclude_access",
    }
)


def next_steps(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """What somebody at the desk may do now. Of what could come next, one is primary."""
    offered = (
        *access_steps(sitting, presides=presides, clerk=clerk, chair=chair),
        *election_steps(sitting, presides=presides, clerk=clerk, chair=chair),
        *vote_steps(sitting, presides=presides, clerk=clerk, chair=chair),
        *opening_step(sitting, presides=presides, clerk=clerk, chair=chair),
        *desk_actions(sitting, presides=presides, clerk=clerk, chair=chair),
    )
    first = min((each for each in offered if each.primary), key=_turn, default=None)
    return tuple(replace(each, primary=each is first) for each in offered)


def _turn(action: Action) -> int:
    """First what is due at once, then the debate, and after the debate the votes, in the order in which they are offered."""
    if action.do in _AT_ONCE:
        return 0
    return 1 if action.do in STEPS else 2
