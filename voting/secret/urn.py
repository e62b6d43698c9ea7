"""Ballot papers in an urn, counted by two tellers: the way to vote in secret that every council has. Pure.

On paper nobody's choice ever reaches the program: it knows who handed in a paper, and what two people counted.
"""

from collections.abc import Collection

from journal.events import Refused, require
from voting.counting import differing, read_count
from voting.events import PapersHandedIn, TellerCounted
from voting.refusals import VotingRefusal
from voting.secret.port import Opened, SecretBallots
from voting.tellers import Numbers
from voting.vote import Vote, VoteKind, VotePhase, Voter


class Urn:
    """The provider. Its sealed ballots are papers; its proof are the counts in the journal, and the papers themselves."""

    def require_reach(self, register: tuple[Voter, ...], in_hall: Collection[int]) -> None:
        """Who takes part by video has no urn at hand."""
        far = ", ".join(each.name for each in register if each.person not in in_hall)
        require(not far, VotingRefusal.WITHOUT_PAPER, names=far)

    def accept(self, vote: Vote, *, voters: Collection[int]) -> PapersHandedIn:
        """All of them each time, so that a mistake is corrected by the next entry."""
        require(vote.kind is VoteKind.SECRET, VotingRefusal.NO_PAPERS)
        require(vote.phase is VotePhase.OPEN, VotingRefusal.NOT_OPEN_ANY_MORE)
        require(set(voters) <= vote.electors.keys(), VotingRefusal.NOT_ENTITLED)
        require(set(voters) != vote.handed_in, VotingRefusal.PAPERS_UNCHANGED)
        return PapersHandedIn(voters=tuple(each.person for each in vote.register if each.person in voters))

    def missing(self, vote: Vote) -> Refused | None:
        """A count, an agreement of the two, or papers that came in since."""
        agreed = vote.counting.agreed
        return differing(vote) if agreed is None else _other_number(vote, agreed)

    def open(self, vote: Vote) -> Opened:
        numbers = vote.counting.agreed
        assert numbers is not None  # nothing was missing
        return Opened(numbers, evidence=f"teller_counted/{vote.counting.rounds}")


# The one provider there is. A second one needs a field of `VoteOpened` that names it, and a reader of that field here.
SEALED: SecretBallots = Urn()


def count_papers(vote: Vote, *, teller: str, numbers: Numbers) -> TellerCounted:
    """Enters what one of two tellers found in the urn: as many papers as were handed in."""
    require(vote.kind is VoteKind.SECRET, VotingRefusal.NO_PAPERS)
    counted = read_count(vote, teller, numbers)
    if other := _other_number(vote, numbers):
        raise other
    return counted


def _other_number(vote: Vote, numbers: Numbers) -> Refused | None:
    papers, handed = numbers.total, len(vote.handed_in)
    return (
        None
        if papers == handed
        else Refused(VotingRefusal.OTHER_NUMBER_OF_PAPERS, papers=papers, handed=handed)
    )
