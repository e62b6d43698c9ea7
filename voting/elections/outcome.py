"""What a counted round of an election leads to: who is elected, and what the chair does next. Pure.

Whoever is named here is a number: the candidate's place on the list of the election, from 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Self

from voting.elections.counts import Count
from voting.elections.rules import Alone, Base, NextRound
from voting.rules.profiles import ElectionRules
from voting.seats.lots import Standing, standings


class Needed(StrEnum):
    """What a round asks for: more than half, that again after a round without it, or most votes alone."""

    MAJORITY = "majority"
    MAJORITY_AGAIN = "majority_again"
    MOST_VOTES = "most_votes"


class Step(StrEnum):
    """What a count leads to: all seats are filled; engere Wahl, weiterer Wahlgang, Wiederholung; Los um einen Sitz,
    um einen Platz in der engeren Wahl; ohne (volles) Ergebnis beendet.
    """

    ELECTED = "elected"
    RUN_OFF = "run_off"
    FURTHER_ROUND = "further_round"
    REPEAT = "repeat"
    LOT_FOR_SEAT = "lot_for_seat"
    LOT_FOR_PLACE = "lot_for_place"
    NOT_FILLED = "not_filled"


ROUNDS = frozenset({Step.RUN_OFF, Step.FURTHER_ROUND, Step.REPEAT})
LOTS = frozenset({Step.LOT_FOR_SEAT, Step.LOT_FOR_PLACE})
ENDS = frozenset({Step.ELECTED, Step.NOT_FILLED})


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The outcome of a round, or of the lot after it.

    `elected`: in this round, for certain. `proposed`: who stands in the next round, as the program proposes it, and
    `needed` what it will ask for. `drawing`: between whom the lot decides on `places`. `threshold` out of `base` was
    needed, 0 where most votes were enough. `source`: the paragraph of the step. `shares`: where lists are elected, how
    many seats each of them has for certain.
    """

    step: Step
    base: int
    threshold: int
    source: str
    elected: tuple[int, ...] = ()
    proposed: tuple[int, ...] = ()
    needed: Needed = Needed.MAJORITY
    drawing: tuple[int, ...] = ()
    places: int = 0
    shares: tuple[int, ...] = ()

    @property
    def waits_for_lot(self) -> bool:
        return self.step in LOTS

    @property
    def waits_for_round(self) -> bool:
        return self.step in ROUNDS

    @property
    def ends(self) -> bool:
        return self.step in ENDS

    def drawn(self, winners: Sequence[int]) -> Self:
        """The outcome of the lot (Losentscheid): who has won it is elected, or stands in the run-off."""
        settled = replace(self, drawing=(), places=0)
        if self.step is Step.LOT_FOR_PLACE:
            stand = tuple(sorted((*self.proposed, *winners)))
            return replace(settled, step=Step.RUN_OFF, proposed=stand)
        if self.shares:
            shares = tuple(each + (at in winners) for at, each in enumerate(self.shares, start=1))
            return replace(settled, step=Step.ELECTED, shares=shares)
        return replace(settled, step=Step.ELECTED, elected=(*self.elected, *winners))


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a round decides on: `seats` still to be filled, among `candidates`, by `needed`."""

    rules: ElectionRules
    seats: int
    candidates: tuple[int, ...]
    needed: Needed
    entitled: int
    statutory_number: int


@dataclass(frozen=True)
class _Counted:
    """A round with its count and the numbers that follow from it."""

    asked: Asked
    count: Count
    base: int
    threshold: int

    @property
    def votes(self) -> Mapping[int, int]:
        return dict(zip(self.asked.candidates, self.count.votes, strict=True))

    def leads_to(self, step: Step, source: str, **more: object) -> Outcome:
        return Outcome(step=step, base=self.base, threshold=self.threshold, source=source, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Places:
    """Who has a place by the number of votes, and who draws lots for how many more."""

    certain: tuple[int, ...]
    drawing: tuple[int, ...]
    places: int


def judge(asked: Asked, count: Count) -> Outcome:
    """What the count of a round leads to."""
    rules = asked.rules
    valid = count.valid(no_votes=rules.no_votes.value)
    most_votes = asked.needed is Needed.MOST_VOTES
    base = valid if most_votes else _base(asked, valid)
    counted = _Counted(asked, count, base, 0 if most_votes else base // 2 + 1)
    if rules.half_invalid.value and 2 * (count.papers - valid) >= count.papers:
        return _again(counted, Step.REPEAT, asked.candidates, asked.needed, rules.half_invalid.source)
    return _by_most_votes(counted) if most_votes else _by_majority(counted)


def _base(asked: Asked, valid: int) -> int:
    """Valid votes (§ 50 Abs. 2 GO NRW, Art. 51 Abs. 3 BayGO, § 55 Abs. 5 HGO), the members present and entitled
    (§ 37 Abs. 7 GemO BW) or all by statute (§ 67 NKomVG, § 40 BbgKVerf).
    """
    bases = {Base.VALID: valid, Base.PRESENT: asked.entitled, Base.STATUTORY: asked.statutory_number}
    return bases[Base(asked.rules.base.value)]


def _again(
    counted: _Counted,
    step: Step,
    proposed: Sequence[int],
    needed: Needed,
    source: str,
    elected: Sequence[int] = (),
) -> Outcome:
    return counted.leads_to(step, source, elected=tuple(elected), proposed=tuple(proposed), needed=needed)


def _by_most_votes(counted: _Counted) -> Outcome:
    """Elected is who has most votes; between equals the lot decides. Nobody is elected without a vote."""
    with_votes = [each for each, votes in counted.votes.items() if votes]
    return _filled(counted, with_votes, counted.asked.rules.next_round.source)


def _by_majority(counted: _Counted) -> Outcome:
    """Elected is who has reached the number needed; if more have than there are seats, those with most votes."""
    asked = counted.asked
    reached = [each for each, votes in counted.votes.items() if votes >= counted.threshold]
    if len(reached) >= asked.seats:
        return _filled(counted, reached, asked.rules.base.source)
    rest = [each for each in asked.candidates if each not in reached]
    return _next_round(counted, _by_votes(counted, reached), rest)


def _filled(counted: _Counted, among: Sequence[int], source: str) -> Outcome:
    """The seats filled from `among` by the number of votes."""
    found = _places(counted, among, counted.asked.seats)
    if found.drawing:
        return _lot(counted, Step.LOT_FOR_SEAT, found, source, elected=found.certain)
    step = Step.ELECTED if len(found.certain) == counted.asked.seats else Step.NOT_FILLED
    return counted.leads_to(step, source, elected=found.certain)


def _lot(
    counted: _Counted,
    step: Step,
    found: _Places,
    source: str,
    *,
    elected: tuple[int, ...],
    proposed: tuple[int, ...] = (),
) -> Outcome:
    needed = Needed.MOST_VOTES
    return counted.leads_to(
        step,
        source,
        elected=elected,
        proposed=proposed,
        needed=needed,
        drawing=found.drawing,
        places=found.places,
    )


def _next_round(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Not all seats are filled: what follows for the others."""
    asked = counted.asked
    if len(rest) <= asked.seats - len(elected):
        return _unopposed(counted, elected, rest)
    return _FOLLOWING[NextRound(asked.rules.next_round.value)](counted, elected, rest)


