"""Regions `speakers` and `floor`: who has the floor and who waits for it, and the own request to speak."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.regions import shut_out
from sessions_app.screens.wording import PURPOSES
from sessions_app.sitting.commands import speakers as commands
from sessions_app.sitting.on_air import pauses_for
from sessions_app.sitting.plan import Member
from sessions_app.sitting.speakers import Purpose, Request, Speech
from sessions_app.sitting.state import Phase, Sitting
from voting.vote import VotePhase


@dataclass(frozen=True)
class Floor:
    """A speech that is going on. The clock shows the time since `clock_from`, until `stopped_at` if it stands still.

    `limit`: seconds that the speech may last, None without a limit.
    """

    name: str
    group: str
    purpose: str
    purpose_words: Words
    since: datetime
    clock_from: datetime
    stopped_at: datetime | None = None
    limit: int | None = None

    @property
    def limit_clock(self) -> str:
        return clock(timedelta(seconds=self.limit or 0))


@dataclass(frozen=True)
class InLine:
    """Somebody who waits for the floor, for the desk. `purpose_words`: why this one comes before others."""

    key: str
    name: str
    group: str
    purpose_words: Words | None
    actions: tuple[Action, ...]


@dataclass(frozen=True)
class Budget:
    """What the speeches that are over have left of a group's time, as minutes and seconds."""

    group: str
    left: str
    used_up: bool


@dataclass(frozen=True)
class Speakers:
    """Region `speakers`. `floor` speaks; `interrupted` waits while `floor` asks a question. `gone`: why nobody speaks.

    The number of those who wait and whether the list is closed are the insiders', the rest is the desk's.
    """

    floor: Floor | None = None
    interrupted: Floor | None = None
    gone: Words | None = None
    announcement: Words | None = None
    waiting: int = 0
    closed: bool = False
    line: tuple[InLine, ...] = ()
    questions: tuple[InLine, ...] = ()
    budgets: tuple[Budget, ...] = ()
    tools: tuple[Action, ...] = ()


@dataclass(frozen=True)
class OwnRequest:
    """A request of one's own: the place in line in words, and the way to withdraw it."""

    place: Words
    withdraw: tuple[Action, ...]


@dataclass(frozen=True)
class OwnFloor:
    """Region `floor` (member): what one asked for, and what one may ask for. Holds no name of the person.

    `off_air`: the broadcast pauses for this very person.
    """

    speaking: Words | None = None
    off_air: Words | None = None
    requests: tuple[OwnRequest, ...] = ()
    actions: tuple[Action, ...] = ()
    announcement: Words | None = None

    @property
    def empty(self) -> bool:
        return not (self.speaking or self.off_air or self.requests or self.actions)


