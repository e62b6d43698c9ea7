"""An election told in sentences with their arithmetic. Pure; the edge brings the translation."""

from collections.abc import Mapping

from journal.events import N_
from voting.elections.commands import division_of
from voting.elections.counts import Count
from voting.elections.election import Election, Form, Manner, Round, Way
from voting.elections.lists import allocated
from voting.elections.outcome import Needed, Outcome, Step
from voting.elections.rules import Alone, Base
from voting.register import barred_phrases
from voting.rules.majority import MORE_YES_THAN_NO, UNANIMOUS
from voting.seats.sentences import METHODS, enumerated
from voting.wording import Phrase

TALLY: Mapping[Manner, str] = {
    Manner.PAPER: N_(
        "Round %(round)d: %(votes)s; No %(no)d, blank %(blank)d, invalid %(invalid)d. %(papers)d of %(entitled)d members "
        "gave a ballot."
    ),
    Manner.HANDS: N_(
        "Round %(round)d: %(votes)s; No %(no)d, abstentions %(blank)d, invalid %(invalid)d. %(papers)d of %(entitled)d "
        "members voted by show of hands."
    ),
}
# Where it is no choice between people or lists.
FORM_TALLY: Mapping[Form, str] = {
    Form.JOINT: N_(
        "On the joint proposal: Yes %(yes)d, No %(no)d, abstentions %(blank)d, invalid %(invalid)d. %(papers)d of "
        "%(entitled)d members voted by show of hands."
    ),
    Form.STRENGTH: N_(
        "Members of the groups: %(votes)s; without a group %(blank)d; of the council in all %(papers)d."
    ),
}
NEEDED: Mapping[Base, str] = {
    Base.VALID: N_("Needed are more than half of %(base)d valid votes: %(threshold)d (%(source)s)."),
    Base.PRESENT: N_(
        "Needed are more than half of the %(base)d members who are present and may vote: %(threshold)d (%(source)s)."
    ),
    Base.STATUTORY: N_(
        "Needed are more than half of the statutory number of %(base)d members: %(threshold)d (%(source)s)."
    ),
}
MOST_VOTES = N_("Most votes are enough (%(source)s).")
ADOPTED = N_("Needed are more Yes than No: there are %(yes)d Yes and %(no)d No (%(source)s).")
# What a joint proposal needs, by the rule that the law names.
ADOPTED_BY: Mapping[str, str] = {
    MORE_YES_THAN_NO: ADOPTED,
    UNANIMOUS: N_("Needed is that nobody votes No: there are %(yes)d Yes and %(no)d No (%(source)s)."),
}
ADOPTED_BY_NUMBER = N_("Needed are %(threshold)d Yes: there are %(yes)d Yes and %(no)d No (%(source)s).")
JOINTLY = {
    True: N_("The joint proposal is adopted."),
    False: N_("The joint proposal is not adopted."),
}
AHEAD = N_("%(name)s has more than half of the members and therefore has %(seats)d seats first (%(source)s).")
ELECTED = N_("Elected: %(names)s.")
SHARES = N_("By %(method)s (%(source)s) the seats are divided so: %(shares)s.")
SHARES_SO_FAR = N_("By %(method)s (%(source)s) these seats are certain so far: %(shares)s.")
RUN_OFF = N_("A run-off follows between %(names)s (%(source)s).")
FURTHER_ROUND = N_("A further round follows with %(names)s (%(source)s).")
A_WEEK_LATER = N_(
    "A further round follows with %(names)s, which should be held at least one week later (%(source)s)."
)
REPEAT = N_("The round is repeated with %(names)s (%(source)s).")
HALF_INVALID = N_(
    "Of %(papers)d ballots only %(valid)d are valid: the round is repeated with %(names)s (%(source)s)."
)
# By whether it is about one place only.
SEAT_LOTS = {
    True: N_("The lot decides between %(names)s (%(source)s)."),
    False: N_("The lot decides between %(names)s on %(places)d seats (%(source)s)."),
}
PLACE_LOTS = {
    True: N_("The lot decides between %(names)s who stands in the run-off (%(source)s)."),
    False: N_("The lot decides between %(names)s on %(places)d places in the run-off (%(source)s)."),
}
NOBODY = N_("Nobody is elected.")
SOME_LEFT = N_("Not all seats could be filled.")
LOT_DRAWN: Mapping[Way, str] = {
    Way.HAND: N_("The lot, drawn by %(drawn_by)s before %(witnesses)s, fell on %(names)s."),
    Way.SEED: N_(
        "The lot by the seed “%(seed)s”, which %(drawn_by)s drew before %(witnesses)s, fell on %(names)s."
    ),
}
OTHERS_STAND = N_("In round %(round)d stand %(names)s. Reason: %(reason)s")
COUNTED_AGAIN = N_("Round %(round)d was counted again. Reason: %(reason)s")
BROKEN_OFF = N_("The election “%(office)s” was broken off. Reason: %(reason)s")
OPENED: Mapping[Manner, str] = {
    Manner.PAPER: N_(
        "Election “%(office)s” with ballot papers, seats: %(seats)d, marks on each ballot: %(marks)d. Proposed: "
        "%(names)s."
    ),
    Manner.HANDS: N_(
        "Election “%(office)s” by show of hands, to which nobody objects, seats: %(seats)d. Proposed: %(names)s."
    ),
    Manner.NONE: N_(
        "Division of “%(office)s” by the strength of the groups (%(source)s), seats: %(seats)d. Groups: %(names)s."
    ),
}
JOINT_OPENED = N_("Joint proposal for “%(office)s” with people for %(seats)d seats: %(names)s.")
SECOND = N_("It is the second round: in an earlier meeting the majority needed was not reached (%(source)s).")
COUNTED_BY = N_("Counted by %(tellers)s.")
RESULT = N_("“%(office)s”: elected %(names)s.")
SEATS_RESULT = N_("“%(office)s”: seats %(names)s.")
JOINT_RESULT = {
    True: N_("“%(office)s”: the joint proposal is adopted."),
    False: N_("“%(office)s”: the joint proposal is not adopted."),
}
NO_RESULT = N_("“%(office)s”: nobody is elected.")
ACCEPTED = {
    True: N_("%(name)s accepts the election."),
    False: N_("%(name)s declines the election."),
}


