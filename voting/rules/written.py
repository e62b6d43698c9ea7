"""Resolutions in writing, outside a meeting (schriftliches Verfahren, Umlaufbeschluss): which law knows them, and what
a set of replies comes to. Pure.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil

from journal.events import N_
from voting.wording import Phrase


class Written(StrEnum):
    """By which rule: angenommen, wenn niemand widerspricht; wenn vier Fünftel mit dem Verfahren einverstanden sind und
    mehr Ja als Nein abgegeben werden; gar nicht.
    """

    NOBODY_OBJECTS = "nobody_objects"
    FOUR_FIFTHS_AGREE = "four_fifths_agree"
    NEVER = "never"


class Reply(StrEnum):
    """Ja, Nein, Enthaltung, Widerspruch gegen das Verfahren."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    OBJECTS = "objects"


# What a member may answer. Where one objection is enough a No would be one, so there is no second word for it.
REPLIES: Mapping[Written, tuple[Reply, ...]] = {
    Written.NOBODY_OBJECTS: (Reply.YES, Reply.ABSTAIN, Reply.OBJECTS),
    Written.FOUR_FIFTHS_AGREE: tuple(Reply),
}
AGREEING = Fraction(4, 5)


@dataclass(frozen=True, kw_only=True)
class Result:
    """`counts` by reply, `missing` who gave none. `agreed`: who agrees to decide in writing, of whom `needed` have to;
    both 0 where one objection is what matters. `majority`: whether it came to Yes against No.
    """

    carried: bool
    entitled: int
    yes: int
    no: int
    abstain: int
    objects: int
    missing: int
    agreed: int = 0
    needed: int = 0

    @property
    def majority(self) -> bool:
        return bool(self.needed) and self.agreed >= self.needed


def result_of(rule: Written, entitled: int, replies: Collection[Reply]) -> Result:
    """What follows at the end of the period.

    BW § 37 Abs. 1 GemO: a motion is carried if no member objects, so silence is no objection. NI § 182 NKomVG (draft): four
    fifths have to agree to the procedure, so silence is no consent; then more Yes than No (§ 66 Abs. 1 NKomVG).
    """
    counts = {each: list(replies).count(each) for each in Reply}
    given = {
        "entitled": entitled,
        **{each.value: number for each, number in counts.items()},
        "missing": entitled - len(replies),
    }
    if rule is Written.NOBODY_OBJECTS:
        return Result(carried=not counts[Reply.OBJECTS], **given)
    agreed = len(replies) - counts[Reply.OBJECTS]
    needed = ceil(AGREEING * entitled)
    carried = agreed >= needed and counts[Reply.YES] > counts[Reply.NO]
    return Result(carried=carried, agreed=agreed, needed=needed, **given)


def is_settled(rule: Written, entitled: int, replies: Iterable[Reply]) -> bool:
    """Whether it is known before the end of the period: everybody has answered, or one objection has settled it."""
    known = list(replies)
    objected = rule is Written.NOBODY_OBJECTS and Reply.OBJECTS in known
    return objected or len(known) == entitled


NOBODY_OBJECTED = N_("Adopted: none of the %(entitled)d members objected within the period (%(source)s).")
OBJECTED = N_(
    "Not adopted: %(objects)d of %(entitled)d members objected; one objection is enough (%(source)s)."
)
TOO_FEW = N_(
    "Not adopted: %(agreed)d of %(entitled)d members agreed to decide in writing, %(needed)d are needed (%(source)s). Who "
    "does not answer does not agree."
)
BY_VOTES = {
    True: N_(
        "Adopted with %(yes)d Yes against %(no)d No and %(abstain)d abstentions: %(agreed)d of %(entitled)d members agreed "
        "to decide in writing, %(needed)d are needed (%(source)s)."
    ),
    False: N_(
        "Rejected with %(yes)d Yes against %(no)d No and %(abstain)d abstentions: %(agreed)d of %(entitled)d members agreed "
        "to decide in writing, %(needed)d are needed (%(source)s)."
    ),
}


def result_phrase(result: Result, source: str) -> Phrase:
    """The result with its arithmetic; `source` is the paragraph."""
    if not result.needed:
        msgid = NOBODY_OBJECTED if result.carried else OBJECTED
    else:
        msgid = BY_VOTES[result.carried] if result.majority else TOO_FEW
    numbers = {name: number for name, number in vars(result).items() if name != "carried"}
    return Phrase(msgid, {**numbers, "source": source})
