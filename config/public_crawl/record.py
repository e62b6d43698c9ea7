"""A round of the watch is written down while it runs, so that one that was killed is seen as well; and it alarms."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import timedelta

from django.utils import timezone

from config.alarms.telling import tell_operators
from config.models import Crawl
from config.public_crawl.findings import LEAKS, Finding
from config.public_crawl.watch import Read
from sessions_app.models import Body

logger = logging.getLogger(__name__)
KEPT = 200  # findings of one round; with a fault in the frame of all pages there are thousands
REMEMBERED = timedelta(days=90)


def recorded(body: Body, read: Iterable[Read], tell: Callable[[Finding], None]) -> Crawl:
    """The round through a municipality. What breaks it off is an alarm as well, and keeps no other one from its round."""
    Crawl.objects.filter(body=body, started_at__lt=timezone.now() - REMEMBERED).delete()
    crawl = Crawl.objects.create(body=body)
    counted(crawl, read, tell)
    crawl.save()
    if crawl.faults or crawl.trouble:
        about = {"what": "crawl", "crawl": crawl.pk}
        cause = (
            f"crawl_as_public {body.slug}{' leak' if _leaks(crawl) else ''}"  # told though a fault was, today
        )
        tell_operators(cause, owner=body.slug, about=about)
    return crawl


def counted(crawl: Crawl, read: Iterable[Read], tell: Callable[[Finding], None]) -> Crawl:
    """The round with what came of it; each finding is told as it is met."""
    try:
        for _seen, finding in read:
            crawl.answers += 1
            if finding:
                _note(crawl, finding)
                tell(finding)
    except Exception as trouble:
        logger.exception("The watch is broken off.")
        crawl.trouble = type(trouble).__name__
    else:
        crawl.ended_at = timezone.now()
    return crawl


def _note(crawl: Crawl, finding: Finding) -> None:
    """Leaks come first: however many faults there are, none of these is left out for them."""
    crawl.faults += 1
    place = _leaks(crawl) if finding.kind in LEAKS else len(crawl.findings)
    crawl.findings.insert(place, asdict(finding))
    del crawl.findings[KEPT:]


def _leaks(crawl: Crawl) -> int:
    """How many of the findings that are kept are leaks."""
    return sum(each["kind"] in LEAKS for each in crawl.findings)
