"""Last month's council meeting, played through the journal and signed: so the town has minutes to verify."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count

from accounts.actor import Actor
from config import demo_town as cast
from config.demo.town import People
from journal.events import Command
from journal.store import perform
from minutes import studio
from minutes.draft import Part
from minutes.models import TextBlock
from minutes.publishing_desk import release_and_publish
from minutes.signing_keys import issue_test_key
from minutes.writing import write_passages
from sessions_app.actors import actor_for
from sessions_app.desk.convene import plan_of
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Meeting
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import agenda, attendance, course, votes
from sessions_app.sitting.state import Sitting
from voting.vote import Choice

PIN = "246810"
TEXT = (
    "Die Verwaltung führt in die Vorlage ein. In der Aussprache werden Fragen zu Kosten und Zeitplan gestellt; "
    "sie werden von der Bürgermeisterin beantwortet."
)
TEXT_BLOCKS = {
    "Bericht zur Kenntnis genommen": "Der Rat nimmt den Bericht der Verwaltung zur Kenntnis.",
    "Keine Fragen": "Es werden keine Fragen gestellt.",
    "Zusage der Verwaltung": "Die Verwaltung sagt zu, die Frage bis zur nächsten Sitzung schriftlich zu beantworten.",
}
PATTERNS: tuple[Sequence[Choice], ...] = (
    (Choice.YES,) * 13,
    (*(Choice.YES,) * 8, *(Choice.NO,) * 4, Choice.ABSTAIN),
    (*(Choice.YES,) * 6, *(Choice.NO,) * 6, Choice.ABSTAIN),
)


class Evening:
    """Commands given one after the other, two minutes apart."""

    def __init__(self, meeting: Meeting, people: People) -> None:
        assert meeting.starts_at  # made with one
        self.meeting = meeting
        self.people = people
        self.clock = meeting.starts_at - timedelta(minutes=20)
        self.chair = self.actor(cast.CHAIR)
        self.clerk = self.actor(cast.CLERK)

    def actor(self, somebody: cast.Townsperson) -> Actor:
        user = self.people[somebody].user
        assert user  # the whole cast has logins
        return actor_for(user, self.meeting.body)

    def do(self, command: Command, by: Actor, minutes: float = 2, **arguments: object) -> Sitting:
        self.clock += timedelta(minutes=minutes)
        key = SITTING.key(self.meeting.pk)
        perform(SITTING, key, command, by, at=self.clock, **arguments)  # type: ignore[arg-type]
        return studio.sitting_of(self.meeting).state


def play_and_sign(meeting: Meeting, people: People) -> None:
    """From convening to the published minutes."""
    evening = Evening(meeting, people)
    _gather(evening)
    patterns = count()
    items = AgendaItem.objects.filter(meeting=meeting).order_by("-public", "order")
    for item in items.filter(public=True):
        _treat(evening, item, patterns)
    evening.do(agenda.exclude_public, evening.chair, reason="Grundstücks- und Vergabeangelegenheiten")
    for item in items.filter(public=False):
        _treat(evening, item, patterns)
    evening.do(agenda.readmit_public, evening.chair)
    evening.do(course.close_sitting, evening.chair)
    _finish_minutes(evening)


def _gather(evening: Evening) -> None:
    evening.do(course.convene, evening.clerk, plan=plan_of(evening.meeting, evening.clerk))
    for each in cast.ON_COUNCIL:
        mode = Mode.REMOTE if each is cast.HASAN else Mode.ROOM
        evening.do(attendance.arrive, evening.actor(each), 0.5, mode=mode.value)
    evening.clock = max(evening.clock, _start(evening.meeting))
    evening.do(course.open_sitting, evening.chair, 1)


def _start(meeting: Meeting) -> datetime:
    assert meeting.starts_at  # made with one
    return meeting.starts_at


def _treat(evening: Evening, item: AgendaItem, patterns: "count[int]") -> None:
    evening.do(agenda.call_item, evening.chair, 6, item=item.pk)
    if item.kind == AgendaItem.Kind.RESOLUTION:
        _vote(evening, item, next(patterns))
    else:
        evening.do(agenda.note_item, evening.clerk, item=item.pk)


def _vote(evening: Evening, item: AgendaItem, number: int) -> None:
    kind = "roll_call" if number == 1 else "open"
    sitting = evening.do(
        votes.open_vote,
        evening.chair,
        item=item.pk,
        question=item.proposed_resolution,
        kind=kind,
        majority="simple",
    )
    assert sitting.vote  # just opened
    vote, choices = sitting.vote.number, PATTERNS[number % len(PATTERNS)]
    for each, choice in zip((cast.VERA, *cast.ELECTED), choices, strict=True):
        evening.do(votes.cast_ballot, evening.actor(each), 0.05, vote=vote, choice=choice.value)
    evening.do(votes.close_vote, evening.chair, 1, vote=vote)
    evening.do(votes.announce_result, evening.chair, 0.5, vote=vote)


def _finish_minutes(evening: Evening) -> None:
    meeting = evening.meeting
    TextBlock.objects.bulk_create(
        TextBlock(body=meeting.body, name=name, text=text) for name, text in TEXT_BLOCKS.items()
    )
    voted = AgendaItem.objects.filter(meeting=meeting, kind=AgendaItem.Kind.RESOLUTION)
    write_passages(evening.clerk, meeting, dict.fromkeys(voted.values_list("pk", flat=True), TEXT))
    for somebody in (cast.CHAIR, cast.CLERK):
        issue_test_key(evening.people[somebody], PIN)
    for part in Part:
        studio.seal_part(evening.clerk, meeting, part)
        studio.sign_part(evening.chair, meeting, part, PIN)
        studio.sign_part(evening.clerk, meeting, part, PIN)
    release_and_publish(evening.clerk, evening.chair, meeting)
