"""Regions `faults`, `report`, `guide` and `ledger`: reported disturbances for everybody, for who reports, for the desk.

What a report says exists in the desk's objects alone (§ 10 DigiSiVO NRW asks for the complaint, not for an audience).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.moves import ANYTHING
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.regions import shut_out
from sessions_app.sitting.commands import course, votes
from sessions_app.sitting.commands import disturbances as commands
from sessions_app.sitting.disturbances import Channel, Disturbance, FaultKind, Finding
from sessions_app.sitting.state import Phase, Sitting
from voting.vote import Vote


@dataclass(frozen=True)
class FaultLine:
    """Reports of which the same is to be said. `state`: reported, relevant, own_sphere, irrelevant, repaired."""

    state: str
    text: Words
    at: datetime
    reason: str = ""
    count: int = 1


@dataclass(frozen=True)
class Faults:
    """Region `faults`: that something was reported and what was decided, never who and what."""

    pending: tuple[FaultLine, ...] = ()
    settled: tuple[FaultLine, ...] = ()
    announcement: Words | None = None


@dataclass(frozen=True)
class OwnReport:
    """A report of one's own that is not settled. `over`: says that it works again, None once it was said."""

    at: datetime
    kind: Words
    state: Words
    over: Action | None = None


@dataclass(frozen=True)
class Reporting:
    """Region `report` (member): the own reports, the form, and the second channel (§ 10 Abs. 3 DigiSiVO NRW).

    `phone` as it is written, `dial` for the link; both empty where none was defined.
    """

    own: tuple[OwnReport, ...] = ()
    form: Action | None = None
    phone: str = ""
    dial: str = ""


