"""Assurances of confidentiality and announced closed results, in the words of the minutes. Pure."""

from datetime import datetime

from minutes.draft import Part
from minutes.happening import Happening, happening
from sessions_app.sitting.discretion import Announcement
from sessions_app.sitting.events.discretion import (
    ClosedResultKept,
    ClosedResultPublished,
    ConfidentialityAssured,
)
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting

OnTheClosedPart = ConfidentialityAssured | ClosedResultPublished | ClosedResultKept
NEUTRAL = "Nichtöffentliche Angelegenheit"
KEPT = {Announcement.LATER: "später", Announcement.NEVER: "nicht"}


def on_the_closed_part(
    before: Sitting, event: OnTheClosedPart, at: datetime, seq: int
) -> tuple[Happening, ...]:
    """For the closed minutes; of a published result the public ones say the neutral title and the wording alone."""
    if isinstance(event, ConfidentialityAssured):
        name = before.roster[event.person].name
        said = f"{name} versichert, dass keine unbefugte Person mithört oder mitsieht."
        return (happening(said, Part.CLOSED, None, at, seq),)
    if isinstance(event, ClosedResultKept):
        because = f" Grund: {event.reason}" if event.reason else ""
        kept = f"{_what(event)} wird {KEPT[event.announcement]} öffentlich bekannt gegeben.{because}"
        return (happening(kept, Part.CLOSED, event.item, at, seq),)
    inside = f"{_what(event)} wird öffentlich bekannt gegeben mit dem Wortlaut: {event.wording}"
    outside = _announced(before.find_item(event.item), event.wording)
    return (
        happening(outside, Part.PUBLIC, None, at, seq),
        happening(inside, Part.CLOSED, event.item, at, seq),
    )


def _what(event: ClosedResultPublished | ClosedResultKept) -> str:
    return "Das Wahlergebnis" if event.election else "Der Beschluss"


def _announced(item: Item | None, wording: str) -> str:
    about = f"{item.number} {item.public_title or NEUTRAL}" if item else NEUTRAL
    return f"Bekanntgabe aus dem nichtöffentlichen Teil, {about}: {wording}"
