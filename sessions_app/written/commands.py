"""What can be done in a procedure in writing. Pure; `now` is the server's time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_answer_in_writing, may_prepare_meeting
from sessions_app.sitting.wordings import LONGEST_WORDING
from sessions_app.written.events import (
    WrittenAnswerGiven,
    WrittenProcedureBrokenOff,
    WrittenProcedureClosed,
    WrittenProcedureOpened,
)
from sessions_app.written.refusals import WrittenRefusal
from sessions_app.written.state import Phase, Procedure, Question
from voting.rules.profiles import RuleName
from voting.rules.written import Reply, Written, result_of

LONGEST_TITLE, LONGEST_GROUND, LONGEST_SOURCE = 200, 2000, 200  # characters
LONGEST_PERIOD = timedelta(days=180)


def open_in_writing(
    procedure: Procedure, by: Actor, *, question: Question, now: datetime
) -> WrittenProcedureOpened:
    """Asks the members on the register; `question.rule` is what the law says of procedures in writing."""
    require(may_prepare_meeting(by, question.organization), WrittenRefusal.NOT_THE_CLERK)
    require(procedure.phase is Phase.NONE, WrittenRefusal.OPENED_ALREADY)
    require_known_here(question.rule)
    _require_text(question.title, WrittenRefusal.NO_TITLE, LONGEST_TITLE)
    _require_text(question.wording, WrittenRefusal.NO_WORDING, LONGEST_WORDING)
    _require_text(question.ground, WrittenRefusal.NO_GROUND, LONGEST_GROUND)
    require(question.register, WrittenRefusal.NO_MEMBERS)
    require(question.until > now, WrittenRefusal.TOO_SOON)
    long = question.until - now > LONGEST_PERIOD
    require(not long, WrittenRefusal.TOO_LATE_AN_END, days=LONGEST_PERIOD.days)
    asked = replace(
        question,
        title=question.title.strip(),
        wording=question.wording.strip(),
        ground=question.ground.strip(),
    )
    return WrittenProcedureOpened(**vars(asked))


def require_known_here(rule: RuleName) -> None:
    """Refuses where the law has no procedure in writing, or none that can be counted."""
    require(rule.value != Written.NEVER, WrittenRefusal.NOT_HERE, source=rule.source)
    require(rule.value, WrittenRefusal.LIMITS_NOT_KNOWN, source=rule.source)


def answer_in_writing(procedure: Procedure, by: Actor, *, reply: str, now: datetime) -> WrittenAnswerGiven:
    """A member's own answer, within the period."""
    require(procedure.phase is Phase.RUNNING, WrittenRefusal.NOT_RUNNING)
    if by.person is None or not may_answer_in_writing(by, procedure.electors):
        raise Refused(WrittenRefusal.NOT_ON_THE_REGISTER)
    require(now <= procedure.until, WrittenRefusal.PERIOD_OVER)
    return _answered(procedure, by.person, reply, source="")


def enter_answer(
    procedure: Procedure,
    by: Actor,
    *,
    person: int,
    reply: str,
    source: str,
    received_on: date,
    last_day: date,
    today: date,
) -> WrittenAnswerGiven:
    """An answer that came on paper within the period, entered by the clerk; `source` names the paper, `last_day` is that of
    the period where the clerk is.
    """
    require(may_prepare_meeting(by, procedure.organization), WrittenRefusal.NOT_THE_CLERK)
    require(procedure.phase is Phase.RUNNING, WrittenRefusal.NOT_RUNNING)
    require(person in procedure.electors, WrittenRefusal.NOT_A_MEMBER_ASKED)
    _require_text(source, WrittenRefusal.NO_SOURCE, LONGEST_SOURCE)
    require(received_on <= today, WrittenRefusal.NOT_RECEIVED_YET)
    require(received_on <= last_day, WrittenRefusal.CAME_TOO_LATE)
    told = f"{source.strip()}, {received_on:%d.%m.%Y}"
    return _answered(procedure, person, reply, source=told)


def close_in_writing(procedure: Procedure, by: Actor, *, now: datetime) -> WrittenProcedureClosed:
    """Finds the result, once the period is over, everybody has answered, or one objection has settled it."""
    require(may_prepare_meeting(by, procedure.organization), WrittenRefusal.NOT_THE_CLERK)
    require(procedure.phase is Phase.RUNNING, WrittenRefusal.NOT_RUNNING)
    require(now > procedure.until or procedure.is_settled, WrittenRefusal.STILL_RUNNING)
    return WrittenProcedureClosed(
        result=result_of(procedure.written, len(procedure.register), procedure.replies)
    )


def break_off_in_writing(procedure: Procedure, by: Actor, *, reason: str) -> WrittenProcedureBrokenOff:
    require(may_prepare_meeting(by, procedure.organization), WrittenRefusal.NOT_THE_CLERK)
    require(procedure.phase is Phase.RUNNING, WrittenRefusal.NOT_RUNNING)
    _require_text(reason, WrittenRefusal.NO_REASON, LONGEST_GROUND)
    return WrittenProcedureBrokenOff(reason=reason.strip())


def _answered(procedure: Procedure, person: int, reply: str, *, source: str) -> WrittenAnswerGiven:
    require(reply in procedure.choices, WrittenRefusal.NO_SUCH_REPLY)
    known = procedure.answers.get(person)
    if known:
        require(known.reply != reply, WrittenRefusal.SAME_ANSWER)
        require(procedure.may_change, WrittenRefusal.ANSWERED_ALREADY)
    return WrittenAnswerGiven(person=person, reply=Reply(reply), source=source)


def _require_text(text: str, missing: WrittenRefusal, longest: int) -> None:
    require(text.strip(), missing)
    require(len(text.strip()) <= longest, WrittenRefusal.TEXT_TOO_LONG, limit=longest)
    require_plain(text)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    open_in_writing: may_prepare_meeting,
    answer_in_writing: may_answer_in_writing,
    enter_answer: may_prepare_meeting,
    close_in_writing: may_prepare_meeting,
    break_off_in_writing: may_prepare_meeting,
}
