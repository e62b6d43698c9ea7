"""What can be done with a vote that two tellers count in the hall: by show of hands, or in secret on paper. Pure.

On paper nobody's choice ever reaches the program: it knows who handed in a paper, and what two people counted. That is
all that a secret vote tells its record, however its ballots are collected.
"""

import re
import unicodedata
from collections.abc import Collection

from journal.events import Refused, require
from voting.events import PapersHandedIn, TellerCounted
from voting.refusals import VotingRefusal
from voting.rules.profiles import Profile
from voting.rules.requests import Way
from voting.tellers import Numbers
from voting.vote import COUNTED_BY_TELLERS, Vote, VoteKind, VotePhase, Voter

LONGEST_TELLER = 100  # characters
_DIFFERS = (
    VotingRefusal.YES_DIFFERS,
    VotingRefusal.NO_DIFFERS,
    VotingRefusal.ABSTENTIONS_DIFFER,
    VotingRefusal.INVALID_DIFFER,
)


def require_countable(
    profile: Profile, kind: VoteKind, register: tuple[Voter, ...], in_hall: tuple[int, ...]
) -> None:
    """What is counted in the hall says nothing of anybody's own vote, and needs somebody there; a secret vote is allowed
    by law (not by § 54 Abs. 2 HGO, § 39 Abs. 1 BbgKVerf) and excludes nobody who has no urn at hand.
    """
    if kind not in COUNTED_BY_TELLERS:
        return
    if kind is VoteKind.SECRET:
        _require_secrecy(profile, [each.name for each in register if each.person not in in_hall])
    require(in_hall, VotingRefusal.NOBODY_IN_HALL)
    casting = profile.casting_vote
    require(not casting.value, VotingRefusal.CASTING_VOTE_BY_NAME, source=casting.source)


def _require_secrecy(profile: Profile, far: Collection[str]) -> None:
    rule = profile.secret_demand
    if rule is not None and rule.value == Way.NEVER:
        raise Refused(VotingRefusal.SECRECY_EXCLUDED, source=rule.source)
    require(not far, VotingRefusal.WITHOUT_PAPER, names=", ".join(far))


def hand_in_papers(vote: Vote, *, voters: Collection[int]) -> PapersHandedIn:
    """Records who has handed in a ballot paper: all of them, so that a mistake is corrected by the next entry."""
    require(vote.kind is VoteKind.SECRET, VotingRefusal.NO_PAPERS)
    require(vote.phase is VotePhase.OPEN, VotingRefusal.NOT_OPEN_ANY_MORE)
    require(set(voters) <= vote.electors.keys(), VotingRefusal.NOT_ENTITLED)
    require(set(voters) != vote.handed_in, VotingRefusal.PAPERS_UNCHANGED)
    return PapersHandedIn(voters=tuple(each.person for each in vote.register if each.person in voters))


def count_hands(vote: Vote, *, teller: str, numbers: Numbers) -> TellerCounted:
    """Enters what one of two tellers counted in the hall. After a second count the next one begins a new round."""
    require(vote.kind is VoteKind.HANDS, VotingRefusal.NO_HANDS)
    counted = _count(vote, teller, numbers)
    hands, entitled = numbers.total, len(vote.in_hall)
    require(hands <= entitled, VotingRefusal.MORE_HANDS_THAN_MEMBERS, hands=hands, entitled=entitled)
    return counted


def count_papers(vote: Vote, *, teller: str, numbers: Numbers) -> TellerCounted:
    """Enters what one of two tellers found in the urn: as many papers as were handed in."""
    require(vote.kind is VoteKind.SECRET, VotingRefusal.NO_PAPERS)
    counted = _count(vote, teller, numbers)
    papers, handed = numbers.total, len(vote.handed_in)
    require(papers == handed, VotingRefusal.OTHER_NUMBER_OF_PAPERS, papers=papers, handed=handed)
    return counted


def _count(vote: Vote, teller: str, numbers: Numbers) -> TellerCounted:
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


def disagreement(vote: Vote) -> Refused | None:
    """Why what was counted is no result: a count is missing, a number differs, or papers came in since. None: it is."""
    counting = vote.counting
    if not counting.counts:
        return Refused(VotingRefusal.NOT_COUNTED)
    if counting.first is not None:
        return Refused(VotingRefusal.ONE_TELLER_ONLY, teller=counting.first.teller)
    first, second = counting.round
    for one, two, refusal in zip(first.numbers, second.numbers, _DIFFERS, strict=True):
        if one != two:
            return Refused(refusal, one=one, two=two, first=first.teller, second=second.teller)
    papers, handed = first.numbers.total, len(vote.handed_in)
    if vote.kind is VoteKind.SECRET and papers != handed:
        return Refused(VotingRefusal.OTHER_NUMBER_OF_PAPERS, papers=papers, handed=handed)
    return None
