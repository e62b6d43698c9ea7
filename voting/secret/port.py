"""What a way of voting in secret has to give the vote (geheime Abstimmung): the port, and what comes out of it. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from journal.events import Refused
from voting.events import PapersHandedIn
from voting.tellers import Numbers
from voting.vote import Vote, Voter


@dataclass(frozen=True)
class Opened:
    """What was found when the sealed ballots were opened (Auszählung): sums alone, never a name beside a choice.

    `evidence`: where in the provider's keeping the proof of the numbers lies, as a reference that the closed vote keeps
    for good. It may say nothing that tells one ballot from another.
    """

    numbers: Numbers
    evidence: str


class SecretBallots(Protocol):
    """A provider of secret votes. The vote asks it in this order, and learns of the ballots nothing else.

    Whoever is on the register takes part once; what anybody chose reaches neither state nor journal. Every method is
    pure: it decides on the vote as it stands, and refuses with a sentence.
    """

    def require_reach(self, register: tuple[Voter, ...], in_hall: Collection[int]) -> None:
        """At the opening. Refuses if anybody on the register could not take part: a secret vote shuts out nobody, and has
        one way for all, or the ballots of the few would be known (§ 5 Abs. 2 DigiSiVO NRW).
        """

    def accept(self, vote: Vote, *, voters: Collection[int]) -> PapersHandedIn:
        """While the vote is open. Records whose sealed ballots lie here, all so far: who, never what.

        Refuses people who are not on the register, and a list that changes nothing.
        """

    def missing(self, vote: Vote) -> Refused | None:
        """Why the ballots are no result yet, as the refusal to raise; None: they can be opened."""

    def open(self, vote: Vote) -> Opened:
        """At the closing, once nothing is missing. As many ballots as were accepted: yes, no, abstained, invalid."""
