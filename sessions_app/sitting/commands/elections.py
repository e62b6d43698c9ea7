"""Elections within a sitting: who may, when, on what; what an election is stands in the voting room.

Every command names the election, and where it matters the round, that the person's screen showed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_run_desk
from sessions_app.sitting.commands.conditions import require_no_vote, require_phase, require_unbiased_lead
from sessions_app.sitting.commands.motions import called_item
from sessions_app.sitting.commands.votes import require_quorum
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.eligibility import barred_by_office, register
from sessions_app.sitting.plan import Item
from sessions_app.sitting.refusals import NO_VOTE_ON, SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.elections import commands as voting
from voting.elections.counts import Count, read_number
from voting.elections.election import Election, Manner, Way
from voting.elections.events import (
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionOpened,
    LotDrawn,
    RoundCalled,
    RoundCounted,
)
from voting.elections.refusals import ElectionRefusal

# Which round an election begins with here.
FIRST, SECOND = "first", "second"
ANSWERS = {"accepted": True, "declined": False}


def open_election(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    office: str,
    candidates: str,
    seats: int = 1,
    marks: int = 1,
    manner: str = Manner.PAPER,
    held: str = FIRST,
) -> ElectionOpened:
    """Opens an election of persons on the called item; `candidates` one per line. Who chooses hands says that it was asked, and
    that nobody objects (§ 50 Abs. 2 GO NRW). `held`: `second` where the first round was in an earlier meeting.
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    called = require_can_elect(sitting, item)
    require(held in (FIRST, SECOND), SittingRefusal.UNKNOWN_ROUND)
    opened = voting.open_election(
        sitting.rules,
        number=len(sitting.elections) + 1,
        subject=called.id,
        office=office,
        names=candidates.splitlines(),
        register=register(sitting),
        statutory_number=sitting.statutory_number - len(sitting.barred(called.matter)),
        seats=seats,
        marks=marks,
        manner=manner,
        unopposed=manner == Manner.HANDS,
        second=held == SECOND,
    )
    return replace(opened, matter=called.matter, barred=barred_by_office(sitting))


def require_can_elect(sitting: Sitting, item: int) -> Item:
    """The called item, on which an election or a composition can be opened now."""
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    called = called_item(sitting, item)
    require(not sitting.bloc, SittingRefusal.IN_BLOC, number=called.number)
    missing = NO_VOTE_ON.get(called.kind, SittingRefusal.NO_RESOLUTION_ITEM)
    require(called.takes_vote, missing, number=called.number)
    require_unbiased_lead(sitting)
    require_quorum(sitting)
    return called


def count_round(
    sitting: Sitting,
    by: Actor,
    *,
    election: int,
    round_number: int,
    votes: Numbered,
    papers: str,
    tellers: str,
    no: str = "0",
    blank: str = "0",
    invalid: str = "0",
    reason: str = "",
) -> RoundCounted:
    """What the tellers found; `votes` by the candidates' numbers. Also while the sitting is interrupted for it."""
    found = _round_at_desk(sitting, by, election, round_number, Phase.OPEN, Phase.INTERRUPTED)
    stand = found.round.candidates
    require(votes.keys() <= set(stand), ElectionRefusal.UNKNOWN_CANDIDATE)
    count = Count(
        papers=read_number(papers),
        votes=tuple(read_number(votes[each]) for each in stand if each in votes),
        no=read_number(no),
        blank=read_number(blank),
        invalid=read_number(invalid),
    )
    return voting.count_round(found, count=count, tellers=tellers, reason=reason)


def draw_lot(
    sitting: Sitting,
    by: Actor,
    *,
    election: int,
    round_number: int,
    drawn_by: str,
    witnesses: str,
    winners: str = "",
    seed: str = "",
    way: str = Way.HAND,
) -> LotDrawn:
    """What the lot said: `winners` by name, one per line, or the `seed` that everybody saw."""
    found = _round_at_desk(sitting, by, election, round_number, Phase.OPEN)
    numbers = _numbers(found, winners)
    return voting.draw_lot(found, drawn_by=drawn_by, witnesses=witnesses, winners=numbers, seed=seed, way=way)


def call_round(
    sitting: Sitting,
    by: Actor,
    *,
    election: int,
    round_number: int,
    candidates: str = "",
    reason: str = "",
) -> RoundCalled:
    """Calls the round after `round_number`: between those proposed, or `candidates` by name, one per line."""
    found = _round_at_desk(sitting, by, election, round_number, Phase.OPEN)
    require_quorum(sitting)
    numbers = _numbers(found, candidates)
    return voting.call_round(
        found,
        register=register(sitting),
        candidates=numbers,
        reason=reason,
        barred=barred_by_office(sitting),
    )


def announce_election(sitting: Sitting, by: Actor, *, election: int) -> ElectionAnnounced:
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    found = find_election(sitting, election)
    require_unbiased_lead(sitting)
    return voting.announce_election(found)


def answer_election(
    sitting: Sitting, by: Actor, *, election: int, candidate: int, answer: str
) -> ElectionAnswered:
    """What the elected says to the question whether the election is accepted, entered at the desk."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    found = find_election(sitting, election)
    require(answer in ANSWERS, SittingRefusal.UNKNOWN_ANSWER)
    return voting.answer_election(found, candidate=candidate, accepted=ANSWERS[answer])


def break_off_election(sitting: Sitting, by: Actor, *, election: int, reason: str) -> ElectionBrokenOff:
    """Without a result, also while the sitting is interrupted."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    return voting.break_off_election(find_election(sitting, election), reason=reason)


def _round_at_desk(sitting: Sitting, by: Actor, number: int, round_number: int, *phases: Phase) -> Election:
    """The election, if the desk may go on with this round of it."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, *phases)
    found = find_election(sitting, number)
    require(found.round.number == round_number, SittingRefusal.OTHER_ROUND)
    require_unbiased_lead(sitting)
    return found


def find_election(sitting: Sitting, number: int) -> Election:
    """The last election, if it is that: what came before is finished."""
    last = sitting.last_election
    if last is None or last.number != number:
        raise Refused(SittingRefusal.UNKNOWN_ELECTION)
    return last


def _numbers(election: Election, names: str) -> tuple[int, ...]:
    """The candidates of these names, one per line, whatever the case of the letters."""
    known = {each.name.casefold(): each.number for each in election.candidates}
    given = [" ".join(name.split()).casefold() for name in names.splitlines() if name.strip()]
    require(all(name in known for name in given), ElectionRefusal.UNKNOWN_CANDIDATE)
    return tuple(known[name] for name in given)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    open_election: may_run_desk,
    count_round: may_run_desk,
    draw_lot: may_run_desk,
    call_round: may_run_desk,
    announce_election: may_preside,
    answer_election: may_run_desk,
    break_off_election: may_preside,
}
