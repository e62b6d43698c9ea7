"""Motions and amendments (Anträge, Änderungsanträge) on the items of a sitting, in their order of voting. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class MotionKind(StrEnum):
    """Änderungsantrag, Sachantrag, Alternativvorschlag (excludes the proposal and the other alternatives); the others are points of order (Geschäftsordnungsanträge): Schluss der Debatte,
    Schluss der Rednerliste, Vertagung, Verweisung, geheime Abstimmung, namentliche Abstimmung, anderer.
    """

    AMENDMENT = "amendment"
    SUBSTANTIVE = "substantive"
    ALTERNATIVE = "alternative"
    END_OF_DEBATE = "end_of_debate"
    END_OF_SPEAKERS = "end_of_speakers"
    POSTPONEMENT = "postponement"
    REFERRAL = "referral"
    SECRET_VOTE = "secret_vote"  # noqa: S105 (no password: a vote)
    ROLL_CALL = "roll_call"
    PROCEDURAL = "procedural"


class MotionState(StrEnum):
    """Gestellt, angenommen, abgelehnt, erledigt, zurückgezogen."""

    TABLED = "tabled"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


# The proposed order of voting (LAW-44): points of order, then amendments, then motions on the matter. Which of two
# amendments goes further is a judgement: those of one rank stand as they were tabled until the desk moves them.
_RANKS = {MotionKind.AMENDMENT: 1, MotionKind.SUBSTANTIVE: 2, MotionKind.ALTERNATIVE: 2}
# Where the law asks for supporters instead of a majority (§ 50 Abs. 1 GO NRW).
BY_SUPPORT = frozenset({MotionKind.SECRET_VOTE, MotionKind.ROLL_CALL})


@dataclass(frozen=True, kw_only=True)
class Motion:
    """One motion. `number` counts from 1 on each item; `mover` is a person of the roster, `mover_name` as shown.

    `remark` is the reason why it was settled without a vote. `supporters` of `required`: how it was granted or
    refused where that takes no majority; `backers` are those of them who were named, `source` the paragraph that says
    how many it takes. `together`: all items it is about, where it was tabled on several that were called for one vote.
    """

    item: int
    number: int
    kind: MotionKind
    text: str
    mover: int | None
    mover_name: str
    tabled_at: datetime
    state: MotionState = MotionState.TABLED
    remark: str = ""
    supporters: int | None = None
    required: int | None = None
    backers: tuple[str, ...] = ()
    source: str = ""
    together: tuple[int, ...] = ()

    @property
    def items(self) -> tuple[int, ...]:
        """What it is about."""
        return self.together or (self.item,)

    @property
    def rank(self) -> int:
        """0 for points of order, 1 for amendments, 2 for motions on the matter."""
        return _RANKS.get(self.kind, 0)

    @property
    def is_waiting(self) -> bool:
        return self.state is MotionState.TABLED

    @property
    def comes_before_the_matter(self) -> bool:
        """Whether the main question has to wait for it."""
        return self.is_waiting and not self.is_of_the_matter

    @property
    def is_of_the_matter(self) -> bool:
        """Whether it is a resolution of its own on the item."""
        return self.rank == _RANKS[MotionKind.SUBSTANTIVE]


@dataclass(frozen=True)
class Motions:
    """All motions of a sitting; those on one item stand in the order in which they are to be voted on."""

    all: tuple[Motion, ...] = ()

    def on(self, item: int) -> tuple[Motion, ...]:
        return tuple(each for each in self.all if each.item == item)

    def waiting(self, item: int) -> tuple[Motion, ...]:
        return tuple(each for each in self.on(item) if each.is_waiting)

    def find(self, item: int, number: int) -> Motion | None:
        return next((each for each in self.on(item) if each.number == number), None)

    def adopted(self, item: int, *kinds: MotionKind) -> tuple[Motion, ...]:
        found = (each for each in self.on(item) if each.state is MotionState.ADOPTED and each.kind in kinds)
        return tuple(sorted(found, key=lambda each: each.number))

    def granted_on(self, items: Collection[int], kind: MotionKind) -> tuple[Motion, ...]:
        """The demands of this kind that were granted for any of the items, wherever they were tabled."""
        granted = (each for each in self.all if each.state is MotionState.ADOPTED and each.kind is kind)
        return tuple(each for each in granted if not set(items).isdisjoint(each.items))

    def with_motion(self, motion: Motion) -> Self:
        """Takes a new motion after the last one of its rank or of one that comes before."""
        earlier = [
            at for at, each in enumerate(self.all) if each.item == motion.item and each.rank <= motion.rank
        ]
        place = earlier[-1] + 1 if earlier else 0
        return replace(self, all=(*self.all[:place], motion, *self.all[place:]))

    def with_change(self, item: int, number: int, **changes: Any) -> Self:
        changed = (
            replace(each, **changes) if (each.item, each.number) == (item, number) else each
            for each in self.all
        )
        return replace(self, all=tuple(changed))

    def with_result(self, item: int, number: int, *, carried: bool) -> Self:
        state = MotionState.ADOPTED if carried else MotionState.REJECTED
        return self.with_change(item, number, state=state)

    def with_order(self, item: int, number: int, before: int | None) -> Self:
        """Moves a motion before another one on the same item; None: behind all of them."""
        moved = self.find(item, number)
        assert moved is not None  # the commands move what is there
        rest = tuple(each for each in self.all if each is not moved)
        ahead = [at for at, each in enumerate(rest) if (each.item, each.number) == (item, before)]
        place = ahead[0] if ahead else len(rest)
        return replace(self, all=(*rest[:place], moved, *rest[place:]))
