"""Who led which items of a part, and who therefore signs its minutes, by the law of the state (LAW-38). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from minutes.attendance import took_part
from minutes.draft import Part
from sessions_app.sitting.plan import Item, Member
from sessions_app.sitting.state import Sitting
from voting.rules.minutes import SignedBy

MEMBERS_SIGNING = 2  # § 38 Abs. 2 GemO


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


@dataclass(frozen=True)
class Place:
    """A place for a signature: `field` names it (chair, chair_2 …, member, member_2, clerk); `items` are a chair's."""

    person: int
    name: str
    field: str
    items: str = ""


def signature_places(sitting: Sitting, part: Part, members: Sequence[int] = ()) -> tuple[Place, ...]:
    """Everybody who led signs for the own items (§ 52 Abs. 1 GO NRW); by the state's rule two members who took part
    (§ 38 Abs. 2 GemO) and the clerk as well. `members`: whom the clerk has chosen; without, who is proposed.
    """
    leaders = tuple(
        Place(each.person, _name(sitting, each.person), each.field, each.items)
        for each in chairs(sitting, part)
    )
    rule = SignedBy(sitting.rules.minutes.signed_by.value)
    if rule is SignedBy.CHAIR:
        return leaders
    clerk = Place(sitting.clerk.person or 0, sitting.clerk.name, "clerk")
    signing = members or proposed_members(sitting, part)
    more = tuple(
        Place(person, _name(sitting, person), "member" if place == 0 else f"member_{place + 1}")
        for place, person in enumerate(signing if members_wanted(sitting, part) else ())
    )
    return (*leaders, *more, clerk)


def _name(sitting: Sitting, person: int) -> str:
    member = sitting.roster.get(person)
    return member.name if member else ""


def members_wanted(sitting: Sitting, part: Part) -> int:
    """How many members sign beside chair and clerk: none where the law wants none, nor more than took part."""
    rule = SignedBy(sitting.rules.minutes.signed_by.value)
    wanted = MEMBERS_SIGNING if rule is SignedBy.CHAIR_MEMBERS_AND_CLERK else 0
    return min(wanted, len(eligible_members(sitting, part)))


def eligible_members(sitting: Sitting, part: Part) -> tuple[Member, ...]:
    """Members with a vote who took part, and who neither led nor kept the minutes."""
    others = {each.person for each in chairs(sitting, part)} | {sitting.clerk.person}
    return tuple(each for each in took_part(sitting) if each.voting_right and each.person not in others)


def proposed_members(sitting: Sitting, part: Part) -> tuple[int, ...]:
    """The first who may, and the first of another group, else simply the next."""
    able = eligible_members(sitting, part)
    other = [each for each in able[1:] if each.group != able[0].group] or able[1:]
    return tuple(each.person for each in (*able[:1], *other[:1]))[: members_wanted(sitting, part)]
