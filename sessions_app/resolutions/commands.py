"""What can be done with resolutions after their announcement. Pure."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.plain_text import require_plain
from sessions_app.policies import may_prepare_meeting
from sessions_app.resolutions.events import ResolutionRecorded, ResolutionStepTaken, UrgentDecisionRecorded
from sessions_app.resolutions.refusals import ResolutionRefusal
from sessions_app.resolutions.scheme import Series
from sessions_app.resolutions.state import TRANSITIONS, Adopted, Place, Register, StepKind, day_after
from voting.rules.profiles import Objections, RuleName
from voting.rules.urgency import DECIDERS, Way

LONGEST_WHO, LONGEST_REASON = 200, 2000  # characters
LONGEST_TITLE, LONGEST_TEXT = 200, 10_000
# In which of the two is objected within a number of days.
_WITHIN = frozenset({StepKind.OBJECTION, StepKind.MAYOR_OBJECTION})


def record_resolution(
    register: Register,
    by: object,  # noqa: ARG001 (whoever announced it: that was asked there)
    *,
    meeting: int,
    vote: int,
    item: int,
    organization: int,
    council: bool,
    public: bool,
    adopted_at: datetime,
    adopted_on: str,
    series: Series | None,
    rules: Objections,
    election: int = 0,
    written: int = 0,
) -> ResolutionRecorded:
    """The resolution on this item with the next number of its series, once."""
    require(
        register.find(Place(meeting, vote, item, election, written)) is None,
        ResolutionRefusal.RECORDED_ALREADY,
    )
    count = register.next_in(series.text) if series else 0
    return ResolutionRecorded(
        meeting=meeting,
        vote=vote,
        item=item,
        organization=organization,
        council=council,
        public=public,
        adopted_at=adopted_at,
        adopted_on=adopted_on,
        series=series.text if series else "",
        count=count,
        number=series.number(count) if series else "",
        rules=rules,
        election=election,
        written=written,
    )


def take_step(
    register: Register,
    by: Actor,
    *,
    meeting: int,
    vote: int,
    item: int,
    step: str,
    who: str,
    on: str,
    reason: str,
    today: str,
    election: int = 0,
    written: int = 0,
) -> ResolutionStepTaken:
    """An objection, a referral or a new decision, on the day (ISO) on which it was done; `today` is the day (ISO)."""
    adopted = register.find(Place(meeting, vote, item, election, written))
    if adopted is None:
        raise Refused(ResolutionRefusal.UNKNOWN_RESOLUTION)
    require(may_prepare_meeting(by, adopted.organization), ResolutionRefusal.NOT_THE_CLERK)
    # Sent twice, what the council upheld would be upheld by the authority as well.
    last = adopted.steps[-1] if adopted.steps else None
    twice = last and (last.kind, last.who, last.on, last.reason) == (step, who.strip(), on, reason.strip())
    require(not twice, ResolutionRefusal.ENTERED_TWICE)
    require(step in possible_steps(adopted), ResolutionRefusal.NO_SUCH_STEP)
    kind = StepKind(step)
    _require_words(who, reason)
    _require_day(adopted, kind, on, today)
    due = _due(adopted, kind, on)
    return ResolutionStepTaken(
        meeting=meeting,
        vote=vote,
        step=kind,
        who=who.strip(),
        on=on,
        reason=reason.strip(),
        source=due.source,
        until=due.value,
        item=item,
        election=election,
        written=written,
    )


def record_urgent_decision(
    register: Register,
    by: Actor,
    *,
    organization: int,
    council: bool,
    title: str,
    text: str,
    reason: str,
    way: str,
    deciders: str,
    decided_on: str,
    public: bool,
    rule: RuleName,
    today: str,
) -> UrgentDecisionRecorded:
    """A decision that could not wait for the council; `rule` names who may take it, by the law of the state."""
    require(may_prepare_meeting(by, organization), ResolutionRefusal.NOT_THE_CLERK)
    require(council, ResolutionRefusal.NOT_A_COUNCIL)
    require(title.strip(), ResolutionRefusal.NO_TITLE)
    require(len(title.strip()) <= LONGEST_TITLE, ResolutionRefusal.TEXT_TOO_LONG, limit=LONGEST_TITLE)
    require(text.strip(), ResolutionRefusal.NO_WORDING)
    require(len(text.strip()) <= LONGEST_TEXT, ResolutionRefusal.TEXT_TOO_LONG, limit=LONGEST_TEXT)
    require_plain(title)
    require_plain(text)
    require(way in DECIDERS[rule.value], ResolutionRefusal.NO_WAY, source=rule.source)
    _require_words(deciders, reason)
    require(_is_day(decided_on), ResolutionRefusal.NOT_A_DAY)
    require(decided_on <= today, ResolutionRefusal.IN_THE_FUTURE)
    decided = (organization, title.strip(), text.strip(), decided_on)
    known = {(each.organization, each.title, each.text, each.decided_on) for each in register.urgent}
    require(decided not in known, ResolutionRefusal.ENTERED_TWICE)
    return UrgentDecisionRecorded(
        number=len(register.urgent) + 1,
        organization=organization,
        title=title.strip(),
        text=text.strip(),
        reason=reason.strip(),
        way=Way(way),
        deciders=deciders.strip(),
        decided_on=decided_on,
        public=public,
        source=rule.source,
    )


def possible_steps(adopted: Adopted) -> tuple[StepKind, ...]:
    """What may come next as the resolution stands; an objection only where the law knows it."""
    known = {
        StepKind.MAYOR_OBJECTION: adopted.council and bool(adopted.rules.mayor.source),
        StepKind.LEGALITY_OBJECTION: bool(adopted.rules.legality),
    }
    return tuple(step for step in TRANSITIONS[adopted.standing] if known.get(step, True))


def _require_words(who: str, reason: str) -> None:
    require(who.strip(), ResolutionRefusal.NO_PERSON)
    require(reason.strip(), ResolutionRefusal.NO_REASON)
    require(len(who.strip()) <= LONGEST_WHO, ResolutionRefusal.TEXT_TOO_LONG, limit=LONGEST_WHO)
    require(len(reason.strip()) <= LONGEST_REASON, ResolutionRefusal.TEXT_TOO_LONG, limit=LONGEST_REASON)
    require_plain(who)
    require_plain(reason)


def _require_day(adopted: Adopted, kind: StepKind, on: str, today: str) -> None:
    require(_is_day(on), ResolutionRefusal.NOT_A_DAY)
    require(on >= adopted.last_day, ResolutionRefusal.BEFORE_THE_RESOLUTION)
    require(on <= today, ResolutionRefusal.IN_THE_FUTURE)
    until = adopted.objection_until
    if kind in _WITHIN and until:
        named = {"until": spoken(until), "source": adopted.period.source}
        require(on <= until, ResolutionRefusal.TOO_LATE, **named)


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def spoken(day: str) -> str:
    """As a German reader writes an ISO day: 24.11.2026."""
    return ".".join(reversed(day.split("-")))


def _due(adopted: Adopted, kind: StepKind, on: str) -> RuleName:
    """Until when the next step is due, and the paragraph of this one."""
    rules = adopted.rules
    if kind is StepKind.MAYOR_OBJECTION:
        return RuleName(day_after(on, rules.again.value) if rules.again.value else "", rules.mayor.source)
    if kind is StepKind.LEGALITY_OBJECTION:
        return RuleName("", rules.legality)
    if kind in {StepKind.OBJECTION, StepKind.REFERRAL}:
        return RuleName("", adopted.period.source)
    return RuleName("", adopted.steps[-1].source)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    take_step: may_prepare_meeting,
    record_urgent_decision: may_prepare_meeting,
}
