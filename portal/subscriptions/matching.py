"""Which news fit a subscription."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from portal.search.finding import keys_found
from portal.search.wanted import Kind, Order, Wanted
from portal.subscriptions.models import Subscription
from portal.subscriptions.things import Thing
from sessions_app.models import Body
from sessions_app.queries import public_resolutions


@dataclass(frozen=True)
class Found:
    """Keys of the public meetings, agenda items and papers that have certain words."""

    meetings: frozenset[int]
    items: frozenset[int]
    papers: frozenset[int]

    def has(self, thing: Thing) -> bool:
        return bool(thing.meetings & self.meetings or thing.items & self.items or thing.papers & self.papers)


Search = Callable[[str], Found]


def search_in(body: Body) -> Search:
    """The search in what is public now, each words asked for once."""
    return cache(lambda words: _found(body, words))


def _found(body: Body, words: str) -> Found:
    """Of very many matches the newest: what is told came out in the last weeks."""
    keys = keys_found(body, Wanted(words=words, order=Order.DATE))
    nothing: frozenset[int] = frozenset()
    decided = public_resolutions(body).filter(pk__in=keys.get(Kind.RESOLUTION, nothing))
    return Found(
        meetings=keys.get(Kind.MEETING, nothing),
        items=keys.get(Kind.AGENDA_ITEM, nothing) | set(decided.values_list("agenda_item", flat=True)),
        papers=keys.get(Kind.PAPER, nothing),
    )


def fits(thing: Thing, wish: Subscription, search: Search) -> bool:
    """All that is filled in has to fit, and it has to be newer than the confirmation."""
    return (
        wish.confirmed_at is not None
        and thing.at > wish.confirmed_at
        and (wish.organization_id is None or wish.organization_id in thing.organizations)
        and (wish.paper_id is None or wish.paper_id in thing.papers)
        and all(search(words).has(thing) for words in (wish.words, wish.place) if words)
    )
