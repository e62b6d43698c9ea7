"""What the record of a vote holds, and for whom. Sitting → record; what its readers may not see is not in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from journal.events import N_
from minutes.public_version import names_roll_calls
from minutes.votes.entries import VoteEntries
from sessions_app.screens import wording
from sessions_app.screens.bias import biased_in
from sessions_app.screens.motions import about
from sessions_app.screens.objects import Words, words
from sessions_app.screens.register import reason_of
from sessions_app.screens.voting import verdict
from sessions_app.sitting.corrections import Correction
from sessions_app.sitting.disclosure import may_read_vote, names_ballots, tells_counts
from sessions_app.sitting.repetition import repeated_by, repeats
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.register import Entitlement
from voting.rules.majority import Tally, Verdict
from voting.rules.profiles import Profile
from voting.tellers import TellerCount
from voting.vote import COUNTED_BY_TELLERS, Ballot, Choice, Source, Vote, VoteKind, VotePhase

WAYS = {
    Source.DEVICE: words(N_("Ballots from the voters' own devices")),
    Source.DESK: words(N_("Ballots entered at the desk")),
    Source.PHONE: words(N_("Ballots by telephone")),
    Source.PAPER: words(N_("Ballots on paper")),
    Source.HANDS: words(N_("Votes by show of hands")),
}

ENTERED_AS = {
    Source.DESK: words(N_("entered at the desk")),
    Source.PHONE: wording.WAYS[Source.PHONE],
    Source.PAPER: wording.WAYS[Source.PAPER],
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """Somebody of the roster: whether on the register, why, and where ballots are named the own one.

    `ground` is empty and `reason` None where the journal does not say it yet. `by_hand`: counted with the hands in the
    hall; nobody has written down how such a person voted.
    """

    name: str
    group: str
    role: str
    entitled: bool
    ground: str = ""
    reason: Words | None = None
    ballot: Ballot | None = None
    by_hand: bool = False

    @property
    def choice(self) -> str:
        return self.ballot.choice.value if self.ballot else ""

    @property
    def choice_words(self) -> Words | None:
        return wording.CHOICES[self.ballot.choice] if self.ballot else None

    @property
    def way(self) -> Words | None:
        """How a ballot came in that was not cast on the own device."""
        return ENTERED_AS.get(self.ballot.source) if self.ballot else None


class NumberedItem(NamedTuple):
    """The number of an item on the agenda, and that of the resolution on it (Beschlussnummer)."""

    item: str
    number: str


@dataclass(frozen=True, kw_only=True)
class VoteRecord:
    """One vote that is over, as its readers may know it.

    `named`: the lines say who voted how; `confidential`: they do so although no record for others does. `sources`: how many ballots came in by which way. `tally` and `verdict` are
    None for a vote that was annulled before it was counted. `tellers`: what was counted in the hall, all of it;
    `tells_counts`: with the numbers. `repeats`, `repeated_by`: the numbers of the votes on the
    same question before and after an annulment. `resolutions`: the numbers of those that came of it. `evidence`: of a
    secret vote, where the proof of its numbers lies. `biased`: who took part although biased, and where ballots are named whether that
    decided.
    """

    meeting: int
    title: str
    body: str
    organization: str
    held_on: date | None
    item_number: str
    item_title: str
    public: bool
    number: int
    about: Words | None
    question: str
    kind: str
    kind_words: Words
    state: VotePhase
    opened_at: datetime
    closed_at: datetime | None
    announced_at: datetime | None
    annulled_at: datetime | None
    annulment_reason: str
    repeats: int | None
    repeated_by: int | None
    majority: str
    rule_id: str
    rule_source: str
    profile: Profile
    tally: Tally | None
    verdict: Verdict | None
    sentence: Words | None
    sources: Mapping[Source, int]
    named: bool
    confidential: bool
    lines: tuple[Line, ...]
    entries: VoteEntries
    corrections: tuple[Correction, ...]
    resolutions: tuple[NumberedItem, ...] = ()
    tellers: tuple[TellerCount, ...] = ()
    tells_counts: bool = False
    evidence: str = ""
    biased: tuple[Words, ...] = ()

    @property
    def tellings(self) -> tuple[Words, ...]:
        """Each count of the tellers in words, in the order of their entry."""
        return tuple(told_count(each, numbers=self.tells_counts) for each in self.tellers)

    @property
    def resolution_numbers(self) -> str:
        """Of one resolution the number alone; of several with the items: 2026/001 (Ö 3), 2026/002 (Ö 4)."""
        if len(self.resolutions) == 1:
            return self.resolutions[0].number
        return ", ".join(f"{each.number} ({each.item})" for each in self.resolutions)

    @property
    def electors(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.entitled)

    @property
    def ways(self) -> tuple[tuple[Words, int], ...]:
        """How many ballots came in by which way."""
        return tuple((WAYS[source], number) for source, number in self.sources.items())

    @property
    def counts(self) -> tuple[tuple[str, Words, int], ...]:
        """Choice, label and number, in the order of the ballot paper; what did not occur besides is left out."""
        if self.tally is None:
            return ()
        choices = [(each.value, wording.CHOICES[each], getattr(self.tally, each.value)) for each in Choice]
        rest = (("invalid", wording.INVALID), ("not_voted", wording.NOT_VOTED))
        more = ((kind, label, getattr(self.tally, kind)) for kind, label in rest)
        return (*choices, *(each for each in more if each[2]))


def votes_for_the_public(sitting: Sitting) -> tuple[Vote, ...]:
    """Announced votes on public items. Annulled ones once the sitting is closed: what was counted in vain says
    nothing to those who repeat it.
    """
    over = {VotePhase.ANNOUNCED} | ({VotePhase.ANNULLED} if sitting.phase is Phase.CLOSED else set())
    return tuple(
        vote for vote in sitting.votes if vote.phase in over and may_read_vote(sitting, vote, Part.PUBLIC)
    )


def votes_for_the_desk(sitting: Sitting) -> tuple[Vote, ...]:
    """All but the one that runs: no tendency is shown before the end."""
    return tuple(vote for vote in sitting.votes if vote.phase is not VotePhase.OPEN)


def record_of(
    sitting: Sitting, vote: Vote, entries: VoteEntries, *, held_on: date | None, desk: bool
) -> VoteRecord:
    """The record of one of the votes that these readers have: of `votes_for_the_desk`, or `…_the_public`."""
    named = vote.final is not None and (_has_named(vote) if desk else is_told_to_all(sitting, vote))
    items = [each for each in map(sitting.find_subject, vote.subjects) if each]
    before, after = repeats(sitting, vote), repeated_by(sitting, vote)
    return VoteRecord(
        meeting=sitting.meeting,
        title=sitting.title,
        body=sitting.body_name,
        organization=sitting.organization_name,
        held_on=held_on,
        item_number=", ".join(each.number for each in items),
        item_title=" · ".join(each.title for each in items),
        public=bool(items) and all(each.public for each in items),
        number=vote.number,
        about=about(sitting, vote),
        question=vote.question,
        kind=vote.kind.value,
        kind_words=wording.KINDS[vote.kind],
        state=vote.phase,
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        announced_at=vote.announced_at,
        annulled_at=vote.annulled_at,
        annulment_reason=vote.annulment_reason,
        repeats=before.number if before else None,
        repeated_by=after.number if after else None,
        majority=vote.majority.value,
        rule_id=vote.rule_id,
        rule_source=vote.rule_source,
        profile=sitting.rules,
        tally=vote.final,
        verdict=vote.verdict,
        sentence=verdict(vote) if vote.verdict else None,
        sources=vote.sources if vote.final else {},
        named=named,
        confidential=named and not names_ballots(vote),
        lines=tuple(_lines(sitting, vote, named=named)),
        entries=entries,
        corrections=tuple(each for each in sitting.corrections if each.seq in entries.all),
        tellers=vote.counting.counts,
        evidence=vote.evidence,
        biased=biased_in(sitting, vote, weighed=named),
        # Who came last with a paper stands at the desk: there too a count before and one after would be that choice.
        tells_counts=tells_counts(vote) or (desk and vote.kind is not VoteKind.SECRET),
    )


def is_told_to_all(sitting: Sitting, vote: Vote) -> bool:
    """Whether anybody may read who voted how: while the sitting lasts, as it is seen live (§ 4 Abs. 1 DigiSiVO NRW);
    afterwards where the rules put the names of roll calls on the Internet.
    """
    over = sitting.phase is Phase.CLOSED
    return names_ballots(vote) and (not over or names_roll_calls(sitting.rules.minutes))


def _has_named(vote: Vote) -> bool:
    """Whether there is anything to name: of a show of hands only what was cast besides, of a secret vote nothing."""
    return vote.kind not in COUNTED_BY_TELLERS or bool(vote.ballots)


def told_count(count: TellerCount, *, numbers: bool) -> Words:
    if not numbers:
        return words("%(teller)s", teller=count.teller)
    sentence = _WITH_INVALID if count.numbers.invalid else _COUNT
    return words(sentence, teller=count.teller, **count.numbers._asdict())


_COUNT = N_("%(teller)s: %(yes)s Yes, %(no)s No, %(abstain)s Abstention")
_WITH_INVALID = N_("%(teller)s: %(yes)s Yes, %(no)s No, %(abstain)s Abstention, %(invalid)s invalid")


def _lines(sitting: Sitting, vote: Vote, *, named: bool) -> Iterator[Line]:
    """Everybody as frozen at the opening; of votes from before reasons were written the register alone."""
    for each in vote.entitlements or vote.register:
        member = sitting.roster.get(each.person)
        line = Line(
            name=each.name,
            group=member.group if member else "",
            role=member.role if member else "",
            entitled=each.person in vote.electors,
            ballot=vote.ballots.get(each.person) if named else None,
            by_hand=named and each.person in vote.hall,
        )
        if isinstance(each, Entitlement):
            line = replace(line, ground=each.ground.value, reason=reason_of(each))
        yield line
