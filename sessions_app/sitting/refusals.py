"""Why a command of a sitting was not carried out: what happened, and what to do next."""

from journal.events import Refusal


class SittingRefusal(Refusal):
    # The right is missing
    NOT_THE_CHAIR = "Only the chair can do this. Please ask the chair."
    NOT_THE_DESK = "Only the chair and the clerk can do this. Please ask one of them."
    NOT_THE_CLERK = "Only the clerk of this committee can do this. Please ask the clerk."
    NOT_YOUR_ATTENDANCE = "You can report only yourself as present or absent. The clerk does it for others."
    NOT_YOUR_BALLOT = "You can vote only for yourself. The clerk can enter the ballot of another member."

    # The sitting is not where it should be
    NOT_CONVENED = "The meeting has not been convened yet. Publish the agenda and convene it first."
    NOT_OPENED = "The meeting has not been opened yet. The chair opens it first."
    ALREADY_CONVENED = "The meeting is already convened and can no longer be convened anew."
    ALREADY_OPENED = "The meeting has already been opened. Nothing else is needed."
    NOT_INTERRUPTED = "The meeting is not interrupted. You can simply go on."
    IS_INTERRUPTED = "The meeting is interrupted. The chair resumes it first."
    IS_CLOSED = "The meeting is closed. Nothing more can be entered."
    IS_CANCELLED = "The meeting has been cancelled. Nothing more can be entered."

    # Convening
    OTHER_MEETING = "These data belong to another meeting. Please open the right meeting and try again."
    EMPTY_AGENDA = "The agenda is empty. Put at least one item on it first."
    DOUBLE_ITEM = "Item %(number)s stands twice on the agenda. Please remove one of the two."
    DOUBLE_MEMBER = "%(name)s stands twice on the roster. Please correct the memberships."
    CHAIR_NOT_ON_ROSTER = (
        "The chair is not on the roster. Please correct the memberships or name another chair."
    )
    SUBSTITUTE_OF_NOBODY = "%(name)s substitutes for somebody who is not on the roster. Please correct that."
    NO_STATUTORY_NUMBER = "The statutory number of members is missing. Enter it with the committee first."
    NO_PROFILE = "The rule profile is missing. Choose the law of your state first."

    # Attendance
    NOT_ON_ROSTER = "This person is not on the roster of this meeting. Please check the memberships."
    UNKNOWN_MODE = "Please say whether the member attends in the room or remotely."
    ALREADY_PRESENT = "%(name)s is already recorded as present like this. Nothing else is needed."
    NOT_PRESENT = "%(name)s is not recorded as present. Nothing else is needed."
    PRINCIPAL_PRESENT = "%(principal)s is present. %(name)s can take part only in that member's absence."
    PLACE_TAKEN = "%(principal)s already has a substitute here. Record that substitute's leaving first."

    # Agenda
    UNKNOWN_ITEM = "This item is not on the agenda of this meeting. Please reload the page."
    ITEM_NOT_CALLED = "Item %(number)s has not been called yet. Call it first."
    ITEM_FINISHED = "Item %(number)s is already finished and stays in the record as it is."
    CLOSED_ITEM = "Item %(number)s is not public. Exclude the public first."
    PUBLIC_ITEM = "Item %(number)s is public. Readmit the public first."
    PUBLIC_ALREADY_EXCLUDED = "The public is already excluded. You can call the items that are not public."
    PUBLIC_ALREADY_ADMITTED = "The public is already admitted. You can call the public items."
    NO_REASON = "The reason is missing. It goes into the minutes: please enter it."
    NO_TARGET = "The target is missing. Please enter to whom the item is referred."

    # Votes
    VOTE_STILL_OPEN = "A vote is still open. Close it and announce its result first."
    VOTE_NOT_ANNOUNCED = "A result has not been announced yet. Announce it first."
    NO_ITEM_CALLED = "No item is called. Call the item on which you want to vote first."
    OTHER_ITEM_CALLED = "In the meantime another item was called. Please look again before you open the vote."
    NO_RESOLUTION_ITEM = "Item %(number)s is announced without a resolution. No vote can be taken on it."
    QUORUM_LACKING = (
        "The meeting is not quorate: %(present)d members with voting right are present, "
        "%(required)d are required. Record further members as present or close the sitting."
    )
    UNKNOWN_VOTE = "There is no such vote in this meeting. Please reload the page."
    VOTER_NOT_PRESENT = "%(name)s has left the meeting and cannot vote now."

    # Order and rites
    UNKNOWN_MEASURE = "There is no such order measure. Please choose one from the list."
    UNKNOWN_MEMBER = (
        "There is nobody like this on the roster of this meeting. Please choose a member from the list."
    )
    NOT_IN_THE_ROOM = "%(name)s is not recorded as present. Record the arrival first."
    MEASURE_AGAINST_CHAIR = (
        "No order measure can be taken against who presides. Please choose another member."
    )
    EXPELLED = "%(name)s was expelled from this meeting and cannot take part in it any more."
    QUESTIONS_ARE_PUBLIC = "Residents ask their questions in public. Readmit the public first."
    NO_QUESTION_TIME = "No residents' question time is running. You can simply go on."
    ALREADY_COMMITTED = "%(name)s was already committed in this meeting. Nothing else is needed."
    NO_SILENCE = "No moment of silence is being kept. You can simply go on."
    SOMETHING_LASTS = "A question time or a moment of silence is still running. End it first."

    # Leading the sitting
    UNKNOWN_HAND_OVER = "Please say whether the chair is handed over for this item or until it is given back."
    NO_ITEM_TO_LEAD = "No item is called for which the chair could be handed over. Call the item first."
    ALREADY_PRESIDES = "%(name)s already presides. Nothing else is needed."
    CHAIR_TAKES_BACK = "This is the chair of the meeting. Please use the button that gives the chair back."
    KEEPS_THE_MINUTES = (
        "%(name)s keeps the minutes, and both have to sign them. Please hand over to somebody else."
    )
    NOBODY_DEPUTIZES = "The chair presides already. Nothing else is needed."

    # Corrections
    NO_SUCH_ENTRY = "There is no such line in the journal of this meeting. Please choose one from the list."
    NO_CORRECTION = "The correction is missing. Please enter what is right."

    # Adjournment
    IS_ADJOURNED = "The meeting is adjourned to another day. The chair continues it then."
    NOT_ADJOURNED = "The meeting is not adjourned. You can simply go on."
