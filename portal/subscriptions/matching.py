"""Which news fit a subscription."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from portal.search.finding import keys_found
from portal.search.narrowing import in_days
from portal.search.wanted import Kind, Order, Wanted
from portal.subscriptions.models import Subscription
from portal.subscriptions.saved import search_of
from portal.subscriptions.things import Thing
from sessions_app.models import Body
from sessions_app.queries import public_resolutions, terms_of

# Who asks for some kinds alone is told of these things alone.
THINGS: Mapping[Kind, frozenset[str]] = {
    Kind.PAPER: frozenset({"paper"}),
    Kind.FILE: frozenset({"paper", "minutes"}),
    Kind.RESOLUTION: frozenset({"decision"}),
    Kind.WRITTEN: frozenset({"written"}),
    Kind.AGENDA_ITEM: frozenset({"agenda"}),
    Kind.MEETING: frozenset({"agenda", "cancelled", "minutes"}),
}


@dataclass(frozen=True)
class Found:
    """Keys of the public meetings, agenda items, papers and procedures in writing that a search finds."""

    kinds: frozenset[Kind]
    meetings: frozenset[int]
    items: frozenset[int]
    papers: frozenset[int]
    written: frozenset[int]

    def has(self, thing: Thing) -> bool:
        if self.kinds and not any(thing.kind in THINGS.get(kind, ()) for kind in self.kinds):
            return False
        return bool(
            thing.meetings & self.meetings
            or thing.items & self.items
            or thing.papers & self.papers
            or thing.written & self.written
        )


Search = Callable[[Wanted], Found]


def search_in(body: Body) -> Search:
    """The search in what is public now, each asked once."""
    return cache(lambda wanted: _found(body, wanted))


def _found(body: Body, wanted: Wanted) -> Found:
    """Of very many matches the newest: what is told came out in the last weeks."""
    keys = keys_found(body, in_days(wanted, terms_of(body)))
    nothing: frozenset[int] = frozenset()
    decided = public_resolutions(body).filter(pk__in=keys.get(Kind.RESOLUTION, nothing))
    return Found(
        kinds=wanted.kinds,
        meetings=keys.get(Kind.MEETING, nothing),
        items=keys.get(Kind.AGENDA_ITEM, nothing) | set(decided.values_list("agenda_item", flat=True)),
        papers=keys.get(Kind.PAPER, nothing),
        written=keys.get(Kind.WRITTEN, nothing),
    )


def fits(thing: Thing, wish: Subscription, search: Search) -> bool:
    """All that is filled in has to fit, and it has to be newer than the confirmation."""
    return (
        wish.confirmed_at is not None
        and thing.at > wish.confirmed_at
        and (wish.organization_id is None or wish.organization_id in thing.organizations)
        and (wish.paper_id is None or wish.paper_id in thing.papers)
        and (wish.location_id is None or wish.location_id in thing.places)
        and all(search(wanted).has(thing) for wanted in _searches(wish))
    )


def _searches(wish: Subscription) -> list[Wanted]:
    asked = search_of(wish), Wanted(words=wish.place, order=Order.DATE)
    return [each for each in asked if not each.is_empty]
