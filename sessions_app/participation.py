"""When residents can send questions for a meeting, and until when the public can register for its video.

By the rules in force on the day of the meeting: the town's own, deny by default.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from journal.events import Refusal
from journal.models import Entry
from sessions_app.desk.participation_refusals import QuestionRefusal, RegistrationRefusal
from sessions_app.doors import OVER
from sessions_app.live import SITTING
from sessions_app.models import Entrance, Meeting, Question
from sessions_app.queries import RUNNING
from sessions_app.rules import RulesInForce, rules_of_meeting
from sessions_app.sitting.events.happenings import QuestionTimeBegan, QuestionTimeEnded
from voting.rules.participation import Names, Online
from voting.rules.schema import Content

Shown = Question.Shown
# What may be chosen by what the rules allow at the most; the first is what the form proposes.
CHOICES = {
    Names.AS_WISHED: (Shown.NOBODY, Shown.INITIALS, Shown.NAME),
    Names.INITIALS: (Shown.NOBODY, Shown.INITIALS),
    Names.NEVER: (Shown.NOBODY,),
}


@dataclass(frozen=True)
class Window:
    """Whether something can be sent now. `until`: when the period before the meeting ends; `why_not`: None if it can."""

    until: datetime | None
    why_not: Refusal | None

    @property
    def is_open(self) -> bool:
        return self.why_not is None


@dataclass(frozen=True)
class QuestionTime:
    """Questions over the Internet as the rules have it; `source` is the paragraph of the town's own rule, or empty."""

    online: Online
    names: Names
    source: str
    window: Window

    @property
    def choices(self) -> tuple[Question.Shown, ...]:
        return CHOICES[self.names]


NO_QUESTIONS = QuestionTime(Online.NEVER, Names.NEVER, "", Window(None, QuestionRefusal.NOT_ONLINE))


def question_time_of(meeting: Meeting) -> QuestionTime:
    return question_time_under(rules_of_meeting(meeting), meeting)


def question_time_under(rules: RulesInForce | None, meeting: Meeting) -> QuestionTime:
    """Nothing for a meeting from elsewhere, without a day, or where the rules cannot be read."""
    if rules is None:
        return NO_QUESTIONS
    online = Online(str(rules.values["questions.online"].content))
    until = _end(meeting, rules.values["questions.days"].content)
    return QuestionTime(
        online=online,
        names=Names(str(rules.values["questions.names_on_internet"].content)),
        source=rules.values["questions.online"].source,
        window=Window(until, _why_not(meeting, online, until)),
    )


def _why_not(meeting: Meeting, online: Online, until: datetime) -> Refusal | None:
    if meeting.state == Meeting.State.CANCELLED:
        return QuestionRefusal.CANCELLED
    if online is Online.NEVER:
        return QuestionRefusal.NOT_ONLINE
    if meeting.state in RUNNING and online is Online.BEFORE_AND_DURING:
        return QuestionRefusal.QUESTION_TIME_OVER if _question_time_ended(meeting) else None
    if meeting.state in (*RUNNING, *OVER):
        return QuestionRefusal.TOO_LATE
    if timezone.now() < until:
        return None
    again = online is Online.BEFORE_AND_DURING
    return QuestionRefusal.AGAIN_IN_THE_MEETING if again else QuestionRefusal.TOO_LATE


def _question_time_ended(meeting: Meeting) -> bool:
    """The last that the sitting's journal says of it."""
    kinds = (QuestionTimeBegan.kind, QuestionTimeEnded.kind)
    said = Entry.objects.filter(stream__key=SITTING.key(meeting.pk), kind__in=kinds).order_by("-seq")
    return said.values_list("kind", flat=True).first() == QuestionTimeEnded.kind


def registering_for(meeting: Meeting) -> Window:
    entrance = Entrance.objects.filter(meeting=meeting).first()
    return registering_under(rules_of_meeting(meeting) if entrance else None, entrance, meeting)


def registering_under(rules: RulesInForce | None, entrance: Entrance | None, meeting: Meeting) -> Window:
    """For the video, where the office has offered it (§ 3 Abs. 1 DigiSiVO NRW)."""
    if entrance is None or rules is None or meeting.state == Meeting.State.CANCELLED:
        return Window(None, RegistrationRefusal.NOT_OFFERED)
    until = _end(meeting, rules.values["digital.registration_days"].content)
    if meeting.state == Meeting.State.CLOSED:
        return Window(until, RegistrationRefusal.MEETING_OVER)
    late = entrance.ended_at is not None or meeting.state in RUNNING or timezone.now() >= until
    return Window(until, RegistrationRefusal.TOO_LATE if late else None)


def _end(meeting: Meeting, days: Content) -> datetime:
    """The midnight after the last day, so many days before the meeting's; without a number when it begins."""
    assert meeting.starts_at  # whoever has rules has a day
    if days is None:
        return meeting.starts_at
    last_day = timezone.localtime(meeting.starts_at).date() - timedelta(days=int(str(days)))
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))
