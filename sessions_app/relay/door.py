"""What a message of a client means, how many of them are taken, and a refusal in the client's language."""

import json
import logging
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.utils import translation

from journal.drive import DriveRefusal, is_full
from journal.events import N_, Refusal, Refused, require
from sessions_app.admission import Knock
from sessions_app.live import LiveRefusal, read_command_id, sentence_of

logger = logging.getLogger(__name__)
LONGEST = (
    48 * 1024
)  # characters of one message: the longest wording, were each of its characters written as two
BURST = 60  # messages that may come at once
PER_SECOND = 20.0  # messages a second that may come for long
OVERRUNS = 100  # messages beyond the pace that are still answered, in the life of a line


Message = dict[str, Any]
Asked = Mapping[str, object]  # what a client's message holds


class DoorRefusal(Refusal):
    TOO_LONG = N_("This message is too long and was not read. Please shorten your text.")
    TOO_FAST = N_("Too many clicks in a short time. Please wait a moment and try again.")
    FLOODED = N_(
        "Far too many messages came from this page, so the connection is interrupted. It is set up anew in a moment."
    )
    MALFORMED = N_("This could not be understood. Please reload the page and try again.")


class Pace:
    """A bucket of messages that refills by itself. Every message takes from it, whatever it is."""

    def __init__(self) -> None:
        self._left, self._at = float(BURST), time.monotonic()
        self._overruns = 0

    def takes(self) -> bool:
        """Whether the message that has just come is within the pace."""
        now = time.monotonic()
        self._left = min(float(BURST), self._left + (now - self._at) * PER_SECOND)
        self._at = now
        in_time = self._left >= 1
        self._left -= in_time
        self._overruns += not in_time
        return in_time

    @property
    def flooded(self) -> bool:
        """Answers do not stop whoever sends this: nothing more is read."""
        return self._overruns > OVERRUNS


def read_message(text: str | None) -> Asked:
    """The message. Raises Refused when it is too long, no text, or no JSON object."""
    if text is None:
        raise Refused(DoorRefusal.MALFORMED)
    require(len(text) <= LONGEST, DoorRefusal.TOO_LONG)
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused(DoorRefusal.MALFORMED) from None
    if not isinstance(message, dict):
        raise Refused(DoorRefusal.MALFORMED)
    return message


def read_cursor(message: Asked) -> int:
    cursor = message["at"]
    if type(cursor) is not int:
        raise Refused(DoorRefusal.MALFORMED)
    return cursor


def read_id(message: Asked) -> UUID | None:
    """The command's number, where it is one."""
    try:
        return read_command_id(message.get("id"))
    except Refused:
        return None


def id_in(message: Asked) -> str | None:
    """The command's number as the client wrote it, where it is one: nothing else is sent back."""
    return str(message["id"]) if read_id(message) else None


def language_of(scope: Message) -> str:
    """The language of the page that connected, as its address says."""
    return _language(scope.get("query_string", b""))


@lru_cache
def _language(query: bytes) -> str:
    """Known for the few that there are: a thousand pages say the same."""
    asked = parse_qs(query.decode("latin1")).get("lang", [""])[0]
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def said(refused: Refused, language: str) -> str:
    """The refusal's sentence as the page that connected speaks."""
    with translation.override(language):
        return sentence_of(refused)


def _session_key(scope: Message) -> str:
    return str(scope["cookies"].get(settings.SESSION_COOKIE_NAME, ""))


def refusal_of(error: Exception) -> Refused:
    """What a person is told; a fault of ours stands in the log."""
    if isinstance(error, Refused):
        return error
    logger.error("A message or a knock failed.", exc_info=error)
    return Refused(DriveRefusal.DRIVE_FULL if is_full(error) else LiveRefusal.NOT_POSSIBLE)


def knock(scope: Message) -> Knock:
    """What an admission asks of a connection."""
    headers = {name: value.decode("latin1") for name, value in scope["headers"]}
    place = scope["url_route"]["kwargs"]
    return Knock(
        meeting=place.get("meeting", 0),
        audience=place.get("audience", ""),
        host=headers.get(b"host", ""),
        origin=headers.get(b"origin", ""),
        session_key=key if (key := _session_key(scope)).isascii() and key.isalnum() else "",
    )
