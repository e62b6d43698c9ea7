"""The list of speakers (Rednerliste) of the called item: who waits, who has the floor, and the clock. Pure.

Times are absolute, so that every screen can count by itself. A clock that stood still has its beginning moved on by
the pause: it always shows the time since `clock_from`.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self


class Purpose(StrEnum):
    """What somebody wants the floor for: Wortmeldung zur Sache, zur Geschäftsordnung, Zwischenfrage."""

    SPEECH = "speech"
    POINT_OF_ORDER = "point_of_order"
    QUESTION = "question"


@dataclass(frozen=True)
class Request:
    """A request for the floor (Wortmeldung). A person has at most one of each purpose."""

    person: int
    purpose: Purpose


@dataclass(frozen=True)
class Speech:
    """What somebody says. `stopped_at`: the clock stands still since then; a speech that is over stays stopped."""

    person: int
    purpose: Purpose
    began_at: datetime
    clock_from: datetime
    stopped_at: datetime | None = None

    def stopped(self, at: datetime) -> Self:
        return replace(self, stopped_at=self.stopped_at or at)

    def going_on(self, at: datetime) -> Self:
        if self.stopped_at is None:
            return self
        return replace(self, clock_from=self.clock_from + (at - self.stopped_at), stopped_at=None)


@dataclass(frozen=True)
class Speakers:
    """The list of one item. `question` interrupts `speech`, whose clock stands still meanwhile.

    `per_speech` and `per_group` limit the speaking time (Redezeit), in minutes; they hold for speeches on the matter,
    not for points of order and questions. `past`: the speeches that are over.
    """

    requests: tuple[Request, ...] = ()
    speech: Speech | None = None
    question: Speech | None = None
    past: tuple[Speech, ...] = ()
    closed: bool = False
    per_speech: int | None = None
    per_group: int | None = None

    # What can be read

    @property
    def floor(self) -> Speech | None:
        """Who speaks now."""
        return self.question or self.speech

    @property
    def order(self) -> tuple[Request, ...]:
        """Points of order first, then the speeches, each in the order of the requests. Questions are not in line."""
        purposes = (Purpose.POINT_OF_ORDER, Purpose.SPEECH)
        return tuple(each for purpose in purposes for each in self.requests if each.purpose is purpose)

    @property
    def questions(self) -> tuple[Request, ...]:
        """Who wants to ask the speaker something."""
        return tuple(each for each in self.requests if each.purpose is Purpose.QUESTION)

    def requests_of(self, person: int) -> tuple[Request, ...]:
        return tuple(each for each in self.requests if each.person == person)

    def going_on_with(self, person: int) -> tuple[Speech, ...]:
        """What cannot go on without the person, in the order in which it ends: questions go with their speech."""
        speaks = self.speech is not None and self.speech.person == person
        both = (self.question, self.speech)
        return tuple(each for each in both if each and (speaks or each.person == person))

    def used(self, people: AbstractSet[int]) -> timedelta:
        """How long they have spoken on the matter, in speeches that are over."""
        theirs = (each for each in self.past if each.purpose is Purpose.SPEECH and each.person in people)
        return sum(((each.stopped_at or each.clock_from) - each.clock_from for each in theirs), timedelta())

    def left(self, group: AbstractSet[int]) -> timedelta | None:
        """What the speeches that are over have left of the time of a group (never less than nothing), if it is limited."""
        if self.per_group is None or not group:
            return None
        return max(timedelta(minutes=self.per_group) - self.used(group), timedelta())

    def limit(self, group: AbstractSet[int]) -> timedelta | None:
        """How long the speech that is going on may last, where the speaker belongs to the group; None without a limit."""
        if self.speech is None or self.speech.purpose is not Purpose.SPEECH:
            return None
        own = None if self.per_speech is None else timedelta(minutes=self.per_speech)
        return min((each for each in (own, self.left(group)) if each is not None), default=None)

    # What events do

    def requested(self, request: Request) -> Self:
        return replace(self, requests=(*self.requests, request))

    def without(self, request: Request) -> Self:
        return replace(self, requests=tuple(each for each in self.requests if each != request))

    def given(self, request: Request, at: datetime) -> Self:
        """The floor goes to who asked for it. A question interrupts the speech, anything else ends it."""
        speech = Speech(request.person, request.purpose, at, at)
        rest = self.without(request)
        if request.purpose is not Purpose.QUESTION:
            return replace(rest.silent(at), speech=speech)
        answered = rest.ended(at) if rest.question else rest
        return replace(answered.stopped(at), question=speech)

    def ended(self, at: datetime) -> Self:
        """Who speaks has finished. After a question the speech goes on."""
        if self.question:
            asked = replace(self, question=None, past=(*self.past, self.question.stopped(at)))
            return asked.going_on(at)
        if self.speech is None:
            return self
        waiting = tuple(each for each in self.requests if each.purpose is not Purpose.QUESTION)
        return replace(self, requests=waiting, speech=None, past=(*self.past, self.speech.stopped(at)))

    def silent(self, at: datetime) -> Self:
        """Nobody speaks any more. Who waits goes on waiting."""
        return self.ended(at).ended(at) if self.question else self.ended(at)

    def stopped(self, at: datetime) -> Self:
        """The clock stands still: an interruption, or a question."""
        return self._with_floor(self.floor.stopped(at)) if self.floor else self

    def going_on(self, at: datetime) -> Self:
        return self._with_floor(self.floor.going_on(at)) if self.floor else self

    def _with_floor(self, floor: Speech) -> Self:
        return replace(self, question=floor) if self.question else replace(self, speech=floor)
