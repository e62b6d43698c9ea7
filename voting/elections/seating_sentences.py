"""Who gets the seats of lists, in sentences: who stands, who is elected, who follows. Pure; the edge brings the translation."""

from dataclasses import replace

from journal.events import N_
from voting.elections.commands import division_of
from voting.elections.election import Answer, Election, Form, Round
from voting.elections.events import MembersNamed
from voting.elections.lists import allocated
from voting.elections.seating import seated, vacant
from voting.elections.sentences import ACCEPTED, ELECTED
from voting.seats.sentences import enumerated
from voting.seats.workings import working_phrase
from voting.wording import Phrase

ON_THE_LIST = N_("List %(list)s: %(names)s.")
MEMBERS = N_("%(list)s: %(names)s.")
YET_TO_NAME = {
    True: N_("%(list)s has yet to name somebody for %(seats)d seat."),
    False: N_("%(list)s has yet to name people for %(seats)d seats."),
}
NAMED = N_("%(list)s names %(names)s.")
FOLLOWS = N_("%(next)s follows from the list %(list)s.")
NOBODY_FOLLOWS = N_("Nobody is left on the list %(list)s: it names somebody for the seat.")
ALL_ACCEPTED = N_("All who are elected accept the election.")
ALL_OTHERS_ACCEPTED = N_("All others who are elected accept the election.")


def standing_phrases(election: Election) -> tuple[Phrase, ...]:
    """Who stands on each list; a joint proposal has said it already."""
    lists = (each for each in election.candidates if each.people and election.form is not Form.JOINT)
    return tuple(Phrase(ON_THE_LIST, {"list": each.name, "names": enumerated(each.people)}) for each in lists)


def working_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """How the seats came about, step by step; nothing where there was nothing to divide."""
    if not divides(election, round_) or round_.count is None:
        return ()
    return (working_phrase(allocated(division_of(election), round_.count)),)


def divides(election: Election, round_: Round) -> bool:
    """Whether the count divided seats among several lists, or among groups."""
    several = len(round_.candidates) > 1 or election.form is Form.STRENGTH
    return election.by_lists and several and round_.result is not None and bool(round_.result.shares)


def member_phrases(election: Election) -> tuple[Phrase, ...]:
    """Who sits for each list, and which of them has yet to name somebody."""
    return tuple(said for each in election.candidates for said in _members(election, each.number))


def _members(election: Election, candidate: int) -> tuple[Phrase, ...]:
    name, here = election.name_of(candidate), seated(election, candidate)
    told: list[Phrase] = []
    if here:
        msgid = ELECTED if election.form is Form.JOINT else MEMBERS
        told.append(Phrase(msgid, {"list": name, "names": enumerated([each.name for each in here])}))
    if free := vacant(election, candidate):
        told.append(Phrase(YET_TO_NAME[free == 1], {"list": name, "seats": free}))
    return tuple(told)


def seat_answer_phrases(election: Election) -> tuple[Phrase, ...]:
    """Who accepted or declined last, and who follows."""
    answer = election.answers[-1]
    person = election.candidates[answer.candidate - 1].people[answer.place - 1]
    said = Phrase(ACCEPTED[answer.accepted], {"name": person})
    return (said,) if answer.accepted else (said, _who_follows(election, answer))


def _who_follows(election: Election, answer: Answer) -> Phrase:
    before = replace(election, answers=election.answers[:-1])
    sat = {each.place for each in seated(before, answer.candidate)}
    new = (each for each in seated(election, answer.candidate) if each.place not in sat)
    follows, name = next(new, None), election.name_of(answer.candidate)
    if follows is None:
        return Phrase(NOBODY_FOLLOWS, {"list": name})
    return Phrase(FOLLOWS, {"next": follows.name, "list": name})


def all_accepted_phrase(election: Election) -> Phrase:
    """That nobody of the others declines either."""
    everybody = all(each.accepted for each in election.answers)
    return Phrase(ALL_ACCEPTED if everybody else ALL_OTHERS_ACCEPTED, {})


def named_phrase(election: Election, event: MembersNamed) -> Phrase:
    """Whom a list names afterwards."""
    return Phrase(NAMED, {"list": election.name_of(event.candidate), "names": enumerated(event.people)})
