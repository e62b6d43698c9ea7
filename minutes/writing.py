"""Saving what the clerk typed: what can be taken is taken, and nothing is written over what others wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from accounts.actor import Actor
from journal.events import Refused
from journal.store import Order, perform_batch
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.passage_events import PassageRefusal, write_passage
from minutes.pdf.characters import characters
from minutes.studio import minutes_of, sitting_of
from minutes.versions import versions_of
from minutes.workflow import Minutes
from sessions_app.models import Meeting
from sessions_app.sitting.state import Sitting


@dataclass(frozen=True)
class Written:
    """What became of the texts, by item: `saved`, or why not. Of texts that say nothing new there is nothing here."""

    saved: tuple[int, ...] = ()
    refused: Mapping[int, Refused] = field(default_factory=dict)

    @property
    def conflicts(self) -> frozenset[int]:
        """Items in which somebody else wrote meanwhile."""
        by_another = PassageRefusal.WRITTEN_MEANWHILE
        return frozenset(item for item, why in self.refused.items() if why.refusal is by_another)


def write_passages(
    actor: Actor, meeting: Meeting, texts: Mapping[int, str], based_on: Mapping[int, int] | None = None
) -> Written:
    """The clerk's texts by item, each with the version it was written on; without any: on the present ones.

    One that is refused hinders no other.
    """
    sitting, minutes = sitting_of(meeting).state, minutes_of(meeting)
    bases = minutes.versions if based_on is None else based_on
    news = {
        item: text
        for item, text in texts.items()
        if _is_there(sitting, item) and _says_more(meeting, minutes, item, text, bases.get(item, 0))
    }
    orders = [
        Order(
            write_passage,
            actor,
            arguments={
                "organization": meeting.organization_id or 0,
                "item": item,
                "part": part_of(sitting, item),
                "text": text,
                "based_on": bases.get(item, 0),
                "printable": characters(),
            },
        )
        for item, text in news.items()
    ]
    return _written(news, perform_batch(MINUTES, MINUTES.key(meeting.pk), orders) if orders else [])


def _is_there(sitting: Sitting, item: int) -> bool:
    return item == 0 or sitting.find_item(item) is not None


def part_of(sitting: Sitting, item: int) -> Part:
    """In which document the passage stands; 0, what stands before the first item, is public."""
    found = sitting.find_item(item)
    return Part.CLOSED if found and not found.public else Part.PUBLIC


def _says_more(meeting: Meeting, minutes: Minutes, item: int, text: str, base: int) -> bool:
    """Whether the clerk changed anything: not if it is what stands there, or what stood there when it was loaded."""
    if text == minutes.passages.get(item, ""):
        return False
    if base == minutes.version(item):
        return True
    loaded = (each.text for each in versions_of(meeting, item) if each.number == base)
    return text != next(loaded, "")


def _written(news: Mapping[int, str], results: Sequence[object]) -> Written:
    by_item = dict(zip(news, results, strict=True))
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, Refused):
            raise result
    return Written(
        saved=tuple(item for item, result in by_item.items() if not isinstance(result, Refused)),
        refused={item: result for item, result in by_item.items() if isinstance(result, Refused)},
    )
