"""A letter as data, one for both writings: plain text and HTML. Each kind of mail registers who makes its letter."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import translation

from mail.models import Mail


@dataclass(frozen=True, kw_only=True)
class Link:
    """`note` stands below it; `address` is whole, with scheme and host."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """Links under a heading, and how to get no more of these."""

    heading: str
    links: tuple[Link, ...]
    off: Link | None = None


@dataclass(frozen=True, kw_only=True)
class CalendarFile:
    """iCalendar's text, and what it asks of the calendar that reads it: REQUEST or CANCEL (RFC 5546)."""

    method: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """`sender` is the municipality as people know it; `action` the one thing to do, if there is one. `reason` says why
    one gets this mail. `unsubscribe`: the address for one click of the mail program (RFC 8058), empty where no list
    is behind it.
    """

    sender: str
    subject: str
    paragraphs: tuple[str, ...]
    action: Link | None = None
    sections: tuple[Section, ...] = ()
    after: tuple[str, ...] = ()
    reason: str = ""
    links: tuple[Link, ...] = ()
    unsubscribe: str = ""
    calendar: CalendarFile | None = None


Maker = Callable[[Mail], Letter | None]
_makers: dict[str, Maker] = {}


def register_maker(kind: str, maker: Maker) -> None:
    """Who makes the letters of a kind; None where there is nothing left to say."""
    _makers[kind] = maker


def letter_of(mail: Mail) -> Letter | None:
    """As things stand now, in the recipient's language."""
    with translation.override(mail.language):
        return _makers[mail.kind](mail)
