"""Why a voting command was not carried out: what happened, and what to do next."""

from enum import StrEnum
from typing import TypeVar

from journal.events import Refusal, Refused

Word = TypeVar("Word", bound=StrEnum)


class VotingRefusal(Refusal):
    NOT_ENTITLED = "This person is not on the register of this vote. If that is wrong, please tell the clerk."
    UNKNOWN_CHOICE = "This is not a possible choice. Please choose Yes, No or Abstention."
    NO_ABSTENTION = "The law of this state allows no abstention (%(source)s). Please choose Yes or No."
    VOTE_CLOSED = "The vote is already closed. This ballot came too late and does not count."
    ALREADY_CAST = "This ballot is already recorded exactly like this. Nothing else is needed."
    CHANGE_NOT_ALLOWED = "A ballot is already recorded. In this vote it cannot be changed."
    CAST_BY_THE_VOTER = "%(name)s has already voted on their own device. Only they can change that ballot."
    NOBODY_ENTITLED = "Nobody is present who may vote. Mark the members as present first."
    UNKNOWN_KIND = "There is no such kind of vote. Please choose an open or a roll-call vote."
    UNKNOWN_MAJORITY = "There is no such majority. Please choose one from the list."
    NO_RULE = (
        "%(law)s names no majority for this kind of resolution. Please choose the majority yourself, "
        "with the paragraph that demands it."
    )
    NO_PARAGRAPH = (
        "The paragraph that demands this majority is missing. It goes into the minutes: please enter it."
    )
    PARAGRAPH_TOO_LONG = "The paragraph is too long. Please use at most %(limit)d characters."
    STATUTORY_NUMBER = (
        "The council has %(law)d members by law, but %(present)d are entitled to vote here. "
        "Please correct the statutory number or the roster first."
    )
    NO_QUESTION = "The question is missing. Please enter what is being voted on."
    NOT_OPEN_ANY_MORE = "This vote is already closed. You can announce its result."
    NOT_CLOSED_YET = "This vote is still open. Close it first, then announce the result."
    VOTE_FINISHED = "This vote is finished and stays in the record as it is."
    NO_ANNULMENT_REASON = (
        "The reason is missing. It goes into the minutes: please enter why the vote is void."
    )


def read_word(words: type[Word], word: str, refusal: Refusal) -> Word:
    """The member of `words` that a form or a message names, or the refusal."""
    try:
        return words(word)
    except ValueError:
        raise Refused(refusal) from None
