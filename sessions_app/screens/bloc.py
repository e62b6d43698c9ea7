"""Items that are decided together in one vote: how they stand, for everybody, and the forms of desk and members."""

from collections.abc import Iterable
from itertools import combinations

from journal.events import N_
from sessions_app.screens.kind_field import kind_field
from sessions_app.screens.majorities import majority_field, majority_hints
from sessions_app.screens.moves import Candidate
from sessions_app.screens.objects import Action, BlocLine, Field, Option, Words, words
from sessions_app.sitting import plan
from sessions_app.sitting.commands import bloc as commands
from sessions_app.sitting.commands import votes
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.plan import PROPOSED, ItemState
from sessions_app.sitting.state import Part, Sitting
from voting.rules.majority import Majority
from voting.vote import Vote, VoteKind


def bloc_lines(sitting: Sitting) -> tuple[BlocLine, ...]:
    """What is decided together, in the order of the agenda."""
    return tuple(BlocLine(each.number, each.title, each.proposed_resolution) for each in _items(sitting))


def _items(sitting: Sitting) -> tuple[plan.Item, ...]:
    return tuple(each for each in sitting.items if each.id in sitting.bloc)


def about_bloc(sitting: Sitting, vote: Vote) -> Words | None:
    """Which items a vote decides together."""
    numbers = [each.number for each in sitting.items if each.id in vote.bloc]
    return words(N_("Decided in one vote: %(items)s"), items=", ".join(numbers)) if numbers else None


# The desk's forms


def call_form(sitting: Sitting) -> Iterable[Candidate]:
    """To call several of the items that are still to come; those that are decided by themselves are left out."""
    fit = [each for each in sitting.items if _may_join(sitting, each)]
    pairs = [pair for pair in combinations(fit, 2) if pair[0].kind is pair[1].kind]
    options = tuple(Option(str(each.id), f"{each.number} {each.title}".strip()) for each in fit)
    field = Field("items", words(N_("Which items?")), "several", options, required=False)
    label = words(N_("Decide several items in one vote"))
    action = Action("call_en_bloc", label, fields=(field,), hints=(words(_EN_BLOC),))
    for pair in pairs[:1]:
        yield commands.call_en_bloc, {"items": Numbered({each.id: "1" for each in pair})}, action


def _may_join(sitting: Sitting, item: plan.Item) -> bool:
    """Whether it could be one of several, by what is known of it alone."""
    here = item.public is (sitting.part is Part.PUBLIC) and item.state is ItemState.PENDING
    by_itself = sitting.motions.on(item.id) or sitting.divisions.of(item.id)
    return here and PROPOSED.get(item.kind) is not None and not by_itself


_EN_BLOC = N_(
    "They are called together. Until the vote is opened, every member can have an item taken out, which is then debated "
    "and decided by itself."
)


def bloc_steps(sitting: Sitting, item: plan.Item) -> Iterable[Candidate]:
    """The one vote on all of them, and taking an item out."""
    items = _items(sitting)
    numbers = ", ".join(each.number for each in items)
    kind = kind_field(sitting, item)
    label = words(N_("Open one vote on %(items)s"), items=numbers)
    first = next((each.value for each in kind.options), VoteKind.OPEN.value)
    known: dict[str, object] = {"item": item.id, "majority": Majority.SIMPLE, "kind": first}
    fields, hints = (majority_field(sitting, item), kind), majority_hints(sitting, item)
    given = (("item", str(item.id)),)
    yield votes.open_vote, known, Action("open_vote", label, given, fields, primary=True, hints=hints)
    nobody = Option("", words(N_("Without a name")))
    people = tuple(Option(str(each.person), each.name) for each in sitting.voters_present)
    who = Field("person", words(N_("Who demands it?")), "choice", (nobody, *people), required=False)
    out = Action("take_item_out", words(N_("Take an item out")), fields=(_which(items), who))
    yield commands.take_item_out, {"item": sitting.bloc[-1]}, out


def _which(items: tuple[plan.Item, ...]) -> Field:
    options = tuple(Option(str(each.id), f"{each.number} {each.title}".strip()) for each in items)
    return Field("item", words(N_("Which item?")), "choice", options)


# A member's form


def own_demand(sitting: Sitting) -> Action:
    """To have one of them decided by itself."""
    label = words(N_("Have an item decided by itself"))
    return Action("take_item_out", label, fields=(_which(_items(sitting)),))