def clock(time: timedelta) -> str:
    """Minutes and seconds: 4:05."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    return f"{minutes}:{seconds:02}"


def debating(sitting: Sitting) -> bool:
    """Whether there is a list of speakers to show: an item is called, and no vote is being taken on it."""
    runs = sitting.phase in {Phase.OPEN, Phase.INTERRUPTED} and sitting.item is not None
    return runs and not (sitting.vote and sitting.vote.phase is VotePhase.OPEN)


def speakers(sitting: Sitting, audience: Audience) -> Speakers:
    inside = audience in INSIDERS
    item = sitting.item
    if not debating(sitting) or shut_out(sitting, audience) or not (inside or (item and item.public)):
        return Speakers()
    state = sitting.speakers
    floor = _floor(sitting, state.floor)
    gone = None if floor else _gone(sitting)
    desk = audience is Audience.DESK
    return Speakers(
        floor=floor,
        gone=gone,
        interrupted=_floor(sitting, state.speech) if state.question else None,
        announcement=words(N_("%(name)s has the floor."), name=floor.name) if floor else gone,
        waiting=len(sitting.waiting) if inside else 0,
        closed=inside and state.closed,
        line=_in_line(sitting, sitting.waiting) if desk else (),
        questions=_in_line(sitting, state.questions) if desk else (),
        budgets=tuple(_budgets(sitting)) if desk else (),
        tools=_tools(sitting) if desk else (),
    )


def _gone(sitting: Sitting) -> Words | None:
    """That who spoke last has left, or is biased: then nobody waits for the rest of the speech."""
    last = sitting.speakers.past[-1].person if sitting.speakers.past else None
    if last is None or sitting.takes_part(last):
        return None
    name = sitting.roster[last].name
    return words(N_("%(name)s no longer takes part in this item. Nobody has the floor."), name=name)


def _floor(sitting: Sitting, speech: Speech | None) -> Floor | None:
    if speech is None:
        return None
    member = sitting.roster[speech.person]
    limited = speech.purpose is Purpose.SPEECH
    limit = sitting.speakers.limit(sitting.colleagues(member.person)) if limited else None
    return Floor(
        name=member.name,
        group=member.group,
        purpose=speech.purpose.value,
        purpose_words=PURPOSES[speech.purpose],
        since=speech.began_at,
        clock_from=speech.clock_from,
        stopped_at=speech.stopped_at,
        limit=None if limit is None else int(limit.total_seconds()),
    )


# The desk


def _in_line(sitting: Sitting, requests: Iterable[Request]) -> tuple[InLine, ...]:
    return tuple(_one_in_line(sitting, each, sitting.roster[each.person]) for each in requests)


def _one_in_line(sitting: Sitting, request: Request, member: Member) -> InLine:
    question = request.purpose is Purpose.QUESTION
    give = N_("Allow the question") if question else N_("Give the floor")
    labels = {"give_floor": give, "withdraw_request": N_("Take off the list")}
    given = (("person", str(member.person)), ("purpose", request.purpose.value))
    return InLine(
        key=f"{request.purpose.value}-{member.person}",
        name=member.name,
        group=member.group,
        purpose_words=PURPOSES[request.purpose] if request.purpose is Purpose.POINT_OF_ORDER else None,
        actions=tuple(
            Action(command.__name__, words(labels[command.__name__]), given, small=True, about=member.name)
            for command in (commands.give_floor, commands.withdraw_request)
            if accepts(
                command, sitting, desk_actor(sitting), person=member.person, purpose=request.purpose.value
            )
        ),
    )


def _budgets(sitting: Sitting) -> Iterable[Budget]:
    groups = {member.group: member.person for member in sitting.members if member.group}
    for group, person in groups.items():
        left = sitting.speakers.left(sitting.colleagues(person))
        if left is not None:
            yield Budget(group, clock(left), used_up=not left)


def _tools(sitting: Sitting) -> tuple[Action, ...]:
    """What keeping the list takes, behind a fold."""
    clerk = desk_actor(sitting)
    time, close, reopen = (
        commands.set_speaking_time,
        commands.close_speakers_list,
        commands.reopen_speakers_list,
    )
    kept = accepts(time, sitting, clerk)  # there is a list now, for whomever it is
    entering = _entering(sitting) if kept else ()
    actions = (
        (time, _speaking_time(sitting)),
        (close, Action("close_speakers_list", words(N_("Close the list of speakers")))),
        (reopen, Action("reopen_speakers_list", words(N_("Reopen the list of speakers")))),
    )
    return (*entering, *(action for command, action in actions if accepts(command, sitting, clerk)))


def _entering(sitting: Sitting) -> tuple[Action, ...]:
    people = [member for member in sitting.members if sitting.takes_part(member.person)]
    if not people:
        return ()
    options = tuple(Option(str(each.person), _with_group(each)) for each in people)
    purposes = tuple(Option(purpose.value, PURPOSES[purpose]) for purpose in Purpose)
    fields = (
        Field("person", words(N_("Member")), "choice", options),
        Field("purpose", words(N_("What for?")), "choice", purposes),
    )
    return (Action("request_floor", words(N_("Enter on the list")), (), fields),)


def _with_group(member: Member) -> str:
    return f"{member.name} ({member.group})" if member.group else member.name


def _speaking_time(sitting: Sitting) -> Action:
    limits = {
        "per_speech": (N_("Minutes per speech"), sitting.speakers.per_speech),
        "per_group": (N_("Minutes per group"), sitting.speakers.per_group),
    }
    fields = tuple(
        Field(name, words(label), "number", value=str(minutes or ""), required=False)
        for name, (label, minutes) in limits.items()
    )
    return Action("set_speaking_time", words(N_("Set the speaking time")), (), fields)


# The own request


def own_floor(sitting: Sitting, person: int | None) -> OwnFloor:
    if person is None or person not in sitting.roster or not debating(sitting):
        return OwnFloor()
    floor = sitting.speakers.floor
    speaking = words(N_("You have the floor.")) if floor and floor.person == person else None
    requests = tuple(
        OwnRequest(place, _asking(sitting, person, "withdraw_request", request.purpose))
        for request, place in _places(sitting, person)
    )
    return OwnFloor(
        speaking=speaking,
        off_air=_OFF_AIR if pauses_for(sitting, person) else None,
        requests=requests,
        actions=tuple(
            action for purpose in Purpose for action in _asking(sitting, person, "request_floor", purpose)
        ),
        announcement=speaking or next((each.place for each in requests if each.place in _NEXT), None),
    )


def _places(sitting: Sitting, person: int) -> Iterable[tuple[Request, Words]]:
    """The requests of a person, each with its place in line."""
    for place, request in enumerate(sitting.waiting, start=1):
        if request.person == person:
            order = request.purpose is Purpose.POINT_OF_ORDER
            yield request, _NEXT[order] if place == 1 else words(_PLACES[order], place=place)
    for request in sitting.speakers.questions:
        if request.person == person:
            yield request, words(N_("You have asked to put a question to the speaker."))


_OFF_AIR = words(
    N_(
        "The broadcast pauses for you, as you do not want to be broadcast. It goes on after you at the earliest."
    )
)
_NEXT = (words(N_("You are next on the list.")), words(N_("Your point of order is next.")))
_PLACES = (
    N_("You are number %(place)s on the list."),
    N_("Your point of order is number %(place)s on the list."),
)
_ASK = {
    "request_floor": {
        Purpose.SPEECH: words(N_("Ask for the floor")),
        Purpose.POINT_OF_ORDER: words(N_("Raise a point of order")),
        Purpose.QUESTION: words(N_("Put a question to the speaker")),
    },
    "withdraw_request": {
        Purpose.SPEECH: words(N_("Withdraw my request")),
        Purpose.POINT_OF_ORDER: words(N_("Withdraw my point of order")),
        Purpose.QUESTION: words(N_("Withdraw my question")),
    },
}


def _asking(sitting: Sitting, person: int, do: str, purpose: Purpose) -> tuple[Action, ...]:
    """The button, if the command would accept it."""
    command = {each.__name__: each for each in (commands.request_floor, commands.withdraw_request)}[do]
    if not accepts(command, sitting, Actor(person=person), purpose=purpose.value):
        return ()
    return (Action(do, _ASK[do][purpose], (("purpose", purpose.value),)),)
