"""Table, withdraw, settle and reorder motions; find how many support one. They are voted on with `open_vote`."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk, may_table_motion
from sessions_app.sitting.alternatives import is_chosen
from sessions_app.sitting.commands.conditions import (
    require_item,
    require_no_vote,
    require_phase,
    require_unbiased_lead,
)
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.eligibility import NotEntitled
from sessions_app.sitting.events.motions import (
    MotionMoved,
    MotionSettled,
    MotionSupported,
    MotionTabled,
    MotionWithdrawn,
)
from sessions_app.sitting.motions import BY_SUPPORT, Motion, MotionKind, MotionState
from sessions_app.sitting.plan import Item, ItemState, Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.requests import (
    Needed,
    excludes_secrecy,
    first_waiting,
    granted,
    needed,
    precedes,
    takes_count,
    takes_resolution,
    was_used,
)
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.sitting.wordings import NO_WORDS, Wording
from voting.refusals import read_word

ON_THE_MATTER = (MotionKind.AMENDMENT, MotionKind.SUBSTANTIVE, MotionKind.ALTERNATIVE)
NOBODY = Numbered({})
# What is put to the vote where a point of order comes without words of its own. German: it stands in the record.
STANDING_WORDS: Mapping[MotionKind, str] = {
    MotionKind.END_OF_DEBATE: "Die Aussprache zu diesem Punkt wird geschlossen.",
    MotionKind.END_OF_SPEAKERS: "Die Rednerliste zu diesem Punkt wird geschlossen.",
    MotionKind.POSTPONEMENT: "Der Punkt wird vertagt.",
    MotionKind.SECRET_VOTE: "Über den Punkt wird geheim abgestimmt.",
    MotionKind.ROLL_CALL: "Über den Punkt wird namentlich abgestimmt.",
}


def table_motion(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    kind: str,
    text: Wording = NO_WORDS,
    mover: int | None = None,
    mover_name: str = "",
) -> MotionTabled:
    """On the called item, also while the sitting is interrupted, which is when amendments are written.

    Without `mover` and `mover_name` the actor's own; the desk enters those of others, also of somebody who is
    not on the roster, by name.
    """
    person = by.person if mover is None and not mover_name.strip() else mover
    require(may_table_motion(by, sitting, person), SittingRefusal.NOT_YOUR_MOTION)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require(sitting.current in {None, item}, SittingRefusal.TABLED_ON_OTHER_ITEM)
    called = called_item(sitting, item)
    asked = read_word(MotionKind, kind, SittingRefusal.UNKNOWN_MOTION_KIND)
    _require_matter(called, asked)
    _require_demandable(sitting, called, asked)
    in_bloc = bool(sitting.bloc) and asked in ON_THE_MATTER
    require(not in_bloc, SittingRefusal.IN_BLOC, number=called.number)
    name = _name_of_mover(sitting, by, person, mover_name)
    wording = plain_lines(text) or STANDING_WORDS.get(asked, "")
    require(wording, SittingRefusal.NO_MOTION_TEXT)
    number = len(sitting.motions.on(item)) + 1
    return MotionTabled(
        item=item,
        number=number,
        motion_kind=asked,
        text=wording,
        mover=person,
        mover_name=name,
        together=sitting.bloc,
    )


def called_item(sitting: Sitting, item: int) -> Item:
    """The item, if it is the one that is called and something can still be decided on it."""
    require(sitting.current is not None, SittingRefusal.NO_ITEM_CALLED)
    require(sitting.current == item, SittingRefusal.OTHER_ITEM_CALLED)
    return require_item(sitting, item, ItemState.DECIDED)


def plain_lines(text: str) -> str:
    """The text as forms and messages alike bring it."""
    return text.replace("\r\n", "\n").strip()


def _require_matter(called: Item, kind: MotionKind) -> None:
    """On what is only announced nothing can be moved that would bind (§ 48 Abs. 1 GO NRW), but points of order."""
    on_the_matter = kind in ON_THE_MATTER
    possible = called.takes_vote or not on_the_matter
    require(possible, SittingRefusal.NO_MOTION_HERE, number=called.number)


def _require_demandable(sitting: Sitting, called: Item, kind: MotionKind) -> None:
    """A secret vote not where all votes are open (LAW-21), a roll call not where a secret vote takes its place."""
    never = excludes_secrecy(sitting)
    if never and kind is MotionKind.SECRET_VOTE:
        raise Refused(SittingRefusal.VOTES_ARE_OPEN, source=never.source)
    first = sitting.rules.secret_first
    displaced = first.value and kind is MotionKind.ROLL_CALL
    secret = displaced and any(each.kind is MotionKind.SECRET_VOTE for each in granted(sitting, called.id))
    require(not secret, SittingRefusal.SECRECY_GRANTED_ALREADY, source=first.source)


def _name_of_mover(sitting: Sitting, by: Actor, person: int | None, name: str) -> str:
    """As the record shows it. Who tables from the own seat has to be there; the desk is believed."""
    member = sitting.roster.get(person) if person is not None else None
    if member is None:
        require(name.strip(), SittingRefusal.NO_MOVER)
        return name.strip()
    own = by.person == person and not may_run_desk(by, sitting)
    require(not own or not sitting.is_biased(member.person), NotEntitled.RECUSED)
    seated = person in sitting.entitled
    require(seated or not own, SittingRefusal.MOVER_NOT_PRESENT)
    return _with_group(member)


def _with_group(member: Member) -> str:
    return f"{member.name} ({member.group})" if member.group else member.name


def withdraw_motion(sitting: Sitting, by: Actor, *, item: int, motion: int) -> MotionWithdrawn:
    """By whoever tabled it, or at the desk on that person's word. A demand for a kind of vote that was granted as well,
    by the desk on the word of those who demanded it, until the matter is voted on.
    """
    found = sitting.motions.find(item, motion)
    own = found.mover if found else None
    require(may_table_motion(by, sitting, own), SittingRefusal.NOT_YOUR_MOTION)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    if found is None or not _is_granted_demand(found):
        _waiting_motion(sitting, item, motion)
    else:
        require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
        require_no_vote(sitting)
        require(not was_used(sitting, found), SittingRefusal.DEMAND_USED, motion=motion)
    return MotionWithdrawn(item=item, motion=motion)


def _is_granted_demand(motion: Motion) -> bool:
    return motion.kind in BY_SUPPORT and motion.state is MotionState.ADOPTED


def settle_motion(sitting: Sitting, by: Actor, *, item: int, motion: int, reason: str) -> MotionSettled:
    """Without a vote: another motion went further, or this one is not admissible."""
    _motion_at_desk(sitting, by, item, motion)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return MotionSettled(item=item, motion=motion, reason=reason.strip())


def move_motion(
    sitting: Sitting, by: Actor, *, item: int, motion: int, reason: str, before: int | None = None
) -> MotionMoved:
    """Changes the order of voting: what goes further is voted on first. Without `before` it comes last."""
    _motion_at_desk(sitting, by, item, motion)
    require(before != motion, SittingRefusal.MOTION_BEFORE_ITSELF)
    known = before is None or sitting.motions.find(item, before)
    require(known, SittingRefusal.UNKNOWN_MOTION)
    require(reason.strip(), SittingRefusal.NO_REASON)
    return MotionMoved(item=item, motion=motion, before=before, reason=reason.strip())


def find_support(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    motion: int,
    supporters: int | None = None,
    required: int | None = None,
    people: Numbered = NOBODY,
) -> tuple[MotionSupported | MotionSettled, ...]:
    """A secret vote or a roll call takes place when enough members demand it, without a majority (§ 50 Abs. 1 GO
    NRW). They are counted, or named (`people`), or some of both. How many are enough is `required`, where the rules of
    this meeting do not say it. A secret vote that is granted settles what demands a roll call.
    """
    found = _motion_at_desk(sitting, by, item, motion)
    require_no_vote(sitting)
    require(not takes_resolution(sitting, found.kind), SittingRefusal.NEEDS_A_MAJORITY, motion=motion)
    _require_precedence(sitting, found)
    names = _backers(sitting, people)
    counted = _supporters(sitting, supporters, len(names))
    enough = _enough(sitting, found, required)
    supported = MotionSupported(
        item=item,
        motion=motion,
        supporters=counted,
        required=enough.number,
        granted=counted >= enough.number,
        names=names,
        source=enough.source,
    )
    return (supported, *_displaced(sitting, found)) if supported.granted else (supported,)


def _require_precedence(sitting: Sitting, found: Motion) -> None:
    if first := precedes(sitting, found):
        source = sitting.rules.secret_first.source
        raise Refused(SittingRefusal.SECRECY_FIRST, first=first.number, source=source)


def _backers(sitting: Sitting, people: Numbered) -> tuple[str, ...]:
    """The names of those who demand it, in the order of the roll."""
    require(people.keys() <= sitting.entitled, SittingRefusal.BACKER_NOT_PRESENT)
    return tuple(each.name for each in sitting.electors if each.person in people)


def _supporters(sitting: Sitting, counted: int | None, named: int) -> int:
    """How many they are: as counted, or as many as were named."""
    require(counted is not None or named, SittingRefusal.NO_SUPPORTERS)
    number = named if counted is None else counted
    present = len(sitting.electors)
    require(number >= named, SittingRefusal.FEWER_THAN_NAMED, named=named)
    require(number <= present, SittingRefusal.MORE_THAN_PRESENT, present=present)
    return number


def _enough(sitting: Sitting, found: Motion, required: int | None) -> Needed:
    """As the rules of this meeting say, else as it is said at the desk: the rules of procedure know it."""
    if known := needed(sitting, found.kind):
        number, source = known.number, known.source
        require(required in {None, number}, SittingRefusal.NOT_THAT_NUMBER, number=number, source=source)
        return known
    if not required:
        raise Refused(SittingRefusal.NO_NUMBER_REQUIRED)
    return Needed(required, "")


def _displaced(sitting: Sitting, granted: Motion) -> tuple[MotionSettled, ...]:
    """The demands for a roll call that a granted secret vote takes the place of."""
    rule = sitting.rules.secret_first
    if granted.kind is not MotionKind.SECRET_VOTE or not rule.value:
        return ()
    reason = f"Die geheime Abstimmung geht der namentlichen vor ({rule.source})."
    waiting = sitting.motions.waiting(granted.item)
    roll_calls = (each.number for each in waiting if each.kind is MotionKind.ROLL_CALL)
    return tuple(MotionSettled(item=granted.item, motion=number, reason=reason) for number in roll_calls)


def motion_for_vote(sitting: Sitting, item: int, motion: int) -> Motion:
    """The motion, if it is the next one in the order of voting."""
    found = _waiting_motion(sitting, item, motion)
    excluded = found.kind is MotionKind.ALTERNATIVE and is_chosen(sitting, item)
    require(not excluded, SittingRefusal.CHOSEN_ALREADY)
    first = first_waiting(sitting, item)
    assert first is not None  # at least the one that was found
    require(found is first, SittingRefusal.MOTION_COMES_FIRST, first=first.number)
    if takes_count(sitting, found.kind) and (enough := needed(sitting, found.kind)):
        number, source = enough.number, enough.source
        raise Refused(SittingRefusal.COUNT_SUPPORTERS, motion=motion, number=number, source=source)
    return found


def _motion_at_desk(sitting: Sitting, by: Actor, item: int, motion: int) -> Motion:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_unbiased_lead(sitting)
    return _waiting_motion(sitting, item, motion)


def _waiting_motion(sitting: Sitting, item: int, motion: int) -> Motion:
    """The motion, if nothing has become of it yet and nobody is voting on it."""
    found = sitting.motions.find(item, motion)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_MOTION)
    require(found.is_waiting, SittingRefusal.MOTION_FINISHED, motion=motion)
    on_vote = sitting.vote is not None and (sitting.vote.subject, sitting.vote.motion) == (item, motion)
    require(not on_vote, SittingRefusal.MOTION_VOTED_ON, motion=motion)
    return found


POLICIES: Mapping[Command, Callable[..., bool]] = {
    table_motion: may_table_motion,
    withdraw_motion: may_table_motion,
    settle_motion: may_run_desk,
    move_motion: may_run_desk,
    find_support: may_run_desk,
}
