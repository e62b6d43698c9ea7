"""What happens in a vote. Pure.

A voting event applies to any state that holds a vote (`vote`, `with_vote`), such as a sitting.
"""

from dataclasses import replace
from datetime import datetime
from typing import Protocol, Self

from journal.events import Event, event
from voting.register import Entitlement
from voting.rules.majority import Majority, Tally, Verdict
from voting.tellers import Numbers, TellerCount
from voting.vote import Ballot, Choice, Source, Vote, VoteKind, VotePhase, Voter


class HoldsVote(Protocol):
    """A state with at most one unfinished vote."""

    @property
    def vote(self) -> Vote | None: ...

    def with_vote(self, vote: Vote) -> Self: ...


class VotingEvent(Event):
    """Something that happened in the vote that the state holds."""

    def apply(self, state: HoldsVote, at: datetime) -> HoldsVote:
        vote = state.vote
        assert vote is not None  # the commands let nothing happen without a vote
        return state.with_vote(self.happen(vote, at))

    def happen(self, vote: Vote, at: datetime) -> Vote:
        """The vote after this event."""
        raise NotImplementedError


@event("vote_opened")
class VoteOpened(VotingEvent):
    """The chair opens a vote (Eröffnung der Abstimmung). Freezes question, rule and register.

    `subject` is whatever is voted on, in a sitting the id of the agenda item; `number` counts from 1. `motion` is
    the number of the motion on that subject which is put to the vote, None: the subject itself. `no_abstention` is
    the paragraph that allows no abstention, empty where members may abstain. `statutory_number`: the members by law
    that the rule counts from, 0 where it counts votes or those present. `casting_voter`: whose ballot decides at a
    tie, None where the law gives nobody a casting vote. `entitlements`: everybody on the roster with the reason for
    being on the register or not; before they were written there are none. `paragraph`: the number of the part of a
    divided text, None: the text is put as a whole. `bloc`: all subjects, where several are decided in one vote.
    `in_hall`: the people on the register whose votes tellers count in the hall, by show of hands or on paper.
    """

    number: int
    subject: int
    question: str
    vote_kind: VoteKind
    majority: Majority
    rule_id: str
    rule_source: str
    ballot_change: bool
    register: tuple[Voter, ...]
    motion: int | None = None
    no_abstention: str = ""
    statutory_number: int = 0
    casting_voter: int | None = None
    entitlements: tuple[Entitlement, ...] = ()
    paragraph: int | None = None
    bloc: tuple[int, ...] = ()
    in_hall: tuple[int, ...] = ()

    def apply(self, state: HoldsVote, at: datetime) -> HoldsVote:
        return state.with_vote(self.begin(at))

    def begin(self, at: datetime) -> Vote:
        return Vote(
            number=self.number,
            subject=self.subject,
            question=self.question,
            kind=self.vote_kind,
            majority=self.majority,
            rule_id=self.rule_id,
            rule_source=self.rule_source,
            ballot_change=self.ballot_change,
            register=self.register,
            opened_at=at,
            motion=self.motion,
            no_abstention=self.no_abstention,
            statutory_number=self.statutory_number,
            casting_voter=self.casting_voter,
            entitlements=self.entitlements,
            paragraph=self.paragraph,
            bloc=self.bloc,
            in_hall=self.in_hall,
        )


@event("ballot_cast")
class BallotCast(VotingEvent):
    """A vote is cast (Stimmabgabe). A later ballot of the same voter replaces the earlier one."""

    voter: int
    choice: Choice
    source: Source = Source.DEVICE

    def happen(self, vote: Vote, at: datetime) -> Vote:
        return vote.with_ballot(self.voter, Ballot(self.choice, at, self.source))


@event("teller_counted")
class TellerCounted(VotingEvent):
    """One of two tellers has counted the hands, or the papers of a secret vote (Zählung). A later count stands beside
    the earlier ones. Only papers can be `invalid`.
    """

    teller: str
    yes: int
    no: int
    abstain: int
    invalid: int = 0

    def happen(self, vote: Vote, at: datetime) -> Vote:
        numbers = Numbers(self.yes, self.no, self.abstain, self.invalid)
        return replace(vote, counting=vote.counting.with_count(TellerCount(self.teller, at, numbers)))


@event("papers_handed_in")
class PapersHandedIn(VotingEvent):
    """Who has handed in a ballot paper of a secret vote (Stimmabgabevermerk): all `voters` so far. What anybody chose
    is in no event.
    """

    voters: tuple[int, ...]

    def happen(self, vote: Vote, at: datetime) -> Vote:
        return replace(vote, handed_in=frozenset(self.voters))


@event("vote_closed")
class VoteClosed(VotingEvent):
    """The vote is closed (Schluss der Abstimmung). Counts and verdict are written, never recomputed.

    `threshold` is the number of yes votes needed out of `base`. `evidence`: where the proof of a secret vote's numbers
    lies, as `voting.secret.port` has it; empty for other kinds, and before it was written.
    """

    yes: int
    no: int
    abstain: int
    invalid: int = 0
    not_voted: int = 0
    base: int
    threshold: int
    rule_id: str
    carried: bool
    evidence: str = ""

    def happen(self, vote: Vote, at: datetime) -> Vote:
        final = Tally(self.yes, self.no, self.abstain, self.invalid, self.not_voted)
        verdict = Verdict(self.carried, self.base, self.threshold, self.rule_id, vote.rule_source)
        vote = replace(vote, phase=VotePhase.CLOSED, closed_at=at)
        return replace(vote, final=final, verdict=verdict, evidence=self.evidence)


@event("result_announced")
class ResultAnnounced(VotingEvent):
    """The chair announces the result (Verkündung)."""

    def happen(self, vote: Vote, at: datetime) -> Vote:
        return replace(vote, phase=VotePhase.ANNOUNCED, announced_at=at)


@event("vote_annulled")
class VoteAnnulled(VotingEvent):
    """A vote is annulled after a fault, to be repeated (§ 10 Abs. 2 DigiSiVO). It stays in the record."""

    reason: str

    def happen(self, vote: Vote, at: datetime) -> Vote:
        return replace(vote, phase=VotePhase.ANNULLED, annulled_at=at, annulment_reason=self.reason)
