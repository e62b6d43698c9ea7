"""Who no longer takes part in the debate neither speaks nor waits for the floor: that is written down as well."""

from sessions_app.sitting.events.base import SittingEvent
from sessions_app.sitting.events.speakers import RequestWithdrawn, SpeechEnded
from sessions_app.sitting.state import Sitting

Decision = tuple[SittingEvent, ...]


def silencing(sitting: Sitting, person: int, event: SittingEvent) -> Decision:
    """The event that takes the person out of the debate, and before it what ends with that."""
    return (*silence(sitting, person), event)


def silence(sitting: Sitting, person: int) -> Decision:
    """What ends when the person takes no more part in the debate."""
    speeches, requests = sitting.speakers.going_on_with(person), sitting.speakers.requests_of(person)
    return (
        *(SpeechEnded(person=each.person, purpose=each.purpose) for each in speeches),
        *(RequestWithdrawn(person=each.person, purpose=each.purpose) for each in requests),
    )
