"""What one may do with motions: the desk's buttons for each, and the form with which one is tabled."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.kind_field import kind_field
from sessions_app.screens.majorities import majority_field, majority_hints
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.wording import MOTION_KINDS
from sessions_app.sitting.alternatives import open_alternatives
from sessions_app.sitting.commands import motions as commands
from sessions_app.sitting.commands import votes
from sessions_app.sitting.motions import BY_SUPPORT, Motion, MotionKind
from sessions_app.sitting.plan import Item
from sessions_app.sitting.requests import Needed, excludes_secrecy, first_waiting, needed, takes_resolution
from sessions_app.sitting.state import Sitting
from sessions_app.sitting.wordings import LONGEST_WORDING
from voting.rules.majority import Majority


@dataclass(frozen=True)
class TableForm:
    """The form with which a motion is tabled. `movers` is set at the desk, which enters the motions of others. `note`:
    what cannot be moved here, and why.
    """

    item: int
    matters: tuple[Option, ...]
    orders: tuple[Option, ...]
    movers: tuple[Option, ...] = ()
    note: Words | None = None
    longest: int = LONGEST_WORDING


def vote_steps(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """What brings the first motion in the order of voting to its result: among the next steps of the desk."""
    first = first_waiting(sitting, sitting.current) if sitting.current is not None else None
    if first is None:
        return ()
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    enough = needed(sitting, first.kind)
    return _accepted(
        sitting,
        by,
        first,
        (
            (
                commands.find_support,
                {"supporters": 0, "required": enough.number if enough else 1},
                _support(sitting, first, enough),
            ),
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
    kind = kind_field(sitting, item, motion.number)
    fields = (majority_field(sitting, item, motion.number), kind)
    counted = motion.kind in BY_SUPPORT and not takes_resolution(sitting, motion.kind)
    without = (words(_WITHOUT_MAJORITY),) if counted else ()
    hints = (*without, *exclusion(sitting, motion), *majority_hints(sitting, item, motion.number))
    return Action("open_vote", label, _given(motion), fields, primary=not counted, hints=hints)


def exclusion(sitting: Sitting, motion: Motion) -> tuple[Words, ...]:
    """What an alternative settles if it is carried: told before the vote is opened."""
    if motion.kind is not MotionKind.ALTERNATIVE:
        return ()
    others = [str(each.number) for each in open_alternatives(sitting, motion.item) if each is not motion]
    return (words(_EXCLUDES_MORE, motions=", ".join(others)) if others else words(_EXCLUDES),)


_EXCLUDES = N_("If it is carried, the proposal on this item is settled without a vote.")
_EXCLUDES_MORE = N_(
    "If it is carried, the proposal on this item and these alternatives are settled without a vote: %(motions)s."
)
_WITHOUT_MAJORITY = N_(
    "Where the law asks only for a number of supporters, count them instead: then no majority is needed."
)


def _support(sitting: Sitting, motion: Motion, enough: Needed | None) -> Action:
    """How many demand it, or who; how many it takes only where the rules of this meeting do not say so."""
    required = Field("required", words(N_("Needed by law or rules of procedure")), "number")
    here = tuple(Option(str(each.person), each.name) for each in sitting.electors)
    fields = (
        Field("supporters", words(N_("Members who support it")), "number", required=False),
        Field("people", words(N_("Name them (if they are to stand in the minutes)")), "people", here),
        *(() if enough else (required,)),
    )
    label = words(N_("Record the support for motion %(motion)s"), motion=motion.number)
    told = (words(_ENOUGH, number=enough.number, source=enough.source),) if enough else ()
    return Action("find_support", label, _given(motion), fields, primary=True, hints=told)


_ENOUGH = N_("Needed: %(number)s (%(source)s). The member who moved it counts.")


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
        matters=tuple(
            Option(kind.value, MOTION_KINDS[kind]) for kind in kinds if kind in commands.ON_THE_MATTER
        ),
        orders=tuple(
            Option(kind.value, MOTION_KINDS[kind]) for kind in kinds if kind not in commands.ON_THE_MATTER
        ),
        movers=movers,
        note=no_secrecy(sitting),
    )


def no_secrecy(sitting: Sitting) -> Words | None:
    """That and why a secret vote cannot be demanded here, where that is so."""
    never = excludes_secrecy(sitting)
    return words(_NO_SECRECY, source=never.source) if never else None


_NO_SECRECY = N_("A secret vote cannot be demanded: matters are voted on openly (%(source)s).")


def present_movers(sitting: Sitting) -> tuple[Option, ...]:
    """Everybody on the roster who is here, and first the one who is not on it."""
    here = (member for member in sitting.members if member.person in sitting.present)
    somebody = Option("", words(N_("Somebody else (name below)")))
    return (*(Option(str(each.person), each.name) for each in here), somebody)
