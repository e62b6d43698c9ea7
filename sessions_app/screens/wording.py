"""The words of states, kinds and choices on the screens."""

from journal.events import N_
from sessions_app.screens.objects import words
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.disturbances import FaultKind, Finding
from sessions_app.sitting.motions import MotionKind, MotionState
from sessions_app.sitting.plan import ItemState
from sessions_app.sitting.presence import Place
from sessions_app.sitting.speakers import Purpose
from sessions_app.sitting.state import Part, Phase
from voting.vote import Choice, Source, VoteKind, VotePhase

PHASES = {
    Phase.PLANNED: words(N_("Planned")),
    Phase.CONVENED: words(N_("Convened, not yet opened")),
    Phase.OPEN: words(N_("Running")),
    Phase.INTERRUPTED: words(N_("Interrupted")),
    Phase.CLOSED: words(N_("Closed")),
    Phase.CANCELLED: words(N_("Cancelled")),
}
ADJOURNED = words(N_("Adjourned"))  # to another day
PARTS = {
    Part.PUBLIC: words(N_("Public part")),
    Part.CLOSED: words(N_("Closed part")),
}
ITEM_STATES = {
    ItemState.PENDING: words(N_("Not yet called")),
    ItemState.CALLED: words(N_("Called")),
    ItemState.DECIDED: words(N_("Voted on")),
    ItemState.NOTED: words(N_("Noted")),
    ItemState.POSTPONED: words(N_("Postponed")),
    ItemState.WITHDRAWN: words(N_("Withdrawn")),
    ItemState.REFERRED: words(N_("Referred")),
}
LEFT_OPEN = words(N_("Called, no result"))
CARRIED = words(N_("Adopted"))
ELECTED = words(N_("Election held"))
PICKED = words(N_("Chairs picked"))
REJECTED = words(N_("Rejected"))
KINDS = {
    VoteKind.OPEN: words(N_("Open vote")),
    VoteKind.ROLL_CALL: words(N_("Roll-call vote")),
    VoteKind.HANDS: words(N_("Vote by show of hands")),
    VoteKind.SECRET: words(N_("Secret vote on paper")),
}
_HANDS = words(
    N_(
        "Who is in the hall raises a hand; two tellers count by themselves. Who is connected by video votes on a device, "
        "and is seen by everybody who may follow the meeting once the vote is closed."
    )
)
_SECRET = words(
    N_(
        "Ballot papers are put into the urn in the hall, and two tellers count them. Who voted how is known to nobody and "
        "written nowhere."
    )
)
WHO_SEES_FROM_OUTSIDE = {
    VoteKind.OPEN: words(
        N_("Once the vote is closed, everybody who may follow the meeting sees how the members voted.")
    ),
    VoteKind.ROLL_CALL: words(
        N_("Once the vote is closed, the members' names and choices are shown and written in the minutes.")
    ),
    VoteKind.HANDS: _HANDS,
    VoteKind.SECRET: _SECRET,
}
WHO_SEES = {
    VoteKind.OPEN: words(
        N_("Once the vote is closed, everybody who may follow the meeting sees how you voted.")
    ),
    VoteKind.ROLL_CALL: words(
        N_(
            "Once the vote is closed, your name and your choice are shown, and they are written in the minutes."
        )
    ),
    VoteKind.HANDS: _HANDS,
    VoteKind.SECRET: _SECRET,
}
CHOICES = {
    Choice.YES: words(N_("Yes")),
    Choice.NO: words(N_("No")),
    Choice.ABSTAIN: words(N_("Abstention")),
}
# By which way a ballot came in.
WAYS = {
    Source.DEVICE: words(N_("own device")),
    Source.DESK: words(N_("aloud")),
    Source.PHONE: words(N_("by telephone")),
    Source.PAPER: words(N_("on paper")),
    Source.HANDS: words(N_("by show of hands")),
}
INVALID = words(N_("Invalid"))
NOT_VOTED = words(N_("Did not vote"))
MODES = {
    Mode.ROOM: words(N_("In the hall")),
    Mode.REMOTE: words(N_("Connected by video")),
}
PURPOSES = {
    Purpose.SPEECH: words(N_("Speech")),
    Purpose.POINT_OF_ORDER: words(N_("Point of order")),
    Purpose.QUESTION: words(N_("Question to the speaker")),
}
PLACES = {
    Place.OUTSIDE: words(N_("Outside the room")),
    Place.AUDIENCE: words(N_("In the audience")),
}
RECUSED = {
    Place.OUTSIDE: words(N_("Biased, outside the room")),
    Place.AUDIENCE: words(N_("Biased, in the audience")),
}
EXCUSED = words(N_("Excused"))
COMES_LATER = words(N_("Comes later"))
LEFT = words(N_("Has left"))
ABSENT = words(N_("Not present"))
VOTE_ANNOUNCED_AS = {
    VotePhase.OPEN: words(N_("The vote is open.")),
    VotePhase.CLOSED: words(N_("The vote is closed.")),
    VotePhase.ANNULLED: words(N_("The vote was annulled.")),
}
MOTION_KINDS = {
    MotionKind.AMENDMENT: words(N_("Amendment")),
    MotionKind.SUBSTANTIVE: words(N_("Motion on the matter")),
    MotionKind.ALTERNATIVE: words(N_("Alternative to the proposal")),
    MotionKind.END_OF_DEBATE: words(N_("End of the debate")),
    MotionKind.END_OF_SPEAKERS: words(N_("End of the list of speakers")),
    MotionKind.POSTPONEMENT: words(N_("Postponement")),
    MotionKind.REFERRAL: words(N_("Referral")),
    MotionKind.SECRET_VOTE: words(N_("Secret vote")),
    MotionKind.ROLL_CALL: words(N_("Vote by roll call")),
    MotionKind.PROCEDURAL: words(N_("Another point of order")),
}
MOTION_STATES = {
    MotionState.TABLED: words(N_("Not yet voted on")),
    MotionState.ADOPTED: words(N_("Adopted")),
    MotionState.REJECTED: words(N_("Rejected")),
    MotionState.SUPERSEDED: words(N_("Settled without a vote")),
    MotionState.WITHDRAWN: words(N_("Taken back")),
}
VOTED_ON = words(N_("Is being voted on"))
FAULTS = {
    FaultKind.SOUND: words(N_("Sound")),
    FaultKind.PICTURE: words(N_("Picture")),
    FaultKind.VOTING: words(N_("Voting")),
    FaultKind.CONNECTION: words(N_("Connection")),
}
FINDINGS = {
    Finding.RELEVANT: words(N_("Relevant: the meeting waits until it is repaired")),
    Finding.OWN_SPHERE: words(N_("In the member's own sphere: the meeting goes on")),
    Finding.IRRELEVANT: words(N_("Not relevant: nothing was missed, or it works again")),
}
