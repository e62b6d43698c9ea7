"""A round of the watch is written down while it runs, so that one that was killed is seen as well; and it alarms."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from django.utils import timezone

from config.alarms.telling import is_told, tell_operators
from config.models import Crawl
from config.public_crawl.findings import ALARMS, LEAKS, Finding, Kind
from config.public_crawl.watch import Read
from sessions_app.models import Body

logger = logging.getLogger(__name__)
KEPT = 200  # findings of one round; with a fault in the frame of all pages there are thousands
ALIKE = 5
OF_RESIDENTS = 20  # of these places, for what a resident sent: who sends much shall hide nothing behind it


def recorded(body: Body, read: Iterable[Read], tell: Callable[[Finding], None]) -> Crawl:
    """The round through a municipality. What breaks it off is an alarm as well, and keeps no other one from its round."""
    crawl = Crawl.objects.create(body=body)
    counted(crawl, read, tell)
    crawl.save()
    if crawl.faults or crawl.trouble:
        _alarm(crawl)
    return crawl


def _alarm(crawl: Crawl) -> None:
    """Once a day for faults, for each leak that no earlier round of the day had met, and for a round broken off."""
    cause = f"crawl_as_public {crawl.body.slug}"
    leaks = [said for said in crawl.findings if said["kind"] in LEAKS]
    if any(said not in _met_today(crawl) for said in leaks):
        cause += f" leaks {crawl.pk}"
    elif crawl.trouble:
        cause += " broken off"
    elif leaks and is_told(f"{cause} leaks"):
        return
    about = {"what": "crawl", "crawl": crawl.pk}
    tell_operators(cause, owner=crawl.body.slug, about=about)


def _met_today(crawl: Crawl) -> list[dict[str, object]]:
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    earlier = Crawl.objects.filter(body=crawl.body, started_at__gte=today).exclude(pk=crawl.pk)
    return [said for findings in earlier.values_list("findings", flat=True) for said in findings]


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
    """Leaks stand first and faults last, and of the same rows a few places: what is on all pages crowds nothing out."""
    crawl.faults += 1
    said = asdict(finding) | {"rows": list(finding.rows)}
    alike = [each for each in crawl.findings if (each["kind"], each["rows"]) == (said["kind"], said["rows"])]
    if len(alike) < ALIKE or not finding.rows:
        sent = [each for each in crawl.findings if each["kind"] == Kind.SENT]
        if finding.kind != Kind.SENT or len(sent) < OF_RESIDENTS:
            crawl.findings.append(said)
            crawl.findings.sort(key=_urgency)
            del crawl.findings[KEPT:]


def _urgency(said: Mapping[str, object]) -> int:
    """0: a leak."""
    return (said["kind"] not in LEAKS) + (said["kind"] not in ALARMS)