def round_phrases(election: Election, number: int) -> tuple[Phrase, ...]:
    """All that is told of one round: who has no vote in it, remarks, numbers, outcome, lot."""
    round_ = election.rounds[number - 1]
    return (
        *no_vote_phrases(election, round_),
        *remark_phrases(election, round_),
        *counted_phrases(election, round_),
        *lot_phrases(election, round_),
    )


def counted_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """The numbers of a round and what they lead to; nothing before it is counted."""
    if round_.count is None:
        return ()
    return (tally_phrase(election, round_, round_.count), *outcome_phrases(election, round_))


def outcome_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """The number needed, and what follows from the count, before any lot."""
    if round_.outcome is None:
        return ()
    return (*_needed(election, round_, round_.outcome), *_follows(election, round_, round_.outcome))


def result_phrase(election: Election) -> Phrase:
    """The result of the whole election in one sentence, once it is decided."""
    result = election.result
    if election.form is Form.JOINT:
        adopted = result is not None and bool(result.shares)
        return Phrase(JOINT_RESULT[adopted], {"office": election.office})
    if result is not None and result.shares:
        shares = _shares(election, result)
        return Phrase(SEATS_RESULT, {"office": election.office, "names": shares})
    if not election.elected:
        return Phrase(NO_RESULT, {"office": election.office})
    names = enumerated(election.names_of(election.elected))
    return Phrase(RESULT, {"office": election.office, "names": names})


