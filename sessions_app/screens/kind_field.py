"""Which kind of vote is taken: a choice of what is possible, unless one was demanded and granted, which all are told."""

from journal.events import N_
from sessions_app.screens.objects import Field, Option, Words, words
from sessions_app.screens.wording import KINDS
from sessions_app.sitting.eligibility import in_the_hall, without_paper
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import Item
from sessions_app.sitting.requests import bound_kinds, granted
from sessions_app.sitting.state import Sitting
from voting.refusals import VotingRefusal
from voting.vote import VoteKind


def kind_field(sitting: Sitting, item: Item, motion: int | None = None) -> Field:
    """The kinds of vote to choose from; where one was demanded and granted, that alone."""
    bound = bound_kinds(sitting, item, motion)
    return any_kind(sitting) if bound is None else _field(tuple(kind for kind in VoteKind if kind in bound))


def any_kind(sitting: Sitting) -> Field:
    """All kinds of vote that are possible now. A secret one takes place only where it was demanded."""
    hands = (VoteKind.HANDS,) if _hands_can_be_counted(sitting) else ()
    return _field((VoteKind.OPEN, VoteKind.ROLL_CALL, *hands))


def _field(kinds: tuple[VoteKind, ...]) -> Field:
    options = tuple(Option(kind.value, KINDS[kind]) for kind in kinds)
    return Field("kind", words(N_("Kind of vote")), "choice", options)


def demanded(sitting: Sitting, item: int) -> Words | None:
    """How the matter is voted on because it was demanded and granted."""
    kinds = {each.kind for each in granted(sitting, item)}
    told = next((told for kind, told in _DEMANDED.items() if kind in kinds), None)
    far = without_paper(sitting) if MotionKind.SECRET_VOTE in kinds else ""
    obstacle = words(VotingRefusal.WITHOUT_PAPER.value, names=far)
    return words(_NOT_NOW, demanded=told, obstacle=obstacle) if told and far else told


_NOT_NOW = N_("%(demanded)s %(obstacle)s")

_DEMANDED = {
    MotionKind.SECRET_VOTE: words(
        N_("The vote on this item is secret, as demanded: it is taken on paper and not on the devices.")
    ),
    MotionKind.ROLL_CALL: words(N_("The vote on this item is by roll call, as demanded.")),
}


def _hands_can_be_counted(sitting: Sitting) -> bool:
    """Somebody is in the hall to raise one, and nobody's own vote has to be known."""
    return bool(in_the_hall(sitting)) and not sitting.rules.casting_vote.value
