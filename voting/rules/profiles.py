"""Rule profiles: what a state's law says, as data with its sources. Reads its own data files, else pure."""

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from voting.rules import quorum
from voting.rules.majority import SPECIAL, Majority
from voting.rules.matters import Matter
from voting.rules.minutes import FinalBy, SignedBy
from voting.rules.phrases import STATES
from voting.rules.schema import (
    HAS_TO_BE_ONE_OF,
    KEYS,
    Content,
    Unfit,
    Value,
    key_of,
    mayor_key,
    number,
    read_value,
    text,
)

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


@dataclass(frozen=True)
class Demand:
    """The rule that the law demands for a kind of resolution, and its paragraph."""

    majority: Majority
    value: str
    source: str


@dataclass(frozen=True)
class Exclusion:
    """A matter in which the mayor has no vote, and its paragraph (§ 40 Abs. 2 Satz 6 GO NRW)."""

    matter: Matter
    source: str


@dataclass(frozen=True, kw_only=True)
class Objections:
    """How a resolution can be objected to: within how many days against a committee's, and by the mayor against the
    council's; within how many the council decides again. 0: no number is named. `legality`: the paragraph of the
    objection to an unlawful one, empty where the law has none; so is `committee_law`, that of the first.
    """

    committee_law: str = ""

    committee: Number = Number(0, "")
    mayor: Number = Number(0, "")
    again: Number = Number(0, "")
    legality: str = ""


@dataclass(frozen=True, kw_only=True)
class ElectionRules:
    """The rules of elections (Wahlen): of what more than half is needed, whether No is a valid vote, whether all is
    repeated where half is invalid, what follows without a majority and where nobody stands against, when hands do.
    """

    base: RuleName
    no_votes: Flag
    half_invalid: Flag
    next_round: RuleName
    alone: RuleName
    by_hand: RuleName
    seats: RuleName  # how seats are divided among lists; empty where the law leaves that open
    # Later than the others: a sitting that was convened before does not have them.
    joint: RuleName = RuleName("", "")  # the majority for a joint proposal; empty where the law knows none
    seats_by: RuleName = RuleName("", "")
    majority_first: Flag = Flag(False, "")
    chairs: RuleName = RuleName("", "")  # how groups pick committee chairs; empty where they do not


@dataclass(frozen=True, kw_only=True)
class MinutesRules:
    """How minutes become final, who signs, until when, how many days are left for objections (0: no number is named),
    and what of them the Internet shows. `due` is empty where the law names no deadline.

    The values of the names are those of `voting.rules.minutes`. Defaults: sittings convened before there were these.
    """

    final_by: RuleName = RuleName(FinalBy.SIGNATURES.value, "")
    signed_by: RuleName = RuleName(SignedBy.CHAIR_AND_CLERK.value, "")
    due: RuleName = RuleName("", "")
    objection_days: Number = Number(0, "")
    names: Flag = Flag(True, "")
    debate: Flag = Flag(True, "")
    roll_call: Flag = Flag(True, "")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The rules that a sitting runs under, in one version (Regelprofil). `valid_from`, `valid_to` are ISO dates.

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
    abstention: Flag = Flag(True, "")
    majorities: tuple[Demand, ...] = ()
    casting_vote: Flag = Flag(False, "")
    elections: ElectionRules | None = None
    mayor_excluded: tuple[Exclusion, ...] = ()
    objections: Objections = Objections()
    roll_call_demand: RuleName | None = None  # None: nobody says how many have to demand it
    secret_demand: RuleName | None = None
    secret_first: Flag = Flag(False, "")
    minutes: MinutesRules = MinutesRules()
    broadcast: Flag = Flag(False, "")

    def majority(self, kind: Majority) -> RuleName | None:
        """The rule for a kind of resolution; None: this law names none, and whoever opens the vote has to choose."""
        if kind is Majority.SIMPLE:
            return self.simple_majority
        found = (RuleName(each.value, each.source) for each in self.majorities if each.majority is kind)
        return next(found, None)

    def excludes_mayor(self, matter: Matter | None) -> str:
        """The paragraph by which the mayor has no vote in the matter, else empty."""
        return next((each.source for each in self.mayor_excluded if each.matter is matter), "")

    def required_present(self, statutory_number: int) -> int:
        """How many members with voting right have to be present."""
        return quorum.RULES[self.quorum_rule.value](statutory_number)


