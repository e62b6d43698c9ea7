"""Regions `presence` and `seats-1`, `seats-2`, …: how many are here, and who. Sitting → view objects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.attendance_buttons import SHARED_ATTENDANCE, attendance_actions, confirm_all_action
from sessions_app.screens.audience import INSIDERS, SEATS, Audience
from sessions_app.screens.objects import Action, Words, said, words
from sessions_app.screens.regions import shut_out
from sessions_app.sitting.assembly import Mode, Stay
from sessions_app.sitting.plan import Member
from sessions_app.sitting.presence import Attendance
from sessions_app.sitting.quorum import explain_quorum
from sessions_app.sitting.state import Phase, Sitting


@dataclass(frozen=True)
class Seat:
    """One person of the roster. `state`: room, remote, recused, left, absent, excused, late.

    `expected_at`: when somebody who is late said to come. `unconfirmed`: here by the own word alone.
    """

    person: int
    name: str
    role: Words | str
    state: str
    state_words: Words
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    expected_at: datetime | None = None
    unconfirmed: bool = False
    advisory: bool = False
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Group:
    """Region `seats-1`, `seats-2` …: the people of one group (Fraktion); `name` is empty for those without.
    A large group is told in several, each from its `first` to its `last`. `over`: numbers would mislead.

    `present` of `total` have a vote; those who attend in an advisory capacity are counted apart.
    """

    number: int
    name: str
    first: str
    last: str
    present: int
    total: int
    advisory_present: int
    advisory: int
    over: bool = False
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True)
class Slot:
    """The place of a region within another one. `group` is set on a page, which shows both."""

    region: str
    group: Group | None = None


@dataclass(frozen=True)
class Presence:
    """Region `presence`. `slots` is empty where only counts may be seen; `forms` serve the buttons of all seats.

    `over`: everybody has gone, and numbers would mislead. `announcement` is read out once when it changes.
    `entitled`: who may vote on the item that is called. `confirm`: the desk has seen all who reported themselves.
    """

    present: int
    total: int
    remote: int
    quorate: bool
    quorum: Words
    over: bool = False
    announcement: Words | None = None
    entitled: Words | None = None
    confirm: Action | None = None
    slots: tuple[Slot, ...] = ()
    forms: tuple[Action, ...] = ()


def presence(sitting: Sitting, audience: Audience) -> Presence:
    """How many are here. Who it is, is told in `seats`.

    Who is biased on a closed item is not for the others, not even by the numbers.
    """
    outside = shut_out(sitting, audience)
    seen = replace(sitting, current=None, attendance=Attendance()) if outside else sitting
    convened = sitting.profile is not None
    desk = audience is Audience.DESK
    return Presence(
        present=len(sitting.voters_present),
        total=sitting.statutory_number,
        remote=sum(each.mode is Mode.REMOTE for each in sitting.present.values()),
        quorate=convened and seen.quorate,
        quorum=_quorum(seen),
        over=sitting.phase in _OVER,
        announcement=words(N_("The meeting is quorate.")) if _reached(seen) else None,
        entitled=None if audience is Audience.WALL else _entitled(seen, always=desk),
        confirm=confirm_all_action(sitting) if desk else None,
        slots=tuple(Slot(f"{SEATS}-{number}") for number, _ in enumerate(_parts(sitting, audience), 1)),
        forms=SHARED_ATTENDANCE if desk else (),
    )


def _entitled(sitting: Sitting, *, always: bool) -> Words | None:
    """Who may vote on the item that is called, and who is biased; without anybody only for those who ask `always`."""
    if sitting.item is None or sitting.phase in _OVER or not (always or sitting.recused):
        return None
    everybody = sitting.statutory_number - len(sitting.barred(sitting.matter))
    numbers = {"entitled": len(sitting.electors), "all": everybody}
    names = [member.name for member in sitting.members if member.person in sitting.recused]
    if not names:
        return words(N_("Entitled to vote on this item: %(entitled)s of %(all)s."), **numbers)
    sentence = N_("Entitled to vote on this item: %(entitled)s of %(all)s; biased: %(names)s.")
    return words(sentence, names=", ".join(names), **numbers)


_OVER = frozenset({Phase.CLOSED, Phase.CANCELLED})


def _reached(sitting: Sitting) -> bool:
    """Whether the quorum is there and matters. That it is lacking is the notice's to say."""
    return sitting.profile is not None and sitting.phase not in _OVER and sitting.quorate


