"""Where in the journal a vote stands: the numbers of its entries, without their content."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from journal.models import Entry
from voting.events import ResultAnnounced, VoteAnnulled, VoteClosed, VoteOpened

FIELDS = {
    VoteOpened.kind: "opened",
    VoteClosed.kind: "closed",
    ResultAnnounced.kind: "announced",
    VoteAnnulled.kind: "annulled",
}


@dataclass(frozen=True)
class VoteEntries:
    """The numbers of the entries that opened, closed, announced, annulled a vote; 0: there is none."""

    opened: int = 0
    closed: int = 0
    announced: int = 0
    annulled: int = 0

    @property
    def all(self) -> frozenset[int]:
        return frozenset({self.opened, self.closed, self.announced, self.annulled} - {0})


def entries_of_votes(key: str) -> dict[int, VoteEntries]:
    """By the number of the vote, which counts them from 1."""
    rows = Entry.objects.filter(stream__key=key, kind__in=list(FIELDS)).order_by("seq")
    return _sorted_in(rows.values_list("kind", "seq"))


def _sorted_in(rows: Iterable[tuple[str, int]]) -> dict[int, VoteEntries]:
    """One vote after the other: there is at most one unfinished vote at a time."""
    found: dict[int, VoteEntries] = {}
    for kind, seq in rows:
        number = len(found) + (kind == VoteOpened.kind)
        found[number] = replace(found.get(number, VoteEntries()), **{FIELDS[kind]: seq})
    return found
