"""The regions that every audience has: head, notice, item, agenda, presence. Sitting → view objects."""

from dataclasses import replace

from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.buttons import attendance_actions, call_action, confirm_all_action
from sessions_app.screens.happenings import lasting
from sessions_app.screens.moves import changes, no_vote_on, together_with
from sessions_app.screens.objects import (
    Agenda,
    AgendaLine,
    Connected,
    Group,
    Head,
    Item,
    Notice,
    PaperLink,
    Presence,
    Seat,
    Words,
    words,
)
from sessions_app.sitting import plan
from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.assembly import Mode, Stay
from sessions_app.sitting.plan import ItemState, Member
from sessions_app.sitting.presence import Attendance
from sessions_app.sitting.quorum import explain_quorum
from sessions_app.sitting.state import Part, Phase, Sitting


def shut_out(sitting: Sitting, audience: Audience) -> bool:
    """Whether the audience may follow nothing now: the closed part, seen from the public or the wall."""
    return sitting.part is Part.CLOSED and audience not in INSIDERS


def head(sitting: Sitting, audience: Audience) -> Head:
    return Head(
        title=sitting.title,
        organization=sitting.organization_name,
        phase=sitting.phase.value,
        phase_words=wording.ADJOURNED if sitting.adjournment else wording.PHASES[sitting.phase],
        part=sitting.part.value,
        part_words=wording.PARTS[sitting.part],
        starts_at=sitting.starts_at if sitting.phase in _BEFORE else None,
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
        deputy="" if shut_out(sitting, audience) else _deputy(sitting),
    )


def _deputy(sitting: Sitting) -> str:
    deputy = sitting.roster.get(sitting.leadership.deputy or 0)
    return deputy.name if deputy else ""


_BEFORE = frozenset({Phase.PLANNED, Phase.CONVENED})


def notice(sitting: Sitting, audience: Audience) -> Notice:
    """What everybody has to know now: why nothing happens, that the public is excluded, that a quorum lacks."""
    if sitting.phase in _PLAINLY:
        return _PLAINLY[sitting.phase]
    if sitting.phase is Phase.CANCELLED:
        return Notice("danger", words(N_("This meeting does not take place.")), sitting.cancellation_reason)
    if sitting.phase is Phase.INTERRUPTED:
        if sitting.adjournment:
            return _adjournment(sitting.adjournment, audience)
        return _interruption(sitting, audience)
    if sitting.part is Part.CLOSED:
        return _closed_part(audience)
    return lasting(sitting) or (_doubt(sitting) if sitting.phase is Phase.OPEN else Notice())


def _doubt(sitting: Sitting) -> Notice:
    """What is lacking for a quorum counts only when it is established, where the law presumes it (§ 49 GO NRW)."""
    if sitting.attendance.challenged_by is not None and not sitting.second_meeting:
        return Notice(
            "warning", words(N_("The quorum is challenged. The chair counts and establishes it now."))
        )
    if sitting.quorate:
        return Notice()
    if sitting.presumed_quorate:
        return Notice("warning", words(_PRESUMED))
    return Notice("warning", words(N_("The meeting is not quorate at the moment.")))


_PRESUMED = N_(
    "Fewer members than needed are present. The meeting counts as quorate until the lack is established."
)


_PLAINLY = {
    Phase.PLANNED: Notice("info", words(N_("The meeting has not been convened yet."))),
    Phase.CLOSED: Notice("info", words(N_("The meeting is closed."))),
}


def _adjournment(adjournment: Adjournment, audience: Audience) -> Notice:
    """The reason only where it was given before the public, or to those who heard it."""
    heard = adjournment.public or audience in INSIDERS
    text = words(N_("The meeting is adjourned."))
    return Notice("warning", text, adjournment.reason if heard else "", adjournment.until, other_day=True)


def _interruption(sitting: Sitting, audience: Audience) -> Notice:
    span = sitting.interruptions[-1]
    reason = "" if shut_out(sitting, audience) else span.reason
    return Notice("warning", words(N_("The meeting is interrupted.")), reason, span.expected_at)


