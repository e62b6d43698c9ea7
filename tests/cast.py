"""The cast: the demo's invented council as actors, events and commands that read like an evening.

    sitting.has(*opened, all_present, item_called(3), vote_opened())
    sitting.when(cast(ANNA, YES), cast(BERND, NO), close_vote(CHAIR))
    sitting.then(...)

Persons have the numbers 1 to 17 in the order of the demo; items the numbers 1 to 12, so that item 3 is "Ö 3".
"""

from datetime import UTC, datetime, timedelta
from functools import partial

from accounts.actor import Actor
from config import demo_town as town
from journal.events import Event, Refused
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import votes
from sessions_app.sitting.eligibility import entitlements, in_the_hall, register
from sessions_app.sitting.events.agenda import ItemCalled, PublicExcluded
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.events.motions import MotionTabled
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.plan import Item, ItemKind, Member, Officer, Plan
from sessions_app.sitting.state import Sitting
from voting.events import BallotCast, PapersHandedIn, ResultAnnounced, TellerCounted, VoteClosed, VoteOpened
from voting.rules.majority import Majority
from voting.rules.profiles import load_profile
from voting.vote import Choice, Source, VoteKind

BODY, COUNCIL, MEETING = 1, 5, 42
EVENING = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
NRW = load_profile(town.PROFILE)

_NUMBERS = {person.login: number for number, person in enumerate(town.EVERYBODY, start=1)}


def actor(person, *grants):
    number = _NUMBERS[person.login]
    return Actor(user=100 + number, person=number, name=person.name, grants=frozenset(grants))


def of_council(codename):
    return f"{codename}:organization:{COUNCIL}"


MEMBER_GRANT = of_council("member_of")
CHAIR = VERA = actor(town.VERA, of_council("preside_over"), MEMBER_GRANT)
ANNA, BERND, CEM, DORA, EVA, FRITZ, GITTA, HASAN, INES, JAN, KARLA, LUKAS = (
    actor(person, MEMBER_GRANT) for person in town.ELECTED
)
MIRA = actor(town.MIRA, MEMBER_GRANT)  # advisory
NILS = actor(town.NILS, MEMBER_GRANT)  # substitute of Lukas
CLERK = OLGA = actor(town.OLGA, of_council("clerk_of"))
PAUL = actor(town.PAUL, f"author_papers:body:{BODY}")  # administration
ADMIN = Actor(user=900, name="Admin", grants=frozenset({f"administer_body:body:{BODY}"}))
OTHER_CLERK = Actor(user=901, person=901, name="Otto", grants=frozenset({"clerk_of:organization:6"}))

ELECTED = (ANNA, BERND, CEM, DORA, EVA, FRITZ, GITTA, HASAN, INES, JAN, KARLA, LUKAS)
VOTERS = (VERA, *ELECTED)
ROSTER = (*VOTERS, MIRA, NILS)

YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
ROOM, REMOTE = Mode.ROOM, Mode.REMOTE
SIMPLE = Majority.SIMPLE
OPEN, ROLL_CALL, HANDS, SECRET = VoteKind.OPEN, VoteKind.ROLL_CALL, VoteKind.HANDS, VoteKind.SECRET
SOURCE = NRW.simple_majority.source


def _member(order, person):
    return Member(
        person=_NUMBERS[person.login],
        name=person.name,
        group=person.group,
        role=person.role,
        voting_right=person.voting_right,
        by_office=person.by_office,
        substitute_of=_NUMBERS.get(person.substitute_of),
        order=order,
    )


def _item(number, topic):
    return Item(
        id=number,
        number=topic.number,
        title=topic.title,
        public=topic.public,
        public_title=topic.public_title,
        paper_reference=topic.paper_reference,
        proposed_resolution=topic.proposed_resolution,
        kind=ItemKind(topic.kind),
    )


PLAN = Plan(
    meeting=MEETING,
    title=town.MEETING,
    body=BODY,
    body_name=town.BODY,
    organization=COUNCIL,
    organization_name=town.COUNCIL,
    place=town.PLACE,
    starts_at=EVENING,
    agenda_version=1,
    items=tuple(_item(number, topic) for number, topic in enumerate(town.AGENDA, start=1)),
    members=tuple(
        _member(order, person) for order, person in enumerate((*town.ON_COUNCIL, *town.SUBSTITUTES), start=1)
    ),
    chair=VERA.person,
    clerk=Officer(OLGA.name, OLGA.person),
    statutory_number=town.STATUTORY_NUMBER,
    profile=NRW,
)
FIRST_CLOSED = next(item.id for item in PLAN.items if not item.public)

