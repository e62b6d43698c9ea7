"""Sitting → what each audience sees. The view objects are in `objects.py`, the audiences in `audience.py`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from journal.store import Recorded
from sessions_app.screens import regions, voting
from sessions_app.screens.audience import PERSONAL, REGIONS, Audience
from sessions_app.screens.buttons import desk_actions
from sessions_app.screens.happenings import entries
from sessions_app.screens.log import log
from sessions_app.screens.objects import Actions, PaperLink
from sessions_app.sitting.state import Phase, Sitting


@dataclass(frozen=True)
class Viewer:
    """Whose personal regions: the person, if the council knows one, and the roles at the desk.

    `chair`: entitled to preside, even while a deputy `presides`.
    """

    person: int | None = None
    presides: bool = False
    clerk: bool = False
    chair: bool = False


MOVED_BY_VOTES = frozenset(
    {"head", "notice", "item", "vote", "names", "log"}
)  # the others never look at votes


def look(
    sitting: Sitting,
    audience: Audience,
    papers: tuple[PaperLink, ...],
    recorded: Sequence[Recorded] = (),
    *,
    only: Collection[str] | None = None,
) -> dict[str, object]:
    """The view objects of an audience by region, in reading order; of `only` these regions, if they are given."""
    objects: dict[str, Callable[[], object]] = {
        "head": lambda: regions.head(sitting, audience),
        "notice": lambda: regions.notice(sitting, audience),
        "item": lambda: regions.item(sitting, audience, papers),
        "vote": lambda: voting.vote(sitting, audience),
        "names": lambda: voting.names(sitting, audience),
        "agenda": lambda: regions.agenda(sitting, audience),
        "presence": lambda: regions.presence(sitting, audience),
        "log": lambda: log(sitting, recorded if audience is Audience.DESK else ()),
    }
    return {region: objects[region]() for region in REGIONS[audience] if only is None or region in only}


def look_personally(sitting: Sitting, audience: Audience, viewer: Viewer) -> dict[str, object]:
    """The view objects that are not the same for all of an audience."""
    personal: dict[str, Callable[[], object]] = {
        "you": lambda: voting.you(sitting, viewer.person),
        "actions": lambda: Actions(
            desk_actions(sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair),
            over=sitting.phase is Phase.CLOSED,
        ),
        "entries": lambda: entries(sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair),
    }
    return {region: personal[region]() for region in PERSONAL[audience]}
