"""Who spoke on an item (Redebeiträge), as one line of the minutes. Pure.

What was said is the clerk's to write, and how long it took stays out of the minutes. A question is part of the
speech that it interrupted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sessions_app.sitting.plan import Member
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Sitting


@dataclass(frozen=True)
class Contribution:
    """That somebody had the floor on an item."""

    item: int | None
    person: int
    purpose: Purpose


def speakers_line(sitting: Sitting, item: int, contributions: Sequence[Contribution]) -> str:
    """Everybody once, in the order of the first speech; points of order apart. Empty if nobody spoke."""
    named = {
        purpose: _names(sitting, [each.person for each in contributions if _is_of(each, item, purpose)])
        for purpose in _WORDS
    }
    return " ".join(f"{_WORDS[purpose]}: {names}." for purpose, names in named.items() if names)


_WORDS = {Purpose.SPEECH: "Es sprachen", Purpose.POINT_OF_ORDER: "Zur Geschäftsordnung sprachen"}


def _is_of(contribution: Contribution, item: int, purpose: Purpose) -> bool:
    return (contribution.item, contribution.purpose) == (item, purpose)


def _names(sitting: Sitting, people: Sequence[int]) -> str:
    return ", ".join(_name(sitting.roster[person]) for person in dict.fromkeys(people))


def _name(member: Member) -> str:
    return f"{member.name} ({member.group})" if member.group else member.name
