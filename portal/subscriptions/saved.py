"""The search within a subscription: its words, and its choice as it stands in an address."""

from dataclasses import replace

from django.http import QueryDict

from portal.search.wanted import Kind, Order, Wanted, query_of, read_wanted
from portal.subscriptions.models import Subscription

NEWS = frozenset(Kind) - {Kind.PERSON, Kind.ORGANIZATION}  # of these something is told; people are no news


def narrowing_of(query: str) -> str:
    """What a search's address says besides words and organization; whatever makes no sense is left out."""
    wanted = read_wanted(QueryDict(query))
    return query_of(replace(wanted, words="", organization=None, order=Order.RELEVANCE))


def choice_of(narrowing: str) -> Wanted:
    return read_wanted(QueryDict(narrowing))


def search_of(wish: Subscription) -> Wanted:
    """Empty where nothing is to be looked for."""
    return replace(choice_of(wish.narrowing), words=wish.words, order=Order.DATE)


def can_bring_news(wanted: Wanted) -> bool:
    return not wanted.is_empty and brings_news(wanted.kinds)


def brings_news(kinds: frozenset[Kind]) -> bool:
    """None chosen is all of them."""
    return not kinds or bool(kinds & NEWS)
