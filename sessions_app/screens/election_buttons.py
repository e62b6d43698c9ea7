"""What the desk may do with an election: open it, enter counts and lots, call rounds, announce, ask the elected."""

from collections.abc import Iterable

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.access_opening import opening_access
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.composition_buttons import composing, opening_composition
from sessions_app.screens.elections import ABSTENTIONS, BLANK, INVALID, NO, YES, told
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.screens.register import barred_on
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.commands import elections as commands
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.elections.commands import MOST_OFFICE, is_put_off
from voting.elections.election import Election, Form, Manner, Way
from voting.elections.outcome import Outcome
from voting.elections.rules import Alone, ByHand
from voting.elections.sentences import outcome_phrases
from voting.rules.profiles import ElectionRules

REASON = Field("reason", words(N_("Reason")), "text")
Given = tuple[tuple[str, str], ...]


def election_steps(
    sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False
) -> tuple[Action, ...]:
    """Among the next steps of the desk: what the election waits for is primary."""
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return _accepted(_running(sitting), sitting, by)


def opening_step(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """The form with which an election is opened, where one can be."""
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    return _accepted(
        (*_opening(sitting), *opening_composition(sitting), *opening_access(sitting)), sitting, by
    )


def _accepted(candidates: Iterable[Candidate], sitting: Sitting, by: Actor) -> tuple[Action, ...]:
    return tuple(
        action for command, arguments, action in candidates if accepts(command, sitting, by, **arguments)
    )


# Opening


def _opening(sitting: Sitting) -> Iterable[Candidate]:
    item = sitting.item
    if item is None or sitting.rules.elections is None:
        return
    named: dict[str, object] = {"item": item.id, "office": ANYTHING, "candidates": ANYTHING}
    yield commands.open_election, named, _open(sitting, item, sitting.rules.elections)


def _open(sitting: Sitting, item: Item, rules: ElectionRules) -> Action:
    fields = (
        Field("office", words(N_("What is the election for?")), "text", value=item.title[:MOST_OFFICE]),
        Field("candidates", words(N_("Candidates, one per line")), "lines"),
        Field("seats", words(N_("Seats")), "number", value="1"),
        Field("marks", words(N_("Marks on each ballot")), "number", value="1"),
        Field("manner", words(N_("How is it elected?")), "choice", _manners(rules)),
        *_rounds_held(rules),
    )
    label = words(N_("Open an election"))
    hints = (*barred_on(sitting, item.matter), *_remote(sitting))
    return Action("open_election", label, (("item", str(item.id)),), fields, hints=hints)


def _remote(sitting: Sitting) -> tuple[Words, ...]:
    """Who takes part by video has no ballot paper (§ 4 Abs. 2 DigiSiVO NRW): said before the election is opened."""
    far = [each.name for each in sitting.electors if sitting.present[each.person].mode is Mode.REMOTE]
    return (words(_NO_PAPER, names=", ".join(far)),) if far else ()


_NO_PAPER = N_(
    "Connected by video and therefore without a ballot paper: %(names)s. Please settle first how they vote: by post "
    "after the meeting where the law provides for it, else by coming to the hall."
)


def _rounds_held(rules: ElectionRules) -> tuple[Field, ...]:
    """Asked only where the law puts a second round off to a later meeting (§ 37 Abs. 7 GemO BW)."""
    if rules.alone.value != Alone.SAME_MAJORITY_LATER:
        return ()
    options = (
        Option(commands.FIRST, words(N_("The first"))),
        Option(commands.SECOND, words(N_("The second: in an earlier meeting nobody was elected"))),
    )
    return (Field("held", words(N_("Which round is it?")), "choice", options),)


def _manners(rules: ElectionRules) -> tuple[Option, ...]:
    """Hands only where the law allows it; who chooses them says that it was asked."""
    paper = Option(Manner.PAPER.value, words(N_("With ballot papers, secretly")))
    asked = _ASKED.get(ByHand(rules.by_hand.value))
    return (paper, Option(Manner.HANDS.value, asked)) if asked else (paper,)


_ASKED = {
    ByHand.NOBODY_OBJECTS: words(N_("By show of hands: I have asked, nobody objects")),
    ByHand.PERSONS_ONLY: words(N_("By show of hands: I have asked, nobody objects")),
    ByHand.ONE_CANDIDATE: words(N_("By show of hands: one candidate, and nobody objects")),
    ByHand.UNANIMOUS: words(N_("By show of hands: I have asked, everybody agrees")),
}


# A running election


def _running(sitting: Sitting) -> Iterable[Candidate]:
    election = sitting.last_election
    if election is None:
        return
    given: Given = (("election", str(election.number)),)
    named: dict[str, object] = {"election": election.number}
    yield from _counting(election, given, named)
    if election.result is not None:
        yield from _following(sitting, election, election.result, given, named)
    yield from _answering(election, given, named)
    yield from composing(election)
    if is_put_off(election):  # offered above, as putting it off
        return
    label = words(N_("Break off the election"))
    end = Action("break_off_election", label, given, (REASON,), danger=True)
    yield commands.break_off_election, {**named, "reason": ANYTHING}, end


def _counting(election: Election, given: Given, named: dict[str, object]) -> Iterable[Candidate]:
    round_ = election.round
    first = round_.count is None
    at = {"round": round_.number}
    label = words(
        N_("Enter the count of round %(round)s") if first else N_("Correct the count of round %(round)s"),
        **at,
    )
    fields = _count_fields(election)
    action = Action(
        "count_round",
        label,
        _in_round(election, given),
        fields if first else (*fields, REASON),
        primary=first,
    )
    anything = Numbered(dict.fromkeys(round_.candidates, "0"))
    zero = {"votes": anything, "papers": "0", "tellers": ANYTHING, "reason": "" if first else ANYTHING}
    yield commands.count_round, {**named, "round_number": round_.number, **zero}, action


def _count_fields(election: Election) -> tuple[Field, ...]:
    round_, blank = election.round, BLANK if election.manner is Manner.PAPER else ABSTENTIONS
    joint = election.form is Form.JOINT
    votes = (
        Field(
            f"votes_{each}",
            YES if joint else words(N_("Votes for %(name)s"), name=election.name_of(each)),
            "number",
        )
        for each in round_.candidates
    )
    papers = N_("Ballots given in all") if election.manner is Manner.PAPER else N_("Members who voted in all")
    return (
        *votes,
        *(Field(name, label, "number", value="0") for name, label in _others(blank)),
        Field("papers", words(papers), "number"),
        Field("tellers", words(N_("Counted by (names)")), "text"),
    )


def _others(blank: Words) -> tuple[tuple[str, Words], ...]:
    return (("no", NO), ("blank", blank), ("invalid", INVALID))


def _following(
    sitting: Sitting, election: Election, result: Outcome, given: Given, named: dict[str, object]
) -> Iterable[Candidate]:
    """What the count leads to, which the program proposes and the chair does."""
    round_given, round_named = _in_round(election, given), {**named, "round_number": election.round.number}
    proposal = tuple(told(each) for each in outcome_phrases(election, election.round)[-1:])
    yield from _lot(sitting, election, round_given, round_named, proposal)
    if is_put_off(election):
        yield from _put_off(election, round_given, round_named, proposal)
        return
    names = "\n".join(election.names_of(result.proposed))
    label = words(N_("Call round %(round)s"), round=election.round.number + 1)
    hints = proposal if election.round.lot is None else ()
    called = Action("call_round", label, round_given, primary=True, hints=hints)
    yield commands.call_round, round_named, called
    others = (Field("candidates", words(N_("Who stands, one per line")), "lines", value=names), REASON)
    changed = Action("call_round", words(N_("Let others stand in the next round")), round_given, others)
    yield commands.call_round, round_named, changed
    announce = words(N_("Announce the result of the election"))
    yield commands.announce_election, named, Action("announce_election", announce, given, primary=True)


def _put_off(
    election: Election, given: Given, named: dict[str, object], hints: tuple[Words, ...]
) -> Iterable[Candidate]:
    """The second round belongs into a later meeting, where it is opened as that; now only with a reason."""
    end = words(N_("Put the election off to a later meeting"))
    until = Action("break_off_election", end, given[:1], (REASON,), primary=True, hints=hints)
    yield commands.break_off_election, {"election": election.number, "reason": ANYTHING}, until
    now = words(N_("Hold round %(round)s now"), round=election.round.number + 1)
    yield commands.call_round, {**named, "reason": ANYTHING}, Action("call_round", now, given, (REASON,))


def _lot(
    sitting: Sitting, election: Election, given: Given, named: dict[str, object], hints: tuple[Words, ...]
) -> Iterable[Candidate]:
    lot = election.lot
    if lot is None:
        return
    chair = sitting.roster.get(sitting.presiding)
    watched = (
        Field("drawn_by", words(N_("Drawn by")), "text", value=chair.name if chair else ""),
        Field("witnesses", words(N_("Witnesses (names)")), "text"),
    )
    fell_on = words(N_("The lot fell on"))
    if lot.seats == 1:
        winners = Field("winners", fell_on, "choice", tuple(Option(name, name) for name in lot.between))
    else:
        winners = Field("winners", words(N_("The lot fell on (one per line)")), "lines")
    by_hand = Action(
        "draw_lot", words(N_("Enter the lot")), given, (winners, *watched), primary=True, hints=hints
    )
    known = {**named, "drawn_by": ANYTHING, "witnesses": ANYTHING}
    yield commands.draw_lot, {**known, "winners": "\n".join(lot.between[: lot.seats])}, by_hand
    seed = Field("seed", words(N_("What everybody saw (for example dice: 4 2 6)")), "text")
    way = (("way", Way.SEED.value),)
    by_seed = Action(
        "draw_lot", words(N_("Draw the lot by a seed")), (*given, *way), (seed, *watched), hints=(_RECIPE,)
    )
    yield commands.draw_lot, {**known, "seed": ANYTHING, "way": Way.SEED.value}, by_seed


_RECIPE = words(
    N_(
        "For each name SHA-256 is computed from the seed, a line feed and the name; the lowest wins. Anybody can check it."
    )
)


def _answering(election: Election, given: Given, named: dict[str, object]) -> Iterable[Candidate]:
    """Who was elected is asked, one after the other."""
    for candidate in election.unanswered[:1]:
        asked: Given = (*given, ("candidate", str(candidate)))
        name = election.name_of(candidate)
        for answer, msgid in _ANSWERS.items():
            label = words(msgid, name=name)
            action = Action(
                "answer_election", label, (*asked, ("answer", answer)), primary=answer == "accepted"
            )
            yield commands.answer_election, {**named, "candidate": candidate, "answer": answer}, action


_ANSWERS = {
    "accepted": N_("%(name)s accepts the election"),
    "declined": N_("%(name)s declines the election"),
}


def _in_round(election: Election, given: Given) -> Given:
    return (*given, ("round_number", str(election.round.number)))
