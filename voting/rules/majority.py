"""Majorities: which share of which number has to vote Yes, and whether a vote is carried. Integers only. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum


class Majority(StrEnum):
    """Kind of resolution, by what the law demands for it (Beschlussart).

    A profile names the rule of each but `URGENCY`, whose rule is `agenda.urgent_extension`, and `OTHER`: whoever opens
    the vote names rule and paragraph.
    """

    SIMPLE = "simple"
    MAIN_BYLAW = "main_bylaw"
    MAYOR_REMOVAL = "mayor_removal"
    DEPUTY_REMOVAL = "deputy_removal"
    REMOTE_MEETING = "remote_meeting"
    JOINT_PROPOSAL = "joint_proposal"
    URGENCY = "urgency"
    OTHER = "other"


# What a profile has beside the simple majority.
SPECIAL = (
    Majority.MAIN_BYLAW,
    Majority.MAYOR_REMOVAL,
    Majority.DEPUTY_REMOVAL,
    Majority.REMOTE_MEETING,
    Majority.JOINT_PROPOSAL,
)


@dataclass(frozen=True)
class Tally:
    """The count of a vote (Auszählung). `not_voted`: on the register, but no ballot."""

    yes: int
    no: int
    abstain: int = 0
    invalid: int = 0
    not_voted: int = 0

    @property
    def register(self) -> int:
        """How many members, present and entitled, were on the register."""
        return self.yes + self.no + self.abstain + self.invalid + self.not_voted

    def without(self, choice: str) -> "Tally":
        """The count as if one who chose so had not been on the register. `choice` names a field."""
        return replace(self, **{choice: getattr(self, choice) - 1})


class Share(Enum):
    """How much of the base (Anteil): numerator, denominator, and whether it has to be exceeded."""

    MORE_THAN_HALF = (1, 2, True)
    TWO_THIRDS = (2, 3, False)
    THREE_QUARTERS = (3, 4, False)
    ALL = (1, 1, False)

    def of(self, base: int) -> int:
        """The fewest Yes votes that reach it, at least one: nothing is carried without a Yes (also 0:0)."""
        numerator, denominator, exceeded = self.value
        least = numerator * base // denominator + 1 if exceeded else -(-numerator * base // denominator)
        return max(1, least)


class Base(StrEnum):
    """From what number the share is taken (Bezugsgröße)."""

    YES_AND_NO = "yes_and_no"
    """Yes and No votes: abstentions, invalid and missing votes do not count (§ 50 Abs. 5 GO NRW, § 54 Abs. 1 HGO)."""
    VOTES = "votes"
    """Valid votes cast, abstentions included."""
    PRESENT = "present"
    """Members present and entitled: the register of the vote, whether they voted or not."""
    STATUTORY = "statutory"
    """The statutory number of members; in NRW the mayor is one of the council (§ 40 Abs. 2 GO NRW)."""
    ELECTED = "elected"
    """The statutory number of elected members (Ratsmitglieder): without the mayor, a member by office."""

    @property
    def is_known_before(self) -> bool:
        """Whether the number is known when the vote is opened."""
        return self not in {Base.YES_AND_NO, Base.VOTES}

    @property
    def is_statutory(self) -> bool:
        return self in {Base.STATUTORY, Base.ELECTED}


@dataclass(frozen=True)
class Rule:
    """A majority: a share of a base."""

    share: Share
    base: Base

    def count_base(self, tally: Tally, statutory_number: int) -> int:
        """The number that the share is taken from. `statutory_number`: members by law, the mayor included."""
        return {
            Base.YES_AND_NO: tally.yes + tally.no,
            Base.VOTES: tally.yes + tally.no + tally.abstain,
            Base.PRESENT: tally.register,
            Base.STATUTORY: statutory_number,
            Base.ELECTED: statutory_number - 1,
        }[self.base]


def members_by_law(rule_id: str, statutory_number: int, without_vote: int = 0) -> int:
    """The statutory number that a vote freezes; 0 where its rule counts votes or those present.

    `without_vote`: how many by office have no vote in the matter. The members by law then are fewer (LAW-06); those
    without the mayor are as many as before.
    """
    base = RULES[rule_id].base
    return statutory_number - (without_vote if base is Base.STATUTORY else 0) if base.is_statutory else 0


MORE_YES_THAN_NO, UNANIMOUS = "more_yes_than_no", "unanimous"
# The names of the rules, as profiles and journals have them: for ever.
RULES: Mapping[str, Rule] = {
    MORE_YES_THAN_NO: Rule(Share.MORE_THAN_HALF, Base.YES_AND_NO),
    "more_than_half_of_votes": Rule(Share.MORE_THAN_HALF, Base.VOTES),
    "more_than_half_of_present": Rule(Share.MORE_THAN_HALF, Base.PRESENT),
    "more_than_half_of_statutory": Rule(Share.MORE_THAN_HALF, Base.STATUTORY),
    "more_than_half_of_elected": Rule(Share.MORE_THAN_HALF, Base.ELECTED),
    "two_thirds_of_yes_and_no": Rule(Share.TWO_THIRDS, Base.YES_AND_NO),
    "two_thirds_of_votes": Rule(Share.TWO_THIRDS, Base.VOTES),
    "two_thirds_of_present": Rule(Share.TWO_THIRDS, Base.PRESENT),
    "two_thirds_of_statutory": Rule(Share.TWO_THIRDS, Base.STATUTORY),
    "two_thirds_of_elected": Rule(Share.TWO_THIRDS, Base.ELECTED),
    "three_quarters_of_statutory": Rule(Share.THREE_QUARTERS, Base.STATUTORY),
    UNANIMOUS: Rule(Share.ALL, Base.YES_AND_NO),
    "all_of_present": Rule(Share.ALL, Base.PRESENT),
    "all_of_statutory": Rule(Share.ALL, Base.STATUTORY),
}


@dataclass(frozen=True)
class Verdict:
    """What a rule makes of a tally: `threshold` is the number of yes votes needed out of `base`; `source` the
    paragraph that demands the rule.
    """

    carried: bool
    base: int
    threshold: int
    rule_id: str
    source: str = ""


def judge(
    rule_id: str, tally: Tally, *, statutory_number: int = 0, source: str = "", casting_yes: bool = False
) -> Verdict:
    """The verdict of the rule with this name. A tie, also 0:0, is a rejection (§ 50 Abs. 1 GO NRW).

    `casting_yes`: the profile gives somebody the casting vote (Stichentscheid), and that ballot was Yes.
    """
    rule = RULES[rule_id]
    base = rule.count_base(tally, statutory_number)
    threshold = rule.share.of(base)
    decided = casting_yes and rule_id == MORE_YES_THAN_NO and tally.yes == tally.no
    return Verdict(tally.yes >= threshold or decided, base, threshold, rule_id, source)


def is_decisive(rule_id: str, tally: Tally, choice: str, *, statutory_number: int = 0) -> bool:
    """Whether the verdict would be another without one ballot of somebody who had to keep away for bias: then the
    resolution is void in NRW (§ 31 Abs. 6 GO NRW) and Bavaria (Art. 49 Abs. 4 BayGO). `choice` names a field.

    Who is biased is not present: nor does the base count that person, unless it is the statutory number.
    """
    with_it = judge(rule_id, tally, statutory_number=statutory_number)
    return with_it.carried != judge(rule_id, tally.without(choice), statutory_number=statutory_number).carried
