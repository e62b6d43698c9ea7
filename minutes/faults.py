"""Disturbances in the minutes (Störungen, § 10 DigiSiVO NRW): that one was reported and what was decided. Pure.

Who reported it and in which words is for the desk alone and stands in no minutes.
"""

from datetime import datetime

from journal.events import Event
from minutes.draft import Part
from minutes.happening import Happening, happening
from sessions_app.sitting.disturbances import Finding
from sessions_app.sitting.events.disturbances import (
    DisturbancesJudged,
    DisturbancesRepaired,
    FaultOver,
    FaultReported,
)
from sessions_app.sitting.state import Part as SittingPart
from sessions_app.sitting.state import Sitting

ON_DISTURBANCES = (FaultReported, FaultOver, DisturbancesJudged, DisturbancesRepaired)
FINDINGS = {
    Finding.RELEVANT: "ist erheblich; die Sitzung wird erst nach ihrer Behebung fortgesetzt",
    Finding.OWN_SPHERE: "liegt in der Sphäre des Mitglieds; die Sitzung wird fortgesetzt",
    Finding.IRRELEVANT: "ist unerheblich; die Sitzung wird fortgesetzt",
}


def on_disturbance(before: Sitting, event: Event, at: datetime, seq: int) -> tuple[Happening, ...]:
    """What the minutes say of the event. A reason given behind closed doors stays there."""
    plain, reason = _sentence(event)
    if before.part is SittingPart.PUBLIC and _all_public(before, event):
        return (happening(f"{plain}{reason}", Part.PUBLIC, before.current, at, seq),)
    inside = happening(f"{plain}{reason}", Part.CLOSED, _closed_item(before), at, seq)
    if _all_public(before, event) and not isinstance(event, FaultReported):
        return (happening(plain, Part.PUBLIC, None, at, seq), inside)
    return (inside,)


def _sentence(event: Event) -> tuple[str, str]:
    """The sentence, and the reason as another one behind it."""
    match event:
        case DisturbancesJudged(finding=finding, reason=reason):
            return (
                f"Der Vorsitz stellt fest: Die gemeldete Störung {FINDINGS[finding]}.",
                f" Begründung: {reason}",
            )
        case DisturbancesRepaired(reason=reason):
            more = f" {reason}" if reason else ""
            return "Der Vorsitz stellt fest: Die gemeldete Störung ist behoben.", more
        case FaultOver():
            return "Das Mitglied, das eine Störung gemeldet hat, nimmt wieder ohne Beanstandung teil.", ""
        case _:
            return "Ein Mitglied meldet eine Störung.", ""


def _closed_item(before: Sitting) -> int | None:
    """The called item, if readers of the closed part find it in their minutes."""
    return before.current if before.item and not before.item.public else None


def _all_public(before: Sitting, event: Event) -> bool:
    """Whether every disturbance that the event is about was reported in the public part."""
    match event:
        case DisturbancesJudged(numbers=numbers) | DisturbancesRepaired(numbers=numbers):
            return before.disturbances.all_public(numbers)
        case FaultOver(number=number):
            return before.disturbances.all_public((number,))
        case _:
            return before.part is SittingPart.PUBLIC
