"""What the record of a vote holds. What its readers may not see is not in it (`minutes.votes.of_sitting`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from journal.events import N_
from minutes.votes.entries import VoteEntries
from sessions_app.screens import wording
from sessions_app.screens.objects import Words, words
from sessions_app.sitting.corrections import Correction
from sessions_app.sitting.internet import ROLL_CALL, names_roll_calls
from voting.rules.majority import Tally, Verdict
from voting.rules.profiles import Profile
from voting.tellers import TellerCount
from voting.vote import Ballot, Choice, Source, VoteKind, VotePhase

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

    `named`: the lines say who voted how; `confidential`: they do so although no record for others does. `entitled`: how many stood on the register, whether or
    not the `lines` show it. `left_out`: what the rules take from a record on the Internet, in the words of
    `sessions_app.sitting.internet`. `sources`: how many ballots came in by which way. `tally` and `verdict` are
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
    entitled: int
    lines: tuple[Line, ...]
    entries: VoteEntries
    corrections: tuple[Correction, ...]
    resolutions: tuple[NumberedItem, ...] = ()
    tellers: tuple[TellerCount, ...] = ()
    tells_counts: bool = False
    evidence: str = ""
    biased: tuple[Words, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def off_internet(self) -> bool:
        """Whether it names who voted how in a roll call, although the rules keep those names off the Internet."""
        is_roll_call = self.kind == VoteKind.ROLL_CALL.value
        return self.named and self.public and is_roll_call and not names_roll_calls(self.profile.minutes)

    @property
    def mark(self) -> Words | None:
        """What tells a record with names from the one for everybody."""
        if self.confidential:
            return words(N_("with names, for the desk alone"))
        return words(N_("with names, not for the Internet")) if self.off_internet else None

    @property
    def withheld(self) -> tuple[Words, ...]:
        """What a reader would look for and does not find, in sentences."""
        votes = ROLL_CALL in self.left_out and not self.named
        said = ((_NO_REGISTER, not self.lines), (_NO_VOTES, votes))
        return tuple(words(sentence) for sentence, is_missing in said if is_missing)

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


_NO_REGISTER = N_("The register with the names is not shown on the Internet: the rules in force keep it off.")
_NO_VOTES = N_(
    "Who voted how is not shown on the Internet: the rules in force keep the names of roll calls off."
)


def told_count(count: TellerCount, *, numbers: bool) -> Words:
    if not numbers:
        return words("%(teller)s", teller=count.teller)
    sentence = _WITH_INVALID if count.numbers.invalid else _COUNT
    return words(sentence, teller=count.teller, **count.numbers._asdict())


_COUNT = N_("%(teller)s: %(yes)s Yes, %(no)s No, %(abstain)s Abstention")
_WITH_INVALID = N_("%(teller)s: %(yes)s Yes, %(no)s No, %(abstain)s Abstention, %(invalid)s invalid")
