"""The result of a vote as one sentence with its arithmetic. Pure; the edge translates, then fills."""

from dataclasses import dataclass

from journal.events import N_
from voting.rules.majority import Majority, Tally, Verdict


@dataclass(frozen=True)
class Sentence:
    """An English msgid with named placeholders, and their values."""

    msgid: str
    values: dict[str, int | str]

    @property
    def english(self) -> str:
        return self.msgid % self.values


CARRIED, TIED, REJECTED = "carried", "tied", "rejected"

# By majority, outcome, and whether there is exactly one abstention (other numbers take the plural).
SENTENCES = {
    (Majority.SIMPLE, CARRIED, False): N_(
        "Carried with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "more Yes than No (simple majority, %(source)s)."
    ),
    (Majority.SIMPLE, CARRIED, True): N_(
        "Carried with %(yes)d Yes to %(no)d No and one abstention: "
        "more Yes than No (simple majority, %(source)s)."
    ),
    (Majority.SIMPLE, TIED, False): N_(
        "Rejected with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "a tie is a rejection (simple majority, %(source)s)."
    ),
    (Majority.SIMPLE, TIED, True): N_(
        "Rejected with %(yes)d Yes to %(no)d No and one abstention: "
        "a tie is a rejection (simple majority, %(source)s)."
    ),
    (Majority.SIMPLE, REJECTED, False): N_(
        "Rejected with %(yes)d Yes to %(no)d No and %(abstain)d abstentions: "
        "not more Yes than No (simple majority, %(source)s)."
    ),
    (Majority.SIMPLE, REJECTED, True): N_(
        "Rejected with %(yes)d Yes to %(no)d No and one abstention: "
        "not more Yes than No (simple majority, %(source)s)."
    ),
}


def result_sentence(tally: Tally, verdict: Verdict, majority: Majority, source: str) -> Sentence:
    """The sentence for the chair, the wall and the minutes. `source` is the paragraph of the rule."""
    return sentence_of(tally, majority, source, carried=verdict.carried)


def sentence_of(tally: Tally, majority: Majority, source: str, *, carried: bool) -> Sentence:
    """The same from what was stored of an announced result."""
    lost = TIED if tally.yes == tally.no else REJECTED
    outcome = CARRIED if carried else lost
    values: dict[str, int | str] = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain}
    return Sentence(SENTENCES[majority, outcome, tally.abstain == 1], values | {"source": source})
