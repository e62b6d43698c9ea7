"""Region `roll` (desk): keep the attendance; and what a member says on the own card. Sitting → view objects."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from accounts.actor import Actor
from journal.events import N_, Command
from sessions_app.policies import may_preside
from sessions_app.screens.bias import found_later
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.moves import ANYTHING
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.wording import MODES, PLACES
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import apologies, later, quorum, recusal
from sessions_app.sitting.plan import Item, Member
from sessions_app.sitting.presence import Place, Recusal
from sessions_app.sitting.state import Part, Sitting

TITLE = 60  # characters of a title in a list of choices
CHOOSE = Option("", words(N_("Please choose")))


@dataclass(frozen=True)
class Roll:
    """What the desk may enter about attendance now, by theme; empty where nothing can be entered."""

    people: tuple[Action, ...] = ()
    bias: tuple[Action, ...] = ()
    quorum: tuple[Action, ...] = ()


def roll(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> Roll:
    if sitting.convened_at is None:
        return Roll()
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return Roll(
        people=(*_apologies(sitting, by), *_afterwards(sitting, by, sitting.convened_at)),
        bias=tuple(_bias(sitting, by)),
        quorum=tuple(_quorum(sitting, by)),
    )


# Apologies, and what is entered afterwards


def _apologies(sitting: Sitting, by: Actor) -> Iterable[Action]:
    expected = Field("expected_at", words(N_("Expected at (time)")), "time", required=False)
    forms: tuple[tuple[Command, Words, tuple[Field, ...]], ...] = (
        (apologies.excuse_member, words(N_("Enter an apology")), ()),
        (apologies.announce_late, words(N_("Enter a late arrival")), (expected,)),
        (apologies.withdraw_apology, words(N_("Withdraw an apology")), ()),
    )
    for command, label, fields in forms:
        people = [each for each in _roster(sitting) if accepts(command, sitting, by, person=each.person)]
        if people:
            yield Action(command.__name__, label, fields=(_who(people), *fields))


def _afterwards(sitting: Sitting, by: Actor, convened_at: datetime) -> Iterable[Action]:
    """Asked with the time that is the likeliest to be accepted: the desk has yet to enter the true one."""

    def could_come(member: Member) -> bool:
        at = _could_arrive(sitting, member.person) or convened_at
        return accepts(later.enter_arrival, sitting, by, person=member.person, arrived_at=at, reason=ANYTHING)

    def could_go(member: Member) -> bool:
        at = _could_leave(sitting, member.person) or convened_at
        return accepts(later.enter_departure, sitting, by, person=member.person, left_at=at, reason=ANYTHING)

    reason = Field("reason", words(N_("Reason (stays in the journal)")), "text")
    hints = (words(N_("Votes that were opened in the meantime stay as they are.")),)
    if people := [each for each in _roster(sitting) if could_come(each)]:
        mode = Field("mode", words(N_("How?")), "choice", tuple(Option(m.value, MODES[m]) for m in Mode))
        came = (_who(people), Field("arrived_at", words(N_("Came at (time)")), "time"), mode, reason)
        yield Action("enter_arrival", words(N_("Enter an arrival afterwards")), fields=came, hints=hints)
    if people := [each for each in _roster(sitting) if could_go(each)]:
        went = (_who(people), Field("left_at", words(N_("Left at (time)")), "time"), reason)
        yield Action("enter_departure", words(N_("Enter a departure afterwards")), fields=went, hints=hints)


def _could_arrive(sitting: Sitting, person: int) -> datetime | None:
    if person in sitting.present:
        return sitting.present[person].since
    last = sitting.last_stay(person)
    return last.left_at if last else None


def _could_leave(sitting: Sitting, person: int) -> datetime | None:
    if person in sitting.present:
        return datetime.max.replace(tzinfo=UTC)
    last = sitting.last_stay(person)
    return last.left_at - timedelta(microseconds=1) if last and last.left_at else None


# Bias


def _bias(sitting: Sitting, by: Actor) -> Iterable[Action]:
    items = [each for each in sitting.items if _can_be_biased(sitting, by, each)]
    if items:
        fields = (_who(_roster(sitting)), _which(sitting, items), _where(sitting))
        yield Action("declare_recusal", words(N_("Enter a declared bias")), fields=fields)
        if may_preside(by, sitting):
            reason = Field("reason", words(N_("How and why was it decided?")), "text")
            label = words(N_("Enter a decision on a bias"))
            yield Action("decide_recusal", label, fields=(*fields, reason))
    yield from found_later(sitting, by, _who(_roster(sitting)))
    for each in sitting.attendance.recusals:
        if accepts(recusal.end_recusal, sitting, by, person=each.person, item=each.item):
            yield _back(sitting, each)


def _can_be_biased(sitting: Sitting, by: Actor, item: Item) -> bool:
    """Whether a bias on the item can be entered for anybody who is not entered yet."""
    recused = sitting.attendance.recused_from(item.id)
    free = next((each.person for each in sitting.members if each.person not in recused), 0)
    return accepts(recusal.declare_recusal, sitting, by, person=free, item=item.id, place=Place.OUTSIDE)


def _back(sitting: Sitting, each: Recusal) -> Action:
    item = sitting.find_item(each.item)
    name, number = sitting.roster[each.person].name, item.number if item else ""
    label = words(N_("%(name)s takes part in item %(number)s again"), name=name, number=number)
    return Action("end_recusal", label, (("person", str(each.person)), ("item", str(each.item))))


def own_declarations(sitting: Sitting, person: int) -> tuple[Action, ...]:
    """What a member may say on the own card: a bias on what is debated, a doubt of the quorum."""
    by = Actor(person=person)
    said = []
    for item in sorted(sitting.at_stake, key=lambda each: each.id != sitting.current):
        known = sitting.attendance.recusal(person, item.id)
        given = {"item": item.id, "place": Place.OUTSIDE}
        if not known and accepts(recusal.declare_recusal, sitting, by, **given):
            said.append(_own_bias(sitting, item))
    if accepts(quorum.challenge_quorum, sitting, by):
        hint = words(N_("The chair then counts who is present. No vote is opened before that."))
        said.append(Action("challenge_quorum", words(N_("I challenge the quorum")), hints=(hint,)))
    return tuple(said)


def _own_bias(sitting: Sitting, item: Item) -> Action:
    """In the closed part there is but one place."""
    given = (
        (("item", str(item.id)),) if item.public else (("item", str(item.id)), ("place", Place.OUTSIDE.value))
    )
    label = words(N_("I am biased on item %(number)s"), number=item.number)
    fields = (_where(sitting),) if item.public else ()
    return Action("declare_recusal", label, given, fields, hints=(words(_BIAS_HINT),))


_BIAS_HINT = N_(
    "You then take no part in the debate and the vote. If the item is not public, you leave the room."
)


# The quorum


def _quorum(sitting: Sitting, by: Actor) -> Iterable[Action]:
    doubtful = [
        each for each in _roster(sitting) if accepts(quorum.challenge_quorum, sitting, by, person=each.person)
    ]
    if doubtful:
        label = words(N_("A member challenges the quorum"))
        yield Action("challenge_quorum", label, fields=(_who(doubtful),))
    items = [
        each
        for each in sitting.items
        if accepts(quorum.find_second_meeting, sitting, by, item=each.id, reason=ANYTHING)
    ]
    if items:
        reason = Field("reason", words(N_("Postponed when, and where did the invitation say so?")), "text")
        label = words(N_("An item comes up again after a lack of quorum"))
        yield Action("find_second_meeting", label, fields=(_which(sitting, items), reason))


# Fields


def _roster(sitting: Sitting) -> Sequence[Member]:
    return sorted(sitting.members, key=lambda member: (member.order, member.person))


def _who(people: Iterable[Member]) -> Field:
    options = (CHOOSE, *(Option(str(each.person), each.name) for each in people))
    return Field("person", words(N_("Member")), "choice", options)


def _which(sitting: Sitting, items: Iterable[Item]) -> Field:
    options = (
        Option(str(each.id), f"{each.number} {each.title}"[:TITLE], each.id == sitting.current)
        for each in items
    )
    return Field("item", words(N_("Item")), "choice", tuple(options))


def _where(sitting: Sitting) -> Field:
    likely = Place.OUTSIDE if sitting.part is Part.CLOSED else Place.AUDIENCE
    options = tuple(Option(place.value, PLACES[place], place is likely) for place in Place)
    return Field("place", words(N_("Where in the meantime?")), "choice", options)
