"""Whom the minutes wait for, and who has to know of a period: once each, by mail. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from minutes.draft import Part
from minutes.life.deadlines import Deadline
from minutes.workflow import Document, Phase
from voting.rules.minutes import FinalBy

BEFORE_THE_END = timedelta(
    days=3
)  # whose signature is missing hears of it so long before the last day, at the latest


class Occasion(StrEnum):
    """Unterschrift fehlt; Einwendungen möglich; Einwendungsfrist zu Ende; Niederschrift überfällig."""

    SIGN = "sign"
    OBJECTIONS_OPEN = "objections_open"
    OBJECTIONS_OVER = "objections_over"
    OVERDUE = "overdue"


@dataclass(frozen=True, kw_only=True)
class Known:
    """One document and the days around it. `after` days without a signature the signer is reminded.

    `until`: the last day for objections. `deadline`: until when all have to sign. Persons are keys, 0 nobody.
    """

    document: Document
    today: date
    after: int
    sealed_on: date | None
    deadline: Deadline | None
    until: date | None
    participants: tuple[int, ...]
    clerk: int


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """Who is reminded of what; `day` is the last one, if there is one."""

    occasion: Occasion
    person: int
    day: date | None = None


def reminders_due(known: Known) -> tuple[Reminder, ...]:
    """Everything that somebody ought to have been told by today."""
    found = (*_to_sign(known), *_objections_open(known), *_to_the_clerk(known))
    return tuple(each for each in found if each.person)


def _to_sign(known: Known) -> Iterator[Reminder]:
    document, last = known.document, known.deadline.day if known.deadline else None
    if document.phase is not Phase.SEALED or known.sealed_on is None:
        return
    waited = known.today >= known.sealed_on + timedelta(days=known.after)
    if waited or (last is not None and known.today >= last - BEFORE_THE_END):
        for signer in document.signers:
            if signer.person not in document.signed_by:
                yield Reminder(occasion=Occasion.SIGN, person=signer.person, day=last)


def _objections_open(known: Known) -> Iterator[Reminder]:
    """To those who took part, where a period is named or objections keep the minutes from being final."""
    life = known.document.life
    by_objections = life.final_by is FinalBy.OBJECTIONS
    named = known.until is not None or by_objections
    over = (known.until is not None and known.today > known.until) or (by_objections and life.is_final)
    if _is_signed(known) and named and not over:
        for person in known.participants:
            yield Reminder(occasion=Occasion.OBJECTIONS_OPEN, person=person, day=known.until)


def _to_the_clerk(known: Known) -> Iterator[Reminder]:
    life, deadline = known.document.life, known.deadline
    if deadline is not None and deadline.is_overdue and not _is_signed(known):
        yield Reminder(occasion=Occasion.OVERDUE, person=known.clerk, day=deadline.day)
    ended = known.until is not None and known.today > known.until
    if ended and _is_signed(known) and life.final_by is FinalBy.OBJECTIONS and not life.is_final:
        yield Reminder(occasion=Occasion.OBJECTIONS_OVER, person=known.clerk, day=known.until)


def _is_signed(known: Known) -> bool:
    return known.document.phase in {Phase.SIGNED, Phase.PUBLISHED}


def key_of(meeting: int, part: Part, reminder: Reminder) -> str:
    """The cause of the mail: the same one is never written twice."""
    return f"minutes:{meeting}:{part.value}:{reminder.occasion}:{reminder.person}"