@dataclass(frozen=True, kw_only=True)
class Law:
    """A state's law as its file has it: head and values, each with its paragraph."""

    id: str
    version: int
    state: str
    law: str
    status: Status
    valid_from: str
    valid_to: str | None
    values: Mapping[str, Value]

    def holds_on(self, day: date) -> bool:
        """Both ends included; an open end is no end."""
        return self.valid_from <= day.isoformat() <= (self.valid_to or date.max.isoformat())


class BrokenProfileError(Exception):
    """A profile file that cannot be used: file, key and reason, for the operator."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}")
        self.key = key


def load_profile(name: str, folder: Path | None = None) -> Profile:
    """The profile `name`, as the state's law alone has it. Raises BrokenProfileError."""
    law = load_law(name, folder)
    return profile_of(law, law.values)


def profile_of(law: Law, values: Mapping[str, Value]) -> Profile:
    """What a sitting stores of the law and of the values in force."""
    elections = ElectionRules(**_made(values, _ELECTIONS))
    return Profile(
        **{name: getattr(law, name) for name in _HEAD},
        **_made(values, _RULES),
        majorities=_majorities(values),
        elections=elections,
        mayor_excluded=_exclusions(values),
        objections=Objections(**_made(values, _OBJECTIONS)),
        minutes=MinutesRules(**_made(values, _MINUTES)),
    )


def _made(values: Mapping[str, Value], rules: Mapping[str, tuple[str, Callable[..., Any]]]) -> dict[str, Any]:
    return {name: make(values[key].content, values[key].source) for key, (name, make) in rules.items()}


def _majorities(values: Mapping[str, Value]) -> tuple[Demand, ...]:
    """For which kinds of resolution the law demands which majority; what it does not say is left out."""
    said = ((kind, values[key_of(kind)]) for kind in SPECIAL)
    return tuple(Demand(kind, str(each.content), each.source) for kind, each in said if each.content)


def _exclusions(values: Mapping[str, Value]) -> tuple[Exclusion, ...]:
    said = ((matter, values[mayor_key(matter)]) for matter in Matter)
    return tuple(Exclusion(matter, each.source) for matter, each in said if each.content)


def installed_laws() -> tuple[str, ...]:
    """The names of the laws that there are files of."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.json")))


def load_law(name: str, folder: Path | None = None) -> Law:
    """The law in the file `name`, as it was when this process first asked for it. Raises BrokenProfileError."""
    return _law_in((folder or FOLDER) / f"{name}.json")


@lru_cache(maxsize=64)
def _law_in(file: Path) -> Law:
    data = _read(file)
    for key in data.keys() - _HEAD.keys() - KEYS.keys():
        raise BrokenProfileError(file, key, "is not a key of a profile")
    head = {key: _checked(file, data, key, read) for key, read in _HEAD.items()}
    values = {
        key: _checked(file, data, key, lambda raw, key=key: read_value(key, raw))  # type: ignore[misc]  # bound now
        for key in KEYS
    }
    if head["id"] != file.stem:
        raise BrokenProfileError(file, "id", "has to be the name of the file")
    if head["valid_to"] and head["valid_to"] < head["valid_from"]:
        raise BrokenProfileError(file, "valid_to", "lies before valid_from")
    return Law(**head, values=values)


def _checked(file: Path, data: dict[str, Any], key: str, read: Callable[[Any], Any]) -> Any:
    if key not in data:
        raise BrokenProfileError(file, key, "is missing")
    try:
        return read(data[key])
    except ValueError as error:
        raise BrokenProfileError(file, key, str(error)) from None


def _read(file: Path) -> dict[str, Any]:
    try:
        data = json.loads(file.read_bytes(), object_pairs_hook=_once)
    except OSError as error:
        raise BrokenProfileError(file, "-", f"cannot be read ({error.strerror})") from None
    except _TwiceError as twice:
        raise BrokenProfileError(file, str(twice), "stands there twice") from None
    except ValueError as error:
        raise BrokenProfileError(file, "-", f"is not JSON ({error})") from None
    if not isinstance(data, dict):
        raise BrokenProfileError(file, "-", "has to be one JSON object")
    return data


class _TwiceError(ValueError):
    """A key that an object has twice: of two values JSON would silently drop the first."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise _TwiceError(key)
        data[key] = value
    return data


