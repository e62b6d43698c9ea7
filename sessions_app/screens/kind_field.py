"""Which kind of vote is taken: a choice, unless one was demanded and granted."""

from journal.events import N_
from sessions_app.screens.objects import Field, Option, words
from sessions_app.screens.wording import KINDS
from sessions_app.sitting.plan import Item
from sessions_app.sitting.requests import bound_kinds
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
