"""What one may do with motions: the desk's buttons for each, and the form with which one is tabled."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.buttons import accepts, desk_actor, vote_kinds
from sessions_app.screens.majorities import majority_field, majority_hints
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, words
from sessions_app.screens.wording import MOTION_KINDS
from sessions_app.sitting.commands import motions as commands
from sessions_app.sitting.commands import votes
from sessions_app.sitting.motions import BY_SUPPORT, Motion, MotionKind
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.rules.majority import Majority

ON_THE_MATTER = (MotionKind.AMENDMENT, MotionKind.SUBSTANTIVE)


@dataclass(frozen=True)
class TableForm:
    """The form with which a motion is tabled. `movers` is set at the desk, which enters the motions of others."""

    item: int
    matters: tuple[Option, ...]
    orders: tuple[Option, ...]
    movers: tuple[Option, ...] = ()


def vote_steps(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """What brings the first motion in the order of voting to its result: among the next steps of the desk."""
    waiting = sitting.motions.waiting(sitting.current) if sitting.current is not None else ()
    if not waiting:
        return ()
    first, by = waiting[0], desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return _accepted(
        sitting,
        by,
        first,
        (
            (commands.find_support, {"supporters": 0, "required": 1}, _support(first)),
            (votes.open_vote, {"majority": Majority.SIMPLE}, _vote(sitting, first)),
        ),
    )


def motion_actions(sitting: Sitting, motion: Motion) -> tuple[Action, ...]:
    """The rarer things, on the line of each motion."""
    return _accepted(
        sitting,
        desk_actor(sitting),
        motion,
        (
            *_moving(sitting, motion),
            (commands.settle_motion, {"reason": ANYTHING}, _settlement(motion)),
            (commands.withdraw_motion, {}, withdrawal(motion)),
        ),
    )


def _accepted(
    sitting: Sitting, by: Actor, motion: Motion, candidates: Iterable[Candidate]
) -> tuple[Action, ...]:
    """Those whose command would accept it now."""
    named: dict[str, object] = {"item": motion.item, "motion": motion.number}
    return tuple(
        action for command, more, action in candidates if accepts(command, sitting, by, **named, **more)
    )


def _given(motion: Motion) -> tuple[tuple[str, str], ...]:
    return (("item", str(motion.item)), ("motion", str(motion.number)))


def _vote(sitting: Sitting, motion: Motion) -> Action:
    label = words(N_("Open the vote on motion %(motion)s"), motion=motion.number)
    item = sitting.find_item(motion.item)
    assert item is not None  # motions are tabled on items
    kind = Field("kind", words(N_("Kind of vote")), "choice", vote_kinds())
    fields = (majority_field(sitting, item, motion.number), kind)
    without = (words(_WITHOUT_MAJORITY),) if motion.kind in BY_SUPPORT else ()
    hints = (*without, *majority_hints(sitting, item, motion.number))
    primary = motion.kind not in BY_SUPPORT
    return Action("open_vote", label, _given(motion), fields, primary=primary, hints=hints)


_WITHOUT_MAJORITY = N_(
    "Where the law asks only for a number of supporters, count them instead: then no majority is needed."
)


def _support(motion: Motion) -> Action:
    fields = (
        Field("supporters", words(N_("Members who support it")), "number"),
        Field("required", words(N_("Needed by law or rules of procedure")), "number"),
    )
    label = words(N_("Record the support for motion %(motion)s"), motion=motion.number)
    return Action("find_support", label, _given(motion), fields, primary=True)


def withdrawal(motion: Motion) -> Action:
    label = words(N_("Withdraw motion %(motion)s"), motion=motion.number)
    return Action("withdraw_motion", label, _given(motion), folded=True)


def _settlement(motion: Motion) -> Action:
    label = words(N_("Settle without a vote"))
    fields = (Field("reason", words(N_("Reason")), "text"),)
    return Action("settle_motion", label, _given(motion), fields, about=str(motion.number))


def _moving(sitting: Sitting, motion: Motion) -> Iterable[Candidate]:
    """Offered where there is another one to go before or behind."""
    others = [each for each in sitting.motions.waiting(motion.item) if each is not motion]
    if not others:
        return
    places = tuple(
        Option(str(each.number), words(N_("before motion %(motion)s"), motion=each.number)) for each in others
    )
    fields = (
        Field("before", words(N_("New place")), "choice", (*places, Option("", words(N_("at the end"))))),
        Field("reason", words(N_("Reason (for example: goes further)")), "text"),
    )
    label = words(N_("Change the order"))
    action = Action("move_motion", label, _given(motion), fields, about=str(motion.number))
    yield commands.move_motion, {"reason": ANYTHING}, action


def table_form(
    sitting: Sitting, called: Item, by: Actor, *, movers: tuple[Option, ...] = ()
) -> TableForm | None:
    """With the kinds that would be accepted on the item; None if there are none."""
    name = ANYTHING if movers else ""
    kinds = [
        kind
        for kind in MotionKind
        if accepts(
            commands.table_motion, sitting, by, item=called.id, kind=kind, text=ANYTHING, mover_name=name
        )
    ]
    if not kinds:
        return None
    return TableForm(
        item=called.id,
        matters=tuple(Option(kind.value, MOTION_KINDS[kind]) for kind in kinds if kind in ON_THE_MATTER),
        orders=tuple(Option(kind.value, MOTION_KINDS[kind]) for kind in kinds if kind not in ON_THE_MATTER),
        movers=movers,
    )


def present_movers(sitting: Sitting) -> tuple[Option, ...]:
    """Everybody on the roster who is here, and first the one who is not on it."""
    here = (member for member in sitting.members if member.person in sitting.present)
    somebody = Option("", words(N_("Somebody else (name below)")))
    return (*(Option(str(each.person), each.name) for each in here), somebody)
