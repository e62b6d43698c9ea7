"""Region `entries` (desk): what can be entered besides the agenda and the votes, behind one fold."""

from collections.abc import Iterable

from journal.events import N_
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Entries, Field, Notice, Option, Words, words
from sessions_app.sitting.commands import adjournment, happenings, leadership
from sessions_app.sitting.happenings import Measure, Rite
from sessions_app.sitting.leadership import HandOver
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Sitting

MEASURES = {
    Measure.TO_THE_POINT: words(N_("Call to keep to the point")),
    Measure.CALL_TO_ORDER: words(N_("Call to order")),
    Measure.FLOOR_WITHDRAWN: words(N_("Withdrawal of the floor")),
    Measure.EXPULSION: words(N_("Expulsion from the meeting")),
}
HAND_OVERS = {
    HandOver.ITEM: words(N_("For this item")),
    HandOver.RETURN: words(N_("Until the chair is given back")),
}


def entries(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> Entries:
    """`ending`: what brings to an end what lasts now; it stands before the fold."""
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)

    def offered(candidates: Iterable[Candidate]) -> tuple[Action, ...]:
        return tuple(
            action for command, given, action in candidates if accepts(command, sitting, by, **given)
        )

    return Entries(ending=offered(_endings(sitting)), more=offered(_more(sitting)))


def _endings(sitting: Sitting) -> Iterable[Candidate]:
    count = Field("questions", words(N_("How many questions were asked?")), "number")
    label = words(N_("End the question time"))
    yield happenings.end_question_time, {"questions": 0}, Action("end_question_time", label, fields=(count,))
    yield happenings.end_silence, {}, Action("end_silence", words(N_("End the moment of silence")))
    if (chair := sitting.roster.get(sitting.chair)) is not None:
        back = words(N_("Give the chair back to %(name)s"), name=chair.name)
        yield leadership.give_back_chair, {}, Action("give_back_chair", back)
    if sitting.is_biased(sitting.presiding):
        yield from _hand_over(sitting)


def _more(sitting: Sitting) -> Iterable[Candidate]:
    present = _present(sitting)
    others = tuple(each for each in present if each.value != str(sitting.presiding))
    if others:
        given: dict[str, object] = {"measure": Measure.TO_THE_POINT, "person": int(others[0].value)}
        yield happenings.take_order_measure, {**given, "reason": ANYTHING}, _order(others)
    begin = Action("begin_question_time", words(N_("Begin residents' question time")))
    yield happenings.begin_question_time, {}, begin
    uncommitted = [each for each in present if int(each.value) not in sitting.happenings.committed]
    if uncommitted:
        commit = Action(
            "commit_member", words(N_("Swear in a member")), fields=(_member(tuple(uncommitted)),)
        )
        yield happenings.commit_member, {"person": int(uncommitted[0].value)}, commit
    memory = Field("reason", words(N_("In memory of")), "text")
    silence = Action("begin_silence", words(N_("Begin a moment of silence")), fields=(memory,))
    yield happenings.begin_silence, {"reason": ANYTHING}, silence
    yield adjournment.adjourn_sitting, {"reason": ANYTHING}, _ADJOURN
    if not sitting.is_biased(sitting.presiding):
        yield from _hand_over(sitting)


_ADJOURN = Action(
    "adjourn_sitting",
    words(N_("Adjourn the meeting")),
    fields=(
        Field("reason", words(N_("Reason")), "text"),
        Field("until", words(N_("Continued on (if known)")), "moment", required=False),
    ),
    hints=(words(N_("Everybody is recorded as having left. The meeting can be continued on another day.")),),
    danger=True,
)


def _hand_over(sitting: Sitting) -> Iterable[Candidate]:
    """Behind the fold; before it where whoever presides is biased, and nothing goes on until it is done."""
    leads = {sitting.presiding, sitting.chair}
    deputies = tuple(
        each
        for each in _present(sitting)
        if int(each.value) not in leads and not sitting.is_biased(int(each.value))
    )
    if not deputies:
        return
    spans = tuple(
        Option(each.value, label)
        for each, label in HAND_OVERS.items()
        if each is HandOver.RETURN or sitting.current is not None
    )
    until = Field("until", words(N_("For how long?")), "choice", spans)
    deputy = Field("person", words(N_("Deputy")), "choice", deputies)
    hints = tuple(_biased(sitting))
    action = Action("hand_over_chair", words(N_("Hand over the chair")), fields=(deputy, until), hints=hints)
    yield leadership.hand_over_chair, {"person": int(deputies[0].value)}, action


def _biased(sitting: Sitting) -> Iterable[Words]:
    leader = sitting.roster.get(sitting.presiding)
    if leader and sitting.is_biased(leader.person):
        yield words(SittingRefusal.LEADS_BIASED.value, name=leader.name)


def _order(others: tuple[Option, ...]) -> Action:
    measures = tuple(Option(each.value, label) for each, label in MEASURES.items())
    fields = (
        Field("measure", words(N_("Measure")), "choice", measures),
        _member(others),
        Field("reason", words(N_("Reason")), "text"),
    )
    hint = words(N_("Whoever is expelled is recorded as having left and cannot come back to this meeting."))
    return Action("take_order_measure", words(N_("Take an order measure")), fields=fields, hints=(hint,))


def _member(options: tuple[Option, ...]) -> Field:
    return Field("person", words(N_("Member")), "choice", options)


def _present(sitting: Sitting) -> tuple[Option, ...]:
    here = (member for member in sitting.members if member.person in sitting.present)
    return tuple(Option(str(member.person), member.name) for member in here)


def lasting(sitting: Sitting) -> Notice | None:
    """What everybody is told while a question time or a moment of silence lasts."""
    now = sitting.observance
    return Notice("info", _LASTING[now.rite], now.reason) if now else None


_LASTING: dict[Rite, Words] = {
    Rite.QUESTION_TIME: words(N_("Residents' question time: now residents ask their questions.")),
    Rite.SILENCE: words(N_("Moment of silence")),
}
