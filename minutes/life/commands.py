"""What can be done with minutes after the signatures until the body has no more to say on them. Pure."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date

from accounts.actor import Actor
from journal.events import require
from minutes.draft import Part
from minutes.glyphs import named, unprintable
from minutes.life.events import (
    ApprovalProposed,
    CorrectionTakenUp,
    MemberSignersChosen,
    MinutesApproved,
    MinutesObjectedTo,
    ObjectionPutForward,
    ObjectionRuledOn,
    ObjectionsConcluded,
)
from minutes.life.refusals import LifeRefusal
from minutes.life.state import Life, Votes
from minutes.workflow import Minutes, MinutesRefusal, Phase
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_prepare_meeting, may_see_closed
from voting.rules.minutes import FinalBy

LONGEST_REASON, LONGEST_NAME = 4000, 200  # characters


def choose_members(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    members: tuple[int, ...],
    eligible: Collection[int],
    wanted: int,
) -> MemberSignersChosen:
    """Who signs beside chair and clerk: `wanted` of the `eligible`, before the part is sealed."""
    require_clerk(by, organization)
    require(minutes.document(part).phase is Phase.DRAFT, MinutesRefusal.ALREADY_SEALED)
    require(wanted, LifeRefusal.NO_MEMBERS)
    fits = len(set(members)) == len(members) == wanted and set(members) <= set(eligible)
    require(fits, LifeRefusal.WRONG_MEMBERS, number=wanted)
    return MemberSignersChosen(part=part, members=members)


def object_to(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    person: int,
    name: str,
    reason: str,
    took_part: bool,
    today: date,
    until: date | None,
) -> MinutesObjectedTo:
    """An objection of a member who took part, by the member or the clerk. `until`: the last day, if days are named."""
    is_own = by.person is not None and by.person == person and may_see_closed(by, organization)
    require(is_own or may_prepare_meeting(by, organization), LifeRefusal.NOT_YOUR_OBJECTION)
    life = signed_life(minutes, part)
    require(took_part, LifeRefusal.NOT_THERE)
    require(life.final_by is FinalBy.SIGNATURES or not life.is_final, LifeRefusal.IS_FINAL)
    days = life.rules.objection_days
    require(
        until is None or today <= until, LifeRefusal.PERIOD_OVER, until=_spoken(until), source=days.source
    )
    text = _written(reason, LifeRefusal.NO_REASON)
    known = {(each.person, each.reason) for each in life.objections}
    require((person, text) not in known, LifeRefusal.ENTERED_TWICE)
    return MinutesObjectedTo(part=part, person=person, name=name[:LONGEST_NAME], reason=text)


def put_objection_forward(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    number: int,
    meeting: int,
    item: int,
    waits: bool,
) -> ObjectionPutForward:
    """`waits`: it still stands on the agenda of a meeting that is to come."""
    require_clerk(by, organization)
    _undecided(signed_life(minutes, part), number)
    require(not waits, LifeRefusal.OBJECTION_WAITS)
    return ObjectionPutForward(part=part, number=number, meeting=meeting, item=item)


def rule_on_objection(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    number: int,
    upheld: bool,
    meeting: int,
    held_on: str,
    votes: Votes | None,
    correction: str,
    printable: AbstractSet[str],
) -> ObjectionRuledOn:
    """What the body decided on it. `printable` are the characters that the document's fonts have."""
    require_clerk(by, organization)
    life = signed_life(minutes, part)
    _undecided(life, number)
    require(meeting, LifeRefusal.NO_MEETING)
    text = _written(correction, LifeRefusal.NO_CORRECTION) if upheld else ""
    missing = unprintable(text, printable)
    require(not missing, MinutesRefusal.UNPRINTABLE, characters=named(missing))
    return ObjectionRuledOn(
        part=part,
        number=number,
        upheld=upheld,
        meeting=meeting,
        held_on=held_on,
        votes=votes,
        correction=text,
    )


