"""Which news fit a subscription."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from portal.subscriptions.models import Subscription
from portal.subscriptions.things import Thing
from sessions_app.finding import found_items, found_meetings, found_papers
from sessions_app.models import Body


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
    return Found(
        meetings=frozenset(found_meetings(body, words).values_list("pk", flat=True)),
        items=frozenset(found_items(body, words).values_list("pk", flat=True)),
        papers=frozenset(found_papers(body, words).values_list("pk", flat=True)),
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
