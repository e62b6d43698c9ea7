"""Why a voting command was not carried out: what happened, and what to do next."""

from enum import StrEnum
from typing import TypeVar

from journal.events import Refusal, Refused

Word = TypeVar("Word", bound=StrEnum)


class VotingRefusal(Refusal):
    NOT_ENTITLED = "This person is not on the register of this vote. If that is wrong, please tell the clerk."
    UNKNOWN_CHOICE = "This is not a possible choice. Please choose Yes, No or Abstention."
    NO_ABSTENTION = "The law of this state allows no abstention (%(source)s). Please choose Yes or No."
    UNKNOWN_SOURCE = "Please say how this vote reached the desk: aloud, by telephone or on paper."
    VOTE_CLOSED = "The vote is already closed. This ballot came too late and does not count."
    ALREADY_CAST = "This ballot is already recorded exactly like this. Nothing else is needed."
    CHANGE_NOT_ALLOWED = "A ballot is already recorded. In this vote it cannot be changed."
    CAST_BY_THE_VOTER = "%(name)s has already voted on their own device. Only they can change that ballot."
    NOBODY_ENTITLED = "Nobody is present who may vote. Mark the members as present first."
    UNKNOWN_KIND = "There is no such kind of vote. Please choose one from the list."
    NOBODY_IN_HALL = (
        "Nobody who may vote is in the hall, so no hand can be counted there. Please choose an open vote."
    )
    SECRECY_EXCLUDED = (
        "Votes are never secret here (%(source)s); only elections are. Please choose another kind of vote."
    )
    WITHOUT_PAPER = (
        "Connected by video and therefore without a ballot paper: %(names)s. A secret vote on paper would shut them out. "
        "It can be taken when everybody who may vote is in the hall."
    )
    ON_PAPER_ALONE = "This vote is secret: ballot papers are put into the urn in the hall, and nobody's choice is entered here."
    NO_PAPERS = "In this vote there are no ballot papers. Ballots are cast on devices or entered at the desk."
    PAPERS_UNCHANGED = (
        "It is already recorded exactly like this who handed in a paper. Nothing else is needed."
    )
    OTHER_NUMBER_OF_PAPERS = (
        "%(papers)d ballot papers were counted, but %(handed)d members are recorded as having handed one in. Please "
        "count again, or correct who handed in a paper."
    )
    CASTING_VOTE_BY_NAME = (
        "At a tie the vote of whoever presides decides here (%(source)s), and in this kind of vote nobody could tell it. "
        "Please choose an open or a roll-call vote."
    )
    COUNTED_IN_HALL = (
        "%(name)s was in the hall when this vote was opened and is counted there with the hands. No other vote is "
        "taken, so that nobody is counted twice."
    )
    NO_HANDS = "In this vote no hands are counted. Ballots are cast on devices or entered at the desk."
    NO_TELLER = "It is missing who counted. Please enter the name of the teller."
    TELLER_TOO_LONG = "The name of the teller is too long. Please use at most %(limit)d characters."
    SAME_TELLER = (
        "%(teller)s has just counted. The second count has to be by somebody else: please enter who that was."
    )
    NEGATIVE_COUNT = "A number is below zero. Please count again: 0 is the lowest number."
    MORE_HANDS_THAN_MEMBERS = (
        "%(hands)d hands are more than the %(entitled)d members in the hall who may vote. Please count again."
    )
    NOT_COUNTED = "Nothing is counted yet. Please enter the counts of both tellers first."
    ONE_TELLER_ONLY = "Only %(teller)s has counted. Please enter the count of the second teller first."
    YES_DIFFERS = (
        "The tellers do not agree on the number of Yes: %(one)d by %(first)s, %(two)d by %(second)s. Please have "
        "it counted again; these counts stay in the record."
    )
    NO_DIFFERS = (
        "The tellers do not agree on the number of No: %(one)d by %(first)s, %(two)d by %(second)s. Please have "
        "it counted again; these counts stay in the record."
    )
    ABSTENTIONS_DIFFER = (
        "The tellers do not agree on the number of abstentions: %(one)d by %(first)s, %(two)d by %(second)s. Please "
        "have it counted again; these counts stay in the record."
    )
    INVALID_DIFFER = (
        "The tellers do not agree on the number of invalid papers: %(one)d by %(first)s, %(two)d by %(second)s. Please "
        "have it counted again; these counts stay in the record."
    )
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
