"""Assurances of confidentiality and announced closed results, in the words of the minutes. Pure."""

from datetime import datetime

from journal.events import Event
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

ON_THE_CLOSED_PART = (ConfidentialityAssured, ClosedResultPublished, ClosedResultKept)
NEUTRAL = "Nichtöffentliche Angelegenheit"
KEPT = {Announcement.LATER: "später", Announcement.NEVER: "nicht"}


def on_the_closed_part(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    """For the closed minutes; of a published result the public ones say the neutral title and the wording alone."""
    match event:
        case ConfidentialityAssured(person=person):
            name = before.roster[person].name
            said = f"{name} versichert, dass keine unbefugte Person mithört oder mitsieht."
            return (happening(said, Part.CLOSED, None, at, seq),)
        case ClosedResultPublished(wording=wording, item=number):
            inside = f"Der Beschluss wird öffentlich bekannt gegeben mit dem Wortlaut: {wording}"
            return (
                happening(_announced(before.find_item(number), wording), Part.PUBLIC, None, at, seq),
                happening(inside, Part.CLOSED, number, at, seq),
            )
        case ClosedResultKept(announcement=announcement, reason=reason, item=number):
            because = f" Grund: {reason}" if reason else ""
            kept = f"Der Beschluss wird {KEPT[announcement]} öffentlich bekannt gegeben.{because}"
            return (happening(kept, Part.CLOSED, number, at, seq),)
        case _:
            return ()


def _announced(item: Item | None, wording: str) -> str:
    about = f"{item.number} {item.public_title or NEUTRAL}" if item else NEUTRAL
    return f"Bekanntgabe aus dem nichtöffentlichen Teil, {about}: {wording}"