def _closed_part(audience: Audience) -> Notice:
    if audience in INSIDERS:
        text = words(N_("Closed part: the public is excluded. What is said here is confidential."))
        return Notice("danger", text)
    text = words(N_("Closed part: the public is excluded. This page goes on when the public is readmitted."))
    return Notice("info", text)


def item(sitting: Sitting, audience: Audience, papers: tuple[PaperLink, ...]) -> Item:
    if shut_out(sitting, audience):
        return Item(hidden=True)
    called = sitting.item
    if called is None:
        return Item()
    if not called.public and audience not in INSIDERS:
        return Item(hidden=True)
    return Item(
        key=called.id,
        number=called.number,
        title=called.title,
        public=called.public,
        proposed_resolution=called.proposed_resolution,
        papers=papers,
        together=together_with(sitting, called),
        no_vote=no_vote_on(called),
    )


def agenda(sitting: Sitting, audience: Audience) -> Agenda:
    public = tuple(_line(sitting, each, audience) for each in sitting.items if each.public)
    closed = tuple(each for each in sitting.items if not each.public)
    seen = tuple(_line(sitting, each, audience) for each in closed) if audience in INSIDERS else ()
    return Agenda(public, seen, has_closed_part=bool(closed), changes=changes(sitting, audience))


def _line(sitting: Sitting, each: plan.Item, audience: Audience) -> AgendaLine:
    current = each.id == sitting.current
    dealt_with = each.state is ItemState.CALLED and each.left_at is not None
    return AgendaLine(
        key=each.id,
        number=each.number,
        title=each.title,
        public=each.public,
        state="dealt" if dealt_with else each.state.value,
        state_words=wording.DEALT_WITH if dealt_with else _state_words(each),
        current=current and not shut_out(sitting, audience),
        rejected=each.state is ItemState.DECIDED and each.carried is False,
        remark=each.remark,
        call=call_action(sitting, each) if audience is Audience.DESK else None,
    )


def _state_words(each: plan.Item) -> Words:
    if each.state is ItemState.DECIDED and each.carried is not None:
        return wording.CARRIED if each.carried else wording.REJECTED
    return wording.ITEM_STATES[each.state]


def presence(sitting: Sitting, audience: Audience) -> Presence:
    """How many are here, and who: names for the insiders at any time, for the public in the public part.

    Who is biased on a closed item is not for the others, not even by the numbers.
    """
    outside = shut_out(sitting, audience)
    seen = replace(sitting, current=None, attendance=Attendance()) if outside else sitting
    convened = sitting.profile is not None
    desk = audience is Audience.DESK
    return Presence(
        present=len(sitting.voters_present),
        total=sitting.statutory_number,
        remote=sum(each.mode is Mode.REMOTE for each in sitting.present.values()),
        quorate=convened and seen.quorate,
        quorum=_quorum(seen),
        over=sitting.phase in _OVER,
        announcement=words(N_("The meeting is quorate.")) if _reached(seen) else None,
        entitled=None if audience is Audience.WALL else _entitled(seen, always=desk),
        confirm=confirm_all_action(sitting) if desk else None,
        groups=_groups(sitting, audience) if audience is not Audience.WALL and not outside else (),
    )


def _entitled(sitting: Sitting, *, always: bool) -> Words | None:
    """Who may vote on the item that is called, and who is biased; without anybody only for those who ask `always`."""
    if sitting.item is None or sitting.phase in _OVER or not (always or sitting.recused):
        return None
    numbers = {"entitled": len(sitting.electors), "all": sitting.statutory_number}
    names = [member.name for member in sitting.members if member.person in sitting.recused]
    if not names:
        return words(N_("Entitled to vote on this item: %(entitled)s of %(all)s."), **numbers)
    sentence = N_("Entitled to vote on this item: %(entitled)s of %(all)s; biased: %(names)s.")
    return words(sentence, names=", ".join(names), **numbers)


_RUNNING = frozenset({Phase.OPEN, Phase.INTERRUPTED})
_OVER = frozenset({Phase.CLOSED, Phase.CANCELLED})


