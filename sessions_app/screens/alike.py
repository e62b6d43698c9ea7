"""Which members are shown the same card: the cards of a thousand are worked out a handful of times. Pure."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.plan import Member
from sessions_app.sitting.state import Sitting
from voting.vote import Vote

# What these say of somebody is part of the situation; items and profile name nobody. Whatever else may be added to a
# sitting is searched for names.
_ASKED_FOR = frozenset({"members", "present", "votes", "items", "profile"})
_SEARCHED = tuple(each.name for each in fields(Sitting) if each.name not in _ASKED_FOR)


class Situations:
    """What the card of a member depends on besides the sitting. Of one state of the sitting at a time; what has been
    searched is remembered for the next one.
    """

    def __init__(self) -> None:
        self._searched: dict[str, tuple[object, frozenset[int]]] = {}
        self._special: frozenset[int] = frozenset()
        self._sitting = Sitting()

    def look_at(self, sitting: Sitting) -> None:
        self._sitting = sitting
        for name in _SEARCHED:
            value = getattr(sitting, name)
            if name not in self._searched or self._searched[name][0] is not value:
                self._searched[name] = value, frozenset(_numbers(value))
        named = (numbers for _, numbers in self._searched.values())
        self._special = _substitution(sitting.members).union(*named)

    def of(self, person: int | None, *, to_vote: bool = False) -> Hashable:
        """Whoever has the same one is shown the same personal regions as a member; `to_vote`: the same card by which they
        vote (`you`), on which the group counts for nothing.

        Who is named anywhere beside roster, attendance and the last vote has one alone, and so has who only has the
        same number as something else: that costs a card, and never shows one member's to another.
        """
        sitting = self._sitting
        seat = sitting.roster.get(person or 0)
        if seat is None or seat.person in self._special:
            return person
        here = sitting.present.get(seat.person)
        since = here.since if here and here.mode is Mode.REMOTE else None  # an assurance counts from then on
        attends = (here.mode, here.confirmed, since) if here else None
        group = None if to_vote else seat.group
        rights = (group, seat.role, seat.voting_right, seat.expert_citizen, seat.by_office)
        return (rights, attends, _part_in(sitting.last_vote, seat.person))


def _part_in(vote: Vote | None, person: int) -> Hashable:
    if vote is None:
        return None
    ballot = vote.ballots.get(person)
    cast = (ballot.choice, ballot.source, ballot.at.replace(second=0, microsecond=0)) if ballot else None
    reason = None if person in vote.electors else vote.entitlement(person)
    why = (reason.ground, reason.other, reason.source) if reason else None
    return (person in vote.electors, person in vote.hall, person in vote.handed_in, cast, why)


def _substitution(members: tuple[Member, ...]) -> frozenset[int]:
    """Who sits in the place of another, and those others."""
    places = ((each.person, each.substitute_of) for each in members if each.substitute_of is not None)
    return frozenset(person for place in places for person in place)


def _numbers(value: object) -> Iterator[int]:
    """All whole numbers that the value holds, at whatever depth: every person that it names is among them."""
    if type(value) is int:
        yield value
    elif isinstance(value, Mapping):
        yield from _numbers(tuple(value.items()))
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from _numbers(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _numbers(getattr(value, each.name))
