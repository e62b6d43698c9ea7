"""A round of the watch is written down while it runs, so that one that was killed is seen as well; and it alarms."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from django.utils import timezone

from config.alarms.telling import tell_operators
from config.models import Crawl
from config.public_crawl.findings import LEAKS, Finding
from config.public_crawl.watch import Read
from sessions_app.models import Body

logger = logging.getLogger(__name__)
KEPT = 200  # findings of one round; with a fault in the frame of all pages there are thousands
ALIKE = 5


def recorded(body: Body, read: Iterable[Read], tell: Callable[[Finding], None]) -> Crawl:
    """The round through a municipality. What breaks it off is an alarm as well, and keeps no other one from its round."""
    crawl = Crawl.objects.create(body=body)
    counted(crawl, read, tell)
    crawl.save()
    if crawl.faults or crawl.trouble:
        about = {"what": "crawl", "crawl": crawl.pk}
        leaks = (
            "" if all(map(_is_fault, crawl.findings)) else " leaks"
        )  # told also where faults were this morning
        tell_operators(f"crawl_as_public {body.slug}{leaks}", owner=body.slug, about=about)
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
    """Leaks stand before faults, and of the same rows a few places: what is on all pages crowds nothing out."""
    crawl.faults += 1
    said = asdict(finding)
    alike = [each for each in crawl.findings if (each["kind"], each["rows"]) == (said["kind"], said["rows"])]
    if len(alike) < ALIKE or not finding.rows:
        crawl.findings.append(said)
        crawl.findings.sort(key=_is_fault)
        del crawl.findings[KEPT:]


def _is_fault(said: Mapping[str, object]) -> bool:
    return said["kind"] not in LEAKS
