"""A round counted by hand, and whether a count can be true. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from journal.events import require
from voting.elections.refusals import ElectionRefusal

MOST_DIGITS, SHOWN = 6, 20


@dataclass(frozen=True, kw_only=True)
class Count:
    """What the tellers found (Auszählung). By show of hands a ballot is a member who voted.

    `votes`: of each candidate, in the order in which they stand in the round. `papers`: ballots handed in, of which
    `no` say No alone, `blank` are empty (abstentions), `invalid` cannot be read or mark more than is allowed.
    """

    papers: int
    votes: tuple[int, ...]
    no: int = 0
    blank: int = 0
    invalid: int = 0

    @property
    def marked(self) -> int:
        """How many ballots name somebody."""
        return self.papers - self.no - self.blank - self.invalid

    def valid(self, *, no_votes: bool) -> int:
        """How many ballots are valid votes; blank ones never are."""
        return self.marked + (self.no if no_votes else 0)


def read_number(word: str) -> int:
    """A number as a form brings it; below zero too, so that the count says what is wrong with it. Raises Refused."""
    written = word.strip()
    digits = written.removeprefix("-")
    readable = digits.isascii() and digits.isdecimal() and len(digits) <= MOST_DIGITS
    require(readable, ElectionRefusal.COUNT_UNREADABLE, word=written[:SHOWN])
    return int(written)


def check_count(count: Count, names: Sequence[str], *, marks: int, entitled: int) -> None:
    """Raises Refused unless ballots are possible that make up this count: at most `entitled` of them, each with at
    most `marks` different names of `names`.
    """
    numbers = (count.papers, count.no, count.blank, count.invalid, *count.votes)
    require(all(each >= 0 for each in numbers), ElectionRefusal.NEGATIVE_COUNT)
    given, wanted, listed = len(count.votes), len(names), ", ".join(names)
    require(given == wanted, ElectionRefusal.COUNT_INCOMPLETE, given=given, wanted=wanted, names=listed)
    papers = count.papers
    require(papers <= entitled, ElectionRefusal.MORE_PAPERS_THAN_VOTERS, papers=papers, entitled=entitled)
    others = papers - count.marked
    require(others <= papers, ElectionRefusal.MORE_KINDS_THAN_PAPERS, others=others, papers=papers)
    _check_votes(count, names, marks)


def _check_votes(count: Count, names: Sequence[str], marks: int) -> None:
    marked, votes = count.marked, sum(count.votes)
    for name, each in zip(names, count.votes, strict=True):
        told: dict[str, str | int] = {"name": name, "votes": each, "marked": marked}
        require(each <= marked, ElectionRefusal.MORE_VOTES_THAN_PAPERS, **told)
    told = {"votes": votes, "marked": marked, "marks": marks}
    require(votes <= marked * marks, ElectionRefusal.TOO_MANY_VOTES, **told)
    require(votes >= marked, ElectionRefusal.TOO_FEW_VOTES, votes=votes, marked=marked)
