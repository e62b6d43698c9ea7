"""The time machine: what an audience of a sitting saw at a time, rebuilt from the journal (Zeitreise)."""

from datetime import datetime, timedelta

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.actor import Actor
from journal.events import N_, Refused, require
from journal.store import Recorded, history
from sessions_app.actors import actor_for
from sessions_app.admission import AdmissionRefusal
from sessions_app.live import SITTING
from sessions_app.models import Meeting
from sessions_app.pages.sitting import meeting_here, turned_away
from sessions_app.policies import is_sent_out, may_run_desk, may_see_closed
from sessions_app.screens import NOTHING_RECENT, followed_as
from sessions_app.screens.audience import REGIONS, Audience
from sessions_app.screens.log_lines import LINES, Recent, told_alone
from sessions_app.screens.objects import Option, Words, words
from sessions_app.screens.past import look_back
from sessions_app.screens.presence import with_seats
from sessions_app.sitting.state import Sitting
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest

# As they stand in the address.
AUDIENCES = {
    "oeffentlichkeit": Audience.PUBLIC,
    "platz": Audience.MEMBER,
    "pult": Audience.DESK,
    "wand": Audience.WALL,
}
# Of the pages that are looked back on.
_FOLLOWED = ("shared", "speakers", "moves", "motions", "disturbances")
SHEETS = {
    Audience.PUBLIC: (*_FOLLOWED, "live"),
    Audience.MEMBER: (*_FOLLOWED, "member"),
    Audience.DESK: (*_FOLLOWED, "desk", "attendance", "register"),
    Audience.WALL: ("shared", "speakers", "wall", "disturbances"),
}
YEARS = range(2000, 2200)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
NAMES: dict[Audience, Words] = {
    Audience.PUBLIC: words(N_("Public live page")),
    Audience.MEMBER: words(N_("Members")),
    Audience.DESK: words(N_("Desk")),
    Audience.WALL: words(N_("Hall display")),
}


@never_cache
@require_GET
def past(request: TenantRequest, meeting: int) -> HttpResponseBase:
    """`?um=19:42&sicht=wand`: a time of the day of the sitting (also 19:42:31, or with its date), and an audience."""
    row = meeting_here(request, meeting)
    actor = actor_for(request.user, row.body)
    now = sitting_of(row).state
    audience = AUDIENCES.get(request.GET.get("sicht", ""), Audience.PUBLIC)
    try:
        _require_right(actor, now, audience)
    except Refused as refused:
        return turned_away(request, row.pk, refused)
    when = _moment(request.GET.get("um", ""), now)
    entries = tuple(each for each in history(SITTING.key(row.pk)) if when is None or each.at <= when)
    return render(request, "sitting/past.html", _context(row, actor, audience, when, entries))


def _require_right(actor: Actor, sitting: Sitting, audience: Audience) -> None:
    """Whoever may hear the closed part; what the desk saw is for the desk."""
    require(may_see_closed(actor, sitting.organization), AdmissionRefusal.NOT_FOR_YOU)
    at_desk = audience is not Audience.DESK or may_run_desk(actor, sitting)
    require(at_desk, AdmissionRefusal.NOT_FOR_YOU)


def _moment(asked: str, sitting: Sitting) -> datetime | None:
    """The time that is meant; None: the end of the journal. A time of day means the day of the opening, or the morning
    after where the sitting went on into it.
    """
    begin = timezone.localtime(sitting.opened_at or sitting.convened_at)
    try:
        found = datetime.fromisoformat(asked if "T" in asked else f"{begin.date()}T{asked}")
    except ValueError:
        return None
    if found.year not in YEARS:  # at the ends of the calendar there is no other time zone
        return None
    aware = found if found.tzinfo else timezone.make_aware(found)
    if "T" not in asked and aware + SECOND <= begin and aware + DAY <= (sitting.closed_at or timezone.now()):
        aware += DAY
    return aware + SECOND - timedelta(microseconds=1)  # to the end of that second


def _context(
    row: Meeting, actor: Actor, audience: Audience, when: datetime | None, entries: tuple[Recorded, ...]
) -> dict[str, object]:
    sitting = Sitting()
    for each in entries:
        sitting = each.event.apply(sitting, each.at)
    away = is_sent_out(actor, sitting)
    seen_as = followed_as(audience, sent_out=away)
    if away and audience is Audience.DESK:
        audience = seen_as  # the desk's page has regions of its own
    recent = _recent(entries) if audience is Audience.DESK else NOTHING_RECENT
    shown = when or (entries[-1].at if entries else None)
    return {
        **with_seats(look_back(sitting, seen_as, recent)),
        "regions": [f"sitting/regions/{region}.html" for region in REGIONS[audience]],
        "meeting": row.pk,
        "title": row.name,
        "audience": audience.value,
        "name": NAMES[audience],
        "past": True,
        "sheets": [f"css/sitting/{sheet}.css" for sheet in (*SHEETS[audience], "past")],
        "shown_at": shown,
        "asked": timezone.localtime(shown).strftime("%Y-%m-%dT%H:%M:%S") if shown else "",
        "last": entries[-1] if entries else None,
        "options": _options(actor, sitting_of(row).state, audience),
    }


def _recent(entries: tuple[Recorded, ...]) -> Recent:
    told = tuple(each for each in entries if told_alone(each.event))
    return Recent(told[-LINES:], entries[-1].seq if entries else 0)


def _options(actor: Actor, sitting: Sitting, chosen: Audience) -> tuple[Option, ...]:
    """The audiences whose view the actor may ask for."""
    desk = may_run_desk(actor, sitting)
    return tuple(
        Option(word, NAMES[each], each is chosen)
        for word, each in AUDIENCES.items()
        if desk or each is not Audience.DESK
    )
