"""Which majority a vote will need: proposed by the kind of item, told with its consequence, changed behind a fold."""

from journal.events import N_
from sessions_app.screens.objects import Field, Option, Words, said, words
from sessions_app.sitting.commands.votes import proposed_majority
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.rules.majority import MORE_YES_THAN_NO, RULES, SPECIAL, Majority, Tally, members_by_law
from voting.rules.matters import Matter, matter_of
from voting.rules.phrases import KINDS, MAJORITIES
from voting.rules.profiles import RuleName
from voting.rules.sentence import consequence
from voting.vote import Vote

_CHOOSE = N_("Which majority does the law demand? Please choose.")
_UNREACHABLE = N_(
    "Only %(present)s members with a vote are present: this majority cannot be reached now, whatever they vote."
)
_EMPTY = Option("", words(N_("Please choose")))


def majority_field(
    sitting: Sitting, item: Item, motion: int | None = None, paragraph: int | None = None
) -> Field:
    """All majorities that the profile knows, each with its consequence, and one by another rule with its paragraph.

    The label says what the proposed one needs; where none is proposed, none is chosen.
    """
    proposed = proposed_majority(sitting, item, motion, paragraph)
    kinds = [(kind, sitting.rules.majority(kind)) for kind in (Majority.SIMPLE, *SPECIAL)]
    options = [
        Option(kind.value, _option(sitting, item, kind, rule), chosen=kind is proposed)
        for kind, rule in kinds
        if rule
    ]
    other = Option(Majority.OTHER.value, words(KINDS[Majority.OTHER]))
    rule = sitting.rules.majority(proposed) if proposed else None
    label = _consequence(sitting, rule, item.matter) if rule else words(_CHOOSE)
    return Field("majority", label, "fold", (*options, other), required=rule is None, more=_by_another_rule())


def _by_another_rule() -> tuple[Field, ...]:
    rules = tuple(Option(name, words(MAJORITIES[name])) for name in RULES if name != MORE_YES_THAN_NO)
    return (
        Field(
            "rule",
            words(N_("Only for another rule: what it demands")),
            "choice",
            (_EMPTY, *rules),
            required=False,
        ),
        Field("source", words(N_("Only for another rule: its paragraph")), "text", required=False),
    )


def _option(sitting: Sitting, item: Item, kind: Majority, rule: RuleName) -> Words:
    consequence_ = _consequence(sitting, rule, matter_of(item.kind, kind))
    return words(N_("%(kind)s. %(consequence)s"), kind=words(KINDS[kind]), consequence=consequence_)


def majority_hints(
    sitting: Sitting, item: Item, motion: int | None = None, paragraph: int | None = None
) -> tuple[Words, ...]:
    """That the proposed majority cannot be reached, if it cannot."""
    proposed = proposed_majority(sitting, item, motion, paragraph)
    rule = sitting.rules.majority(proposed) if proposed else None
    return consequences(sitting, rule, item.matter)[1:] if rule else ()


def consequences(sitting: Sitting, rule: RuleName, matter: Matter | None) -> tuple[Words, ...]:
    """What the rule will need in the matter, and that it cannot be reached, if it cannot."""
    present, number = _numbers(sitting, rule, matter)
    demanded = RULES[rule.value]
    base = demanded.count_base(Tally(0, 0, not_voted=present), number)
    reachable = not demanded.base.is_statutory or demanded.share.of(base) <= present
    told = _consequence(sitting, rule, matter)
    return (told,) if reachable else (told, words(_UNREACHABLE, present=present))


def _numbers(sitting: Sitting, rule: RuleName, matter: Matter | None) -> tuple[int, int]:
    """How many of those present may vote, and how many members by law the rule would count."""
    without_vote = len(sitting.barred(matter))
    number = members_by_law(rule.value, sitting.statutory_number, without_vote)
    return len(sitting.electors_on(matter)), number


def _consequence(sitting: Sitting, rule: RuleName, matter: Matter | None) -> Words:
    present, number = _numbers(sitting, rule, matter)
    return said(consequence(rule.value, rule.source, present=present, statutory_number=number))


def needed(vote: Vote) -> Words | None:
    """What a running vote needs; the simple majority everybody knows."""
    if vote.rule_id == MORE_YES_THAN_NO:
        return None
    present, number = len(vote.register), vote.statutory_number
    return said(consequence(vote.rule_id, vote.rule_source, present=present, statutory_number=number))