def take_up_correction(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    document: str,
    held_on: str,
    text: str,
    seq: int,
) -> CorrectionTakenUp:
    """Into the minutes of the meeting that decided so: they have to be a draft still."""
    require_clerk(by, organization)
    require(minutes.document(part).phase is Phase.DRAFT, LifeRefusal.NEXT_IS_SEALED)
    return CorrectionTakenUp(part=part, document=document, held_on=held_on, text=text, seq=seq)


def propose_approval(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    meeting: int,
    item: int,
    waits: bool,
) -> ApprovalProposed:
    """`waits`: an earlier proposal still stands on the agenda of a meeting that is to come."""
    require_clerk(by, organization)
    _require_approval_open(signed_life(minutes, part))
    require(not waits, LifeRefusal.WAITS_ALREADY)
    return ApprovalProposed(part=part, meeting=meeting, item=item)


def approve(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    meeting: int,
    held_on: str,
    votes: Votes | None,
) -> MinutesApproved:
    """The clerk enters that the body approved the minutes, in a later meeting; without numbers: nobody objected."""
    require_clerk(by, organization)
    require(meeting, LifeRefusal.NO_MEETING)
    require(votes is None or votes.yes > votes.no, LifeRefusal.NOT_CARRIED)
    return _approved(minutes, part, meeting, held_on, votes)


def approve_by_vote(
    minutes: Minutes,
    by: object,  # noqa: ARG001 (whoever announced the vote: that was asked there)
    *,
    part: Part,
    meeting: int,
    held_on: str,
    votes: Votes | None,
) -> MinutesApproved:
    """The vote on the item that the approval had on an agenda was carried, and announced."""
    return _approved(minutes, part, meeting, held_on, votes)


def _approved(
    minutes: Minutes, part: Part, meeting: int, held_on: str, votes: Votes | None
) -> MinutesApproved:
    life = signed_life(minutes, part)
    _require_approval_open(life)
    require(not life.undecided, LifeRefusal.UNDECIDED, number=len(life.undecided))
    return MinutesApproved(part=part, meeting=meeting, held_on=held_on, votes=votes)


def conclude_objections(
    minutes: Minutes,
    by: Actor,
    *,
    organization: int,
    part: Part,
    today: date,
    until: date | None,
    meeting: int,
) -> ObjectionsConcluded:
    """No more objections can come: the days are over, or where none are named the body has met again."""
    require_clerk(by, organization)
    life = signed_life(minutes, part)
    require(life.final_by is FinalBy.OBJECTIONS, LifeRefusal.NO_CONCLUSION)
    require(not life.is_final, LifeRefusal.IS_FINAL)
    require(not life.undecided, LifeRefusal.UNDECIDED, number=len(life.undecided))
    days = life.rules.objection_days
    over = until is None or today > until
    require(over, LifeRefusal.PERIOD_RUNS, until=_spoken(until), source=days.source)
    require(until is not None or meeting, LifeRefusal.NOT_HELD_YET)
    return ObjectionsConcluded(part=part, on=today.isoformat(), meeting=meeting)


def _undecided(life: Life, number: int) -> None:
    objection = life.find(number)
    require(objection, LifeRefusal.NO_SUCH_OBJECTION)
    assert objection is not None  # required above
    require(objection.ruling is None, LifeRefusal.DECIDED_ALREADY)


def _require_approval_open(life: Life) -> None:
    require(life.final_by is FinalBy.APPROVAL, LifeRefusal.NO_APPROVAL)
    require(not life.is_final, LifeRefusal.IS_FINAL)


def signed_life(minutes: Minutes, part: Part) -> Life:
    """Raises Refused NOT_SIGNED."""
    document = minutes.document(part)
    require(document.phase in {Phase.SIGNED, Phase.PUBLISHED}, LifeRefusal.NOT_SIGNED)
    return document.life


def require_clerk(by: Actor, organization: int) -> None:
    require(may_prepare_meeting(by, organization), LifeRefusal.NOT_THE_CLERK)


def _written(words: str, otherwise: LifeRefusal) -> str:
    text = words.strip()
    require(text, otherwise)
    require(len(text) <= LONGEST_REASON, LifeRefusal.TOO_LONG, limit=LONGEST_REASON)
    require_plain(text)
    return text


def _spoken(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
