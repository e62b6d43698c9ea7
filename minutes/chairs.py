"""Who led which items of a part, and therefore signs its minutes (LAW-38). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from minutes.draft import Part
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting


@dataclass(frozen=True)
class Chair:
    """A person who led; `items` in words ("Ö 1 – Ö 3, Ö 5"), empty where one person led the whole part.

    `field` names the place of the signature: chair (who opened the sitting), chair_2 …
    """

    person: int
    field: str
    items: str


def chairs(sitting: Sitting, part: Part) -> tuple[Chair, ...]:
    """Who opened the sitting, then everybody else who led an item of the part."""
    opener = sitting.leadership.opener or sitting.chair
    own = [item for item in sitting.items if item.public is (part is Part.PUBLIC)]
    ids = {item.id for item in own}
    led = [(person, item) for person, item in sitting.leadership.led if item in ids]
    people = tuple(dict.fromkeys((opener, *(person for person, _ in led))))
    return tuple(
        Chair(
            person=person,
            field="chair" if place == 0 else f"chair_{place + 1}",
            items=_range(own, {item for who, item in led if who == person}) if len(people) > 1 else "",
        )
        for place, person in enumerate(people)
    )


def _range(items: Iterable[Item], led: set[int]) -> str:
    """Neighbours on the agenda are drawn together."""
    stretches = [list(stretch) for inside, stretch in groupby(items, lambda item: item.id in led) if inside]
    return ", ".join(
        stretch[0].number if len(stretch) == 1 else f"{stretch[0].number} – {stretch[-1].number}"
        for stretch in stretches
    )
