"""Region `log`: the last lines of the journal in words, for the desk."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from journal.events import N_, Event
from journal.store import Recorded
from sessions_app.screens.happenings import MEASURES
from sessions_app.screens.objects import Log, LogLine, Words, words
from sessions_app.screens.wording import KINDS, MODES
from sessions_app.sitting.events import (
    adjournment,
    agenda,
    attendance,
    corrections,
    course,
    happenings,
    leadership,
)
from sessions_app.sitting.state import Sitting
from voting.events import BallotCast, ResultAnnounced, VoteAnnulled, VoteClosed, VoteOpened
from voting.vote import Source

LINES = 30


def log(sitting: Sitting, recorded: Iterable[Recorded]) -> Log:
    """Newest first. How somebody voted is never told here."""
    lines = [
        LogLine(each.seq, each.at, tell(sitting, each.event), _corrections(sitting, each.seq))
        for each in recorded
    ]
    return Log(tuple(reversed(lines[-LINES:])))


def _corrections(sitting: Sitting, seq: int) -> tuple[str, ...]:
    return tuple(each.text for each in sitting.corrections if each.seq == seq)


def tell(sitting: Sitting, event: Event) -> Words:
    """One event as a sentence."""
    sentence = _special(event) or _counting(event) or _SENTENCES.get(type(event))
    return words(sentence, **_details(sitting, event)) if sentence else words(N_("An entry was made."))


def _special(event: Event) -> str:
    """Kinds whose sentence depends on what they say."""
    match event:
        case course.QuorumEstablished(quorate=True):
            return N_("The meeting was found quorate; %(present)s members with a vote present.")
        case course.QuorumEstablished():
            return N_("The meeting was found not quorate; %(present)s members with a vote present.")
        case course.SittingInterrupted(until=datetime()):
            return N_("The meeting was interrupted until %(until)s. %(reason)s")
        case adjournment.SittingAdjourned(until=datetime()):
            return N_("The meeting was adjourned until %(until)s. %(reason)s")
        case BallotCast(source=Source.DESK):
            return N_("The vote of %(name)s was entered at the desk.")
        case _:
            return ""


def _counting(event: Event) -> str:
    """Kinds that count something of which there is only one."""
    match event:
        case VoteClosed(abstain=1):
            return N_("The vote was closed: %(yes)s yes, %(no)s no, one abstention.")
        case happenings.QuestionTimeEnded(questions=1):
            return N_("The residents' question time ended: one question.")
        case _:
            return ""


_SENTENCES: dict[type[Event], str] = {
    course.SittingConvened: N_("The meeting was convened."),
    course.SittingCancelled: N_("The meeting was cancelled: %(reason)s"),
    course.SittingOpened: N_("The meeting was opened; %(present)s members with a vote present."),
    attendance.MemberArrived: N_("%(name)s has arrived: %(mode)s."),
    attendance.MemberLeft: N_("%(name)s has left."),
    agenda.ItemCalled: N_("Item %(number)s was called."),
    agenda.ItemNoted: N_("Item %(number)s was noted."),
    agenda.ItemPostponed: N_("Item %(number)s was postponed."),
    agenda.ItemWithdrawn: N_("Item %(number)s was taken off the agenda."),
    agenda.ItemReferred: N_("Item %(number)s was referred: %(to)s"),
    course.SittingInterrupted: N_("The meeting was interrupted. %(reason)s"),
    course.SittingResumed: N_("The meeting was resumed."),
    agenda.PublicExcluded: N_("The public was excluded: %(reason)s"),
    agenda.PublicReadmitted: N_("The public was readmitted."),
    course.SittingClosed: N_("The meeting was closed."),
    happenings.OrderMeasureTaken: N_("%(measure)s: %(name)s. %(reason)s"),
    happenings.QuestionTimeBegan: N_("The residents' question time began."),
    happenings.QuestionTimeEnded: N_("The residents' question time ended: %(questions)s questions."),
    happenings.MemberCommitted: N_("%(name)s was committed."),
    happenings.SilenceBegan: N_("A moment of silence began: %(reason)s"),
    happenings.SilenceEnded: N_("The moment of silence ended."),
    leadership.ChairHandedOver: N_("%(name)s presides now."),
    leadership.ChairGivenBack: N_("The chair presides again."),
    corrections.EntryCorrected: N_("Correction of line %(seq)s: %(text)s (%(reason)s)"),
    adjournment.SittingAdjourned: N_("The meeting was adjourned. %(reason)s"),
    adjournment.SittingContinued: N_("The meeting was continued; %(present)s members with a vote present."),
    VoteOpened: N_("Vote %(vote)s was opened: %(kind)s."),
    BallotCast: N_("%(name)s has voted."),
    VoteClosed: N_("The vote was closed: %(yes)s yes, %(no)s no, %(abstain)s abstentions."),
    ResultAnnounced: N_("The result was announced."),
    VoteAnnulled: N_("The vote was annulled: %(reason)s"),
}


def _details(sitting: Sitting, event: Event) -> dict[str, str | int | Words]:
    """What the sentences of all kinds can name, as far as this event has it."""
    details: dict[str, str | int | Words] = {}
    for name in ("present", "reason", "to", "yes", "no", "abstain", "questions", "seq", "text"):
        if hasattr(event, name):
            details[name] = getattr(event, name)
    if (person := getattr(event, "person", None)) is not None:
        details["name"] = _name(sitting, person)
    if isinstance(event, adjournment.SittingAdjourned | course.SittingInterrupted) and event.until:
        details["until"] = _until(event, event.until)
    if isinstance(event, happenings.OrderMeasureTaken):
        details["measure"] = MEASURES[event.measure]
    if isinstance(event, BallotCast):
        details["name"] = _name(sitting, event.voter)
    if isinstance(event, attendance.MemberArrived):
        details["mode"] = MODES[event.mode]
    if isinstance(event, VoteOpened):
        details |= {"vote": event.number, "kind": KINDS[event.vote_kind]}
    if (item := sitting.find_item(getattr(event, "item", 0))) is not None:
        details["number"] = item.number
    return details


def _until(event: Event, until: datetime) -> str:
    same_day = isinstance(event, course.SittingInterrupted)
    return date_format(localtime(until), "H:i" if same_day else "d.m.Y, H:i")


def _name(sitting: Sitting, person: int) -> str:
    member = sitting.roster.get(person)
    return member.name if member else "?"