def opened_phrase(election: Election) -> Phrase:
    """What is elected to, how, and who is proposed."""
    joint = election.form is Form.JOINT
    proposed = election.candidates[0].people if joint else tuple(each.name for each in election.candidates)
    names = enumerated(proposed)
    values: dict[str, int | str | Phrase] = {
        "office": election.office,
        "seats": election.seats,
        "marks": election.marks,
        "names": names,
        "source": election.method_source,
    }
    return Phrase(JOINT_OPENED if joint else OPENED[election.manner], values)


def tellers_phrase(round_: Round) -> Phrase:
    """Who counted."""
    return Phrase(COUNTED_BY, {"tellers": round_.tellers})


def answer_phrases(election: Election) -> tuple[Phrase, ...]:
    """Who has accepted and who has declined."""
    return tuple(
        Phrase(ACCEPTED[each.accepted], {"name": election.name_of(each.candidate)})
        for each in election.answers
    )


def end_phrase(election: Election) -> Phrase:
    """Why it was broken off."""
    return Phrase(BROKEN_OFF, {"office": election.office, "reason": election.end_reason})


def tally_phrase(election: Election, round_: Round, count: Count) -> Phrase:
    """The numbers of one round."""
    names = election.names_of(round_.candidates)
    votes = ", ".join(f"{name} {votes}" for name, votes in zip(names, count.votes, strict=True))
    values: dict[str, int | str | Phrase] = {
        "round": round_.number,
        "votes": votes,
        "yes": count.votes[0],
        "no": count.no,
        "blank": count.blank,
        "invalid": count.invalid,
        "papers": count.papers,
        "entitled": len(round_.register),
    }
    return Phrase(FORM_TALLY.get(election.form) or TALLY[election.manner], values)


def no_vote_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """Who has no vote in the round by office; said again only where it is not as in the round before."""
    before = election.rounds[round_.number - 2].barred if round_.number > 1 else ()
    return barred_phrases(round_.barred) if round_.barred != before else ()


def remark_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """Why others stand than were proposed, and why the round was counted again."""
    number = round_.number
    names = enumerated(election.names_of(round_.candidates))
    stand = Phrase(OTHERS_STAND, {"round": number, "names": names, "reason": round_.reason})
    again = Phrase(COUNTED_AGAIN, {"round": number, "reason": round_.recount_reason})
    return tuple(said for said, reason in ((stand, round_.reason), (again, round_.recount_reason)) if reason)


def _needed(election: Election, round_: Round, outcome: Outcome) -> tuple[Phrase, ...]:
    """The number that was needed; nothing where the seats are divided among several lists."""
    rules = election.rules
    if election.by_lists:
        return _needed_by_a_list(election, round_, outcome)
    if round_.needed is Needed.MOST_VOTES:
        return (Phrase(MOST_VOTES, {"source": rules.next_round.source}),)
    values: dict[str, int | str | Phrase] = {"base": outcome.base, "threshold": outcome.threshold}
    return (Phrase(NEEDED[Base(rules.base.value)], values | {"source": rules.base.source}),)


def _needed_by_a_list(election: Election, round_: Round, outcome: Outcome) -> tuple[Phrase, ...]:
    count = round_.count
    if count is None or len(count.votes) > 1 or election.form is Form.STRENGTH:
        return ()
    msgid = ADOPTED_BY.get(election.rules.joint.value or MORE_YES_THAN_NO, ADOPTED_BY_NUMBER)
    numbers = {"yes": count.votes[0], "no": count.no, "threshold": outcome.threshold}
    return (Phrase(msgid, {**numbers, "source": outcome.source}),)


def _follows(election: Election, round_: Round, outcome: Outcome) -> tuple[Phrase, ...]:
    """Who is elected in the round, and what the chair does next."""
    if election.form is Form.JOINT:
        return (Phrase(JOINTLY[bool(outcome.shares)], {}),)
    told = _divided(election, round_, outcome) if outcome.shares else _elected(election, round_, outcome)
    if outcome.waits_for_lot:
        return (*told, _drawing(election, outcome))
    if outcome.waits_for_round:
        return (*told, _next_round(election, round_, outcome))
    if outcome.step is Step.ELECTED:
        return told
    return (*told, Phrase(SOME_LEFT if election.elected else NOBODY, {}))


