"""What the closed part asks for, and what of it the public hears. Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.discretion import Announcement, ClosedResult
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.state import Sitting


@event("confidentiality_assured")
class ConfidentialityAssured(SittingEvent):
    """A remote member assures that nobody else listens or looks on (§ 3 Abs. 3 DigiSiVO NRW)."""

    person: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, discretion=state.discretion.with_assurance(self.person, at))


@event("closed_result_published")
class ClosedResultPublished(SittingEvent):
    """The result of a closed vote is announced in public, in this wording and nothing else of the closed part.

    `election`: of a closed election; then `vote` is 0.
    """

    vote: int
    item: int
    wording: str
    election: int = 0

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        result = ClosedResult(
            self.vote, self.item, Announcement.NOW, at, wording=self.wording, election=self.election
        )
        return replace(state, discretion=state.discretion.with_result(result))


@event("closed_result_kept")
class ClosedResultKept(SittingEvent):
    """The result of a closed vote is not announced: later, or never. `election`: that of an election; then `vote` is 0."""

    vote: int
    item: int
    announcement: Announcement
    reason: str = ""
    election: int = 0

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        result = ClosedResult(
            self.vote, self.item, self.announcement, at, reason=self.reason, election=self.election
        )
        return replace(state, discretion=state.discretion.with_result(result))
