"""Why a command of a sitting was not carried out: what happened, and what to do next."""

from collections.abc import Mapping

from journal.events import Refusal
from sessions_app.sitting.plan import ItemKind


class SittingRefusal(Refusal):
    # The right is missing
    NOT_THE_CHAIR = "Only the chair can do this. Please ask the chair."
    NOT_THE_DESK = "Only the chair and the clerk can do this. Please ask one of them."
    NOT_THE_CLERK = "Only the clerk of this committee can do this. Please ask the clerk."
    NOT_YOUR_ATTENDANCE = "You can report only yourself as present or absent. The clerk does it for others."
    NOT_YOUR_BALLOT = "You can vote only for yourself. The clerk can enter the ballot of another member."

    NOT_YOUR_WORD = (
        "As a member of this meeting you can say this for yourself alone. The desk enters it for others."
    )
    NOT_YOUR_REQUEST = "You can ask for the floor only for yourself. The clerk can enter other members."

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
    NOTHING_TO_CONFIRM = "Every arrival is confirmed already. Nothing else is needed."
    ALREADY_HERE = "%(name)s is recorded as present and needs no apology. Record the leaving first."
    ALREADY_EXCUSED = "This is already entered for %(name)s. Nothing else is needed."
    NO_APOLOGY = "No apology is entered for %(name)s. Nothing else is needed."
    BEFORE_CONVENING = "At this time the meeting was not yet convened. Please correct the time."
    ALREADY_HERE_THEN = "%(name)s was already recorded as present at this time. Please correct the time."
    NOT_HERE_THEN = "%(name)s was not recorded as present at this time. Enter the arrival first."
    VOTED_MEANWHILE = "%(name)s cast a vote in this time and was therefore present. Please correct the time."

    # Bias
    ALREADY_RECUSED = "%(name)s is already entered as biased on this item. Nothing else is needed."
    NOT_RECUSED = "%(name)s is not entered as biased on this item. Nothing else is needed."
    TOOK_NO_PART = (
        "%(name)s cast no vote in vote %(vote)s, or it does not count. Please check member and vote."
    )
    BIAS_KNOWN = "Vote %(vote)s already says that %(name)s was biased. Nothing else is needed."
    UNKNOWN_PLACE = "Please say whether the member sits in the audience or leaves the room."
    NO_AUDIENCE = "Item %(number)s is not public: who is biased leaves the room."

    # Quorum
    CANNOT_CHALLENGE = (
        "Only members with a vote who are present can challenge the quorum. Please record the presence first."
    )
    ALREADY_CHALLENGED = "The quorum has already been challenged. The chair establishes it next."
    QUORUM_CHALLENGED = (
        "%(name)s challenges the quorum. The chair establishes first whether there is a quorum."
    )
    QUORUM_NOT_NEEDED = (
        "Item %(number)s comes up again after a lack of quorum: any number of members may decide on it."
    )
    NO_SECOND_MEETING = "The rules of this meeting know no second meeting after a lack of quorum. Establish the quorum instead."

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
    ITEM_BEGUN = "Item %(number)s has already been called. Only items still to come can be moved."
    OTHER_PART = (
        "Items %(number)s and %(other)s stand in different parts of the agenda. Each part has its own order."
    )
    SAME_ITEM = "Both times you chose item %(number)s. Please choose two different items."
    IN_PLACE_ALREADY = "Item %(number)s already stands there. Nothing else is needed."
    TOGETHER_ALREADY = "Items %(number)s and %(other)s are already debated together. Nothing else is needed."
    NOT_TOGETHER = "Item %(number)s is not debated together with others. Nothing else is needed."

    # Urgent items
    NO_TITLE = "The title is missing. Please enter what the urgent item is called."
    TITLE_TOO_LONG = "The title is too long. Please shorten it to at most %(limit)d characters."
    PROPOSAL_PENDING = "The council has not yet decided whether “%(title)s” is urgent. That comes first."
    NO_SUCH_PROPOSAL = "No urgent item waits for a decision here. Please reload the page."
    URGENT_IN_PUBLIC = (
        "The urgent item is public. Readmit the public first: it hears why the item cannot wait."
    )
    URGENT_NOT_PUBLIC = (
        "The urgent item is not public. Exclude the public first: the reason and the vote are confidential."
    )
    NO_URGENCY_RULE = (
        "The rules under which this meeting was convened do not say which majority an urgent item needs. "
        "It cannot be put on the agenda today."
    )

    # Devices
    NOT_YOUR_DEVICE = (
        "Only those on the roster of this meeting can test a device here. "
        "Please ask the clerk if your name is missing."
    )
    NO_TEST_NOW = (
        "The meeting is running, and only real votes are taken now. "
        "Test votes are possible before the meeting and while it is interrupted."
    )
    NO_TEST_DURING_VOTE = (
        "A real vote is not finished yet. You can cast a test vote when its result has been announced."
    )

    # Speakers
    NO_ITEM_TO_SPEAK_ON = "No item is called. Wait until the next item is called, then ask for the floor."
    NO_FLOOR_DURING_VOTE = (
        "A vote is being taken, and nobody has the floor. You can try again after the vote."
    )
    NOT_TAKING_PART = (
        "%(name)s does not take part at the moment: absent, biased on this item, or replaced by a substitute. "
        "Please look at the attendance."
    )
    UNKNOWN_PURPOSE = "Please say what the floor is wanted for. Choose one of the purposes from the list."
    ALREADY_ON_LIST = "%(name)s is already on the list of speakers. Nothing else is needed."
    NOT_ON_LIST = "%(name)s is no longer on the list of speakers. Please look again at the list."
    ALREADY_SPEAKING = "%(name)s has the floor already. Nothing else is needed."
    NOT_SPEAKING = "%(name)s has the floor no longer. Please look again who is speaking."
    NOBODY_TO_ASK = "Nobody is speaking whom %(name)s could ask. Ask for the floor for a speech instead."
    LIST_IS_CLOSED = "The list of speakers is closed. Please ask the chair if you still want to speak."
    LIST_ALREADY_CLOSED = "The list of speakers is already closed. Nothing else is needed."
    LIST_ALREADY_OPEN = "The list of speakers is already open. Nothing else is needed."
    NO_SPEAKING_TIME = (
        "Please enter the speaking time in whole minutes, from 1 to %(most)d. Or leave the field empty."
    )

    # Motions
    NOT_YOUR_MOTION = (
        "Members with a vote table motions, and withdraw their own. The clerk enters them for others."
    )
    MOVER_NOT_PRESENT = (
        "You are not recorded as present. Report yourself as present first, then table the motion."
    )
    TABLED_ON_OTHER_ITEM = (
        "In the meantime another item was called. Your text is still here: copy it, reload the page, "
        "and ask the chair where it belongs."
    )
    NO_MOVER = "The name is missing. Please enter who tables the motion."
    NO_MOTION_TEXT = "The wording is missing. The council votes on it: please enter it."
    UNKNOWN_MOTION_KIND = "Please say what kind of motion it is."
    NO_MOTION_HERE = "Item %(number)s is dealt with without a resolution. Only points of order are possible."
    UNKNOWN_MOTION = "There is no such motion on this item. Please reload the page."
    MOTION_FINISHED = "Motion %(motion)s is already dealt with and stays in the record as it is."
    MOTION_VOTED_ON = "Motion %(motion)s is being voted on. Announce the result or annul the vote first."
    MOTION_BEFORE_ITSELF = "Please choose another motion than the one that you want to move."
    NO_NUMBER_REQUIRED = (
        "Please enter how many members have to support the motion. The law or the rules of procedure say it."
    )
    NOT_THAT_NUMBER = (
        "By the rules of this meeting %(number)d are needed (%(source)s). Leave that field empty."
    )
    NO_SUPPORTERS = "Please enter how many members demand it, or name them."
    FEWER_THAN_NAMED = (
        "You named %(named)d members and counted fewer. Please correct the number or the names."
    )
    MORE_THAN_PRESENT = (
        "Only %(present)d members with a vote are present: not more can demand it. Please count again."
    )
    BACKER_NOT_PRESENT = (
        "Only members with a vote who are present can demand it. Please look at the names again."
    )
    VOTES_ARE_OPEN = "Under %(source)s a matter is always voted on openly: a secret vote cannot be demanded. Only elections are secret."
    SECRECY_FIRST = "Motion %(first)s demands a secret vote, which goes before a roll call (%(source)s). Decide on it first."
    SECRECY_GRANTED_ALREADY = (
        "A secret vote has been granted on this item, and it takes the place of a roll call (%(source)s)."
    )
    COUNT_SUPPORTERS = "Motion %(motion)s needs no majority: %(number)d members are enough (%(source)s). Count those who demand it."
    ROLL_CALL_GRANTED = (
        "A roll call was demanded and granted on this item. Please open the vote as a roll call."
    )
    SECRECY_GRANTED = (
        "A secret vote was demanded and granted on this item: it is taken on paper, and an open vote or a roll call "
        "would not count. Please open it as a secret vote; if the demand is withdrawn, enter that with the motion."
    )
    SECRECY_NOT_GRANTED = (
        "Nobody has demanded a secret vote on this matter so far, or the demand was not granted. Please enter the demand "
        "as a motion first."
    )
    DEMAND_USED = "The vote was already taken as motion %(motion)s demanded. It stays in the record as it is."
    DEMAND_WAITS = (
        "Motion %(motion)s demands how all these items are voted on, and is not decided yet. Count who supports it or take "
        "it back first; then the item can leave the others."
    )
    ALTERNATIVE_ADOPTED = "Motion %(motion)s was adopted in place of the proposal on item %(number)s: nothing is left to vote on."
    CHOSEN_ALREADY = (
        "Something was adopted on this item that excludes this alternative. Settle it without a vote."
    )
    ONE_PART = "This is one part only. Please leave an empty line between the parts on which is to be voted one by one."
    TOO_MANY_PARTS = "These are too many parts. Please make at most %(limit)d of them."
    NOT_DIVIDED = "The text of item %(number)s is not divided into parts. Nothing else is needed."
    PARTS_DECIDED = "Some parts were voted on already. Vote on the others, then on the whole."
    VOTED_ON_WHOLE = "The text of item %(number)s was already voted on and stays in the record as it is."
    DECIDED_PARTS_STAY = "The first %(kept)d parts have to stay as they are: they were voted on already."
    PART_COMES_FIRST = "The text is voted on part by part: part %(first)d is next, the whole comes last."
    UNKNOWN_PART = "There is no such part of the text of item %(number)s. Please reload the page."
    ALL_PARTS_REJECTED = "Every part of the text was rejected: nothing is left to vote on."
    WITHOUT_REJECTED = "A part of the text was rejected. Please put the wording as adopted to the final vote, without that part."
    PARTS_AS_AMENDED = "An amendment was adopted. Please divide the text anew, in the wording as amended: that is what is voted on."
    ONE_ITEM = "Please choose at least two items that are to be decided in one vote."
    DIFFERENT_MAJORITIES = (
        "These items need different majorities. Please choose only items that need the same one."
    )
    BY_ITSELF = "Item %(number)s has to be decided by itself. Please choose the others without it."
    NOT_IN_BLOC = "This item is not among those that are decided in one vote. Nothing else is needed."
    DEMANDED_FROM_OUTSIDE = (
        "Only a member with a vote who is present can demand that. Please look at the attendance."
    )
    IN_BLOC = "Item %(number)s is decided in one vote with others. Take it out first, then it is debated and decided by itself."
    BIASED_IN_BLOC = "%(name)s is biased on item %(number)s, but not on all of these. Please take that item out: others vote on it."
    BLOC_AS_PROPOSED = (
        "Several items are decided in one vote as they were proposed. Leave the question empty."
    )
    NEEDS_A_MAJORITY = "Motion %(motion)s is decided by a majority. Put it to the vote."
    MOTION_COMES_FIRST = (
        "Motion %(first)s comes before that. Vote on it first, move it in the order, or settle it, "
        "and enter the reason."
    )
    MOTION_IN_ITS_WORDS = "A motion is put to the vote in its own words. Leave the question empty."
    WORDING_AS_AMENDED = (
        "An amendment was adopted. Please enter the whole wording as amended: that is what is voted on."
    )

    # Votes
    VOTE_STILL_OPEN = "A vote is still open. Close it and announce its result first."
    VOTE_NOT_ANNOUNCED = "A result has not been announced yet. Announce it first."
    NO_ITEM_CALLED = "No item is called. Call the item on which you want to vote first."
    OTHER_ITEM_CALLED = "In the meantime another item was called. Please look again before you open the vote."
    NO_RESOLUTION_ITEM = "Item %(number)s is announced without a resolution. No vote can be taken on it."
    NO_VOTE_ON_REPORT = (
        "Item %(number)s is a report. It is noted, not voted on. "
        "A resolution needs an item of its own: propose it as urgent."
    )
    NO_VOTE_ON_QUESTION = (
        "Item %(number)s is a question to the administration. It is answered, not voted on. "
        "A resolution needs an item of its own: propose it as urgent."
    )
    QUORUM_LACKING = (
        "The meeting is not quorate: %(present)d members with voting right are present, "
        "%(required)d are required. Record further members as present or close the sitting."
    )
    CITIZENS_PREVAIL = (
        "The committee is not quorate: the council members present do not outnumber the expert citizens. "
        "Record further members as present or close the sitting."
    )
    ELECTION_UNFINISHED = (
        "An election is not finished yet. Announce its result first, or break it off with a reason."
    )
    UNKNOWN_ELECTION = "There is no such election in this meeting. Please reload the page."
    OTHER_ROUND = "In the meantime another round was called. Please look again before you enter anything."
    UNKNOWN_ROUND = "Please say whether this is the first or the second round."
    UNKNOWN_ANSWER = "Please say whether the election is accepted or declined."
    UNKNOWN_VOTE = "There is no such vote in this meeting. Please reload the page."
    NO_MAJORITY_CHOSEN = (
        "No majority is proposed for this item, and none is taken by the way. "
        "Please choose the one that the law demands."
    )
    VOTER_NOT_PRESENT = "%(name)s has left the meeting and cannot vote now."

    # Disturbances
    UNKNOWN_FAULT = "Please say what does not work: sound, picture, voting or connection."
    FAULT_ALREADY_REPORTED = (
        "This fault is already reported and the desk sees it. If nothing happens, please call the desk."
    )
    UNKNOWN_DISTURBANCE = "There is no such report in this meeting. Please reload the page."
    UNKNOWN_FINDING = "Please say what you find: relevant, in the member's own sphere, or not relevant."
    DISTURBANCE_SETTLED = "This report is already settled. If the fault is back, please report it again."
    DISTURBANCE_NOT_JUDGED = "A reported fault has not been decided on. The chair decides first whether it matters for the meeting."
    DISTURBANCE_NOT_REPAIRED = (
        "A fault that matters for the meeting is not repaired. The chair declares it repaired first, "
        "or finds that it lies in the member's own sphere."
    )

    # The closed part
    NOTHING_TO_ASSURE = "The public is admitted: nothing has to be assured now."
    ASSURED_IN_ROOM = "Only members who are connected by video give this assurance. Nothing else is needed."
    ALREADY_ASSURED = "This assurance is already recorded. Nothing else is needed."
    NO_WORDING = "The wording is missing. Please enter exactly what the public shall read."
    UNKNOWN_ANNOUNCEMENT = "Please say whether the result is announced later or never."
    RESULT_IS_PUBLIC = "This vote was public, and everybody knows its result. Nothing else is needed."
    RESULT_ALREADY_PUBLISHED = "This result is already announced and stays in the record as it is."

    # Order and rites
    UNKNOWN_MEASURE = "There is no such order measure. Please choose one from the list."
    UNKNOWN_MEMBER = (
        "There is nobody like this on the roster of this meeting. Please choose a member from the list."
    )
    NOT_IN_THE_ROOM = "%(name)s is not recorded as present. Record the arrival first."
    MEASURE_AGAINST_CHAIR = (
        "No order measure can be taken against the person presiding. Please choose another member."
    )
    EXPELLED = "%(name)s was expelled from this meeting and cannot take part in it any more."
    QUESTIONS_ARE_PUBLIC = "Residents ask their questions in public. Readmit the public first."
    NO_QUESTION_TIME = "No residents' question time is running. You can simply go on."
    ALREADY_COMMITTED = "%(name)s has already been sworn in at this meeting. Nothing else is needed."
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
    DEPUTY_BIASED = (
        "%(name)s is biased on this item and cannot lead it either. Please hand over to somebody else."
    )
    CHAIR_BIASED = (
        "The chair is biased on this item and cannot lead it. Give the chair back afterwards, "
        "or hand it over to somebody else."
    )
    LEADS_BIASED = (
        "%(name)s presides and is biased on this item. Hand over the chair first to somebody who is not."
    )
    NOBODY_DEPUTIZES = "The chair presides already. Nothing else is needed."

    # Corrections
    NO_SUCH_ENTRY = "There is no such line in the journal of this meeting. Please choose one from the list."
    NO_CORRECTION = "The correction is missing. Please enter what is right."

    # Adjournment
    IS_ADJOURNED = "The meeting is adjourned to another day. The chair continues it then."
    NOT_ADJOURNED = "The meeting is not adjourned. You can simply go on."


# Why nothing can be voted on with items of a kind; the others say that they are without a resolution.
NO_VOTE_ON: Mapping[ItemKind, SittingRefusal] = {
    ItemKind.REPORT: SittingRefusal.NO_VOTE_ON_REPORT,
    ItemKind.QUESTION: SittingRefusal.NO_VOTE_ON_QUESTION,
}