def _elected(election: Election, round_: Round, outcome: Outcome) -> tuple[Phrase, ...]:
    if not outcome.elected or round_.count is None:
        return ()
    votes = dict(zip(round_.candidates, round_.count.votes, strict=True))
    names = tuple(f"{election.name_of(each)} ({votes[each]})" for each in outcome.elected)
    return (Phrase(ELECTED, {"names": enumerated(names)}),)


def _divided(election: Election, round_: Round, outcome: Outcome) -> tuple[Phrase, ...]:
    """The seats of each list, and first who has more than half of the members."""
    assert election.method is not None  # only lists have shares
    assert round_.count is not None  # and only when they are counted
    msgid = SHARES_SO_FAR if outcome.waits_for_lot else SHARES
    values = {
        "method": METHODS[election.method],
        "source": outcome.source,
        "shares": _shares(election, outcome),
    }
    return (*_ahead(election, round_.count), Phrase(msgid, values))


def _ahead(election: Election, count: Count) -> tuple[Phrase, ...]:
    first = allocated(division_of(election), count).ahead if election.form is Form.STRENGTH else None
    if first is None:
        return ()
    source = election.rules.majority_first.source
    return (Phrase(AHEAD, {"name": first.name, "seats": first.seats, "source": source}),)


def _shares(election: Election, outcome: Outcome) -> str:
    lists = zip(election.candidates, outcome.shares, strict=True)
    return ", ".join(f"{each.name} {seats}" for each, seats in lists)


def _drawing(election: Election, outcome: Outcome) -> Phrase:
    msgids = SEAT_LOTS if outcome.step is Step.LOT_FOR_SEAT else PLACE_LOTS
    names = enumerated(election.names_of(outcome.drawing))
    values = {"names": names, "places": outcome.places, "source": outcome.source}
    return Phrase(msgids[outcome.places == 1], values)


def _next_round(election: Election, round_: Round, outcome: Outcome) -> Phrase:
    names = enumerated(election.names_of(outcome.proposed))
    values: dict[str, int | str | Phrase] = {"names": names, "source": outcome.source}
    if outcome.step is not Step.REPEAT:
        return Phrase(_round_to_come(election, outcome), values)
    count = round_.count
    assert count is not None  # a repeated round was counted
    valid = count.valid(no_votes=election.rules.no_votes.value)
    if 2 * valid > count.papers:
        return Phrase(REPEAT, values)
    return Phrase(HALF_INVALID, values | {"papers": count.papers, "valid": valid})


def _round_to_come(election: Election, outcome: Outcome) -> str:
    if outcome.step is Step.RUN_OFF:
        return RUN_OFF
    later = election.rules.alone.value == Alone.SAME_MAJORITY_LATER
    return A_WEEK_LATER if later and outcome.needed is Needed.MAJORITY_AGAIN else FURTHER_ROUND


def second_phrases(election: Election) -> tuple[Phrase, ...]:
    """That the first round was held in an earlier meeting."""
    if election.rounds[0].needed is Needed.MAJORITY:
        return ()
    return (Phrase(SECOND, {"source": election.rules.alone.source}),)


def lot_phrases(election: Election, round_: Round) -> tuple[Phrase, ...]:
    """Who drew the lot, how, before whom, whom it fell on, and what follows from it."""
    lot = round_.lot
    if lot is None:
        return ()
    names = enumerated(election.names_of(lot.winners))
    values = {"names": names, "drawn_by": lot.drawn_by, "witnesses": lot.witnesses, "seed": lot.seed}
    return (Phrase(LOT_DRAWN[lot.way], values), *_follows(election, round_, lot.outcome))
