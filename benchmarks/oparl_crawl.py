"""The whole of a town read by OParl, page by page, while its objects change: what a page costs at the beginning and at
the end, how memory grows, and whether anything was lost or came twice.

python -m benchmarks oparl [objects]
"""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils import timezone

from benchmarks.oparl_town import HOST, founded
from config.garbage import search_seldom, settle
from oparl.models import Published
from oparl.out.ledger import settle_all
from sessions_app.models import Body, Meeting, Paper

OBJECTS = 100_000
TENTH = 10
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Crawled:
    """`seconds` of the processor for each page of each list, `memory` in bytes after each page, `seen` ids."""

    seconds: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: list[int] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def tenths(self) -> tuple[float, float, float]:
        """What a page costs in the first and in the last tenth of the list where they differ most, and their ratio."""
        found = []
        for pages in (each for each in self.seconds.values() if len(each) >= TENTH):
            tenth = max(1, len(pages) // TENTH)
            first, last = median(pages[:tenth]), median(pages[-tenth - 1 : -1])
            found.append((last / first, first, last))
        ratio, first, last = max(found)
        return first, last, ratio

    def growth(self) -> int:
        """Bytes between the first tenth and the end, median against median."""
        tenth = max(1, len(self.memory) // TENTH)
        return int(median(self.memory[-tenth:]) - median(self.memory[tenth : 2 * tenth]))


def measured(objects: int = OBJECTS) -> dict[str, object]:
    settings.ALLOWED_HOSTS = [HOST]
    begin = process_time()
    body = founded(objects)
    founding = process_time() - begin
    settle_all()
    settled = process_time() - begin - founding
    search_seldom()  # as the server does
    settle()
    before = _published(body)
    crawled, changing = Crawled(), _Changing(body)
    _crawl(crawled, changing.go_on)
    gone = {f"/{kind.replace('_', '')}/{key}" for kind, key in before - _published(body)}
    seen = {_end(each) for each in crawled.seen}
    lost = (
        {f"/{kind.replace('_', '')}/{key}" for kind, key in before if kind not in {"system", "body"}}
        - seen
        - gone
    )
    first, last, ratio = crawled.tenths()
    return {
        "objects": len(before),
        "founded": founding,
        "settled": settled,
        "pages": sum(map(len, crawled.seconds.values())),
        "first": first,
        "last": last,
        "ratio": ratio,
        "growth": crawled.growth(),
        "changes": changing.count,
        "lost": len(lost),
        "doubled": len(crawled.seen) - len(set(crawled.seen)),
    }


def _published(body: Body) -> set[tuple[str, int]]:
    rows = Published.objects.filter(body=body, deleted=False)
    return set(rows.values_list("kind", "key"))


def _end(url: str) -> str:
    """`/meeting/17` of an id."""
    return "/" + "/".join(url.rsplit("/", 2)[1:])


def _crawl(crawled: Crawled, change: Callable[[], None]) -> None:
    client = Client(HTTP_HOST=HOST)
    (body,) = client.get("/oparl/v1.1/body").json()["data"]
    lists = {name: url for name, url in body.items() if str(url).startswith(f"{body['id']}/")}
    for name, url in lists.items():
        for page, seconds in _pages(client, url):
            crawled.seconds[name].append(seconds)
            crawled.seen += [each["id"] for each in page["data"]]
            crawled.memory.append(memory_now())
            change()


def _pages(client: Client, url: str) -> Iterator[tuple[dict[str, Any], float]]:
    following: str | None = url
    while following:
        begin = process_time()
        answer = client.get(following.removeprefix(f"http://{HOST}"))
        seconds = process_time() - begin
        page = answer.json()
        yield page, seconds
        following = page["links"].get("next")


def memory_now() -> int:
    """Bytes that this process has in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


class _Changing:
    """After each page something is renamed at the beginning and at the end, something is withdrawn, something new."""

    def __init__(self, body: Body) -> None:
        self.body, self.count = body, 0
        self.papers = list(Paper.objects.filter(body=body).order_by("pk").values_list("pk", flat=True))
        self.meetings = list(Meeting.objects.filter(body=body).order_by("pk").values_list("pk", flat=True))

    def go_on(self) -> None:
        self.count += 1
        for rows, keys in ((Paper.objects, self.papers), (Meeting.objects, self.meetings)):
            for key in (keys[self.count % len(keys)], keys[-self.count % len(keys)]):
                rows.filter(pk=key).update(name=f"Umbenannt {self.count}")
        Paper.objects.filter(pk=self.papers[self.count * 37 % len(self.papers)]).update(deleted=True)
        Paper.objects.create(body=self.body, name="Neu", public=True, published_at=timezone.now())
