"""Every version of a passage, as the minutes' journal holds them."""

from dataclasses import dataclass
from datetime import datetime

from journal import rows
from journal.store import recorded_of
from minutes.book import MINUTES
from minutes.passage_events import PassageWritten
from sessions_app.models import Meeting, Person


@dataclass(frozen=True)
class Version:
    """What was written, when and by whom. `number` counts the item's versions from 1."""

    number: int
    at: datetime
    by: str
    text: str


def versions_of(meeting: Meeting, item: int) -> tuple[Version, ...]:
    """The oldest first."""
    entries = rows.entries(MINUTES.key(meeting.pk)).filter(kind=PassageWritten.kind)
    written = (recorded_of(row) for row in entries.iterator())
    own = [each for each in written if isinstance(each.event, PassageWritten) and each.event.item == item]
    names = _names({each.by for each in own})
    return tuple(
        Version(number, each.at, names.get(each.by, each.by), each.event.text)
        for number, each in enumerate(own, start=1)
        if isinstance(each.event, PassageWritten)
    )


def _names(signatures: set[str]) -> dict[str, str]:
    """Names for the journal's `person:12`."""
    keys = [int(each.partition(":")[2]) for each in signatures if each.startswith("person:")]
    return {
        f"person:{key}": name for key, name in Person.objects.filter(pk__in=keys).values_list("pk", "name")
    }
