"""Regions `readiness` and `board`: who tries out the own device, and at the desk whose devices are ready.

The board needs to know who is connected, which is not in the journal: it is made beside the other regions.
"""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.buttons import accepts
from sessions_app.screens.objects import Option, Words, words
from sessions_app.sitting.commands.readiness import check_device
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Phase, Sitting
from voting.vote import Choice


@dataclass(frozen=True)
class OwnCheck:
    """Region `readiness` (member, desk): the test vote and the last one that came through. `options` is empty
    where none can be cast now: then nothing is shown.
    """

    options: tuple[Option, ...] = ()
    checked_at: datetime | None = None
    choice: Words | None = None


@dataclass(frozen=True)
class Device:
    """One person on the board. `state`: ready, untested, away (tested, and not connected now), missing (neither),
    excused.
    """

    name: str
    state: str
    state_words: Words
    checked_at: datetime | None = None


@dataclass(frozen=True)
class Board:
    """Region `board` (desk): who is not ready stands first. `expected` leaves out who is excused."""

    ready: int = 0
    expected: int = 0
    devices: tuple[Device, ...] = ()


def _options(sitting: Sitting) -> tuple[Option, ...]:
    """As a vote will offer them: nobody shall practise what the law does not allow."""
    allowed = (each for each in Choice if each is not Choice.ABSTAIN or sitting.rules.abstention.value)
    return tuple(Option(choice.value, wording.CHOICES[choice]) for choice in allowed)


def own_check(sitting: Sitting, person: int | None) -> OwnCheck:
    if not accepts(check_device, sitting, Actor(person=person), choice=Choice.YES):
        return OwnCheck()
    check = sitting.readiness.check_of(person)
    if check is None:
        return OwnCheck(_options(sitting))
    return OwnCheck(_options(sitting), check.at, wording.CHOICES[check.choice])


# Whether tested, and whether connected.
_STATES = {(True, True): "ready", (False, True): "untested", (True, False): "away", (False, False): "missing"}
_WORDS = {
    "missing": words(N_("not connected, not yet tested")),
    "untested": words(N_("connected, not yet tested")),
    "away": words(N_("not connected now")),
    "ready": words(N_("ready")),
    "excused": words(N_("excused")),
}
_ORDER = tuple(_WORDS)


def board(sitting: Sitting, people: Container[int]) -> Board:
    """`people`: whose devices are connected. Empty while no device can be tried out: then votes tell who is there."""
    if sitting.phase not in {Phase.CONVENED, Phase.INTERRUPTED}:
        return Board()
    devices = [_device(sitting, each, people) for each in sitting.members if _expected(sitting, each, people)]
    states = Counter(each.state for each in devices)
    by_state = sorted(devices, key=lambda each: _ORDER.index(each.state))
    return Board(states["ready"], len(devices) - states["excused"], tuple(by_state))


def _expected(sitting: Sitting, member: Member, people: Container[int]) -> bool:
    """A substitute only in the place of somebody who is excused, or once there is a sign of life."""
    if member.substitute_of is None or _excused(sitting, member.substitute_of):
        return True
    return (
        member.person in people
        or member.person in sitting.present
        or sitting.readiness.check_of(member.person) is not None
    )


def _excused(sitting: Sitting, person: int) -> bool:
    """Will not come, as far as anybody knows; who only comes later still comes."""
    apology = sitting.attendance.apology(person)
    return apology is not None and not apology.late and person not in sitting.present


def _device(sitting: Sitting, member: Member, people: Container[int]) -> Device:
    check = sitting.readiness.check_of(member.person)
    if _excused(sitting, member.person):
        return Device(member.name, "excused", _WORDS["excused"])
    state = _STATES[check is not None, member.person in people]
    return Device(member.name, state, _WORDS[state], check.at if check else None)
