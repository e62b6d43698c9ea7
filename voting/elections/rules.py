"""The names of the rules of elections, as the profiles have them. Pure."""

from enum import StrEnum


class Base(StrEnum):
    """Of what more than half is needed (erforderliche Mehrheit im ersten Wahlgang)."""

    VALID = "more_than_half_of_valid"
    PRESENT = "more_than_half_of_present_and_entitled"
    STATUTORY = "more_than_half_of_statutory"


class NextRound(StrEnum):
    """What follows when nobody reaches it (engere Wahl, Stichwahl, zweiter oder weiterer Wahlgang)."""

    TWO_HIGHEST_COUNTS = "run_off_between_the_two_highest_counts"
    TWO_OR_LOT = "run_off_between_two_the_lot_decides_on_a_place"
    TWO_OR_LOT_OR_REPEAT = "run_off_between_two_the_lot_decides_on_the_second"
    EVERYBODY_MOST_VOTES = "second_round_with_most_votes"
    EVERYBODY_SAME_MAJORITY = "further_rounds_with_the_same_majority"


class Alone(StrEnum):
    """What the next round asks of whoever nobody stands against (einzige vorgeschlagene Person)."""

    SAME_MAJORITY = "same_majority"
    SAME_MAJORITY_LATER = "same_majority_a_week_later"
    MOST_VOTES = "most_votes"


class SeatsBy(StrEnum):
    """By what the seats of a committee fall to lists: votes for lists (Verhältniswahl), or the strength of the groups,
    which name their members (Benennungsverfahren).
    """

    VOTES = "votes_for_lists"
    STRENGTH = "strength_of_the_groups"
    EITHER = "strength_of_the_groups_or_votes_for_lists"


class ByHand(StrEnum):
    """When an election may be held openly, by a show of hands (offene Wahl durch Handzeichen)."""

    NOBODY_OBJECTS = "nobody_objects"
    PERSONS_ONLY = "nobody_objects_and_persons_are_elected"
    ONE_CANDIDATE = "one_candidate_and_nobody_objects"
    UNANIMOUS = "everybody_agrees"
    NEVER = "never"
