"""Why something cannot be done with a resolution."""

from journal.events import Refusal


class ResolutionRefusal(Refusal):
    """Sentences are msgids; the edge translates them."""

    NOT_THE_CLERK = "Only the clerk of this organization keeps its resolutions. Please ask the clerk."
    RECORDED_ALREADY = "This resolution has its number already. Nothing else is needed."
    ENTERED_TWICE = "This is entered already, word for word. Nothing else is needed."
    UNKNOWN_RESOLUTION = "There is no such resolution in the register. Please reload the page."
    NO_SUCH_STEP = (
        "This is not possible as the resolution stands now. Please reload the page and choose again."
    )
    NO_PERSON = "Please enter who did this."
    NO_REASON = "Please enter the reason. It is kept in the register."
    TEXT_TOO_LONG = "The text is too long: %(limit)s characters at most. Please shorten it."
    NOT_A_DAY = "Please enter the day, as in 24.11.2026."
    BEFORE_THE_RESOLUTION = "This day lies before the resolution or the last step. Please correct the day."
    IN_THE_FUTURE = "This day has not come yet. Please enter the step when it has been taken."
    TOO_LATE = "The period ended on %(until)s (%(source)s): an objection after that day has no effect."
    NOT_A_COUNCIL = "An urgent decision is taken in place of the council. Please choose the council."
    NO_WAY = "Please choose who decided. The law of your state names who may: %(source)s."
    NO_TITLE = "Please give the decision a title."
    NO_WORDING = "Please enter the wording of the decision."
