"""The situation in which everything but the right is in order, and how each role gives a command in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from journal.events import Refused
from minutes.closing import ClosingRefusal
from minutes.confirming import ConfirmingRefusal
from minutes.life.refusals import LifeRefusal
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase, Signer
from sessions_app.desk.check_in import CheckInRefusal
from sessions_app.desk.local_rules import LocalRuleRefusal
from sessions_app.desk.participation_refusals import QuestionRefusal, RegistrationRefusal
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Consultation, File, Meeting, Paper
from sessions_app.resolutions.refusals import ResolutionRefusal
from sessions_app.sitting.commands import motions, votes
from sessions_app.sitting.eligibility import NotEntitled
from sessions_app.sitting.events.agenda import ItemCalled
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingConvened, SittingOpened
from sessions_app.sitting.plan import Item, Member, Plan
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Sitting
from sessions_app.written.refusals import WrittenRefusal
from voting.refusals import VotingRefusal
from voting.rules.profiles import load_profile

# The refusals that say "you may not", apart from those that say "not now" or "not so".
NO_RIGHT = {
    SittingRefusal.NOT_THE_CHAIR,
    SittingRefusal.NOT_THE_DESK,
    SittingRefusal.NOT_THE_CLERK,
    ClosingRefusal.NOT_YOURS,
    ConfirmingRefusal.NOT_YOURS,
    SittingRefusal.NOT_YOUR_ATTENDANCE,
    SittingRefusal.NOT_YOUR_BALLOT,
    SittingRefusal.NOT_YOUR_DEVICE,
    SittingRefusal.NOT_YOUR_MOTION,
    SittingRefusal.NOT_YOUR_WORD,
    SittingRefusal.NOT_YOUR_REQUEST,
    SittingRefusal.NOT_ON_ROSTER,
    VotingRefusal.NOT_ENTITLED,
    CheckInRefusal.NO_SEAT,
    CheckInRefusal.NOT_YOUR_NUMBER,
    DeskRefusal.NOT_THE_CLERK,
    DeskRefusal.NOT_AN_AUTHOR,
    LocalRuleRefusal.NOT_YOURS,
    QuestionRefusal.NOT_YOURS,
    RegistrationRefusal.NOT_YOURS,
    ResolutionRefusal.NOT_THE_CLERK,
    WrittenRefusal.NOT_THE_CLERK,
    WrittenRefusal.NOT_ON_THE_REGISTER,
    MinutesRefusal.NOT_THE_CLERK,
    MinutesRefusal.NOT_A_SIGNER,
    LifeRefusal.NOT_THE_CLERK,
    LifeRefusal.NOT_YOUR_OBJECTION,
    LifeRefusal.NOT_A_RELEASER,
    *NotEntitled,
}
NOW = datetime(2026, 11, 26, 17, tzinfo=UTC)


@dataclass(frozen=True)
class Draft:
    """A meeting that is being prepared: an item with a file and a paper, and another paper."""

    meeting: Meeting
    item: AgendaItem
    file: File
    consultation: Consultation
    paper: Paper


def draft(town):
    meeting = Meeting.objects.create(body=town.body, organization=town.council, name="Sitzung", starts_at=NOW)
    item = AgendaItem.objects.create(meeting=meeting, name="Haushalt", number="Ö 1", order=1, public=True)
    file = File.objects.create(owner=town.body.slug, name="Anlage", file_name="anlage.pdf")
    item.auxiliary_files.add(file)
    there, other = (Paper.objects.create(body=town.body, name=name, public=True) for name in ("V 1", "V 2"))
    consultation = Consultation.objects.create(paper=there, meeting=meeting, agenda_item=item)
    return Draft(meeting, item, file, consultation, other)


@dataclass(frozen=True)
class Evening:
    """The situation: a vote is open; the sealed minutes wait for their signers; the next meeting is a draft."""

    town: Any
    plan: Plan
    sitting: Sitting
    minutes: Minutes
    draft: Draft

    def another(self, actor):
        """Somebody who attends and is not the actor."""
        return next(person for person in self.sitting.present if person != actor.person)


def evening(town, *, attended_by):
    """The town's council, with the roles that attend. The substitute takes part while the member does not."""
    plan = Plan(
        meeting=1,
        body=town.body.pk,
        organization=town.council.pk,
        items=(Item(id=1, number="Ö 1", title="Haushalt"),),
        members=roster(town, "member", "substitute", "chair"),
        chair=town.people["chair"].pk,
        statutory_number=3,
        profile=load_profile("nrw"),
    )
    arrivals = [MemberArrived(person=town.people[role].pk) for role in attended_by]
    opened = SittingOpened(present=len(arrivals), required=2, quorate=True)
    sitting = Sitting()
    for each in (SittingConvened(plan=plan), *arrivals, opened, ItemCalled(item=1)):
        sitting = each.apply(sitting, NOW)
    for role in attended_by:
        motion = motions.table_motion(
            sitting, town.actor(role, town.users), item=1, kind="substantive", text="Text"
        )
        sitting = motion.apply(sitting, NOW)
    vote = votes.open_vote(sitting, town.actor("chair", town.users), item=1)
    signers = tuple(Signer(town.people[role].pk, role, role) for role in ("chair", "clerk"))
    minutes = Minutes(public=Document(phase=Phase.SEALED, signers=signers))
    return Evening(town, plan, vote.apply(sitting, NOW), minutes, draft(town))


def roster(town, *roles):
    principal = town.people["member"].pk
    return tuple(
        Member(
            person=town.people[role].pk, name=role, substitute_of=principal if role == "substitute" else None
        )
        for role in roles
    )


@dataclass(frozen=True)
class Line:
    """A line of the table: the command in words, and how an actor gives it in a situation."""

    words: str
    command: Callable[..., Any]
    give: Callable[[Evening, Any], Any]

    def is_open_to(self, situation, actor):
        try:
            answer = self.give(situation, actor)
        except Refused as refused:
            return refused.refusal not in NO_RIGHT
        return answer is not False


def in_sitting(words, command, **given):
    """A command of the running sitting. A callable among its arguments is asked for the situation's value."""

    def give(situation, actor):
        known = {name: value(situation, actor) if callable(value) else value for name, value in given.items()}
        return command(situation.sitting, actor, **known)

    return Line(words, command, give)


def on_minutes(words, command, *, of_council=True, **given):
    """A callable among its arguments is asked for the situation's value."""

    def give(situation, actor):
        place = {"organization": situation.town.council.pk} if of_council else {}
        known = {name: value(situation, actor) if callable(value) else value for name, value in given.items()}
        return command(situation.minutes, actor, **place, **known)

    return Line(words, command, give)


def at_desk(words, command, *things, **given):
    """A command before the meeting. `things` names what of the draft it is given; what it wrote is taken back."""

    def give(situation, actor):
        known = {name: value(situation) if callable(value) else value for name, value in given.items()}
        return taken_back(command, actor, *(getattr(situation.draft, thing) for thing in things), **known)

    return Line(words, command, give)


def taken_back(command, actor, *things, **given):
    """What the command answers; what it wrote is taken back."""
    with transaction.atomic():
        try:
            return command(actor, *things, **given)
        finally:
            transaction.set_rollback(True)


def policy(words, may, thing):
    """Where a policy is the whole question: `thing` gives the id that it asks about."""
    return Line(words, may, lambda situation, actor: may(actor, thing(situation.town).pk))


def own(_situation, actor):
    return actor.person or 0


def another(situation, actor):
    return situation.another(actor)


def body(town):
    return town.body


def council(town):
    return town.council
