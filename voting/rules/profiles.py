"""Rule profiles: what a state's law says, as data with its sources. Reads its own data files, else pure."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from voting.rules import majority, quorum
from voting.rules.majority import Majority, Tally, Verdict

FOLDER = Path(__file__).parent / "profiles"


class Status(StrEnum):
    """Whether a lawyer has checked the profile."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


@dataclass(frozen=True)
class RuleName:
    """The name of a rule function and the paragraph that demands it."""

    value: str
    source: str


@dataclass(frozen=True)
class Flag:
    """A yes or no of the law and its paragraph."""

    value: bool
    source: str


@dataclass(frozen=True)
class Number:
    """A number of the law and its paragraph."""

    value: int
    source: str


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The rules of one state in one version (Regelprofil). `valid_from`, `valid_to` are ISO dates.

    Rules with a default came later: a sitting that was convened before does not have them.
    `second_meeting`: how many suffice when a matter that was postponed for lack of a quorum is called again.
    """

    id: str
    version: int
    state: str
    law: str
    status: Status
    valid_from: str
    valid_to: str | None
    quorum_rule: RuleName
    quorum_presumption: Flag
    simple_majority: RuleName
    ballot_change: Flag
    urgent_extension: RuleName | None = None  # the majority; profiles before version 2 of NRW did not say
    second_meeting: Number = Number(0, "")
    council_majority: Flag = Flag(False, "")
    recusal: Flag = Flag(False, "")

    def majority(self, kind: Majority) -> RuleName:
        return {Majority.SIMPLE: self.simple_majority}[kind]

    def required_present(self, statutory_number: int) -> int:
        """How many members with voting right have to be present."""
        return quorum.RULES[self.quorum_rule.value](statutory_number)


def judge(rule_id: str, tally: Tally) -> Verdict:
    """The verdict of the rule with this name."""
    return majority.RULES[rule_id](tally)


class BrokenProfileError(Exception):
    """A profile file that cannot be used: file, key and reason, for the operator."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.key = key


def load_profile(name: str, folder: Path = FOLDER) -> Profile:
    """The profile `name`. Raises BrokenProfileError."""
    file = folder / f"{name}.json"
    data = _read(file)
    fields: dict[str, Any] = {}
    for key, (field, read) in _READERS.items():
        if key not in data:
            raise BrokenProfileError(file, key, "is missing")
        try:
            fields[field] = read(data[key])
        except ValueError as error:
            raise BrokenProfileError(file, key, str(error)) from None
    for key in data.keys() - _READERS.keys():
        raise BrokenProfileError(file, key, "is not a key of a profile")
    return Profile(**fields)


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_bytes())
    except OSError as error:
        raise BrokenProfileError(file, "-", f"cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise BrokenProfileError(file, "-", f"is not JSON ({error})") from None
    if not isinstance(data, dict):
        raise BrokenProfileError(file, "-", "has to be one JSON object")
    return data


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("has to be a text")
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise ValueError("has to be a whole number from 1")
    return value


def _status(value: Any) -> Status:
    if value not in list(Status):
        raise ValueError("has to be one of: " + ", ".join(Status))
    return Status(value)


def _day(value: Any) -> str:
    return date.fromisoformat(_text(value)).isoformat()


def _day_or_none(value: Any) -> str | None:
    return None if value is None else _day(value)


def _sourced(value: Any) -> tuple[Any, str]:
    if not isinstance(value, dict) or value.keys() != {"value", "source"}:
        raise ValueError('has to be an object with "value" and "source"')
    return value["value"], _text(value["source"])


def _flag(value: Any) -> Flag:
    flag, source = _sourced(value)
    if not isinstance(flag, bool):
        raise ValueError("its value has to be true or false")  # noqa: TRY004 (wrong data, no wrong call)
    return Flag(flag, source)


def _count(value: Any) -> Number:
    number, source = _sourced(value)
    return Number(_number(number), source)


def _rule_of(rules: Any) -> Callable[[Any], RuleName]:
    def read(value: Any) -> RuleName:
        name, source = _sourced(value)
        if not isinstance(name, str) or name not in rules:
            raise ValueError("its value has to be one of: " + ", ".join(sorted(rules)))
        return RuleName(name, source)

    return read


# Key in the file → field of the profile, and how its value is read.
_READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "id": ("id", _text),
    "version": ("version", _number),
    "state": ("state", _text),
    "law": ("law", _text),
    "status": ("status", _status),
    "valid_from": ("valid_from", _day),
    "valid_to": ("valid_to", _day_or_none),
    "quorum.rule": ("quorum_rule", _rule_of(quorum.RULES)),
    "quorum.presumption": ("quorum_presumption", _flag),
    "majority.simple": ("simple_majority", _rule_of(majority.RULES)),
    "ballot.change_until_close": ("ballot_change", _flag),
    "agenda.urgent_extension": ("urgent_extension", _rule_of(set(Majority))),
    "quorum.second_meeting": ("second_meeting", _count),
    "quorum.committee_council_majority": ("council_majority", _flag),
    "recusal.leaves_the_room_in_closed_part": ("recusal", _flag),
}
