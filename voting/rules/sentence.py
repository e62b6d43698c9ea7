"""What is needed, and the result of a vote, each as one sentence with its arithmetic. Pure; the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.rules.majority import MORE_YES_THAN_NO, RULES, UNANIMOUS, Tally, Verdict
from voting.wording import Phrase

# What each rule demands. Where members are counted, and not votes, `base` is their number.
DEMANDS: Mapping[str, str] = {
    MORE_YES_THAN_NO: N_("more Yes than No, abstentions do not count"),
    "more_than_half_of_votes": N_("more than half of the votes cast, abstentions included"),
    "more_than_half_of_present": N_("more than half of the %(base)d members present with a vote"),
    "more_than_half_of_statutory": N_("more than half of the %(base)d members by law"),
    "more_than_half_of_elected": N_(
        "more than half of the %(base)d council members by law, without the mayor"
    ),
    "two_thirds_of_yes_and_no": N_("two thirds of the Yes and No votes, abstentions do not count"),
    "two_thirds_of_votes": N_("two thirds of the votes cast, abstentions included"),
    "two_thirds_of_present": N_("two thirds of the %(base)d members present with a vote"),
    "two_thirds_of_statutory": N_("two thirds of the %(base)d members by law"),
    "two_thirds_of_elected": N_("two thirds of the %(base)d council members by law, without the mayor"),
    "three_quarters_of_statutory": N_("three quarters of the %(base)d members by law"),
    UNANIMOUS: N_("unanimous: no vote against, abstentions do not count"),
    "all_of_present": N_("all of the %(base)d members present with a vote"),
    "all_of_statutory": N_("all of the %(base)d members by law"),
}
CARRIED, BY_CASTING_VOTE, TIED, REJECTED = "carried", "by_casting_vote", "tied", "rejected"

# Simple majority, by outcome, and whether there is exactly one abstention (other numbers take the plural).
SIMPLE = {
    (CARRIED, False): N_(
        "Carried with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "more Yes than No (simple majority, %(source)s)."
    ),
    (CARRIED, True): N_(
        "Carried with %(yes)d Yes to %(no)d No and one abstention: "
        "more Yes than No (simple majority, %(source)s)."
    ),
    (BY_CASTING_VOTE, False): N_(
        "Carried with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "at a tie the casting vote decides (simple majority, %(source)s)."
    ),
    (BY_CASTING_VOTE, True): N_(
        "Carried with %(yes)d Yes to %(no)d No and one abstention: "
        "at a tie the casting vote decides (simple majority, %(source)s)."
    ),
    (TIED, False): N_(
        "Rejected with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "a tie is a rejection (simple majority, %(source)s)."
    ),
    (TIED, True): N_(
        "Rejected with %(yes)d Yes to %(no)d No and one abstention: "
        "a tie is a rejection (simple majority, %(source)s)."
    ),
    (REJECTED, False): N_(
        "Rejected with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "not more Yes than No (simple majority, %(source)s)."
    ),
    (REJECTED, True): N_(
        "Rejected with %(yes)d Yes to %(no)d No and one abstention: "
        "not more Yes than No (simple majority, %(source)s)."
    ),
}
# Every other majority, by whether it was carried and whether there is exactly one abstention.
SPECIAL = {
    (True, False): N_(
        "Carried with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "%(threshold)d Yes were needed (%(demand)s, %(source)s)."
    ),
    (True, True): N_(
        "Carried with %(yes)d Yes to %(no)d No and one abstention: "
        "%(threshold)d Yes were needed (%(demand)s, %(source)s)."
    ),
    (False, False): N_(
        "Rejected with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "%(threshold)d Yes were needed (%(demand)s, %(source)s)."
    ),
    (False, True): N_(
        "Rejected with %(yes)d Yes to %(no)d No and one abstention: "
        "%(threshold)d Yes were needed (%(demand)s, %(source)s)."
    ),
}
OUT_OF = N_("%(demand)s; %(base)d count")
FROM = N_("Carried from %(threshold)d Yes votes on: %(demand)s (%(source)s).")
REQUIRED = N_("Required: %(demand)s (%(source)s).")


def demand_of(rule_id: str, base: int) -> Phrase:
    """What the rule demands, in words; `base` is named where members are counted."""
    return Phrase(DEMANDS[rule_id], {"base": base})


def consequence(rule_id: str, source: str, *, present: int, statutory_number: int) -> Phrase:
    """What will be needed, before the vote is opened. `present`: those who may vote; `source`: the paragraph."""
    rule = RULES[rule_id]
    base = rule.count_base(Tally(0, 0, not_voted=present), statutory_number)
    values: dict[str, int | str | Phrase] = {"demand": demand_of(rule_id, base), "source": source}
    if not rule.base.is_known_before:
        return Phrase(REQUIRED, values)
    return Phrase(FROM, values | {"threshold": rule.share.of(base)})


def result_sentence(tally: Tally, verdict: Verdict) -> Phrase:
    """The sentence for the chair, the wall, the minutes and the public page."""
    values: dict[str, int | str | Phrase] = {
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "source": verdict.source,
    }
    one = tally.abstain == 1
    if verdict.rule_id == MORE_YES_THAN_NO:
        return Phrase(SIMPLE[_outcome(tally, carried=verdict.carried), one], values)
    values |= {"threshold": verdict.threshold, "demand": _counted_demand(verdict)}
    return Phrase(SPECIAL[verdict.carried, one], values)


def _outcome(tally: Tally, *, carried: bool) -> str:
    if tally.yes == tally.no:
        return BY_CASTING_VOTE if carried else TIED
    return CARRIED if carried else REJECTED


def _counted_demand(verdict: Verdict) -> Phrase:
    """With the number of votes that the share was taken from; one vote against needs no number."""
    demand = demand_of(verdict.rule_id, verdict.base)
    if RULES[verdict.rule_id].base.is_known_before or verdict.rule_id == UNANIMOUS:
        return demand
    return Phrase(OUT_OF, {"demand": demand, "base": verdict.base})
