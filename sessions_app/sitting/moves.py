"""The agenda on the move: joint debates, urgent items, and every change with its reason. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from sessions_app.sitting.plan import SIGNS, Item

_NUMBER = re.compile(r"(\D*)(\d+)")


class ChangeKind(StrEnum):
    """What was done to the agenda: umgestellt, verbunden, getrennt; about an urgent item: aufgenommen,
    nicht aufgenommen, zurückgenommen.
    """

    MOVED = "moved"
    COMBINED = "combined"
    SEPARATED = "separated"
    ADDED = "added"
    NOT_ADDED = "not_added"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of the agenda with its reason. `items` in their order; `before`: where a moved item went,
    None for the end of its part. `public` is the part that may know.
    """

    kind: ChangeKind
    items: tuple[int, ...]
    reason: str
    public: bool
    before: int | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The motion to add an item because it is urgent (Dringlichkeitsantrag).

    `item` is the item as it will stand on the agenda; `votes` are the numbers of the votes on the urgency,
    more than one only where one was annulled. `pending` until the council has decided.
    """

    item: Item
    reason: str
    proposed_at: datetime
    votes: tuple[int, ...] = ()
    pending: bool = True


@dataclass(frozen=True)
class Moves:
    """What has become of the agenda since it was published. `joint`: items debated together, in their order."""

    changes: tuple[Change, ...] = ()
    joint: tuple[tuple[int, ...], ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def pending(self) -> Proposal | None:
        """The urgent item that is not decided yet; there is one at a time."""
        last = self.proposals[-1] if self.proposals else None
        return last if last and last.pending else None

    @property
    def urgency_votes(self) -> frozenset[int]:
        """The votes that were about urgency, not about a matter."""
        return frozenset(number for proposal in self.proposals for number in proposal.votes)

    def proposal_of(self, item: int) -> Proposal | None:
        return next((each for each in self.proposals if each.item.id == item), None)

    def group_of(self, item: int) -> tuple[int, ...]:
        """The items debated together with this one, and itself; empty if it stands alone."""
        return next((group for group in self.joint if item in group), ())

    def with_change(self, change: Change) -> Self:
        return replace(self, changes=(*self.changes, change))

    def with_group(self, items: tuple[int, ...]) -> Self:
        """These are debated together, whatever they were part of before."""
        return replace(self, joint=(*self._apart_from(items), items))

    def without_group(self, items: tuple[int, ...]) -> Self:
        return replace(self, joint=self._apart_from(items))

    def _apart_from(self, items: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        return tuple(group for group in self.joint if not set(group) & set(items))

    def with_proposal(self, proposal: Proposal) -> Self:
        return replace(self, proposals=(*self.proposals, proposal))

    def with_urgency_vote(self, number: int) -> Self:
        """A vote on the pending proposal; known already when it goes on."""
        assert self.pending is not None  # the caller has found it
        if number in self.pending.votes:
            return self
        return self._with_pending(votes=(*self.pending.votes, number))

    def with_end_of_proposal(self, kind: ChangeKind, reason: str = "") -> Self:
        """The pending proposal is decided or taken back; without a `reason` the one it was made with stays."""
        ended = self.pending
        assert ended is not None  # the caller has found it
        change = Change(
            kind=kind, items=(ended.item.id,), reason=reason or ended.reason, public=ended.item.public
        )
        return self._with_pending(pending=False).with_change(change)

    def _with_pending(self, **changes: Any) -> Self:
        *before, last = self.proposals
        return replace(self, proposals=(*before, replace(last, **changes)))


def next_number(items: Iterable[Item], *, public: bool, withdrawn: Iterable[str] = ()) -> str:
    """The next free number of a part ("Ö 9"). Numbers are names: whatever moves or leaves keeps its own, and what a
    supplement has `withdrawn` before the meeting.
    """
    found = [_NUMBER.match(item.number) for item in items if item.public is public]
    numbered = [match for match in found if match]
    sign = numbered[-1][1] if numbered else f"{SIGNS[public]} "
    gone = [match for match in map(_NUMBER.match, withdrawn) if match and match[1] == sign]
    return f"{sign}{max((int(match[2]) for match in (*numbered, *gone)), default=0) + 1}"


def moved(items: tuple[Item, ...], item: int, before: int | None) -> tuple[Item, ...]:
    """The items with one of them before another, or at the end. The end of all is the end of its part."""
    one = next(each for each in items if each.id == item)
    rest = [each for each in items if each.id != item]
    place = next((at for at, each in enumerate(rest) if each.id == before), len(rest))
    return (*rest[:place], one, *rest[place:])
