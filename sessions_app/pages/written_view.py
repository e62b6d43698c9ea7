"""What somebody sees of a procedure in writing: while it runs nobody learns what the others have answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from accounts.actor import Actor
from sessions_app.policies import may_prepare_meeting
from sessions_app.written.state import Answer, Phase, Procedure
from sessions_app.written.words import ANSWERED, PHASES, REPLIES


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Line:
    """A member who was asked. `reply` is empty while it must not be seen; `has_answered` may be."""

    name: str
    group: str
    has_answered: bool
    reply: str = ""
    source: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class ProcedureView:
    """`choices`: what the reader may answer now, empty without a say; `own`: what he or she has answered.

    `may_close`: for the clerk, whether the result can be found; `is_late`: the period is over.
    """

    phase: str
    phase_words: str
    ground: str
    source: str
    asked: int
    answered: int
    lines: tuple[Line, ...]
    barred: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    own: str = ""
    may_close: bool = False
    is_late: bool = False
    broken_off: str = ""


def seen_by(actor: Actor, now: Procedure) -> ProcedureView:
    running, over = now.phase is Phase.RUNNING, now.phase is Phase.CLOSED
    late = timezone.now() > now.until
    own = now.answers.get(actor.person) if actor.person is not None else None
    clerk = may_prepare_meeting(actor, now.organization)
    return ProcedureView(
        phase=now.phase.value,
        phase_words=gettext(PHASES[now.phase]),
        ground=now.ground,
        source=now.rule.source,
        asked=len(now.register),
        answered=len(now.answers),
        lines=tuple(_line(now, each.person, each.name, each.group, over) for each in now.register),
        barred=tuple(each.name for each in now.barred),
        choices=_choices(now, own) if running and not late and actor.person in now.electors else (),
        own=gettext(ANSWERED[own.reply]) if own else "",
        may_close=clerk and running and (late or now.is_settled),
        is_late=running and late,
        broken_off=now.end_reason,
    )


def _choices(now: Procedure, own: Answer | None) -> tuple[Choice, ...]:
    if own and not now.may_change:
        return ()
    chosen = own.reply if own else None
    return tuple(Choice(each.value, gettext(REPLIES[each]), each is chosen) for each in now.choices)


def _line(now: Procedure, person: int, name: str, group: str, over: bool) -> Line:
    answer = now.answers.get(person)
    if answer is None or not over:
        return Line(name, group, has_answered=answer is not None)
    return Line(
        name,
        group,
        has_answered=True,
        reply=gettext(ANSWERED[answer.reply]),
        source=answer.source,
        at=answer.at,
    )
