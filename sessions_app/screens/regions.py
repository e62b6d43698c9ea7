"""The regions that every audience has: head, notice, item, agenda, connected. Sitting → view objects."""

from journal.events import N_
from sessions_app.screens import wording
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.bloc import bloc_lines
from sessions_app.screens.buttons import call_action
from sessions_app.screens.happenings import lasting
from sessions_app.screens.heads import Head, on_air
from sessions_app.screens.kind_field import demanded
from sessions_app.screens.moves import changes, no_vote_on, together_with
from sessions_app.screens.objects import (
    Agenda,
    AgendaLine,
    Connected,
    Item,
    Notice,
    PaperLink,
    Words,
    words,
)
from sessions_app.screens.parts import parts_of
from sessions_app.sitting import plan
from sessions_app.sitting.adjournment import Adjournment
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.plan import ItemState
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
        on_air=on_air(sitting),
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
        return Item(over=sitting.phase is Phase.CLOSED)
    if not called.public and audience not in INSIDERS:
        return Item(hidden=True)
    bloc = bloc_lines(sitting)
    return Item(
        key=called.id,
        number=", ".join(each.number for each in bloc) or called.number,
        title=_TOGETHER if bloc else called.title,
        public=called.public,
        proposed_resolution="" if bloc else called.proposed_resolution,
        bloc=bloc,
        papers=papers,
        together=together_with(sitting, called),
        no_vote=no_vote_on(called),
        parts=parts_of(sitting, called.id),
        demanded=demanded(sitting, called.id),
    )


_TOGETHER = words(N_("Several items in one vote"))


def agenda(sitting: Sitting, audience: Audience) -> Agenda:
    public = tuple(_line(sitting, each, audience) for each in sitting.items if each.public)
    closed = tuple(each for each in sitting.items if not each.public)
    seen = tuple(_line(sitting, each, audience) for each in closed) if audience in INSIDERS else ()
    return Agenda(public, seen, has_closed_part=bool(closed), changes=changes(sitting, audience))


def _line(sitting: Sitting, each: plan.Item, audience: Audience) -> AgendaLine:
    current = each.id == sitting.current
    left_open = each.state is ItemState.CALLED and each.left_at is not None
    return AgendaLine(
        key=each.id,
        number=each.number,
        title=each.title,
        public=each.public,
        state="left" if left_open else each.state.value,
        state_words=wording.LEFT_OPEN if left_open else _state_words(sitting, each),
        current=current and not shut_out(sitting, audience),
        rejected=each.state is ItemState.DECIDED and each.carried is False,
        remark=each.remark,
        call=call_action(sitting, each) if audience is Audience.DESK else None,
    )


def _state_words(sitting: Sitting, each: plan.Item) -> Words:
    if each.state is ItemState.DECIDED and each.carried is not None:
        return wording.CARRIED if each.carried else wording.REJECTED
    if each.state is ItemState.DECIDED and any(one.subject == each.id for one in sitting.elections):
        return wording.ELECTED
    if each.state is ItemState.DECIDED and sitting.accesses.on(each.id):
        return wording.PICKED
    return wording.ITEM_STATES[each.state]


_RUNNING = frozenset({Phase.OPEN, Phase.INTERRUPTED})


def connected(sitting: Sitting, audience: Audience, people: frozenset[int]) -> Connected:
    """Whose device is connected, of the roster's people. All names for the desk alone.

    Everybody else reads in the attendance who takes part by video, and here who of them has dropped: so this stays
    small, and a thousand who follow can be told at once of everyone who comes or goes.
    """
    known = [member.name for member in sitting.members if member.person in people]
    names = tuple(known) if audience is Audience.DESK else ()
    return Connected(len(known), names, _dropped(sitting, audience, people))


def _dropped(sitting: Sitting, audience: Audience, people: frozenset[int]) -> tuple[str, ...]:
    """Who takes part remotely without a connected device: for all who may follow (§ 2 Abs. 3 DigiSiVO NRW)."""
    if sitting.phase not in _RUNNING or shut_out(sitting, audience):
        return ()
    remote = {person for person, each in sitting.present.items() if each.mode is Mode.REMOTE}
    return tuple(member.name for member in sitting.members if member.person in remote - people)
