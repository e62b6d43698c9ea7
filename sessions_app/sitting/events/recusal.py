"""Who takes no part in an item for bias (Befangenheit). Pure."""

from dataclasses import replace
from datetime import datetime

from journal.events import event
from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.presence import Basis, Place, Recusal
from sessions_app.sitting.state import Sitting


@event("member_recused")
class MemberRecused(SittingEvent):
    """A member takes no part in an item for bias (Befangenheit, § 31 GO NRW), from now or from its calling on.

    `reason` is given where the council decided it; why a member declares it is not recorded.
    """

    person: int
    item: int
    place: Place
    basis: Basis
    reason: str = ""

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        recusal = Recusal(self.person, self.item, self.place, self.basis)
        return replace(state, attendance=state.attendance.with_recusal(recusal))


@event("bias_found")
class BiasFound(SittingEvent):
    """Somebody who could take part in a vote was biased, and it is found out after it (§ 31 Abs. 6 GO NRW). The vote stays.

    `item` is what the vote was on, `vote` its number, `reason` how it was found out.
    """

    person: int
    item: int
    vote: int
    reason: str

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=state.attendance.with_found(self.person, self.vote))


@event("recusal_ended")
class RecusalEnded(SittingEvent):
    """The member takes part in the item again."""

    person: int
    item: int

    def apply(self, state: Sitting, at: datetime) -> Sitting:
        return replace(state, attendance=state.attendance.without_recusal(self.person, self.item))
