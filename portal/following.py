"""By mail or by feed: how the thing on a page can be followed."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from django.urls import reverse

from portal.feed_formats import Atom, JsonFeed, Rss
from portal.news.sources import EVERYTHING

NOTHING: Mapping[str, object] = MappingProxyType({})
WRITINGS = (("Atom", "atom", Atom), ("RSS", "rss", Rss), ("JSON Feed", "json", JsonFeed))


@dataclass(frozen=True)
class Feed:
    """`name` of the writing, its media type, and where it lies."""

    name: str
    media_type: str
    address: str


@dataclass(frozen=True)
class Following:
    """`mail`: the address of the form, filled in; `title`: what news they are."""

    title: str
    mail: str
    feeds: tuple[Feed, ...]


def following(
    title: str, view: str, *keys: int, mail: Mapping[str, object] = NOTHING, query: str = ""
) -> Following:
    """`view` answers with the feeds; `mail` or else `query` is what the form is asked for."""
    asked = f"?{query}" if query else ""
    feeds = tuple(
        Feed(
            name,
            writing.content_type.partition(";")[0],
            reverse(view, args=[*keys, EVERYTHING, form]) + asked,
        )
        for name, form, writing in WRITINGS
    )
    return Following(title, f"{reverse('portal:ask_for_mail')}?{query or urlencode(mail)}", feeds)
