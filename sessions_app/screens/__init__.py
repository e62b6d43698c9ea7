"""Sitting → what each audience sees. The view objects are in `objects.py`, the audiences in `audience.py`."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sessions_app.screens import (
    broadcasts,
    discretion,
    disturbances,
    motions,
    moves,
    presence,
    regions,
    voting,
)
from sessions_app.screens.accesses import access
from sessions_app.screens.attendance import roll
from sessions_app.screens.audience import INSIDERS, PERSONAL, REGIONS, Audience
from sessions_app.screens.buttons import agenda_actions
from sessions_app.screens.elections import election, with_number
from sessions_app.screens.happenings import entries
from sessions_app.screens.log import log
from sessions_app.screens.log_lines import Recent
from sessions_app.screens.next_steps import next_steps
from sessions_app.screens.objects import Action, Actions, Filed, Moves, PaperLink, Proof, Words
from sessions_app.screens.readiness import own_check
from sessions_app.screens.register import register
from sessions_app.screens.speakers import own_floor, speakers
from sessions_app.screens.wall import Wished, picture
from sessions_app.sitting.state import Phase, Sitting


@dataclass(frozen=True)
class Viewer:
    """Whose personal regions: the person, if the council knows one, and the roles at the desk.

    `chair`: entitled to preside, even while a deputy `presides`. `sent_out`: waits outside, biased on a closed item.
    """

    person: int | None = None
    presides: bool = False
    clerk: bool = False
    chair: bool = False
    sent_out: bool = False


def followed_as(audience: Audience, *, sent_out: bool) -> Audience:
    """As whom somebody follows what all see: who was sent out of the room is no better off than the public."""
    return Audience.PUBLIC if sent_out and audience in INSIDERS else audience


AUTOMATICALLY, NOTHING_FILED, NOTHING_RECENT = Wished(), Filed(), Recent()
# Opening a vote also ends the speeches.
OF_VOTES = frozenset({"votes", "speakers"})
MOVED_BY_VOTES = frozenset(
    {"head", "notice", "item", "speakers", "vote", "names", "register", "motions", "picture", "log"}
)  # the others never look at votes, nor at who speaks; but at the desk, where votes say what can be done
# There all but the roster, on which nothing hangs on a vote or a speech.
MOVED_AT_DESK = frozenset(REGIONS[Audience.DESK]) - {"presence"}
MOVED_BY_BALLOTS = frozenset({"vote", "names", "register", "picture", "log"})  # of these, by ballots alone
CARD_MOVED_BY_BALLOTS = frozenset({"you", "actions"})  # of the personal regions
_CARD_WITHOUT_VOTES = frozenset({"assurance", "wish", "report"})  # never look at votes, nor at who speaks


def card_moved_by_votes(sitting: Sitting) -> Collection[str]:
    """The personal regions that another state of the votes and of the speakers can change.

    What somebody may table does not hang on the votes; what may be taken back does, where anything waits, and so does
    what may be taken out of a joint vote.
    """
    waiting = sitting.called_en_bloc or (
        sitting.current is not None and sitting.motions.waiting(sitting.current)
    )
    kept = _CARD_WITHOUT_VOTES if waiting else _CARD_WITHOUT_VOTES | {"own_motions"}
    return frozenset(region for regions in PERSONAL.values() for region in regions) - kept


def look(
    sitting: Sitting,
    audience: Audience,
    papers: tuple[PaperLink, ...],
    recent: Recent = NOTHING_RECENT,
    *,
    wished: Wished = AUTOMATICALLY,
    filed: Filed = NOTHING_FILED,
    only: Collection[str] | None = None,
) -> dict[str, object]:
    """The view objects of an audience by region, in reading order; of `only` these regions, if they are given.

    `wished` is what the desk wants on the displays in the hall, `filed` what rows know beside the sitting.
    """
    objects: dict[str, Callable[[], object]] = {
        "head": lambda: regions.head(sitting, audience),
        "broadcast": lambda: broadcasts.switch(sitting),
        "notice": lambda: regions.notice(sitting, audience),
        "item": lambda: regions.item(sitting, audience, papers),
        "speakers": lambda: speakers(sitting, audience),
        "urgency": lambda: moves.urgency(sitting, audience),
        "vote": lambda: voting.with_numbers(voting.vote(sitting, audience), filed.numbers),
        "election": lambda: with_number(election(sitting, audience), filed.elected),
        "access": lambda: access(sitting, audience),
        "names": lambda: voting.names(sitting, audience),
        "register": lambda: register(sitting),
        "moves": lambda: Moves(agenda_actions(sitting)),
        "motions": lambda: motions.motions(sitting, audience),
        "agenda": lambda: regions.agenda(sitting, audience),
        "assured": lambda: discretion.assured(sitting),
        "ledger": lambda: disturbances.ledger(sitting),
        "faults": lambda: disturbances.faults(sitting, audience),
        "results": lambda: discretion.results(sitting, audience),
        "presence": lambda: presence.presence(sitting, audience),
        "picture": lambda: picture(sitting, wished, filed),
        "proof": lambda: Proof(filed.figure),
        "log": lambda: log(sitting, recent if audience is Audience.DESK else NOTHING_RECENT),
    }
    views = {region: objects[region]() for region in REGIONS[audience] if only is None or region in only}
    return views | presence.seats(sitting, audience) if "presence" in views else views


def look_personally(
    sitting: Sitting, audience: Audience, viewer: Viewer, *, only: Collection[str] | None = None
) -> dict[str, object]:
    """The view objects that are not the same for all of an audience; of `only` these regions, if they are given."""
    debating = None if viewer.sent_out and audience is Audience.MEMBER else viewer.person
    personal: dict[str, Callable[[], object]] = {
        "you": lambda: voting.you(sitting, viewer.person),
        "readiness": lambda: own_check(sitting, viewer.person),
        "floor": lambda: own_floor(sitting, debating),
        "own_motions": lambda: motions.own_motions(sitting, debating),
        "assurance": lambda: discretion.assurance(sitting, debating),
        "wish": lambda: broadcasts.own_wish(sitting, viewer.person),
        "report": lambda: disturbances.report(sitting, viewer.person),
        "guide": lambda: disturbances.guide(
            sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair
        ),
        "closed": lambda: discretion.closed(
            sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair
        ),
        "actions": lambda: _actions(sitting, viewer),
        "roll": lambda: roll(sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair),
        "entries": lambda: entries(sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair),
    }
    return {region: personal[region]() for region in PERSONAL[audience] if only is None or region in only}


def _actions(sitting: Sitting, viewer: Viewer) -> Actions:
    steps = next_steps(sitting, presides=viewer.presides, clerk=viewer.clerk, chair=viewer.chair)
    waits = sitting.phase is Phase.CONVENED and all(each.do != "open_sitting" for each in steps)
    of_chair = None if waits or _next(steps) else _next(next_steps(sitting, presides=True, clerk=False))
    return Actions(steps, over=sitting.phase is Phase.CLOSED, gathering=waits, of_chair=of_chair)


def _next(steps: tuple[Action, ...]) -> Words | None:
    """The name of the step that is the next sensible one, if any is."""
    return next((each.label for each in steps if each.primary), None)
