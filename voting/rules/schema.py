"""The schema of rules: which keys there are, and what each value has to look like, be it the state's or the town's.

Pure. What does not fit is an `Unfit` with its reason, a msgid.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journal.events import N_
from voting.elections.rules import Alone, Base, ByHand, NextRound, SeatsBy
from voting.rules import deadlines, majority, quorum, requests
from voting.rules.majority import SPECIAL, Majority
from voting.rules.matters import Matter
from voting.rules.minutes import Due, FinalBy, SignedBy
from voting.rules.participation import Names, Online
from voting.rules.urgency import DECIDERS
from voting.rules.written import Written
from voting.seats.allocation import Method


class Origin(StrEnum):
    """Whose rule it is: the state's law, the town's main by-law (Hauptsatzung), rules of procedure (Geschäftsordnung).

    A preset is nobody's: the law leaves it to the town, which has not said anything yet.
    """

    LAW = "law"
    PRESET = "preset"
    MAIN_BYLAW = "main_bylaw"
    RULES_OF_PROCEDURE = "rules_of_procedure"


@dataclass(frozen=True)
class Text:
    """What the law says in words, for readers; the program does not act on it."""

    de: str
    en: str


Content = bool | int | str | Text | None


@dataclass(frozen=True)
class Value:
    """A rule: its content, its paragraph (empty: a preset), whose it is, and to which local law the state leaves it."""

    content: Content
    source: str
    origin: Origin = Origin.LAW
    left_to: tuple[Origin, ...] = ()


class Unfit(ValueError):
    """A value that no rule can have. `reason` is a msgid; `choices`, if any, follow it."""

    def __init__(self, reason: str, choices: Collection[str] = ()) -> None:
        self.reason = reason
        self.choices = ", ".join(sorted(choices))
        super().__init__(f"{reason}: {self.choices}" if choices else reason)


HAS_TO_BE_A_TEXT = N_("has to be a text")
HAS_TO_BE_ONE_OF = N_("has to be one of")
NOT_ONE_OF = N_("its value has to be one of")
NOT_A_FLAG = N_("its value has to be true or false")
NOT_IN_BOTH_LANGUAGES = N_('its value has to be an object with the texts "de" and "en"')
FIXED_BY_LAW = N_("is fixed by the law of the state, which leaves it to nobody")


def text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Unfit(HAS_TO_BE_A_TEXT)
    return value


def number(value: Any) -> int:
    if type(value) is not int or value < 1:
        raise Unfit(N_("has to be a whole number from 1"))
    return value


def _days(value: Any) -> int | None:
    """None: the law names no number of days."""
    return None if value is None else number(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Unfit(NOT_A_FLAG)
    return value


def _statement(value: Any) -> Text:
    if not isinstance(value, dict) or value.keys() != {"de", "en"}:
        raise Unfit(NOT_IN_BOTH_LANGUAGES)
    return Text(text(value["de"]), text(value["en"]))


def _rule_of(rules: Collection[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in rules:
            raise Unfit(NOT_ONE_OF, rules)
        return value

    return read


def _or_none(names: Collection[str]) -> Callable[[Any], str | None]:
    """None: the state says nothing that could be counted or chosen here, and the program never guesses."""
    read = _rule_of(names)
    return lambda value: None if value is None else read(value)


def key_of(kind: Majority) -> str:
    """The key under which a file has the rule of a kind of resolution."""
    return f"majority.{kind.value}"


def mayor_key(matter: Matter) -> str:
    """The key under which a file says whether the mayor is kept off the register in a matter."""
    return f"mayor_excluded.{matter.value}"


@dataclass(frozen=True)
class Key:
    """What a key's value is made of. Only what is `open` may be left to the town: nothing that a result rests on.

    `choices`: what the town can choose from, where it is no text.
    """

    read: Callable[[Any], Content]
    open: bool = False
    choices: tuple[Content, ...] = ()


RULES: Mapping[str, Key] = {
    "notice.by": Key(_or_none(deadlines.RULES)),
    "agenda.public_by": Key(_or_none(deadlines.RULES)),
    "agenda.urgent_extension": Key(_or_none((Majority.SIMPLE.value, *majority.RULES))),
    "public.broadcast": Key(_flag, open=True, choices=(True, False)),
    "quorum.rule": Key(_rule_of(quorum.RULES)),
    "quorum.presumption": Key(_flag),
    "quorum.second_meeting": Key(number),
    "quorum.committee_council_majority": Key(_flag),
    "recusal.leaves_the_room_in_closed_part": Key(_flag),
    "majority.simple": Key(_rule_of(majority.RULES)),
    **dict.fromkeys(map(key_of, SPECIAL), Key(_or_none(majority.RULES))),
    "majority.casting_vote": Key(_flag),
    **dict.fromkeys(map(mayor_key, Matter), Key(_flag)),
    "ballot.abstention": Key(_flag),
    "ballot.change_until_close": Key(_flag, open=True, choices=(True, False)),
    "objection.committee": Key(_flag),
    "objection.committee_days": Key(_days, open=True),
    "objection.mayor_days": Key(_days),
    "objection.again_days": Key(_days),
    "objection.legality": Key(_flag),
    "urgency.deciders": Key(_rule_of(DECIDERS)),
    "vote.roll_call_demand": Key(_or_none(requests.ROLL_CALL), open=True, choices=requests.ROLL_CALL),
    "vote.secret_demand": Key(_or_none(requests.SECRET), open=True, choices=requests.SECRET),
    "vote.written_procedure": Key(_or_none(tuple(Written))),
    "vote.secret_first": Key(_flag, open=True, choices=(True, False)),
    "committee.seats_method": Key(_or_none(tuple(Method))),
    "committee.seats_by": Key(_rule_of(tuple(SeatsBy))),
    "committee.majority_first": Key(_flag),
    "committee.chairs_method": Key(_or_none(tuple(Method))),
    "election.base": Key(_rule_of(tuple(Base))),
    "election.no_votes": Key(_flag),
    "election.half_invalid": Key(_flag),
    "election.next_round": Key(_rule_of(tuple(NextRound))),
    "election.alone": Key(_rule_of(tuple(Alone))),
    "election.by_hand": Key(_rule_of(tuple(ByHand))),
    "minutes.final_by": Key(_rule_of(tuple(FinalBy)), open=True, choices=tuple(FinalBy)),
    "minutes.signed_by": Key(_rule_of(tuple(SignedBy)), open=True, choices=tuple(SignedBy)),
    "minutes.due": Key(_or_none(tuple(Due)), open=True, choices=tuple(Due)),
    "minutes.objection_days": Key(_days, open=True),
    "minutes.names_on_internet": Key(_flag, open=True, choices=(True, False)),
    "minutes.debate_on_internet": Key(_flag, open=True, choices=(True, False)),
    "minutes.roll_call_on_internet": Key(_flag, open=True, choices=(True, False)),
    "questions.online": Key(_rule_of(tuple(Online)), open=True, choices=tuple(Online)),
    "questions.days": Key(_days, open=True),
    "questions.names_on_internet": Key(_rule_of(tuple(Names)), open=True, choices=tuple(Names)),
    "digital.registration_days": Key(_days, open=True),
}
DAYS = frozenset(key for key, each in RULES.items() if each.read is _days)
STATEMENTS: Mapping[str, Key] = dict.fromkeys(
    (
        "convene.minority",
        "notice.period",
        "notice.form",
        "agenda.proposal_right",
        "agenda.publication",
        "agenda.urgent_items",
        "public.exclusion",
        "public.closed_results",
        "quorum.bias",
        "vote.roll_call",
        "vote.secret",
        "election.ballot",
        "election.first_round",
        "election.second_round",
        "election.tie",
        "committee.seats",
        "committee.chairs",
        "committee.citizens",
        "committee.substitutes",
        "minutes.content",
        "minutes.signers",
        "minutes.deadline",
        "minutes.approval",
        "minutes.member_vote",
        "minutes.audio",
        "digital.basis",
        "digital.chair",
        "digital.secret",
        "digital.public",
        "questions.basis",
    ),
    Key(_statement, open=True),
)
KEYS: Mapping[str, Key] = {**RULES, **STATEMENTS}

_LOCAL = (Origin.MAIN_BYLAW, Origin.RULES_OF_PROCEDURE)
_PARTS = {"value", "source"}


def read_value(key: str, raw: Any) -> Value:
    """A value of a state's file: `{"value": …, "source": …}` and, where the town may decide, `"left_to": […]`.

    Only what is left to the town may have no paragraph (null): it is a preset.
    """
    if not isinstance(raw, dict) or raw.keys() - {"left_to"} != _PARTS:
        raise Unfit(N_('has to be an object with "value" and "source"'))
    content = KEYS[key].read(raw["value"])
    left_to = _left_to(key, raw["left_to"]) if "left_to" in raw else ()
    if left_to and raw["source"] is None:
        return Value(content, "", Origin.PRESET, left_to)
    return Value(content, text(raw["source"]), left_to=left_to)


def _left_to(key: str, raw: Any) -> tuple[Origin, ...]:
    if not KEYS[key].open:
        raise Unfit(FIXED_BY_LAW)
    known = isinstance(raw, list) and raw and all(each in _LOCAL for each in raw)
    if not known or len(set(raw)) < len(raw):
        raise Unfit(N_('"left_to" has to be a list of'), _LOCAL)
    return tuple(Origin(each) for each in raw)