def _quorum(sitting: Sitting) -> Words:
    if sitting.profile is None:
        return words(N_("The quorum is known once the meeting is convened."))
    return said(explain_quorum(sitting))


# Who is here, in parts of a bounded size: so a region stays small in a large council, and one arrival sends one part.

AT_ONCE = 50  # people in a part


def seats(sitting: Sitting, audience: Audience) -> dict[str, Group]:
    """The people by region: names for the insiders at any time, for the public in the public part."""
    stays: dict[int, list[Stay]] = {}
    for stay in sitting.stays:
        stays.setdefault(stay.person, []).append(stay)
    voters = frozenset(member.person for member in sitting.voters_present)
    parts = _parts(sitting, audience)
    return {
        f"{SEATS}-{number}": replace(
            _group(sitting, number, part, voters),
            seats=tuple(_seat(sitting, each, stays.get(each.person, []), audience) for each in part.members),
        )
        for number, part in enumerate(parts, 1)
    }


def with_seats(views: Mapping[str, object]) -> dict[str, object]:
    """The views for a page, which has the people in their places: a push brings them in regions of their own."""
    counts = views.get("presence")
    if not isinstance(counts, Presence):
        return dict(views)
    slots = (Slot(each.region, cast("Group", views[each.region])) for each in counts.slots)
    return {**views, "presence": replace(counts, slots=tuple(slots))}


@dataclass(frozen=True)
class _Part:
    """A group (Fraktion), or as many of a large one as a region bears."""

    name: str
    members: Sequence[Member]
    whole: bool


def _parts(sitting: Sitting, audience: Audience) -> list[_Part]:
    if audience is Audience.WALL or shut_out(sitting, audience) or _is_kept_off(sitting, audience):
        return []
    groups: dict[str, list[Member]] = {}
    for member in sitting.members:
        groups.setdefault(member.group, []).append(member)
    return [
        _Part(name, members[begin : begin + AT_ONCE], whole=len(members) <= AT_ONCE)
        for name, members in groups.items()
        for begin in range(0, len(members), AT_ONCE)
    ]


def _is_kept_off(sitting: Sitting, audience: Audience) -> bool:
    """After the evening the Internet says who was there where the rules want it (DP-05)."""
    over = sitting.phase is Phase.CLOSED and audience is Audience.PUBLIC
    return over and not sitting.rules.minutes.names.value


def _group(sitting: Sitting, number: int, part: _Part, voters: frozenset[int]) -> Group:
    """The numbers, of the `voters` who are here. A substitute counts in the place that is taken, not as a place more."""
    members = part.members
    advisory = [member for member in members if not member.voting_right]
    return Group(
        number=number,
        name=part.name,
        first="" if part.whole else members[0].name,
        last="" if part.whole else members[-1].name,
        present=sum(member.person in voters for member in members),
        total=sum(member.voting_right and member.substitute_of is None for member in members),
        advisory_present=sum(member.person in sitting.present for member in advisory),
        advisory=len(advisory),
        over=sitting.phase in _OVER,
    )


def _seat(sitting: Sitting, member: Member, stays: list[Stay], audience: Audience) -> Seat:
    role: Words | str = member.role
    if (replaced := sitting.roster.get(member.substitute_of or 0)) is not None:
        role = words(N_("Substitute of %(name)s"), name=replaced.name)
    now = sitting.present.get(member.person)
    apology = sitting.attendance.apology(member.person)
    state, state_words = _state_of(sitting, member.person, been=bool(stays))
    return Seat(
        person=member.person,
        name=member.name,
        role=role,
        state=state,
        state_words=state_words,
        arrived_at=stays[0].arrived_at if stays else None,
        left_at=stays[-1].left_at if stays else None,
        expected_at=apology.expected_at if apology and state == "late" else None,
        unconfirmed=audience in INSIDERS and now is not None and not now.confirmed,
        advisory=not member.voting_right and "beratend" not in member.role.casefold(),
        actions=attendance_actions(sitting, member) if audience is Audience.DESK else (),
    )


def _state_of(sitting: Sitting, person: int, *, been: bool) -> tuple[str, Words]:
    if (now := sitting.present.get(person)) is not None:
        recusal = sitting.bias_of(person)
        return (
            ("recused", wording.RECUSED[recusal.place])
            if recusal
            else (now.mode.value, wording.MODES[now.mode])
        )
    if been:
        return "left", wording.LEFT
    apology = sitting.attendance.apology(person)
    if apology is None:
        return "absent", wording.ABSENT
    return ("late", wording.COMES_LATER) if apology.late else ("excused", wording.EXCUSED)