def _unopposed(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Nobody stands against them: one more round, with the same majority or by most votes, then it ends
    (§ 37 Abs. 7 GemO BW; § 67 NKomVG; elsewhere a draft).
    """
    alone = counted.asked.rules.alone
    if not rest or counted.asked.needed is Needed.MAJORITY_AGAIN:
        return counted.leads_to(Step.NOT_FILLED, alone.source, elected=elected)
    by_most_votes = alone.value == Alone.MOST_VOTES
    needed = Needed.MOST_VOTES if by_most_votes else Needed.MAJORITY_AGAIN
    return _again(counted, Step.FURTHER_ROUND, rest, needed, alone.source, elected)


def _two_highest_counts(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Between those with the two highest numbers of votes: 8, 6 and 6 are three people (§ 50 Abs. 2 GO NRW)."""
    found = _places(counted, rest, _twice(counted, elected, rest))
    return _run_off(counted, elected, (*found.certain, *found.drawing))


def _two_or_lot(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Between two; among equals the lot decides on the place (§ 37 Abs. 7 GemO BW)."""
    found = _places(counted, rest, _twice(counted, elected, rest))
    if not found.drawing:
        return _run_off(counted, elected, found.certain)
    source = counted.asked.rules.next_round.source
    return _lot(counted, Step.LOT_FOR_PLACE, found, source, elected=elected, proposed=found.certain)


def _two_or_lot_or_repeat(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Between two; equals draw lots for the second place; more than two in the first: all again (Art. 51 Abs. 3 BayGO)."""
    most = max(counted.votes[each] for each in rest)
    first = [each for each in rest if counted.votes[each] == most]
    if len(first) <= _twice(counted, elected, rest):
        return _two_or_lot(counted, elected, rest)
    asked = counted.asked
    return _again(counted, Step.REPEAT, rest, asked.needed, asked.rules.next_round.source, elected)


def _everybody_most_votes(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """A second round in which most votes are enough (§ 67 NKomVG, § 40 BbgKVerf)."""
    source = counted.asked.rules.next_round.source
    return _again(counted, Step.FURTHER_ROUND, rest, Needed.MOST_VOTES, source, elected)


def _everybody_same_majority(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> Outcome:
    """Further rounds with the same majority; if one of them ends with equals in the first place, the lot decides
    (§ 55 Abs. 5 HGO).
    """
    found = _places(counted, rest, counted.asked.seats - len(elected))
    source = counted.asked.rules.next_round.source
    if counted.asked.needed is Needed.MAJORITY_AGAIN and found.drawing and not found.certain:
        return _lot(counted, Step.LOT_FOR_SEAT, found, source, elected=elected)
    return _again(counted, Step.FURTHER_ROUND, rest, Needed.MAJORITY_AGAIN, source, elected)


_FOLLOWING = {
    NextRound.TWO_HIGHEST_COUNTS: _two_highest_counts,
    NextRound.TWO_OR_LOT: _two_or_lot,
    NextRound.TWO_OR_LOT_OR_REPEAT: _two_or_lot_or_repeat,
    NextRound.EVERYBODY_MOST_VOTES: _everybody_most_votes,
    NextRound.EVERYBODY_SAME_MAJORITY: _everybody_same_majority,
}


def _run_off(counted: _Counted, elected: tuple[int, ...], proposed: tuple[int, ...]) -> Outcome:
    source = counted.asked.rules.next_round.source
    return _again(counted, Step.RUN_OFF, proposed, Needed.MOST_VOTES, source, elected)


def _twice(counted: _Counted, elected: tuple[int, ...], rest: list[int]) -> int:
    """Two for each seat that is left, as far as there are as many."""
    return min(2 * (counted.asked.seats - len(elected)), len(rest))


def _places(counted: _Counted, among: Sequence[int], places: int) -> _Places:
    """The `places` with most votes among some of the candidates; those who are equal at the last place draw lots."""
    most = min(places, len(among))
    votes = [Fraction(counted.votes[each]) for each in among]
    found = dict(zip(among, standings(votes, most), strict=True))
    certain = _by_votes(counted, [each for each, standing in found.items() if standing is Standing.SEAT])
    drawing = tuple(each for each, standing in found.items() if standing is Standing.LOT)
    return _Places(certain, drawing, most - len(certain) if drawing else 0)


def _by_votes(counted: _Counted, among: Sequence[int]) -> tuple[int, ...]:
    """With most votes first; equals as they stand on the list."""
    return tuple(sorted(among, key=lambda each: (-counted.votes[each], each)))
