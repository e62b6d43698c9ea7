"""Words of a form or a message, read as the arguments that a command asks for by its type hints."""

import inspect
import types
import typing
from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from journal.events import N_, Refusal, Refused, require
from sessions_app.plain_text import require_plain
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.presence import PastTime
from sessions_app.sitting.wordings import LONGEST_WORDING, Wording

LONGEST = 4_000  # characters of one text; only what is put to the vote may be longer
LARGEST = 2**31  # ids of rows and counts lie below


class ArgumentRefusal(Refusal):
    MALFORMED = N_("This could not be understood. Please reload the page and try again.")
    TOO_LONG = N_("The text is too long. Please shorten it to at most %(limit)d characters.")
    YET_TO_COME = N_("This time is yet to come. Please enter a time that has passed.")
    NO_TIME = N_("Please enter the time like this: 18:30.")


def read_arguments(command: Callable[..., object], given: Mapping[str, object]) -> dict[str, object]:
    """The arguments of `command(state, by, *, …)`. Raises Refused on a missing, unknown or unreadable one."""
    asked, required, numbered = _asked(command)
    if numbered:
        given = _gathered(asked, given)
    require(required <= given.keys() <= asked.keys(), ArgumentRefusal.MALFORMED)
    return {name: asked[name].read(value) for name, value in given.items()}


def _gathered(asked: Mapping[str, "_Parameter"], given: Mapping[str, object]) -> Mapping[str, object]:
    """The numbered fields of one argument together: `votes_1`, `votes_2` as `votes`."""
    together: dict[str, dict[str, object]] = {}
    alone: dict[str, object] = {}
    for name, value in given.items():
        whole, _, number = name.rpartition("_")
        if whole in asked and asked[whole].type is Numbered:
            together.setdefault(whole, {})[number] = value
        else:
            alone[name] = value
    require(not alone.keys() & together.keys(), ArgumentRefusal.MALFORMED)
    return {**alone, **together}


class _Parameter:
    """What a command asks for under one name."""

    def __init__(self, hint: Any) -> None:
        arms = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        (self.type,) = (arm for arm in arms if arm is not type(None))
        self.optional = type(None) in arms
        self.reader = _READERS.get(self.type)

    def read(self, value: object) -> object:
        if self.optional and value in (None, ""):
            return None
        if self.reader is None:  # not for people: a plan, for instance, is made of rows
            raise Refused(ArgumentRefusal.MALFORMED)
        return self.reader(value)


@cache
def _asked(command: Callable[..., object]) -> tuple[Mapping[str, _Parameter], frozenset[str], bool]:
    """What it asks for, what of that it must be given, and whether there are numbered fields among it."""
    hints = typing.get_type_hints(command)
    named = [
        each for each in inspect.signature(command).parameters.values() if each.kind is each.KEYWORD_ONLY
    ]
    asked = {each.name: _Parameter(hints[each.name]) for each in named}
    required = frozenset(each.name for each in named if each.default is each.empty)
    return asked, required, any(each.type is Numbered for each in asked.values())


def _number(value: object) -> int:
    words = value if isinstance(value, str) else str(value) if type(value) is int else ""
    require(
        words.isascii() and words.isdecimal() and len(words) < len(str(LARGEST)), ArgumentRefusal.MALFORMED
    )
    return int(words)


def _text(value: object, longest: int = LONGEST) -> str:
    if not isinstance(value, str):
        raise Refused(ArgumentRefusal.MALFORMED)
    require(len(value) <= longest, ArgumentRefusal.TOO_LONG, limit=longest)
    require_plain(value)
    return value


def _wording(value: object) -> Wording:
    return Wording(_text(value.replace("\r\n", "\n") if isinstance(value, str) else value, LONGEST_WORDING))


def _numbered(value: object) -> Numbered:
    if not isinstance(value, dict):
        raise Refused(ArgumentRefusal.MALFORMED)
    return Numbered({_number(number): _text(words) for number, words in value.items()})


def _time(value: object) -> datetime:
    """An ISO time (of this place, where it names no zone), or a time of day: today, or tomorrow where today's is over."""
    try:
        found = _iso(value)
    except ValueError:
        return _time_of_day(value)
    return found if found.tzinfo else timezone.make_aware(found)


def _iso(value: object) -> datetime:
    """Raises ValueError where it is none, Refused where no clock of another zone could show it."""
    found = datetime.fromisoformat(str(value))
    require(MINYEAR < found.year < MAXYEAR, ArgumentRefusal.NO_TIME)
    return found


def _time_of_day(value: object) -> datetime:
    now, found = _today_at(value)
    return found if found > now else found + timedelta(days=1)


def _past_time(value: object) -> datetime:
    """An ISO time with its zone that has passed, or a time of day: today, or yesterday where today's is to come."""
    try:
        found = _iso(value)
    except ValueError:
        now, found = _today_at(value)
        return found if found <= now else found - timedelta(days=1)
    require(found.tzinfo is not None, ArgumentRefusal.NO_TIME)
    require(found <= timezone.now(), ArgumentRefusal.YET_TO_COME)
    return found


def _today_at(value: object) -> tuple[datetime, datetime]:
    """Now, and today at this time of day; in the hour that the change to winter time gives twice, in the same of both."""
    now = timezone.localtime()
    try:
        clock = datetime.strptime(str(value), "%H:%M").time()  # noqa: DTZ007 (a time of day has no zone)
    except ValueError:
        raise Refused(ArgumentRefusal.NO_TIME) from None
    return now, datetime.combine(now.date(), clock.replace(fold=now.fold), now.tzinfo)


_READERS: Mapping[Any, Callable[[object], object]] = {
    int: _number,
    str: _text,
    Wording: _wording,
    datetime: _time,
    PastTime: _past_time,
    Numbered: _numbered,
}
