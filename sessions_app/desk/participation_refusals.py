"""Why a resident's question, or a registration for the video, was not taken or not changed."""

from journal.events import N_, Refusal


class QuestionRefusal(Refusal):
    NOT_ONLINE = N_(
        "Questions for this meeting cannot be sent over the Internet. Please come to the question time, or turn to the "
        "office."
    )
    TOO_LATE = N_(
        "The period for questions is over. Please come to the question time, or send your question for the next meeting."
    )
    AGAIN_IN_THE_MEETING = N_(
        "The period before the meeting is over. Questions can be sent again as soon as the meeting is open."
    )
    QUESTION_TIME_OVER = N_(
        "The question time of this meeting is over. Please send your question for the next meeting."
    )
    CANCELLED = N_("The meeting is cancelled. Please send your question for another one.")
    NO_RESIDENT = N_(
        "Only residents may ask in the question time. Please confirm that you live here, or turn to the office."
    )
    EMPTY = N_("The question is not complete. Please enter a name, a topic and the question.")
    MORE_THAN_ALLOWED = N_(
        "With this much of your name questions are not published here. Please choose another way."
    )
    TOO_MANY = N_("Many questions came from your network in a short time. Please try again in an hour.")
    FORM_USED = N_("This form was used for another meeting already. Please open it anew.")
    FULL = N_("There are very many questions for this meeting already. Please turn to the office.")
    NOT_YOURS = N_("Only the clerk and the chair work on questions. Please ask them.")
    NO_REASON = N_("The reason is missing. Please tell whoever asked why.")
    NO_ANSWER = N_("The answer is missing. Please enter it, or mark the question as asked.")
    NOT_NOW = N_("The question is in another state meanwhile. Please reload the page.")
    NOT_OPENED = N_(
        "The meeting has not been opened yet. A question can be asked in it as soon as it is open."
    )
    NO_SUCH_QUESTION = N_("There is no such admitted question in this meeting. Please choose another one.")
    ALREADY_DEALT_WITH = N_(
        "The question has been dealt with already and cannot be withdrawn. You can have your name taken off."
    )


class RegistrationRefusal(Refusal):
    NOT_OFFERED = N_(
        "The public does not follow this meeting by video. Public meetings are open to everybody: please come."
    )
    TOO_LATE = N_("The period for registering is over. Please come to the meeting, or turn to the office.")
    MEETING_OVER = N_("The meeting is over, and with it the video. Its results stand on its page.")
    EMPTY = N_("The name is missing. Please enter it.")
    NO_WAY = N_("Please choose how you want to follow the meeting.")
    TOO_MANY = N_("Many people registered from your network in a short time. Please try again in an hour.")
    FORM_USED = N_("This form was used for another meeting already. Please open it anew.")
    FULL = N_("Very many people have registered already. Please come to the meeting, or turn to the office.")
    NOT_YOURS = N_("Only the clerk keeps the list of registrations. Please ask the clerk.")
    NO_REASON = N_("The reason is missing. Please tell the person why the access is withdrawn.")
    WITHDRAWN = N_("This access was withdrawn. Please turn to the office if that is a mistake.")
    PLACE_ALONE = N_(
        "You have registered for a place in the town hall. To follow by video, please register anew for that."
    )
    NOT_ACCEPTED = N_("Please accept the notice first, then the video opens.")
