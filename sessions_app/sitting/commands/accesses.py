"""Groups pick committee chairs in turn: the order is the law's, each pick is entered at the desk, the chair finds the result."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_run_desk
from sessions_app.sitting.access_refusals import AccessRefusal
from sessions_app.sitting.accesses import Access, Tie
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.commands.elections import require_can_elect
from sessions_app.sitting.events.accesses import (
    AccessBrokenOff,
    AccessConcluded,
    AccessLotDrawn,
    AccessOpened,
    ChairTaken,
    PickTakenBack,
    TurnWaived,
)
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.elections.typed import read_groups
from voting.rules.profiles import RuleName
from voting.seats.allocation import Method
from voting.seats.chairs import access_to_chairs
from voting.seats.proposals import MOST_LETTERS, Proposal

NO_RULE = RuleName("", "")
LONGEST_REASON = 400  # characters


def open_access(
    sitting: Sitting, by: Actor, *, item: int, office: str, groups: str, committees: str
) -> AccessOpened:
    """Opens it on the called item. `groups`: one per line with its members behind the name, also several that combine
    (§ 58 Abs. 5 GO NRW), under one name; `committees`: one per line.
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    called = require_can_elect(sitting, item)
    rule = sitting.rules.elections.chairs if sitting.rules.elections else NO_RULE
    source = rule.source or sitting.rules.law
    require(rule.value == Method.D_HONDT, AccessRefusal.NOT_BY_ACCESS, source=source)
    require(office.strip(), AccessRefusal.NO_OFFICE)
    picked = _lines(committees)
    require(picked, AccessRefusal.NO_COMMITTEES)
    _check_names((office.strip(), *picked))
    _check_once(picked)
    proposals = tuple(Proposal(each.name, each.strength) for each in read_groups(groups))
    order = access_to_chairs(proposals, len(picked))
    return AccessOpened(
        access=len(sitting.accesses.all) + 1,
        item=called.id,
        office=" ".join(office.split()),
        groups=proposals,
        committees=picked,
        source=rule.source,
        order=tuple(each.name for each in order.picks),
        ties=tuple(Tie(each.first, each.last, each.between) for each in order.lots),
    )


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(" ".join(line.split()) for line in typed.splitlines() if line.strip())


def _check_names(names: tuple[str, ...]) -> None:
    for name in names:
        short = name[:MOST_LETTERS]
        require(len(name) <= MOST_LETTERS, AccessRefusal.TOO_LONG, name=short, most=MOST_LETTERS)


def _check_once(names: tuple[str, ...]) -> None:
    known: set[str] = set()
    for name in names:
        require(name.casefold() not in known, AccessRefusal.COMMITTEE_TWICE, name=name)
        known.add(name.casefold())


def draw_order(
    sitting: Sitting, by: Actor, *, access: int, first: int, order: str, drawn_by: str, witnesses: str
) -> AccessLotDrawn:
    """What the lot said for the picks from `first`: the groups in their order, one per line. In NRW the mayor draws it."""
    tie = _at_desk(sitting, by, access).tie
    if tie is None or tie.first != first:
        raise Refused(AccessRefusal.NO_LOT)
    require(drawn_by.strip() and witnesses.strip(), AccessRefusal.UNWITNESSED)
    drawn = tie.lot.drawn(_lines(order))
    return AccessLotDrawn(
        access=access,
        tie=Tie(tie.first, tie.last, tie.between, drawn.order, drawn_by.strip(), witnesses.strip()),
    )


def take_chair(
    sitting: Sitting, by: Actor, *, access: int, place: int, committee: str, person: str
) -> ChairTaken:
    """The group whose turn it is picks a committee and names who chairs it. `place`: the turn that the screen showed."""
    found = _at_desk(sitting, by, access)
    group = _group_in_turn(found, place)
    require(committee in found.left, AccessRefusal.COMMITTEE_GONE)
    name = " ".join(person.split())
    require(name, AccessRefusal.NO_PERSON)
    _check_names((name,))
    return ChairTaken(access=access, place=place, group=group, committee=committee, person=name)


def waive_turn(sitting: Sitting, by: Actor, *, access: int, place: int, reason: str = "") -> TurnWaived:
    """The group whose turn it is does not want to pick: the next in the order of the highest numbers does."""
    found = _at_desk(sitting, by, access)
    group = _group_in_turn(found, place)
    said = " ".join(reason.split())
    require(len(said) <= LONGEST_REASON, AccessRefusal.REASON_TOO_LONG, most=LONGEST_REASON)
    further = found.with_one_more_turn()
    return TurnWaived(
        access=access, place=place, group=group, order=further.order, ties=further.ties, reason=said
    )


def _group_in_turn(access: Access, place: int) -> str:
    """Whose turn it is, if that is the turn that the screen showed, and the lot has said whose it is."""
    require(access.next_place == place, AccessRefusal.OTHER_TURN)
    group = access.picks[place - 1]
    if not group and access.tie:
        raise Refused(AccessRefusal.LOT_FIRST, names=", ".join(access.tie.between))
    return group


def take_back_pick(sitting: Sitting, by: Actor, *, access: int, reason: str) -> PickTakenBack:
    """The last one, such as one that was mistyped."""
    found = _at_desk(sitting, by, access)
    require(found.taken, AccessRefusal.NOTHING_PICKED)
    require(reason.strip(), SittingRefusal.NO_REASON)
    group = found.picks[len(found.taken) - 1]
    return PickTakenBack(access=access, group=group, reason=reason.strip())


def conclude_access(sitting: Sitting, by: Actor, *, access: int) -> AccessConcluded:
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    found = _running(sitting, access)
    if found.next_place is not None:
        raise Refused(AccessRefusal.NOT_ALL_PICKED, group=found.picks[found.next_place - 1] or "?")
    return AccessConcluded(access=access)


def break_off_access(sitting: Sitting, by: Actor, *, access: int, reason: str) -> AccessBrokenOff:
    """The groups agree after all, for instance, or a strength was wrong."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    _running(sitting, access)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return AccessBrokenOff(access=access, reason=reason.strip())


def _at_desk(sitting: Sitting, by: Actor, number: int) -> Access:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    return _running(sitting, number)


def _running(sitting: Sitting, number: int) -> Access:
    require_phase(sitting, Phase.OPEN)
    found = sitting.accesses.running
    if found is None or found.number != number:
        raise Refused(AccessRefusal.UNKNOWN)
    return found


POLICIES: Mapping[Command, Callable[..., bool]] = {
    open_access: may_run_desk,
    draw_order: may_run_desk,
    take_chair: may_run_desk,
    waive_turn: may_run_desk,
    take_back_pick: may_run_desk,
    conclude_access: may_preside,
    break_off_access: may_preside,
}
