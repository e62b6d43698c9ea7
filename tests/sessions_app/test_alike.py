"""Members in the same situation are shown the same card, through an evening in which everybody is something else."""

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta

from sessions_app.screens import Viewer, look_personally
from sessions_app.screens.alike import Situations
from sessions_app.screens.audience import Audience
from sessions_app.screens.voting import you
from sessions_app.sitting.assembly import Presence
from sessions_app.sitting.disturbances import FaultKind
from sessions_app.sitting.events.attendance import ArrivalsConfirmed, MemberArrived, MemberExcused, MemberLeft
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.events.discretion import ConfidentialityAssured
from sessions_app.sitting.events.disturbances import FaultReported
from sessions_app.sitting.events.happenings import OrderMeasureTaken
from sessions_app.sitting.events.leadership import ChairHandedOver
from sessions_app.sitting.events.motions import MotionTabled
from sessions_app.sitting.events.quorum import QuorumChallenged
from sessions_app.sitting.events.readiness import DeviceChecked
from sessions_app.sitting.events.recusal import MemberRecused
from sessions_app.sitting.events.speakers import FloorGiven, FloorRequested
from sessions_app.sitting.happenings import Measure
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import Member
from sessions_app.sitting.presence import Basis, Place
from sessions_app.sitting.state import Sitting
from tests.cast import (
    EVENING,
    FIRST_CLOSED,
    HANDS,
    NO,
    PLAN,
    REMOTE,
    ROOM,
    SECRET,
    YES,
    Evening,
    announced,
    excluded,
    item_called,
    vote_closed,
    vote_opened,
)
from voting.events import BallotCast, PapersHandedIn

FIRST = (
    1001  # far from every other number of the evening: whose number is also something else's is never alike
)
MAYOR, ADVISORY, PRINCIPAL, SUBSTITUTE, LAST = FIRST, FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 39
PEOPLE = range(FIRST, LAST + 1)
ROSTER = tuple(
    Member(
        person=each,
        name=f"Person {each}",
        group="Fraktion" if each % 2 else "",
        voting_right=each != ADVISORY,
        by_office=each == MAYOR,
        substitute_of=PRINCIPAL if each == SUBSTITUTE else None,
        order=each,
    )
    for each in PEOPLE
)
CONVENED = SittingConvened(plan=replace(PLAN, members=ROSTER, chair=MAYOR))
COMING = [
    MemberArrived(person=each, mode=REMOTE if each % 5 == 0 else ROOM, unconfirmed=each % 7 == 0)
    for each in PEOPLE[4:36]
]
OPENED = SittingOpened(present=30, required=7, quorate=True)


def tabled(person):
    return MotionTabled(
        item=3,
        number=1,
        motion_kind=MotionKind.AMENDMENT,
        text="Anders",
        mover=person,
        mover_name=f"Person {person}",
    )


def cast(*people, choice):
    return [BallotCast(voter=each, choice=choice) for each in people]


STEPS = (
    DeviceChecked(person=FIRST + 20, choice=YES),
    MemberExcused(person=FIRST + 37),
    COMING,
    MemberArrived(person=MAYOR, mode=ROOM),
    MemberArrived(person=PRINCIPAL, mode=ROOM),
    OPENED,
    item_called(3),
    FloorRequested(person=FIRST + 6),
    FloorRequested(person=FIRST + 7),
    FloorGiven(person=FIRST + 6),
    tabled(FIRST + 8),
    FaultReported(number=1, person=FIRST + 9, fault=FaultKind.SOUND),
    QuorumChallenged(person=FIRST + 22),
    MemberRecused(person=FIRST + 10, item=3, place=Place.AUDIENCE, basis=Basis.DECLARED),
    MemberLeft(person=PRINCIPAL),
    MemberArrived(person=SUBSTITUTE, mode=ROOM),
    vote_opened(),
    [*cast(*PEOPLE[11:15], choice=YES), *cast(*PEOPLE[13:19], choice=NO)],
    ArrivalsConfirmed(people=(FIRST + 26,)),
    MemberArrived(person=FIRST + 36, mode=ROOM),
    MemberLeft(person=FIRST + 20),
    vote_closed(2, 6, 0, not_voted=20, carried=False),
    announced,
    vote_opened(HANDS, number=2),
    [MemberArrived(person=each, mode=ROOM) for each in (FIRST + 4, FIRST + 14)],
    vote_closed(0, 0, 0, not_voted=30, carried=False),
    announced,
    vote_opened(SECRET, number=3),
    PapersHandedIn(voters=(FIRST + 23, FIRST + 25)),
    vote_closed(0, 0, 0, not_voted=30, carried=False),
    announced,
    OrderMeasureTaken(person=FIRST + 21, measure=Measure.EXPULSION, reason="Störung"),
    ChairHandedOver(person=FIRST + 24),
    excluded,
    item_called(FIRST_CLOSED),
    ConfidentialityAssured(person=FIRST + 29),
    MemberRecused(person=FIRST + 27, item=FIRST_CLOSED, place=Place.OUTSIDE, basis=Basis.DECIDED),
)


def evening():
    """The sitting after each step; a minute passes with each, and what is one step happens at once."""
    state = CONVENED.apply(Sitting(), EVENING)
    for minute, step in enumerate(STEPS):
        for each in step if isinstance(step, list) else [step]:
            event = each(state) if callable(each) else each
            state = event.apply(state, EVENING + timedelta(minutes=minute))
        yield step, state


def cards(sitting, people):
    return [look_personally(sitting, Audience.MEMBER, Viewer(each)) for each in people]


def alike(situations, sitting, *, to_vote):
    """The people of the roster, those together who are in the same situation."""
    groups = defaultdict(list)
    for each in PEOPLE:
        groups[situations.of(each, to_vote=to_vote)].append(each)
    assert sum(map(len, groups.values())) == len(sitting.members)
    return groups.values()


def test_who_is_in_the_same_situation_is_shown_the_same_card_whatever_happens():
    situations, fewest = Situations(), len(PEOPLE)
    for step, sitting in evening():
        situations.look_at(sitting)
        groups = alike(situations, sitting, to_vote=False)
        for people in groups:
            first, *others = cards(sitting, people)
            assert others == [first] * len(others), (step, people)
        for people in alike(situations, sitting, to_vote=True):
            first, *others = (you(sitting, each) for each in people)
            assert others == [first] * len(others), (step, people)
        fewest = min(fewest, len(groups))
    assert fewest <= len(PEOPLE) // 3


def test_who_has_taken_part_by_video_since_another_time_may_owe_another_assurance():
    state, situations = Evening().has(CONVENED, COMING, OPENED).state, Situations()
    one, other = FIRST + 4, FIRST + 14

    def are_alike(**since):
        times = zip((one, other), since.values(), strict=True)
        here = {**state.present, **{person: Presence(REMOTE, at) for person, at in times}}
        situations.look_at(replace(state, present=here))
        return situations.of(one) == situations.of(other)

    assert are_alike(first=state.opened_at, second=state.opened_at)
    assert not are_alike(first=state.opened_at, second=state.convened_at)


def test_nobody_is_alike_to_who_is_not_on_the_roster():
    situations = Situations()
    situations.look_at(Evening().has(CONVENED).state)
    assert [situations.of(each) for each in (None, 7, LAST + 1)] == [None, 7, LAST + 1]
    assert situations.of(LAST) == situations.of(LAST - 2) != situations.of(LAST - 1)  # of another group
    assert situations.of(LAST, to_vote=True) == situations.of(LAST - 1, to_vote=True)
