"""Why something cannot be done in a procedure in writing."""

from journal.events import Refusal


class WrittenRefusal(Refusal):
    """Sentences are msgids; the edge translates them."""

    NOT_THE_CLERK = (
        "Only the clerk of this organization keeps its procedures in writing. Please ask the clerk."
    )
    NOT_HERE = "Nothing is decided in writing here: the law of this state does not provide for it (%(source)s). Please put the matter on the agenda of a meeting."
    LIMITS_NOT_KNOWN = "Nothing is decided in writing here: the law of this state allows it within narrow limits only, and the program does not know them for certain (%(source)s). Please put the matter on the agenda of a meeting."
    OPENED_ALREADY = "The members have been asked already. Please reload the page."
    NO_TITLE = "Please give the matter a title."
    NO_WORDING = "Please enter the wording that is to be decided on."
    NO_GROUND = "Please enter why this may be decided in writing. It is kept in the record."
    TEXT_TOO_LONG = "The text is too long: %(limit)s characters at most. Please shorten it."
    NO_MEMBERS = "Nobody is left who could answer. Please look at the members of the organization."
    TOO_SOON = "The period has to end in the future. Please correct the day or the time."
    TOO_LATE_AN_END = "The period may last %(days)s days at most. Please choose an earlier day."
    NOT_RUNNING = "This procedure is over: nothing can be answered any more. Please reload the page."
    NOT_ON_THE_REGISTER = "You are not among the members who were asked. Please turn to the clerk."
    NOT_A_MEMBER_ASKED = "This person is not among the members who were asked. Please choose again."
    PERIOD_OVER = "The period for answers has ended. Please turn to the clerk if your answer was on its way."
    NO_SUCH_REPLY = "Please choose one of the answers."
    ANSWERED_ALREADY = (
        "An answer is given, and under the rules in force here it cannot be changed. Nothing else is needed."
    )
    SAME_ANSWER = "This answer is recorded already. Nothing else is needed."
    NO_SOURCE = (
        "Please enter how the answer reached you, such as “letter of 3 December”. It is kept in the record."
    )
    CAME_TOO_LATE = "This answer came after the period had ended: it does not count. Please correct the day, or enter nothing."
    NOT_RECEIVED_YET = "This day has not come yet. Please enter the day on which the answer reached you."
    STILL_RUNNING = (
        "The period still runs, and not everybody has answered. The result can be found once it is over."
    )
    NO_REASON = "Please enter the reason. It is kept in the record."
