"""One object of the source, read tolerantly: what cannot be taken as it is stays in `extra`."""

from datetime import date, datetime
from types import UnionType
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone

from oparl.importing.oddities.names import NAMELESS, is_cut_by_source, on_one_line, says_nothing
from oparl.importing.oddities.told import Odd

YEARS = range(1800, 2201)
LARGEST = 2**31 - 1
DAY = len("2024-12-31")
LONGEST_NUMBER = 20  # digits; Python reads no number of thousands of them
# 1 and 0 are equal to True and False.
YES = {True, "true", "1", "ja", "yes"}
NO = {False, "false", "0", "nein", "no"}

# Said by every object or by the other side as well: no field of its own, nothing to keep beside.
SEVERAL_WORDS = {"title"}  # a list of texts by the standard
ENVELOPE = {"id", "type", "body", "created", "modified", "deleted"}


class Said:
    """What one object says. Every reader marks its key as used; `rest()` is what nobody could use."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data = data
        self.used = set(ENVELOPE)
        self.odd: list[Odd] = []
        self.deleted = bool(self.flag("deleted"))

    def raw(self, key: str) -> Any:
        self.used.add(key)
        value = self.data.get(key)
        return None if says_nothing(value) else value

    def keep(self, key: str, odd: Odd) -> None:
        """The value stays in `extra` under the source's own key."""
        self.used.discard(key)
        self.odd.append(odd)

    def text(self, key: str, limit: int | None = None) -> str:
        """A text of at most `limit` characters, without blanks around it; lists become comma-separated."""
        value = self.raw(key)
        if value is None:
            return ""
        text = _text_of(value)
        if text is None:
            self.keep(key, Odd.UNREADABLE_VALUE)
            return ""
        self._taken(value, str if key not in SEVERAL_WORDS else str | list)
        return self._at_most(key, text.strip(), limit)

    def _taken(self, value: object, kind: type | UnionType) -> None:
        """What is no value of this kind was understood all the same, which the report says."""
        if not isinstance(value, kind):
            self.odd.append(Odd.OTHER_KIND)

    def _at_most(self, key: str, text: str, limit: int | None) -> str:
        if limit is None or len(text) <= limit:
            return text
        self.keep(key, Odd.OVERLONG)
        return text[: limit - 1] + "…"

    def line(self, key: str, limit: int) -> str:
        """A text on one line."""
        text = self.text(key, None)
        if (joined := on_one_line(text)) != text:
            self.keep(key, Odd.SEVERAL_LINES)
        return self._at_most(key, joined, limit)

    def name(self, limit: int, key: str = "name") -> str:
        """A name for people: never empty unless the object is a deleted one."""
        name = self.line(key, limit)
        if is_cut_by_source(self.data.get(key)):
            self.odd.append(Odd.CUT_BY_SOURCE)
        if name or self.deleted:
            return name
        self.odd.append(Odd.NAMELESS)
        return NAMELESS

    def flag(self, key: str) -> bool | None:
        """A truth value; None when the source does not say."""
        given = self.raw(key)
        value = given.strip().lower() if isinstance(given, str) else given
        if value is None:
            return None
        if isinstance(value, list | dict) or value not in YES | NO:
            self.keep(key, Odd.UNREADABLE_VALUE)
            return None
        self._taken(given, bool)
        return value in YES

    def number(self, key: str, largest: int = LARGEST) -> int | None:
        """A whole number from 0 to `largest`; None when there is none."""
        value = self.raw(key)
        if value is None:
            return None
        text = str(value)
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER and int(text) <= largest):
            self.keep(key, Odd.UNREADABLE_VALUE)
            return None
        self._taken(value, int)
        return int(text)

    def moment(self, key: str) -> datetime | None:
        """A point in time, always with a zone; None when there is none or it cannot be understood."""
        value = self.raw(key)
        if value is None:
            return None
        found = _moment(value)
        if found is None:
            self.keep(key, Odd.UNREADABLE_TIME)
            return None
        if timezone.is_naive(found):
            self.odd.append(Odd.TIME_WITHOUT_ZONE)
            return timezone.make_aware(found)
        return found

    def day(self, key: str) -> date | None:
        """A day; of a point in time its day as written."""
        value = self.raw(key)
        if value is None:
            return None
        found = _moment(value)
        if found is None:
            self.keep(key, Odd.UNREADABLE_TIME)
            return None
        if len(value.strip()) > DAY:
            self.odd.append(Odd.OTHER_KIND)
        return found.date()

    def address(self, key: str, limit: int = 500) -> str:
        """A web address that may be linked: http or https and nothing else."""
        text = self.text(key)
        if not text:
            return ""
        if len(text) > limit or not is_web_address(text):
            self.keep(key, Odd.UNSAFE_ADDRESS)
            return ""
        return text

    def things(self, key: str) -> list[str | dict[str, Any]]:
        """References and embedded objects under a key, whether it holds one or a list."""
        value = self.raw(key)
        values = value if isinstance(value, list) else [value]
        found = [each for each in values if isinstance(each, str | dict) and each]
        if len(found) < len([each for each in values if each not in (None, "", [], {})]):
            self.keep(key, Odd.UNREADABLE_VALUE)
        return found

    def rest(self) -> dict[str, Any]:
        """What has no column, under the source's own keys."""
        return {
            key: value
            for key, value in self.data.items()
            if key not in self.used and value not in (None, "", [], {})
        }


def _text_of(value: Any) -> str | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else None


def _moment(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value.strip())
    except (AttributeError, ValueError):
        return None
    return found if found.year in YEARS else None


def is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(c.isspace() for c in text)
