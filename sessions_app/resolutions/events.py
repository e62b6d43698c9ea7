"""What happens with resolutions after their announcement. Pure."""

from datetime import datetime

from journal.events import Event, event
from sessions_app.resolutions.state import Adopted, Place, Register, Step, StepKind, Urgent
from voting.rules.profiles import Objections
from voting.rules.urgency import Way


class RegisterEvent(Event):
    """Something that happened in the register of a municipality's resolutions."""


@event("resolution_recorded")
class ResolutionRecorded(RegisterEvent):
    """A resolution is announced and gets its number (Beschlussnummer), in the same transaction.

    Neither title nor wording: they stand in the stream of the sitting. `series` and `number` are empty where no scheme
    was set; the fields are those of `Adopted`. `election`: the number of the election it came of, then without a `vote`;
    `written`: that of the procedure in writing, then without a meeting.
    """

    meeting: int
    vote: int
    item: int
    organization: int
    council: bool
    public: bool
    adopted_at: datetime
    adopted_on: str
    series: str
    count: int
    number: str
    rules: Objections
    election: int = 0
    written: int = 0

    def apply(self, state: Register, at: datetime) -> Register:
        return state.with_resolution(Adopted(**vars(self)))


@event("resolution_step_taken")
class ResolutionStepTaken(RegisterEvent):
    """Somebody objected, the council was asked, or it was decided again (Einspruch, Widerspruch, Beanstandung).

    `item` 0: the only one of that vote.
    """

    meeting: int
    vote: int
    step: StepKind
    who: str
    on: str
    reason: str
    source: str = ""
    until: str = ""
    item: int = 0
    election: int = 0
    written: int = 0

    def apply(self, state: Register, at: datetime) -> Register:
        step = Step(
            kind=self.step,
            who=self.who,
            on=self.on,
            reason=self.reason,
            source=self.source,
            until=self.until,
        )
        item = 0 if self.written else self.item or state.only_item(self.meeting, self.vote)
        return state.with_step(Place(self.meeting, self.vote, item, self.election, self.written), step)


@event("urgent_decision_recorded")
class UrgentDecisionRecorded(RegisterEvent):
    """The clerk records an urgent decision (Dringlichkeitsentscheidung, § 60 GO NRW). The fields are those of `Urgent`."""

    number: int
    organization: int
    title: str
    text: str
    reason: str
    way: Way
    deciders: str
    decided_on: str
    public: bool
    source: str

    def apply(self, state: Register, at: datetime) -> Register:
        return state.with_urgent(Urgent(**vars(self)))
