"""Why a voting command was not carried out."""

from journal.events import Refusal


class VotingRefusal(Refusal):
    NOT_ENTITLED = "You are not on the register of this vote. Please turn to the clerk if that is wrong."
    VOTE_CLOSED = "The vote is already closed. Your vote was not counted any more."
    VOTE_NOT_OPEN = "This vote is not open. Open a vote first."
    VOTE_NOT_CLOSED = "The vote is still open. Close it first, then announce the result."
    VOTE_FINISHED = "The result has already been announced and can no longer be changed."
    UNKNOWN_CHOICE = "This is not a possible choice. Please choose Yes, No or Abstention."
    ALREADY_CAST = "Your vote is already recorded exactly like this. You need not do anything else."
    CHANGE_NOT_ALLOWED = "You have already voted. In this vote a ballot cannot be changed."
    CAST_BY_MEMBER = "%(name)s has voted on their own device. Only they can change this vote."
    NOBODY_ENTITLED = "Nobody present may vote. Mark the members as present first."
    UNKNOWN_KIND = "This kind of vote does not exist. Please choose an open or a roll-call vote."
    UNKNOWN_MAJORITY = "This majority does not exist. Please choose one from the list."
    NO_QUESTION = "The question is missing. Enter what is being voted on."
    NO_REASON = "The reason is missing. It goes into the minutes; please enter it."
