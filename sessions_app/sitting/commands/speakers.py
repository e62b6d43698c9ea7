"""Ask for the floor, give it, take it back: the list of speakers (Rednerliste) of the called item."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_ask_for_floor, may_run_desk
from sessions_app.sitting.commands.conditions import require_phase, require_unbiased_lead
from sessions_app.sitting.events.speakers import (
    FloorGiven,
    FloorRequested,
    RequestWithdrawn,
    SpeakersListClosed,
    SpeakersListReopened,
    SpeakingTimeSet,
    SpeechEnded,
)
from sessions_app.sitting.plan import Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.speakers import Purpose, Request
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word
from voting.vote import VotePhase

LONGEST = 600  # minutes


def request_floor(
    sitting: Sitting, by: Actor, *, person: int | None = None, purpose: str = Purpose.SPEECH
) -> FloorRequested:
    """Without `person` the actor himself. Advisory members may speak too (§ 58 Abs. 1 GO NRW).

    A closed list still takes points of order and questions, and whom the desk enters.
    """
    member, request = _request(sitting, by, person, purpose)
    _require_floor_to_give(sitting)
    require(sitting.takes_part(member.person), SittingRefusal.NOT_TAKING_PART, name=member.name)
    require(request not in sitting.speakers.requests, SittingRefusal.ALREADY_ON_LIST, name=member.name)
    require(not _speaks(sitting, request), SittingRefusal.ALREADY_SPEAKING, name=member.name)
    shut = sitting.speakers.closed and request.purpose is Purpose.SPEECH
    require(not shut or may_run_desk(by, sitting), SittingRefusal.LIST_IS_CLOSED)
    if request.purpose is Purpose.QUESTION:
        _require_somebody_to_ask(sitting, member)
    return FloorRequested(person=member.person, purpose=request.purpose)


def withdraw_request(
    sitting: Sitting, by: Actor, *, person: int | None = None, purpose: str = Purpose.SPEECH
) -> RequestWithdrawn:
    """Without `person` the actor himself. Also during a vote and an interruption."""
    member, request = _request(sitting, by, person, purpose)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    require(request in sitting.speakers.requests, SittingRefusal.NOT_ON_LIST, name=member.name)
    return RequestWithdrawn(person=member.person, purpose=request.purpose)


def give_floor(sitting: Sitting, by: Actor, *, person: int, purpose: str = Purpose.SPEECH) -> FloorGiven:
    """To somebody on the list, whatever the place. Ends the speech before; a question only interrupts it."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    member, request = _request(sitting, by, person, purpose)
    _require_floor_to_give(sitting)
    require(not _speaks(sitting, request), SittingRefusal.ALREADY_SPEAKING, name=member.name)
    require(request in sitting.speakers.requests, SittingRefusal.NOT_ON_LIST, name=member.name)
    require(sitting.takes_part(member.person), SittingRefusal.NOT_TAKING_PART, name=member.name)
    require_unbiased_lead(sitting)
    return FloorGiven(person=member.person, purpose=request.purpose)


def end_speech(sitting: Sitting, by: Actor, *, person: int, purpose: str = Purpose.SPEECH) -> SpeechEnded:
    """Names who is speaking, so that a late click never cuts off the next speaker."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    member, request = _request(sitting, by, person, purpose)
    require_phase(sitting, Phase.OPEN)
    floor = sitting.speakers.floor
    has_floor = floor is not None and (floor.person, floor.purpose) == (request.person, request.purpose)
    require(has_floor, SittingRefusal.NOT_SPEAKING, name=member.name)
    return SpeechEnded(person=member.person, purpose=request.purpose)


def close_speakers_list(sitting: Sitting, by: Actor) -> SpeakersListClosed:
    _require_list(sitting, by)
    require(not sitting.speakers.closed, SittingRefusal.LIST_ALREADY_CLOSED)
    return SpeakersListClosed()


def reopen_speakers_list(sitting: Sitting, by: Actor) -> SpeakersListReopened:
    _require_list(sitting, by)
    require(sitting.speakers.closed, SittingRefusal.LIST_ALREADY_OPEN)
    return SpeakersListReopened()


def set_speaking_time(
    sitting: Sitting, by: Actor, *, per_speech: int | None = None, per_group: int | None = None
) -> SpeakingTimeSet:
    """In minutes, for the called item; without a number there is no limit."""
    _require_list(sitting, by)
    for minutes in (per_speech, per_group):
        within = minutes is None or 0 < minutes <= LONGEST
        require(within, SittingRefusal.NO_SPEAKING_TIME, most=LONGEST)
    return SpeakingTimeSet(per_speech=per_speech, per_group=per_group)


def _request(sitting: Sitting, by: Actor, person: int | None, purpose: str) -> tuple[Member, Request]:
    """Whom it is about, and what for."""
    who = by.person if person is None else person
    require(may_ask_for_floor(by, sitting, who), SittingRefusal.NOT_YOUR_REQUEST)
    member = sitting.roster.get(who) if who is not None else None
    if member is None:
        raise Refused(SittingRefusal.NOT_ON_ROSTER)
    return member, Request(member.person, read_word(Purpose, purpose, SittingRefusal.UNKNOWN_PURPOSE))


def _require_list(sitting: Sitting, by: Actor) -> None:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require(sitting.current is not None, SittingRefusal.NO_ITEM_TO_SPEAK_ON)


def _require_floor_to_give(sitting: Sitting) -> None:
    """An item is being debated, and no vote is being taken on it."""
    require_phase(sitting, Phase.OPEN)
    require(sitting.current is not None, SittingRefusal.NO_ITEM_TO_SPEAK_ON)
    voting = sitting.vote is not None and sitting.vote.phase is VotePhase.OPEN
    require(not voting, SittingRefusal.NO_FLOOR_DURING_VOTE)


def _speaks(sitting: Sitting, request: Request) -> bool:
    """Whether the speech, or the question, is already being held."""
    going_on = (sitting.speakers.speech, sitting.speakers.question)
    return any(each and (each.person, each.purpose) == (request.person, request.purpose) for each in going_on)


def _require_somebody_to_ask(sitting: Sitting, member: Member) -> None:
    speech = sitting.speakers.speech
    other = speech is not None and speech.person != member.person
    require(other, SittingRefusal.NOBODY_TO_ASK, name=member.name)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    request_floor: may_ask_for_floor,
    withdraw_request: may_ask_for_floor,
    give_floor: may_run_desk,
    end_speech: may_run_desk,
    close_speakers_list: may_run_desk,
    reopen_speakers_list: may_run_desk,
    set_speaking_time: may_run_desk,
}
