"""What a sitting is convened with: agenda, roster, rules, frozen into the journal. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voting.rules.majority import Majority
from voting.rules.matters import Matter, matter_of
from voting.rules.profiles import Profile


class ItemKind(StrEnum):
    """What an agenda item is for: Beschluss, Kenntnisnahme, Bericht, Anfrage, bare heading; and resolutions for which
    the law demands a majority of their own, or somebody has to say which (`SPECIAL`), or on which not everybody votes.

    Only on a resolution can be voted; whatever else is on the agenda ends without a binding vote (LAW-11).
    """

    RESOLUTION = "resolution"
    INFORMATION = "information"
    REPORT = "report"
    QUESTION = "question"
    HEADING = "heading"
    MAIN_BYLAW = "main_bylaw"
    MAYOR_REMOVAL = "mayor_removal"
    DEPUTY_REMOVAL = "deputy_removal"
    REMOTE_MEETING = "remote_meeting"
    JOINT_PROPOSAL = "joint_proposal"
    SPECIAL = "special"
    COMMITTEES = "committees"
    MAYOR_CLAIMS = "mayor_claims"
    OVERSIGHT = "oversight"
    PORTFOLIOS = "portfolios"
    DISCHARGE = "discharge"


# What can be voted on, and which majority is proposed for it; None: whoever opens the vote has to choose (LAW-42).
PROPOSED: Mapping[ItemKind, Majority | None] = {
    ItemKind.RESOLUTION: Majority.SIMPLE,
    ItemKind.MAIN_BYLAW: Majority.MAIN_BYLAW,
    ItemKind.MAYOR_REMOVAL: Majority.MAYOR_REMOVAL,
    ItemKind.DEPUTY_REMOVAL: Majority.DEPUTY_REMOVAL,
    ItemKind.REMOTE_MEETING: Majority.REMOTE_MEETING,
    ItemKind.JOINT_PROPOSAL: Majority.JOINT_PROPOSAL,
    ItemKind.SPECIAL: None,
    ItemKind.COMMITTEES: Majority.SIMPLE,
    ItemKind.MAYOR_CLAIMS: Majority.SIMPLE,
    ItemKind.OVERSIGHT: Majority.SIMPLE,
    ItemKind.PORTFOLIOS: Majority.SIMPLE,
    ItemKind.DISCHARGE: Majority.SIMPLE,
}

# How the items of the public and the closed part are numbered: Ö 1, N 1.
SIGNS: Mapping[bool, str] = {True: "Ö", False: "N"}


class ItemState(StrEnum):
    """Where an agenda item (TOP) stands: offen, aufgerufen, beschlossen, zur Kenntnis genommen, vertagt,
    zurückgezogen, verwiesen.
    """

    PENDING = "pending"
    CALLED = "called"
    DECIDED = "decided"
    NOTED = "noted"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"
    REFERRED = "referred"


# The one table of an item's machine. A called item may be called again, a decided one decided again
# (amendments first, then the motion); what is taken out of a bloc is still to come; what left the agenda stays away.
_LEFT = frozenset({ItemState.POSTPONED, ItemState.WITHDRAWN, ItemState.REFERRED})
ITEM_TRANSITIONS: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.PENDING: frozenset({ItemState.CALLED}) | _LEFT,
    ItemState.CALLED: frozenset({ItemState.PENDING, ItemState.CALLED, ItemState.DECIDED, ItemState.NOTED})
    | _LEFT,
    ItemState.DECIDED: frozenset({ItemState.DECIDED}),
    ItemState.NOTED: frozenset(),
    ItemState.POSTPONED: frozenset(),
    ItemState.WITHDRAWN: frozenset(),
    ItemState.REFERRED: frozenset(),
}


@dataclass(frozen=True, kw_only=True)
class Item:
    """An agenda item (Tagesordnungspunkt) as published, and what became of it.

    `number` is shown as it is ("Ö 1", "N 1"). `public_title` is the neutral title of a closed item, the
    only words of it that the public may see. `carried` tells the last announced result, None without one.
    `remark` is the reason of a postponement or withdrawal, or where the item was referred to. `left_at`: when the
    sitting went on from the called item, whatever had become of it.
    """

    id: int
    number: str
    title: str
    public: bool = True
    public_title: str = ""
    paper_reference: str = ""
    proposed_resolution: str = ""
    kind: ItemKind = ItemKind.RESOLUTION
    state: ItemState = ItemState.PENDING
    carried: bool | None = None
    remark: str = ""
    called_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def takes_vote(self) -> bool:
        return self.kind in PROPOSED

    @property
    def matter(self) -> Matter | None:
        """What it is about, where that decides who votes on it."""
        return matter_of(self.kind)

    def may_become(self, state: ItemState) -> bool:
        return state in ITEM_TRANSITIONS[self.state]


@dataclass(frozen=True, kw_only=True)
class Member:
    """A seat on the roster: member, advisory member (beratendes Mitglied) or substitute (Stellvertretung).

    `role` is the title to show ("Bürgermeisterin"), `substitute_of` the person whose place is taken while
    that person is absent. `order` is the order of the roll call. The right to vote is the membership's.
    `expert_citizen`: votes in a committee without a seat in the council (sachkundige Bürgerin, sachkundiger Bürger).
    `by_office`: the mayor as a member of the council (Mitglied kraft Amtes), who has no vote in some matters.
    """

    person: int
    name: str
    group: str = ""
    role: str = ""
    voting_right: bool = True
    substitute_of: int | None = None
    order: int = 0
    expert_citizen: bool = False
    by_office: bool = False


@dataclass(frozen=True)
class Officer:
    """Who keeps the minutes (Schriftführung). `person` if the council knows one."""

    name: str = ""
    person: int | None = None


@dataclass(frozen=True, kw_only=True)
class PublishedSupplement:
    """A numbered supplement to the published agenda (Nachtrag). The numbers of the items that it added, changed, withdrew:
    those of closed items say nothing of them.
    """

    number: int
    published_at: datetime
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The frozen world of a sitting. Ids are those of the rows: `meeting`, `body`, `organization`.

    `agenda_version` is the published version of the agenda; `statutory_number` the legal number of
    members (gesetzliche Mitgliederzahl), whatever seats are vacant; `chair` a person of the roster. `fault_phone`: the
    second channel for reporting faults (zweiter Meldeweg), where one was defined. `supplements`: what changed the agenda
    since `agenda_published_at`; before both were written there are none.
    """

    meeting: int = 0
    title: str = ""
    body: int = 0
    body_name: str = ""
    organization: int = 0
    organization_name: str = ""
    place: str = ""
    starts_at: datetime | None = None
    agenda_version: int = 0
    items: tuple[Item, ...] = ()
    members: tuple[Member, ...] = ()
    chair: int = 0
    clerk: Officer = Officer()
    statutory_number: int = 0
    profile: Profile | None = None
    fault_phone: str = ""
    agenda_published_at: datetime | None = None
    supplements: tuple[PublishedSupplement, ...] = ()

    @property
    def numbers_withdrawn(self) -> tuple[str, ...]:
        """Numbers of items that are on the agenda no more, and are not given again."""
        return tuple(number for each in self.supplements for number in each.withdrawn)
