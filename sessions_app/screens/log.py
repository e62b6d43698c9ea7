"""Region `log`: the last lines of the journal in words, for the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from journal.events import N_, Event
from journal.store import Recorded
from sessions_app.screens.accesses import tell_access
from sessions_app.screens.elections import tell_election
from sessions_app.screens.happenings import MEASURES
from sessions_app.screens.log_lines import LINES, LogLine, Recent, with_ballots
from sessions_app.screens.log_of_broadcasts import OF_BROADCASTS
from sessions_app.screens.objects import Words, words
from sessions_app.screens.wording import FAULTS, FINDINGS, KINDS
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.events import (
    adjournment,
    agenda,
    attendance,
    bloc,
    corrections,
    course,
    discretion,
    disturbances,
    divisions,
    happenings,
    leadership,
    motions,
    moves,
    quorum,
    readiness,
    recusal,
    speakers,
)
from sessions_app.sitting.presence import Basis
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Sitting
from voting.events import (
    BallotCast,
    PapersHandedIn,
    ResultAnnounced,
    TellerCounted,
    VoteAnnulled,
    VoteClosed,
    VoteOpened,
)
from voting.vote import Source

TO_CORRECT = N_("Correct line %(seq)s")
TIMES = ("arrived_at", "left_at", "expected_at")


@dataclass(frozen=True)
class Log:
    """Region `log` (desk): the last lines of the journal in words, newest first."""

    lines: tuple[LogLine, ...] = ()


def log(sitting: Sitting, recent: Recent) -> Log:
    """Newest first. How somebody voted is never told here."""
    lines = ((each.seq, _line(sitting, each)) for each in recent.told)
    return Log(tuple(with_ballots(lines, recent.last))[-LINES:][::-1])


def _line(sitting: Sitting, recorded: Recorded) -> LogLine:
    """With time and number in words: a template takes as long for each of them as for all else on a line."""
    here, text, number = localtime(recorded.at), tell(sitting, recorded.event), str(recorded.seq)
    clock, corrections = f"{here:%H:%M:%S}", _corrections(sitting, recorded.seq)
    return LogLine(number, text, here.isoformat(), clock, words(TO_CORRECT, seq=number), corrections)


def _corrections(sitting: Sitting, seq: int) -> tuple[str, ...]:
    return tuple(each.text for each in sitting.corrections if each.seq == seq)


def tell(sitting: Sitting, event: Event) -> Words:
    """One event as a sentence."""
    if isinstance(event, BallotCast):
        return words(_BALLOTS[event.source], name=_name(sitting, event.voter))
    if of_persons := tell_election(sitting, event) or tell_access(sitting, event):
        return of_persons
    sentence = (
        _on_motion(event)
        or _special(event)
        or _counting(event)
        or _of_speakers(event)
        or _SENTENCES.get(type(event))
    )
    return words(sentence, **_details(sitting, event)) if sentence else words(N_("An entry was made."))


def _on_motion(event: Event) -> str:
    if isinstance(event, VoteOpened) and event.paragraph is not None:
        return N_("Vote %(vote)s on part %(part)s was opened: %(kind)s.")
    on_motion = isinstance(event, VoteOpened) and event.motion is not None
    return N_("Vote %(vote)s on motion %(motion)s was opened: %(kind)s.") if on_motion else ""


def _special(event: Event) -> str:
    """Kinds whose sentence depends on what they say."""
    match event:
        case course.QuorumEstablished(quorate=True):
            return N_("The meeting was found quorate; %(present)s members with a vote present.")
        case course.QuorumEstablished():
            return N_("The meeting was found not quorate; %(present)s members with a vote present.")
        case discretion.ClosedResultPublished() | discretion.ClosedResultKept():
            return _on_closed_result(event)
        case _:
            return _of_attendance(event)


def _on_closed_result(event: discretion.ClosedResultPublished | discretion.ClosedResultKept) -> str:
    """What of a vote or an election of the closed part the public hears."""
    of_election = event.election > 0
    if isinstance(event, discretion.ClosedResultPublished):
        return _PUBLISHED[of_election]
    return (_LATER if event.announcement is Announcement.LATER else _NEVER)[of_election]


_PUBLISHED = {
    False: N_("The result of vote %(vote)s is announced in public: %(wording)s"),
    True: N_("The result of election %(election)s is announced in public: %(wording)s"),
}
_LATER = {
    False: N_("The result of vote %(vote)s is announced later. %(reason)s"),
    True: N_("The result of election %(election)s is announced later. %(reason)s"),
}
_NEVER = {
    False: N_("The result of vote %(vote)s is not announced. %(reason)s"),
    True: N_("The result of election %(election)s is not announced. %(reason)s"),
}
_BALLOTS: dict[Source, str] = {
    Source.DEVICE: N_("%(name)s has voted."),
    Source.DESK: N_("The vote of %(name)s was entered at the desk."),
    Source.PHONE: N_("The vote of %(name)s came by telephone and was entered at the desk."),
    Source.PAPER: N_("The vote of %(name)s came on paper and was entered at the desk."),
}


def _counting(event: Event) -> str:
    """Kinds that count something of which there is only one, or have a time to name."""
    match event:
        case bloc.ItemTakenOut(person=int()):
            return N_(
                "Item %(number)s was taken out of the joint vote for %(name)s. It is decided by itself."
            )
        case VoteClosed(abstain=1):
            return N_("The vote was closed: %(yes)s yes, %(no)s no, one abstention.")
        case happenings.QuestionTimeEnded(questions=1):
            return N_("The residents' question time ended: one question.")
        case course.SittingInterrupted(until=datetime()):
            return N_("The meeting was interrupted until %(until)s. %(reason)s")
        case adjournment.SittingAdjourned(until=datetime()):
            return N_("The meeting was adjourned until %(until)s. %(reason)s")
        case _:
            return ""


def _of_attendance(event: Event) -> str:
    match event:
        case attendance.ArrivalsConfirmed(people=(_,)):
            return N_("The arrival of %(names)s was confirmed.")
        case attendance.MemberArrived(mode=Mode.ROOM):
            return N_("%(name)s is here, in the hall.")
        case attendance.MemberAnnouncedLate(expected_at=None):
            return N_("%(name)s comes later.")
        case recusal.MemberRecused(basis=Basis.DECIDED):
            return N_("It was decided that %(name)s is biased on item %(number)s: %(reason)s")
        case _:
            return ""


_SENTENCES: dict[type[Event], str] = {
    course.SittingConvened: N_("The meeting was convened."),
    course.SittingCancelled: N_("The meeting was cancelled: %(reason)s"),
    course.SittingOpened: N_("The meeting was opened; %(present)s members with a vote present."),
    attendance.MemberArrived: N_("%(name)s is here, connected by video."),
    attendance.MemberLeft: N_("%(name)s has left."),
    attendance.ArrivalsConfirmed: N_("The arrivals of these members were confirmed: %(names)s."),
    attendance.ArrivalRejected: N_("%(name)s is not here: the arrival does not count."),
    attendance.ArrivalEnteredLater: N_("%(name)s came at %(time)s, entered afterwards: %(reason)s"),
    attendance.DepartureEnteredLater: N_("%(name)s left at %(time)s, entered afterwards: %(reason)s"),
    attendance.MemberExcused: N_("%(name)s is excused."),
    attendance.MemberAnnouncedLate: N_("%(name)s comes later, at about %(time)s."),
    attendance.ApologyWithdrawn: N_("The apology of %(name)s was withdrawn."),
    recusal.MemberRecused: N_("%(name)s declared a bias on item %(number)s."),
    recusal.BiasFound: N_("It was found out that %(name)s was biased in vote %(vote)s: %(reason)s"),
    recusal.RecusalEnded: N_("%(name)s takes part in item %(number)s again."),
    quorum.QuorumChallenged: N_("%(name)s challenges the quorum."),
    quorum.SecondMeetingFound: N_(
        "Item %(number)s comes up again after a lack of quorum; any number of members may decide: %(reason)s"
    ),
    agenda.ItemCalled: N_("Item %(number)s was called."),
    agenda.ItemNoted: N_("Item %(number)s was noted."),
    agenda.ItemPostponed: N_("Item %(number)s was postponed: %(reason)s"),
    agenda.ItemWithdrawn: N_("Item %(number)s was taken off the agenda: %(reason)s"),
    agenda.ItemReferred: N_("Item %(number)s was referred: %(to)s"),
    bloc.ItemsCalledEnBloc: N_("Items %(numbers)s were called to be decided in one vote."),
    bloc.ItemLeftBloc: N_("Item %(number)s leaves the joint vote. The others stay called."),
    bloc.ItemTakenOut: N_("Item %(number)s was taken out of the joint vote. It is decided by itself."),
    moves.ItemMoved: N_("Item %(number)s was moved: %(reason)s"),
    moves.ItemsCombined: N_("Items %(numbers)s are debated together: %(reason)s"),
    moves.ItemsSeparated: N_("Items %(numbers)s are no longer debated together: %(reason)s"),
    moves.ItemProposed: N_("“%(title)s” was proposed as urgent: %(reason)s"),
    moves.ProposalTakenBack: N_("“%(title)s” is no longer proposed as urgent: %(reason)s"),
    course.SittingInterrupted: N_("The meeting was interrupted. %(reason)s"),
    course.SittingResumed: N_("The meeting was resumed."),
    agenda.PublicExcluded: N_("The public was excluded: %(reason)s"),
    agenda.PublicReadmitted: N_("The public was readmitted."),
    course.SittingClosed: N_("The meeting was closed."),
    motions.MotionTabled: N_("Motion %(motion)s on item %(number)s was tabled by %(name)s."),
    motions.MotionWithdrawn: N_("Motion %(motion)s on item %(number)s was withdrawn."),
    motions.MotionSettled: N_("Motion %(motion)s on item %(number)s was settled without a vote: %(reason)s"),
    motions.MotionMoved: N_(
        "The order of voting on item %(number)s was changed: motion %(motion)s. %(reason)s"
    ),
    divisions.TextDivided: N_("The text of item %(number)s is voted on in %(parts)s parts."),
    divisions.TextKeptWhole: N_("The text of item %(number)s is voted on as a whole after all."),
    motions.MotionSupported: N_("Motion %(motion)s on item %(number)s has %(supporters)s supporters."),
    disturbances.FaultReported: N_("%(name)s reports a fault: %(fault)s. %(text)s"),
    disturbances.FaultOver: N_("%(name)s reports: it works again."),
    disturbances.DisturbancesJudged: N_("A fault was decided on. %(finding)s. %(reason)s"),
    disturbances.DisturbancesRepaired: N_("A fault was declared repaired. %(reason)s"),
    discretion.ConfidentialityAssured: N_("%(name)s has assured that nobody else listens."),
    speakers.FloorRequested: N_("%(name)s asked for the floor."),
    speakers.RequestWithdrawn: N_("%(name)s was taken off the list of speakers."),
    speakers.FloorGiven: N_("%(name)s was given the floor."),
    speakers.SpeechEnded: N_("%(name)s has finished speaking."),
    speakers.SpeakersListClosed: N_("The list of speakers was closed."),
    speakers.SpeakersListReopened: N_("The list of speakers was reopened."),
    readiness.DeviceChecked: N_("%(name)s has tested their device with a test vote, which does not count."),
    happenings.OrderMeasureTaken: N_("%(measure)s: %(name)s. %(reason)s"),
    happenings.QuestionTimeBegan: N_("The residents' question time began."),
    happenings.QuestionTimeEnded: N_("The residents' question time ended: %(questions)s questions."),
    happenings.MemberCommitted: N_("%(name)s was sworn in."),
    happenings.SilenceBegan: N_("A moment of silence began: %(reason)s"),
    happenings.SilenceEnded: N_("The moment of silence ended."),
    leadership.ChairHandedOver: N_("%(name)s presides now."),
    leadership.ChairGivenBack: N_("The chair presides again."),
    corrections.EntryCorrected: N_("Correction of line %(seq)s: %(text)s (%(reason)s)"),
    **OF_BROADCASTS,
    adjournment.SittingAdjourned: N_("The meeting was adjourned. %(reason)s"),
    adjournment.SittingContinued: N_("The meeting was continued; %(present)s members with a vote present."),
    VoteOpened: N_("Vote %(vote)s was opened: %(kind)s."),
    TellerCounted: N_("%(teller)s has counted."),
    PapersHandedIn: N_("Ballot papers handed in so far: %(papers)s."),
    VoteClosed: N_("The vote was closed: %(yes)s yes, %(no)s no, %(abstain)s abstentions."),
    ResultAnnounced: N_("The result was announced."),
    VoteAnnulled: N_("The vote was annulled: %(reason)s"),
}


def _of_speakers(event: Event) -> str:
    if isinstance(event, speakers.SpeakingTimeSet):
        return _speaking_time(event)
    purpose = getattr(event, "purpose", None)
    return _NOT_ON_THE_MATTER.get((type(event), purpose), "") if purpose else ""


_NOT_ON_THE_MATTER: dict[tuple[type[Event], Purpose], str] = {
    (speakers.FloorRequested, Purpose.POINT_OF_ORDER): N_("%(name)s raised a point of order."),
    (speakers.FloorRequested, Purpose.QUESTION): N_("%(name)s asked to put a question to the speaker."),
    (speakers.FloorGiven, Purpose.POINT_OF_ORDER): N_("%(name)s was given the floor on a point of order."),
    (speakers.FloorGiven, Purpose.QUESTION): N_("%(name)s was given the floor for a question."),
}


def _speaking_time(event: speakers.SpeakingTimeSet) -> str:
    if event.per_speech and event.per_group:
        return N_("The speaking time was set: %(per_speech)s min per speech, %(per_group)s min per group.")
    if event.per_speech:
        return N_("The speaking time was set: %(per_speech)s min per speech.")
    if event.per_group:
        return N_("The speaking time was set: %(per_group)s min per group.")
    return N_("The limit of the speaking time was lifted.")


def _details(sitting: Sitting, event: Event) -> dict[str, str | int | Words]:
    """What the sentences of all kinds can name, as far as this event has it."""
    given = {name: getattr(event, name) for name in _NAMED if getattr(event, name, None) is not None}
    return {
        **given,
        **_of_people(sitting, event),
        **_of_times(event),
        **_of_kinds(event),
        **_of_items(sitting, event),
    }


Details = dict[str, str | int | Words]
_NAMED = (
    "present",
    "reason",
    "to",
    "yes",
    "no",
    "abstain",
    "questions",
    "seq",
    "text",
    "wording",
    "vote",
    "election",
    "per_speech",
    "per_group",
    "motion",
    "supporters",
    "teller",
    "basis",
)


def _of_people(sitting: Sitting, event: Event) -> Details:
    if isinstance(event, motions.MotionTabled):
        return {"motion": event.number, "name": event.mover_name}
    if isinstance(event, PapersHandedIn):
        return {"papers": len(event.voters)}
    if isinstance(event, attendance.ArrivalsConfirmed):
        return {"names": ", ".join(_name(sitting, each) for each in event.people)}
    person = _person(sitting, event)
    return {} if person is None else {"name": _name(sitting, person)}


def _of_times(event: Event) -> Details:
    """When somebody came, left or will come; until when there is a break."""
    told: Details = {}
    if (at := next((at for name in TIMES if (at := getattr(event, name, None))), None)) is not None:
        told["time"] = localtime(at).strftime("%H:%M")
    if isinstance(event, adjournment.SittingAdjourned | course.SittingInterrupted) and event.until:
        told["until"] = _until(event, event.until)
    return told


def _of_kinds(event: Event) -> Details:
    """What the event says by one of a list of words."""
    match event:
        case disturbances.FaultReported():
            return {"fault": FAULTS[event.fault]}
        case disturbances.DisturbancesJudged():
            return {"finding": FINDINGS[event.finding]}
        case happenings.OrderMeasureTaken():
            return {"measure": MEASURES[event.measure]}
        case VoteOpened():
            return {"vote": event.number, "kind": KINDS[event.vote_kind], "part": event.paragraph or ""}
        case divisions.TextDivided():
            return {"parts": len(event.parts)}
    return {}


def _of_items(sitting: Sitting, event: Event) -> Details:
    if isinstance(event, moves.ItemsCombined | moves.ItemsSeparated | bloc.ItemsCalledEnBloc):
        found = (sitting.find_item(each) for each in event.items)
        return {"numbers": ", ".join(each.number for each in found if each)}
    item = sitting.find_subject(getattr(event, "item", 0))
    return {} if item is None else {"number": item.number, "title": item.title}


def _person(sitting: Sitting, event: Event) -> int | None:
    """Whom the event is about."""
    if isinstance(event, disturbances.FaultOver):
        found = sitting.disturbances.find(event.number)
        return found.person if found else None
    return getattr(event, "person", None)


def _until(event: Event, until: datetime) -> str | Words:
    same_day = isinstance(event, course.SittingInterrupted)
    here = localtime(until)
    time = date_format(here, "H:i")
    if same_day:
        return time
    pattern = N_("%(year)s-%(month)s-%(day)s, %(time)s")
    return words(pattern, year=here.year, month=f"{here:%m}", day=f"{here:%d}", time=time)


def _name(sitting: Sitting, person: int) -> str:
    member = sitting.roster.get(person)
    return member.name if member else "?"
