"""Why a command of a sitting was not carried out: what happened, and what to do next."""

from journal.events import Refusal


class SittingRefusal(Refusal):
    # Rights
    NOT_THE_CHAIR = "Only the chair may do this."
    NOT_THE_DESK = "Only the chair and the clerk may do this."
    NOT_THE_CLERK = "Only the clerk of this committee may convene it. Ask the administration for the right."
    NOT_YOUR_ATTENDANCE = "You can only mark yourself as present or absent. The clerk does it for others."
    NOT_YOUR_BALLOT = "You can only vote for yourself. The clerk can enter a vote for another member."
