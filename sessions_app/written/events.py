"""What happens in a procedure in writing. Pure."""

from datetime import datetime

from journal.events import Event, event
from sessions_app.written.state import Answer, Elector, Phase, Procedure
from voting.rules.profiles import Objections, RuleName
from voting.rules.written import Reply, Result


class WrittenEvent(Event):
    """Something that happened in a procedure in writing."""


@event("written_procedure_opened")
class WrittenProcedureOpened(WrittenEvent):
    """The members are asked in writing (Eröffnung des schriftlichen Verfahrens). The fields are those of `Procedure`."""

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

    def apply(self, state: Procedure, at: datetime) -> Procedure:
        return Procedure(**vars(self), phase=Phase.RUNNING, asked_at=at)


@event("written_answer_given")
class WrittenAnswerGiven(WrittenEvent):
    """A member answers (Rückmeldung). `source`: on which paper, where the clerk entered it. The last answer counts."""

    person: int
    reply: Reply
    source: str = ""

    def apply(self, state: Procedure, at: datetime) -> Procedure:
        return state.with_answer(self.person, Answer(self.reply, at, self.source))


@event("written_procedure_closed")
class WrittenProcedureClosed(WrittenEvent):
    """The result is found (Feststellung des Ergebnisses). It is written, never recomputed."""

    result: Result

    def apply(self, state: Procedure, at: datetime) -> Procedure:
        return state.ended(Phase.CLOSED, at, result=self.result)


@event("written_procedure_broken_off")
class WrittenProcedureBrokenOff(WrittenEvent):
    """It ends without a result (Abbruch): the wording was wrong, or the matter goes to a meeting."""

    reason: str

    def apply(self, state: Procedure, at: datetime) -> Procedure:
        return state.ended(Phase.BROKEN_OFF, at, end_reason=self.reason)
