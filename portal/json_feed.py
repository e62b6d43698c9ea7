"""JSON Feed 1.1 (jsonfeed.org) beside Django's Atom and RSS: the same entries in a third writing."""

import json
from typing import Any

from django.utils.feedgenerator import SyndicationFeed, rfc3339_date


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


def _item(item: dict[str, Any]) -> dict[str, str]:
    return {
        "id": item["unique_id"],
        "url": item["link"],
        "title": item["title"],
        "content_text": item["description"],
        "date_published": rfc3339_date(item["pubdate"]),
    }
