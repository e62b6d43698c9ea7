"""Why something in an election was not carried out: what is wrong, and what to do next."""

from journal.events import Refusal


class ElectionRefusal(Refusal):
    NO_RULES = (
        "This sitting was convened before the program knew the rules of elections. Please hold the election on paper "
        "and enter its result as wording in the minutes."
    )
    NO_OFFICE = "It is missing what the election is for. Please enter it, for example “deputy mayor”."
    LONG_OFFICE = "What the election is for is too long. Please use %(most)d letters at most."
    NO_CANDIDATES = "Nobody is proposed. Please enter at least one candidate, one per line."
    TOO_MANY_CANDIDATES = "These are too many candidates. At most %(most)d can be counted in one election."
    DOUBLED_CANDIDATE = "“%(name)s” is proposed twice. Please take one of the two out; if they are two people, add what tells them apart."
    LONG_CANDIDATE = "The name “%(name)s” is too long. Please use %(most)d letters at most."
    NO_SEATS = "There is nothing to elect to. Please enter how many seats there are, at least 1."
    TOO_MANY_SEATS = "These are too many seats. At most %(most)d can be filled in one election."
    NO_MARKS = "Nobody could mark anything. Please allow each ballot paper at least one mark."
    MORE_MARKS_THAN_SEATS = "These are more marks than seats. Please allow each ballot paper at most as many as there are seats: %(seats)d."
    ONE_LIST_EACH = "Who elects a list has one mark. Please set the marks on each ballot paper to 1."
    NO_METHOD = (
        "The law of this state leaves it to the rules of procedure how seats are divided among lists (%(source)s). "
        "Please choose the method."
    )
    UNKNOWN_METHOD = "There is no such method. Please choose one from the list."
    UNKNOWN_FORM = "There is no such form of election. Please choose persons or lists."
    UNKNOWN_MANNER = "There is no such manner of electing. Please choose ballot papers or a show of hands."
    NOBODY_ENTITLED = "Nobody is present who may vote. Mark the members as present first."
    HANDS_NEVER = "Here elections are always secret (%(source)s). Please elect with ballot papers."
    HANDS_ONE_CANDIDATE = (
        "Hands may be shown only where there is one candidate (%(source)s). Please elect with ballot papers."
    )
    HANDS_NOT_FOR_LISTS = (
        "Lists are not elected by show of hands (%(source)s). Please elect with ballot papers."
    )
    HANDS_NOT_ASKED = (
        "Hands may be shown only if nobody objects (%(source)s). Please ask first, or elect with "
        "ballot papers."
    )
    HANDS_NOT_UNANIMOUS = (
        "Hands may be shown only if everybody agrees before the election (%(source)s). Please ask "
        "first, or elect with ballot papers."
    )
    UNKNOWN_COMPOSITION = "There is no such way to compose a committee. Please choose one from the list."
    SEATS_BY_VOTES = (
        "Here seats go by the votes for lists, not by the strength of groups (%(source)s). Please have lists elected, or a "
        "joint proposal adopted."
    )
    SEATS_BY_STRENGTH = (
        "Here seats go by the strength of the groups, not by votes for lists (%(source)s). Please enter the groups with "
        "their strength."
    )
    NO_JOINT_PROPOSAL = (
        "The law of this state knows no joint proposal for committees (%(source)s). Please enter the groups with their "
        "strength."
    )
    SEATS_WITHOUT_NAMES = (
        "The joint proposal names %(given)d people for %(seats)d seats. Please enter somebody for each seat."
    )
    NO_STRENGTH = "It is missing how many members “%(name)s” has. Please enter it behind the name, for example “Group A 12”."
    STRENGTH_OF_MEMBERS = (
        "The groups have %(total)d members together, the council %(members)d. Please correct one of the two: the groups "
        "need at least one member, and have no more than the council."
    )
    BY_STRENGTH = (
        "By the strength of groups nothing is counted. If a number is wrong, please break the division off and enter the "
        "groups again."
    )
    NOBODY_TO_ASK = "Nobody is left to ask: all who were elected have answered, or have yet to be named."
    NO_SEAT_VACANT = "“%(name)s” has somebody for each of its seats. Nobody else can be named for now."
    NOBODY_NAMED = "No name is entered. Please enter who gets the seat, one per line."
    NOT_COUNTING = "No round is waiting for its count. Please look at what the election waits for."
    NEGATIVE_COUNT = "A number is below zero. Please count again: 0 is the lowest number."
    COUNT_INCOMPLETE = (
        "These are %(given)d numbers for %(wanted)d candidates. Please enter one for each, 0 for whoever has no vote: "
        "%(names)s."
    )
    COUNT_UNREADABLE = "“%(word)s” is no number of votes. Please enter whole numbers only."
    MORE_PAPERS_THAN_VOTERS = "%(papers)d ballots are more than the %(entitled)d members who may vote. Please count the ballots again."
    MORE_KINDS_THAN_PAPERS = (
        "No, blank and invalid ballots are %(others)d together, but only %(papers)d ballots were given. Please count "
        "again."
    )
    MORE_VOTES_THAN_PAPERS = (
        "%(name)s cannot have %(votes)d votes: only %(marked)d ballots name anybody, and each names a candidate at most "
        "once. Please count again."
    )
    TOO_MANY_VOTES = (
        "%(votes)d votes are too many: %(marked)d ballots name somebody, with at most %(marks)d votes each. Please "
        "count again; a ballot with more marks than allowed is invalid."
    )
    TOO_FEW_VOTES = (
        "%(votes)d votes are too few: %(marked)d ballots name somebody. Please count again; a ballot that names nobody "
        "is No, blank or invalid."
    )
    NO_TELLERS = "It is missing who counted. Please enter the names of the tellers."
    ALREADY_COUNTED = "This round is counted already. To correct the count, please give the reason: both counts stay in the record."
    NO_LOT_WAITED_FOR = (
        "Nothing is tied here, so no lot is drawn. Please look at what the election waits for."
    )
    LOT_NOT_DRAWN = "The lot has to be drawn first. Please enter what it said."
    LOT_UNWITNESSED = "A lot needs somebody who draws and witnesses. Please enter who drew it and the names of those who watched."
    UNKNOWN_WAY = "There is no such way to draw a lot. Please choose by hand or by a seed."
    NO_SEED = (
        "The seed is missing. Please enter what everybody saw, for example the numbers that dice showed."
    )
    NO_ROUND_WAITED_FOR = "No further round is due. Please look at what the election waits for."
    UNKNOWN_CANDIDATE = "This candidate does not stand in this election. Please choose from its list."
    ELECTED_ALREADY = (
        "%(name)s is elected already and stands in no further round. Please choose from the others."
    )
    CHANGED_WITHOUT_REASON = "Others stand in the next round than the program proposes. Please give the reason: it goes into the minutes."
    A_WEEK_LATER = (
        "The second round should be held at least one week later (%(source)s). Please put the election off to a later "
        "meeting, or give the reason why it is held now: it goes into the minutes."
    )
    SECOND_AT_ONCE = "Here a second round is held in the same meeting (%(source)s). Please open the election with its first round."
    SECOND_OF_ONE = (
        "Only where nobody stands against is the second round held in a later meeting (%(source)s). Please open the "
        "election with its first round."
    )
    NOT_DECIDED = (
        "The election is not decided yet. Please finish what it waits for, then announce the result."
    )
    FINISHED = "This election is finished and stays in the record as it is."
    NO_REASON = "The reason is missing. It goes into the minutes: please enter it."
    NOT_ANNOUNCED = (
        "The result is not announced yet. Announce it first, then ask whether the election is accepted."
    )
    NOT_ELECTED = "This candidate was not elected. Only who was elected is asked."
    ASKED_ALREADY = "%(name)s has answered already. Nothing else is needed."
