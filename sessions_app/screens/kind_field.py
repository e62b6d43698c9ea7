"""Which kind of vote is taken: a choice, unless one was demanded and granted, which everybody is told."""

from journal.events import N_
from sessions_app.screens.objects import Field, Option, Words, words
from sessions_app.screens.wording import KINDS
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import Item
from sessions_app.sitting.requests import bound_kinds, granted
from sessions_app.sitting.state import Sitting
from voting.vote import VoteKind


def kind_field(sitting: Sitting, item: Item, motion: int | None = None) -> Field:
    """The kinds of vote to choose from; where one was demanded and granted, that alone."""
    bound = bound_kinds(sitting, item, motion)
    options = tuple(
        Option(kind.value, KINDS[kind], chosen=bound is not None)
        for kind in VoteKind
        if bound is None or kind in bound
    )
    return Field("kind", words(N_("Kind of vote")), "choice", options)


def demanded(sitting: Sitting, item: int) -> Words | None:
    """How the matter is voted on because it was demanded and granted."""
    kinds = {each.kind for each in granted(sitting, item)}
    return next((told for kind, told in _DEMANDED.items() if kind in kinds), None)


_DEMANDED = {
    MotionKind.SECRET_VOTE: words(
        N_("The vote on this item is secret, as demanded: it is taken on paper and not on the devices.")
    ),
    MotionKind.ROLL_CALL: words(N_("The vote on this item is by roll call, as demanded.")),
}