def _reached(sitting: Sitting) -> bool:
    """Whether the quorum is there and matters. That it is lacking is the notice's to say."""
    return sitting.profile is not None and sitting.phase not in _OVER and sitting.quorate


def _quorum(sitting: Sitting) -> Words:
    if sitting.profile is None:
        return words(N_("The quorum is known once the meeting is convened."))
    sentence = explain_quorum(sitting)
    return words(sentence.msgid, **sentence.values)


def _groups(sitting: Sitting, audience: Audience) -> tuple[Group, ...]:
    stays: dict[int, list[Stay]] = {}
    for stay in sitting.stays:
        stays.setdefault(stay.person, []).append(stay)
    groups: dict[str, list[Member]] = {}
    for member in sitting.members:
        groups.setdefault(member.group, []).append(member)
    return tuple(
        _group(
            sitting,
            name,
            members,
            tuple(_seat(sitting, each, stays.get(each.person, []), audience) for each in members),
        )
        for name, members in groups.items()
    )


def _group(sitting: Sitting, name: str, members: list[Member], seats: tuple[Seat, ...]) -> Group:
    """A substitute counts in the place that is taken, not as a place more."""
    voters = {member.person for member in sitting.voters_present}
    advisory = [member for member in members if not member.voting_right]
    return Group(
        name=name,
        present=sum(member.person in voters for member in members),
        total=sum(member.voting_right and member.substitute_of is None for member in members),
        advisory_present=sum(member.person in sitting.present for member in advisory),
        advisory=len(advisory),
        seats=seats,
    )


def _seat(sitting: Sitting, member: Member, stays: list[Stay], audience: Audience) -> Seat:
    role: Words | str = member.role
    if (replaced := sitting.roster.get(member.substitute_of or 0)) is not None:
        role = words(N_("Substitute of %(name)s"), name=replaced.name)
    now = sitting.present.get(member.person)
    apology = sitting.attendance.apology(member.person)
    state, state_words = _state_of(sitting, member.person, been=bool(stays))
    return Seat(
        person=member.person,
        name=member.name,
        role=role,
        state=state,
        state_words=state_words,
        arrived_at=stays[0].arrived_at if stays else None,
        left_at=stays[-1].left_at if stays else None,
        expected_at=apology.expected_at if apology and state == "late" else None,
        unconfirmed=audience in INSIDERS and now is not None and not now.confirmed,
        advisory=not member.voting_right and "beratend" not in member.role.casefold(),
        actions=attendance_actions(sitting, member) if audience is Audience.DESK else (),
    )


def _state_of(sitting: Sitting, person: int, *, been: bool) -> tuple[str, Words]:
    if (now := sitting.present.get(person)) is not None:
        recusal = sitting.attendance.recusal(person, sitting.current)
        return (
            ("recused", wording.RECUSED[recusal.place])
            if recusal
            else (now.mode.value, wording.MODES[now.mode])
        )
    if been:
        return "left", wording.LEFT
    apology = sitting.attendance.apology(person)
    if apology is None:
        return "absent", wording.ABSENT
    return ("late", wording.COMES_LATER) if apology.late else ("excused", wording.EXCUSED)


def connected(sitting: Sitting, audience: Audience, people: frozenset[int]) -> Connected:
    """Whose device is connected, of the roster's people. Names as with presence."""
    known = [member.name for member in sitting.members if member.person in people]
    names = audience is not Audience.WALL and not shut_out(sitting, audience)
    return Connected(len(known), tuple(known) if names else (), _dropped(sitting, audience, people))


def _dropped(sitting: Sitting, audience: Audience, people: frozenset[int]) -> tuple[str, ...]:
    """Who takes part remotely without a connected device: for all who may follow (§ 2 Abs. 3 DigiSiVO NRW)."""
    if sitting.phase not in _RUNNING or shut_out(sitting, audience):
        return ()
    remote = {person for person, each in sitting.present.items() if each.mode is Mode.REMOTE}
    return tuple(member.name for member in sitting.members if member.person in remote - people)
