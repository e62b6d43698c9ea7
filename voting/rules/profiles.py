"""Rule profiles: what a state's law says, as data with sources. Pure but for reading its own data files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from voting.rules import majority, quorum
from voting.rules.majority import Majority, Tally, Verdict

FOLDER = Path(__file__).parent / "profiles"


class Status(StrEnum):
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


@dataclass(frozen=True, kw_only=True)
class Profile:
    """The rules of one state in one version (Regelprofil). Dates are ISO strings, both days included."""

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

    def majority(self, kind: Majority) -> RuleName:
        return {Majority.SIMPLE: self.simple_majority}[kind]

    def required_present(self, statutory_number: int) -> int:
        """How many members with voting right have to be present."""
        return quorum.RULES[self.quorum_rule.value](statutory_number)


def judge(rule_id: str, tally: Tally) -> Verdict:
    """The verdict of a rule named in a profile or in a vote."""
    return majority.RULES[rule_id](tally)
