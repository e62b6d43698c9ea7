"""Why groups cannot pick a committee chair now: what is wrong, and what to do next."""

from journal.events import Refusal


class AccessRefusal(Refusal):
    NOT_BY_ACCESS = (
        "Under the rules of this meeting groups do not pick committee chairs in turn (%(source)s). Please decide on the "
        "chairs as these rules say."
    )
    NO_OFFICE = "It is missing what the groups pick, for example “Committee chairs”. Please enter it."
    NO_COMMITTEES = "No committee is entered. Please enter them, one per line."
    COMMITTEE_TWICE = "“%(name)s” is entered twice. Please take one of the two out."
    TOO_LONG = "“%(name)s” is too long. Please use %(most)d letters at most."
    UNFINISHED = (
        "The groups are still picking committee chairs. Conclude that first, or break it off with a reason."
    )
    UNKNOWN = "No chairs are being picked here any more. Please reload the page."
    LOT_FIRST = "The lot between %(names)s has to be drawn first: it says whose turn it is."
    NO_LOT = "No lot has to be drawn here. Please reload the page."
    UNWITNESSED = (
        "It is missing who drew the lot, or before whom. Please enter both: they stand in the minutes."
    )
    OTHER_TURN = "In the meantime it is another group's turn. Please look again before you enter anything."
    COMMITTEE_GONE = "This committee is not to be had: it was picked already, or is not in the list. Please choose another one."
    NO_PERSON = "The name is missing. Please enter who is to chair the committee."
    REASON_TOO_LONG = "The reason is too long: %(most)d letters at most. Please shorten it."
    NOTHING_PICKED = "Nothing is picked yet that could be taken back. Nothing else is needed."
    NOT_ALL_PICKED = "Not all committees are picked yet. It is the turn of %(group)s."
