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
    here = [each for each in contributions if each.item == item]
    sentences = (_sentence(sitting, here, purpose, words) for purpose, words in _WORDS.items())
    return " ".join(sentence for sentence in sentences if sentence)


_WORDS = {Purpose.SPEECH: "Es", Purpose.POINT_OF_ORDER: "Zur Geschäftsordnung"}


def _sentence(
    sitting: Sitting, contributions: Sequence[Contribution], purpose: Purpose, beginning: str
) -> str:
    people = dict.fromkeys(each.person for each in contributions if each.purpose is purpose)
    if not people:
        return ""
    verb = "sprach" if len(people) == 1 else "sprachen"
    return f"{beginning} {verb}: {', '.join(_name(sitting.roster[person]) for person in people)}."


def _name(member: Member) -> str:
    return f"{member.name} ({member.group})" if member.group else member.name
