"""What two tellers count in the hall: hands; papers are counted the same way (`voting.secret.urn`). Pure."""

import re
import unicodedata

from journal.events import Refused, require
from voting.events import TellerCounted
from voting.refusals import VotingRefusal
from voting.tellers import Numbers
from voting.vote import Vote, VoteKind, VotePhase

LONGEST_TELLER = 100  # characters
_DIFFERS = (
    VotingRefusal.YES_DIFFERS,
    VotingRefusal.NO_DIFFERS,
    VotingRefusal.ABSTENTIONS_DIFFER,
    VotingRefusal.INVALID_DIFFER,
)


def count_hands(vote: Vote, *, teller: str, numbers: Numbers) -> TellerCounted:
    """Enters what one of two tellers counted in the hall. After a second count the next one begins a new round."""
    require(vote.kind is VoteKind.HANDS, VotingRefusal.NO_HANDS)
    counted = read_count(vote, teller, numbers)
    hands, entitled = numbers.total, len(vote.in_hall)
    require(hands <= entitled, VotingRefusal.MORE_HANDS_THAN_MEMBERS, hands=hands, entitled=entitled)
    return counted


def read_count(vote: Vote, teller: str, numbers: Numbers) -> TellerCounted:
    """What is asked of every count: that it is somebody else's, and that it is possible."""
    require(vote.phase is VotePhase.OPEN, VotingRefusal.NOT_OPEN_ANY_MORE)
    name = " ".join(teller.split())
    person = _person(name)
    require(person, VotingRefusal.NO_TELLER)
    require(len(name) <= LONGEST_TELLER, VotingRefusal.TELLER_TOO_LONG, limit=LONGEST_TELLER)
    first = vote.counting.first
    someone_else = first is None or _person(first.teller) != person
    require(someone_else, VotingRefusal.SAME_TELLER, teller=name)
    require(min(numbers) >= 0, VotingRefusal.NEGATIVE_COUNT)
    abstained = numbers.abstain and vote.no_abstention
    require(not abstained, VotingRefusal.NO_ABSTENTION, source=vote.no_abstention)
    return TellerCounted(teller=name, **numbers._asdict())


def _person(teller: str) -> list[str]:
    """The name without what makes no other person of it: case, order, punctuation, signs that nobody sees."""
    plain = unicodedata.normalize("NFKC", teller).casefold()
    seen = "".join(each for each in plain if unicodedata.category(each) != "Cf")
    return sorted(re.findall(r"\w+", seen)) or seen.split()


def differing(vote: Vote) -> Refused | None:
    """Why what was counted is no result: a count is missing, or a number differs. None: it is one."""
    counting = vote.counting
    if not counting.counts:
        return Refused(VotingRefusal.NOT_COUNTED)
    if counting.first is not None:
        return Refused(VotingRefusal.ONE_TELLER_ONLY, teller=counting.first.teller)
    first, second = counting.round
    for one, two, refusal in zip(first.numbers, second.numbers, _DIFFERS, strict=True):
        if one != two:
            return Refused(refusal, one=one, two=two, first=first.teller, second=second.teller)
    return None
