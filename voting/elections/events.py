"""What happens in an election. Pure.

An event of an election applies to any state that holds elections (`last_election`, `with_election`), such as a sitting.
All but the opening name their election by its number, for readers of the record.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol, Self

from journal.events import Event, event
from voting.elections.counts import Count
from voting.elections.election import (
    Answer,
    Candidate,
    Election,
    ElectionPhase,
    Form,
    LotDraw,
    Manner,
    Round,
    Way,
)
from voting.elections.outcome import Needed, Outcome
from voting.elections.seating import unanswered_seats
from voting.register import Entitlement
from voting.rules.matters import Matter
from voting.rules.profiles import ElectionRules
from voting.seats.allocation import Method
from voting.vote import Voter


class HoldsElections(Protocol):
    """A state with elections, of which only the last may be unfinished."""

    @property
    def last_election(self) -> Election | None: ...

    def with_election(self, election: Election) -> Self: ...


class ElectionEvent(Event):
    """Something that happened in the election that the state held last."""

    def apply(self, state: HoldsElections, at: datetime) -> HoldsElections:
        assert state.last_election is not None  # the commands let nothing happen without an election
        return state.with_election(self.happen(state.last_election, at))

    def happen(self, election: Election, at: datetime) -> Election:
        """The election after this event."""
        raise NotImplementedError

    @property
    def of_election(self) -> int:
        """The number of the election that it happened in."""
        number: int = vars(self)["election"]
        return number


@event("election_opened")
class ElectionOpened(ElectionEvent):
    """The chair opens an election (Eröffnung der Wahl). Freezes candidates, rules and register.

    `subject` is in a sitting the id of the agenda item. `unopposed`: it was asked and said that hands may be shown.
    `needed`: what the first round here asks for; where one was held in an earlier meeting, this is the second. `matter`:
    what decides who votes, if not the item; `barred`: who is present and has no vote on it by office.
    """

    number: int
    subject: int
    office: str
    form: Form
    manner: Manner
    candidates: tuple[Candidate, ...]
    seats: int
    marks: int
    rules: ElectionRules
    statutory_number: int
    register: tuple[Voter, ...]
    method: Method | None = None
    method_source: str = ""
    unopposed: bool = False
    needed: Needed = Needed.MAJORITY
    matter: Matter | None = None
    barred: tuple[Entitlement, ...] = ()

    def apply(self, state: HoldsElections, at: datetime) -> HoldsElections:
        return state.with_election(self.begin(at))

    @property
    def of_election(self) -> int:
        return self.number

    def begin(self, at: datetime) -> Election:
        first = Round(
            number=1,
            needed=self.needed,
            candidates=tuple(each.number for each in self.candidates),
            register=self.register,
            opened_at=at,
            barred=self.barred,
        )
        return Election(
            number=self.number,
            subject=self.subject,
            office=self.office,
            form=self.form,
            manner=self.manner,
            candidates=self.candidates,
            seats=self.seats,
            marks=self.marks,
            rules=self.rules,
            statutory_number=self.statutory_number,
            rounds=(first,),
            method=self.method,
            method_source=self.method_source,
            matter=self.matter,
        )


@event("election_round_counted")
class RoundCounted(ElectionEvent):
    """The tellers have counted a round (Auszählung). What it leads to is written, never recomputed.

    `reason`: why a round that was counted before is counted again.
    """

    election: int
    round_number: int
    count: Count
    tellers: str
    outcome: Outcome
    reason: str = ""

    def happen(self, election: Election, at: datetime) -> Election:
        return election.with_change(
            count=self.count, tellers=self.tellers, outcome=self.outcome, recount_reason=self.reason
        )


@event("election_lot_drawn")
class LotDrawn(ElectionEvent):
    """A lot is drawn between equals (Losentscheid): who drew it, before whom, and whom it fell on.

    `seed`: what everybody saw, where the lot was computed from it; the recipe is `voting.seats.lots.by_seed`.
    """

    election: int
    winners: tuple[int, ...]
    way: Way
    drawn_by: str
    witnesses: str
    outcome: Outcome
    seed: str = ""

    def happen(self, election: Election, at: datetime) -> Election:
        lot = LotDraw(
            winners=self.winners,
            way=self.way,
            drawn_by=self.drawn_by,
            witnesses=self.witnesses,
            seed=self.seed,
            outcome=self.outcome,
            at=at,
        )
        return election.with_change(lot=lot)


@event("election_round_called")
class RoundCalled(ElectionEvent):
    """The chair calls the next round (weiterer Wahlgang, engere Wahl). `reason`: why others stand than were proposed."""

    election: int
    number: int
    needed: Needed
    candidates: tuple[int, ...]
    register: tuple[Voter, ...]
    reason: str = ""
    barred: tuple[Entitlement, ...] = ()

    def happen(self, election: Election, at: datetime) -> Election:
        return election.with_round(
            Round(
                number=self.number,
                needed=self.needed,
                candidates=self.candidates,
                register=self.register,
                opened_at=at,
                reason=self.reason,
                barred=self.barred,
            )
        )


@event("election_announced")
class ElectionAnnounced(ElectionEvent):
    """The chair announces the result of the election (Verkündung)."""

    election: int

    def happen(self, election: Election, at: datetime) -> Election:
        return replace(election, phase=ElectionPhase.ANNOUNCED, announced_at=at)


@event("election_answered")
class ElectionAnswered(ElectionEvent):
    """Who was elected accepts or declines (Annahme, Ablehnung der Wahl)."""

    election: int
    candidate: int
    accepted: bool
    place: int = 0

    def happen(self, election: Election, at: datetime) -> Election:
        answer = Answer(self.candidate, self.accepted, self.place)
        return replace(election, answers=(*election.answers, answer))


@event("election_accepted_by_all")
class AllAccepted(ElectionEvent):
    """All who are elected from lists and have not answered yet accept the election, asked together."""

    election: int

    def happen(self, election: Election, at: datetime) -> Election:
        answers = (Answer(each.candidate, True, each.place) for each in unanswered_seats(election))
        return replace(election, answers=(*election.answers, *answers))


@event("election_members_named")
class MembersNamed(ElectionEvent):
    """A list names who gets the seats that nobody on it is left for (Benennung, Nachbenennung). `candidate`: the list."""

    election: int
    candidate: int
    people: tuple[str, ...]

    def happen(self, election: Election, at: datetime) -> Election:
        named = tuple(
            replace(each, people=(*each.people, *self.people)) if each.number == self.candidate else each
            for each in election.candidates
        )
        return replace(election, candidates=named)


@event("election_broken_off")
class ElectionBrokenOff(ElectionEvent):
    """An election ends without a result (Abbruch), after a fault for instance. It stays in the record."""

    election: int
    reason: str

    def happen(self, election: Election, at: datetime) -> Election:
        return replace(election, phase=ElectionPhase.BROKEN_OFF, broken_off_at=at, end_reason=self.reason)
