"""One procedure in writing, from the question to the result. Pure and immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Self

from voting.rules.profiles import Objections, RuleName
from voting.rules.written import REPLIES, Reply, Result, Written, is_settled

NO_RULE, NO_OBJECTIONS = RuleName(Written.NEVER, ""), Objections()


class Phase(StrEnum):
    """Noch nicht begonnen, läuft, beendet, abgebrochen."""

    NONE = "none"
    RUNNING = "running"
    CLOSED = "closed"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True)
class Elector:
    """A member as it was frozen when the question was put."""

    person: int
    name: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked, of whom, until when, and under which rules; the meaning of its fields is that in `Procedure`."""

    number: int
    body: int
    organization: int
    organization_name: str
    council: bool
    title: str
    wording: str
    ground: str
    public: bool
    paper: int
    until: datetime
    rule: RuleName
    law: str
    version: int
    may_change: bool
    register: tuple[Elector, ...]
    barred: tuple[Elector, ...]
    objections: Objections


@dataclass(frozen=True)
class Answer:
    """`source`: on which paper it came, in the clerk's words; empty: given by the member itself, here."""

    reply: Reply
    at: datetime
    source: str = ""


def nobody() -> Mapping[int, Answer]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """What was asked, of whom, until when, and who has answered what.

    `ground`: why the law allows to decide on it in writing. `barred`: members who are biased (§ 31 GO NRW, § 18 GemO) and
    take no part. `rule`, `law`, `version`: the rules it runs under, frozen; `paper` is 0 without one.
    """

    number: int = 0
    body: int = 0
    organization: int = 0
    organization_name: str = ""
    council: bool = False
    title: str = ""
    wording: str = ""
    ground: str = ""
    public: bool = False
    paper: int = 0
    until: datetime = datetime.max  # noqa: DTZ901 (of no procedure)
    rule: RuleName = NO_RULE
    law: str = ""
    version: int = 0
    may_change: bool = True
    register: tuple[Elector, ...] = ()
    barred: tuple[Elector, ...] = ()
    objections: Objections = NO_OBJECTIONS
    answers: Mapping[int, Answer] = field(default_factory=nobody)
    phase: Phase = Phase.NONE
    asked_at: datetime | None = None
    ended_at: datetime | None = None
    result: Result | None = None
    end_reason: str = ""

    @property
    def written(self) -> Written:
        return Written(self.rule.value)

    @property
    def choices(self) -> tuple[Reply, ...]:
        return REPLIES[self.written]

    @property
    def electors(self) -> frozenset[int]:
        return frozenset(each.person for each in self.register)

    @property
    def replies(self) -> tuple[Reply, ...]:
        return tuple(each.reply for each in self.answers.values())

    @property
    def is_settled(self) -> bool:
        """Whether nothing that could still come changes the result, or nobody is left to answer."""
        return is_settled(self.written, len(self.register), self.replies)

    def with_answer(self, person: int, answer: Answer) -> Self:
        return replace(self, answers=MappingProxyType({**self.answers, person: answer}))

    def ended(self, phase: Phase, at: datetime, **more: Any) -> Self:
        return replace(self, phase=phase, ended_at=at, **more)