# What has happened


def arrived(*who, mode=ROOM):
    return [MemberArrived(person=each.person, mode=mode) for each in who]


convened = SittingConvened(plan=PLAN)
all_present = arrived(*VOTERS)
opened = [convened, *all_present, SittingOpened(present=13, required=7, quorate=True)]
excluded = PublicExcluded(reason="Grundstücksangelegenheit")
announced = ResultAnnounced()


def item_called(item):
    return ItemCalled(item=item)


def vote_opened(kind=OPEN, *, number=1, **changes):
    """The opening of a vote on the item that is called, with everybody who is entitled: told from the state."""

    def happen(sitting):
        values = {
            "number": number,
            "subject": sitting.current,
            "question": sitting.item.proposed_resolution if sitting.item else "",
            "vote_kind": kind,
            "majority": SIMPLE,
            "rule_id": NRW.simple_majority.value,
            "rule_source": SOURCE,
            "ballot_change": True,
            "register": register(sitting),
            "entitlements": entitlements(sitting),
            "in_hall": in_the_hall(sitting) if kind in {HANDS, SECRET} else (),
        }
        return VoteOpened(**values | changes)

    return happen


def motion_tabled(who, text, kind=MotionKind.AMENDMENT, *, number=1, item=None):
    """A motion on the item that is called, unless another is named: told from the state."""

    def happen(sitting):
        return MotionTabled(
            item=item or sitting.current,
            number=number,
            motion_kind=kind,
            text=text,
            mover=who.person,
            mover_name=who.name,
            together=sitting.bloc,
        )

    return happen


def ballot(who, choice, source=Source.DEVICE):
    return BallotCast(voter=who.person, choice=choice, source=source)


def counted(teller, yes, no, abstain=0, invalid=0):
    return TellerCounted(teller=teller, yes=yes, no=no, abstain=abstain, invalid=invalid)


def handed_in(*who):
    return PapersHandedIn(voters=tuple(each.person for each in who))


def vote_closed(yes, no, abstain, *, not_voted, carried, invalid=0, evidence=""):
    base = yes + no
    return VoteClosed(
        yes=yes,
        no=no,
        abstain=abstain,
        invalid=invalid,
        not_voted=not_voted,
        base=base,
        threshold=base // 2 + 1,
        rule_id="more_yes_than_no",
        carried=carried,
        evidence=evidence,
    )


# What is tried


def do(command, by, **arguments):
    """A command that waits for its sitting."""
    return partial(_perform, command, by, arguments)


def _perform(command, by, arguments, sitting):
    return command(sitting, by, **arguments)


def cast(who, choice, *, vote=1, **arguments):
    return do(votes.cast_ballot, who, vote=vote, choice=choice, **arguments)


def close_vote(by, *, vote=1):
    return do(votes.close_vote, by, vote=vote)


def announce(by, *, vote=1):
    return do(votes.announce_result, by, vote=vote)


class Evening:
    """A sitting that has had events, tries commands, and tells what came of them. A minute passes each time."""

    def __init__(self):
        self.state = Sitting()
        self.clock = EVENING
        self.happened = []
        self.refusals = []

    def has(self, *events):
        """What has happened: events, lists of events, or functions of the state that give one."""
        for each in events:
            for event in each if isinstance(each, list) else [each]:
                self._apply(event(self.state) if callable(event) else event)
        return self

    def when(self, *attempts):
        """What is tried now; `then` and `refused` look at these attempts only."""
        self.happened, self.refusals = [], []
        for attempt in attempts:
            try:
                decided = attempt(self.state)
            except Refused as refused:
                self.refusals.append(refused)
            else:
                events = [decided] if isinstance(decided, Event) else decided
                self._apply(*events)
                self.happened.extend(events)
        return self

    def then(self, *events):
        """These were the last events that came of it, and nothing was refused."""
        assert [refused.code for refused in self.refusals] == []
        assert self.happened[-len(events) :] == list(events)

    def refused(self, *codes):
        """Exactly these refusals came of it; every sentence can be filled."""
        assert [refused.code for refused in self.refusals] == list(codes)
        assert all(refused.sentence % refused.details for refused in self.refusals)

    def _apply(self, *events):
        self.clock += timedelta(minutes=1)
        for event in events:
            self.state = event.apply(self.state, self.clock)
