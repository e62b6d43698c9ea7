"""Why seats cannot be divided: what is wrong with the numbers, and what to do next."""

from journal.events import Refusal


class SeatsRefusal(Refusal):
    NO_LISTS = "There is no list to divide seats among. Please enter at least one list with its strength."
    TOO_MANY_LISTS = "These are too many lists. At most %(most)d can be calculated together."
    NO_NAME = "A list has no name. Please give every list a name: results and lots are told by it."
    LONG_NAME = "The name “%(name)s” is too long. Please use %(most)d letters at most."
    DOUBLED_NAME = "Two lists are called “%(name)s”. Please give each list a name of its own."
    NEGATIVE_STRENGTH = (
        "The strength of “%(name)s” is below zero. Please enter its number of votes or members, 0 or more."
    )
    STRENGTH_TOO_HIGH = "The strength of “%(name)s” is too high. At most %(most)d can be calculated."
    NOBODY_HAS_STRENGTH = (
        "No list has any vote or member. Seats can be divided only where there is a strength."
    )
    MORE_THAN_MEMBERS = (
        "The groups have %(strength)d members together, more than the %(members)d of the council. Please correct one of "
        "the two."
    )
    NO_SEATS = "There is nothing to divide. Please enter how many there are, at least 1."
    TOO_MANY_SEATS = "These are too many. At most %(most)d can be calculated."
    NO_LOT = "No lot is drawn here: nothing is tied. Please take the result of the lot out again."
    LOT_DOES_NOT_FIT = (
        "This result of the lot does not fit. Please name exactly %(number)d of: %(names)s; each only once."
    )
