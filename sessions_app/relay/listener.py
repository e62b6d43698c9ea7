"""One socket in a room, and what it is told when it is sent away."""

import time
from dataclasses import dataclass, field

from django.utils import translation

from journal.events import N_, Refusal
from sessions_app.admission import Ticket
from sessions_app.relay import frame
from sessions_app.relay.outbox import Outbox
from sessions_app.relay.rendering import Scene
from sessions_app.relay.stage import Place
from sessions_app.screens.audience import Audience
from sessions_app.screens.objects import words


class RelayRefusal(Refusal):
    TOO_SLOW = N_("Your connection is too slow at the moment. It is being set up anew.")
    NOT_LOGGED_IN = N_("Only those who are logged in can do this. Please log in.")


@dataclass(eq=False)
class Listener:
    """One socket: what it was admitted to, its language, its outbox.

    Until it has `caught_up` it gets no news: they would carry its cursor past what it missed, and the gap
    would stay where the line breaks before the answer to its cursor.
    """

    ticket: Ticket
    language: str
    outbox: Outbox
    caught_up: bool = False
    seen: Scene | None = None  # what it was last shown of: it knows nothing of another
    asked_at: float = field(default_factory=time.monotonic)  # when its right was last asked for
    _place: Place | None = None

    @property
    def place(self) -> Place:
        """Made anew where the ticket has another viewer: everybody's is asked for at every push."""
        if self._place is None or self._place.viewer is not self.ticket.viewer:
            ticket, viewer = self.ticket, self.ticket.viewer
            outside = viewer.sent_out and ticket.audience is Audience.MEMBER
            scene = Scene(ticket.meeting.pk, ticket.audience, self.language, outside)
            self._place = Place(scene, viewer)
        return self._place

    def dismiss(self, refusal: Refusal) -> None:
        """Says goodbye with a reason; the socket is closed behind it."""
        with translation.override(self.language):
            self.outbox.end(frame.bye(refusal.code, str(words(refusal.value))))