@dataclass(frozen=True)
class Case:
    """One report at the desk, with all that it says."""

    number: int
    at: datetime
    name: str
    kind: Words
    channel: Words
    text: str = ""
    over_at: datetime | None = None
    state: str = ""
    state_words: Words | None = None
    reason: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Guide:
    """Region `guide` (desk): what is reported, what to do next, and the buttons for it."""

    cases: tuple[Case, ...] = ()
    step: Words | None = None
    hints: tuple[Words, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """Region `ledger` (desk): settled reports, the second channel, and the form for what comes in through it.

    `over`: nothing more can be reported.
    """

    settled: tuple[Case, ...] = ()
    over: bool = True
    entry: Action | None = None
    phone: str = ""


REPORTED = "reported"
REPAIRED = "repaired"
PUBLIC_WORDS = {
    REPORTED: words(N_("A fault was reported. The chair decides what it means for the meeting.")),
    Finding.RELEVANT: words(N_("A reported fault matters for the meeting, which waits for the repair.")),
    Finding.OWN_SPHERE: words(N_("A reported fault lies in the member's own sphere; the meeting goes on.")),
    Finding.IRRELEVANT: words(N_("A reported fault does not matter for the meeting, which goes on.")),
    REPAIRED: words(N_("A reported fault was repaired.")),
}
OWN_WORDS = {
    REPORTED: words(N_("The desk has received your report. The chair decides.")),
    Finding.RELEVANT: words(N_("The chair has found that it matters. The meeting waits for the repair.")),
}


def _state(each: Disturbance) -> str:
    if each.repaired_at is not None:
        return REPAIRED
    return each.judgement.finding.value if each.judgement else REPORTED


# Everybody


def faults(sitting: Sitting, audience: Audience) -> Faults:
    """For the public only what happened in the public part, and reasons only if they were given in it."""
    if sitting.phase is Phase.CLOSED or shut_out(sitting, audience):
        return Faults()
    inside = audience in INSIDERS
    seen = tuple(each for each in sitting.disturbances.all if inside or each.public)
    pending = _lines(tuple(each for each in seen if not each.settled), inside=inside)
    settled = tuple(each for each in seen if each.settled)
    lines = () if audience is Audience.WALL else _lines(settled, inside=inside)
    return Faults(pending, lines, pending[-1].text if pending else None)


def _lines(disturbances: tuple[Disturbance, ...], *, inside: bool) -> tuple[FaultLine, ...]:
    alike: dict[tuple[str, str], list[Disturbance]] = {}
    for each in disturbances:
        judgement = each.judgement
        reason = judgement.reason if judgement and (inside or judgement.public) else ""
        alike.setdefault((_state(each), reason), []).append(each)
    return tuple(
        FaultLine(state, PUBLIC_WORDS[state], group[0].at, reason, len(group))
        for (state, reason), group in alike.items()
    )


# Who reports


def report(sitting: Sitting, person: int | None) -> Reporting:
    """The telephone number also beforehand, and for those who have nothing to report here."""
    if sitting.phase is Phase.CLOSED:
        return Reporting()
    phone = Reporting(phone=sitting.fault_phone, dial=_dial(sitting.fault_phone))
    if person is None:
        return phone
    by = Actor(person=person)
    own = tuple(_own(sitting, by, each) for each in sitting.disturbances.of(person) if not each.settled)
    kinds = [kind for kind in FaultKind if accepts(commands.report_fault, sitting, by, fault=kind)]
    return replace(phone, own=own, form=_report_form(kinds) if kinds else None)


def _own(sitting: Sitting, by: Actor, each: Disturbance) -> OwnReport:
    given = (("disturbance", str(each.number)),)
    again = Action("report_recovery", words(N_("It works again")), given)
    possible = accepts(commands.report_recovery, sitting, by, disturbance=each.number)
    return OwnReport(each.at, wording.FAULTS[each.kind], OWN_WORDS[_state(each)], again if possible else None)


def _report_form(kinds: list[FaultKind]) -> Action:
    return Action("report_fault", words(N_("Report the fault")), fields=_report_fields(kinds))


def _report_fields(kinds: list[FaultKind]) -> tuple[Field, ...]:
    options = tuple(Option(kind.value, wording.FAULTS[kind]) for kind in kinds)
    return (
        Field("fault", words(N_("What does not work?")), "choice", options),
        Field("text", words(N_("In a few words (only the desk reads this)")), "text", required=False),
    )


def _dial(phone: str) -> str:
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


# The desk


def guide(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> Guide:
    if sitting.phase not in _GUIDED:
        return Guide()
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return Guide(
        cases=tuple(_case(sitting, by, each) for each in sitting.disturbances.unsettled),
        step=_step(sitting),
        hints=_hints(sitting),
        actions=_steps(sitting, by),
    )


def ledger(sitting: Sitting) -> Ledger:
    """The same for all at the desk. In the end every report stands here, decided or not."""
    by = desk_actor(sitting)
    over = sitting.phase not in _GUIDED
    return Ledger(
        settled=tuple(_case(sitting, by, each) for each in sitting.disturbances.all if over or each.settled),
        over=over,
        entry=_entry(sitting, by),
        phone=sitting.fault_phone,
    )


_GUIDED = frozenset({Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED})


def _case(sitting: Sitting, by: Actor, each: Disturbance) -> Case:
    member = sitting.roster.get(each.person)
    state = _state(each)
    return Case(
        number=each.number,
        at=each.at,
        name=member.name if member else "?",
        kind=wording.FAULTS[each.kind],
        channel=_CHANNELS[each.channel],
        text=each.text,
        over_at=each.over_at,
        state=state,
        state_words=_STATES[state],
        reason=each.judgement.reason if each.judgement else "",
        actions=_case_actions(sitting, by, each),
    )


_CHANNELS = {
    Channel.DEVICE: words(N_("from their own device")),
    Channel.DESK: words(N_("told to the desk")),
}
_STATES = {
    REPORTED: words(N_("not yet decided")),
    Finding.RELEVANT: words(N_("relevant, waits for the repair")),
    Finding.OWN_SPHERE: words(N_("in the member's own sphere")),
    Finding.IRRELEVANT: words(N_("not relevant")),
    REPAIRED: words(N_("repaired")),
}


def _case_actions(sitting: Sitting, by: Actor, each: Disturbance) -> tuple[Action, ...]:
    given = (("disturbance", str(each.number)),)
    judge = Action("judge_disturbance", words(N_("Record the decision")), given, _judge_fields())
    asked: dict[str, object] = {"disturbance": each.number, "finding": Finding.RELEVANT, "reason": ANYTHING}
    over = Action("report_recovery", words(N_("Says it works again")), given, small=True)
    candidates = (
        (commands.judge_disturbance, asked, judge),
        (commands.report_recovery, {"disturbance": each.number}, over),
    )
    return tuple(action for command, named, action in candidates if accepts(command, sitting, by, **named))


def _judge_fields() -> tuple[Field, ...]:
    options = tuple(Option(finding.value, wording.FINDINGS[finding]) for finding in Finding)
    return (
        Field("finding", words(N_("What the chair finds")), "choice", options),
        Field("reason", words(N_("Reason (stands in the minutes)")), "text"),
    )


def _step(sitting: Sitting) -> Words | None:
    """What is to be done next (§ 10 Abs. 1, 2 DigiSiVO NRW)."""
    unsettled, waiting = sitting.disturbances.unsettled, sitting.disturbances.waiting_for_repair
    if len(unsettled) > len(waiting):
        return words(_INTERRUPT if sitting.phase is Phase.OPEN else _DECIDE)
    if waiting:
        return words(_REPAIR)
    return words(_REPEAT) if _affected(sitting) else None


_INTERRUPT = N_(
    "Interrupt the meeting at once, unless the fault plainly does not matter or lies with the member."
)
_DECIDE = N_("The chair decides what the reported fault means for the meeting.")
_REPAIR = N_(
    "Have the fault repaired and declare it repaired. Then repeat what it affected, and resume the meeting."
)
_REPEAT = N_("The fault is repaired. If it affected the vote, annul the vote and vote again.")


def _hints(sitting: Sitting) -> tuple[Words, ...]:
    unsettled = sitting.disturbances.unsettled
    if not unsettled:
        return ()
    if len({each.person for each in unsettled}) > 1:
        return (words(N_("Several members report faults.")),)
    return (words(_ALONE),)


_ALONE = N_(
    "No other member reports a fault. If it cannot be repaired and all others are fine, it is presumed to lie "
    "in the member's own sphere."
)


def _affected(sitting: Sitting) -> Vote | None:
    """The unfinished vote, if it was open while a fault that mattered lasted."""
    vote = sitting.vote
    if vote is None or vote.opened_at is None:
        return None
    began = vote.opened_at
    relevant = (each for each in sitting.disturbances.all if each.relevant)
    return vote if any(each.repaired_at is None or each.repaired_at > began for each in relevant) else None


def _steps(sitting: Sitting, by: Actor) -> tuple[Action, ...]:
    disturbances = sitting.disturbances
    steps: list[Action] = []
    if disturbances.unsettled and accepts(course.interrupt, sitting, by):
        reason = (Field("reason", words(N_("Reason")), "text", value="Störung"),)
        steps.append(Action("interrupt", words(N_("Interrupt because of the fault")), fields=reason))
    if len(disturbances.unsettled) > 1 and accepts(
        commands.judge_disturbance, sitting, by, finding=Finding.RELEVANT, reason=ANYTHING
    ):
        label = words(N_("Decide on all %(count)s reports"), count=len(disturbances.unsettled))
        steps.append(Action("judge_disturbance", label, fields=_judge_fields()))
    if accepts(commands.declare_repaired, sitting, by):
        how = (Field("reason", words(N_("How it was repaired")), "text", required=False),)
        steps.append(Action("declare_repaired", words(N_("Declare the fault repaired")), fields=how))
    vote = _affected(sitting)
    if vote and accepts(votes.annul_vote, sitting, by, vote=vote.number, reason=ANYTHING):
        steps.append(_annul(vote))
    return tuple(steps)


def _annul(vote: Vote) -> Action:
    reason = (Field("reason", words(N_("Reason (stands in the minutes)")), "text"),)
    label = words(N_("Annul vote %(number)s, so that it is repeated"), number=vote.number)
    return Action("annul_vote", label, (("vote", str(vote.number)),), reason)


def _entry(sitting: Sitting, by: Actor) -> Action | None:
    """For what a member tells the desk by telephone or across the hall."""
    kinds = list(FaultKind)
    possible = any(
        accepts(commands.report_fault, sitting, by, fault=kind, person=member.person)
        for member in sitting.members
        for kind in kinds
    )
    if not possible:
        return None
    people = tuple(Option(str(member.person), member.name) for member in sitting.members)
    member = Field("person", words(N_("Member")), "choice", people)
    return Action("report_fault", words(N_("Enter the report")), fields=(member, *_report_fields(kinds)))
