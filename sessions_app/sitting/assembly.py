"""Who is in the sitting, who may vote on what is called, and whether that is enough. Pure and immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from sessions_app.sitting.plan import Item, Member, Plan
from sessions_app.sitting.presence import Attendance, Place, Recusal
from voting.rules.matters import Matter
from voting.rules.profiles import Profile
from voting.rules.quorum import council_members_prevail


class Mode(StrEnum):
    """How a member attends: im Saal, zugeschaltet."""

    ROOM = "room"
    REMOTE = "remote"


@dataclass(frozen=True)
class Presence:
    """A member who is present now. `confirmed`: not by the own word alone, the desk has seen it."""

    mode: Mode
    since: datetime
    confirmed: bool = True


@dataclass(frozen=True)
class Stay:
    """A stretch of attendance. `left_at` is None while it lasts."""

    person: int
    mode: Mode
    arrived_at: datetime
    left_at: datetime | None


@dataclass(frozen=True)
class QuorumFinding:
    """The quorum as found and written: members with voting right, present and required."""

    at: datetime
    present: int
    required: int
    quorate: bool


def nobody() -> Mapping[int, Presence]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Assembly(Plan):
    """Those who are there (die Erschienenen), seen from the item that is called: its id is `current`."""

    current: int | None = None
    present: Mapping[int, Presence] = field(default_factory=nobody)
    past_stays: tuple[Stay, ...] = ()
    opening: QuorumFinding | None = None
    later_findings: tuple[QuorumFinding, ...] = ()
    attendance: Attendance = field(default_factory=Attendance)

    @property
    def rules(self) -> Profile:
        """The rule profile frozen at convening."""
        assert self.profile is not None  # convened sittings have one
        return self.profile

    @property
    def quorum_finding(self) -> QuorumFinding | None:
        """What was last found and written, at the opening or later."""
        return self.later_findings[-1] if self.later_findings else self.opening

    @cached_property
    def roster(self) -> Mapping[int, Member]:
        return {member.person: member for member in self.members}

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The whole time line of attendance; those present now stand last, with `left_at` None."""
        now = (Stay(person, each.mode, each.since, None) for person, each in self.present.items())
        return (*self.past_stays, *now)

    def is_unconfirmed(self, person: int) -> bool:
        """Whether somebody is here by the own word alone."""
        presence = self.present.get(person)
        return presence is not None and not presence.confirmed

    def last_stay(self, person: int) -> Stay | None:
        """The last stretch of attendance of the person that is over."""
        return self._last_stays.get(person)

    @cached_property
    def _last_stays(self) -> Mapping[int, Stay]:
        return {stay.person: stay for stay in self.past_stays}

    def stay_of(self, person: int) -> Stay | None:
        """The stretch of attendance that lasts, else the last one."""
        now = self.present.get(person)
        return Stay(person, now.mode, now.since, None) if now else self.last_stay(person)

    def here_since(self, person: int) -> datetime:
        """When somebody who is present came. Who only changes between room and remote has been here before."""
        since = self.present[person].since
        for stay in reversed(self.past_stays):
            if stay.person == person and stay.left_at == since:
                since = stay.arrived_at
        return since

    @cached_property
    def replaced(self) -> frozenset[int]:
        """Whose place is taken by a substitute who is present."""
        substitutes = (member for member in self.members if member.person in self.present)
        return frozenset(each.substitute_of for each in substitutes if each.substitute_of is not None)

    def acting_substitute(self, person: int) -> Member | None:
        """Who sits in the place of `person` now."""
        substitutes = (member for member in self.members if member.substitute_of == person)
        return next((member for member in substitutes if member.person in self.present), None)

    @property
    def debated(self) -> tuple[Item, ...]:
        """The item that is called and what is debated together with it (gemeinsame Beratung)."""
        return tuple(each for each in self.items if each.called_at and not each.left_at)

    @property
    def at_stake(self) -> tuple[Item, ...]:
        """What the debate is about: who is biased on any of it takes no part (§ 31 GO NRW)."""
        return self.debated

    @cached_property
    def recused(self) -> frozenset[int]:
        """Who takes no part in the item that is called, for bias (befangen, § 31 GO NRW)."""
        return self.attendance.recused_from(self.current)

    @cached_property
    def sent_out(self) -> frozenset[int]:
        """Who waits outside while an item that is not public is debated, for bias on it (§ 31 Abs. 4 GO NRW)."""
        closed = {each.id for each in self.at_stake if not each.public}
        leave = (each for each in self.attendance.recusals if each.place is Place.OUTSIDE)
        return frozenset(each.person for each in leave if each.item in closed)

    def kept_from(self, person: int) -> frozenset[int]:
        """Closed items whose papers the person may not read, for bias on them, until they are finished with."""
        mine = {each.item for each in self.attendance.recusals if each.person == person}
        return frozenset(
            each.id for each in self.items if each.id in mine and not each.public and not each.left_at
        )

    @cached_property
    def voters_present(self) -> tuple[Member, ...]:
        """Members with voting right who are present and whose place nobody else has taken, by order."""
        present = (
            member
            for member in self.members
            if member.voting_right and member.person in self.present and member.person not in self.replaced
        )
        return tuple(sorted(present, key=lambda member: (member.order, member.person)))

    @cached_property
    def unbiased(self) -> tuple[Member, ...]:
        """The voters who are present and not biased on the item that is called, by order."""
        return tuple(member for member in self.voters_present if member.person not in self.recused)

    def barred(self, matter: Matter | None) -> Mapping[int, str]:
        """Who by office has no vote in the matter, present or not, and the paragraph (§ 40 Abs. 2 Satz 6 GO NRW)."""
        source = self.profile.excludes_mayor(matter) if self.profile else ""
        return {each.person: source for each in self.members if each.by_office} if source else {}

    def electors_on(self, matter: Matter | None) -> tuple[Member, ...]:
        """Who is entitled to vote on the item that is called if it is about this matter, by order."""
        barred = self.barred(matter)
        return tuple(member for member in self.unbiased if member.person not in barred)

    @cached_property
    def matter(self) -> Matter | None:
        """What the item that is called is about, where that decides who votes on it."""
        return next((each.matter for each in self.items if each.id == self.current), None)

    @cached_property
    def electors(self) -> tuple[Member, ...]:
        """Who is entitled to vote on the item that is called: who is present, neither biased nor barred by office."""
        return self.electors_on(self.matter)

    @cached_property
    def entitled(self) -> frozenset[int]:
        """The electors, as people."""
        return frozenset(member.person for member in self.electors)

    @property
    def second_meeting(self) -> bool:
        """Whether the item was postponed before for lack of a quorum, and any number may decide on it
        (§ 49 Abs. 2 GO NRW).
        """
        return self.current in self.attendance.second_meeting

    def takes_part(self, person: int) -> bool:
        """Whether somebody is present, nobody else sits in that place, and no bias on what is debated, and be it
        only jointly, keeps the person away.
        """
        return person in self.present and person not in self.replaced and not self.is_biased(person)

    def is_biased(self, person: int) -> bool:
        """Whether the person takes no part in what is debated, and be it only jointly, for bias (§ 31 GO NRW)."""
        return self.bias_of(person) is not None

    def bias_of(self, person: int) -> Recusal | None:
        """What keeps the person away from the debate; on the item that is called, if on that one too."""
        if not self.attendance.recusals:
            return None
        called_first = sorted(self.at_stake, key=lambda each: each.id != self.current)
        found = (self.attendance.recusal(person, each.id) for each in called_first)
        return next((each for each in found if each), None)

    def colleagues(self, person: int) -> frozenset[int]:
        """The people of the same group (Fraktion), the person included; nobody for those without one."""
        group = self.roster[person].group
        return frozenset(each.person for each in self.members if group and each.group == group)

    @property
    def quorum_required(self) -> int:
        rules = self.rules
        return (
            rules.second_meeting.value
            if self.second_meeting
            else rules.required_present(self.statutory_number)
        )

    @property
    def quorum_present(self) -> int:
        """Who is biased is not present for the quorum (OVG NRW, III A 42/73); whom the office bars from voting is."""
        return len(self.unbiased)

    @property
    def citizens_present(self) -> int:
        """Expert citizens among the electors."""
        return sum(member.expert_citizen for member in self.electors)

    @property
    def citizens_prevail(self) -> bool:
        """Whether a committee cannot decide because council members do not outnumber the expert citizens."""
        asked = self.rules.council_majority.value and not self.second_meeting
        citizens = self.citizens_present
        return asked and not council_members_prevail(self.quorum_present - citizens, citizens)

    @property
    def quorate(self) -> bool:
        """Beschlussfähig, as the numbers stand now. What counts in law is what was found and written."""
        return self.quorum_present >= self.quorum_required and not self.citizens_prevail

    @property
    def presumed_quorate(self) -> bool:
        """Where the law presumes it, a sitting found quorate stays so until a lack is found (§ 49 Abs. 1 GO NRW)."""
        found = self.quorum_finding
        return self.rules.quorum_presumption.value and found is not None and found.quorate
