"""Atom and RSS as Django writes them, and JSON Feed 1.1 (jsonfeed.org): the same entries in three writings.

A feed without entries says since when (`since`), not what time it is: else it would be another one at every look.
"""

import json
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date


class Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return _latest(self)


class Rss(Rss201rev2Feed):
    def latest_post_date(self) -> datetime:
        return _latest(self)

    def add_item(self, *given: Any, **named: Any) -> None:
        """RSS 2.0 knows one enclosure for each item."""
        named["enclosures"] = named.get("enclosures", [])[:1]
        super().add_item(*given, **named)


def _latest(feed: SyndicationFeed) -> datetime:
    since: datetime = feed.feed["since"]
    return max((item["updateddate"] for item in feed.items), default=since)


class JsonFeed(SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        outfile.write(json.dumps(self._feed(), ensure_ascii=False, indent=1).encode())

    def _feed(self) -> dict[str, Any]:
        return {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "items": [_item(each) for each in self.items],
        }


def _item(item: dict[str, Any]) -> dict[str, Any]:
    said = {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_text": item["description"],
        "date_published": rfc3339_date(item["pubdate"]),
        "date_modified": rfc3339_date(item["updateddate"]),
    }
    attached = [each.said for each in item["enclosures"]]
    return said | ({"attachments": attached} if attached else {})
