"""Composing a committee: by a joint proposal, by lists, or by the strength of groups. Pure; who may is the caller's question."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from journal.events import Refused, require
from voting.elections.commands import open_election
from voting.elections.counts import Count
from voting.elections.election import Candidate, Election, ElectionPhase, Form, Manner
from voting.elections.events import (
    AllAccepted,
    ElectionAnswered,
    ElectionEvent,
    ElectionOpened,
    MembersNamed,
    RoundCounted,
)
from voting.elections.lists import Division, judge_lists
from voting.elections.refusals import ElectionRefusal
from voting.elections.rules import SeatsBy
from voting.elections.seating import seated, unanswered_seats, vacant
from voting.elections.typed import Listed
from voting.register import Entitlement
from voting.rules.matters import Matter
from voting.rules.profiles import ElectionRules, Profile
from voting.seats.proposals import MOST_LETTERS, MOST_STRENGTH
from voting.vote import Voter

# The law's own word, and a name like that of any other list: in the journal as the minutes have it.
JOINT_NAME = "Einheitlicher Wahlvorschlag"


class Way(StrEnum):
    """How a committee is composed: einheitlicher Wahlvorschlag, Listenwahl mit Stimmzetteln oder Handzeichen,
    Benennung nach der Stärke der Fraktionen.
    """

    JOINT = "joint"
    PAPER = "paper"
    HANDS = "hands"
    STRENGTH = "strength"

    @property
    def matter(self) -> Matter:
        """What decides who votes on it: in NRW not the mayor (§ 40 Abs. 2 Satz 6, § 50 Abs. 3, § 58 GO NRW)."""
        return Matter.JOINT_PROPOSAL if self is Way.JOINT else Matter.COMMITTEES


def open_composition(
    profile: Profile,
    *,
    number: int,
    subject: int,
    office: str,
    lists: Sequence[Listed],
    seats: int,
    register: tuple[Voter, ...],
    statutory_number: int,
    way: Way,
    method: str = "",
    members: int = 0,
    barred: tuple[Entitlement, ...] = (),
) -> tuple[ElectionEvent, ...]:
    """Opens the composition; by strength nobody votes, so it is counted at once. `members`: of the council in all, those
    without a group as well (by strength).
    """
    rules = profile.elections
    if rules is None or not rules.seats_by.value:
        raise Refused(ElectionRefusal.NO_RULES)
    _check_way(rules, way)
    _check_people(lists)
    joint = way is Way.JOINT
    opened = open_election(
        profile,
        number=number,
        subject=subject,
        office=office,
        names=[each.name for each in lists],
        register=register,
        statutory_number=statutory_number,
        seats=seats,
        form=Form.PERSONS if joint else Form.LISTS,
        manner=Manner.HANDS if way is Way.HANDS else Manner.PAPER,
        unopposed=way is Way.HANDS,
        method=method,
    )
    opened = replace(
        opened, candidates=_with_people(opened.candidates, lists), matter=way.matter, barred=barred
    )
    if way is Way.STRENGTH:
        return _by_strength(opened, lists, members)
    return (_jointly(opened) if joint else opened,)


def _check_way(rules: ElectionRules, way: Way) -> None:
    """What the law of the state provides for (§ 50 Abs. 3 GO NRW, Art. 33 BayGO, § 62 Abs. 2 HGO, § 40 Abs. 2 GemO BW,
    § 71 NKomVG, § 41 BbgKVerf).
    """
    by, source = SeatsBy(rules.seats_by.value), rules.seats_by.source
    if way is Way.JOINT:
        require(rules.joint.value, ElectionRefusal.NO_JOINT_PROPOSAL, source=rules.joint.source)
    elif way is Way.STRENGTH:
        require(by is not SeatsBy.VOTES, ElectionRefusal.SEATS_BY_VOTES, source=source)
    else:
        require(by is not SeatsBy.STRENGTH, ElectionRefusal.SEATS_BY_STRENGTH, source=source)


def _check_people(lists: Sequence[Listed]) -> None:
    people = [person for each in lists for person in each.people]
    _check_named(people)


def _check_named(people: Sequence[str]) -> None:
    """Nobody stands twice, be it on two lists, whatever the case of the letters."""
    counted = Counter(name.casefold() for name in people)
    for name in people:
        short = name[:MOST_LETTERS]
        require(len(name) <= MOST_LETTERS, ElectionRefusal.LONG_CANDIDATE, name=short, most=MOST_LETTERS)
        require(counted[name.casefold()] == 1, ElectionRefusal.DOUBLED_CANDIDATE, name=name)


def _with_people(candidates: Sequence[Candidate], lists: Sequence[Listed]) -> tuple[Candidate, ...]:
    return tuple(replace(each, people=one.people) for each, one in zip(candidates, lists, strict=True))


def _jointly(opened: ElectionOpened) -> ElectionOpened:
    """A resolution, by show of hands (§ 50 Abs. 3 GO NRW): it names somebody for each seat."""
    (proposal,) = opened.candidates
    given = len(proposal.people)
    require(given >= opened.seats, ElectionRefusal.SEATS_WITHOUT_NAMES, given=given, seats=opened.seats)
    return replace(opened, form=Form.JOINT, manner=Manner.HANDS)


def _by_strength(opened: ElectionOpened, lists: Sequence[Listed], members: int) -> tuple[ElectionEvent, ...]:
    strengths = tuple(each.strength for each in lists)
    total = sum(strengths)
    require(
        0 < total <= members <= MOST_STRENGTH,
        ElectionRefusal.STRENGTH_OF_MEMBERS,
        total=total,
        members=members,
    )
    begun = replace(opened, form=Form.STRENGTH, manner=Manner.NONE, register=(), matter=None, barred=())
    count = Count(papers=members, votes=strengths, blank=members - total)
    asked = Division(
        rules=begun.rules,
        names=tuple(each.name for each in begun.candidates),
        seats=begun.seats,
        method=begun.method,
        source=begun.method_source,
        by_strength=True,
    )
    outcome = judge_lists(asked, count)
    return begun, RoundCounted(
        election=begun.number, round_number=1, count=count, tellers="", outcome=outcome
    )


def answer_seat(election: Election, *, candidate: int, place: int, accepted: bool) -> ElectionAnswered:
    """Who got a seat of a list says whether the election is accepted; in the place of who declines the next one on the
    list follows.
    """
    _check_lists(election, candidate)
    require(election.phase is ElectionPhase.ANNOUNCED, ElectionRefusal.NOT_ANNOUNCED)
    found = next((each for each in seated(election, candidate) if each.place == place), None)
    if found is None:
        raise Refused(ElectionRefusal.NOT_ELECTED)
    require(found.accepted is None, ElectionRefusal.ASKED_ALREADY, name=found.name)
    return ElectionAnswered(election=election.number, candidate=candidate, accepted=accepted, place=place)


def accept_all(election: Election) -> AllAccepted:
    """All who have not answered accept, asked together."""
    require(election.phase is ElectionPhase.ANNOUNCED, ElectionRefusal.NOT_ANNOUNCED)
    require(unanswered_seats(election), ElectionRefusal.NOBODY_TO_ASK)
    return AllAccepted(election=election.number)


def name_members(election: Election, *, candidate: int, people: Sequence[str]) -> MembersNamed:
    """A list names people for seats that nobody on it is left for: groups after the division (Benennungsverfahren), and
    whoever follows when a list is used up (§ 50 Abs. 3 GO NRW since 2025: the group names the successor).
    """
    _check_lists(election, candidate)
    require(election.phase is not ElectionPhase.BROKEN_OFF, ElectionRefusal.FINISHED)
    require(vacant(election, candidate), ElectionRefusal.NO_SEAT_VACANT, name=election.name_of(candidate))
    require(people, ElectionRefusal.NOBODY_NAMED)
    before = [name for each in election.candidates for name in each.people]
    _check_named([*before, *people])
    return MembersNamed(election=election.number, candidate=candidate, people=tuple(people))


def _check_lists(election: Election, candidate: int) -> None:
    known = {each.number for each in election.candidates}
    require(election.by_lists and candidate in known, ElectionRefusal.UNKNOWN_CANDIDATE)
