"""The rules of elections in words: what each value in a profile means. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.elections.rules import Alone, Base, ByHand, NextRound, SeatsBy
from voting.rules.schema import Content

MEANINGS: Mapping[tuple[str, Content], str] = {
    ("election.base", Base.VALID): N_("Elected is who gets more than half of the valid votes."),
    ("election.base", Base.PRESENT): N_(
        "Elected is for whom more than half of the members vote who are present and may vote."
    ),
    ("election.base", Base.STATUTORY): N_(
        "Elected is for whom more than half of the statutory number of members vote."
    ),
    ("election.no_votes", True): N_("No is a valid vote; a blank ballot is not."),
    ("election.no_votes", False): N_("Neither No nor a blank ballot is a valid vote."),
    ("election.half_invalid", True): N_("If half of the ballots or more are invalid, the round is repeated."),
    ("election.half_invalid", False): N_("Invalid ballots alone do not make a round void."),
    ("election.next_round", NextRound.TWO_HIGHEST_COUNTS): N_(
        "Run-off between those with the two highest numbers of votes, equals included; most votes win, equals draw lots."
    ),
    ("election.next_round", NextRound.TWO_OR_LOT): N_(
        "Run-off between two; equals draw lots for a place in it; most votes win, equals draw lots."
    ),
    ("election.next_round", NextRound.TWO_OR_LOT_OR_REPEAT): N_(
        "Run-off between two; equals draw lots for the second place, more than two in the first place elect again; most "
        "votes win, equals draw lots."
    ),
    ("election.next_round", NextRound.EVERYBODY_MOST_VOTES): N_(
        "Second round between all; most votes win, equals draw lots."
    ),
    ("election.next_round", NextRound.EVERYBODY_SAME_MAJORITY): N_(
        "Further rounds between all with the same majority; equals in the first place draw lots."
    ),
    ("election.alone", Alone.SAME_MAJORITY): N_("A second round asks for the same majority."),
    ("election.alone", Alone.SAME_MAJORITY_LATER): N_(
        "A second round asks for the same majority; it should be held at least one week later."
    ),
    ("election.alone", Alone.MOST_VOTES): N_("In a second round most votes are enough."),
    ("election.by_hand", ByHand.NOBODY_OBJECTS): N_("Hands may be shown if nobody objects."),
    ("election.by_hand", ByHand.PERSONS_ONLY): N_("Hands may be shown if nobody objects; not for lists."),
    ("election.by_hand", ByHand.ONE_CANDIDATE): N_(
        "Hands may be shown if there is one candidate and nobody objects."
    ),
    ("election.by_hand", ByHand.UNANIMOUS): N_("Hands may be shown if everybody agrees before the election."),
    ("election.by_hand", ByHand.NEVER): N_("Elections are always secret, with ballot papers."),
    ("committee.seats_by", SeatsBy.VOTES): N_("Seats fall to lists by the votes that the members give them."),
    ("committee.seats_by", SeatsBy.STRENGTH): N_(
        "Seats fall to the groups by their strength; the groups name their members."
    ),
    ("committee.seats_by", SeatsBy.EITHER): N_(
        "Seats fall to the groups by their strength, which name their members, or to lists by votes."
    ),
    ("committee.majority_first", True): N_(
        "A group with more than half of the members has more than half of the seats: where the method does not give it "
        "them, it gets them first, and the others are divided after that."
    ),
    ("committee.majority_first", False): N_("The method alone decides, also on a group with more than half."),
}