def _one_of(words: Collection[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise Unfit(HAS_TO_BE_ONE_OF, words)
        return value

    return read


def _status(value: Any) -> Status:
    return Status(_one_of(tuple(Status))(value))


def _day(value: Any) -> str:
    return date.fromisoformat(text(value)).isoformat()


def _day_or_none(value: Any) -> str | None:
    return None if value is None else _day(value)


def _rule_or_none(name: Content, source: str) -> RuleName | None:
    return None if name is None else RuleName(str(name), source)


# The head of a file, and how each part is read.
_HEAD: Mapping[str, Callable[[Any], Any]] = {
    "id": text,
    "version": number,
    "state": _one_of(STATES),
    "law": text,
    "status": _status,
    "valid_from": _day,
    "valid_to": _day_or_none,
}
# Key in the file → field of the profile, and what it is there. The other values are for readers.
_RULES: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "quorum.rule": ("quorum_rule", RuleName),
    "quorum.presumption": ("quorum_presumption", Flag),
    "majority.simple": ("simple_majority", RuleName),
    "majority.casting_vote": ("casting_vote", Flag),
    "ballot.change_until_close": ("ballot_change", Flag),
    "ballot.abstention": ("abstention", Flag),
    "agenda.urgent_extension": ("urgent_extension", _rule_or_none),
    "vote.roll_call_demand": ("roll_call_demand", _rule_or_none),
    "vote.secret_demand": ("secret_demand", _rule_or_none),
    "vote.secret_first": ("secret_first", Flag),
    "quorum.second_meeting": ("second_meeting", Number),
    "quorum.committee_council_majority": ("council_majority", Flag),
    "recusal.leaves_the_room_in_closed_part": ("recusal", Flag),
    "public.broadcast": ("broadcast", Flag),
}
# The same of elections.
_ELECTIONS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "election.base": ("base", RuleName),
    "election.no_votes": ("no_votes", Flag),
    "election.half_invalid": ("half_invalid", Flag),
    "election.next_round": ("next_round", RuleName),
    "election.alone": ("alone", RuleName),
    "election.by_hand": ("by_hand", RuleName),
    "committee.seats_method": ("seats", lambda content, source: RuleName(content or "", source)),
    "majority.joint_proposal": ("joint", lambda content, source: RuleName(content or "", source)),
    "committee.seats_by": ("seats_by", RuleName),
    "committee.majority_first": ("majority_first", Flag),
    "committee.chairs_method": ("chairs", lambda content, source: RuleName(content or "", source)),
}
# The same of objections.
_OBJECTIONS: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "objection.committee": ("committee_law", lambda content, source: source if content else ""),
    "objection.committee_days": ("committee", lambda content, source: Number(content or 0, source)),
    "objection.mayor_days": ("mayor", lambda content, source: Number(content or 0, source)),
    "objection.again_days": ("again", lambda content, source: Number(content or 0, source)),
    "objection.legality": ("legality", lambda content, source: source if content else ""),
}
# The same of minutes.
_MINUTES: Mapping[str, tuple[str, Callable[..., Any]]] = {
    "minutes.final_by": ("final_by", RuleName),
    "minutes.signed_by": ("signed_by", RuleName),
    "minutes.due": ("due", lambda content, source: RuleName(content or "", source)),
    "minutes.objection_days": ("objection_days", lambda content, source: Number(content or 0, source)),
    "minutes.names_on_internet": ("names", Flag),
    "minutes.debate_on_internet": ("debate", Flag),
    "minutes.roll_call_on_internet": ("roll_call", Flag),
}
