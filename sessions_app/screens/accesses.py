"""Region `access`: committee chairs that groups pick in turn, as everybody sees it."""

from dataclasses import dataclass

from journal.events import Event
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.elections import told
from sessions_app.screens.objects import Words
from sessions_app.screens.regions import shut_out
from sessions_app.screens.workings import HighestTable, highest_table
from sessions_app.sitting.access_sentences import lot_phrases, order_of, standing_phrase, told_of
from sessions_app.sitting.accesses import Access, AccessPhase, Waiver
from sessions_app.sitting.events.accesses import AccessEvent
from sessions_app.sitting.state import Sitting
from voting.seats.highest import HighestNumber


@dataclass(frozen=True)
class PickLine:
    """A turn: which group, and what it picked, or that it `waived` the turn. `now`: whose turn it is; `group` is empty
    while the lot decides.
    """

    place: int
    group: str
    committee: str = ""
    person: str = ""
    now: bool = False
    waived: bool = False


@dataclass(frozen=True)
class Numbers:
    """How the order came about, as a table in the language of who reads it."""

    columns: tuple[tuple[HighestNumber, ...], ...]

    @property
    def table(self) -> HighestTable:
        return highest_table(self.columns)


@dataclass(frozen=True)
class AccessView:
    """Region `access`. `state`: none, running, concluded, broken_off. `hidden`: the closed part. `standing`: what comes
    next, or the result; `left`: what nobody has picked yet.
    """

    state: str = "none"
    hidden: bool = False
    office: str = ""
    source: str = ""
    lines: tuple[PickLine, ...] = ()
    left: tuple[str, ...] = ()
    lots: tuple[Words, ...] = ()
    standing: Words | None = None
    numbers: Numbers | None = None


def shown_access(sitting: Sitting) -> Access | None:
    """The one that is running, or the last one on the item that is still called."""
    last = sitting.accesses.last
    return sitting.accesses.running or (last if last and last.item == sitting.current else None)


def access(sitting: Sitting, audience: Audience) -> AccessView:
    if shut_out(sitting, audience):
        return AccessView(hidden=True)
    shown = shown_access(sitting)
    if shown is None:
        return AccessView()
    item = sitting.find_item(shown.item)
    if audience not in INSIDERS and not (item and item.public):
        return AccessView(hidden=True)
    running = shown.phase is AccessPhase.RUNNING
    return AccessView(
        state=shown.phase.value,
        office=shown.office,
        source=shown.source,
        lines=tuple(_line(shown, place, running=running) for place in shown.turns),
        left=shown.left if running else (),
        lots=tuple(told(each) for each in lot_phrases(shown)),
        standing=told(standing_phrase(shown)),
        numbers=Numbers(order_of(shown).columns),
    )


def _line(shown: Access, place: int, *, running: bool) -> PickLine:
    group = shown.picks[place - 1]
    if place <= len(shown.taken):
        chair = shown.taken[place - 1]
        if isinstance(chair, Waiver):
            return PickLine(place, group, waived=True)
        return PickLine(place, group, chair.committee, chair.person)
    return PickLine(place, group, now=running and place == shown.next_place)


def tell_access(sitting: Sitting, event: Event) -> Words | None:
    """An event of an access as a line of the desk's log."""
    if not isinstance(event, AccessEvent):
        return None
    return told(told_of(event, sitting.accesses.all[event.access - 1])[0])
