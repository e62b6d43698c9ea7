"""What the desk may do with a committee's composition: open it, let lists name people, ask those who have seats.

Counts, lots, rounds and the announcement are offered as for every election.
"""

from collections import Counter
from collections.abc import Iterable

from journal.events import N_
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, words
from sessions_app.screens.register import barred_on
from sessions_app.sitting.commands import compositions as commands
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.elections.composition import Way
from voting.elections.election import Election
from voting.elections.rules import ByHand, SeatsBy
from voting.elections.seating import Seated, unanswered_seats, vacant
from voting.rules.matters import Matter
from voting.rules.profiles import ElectionRules
from voting.seats.sentences import METHODS

_WAYS = {
    Way.JOINT: words(N_("Joint proposal, by show of hands")),
    Way.PAPER: words(N_("Lists, with ballot papers")),
    Way.HANDS: words(N_("Lists, by show of hands: I have asked, nobody objects")),
    Way.STRENGTH: words(N_("By the strength of the groups, which name their members")),
}
_EXAMPLE = {
    True: words(
        N_(
            "By strength, each group with its members: “Group A 12: Anna Albers, Bernd Brandt”. On a joint proposal, one "
            "line for each group as well, without the number. Names may follow after the division."
        )
    ),
    False: words(
        N_(
            "One line for each list: “Group A: Anna Albers, Bernd Brandt”. On a joint proposal as well: the order of the "
            "names is that of the seats."
        )
    ),
}


def opening_composition(sitting: Sitting) -> Iterable[Candidate]:
    """The form, with the ways that the law of the state provides for."""
    item = sitting.item
    rules = sitting.rules.elections if item else None
    if item is None or rules is None or not rules.seats_by.value:
        return
    way = _ways(rules)[0]
    by_strength = way is Way.STRENGTH
    asked: dict[str, object] = {
        "item": item.id,
        "office": ANYTHING,
        "lists": f"{ANYTHING} 1" if by_strength else ANYTHING,
        "seats": 1,
        "way": way.value,
        "method": next(iter(METHODS)).value,
        "members": 1,
    }
    yield commands.open_composition, asked, _open(sitting, item, rules)


def _ways(rules: ElectionRules) -> tuple[Way, ...]:
    by, hands = SeatsBy(rules.seats_by.value), ByHand(rules.by_hand.value)
    votes = by is not SeatsBy.STRENGTH
    offered = {
        Way.JOINT: bool(rules.joint.value),
        Way.STRENGTH: by is not SeatsBy.VOTES,
        Way.PAPER: votes,
        Way.HANDS: votes and hands is ByHand.NOBODY_OBJECTS,
    }
    return tuple(way for way, lawful in offered.items() if lawful)


def _open(sitting: Sitting, item: Item, rules: ElectionRules) -> Action:
    ways = _ways(rules)
    by_strength = Way.STRENGTH in ways
    fields = (
        Field("office", words(N_("Which committee?")), "text", value=item.title),
        Field("seats", words(N_("Seats")), "number", value=""),
        Field(
            "way",
            words(N_("How is it composed?")),
            "choice",
            tuple(Option(each.value, _WAYS[each]) for each in ways),
        ),
        Field(
            "lists",
            words(N_("Lists, one per line")),
            "lines",
            value=_groups(sitting, by_strength=by_strength),
        ),
        *_members(sitting, by_strength=by_strength),
        *_methods(rules),
    )
    label = words(N_("Compose a committee"))
    given = (("item", str(item.id)),)
    hints = (*barred_on(sitting, Matter.COMMITTEES), _EXAMPLE[by_strength])
    return Action("open_composition", label, given, fields, hints=hints)


def seats_held(sitting: Sitting) -> Counter[str]:
    """How many members with a vote each group has here; "" stands for those without a group. The mayor is of none."""
    seated = (each for each in sitting.members if each.voting_right and not each.by_office)
    return Counter(each.group for each in seated if each.substitute_of is None)


def _groups(sitting: Sitting, *, by_strength: bool) -> str:
    """The groups that sit here, for whoever completes the lines."""
    held = {name: number for name, number in seats_held(sitting).most_common() if name}
    return "\n".join(f"{name} {number}: " if by_strength else f"{name}: " for name, number in held.items())


def _members(sitting: Sitting, *, by_strength: bool) -> tuple[Field, ...]:
    if not by_strength:
        return ()
    label = words(N_("Members of the council in all, without the mayor"))
    return (Field("members", label, "number", value=str(seats_held(sitting).total())),)


def _methods(rules: ElectionRules) -> tuple[Field, ...]:
    """Asked only where the law leaves the method to the rules of procedure."""
    if rules.seats.value:
        return ()
    options = tuple(Option(method.value, name) for method, name in METHODS.items())
    return (Field("method", words(N_("The method of your rules of procedure")), "choice", options),)


# Afterwards


def composing(election: Election) -> Iterable[Candidate]:
    """Lists name people for their vacant seats; who has a seat says whether the election is accepted."""
    given = (("election", str(election.number)),)
    named: dict[str, object] = {"election": election.number}
    yield from _asking(given, named, unanswered_seats(election))
    free = tuple(
        each.name for each in election.candidates if election.by_lists and vacant(election, each.number)
    )
    if free:
        fields = (
            Field("group", words(N_("List")), "choice", tuple(Option(name, name) for name in free)),
            Field("people", words(N_("Names, one per line")), "lines"),
        )
        action = Action("name_members", words(N_("Name people for vacant seats")), given, fields)
        yield commands.name_members, {**named, "group": free[0], "people": ANYTHING}, action


def _asking(
    given: tuple[tuple[str, str], ...], named: dict[str, object], asked: tuple[Seated, ...]
) -> Iterable[Candidate]:
    if not asked:
        return
    everybody = Action("accept_all", words(N_("All who are elected accept")), given, primary=True)
    yield commands.accept_all, named, everybody
    people = Field(
        "elected", words(N_("Who answers?")), "choice", tuple(Option(each.name, each.name) for each in asked)
    )
    answers = tuple(Option(answer, _ANSWERS[answer]) for answer in ("declined", "accepted"))
    one = Action(
        "answer_seat",
        words(N_("Enter the answer of one person")),
        given,
        (people, Field("answer", words(N_("Answer")), "choice", answers)),
    )
    yield commands.answer_seat, {**named, "elected": asked[0].name, "answer": "declined"}, one


_ANSWERS = {
    "declined": words(N_("declines: the next on the list follows")),
    "accepted": words(N_("accepts the election")),
}
