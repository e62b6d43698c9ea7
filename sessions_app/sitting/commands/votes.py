"""Votes within a sitting: who may, when, on what; what a vote is stands in the voting room.

Every command on a vote names the number that the person's screen showed, so that a late click or a
ballot from a dead spot never meets the next vote.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_preside, may_run_desk, may_vote
from sessions_app.sitting.alternatives import adopted_alternative, fallen_with, why_fallen
from sessions_app.sitting.commands.conditions import (
    require_no_vote,
    require_phase,
    require_unbiased_lead,
)
from sessions_app.sitting.commands.motions import called_item, motion_for_vote, plain_lines
from sessions_app.sitting.divisions import Division, whole
from sessions_app.sitting.elections import Numbered
from sessions_app.sitting.eligibility import entitlements, in_the_hall, register, why_not_in
from sessions_app.sitting.eligibility import paragraph as law_of
from sessions_app.sitting.events.motions import MotionSettled
from sessions_app.sitting.motions import MotionKind
from sessions_app.sitting.parts import adopted_parts, next_part
from sessions_app.sitting.plan import PROPOSED, Item
from sessions_app.sitting.refusals import NO_VOTE_ON, SittingRefusal
from sessions_app.sitting.requests import bound_kinds, excludes_secrecy
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.sitting.wordings import NO_WORDS, Wording
from voting import commands as voting
from voting import counting
from voting.elections.counts import read_number
from voting.events import (
    BallotCast,
    PapersHandedIn,
    ResultAnnounced,
    TellerCounted,
    VoteAnnulled,
    VoteClosed,
    VoteOpened,
)
from voting.refusals import VotingRefusal, read_word
from voting.rules.majority import Majority
from voting.rules.matters import matter_of
from voting.secret import urn
from voting.secret.urn import SEALED
from voting.tellers import Numbers
from voting.vote import ENTERED, Source, Vote, VoteKind, Voter

NOBODY_TICKED = Numbered({})


def open_vote(
    sitting: Sitting,
    by: Actor,
    *,
    item: int,
    question: Wording = NO_WORDS,
    kind: str = VoteKind.OPEN,
    majority: str = "",
    motion: int | None = None,
    rule: str = "",
    source: str = "",
    paragraph: int | None = None,
) -> VoteOpened:
    """Opens a vote on the called item, on a part of its text (`paragraph`), or on a `motion` on it, each in its words.

    Without a question the proposed resolution, else the title, is put; after an adopted amendment the wording as
    amended has to be given. Without a majority the proposed one, if there is one; `rule` and `source` are another's.
    """
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    called = called_item(sitting, item)
    require_unbiased_lead(sitting)
    _require_demanded_kind(sitting, called, motion, kind)
    bloc = sitting.bloc if motion is None else ()
    wording = _wording(sitting, called, plain_lines(question), motion, paragraph)
    _require_same_register(sitting, bloc)
    require_quorum(sitting)
    asked = majority or proposed_majority(sitting, called, motion, paragraph)
    if not asked:
        raise Refused(SittingRefusal.NO_MAJORITY_CHOSEN)
    matter = matter_of(called.kind, asked)
    return voting.open_vote(
        sitting.rules,
        number=len(sitting.votes) + 1,
        subject=called.id,
        question=wording,
        kind=kind,
        majority=asked,
        register=register(sitting, matter),
        entitlements=entitlements(sitting, matter),
        without_vote=len(sitting.barred(matter)),
        in_hall=in_the_hall(sitting, matter),
        motion=motion,
        rule=voting.read_rule(rule, source) if asked == Majority.OTHER else None,
        statutory_number=sitting.statutory_number,
        chair=sitting.presiding,
        paragraph=paragraph,
        bloc=bloc,
    )


def _require_demanded_kind(sitting: Sitting, called: Item, motion: int | None, kind: str) -> None:
    """The matter is voted on as it was demanded and granted (§ 50 Abs. 1 GO NRW)."""
    bound = bound_kinds(sitting, called, motion)
    if bound is not None:
        by_name = VoteKind.ROLL_CALL in bound
        refusal = SittingRefusal.ROLL_CALL_GRANTED if by_name else SittingRefusal.SECRECY_GRANTED
        require(kind in bound, refusal)
    elif kind == VoteKind.SECRET:
        require_secrecy_possible(sitting)
        raise Refused(SittingRefusal.SECRECY_NOT_GRANTED)


def require_secrecy_possible(sitting: Sitting) -> None:
    """Not where the law knows no secret votes but elections alone (§ 54 Abs. 2 HGO, § 39 Abs. 1 BbgKVerf)."""
    if never := excludes_secrecy(sitting):
        raise Refused(VotingRefusal.SECRECY_EXCLUDED, source=never.source)


def proposed_majority(
    sitting: Sitting, called: Item, motion: int | None, paragraph: int | None = None
) -> Majority | None:
    """By the item's kind; amendments, points of order and parts of a text take the simple majority. None: nothing is proposed, either
    because the kind is unknown or because this law names no majority for it (LAW-42).
    """
    found = sitting.motions.find(called.id, motion) if motion is not None else None
    if paragraph is not None or (found and not found.is_of_the_matter):
        return Majority.SIMPLE
    proposed = PROPOSED.get(called.kind)
    return proposed if proposed and sitting.rules.majority(proposed) else None


def _wording(sitting: Sitting, called: Item, question: str, motion: int | None, paragraph: int | None) -> str:
    if motion is None:
        _require_matter_next(sitting, called)
        if sitting.bloc:
            return _of_bloc(sitting, called, question, paragraph)
        division = sitting.divisions.of(called.id)
        if division is None:
            require(paragraph is None, SittingRefusal.UNKNOWN_PART, number=called.number)
            return _main_question(sitting, called, question)
        return _of_divided(sitting, called, question, division, paragraph)
    require(paragraph is None, SittingRefusal.UNKNOWN_PART, number=called.number)
    found = motion_for_vote(sitting, called.id, motion)
    require(question in {"", found.text}, SittingRefusal.MOTION_IN_ITS_WORDS)
    return found.text


def _of_bloc(sitting: Sitting, called: Item, question: str, paragraph: int | None) -> str:
    """All that is decided, each as it was proposed."""
    require(paragraph is None, SittingRefusal.UNKNOWN_PART, number=called.number)
    listed = bloc_wording(sitting)
    require(question in {"", listed}, SittingRefusal.BLOC_AS_PROPOSED)
    return listed


def bloc_wording(sitting: Sitting) -> str:
    """The items of the bloc with what is proposed on each, as it is put and recorded."""
    items = (each for each in sitting.items if each.id in sitting.bloc)
    return "\n\n".join(
        "\n".join(filter(None, (f"{each.number} {each.title}".strip(), each.proposed_resolution)))
        for each in items
    )


def _require_same_register(sitting: Sitting, bloc: tuple[int, ...]) -> None:
    """Whoever may not vote on one of them may vote on none (§ 31 GO NRW), and none is decided without a quorum."""
    for each in bloc:
        require_quorum(replace(sitting, current=each))
    items = [each for each in sitting.items if each.id in bloc]
    for member in sitting.voters_present:
        biased = [each for each in items if member.person in sitting.attendance.recused_from(each.id)]
        if biased and len(biased) < len(items):
            raise Refused(SittingRefusal.BIASED_IN_BLOC, name=member.name, number=biased[0].number)


def _of_divided(
    sitting: Sitting, called: Item, question: str, division: Division, paragraph: int | None
) -> str:
    """A part in its words, in its turn; after the last one the whole as adopted."""
    first = next_part(sitting, division)
    if first is not None:
        amended = sitting.motions.adopted(called.id, MotionKind.AMENDMENT)
        old = called.proposed_resolution or called.title
        unchanged = " ".join(whole(division.parts).split()) == " ".join(old.split())
        require(not (amended and unchanged), SittingRefusal.PARTS_AS_AMENDED)
        require(paragraph == first, SittingRefusal.PART_COMES_FIRST, first=first)
        text = division.part(first).text
        require(question in {"", text}, SittingRefusal.MOTION_IN_ITS_WORDS)
        return text
    require(paragraph is None, SittingRefusal.UNKNOWN_PART, number=called.number)
    adopted = adopted_parts(sitting, division)
    require(adopted, SittingRefusal.ALL_PARTS_REJECTED)
    with_rejected = len(adopted) < len(division.parts) and question == whole(division.parts)
    require(not with_rejected, SittingRefusal.WITHOUT_REJECTED)
    return question or whole(adopted)


def _require_matter_next(sitting: Sitting, called: Item) -> None:
    """The item itself is put after points of order and amendments, and not where an alternative took its place."""
    missing = NO_VOTE_ON.get(called.kind, SittingRefusal.NO_RESOLUTION_ITEM)
    require(called.takes_vote, missing, number=called.number)
    for each in sitting.motions.on(called.id):
        require(not each.comes_before_the_matter, SittingRefusal.MOTION_COMES_FIRST, first=each.number)
    if chosen := adopted_alternative(sitting, called.id):
        raise Refused(SittingRefusal.ALTERNATIVE_ADOPTED, motion=chosen.number, number=called.number)


def _main_question(sitting: Sitting, called: Item, question: str) -> str:
    """What is put to the vote on the item itself, with the amendments that were adopted."""
    proposed = called.proposed_resolution or called.title
    if sitting.motions.adopted(called.id, MotionKind.AMENDMENT):
        require(question not in {"", plain_lines(proposed)}, SittingRefusal.WORDING_AS_AMENDED)
    return question or proposed


def require_quorum(sitting: Sitting) -> None:
    """A lack that was found last, and every lack where nothing is presumed, blocks the vote (§ 49 Abs. 1 GO NRW).

    So does a doubt that waits for its finding, unless any number may decide (§ 49 Abs. 2 GO NRW).
    """
    doubts = sitting.roster.get(sitting.attendance.challenged_by or 0)
    if doubts and not sitting.second_meeting:
        raise Refused(SittingRefusal.QUORUM_CHALLENGED, name=doubts.name)
    numbers = {"present": sitting.quorum_present, "required": sitting.quorum_required}
    possible = sitting.presumed_quorate or sitting.quorate
    refusal = SittingRefusal.CITIZENS_PREVAIL if sitting.citizens_prevail else SittingRefusal.QUORUM_LACKING
    require(possible, refusal, **numbers)


def cast_ballot(
    sitting: Sitting, by: Actor, *, vote: int, choice: str, voter: int | None = None, source: str = ""
) -> BallotCast:
    """Without `voter` the actor's own ballot; the desk may enter another member's, and says by which way it came:
    without a word, aloud.
    """
    found = _find_vote(sitting, vote)
    if voter is None or (voter == by.person and not source):
        elector, way = _own_line(sitting, by, found), Source.DEVICE
    else:
        elector, way = _line_of(sitting, by, found, voter), _way(source)
    require_phase(sitting, Phase.OPEN)
    require(elector.person in sitting.present, SittingRefusal.VOTER_NOT_PRESENT, name=elector.name)
    return voting.cast_ballot(found, voter=elector.person, choice=choice, source=way)


def _way(source: str) -> Source:
    """One that the desk can say of a ballot: an own device it has not in hand."""
    way = read_word(Source, source or Source.DESK, VotingRefusal.UNKNOWN_SOURCE)
    require(way in ENTERED, VotingRefusal.UNKNOWN_SOURCE)
    return way


def _own_line(sitting: Sitting, by: Actor, vote: Vote) -> Voter:
    """The actor's own line on the register."""
    if by.person is None or not may_vote(by, vote):
        raise Refused(why_not_in(vote, sitting, by.person), source=law_of(sitting, by.person, vote))
    return vote.electors[by.person]


def _line_of(sitting: Sitting, by: Actor, vote: Vote, voter: int) -> Voter:
    """Another member's line on the register, for the desk."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_YOUR_BALLOT)
    require(voter in vote.electors, VotingRefusal.NOT_ENTITLED)
    return vote.electors[voter]


def count_hands(
    sitting: Sitting, by: Actor, *, vote: int, teller: str, yes: str, no: str, abstain: str = "0"
) -> TellerCounted:
    """What one of two tellers counted in the hall, entered at the desk."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    numbers = Numbers(*(read_number(each) for each in (yes, no, abstain)))
    return counting.count_hands(_vote_led(sitting, vote), teller=teller, numbers=numbers)


def hand_in_papers(
    sitting: Sitting, by: Actor, *, vote: int, voters: Numbered = NOBODY_TICKED
) -> PapersHandedIn:
    """Who has handed in a ballot paper of a secret vote, ticked at the desk: everybody so far."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    return SEALED.accept(_vote_led(sitting, vote), voters=voters.keys())


def count_papers(
    sitting: Sitting,
    by: Actor,
    *,
    vote: int,
    teller: str,
    yes: str,
    no: str,
    abstain: str = "0",
    invalid: str = "0",
) -> TellerCounted:
    """What one of two tellers found in the urn of a secret vote, entered at the desk."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    numbers = Numbers(*(read_number(each) for each in (yes, no, abstain, invalid)))
    return urn.count_papers(_vote_led(sitting, vote), teller=teller, numbers=numbers)


def close_vote(sitting: Sitting, by: Actor, *, vote: int) -> VoteClosed:
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    return voting.close_vote(_vote_led(sitting, vote))


def announce_result(
    sitting: Sitting, by: Actor, *, vote: int
) -> ResultAnnounced | tuple[ResultAnnounced | MotionSettled, ...]:
    """With the announcement of what was adopted fall the alternatives that it excludes."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN)
    found = _vote_led(sitting, vote)
    announced = voting.announce_result(found)
    settled = tuple(
        MotionSettled(item=each.item, motion=each.number, reason=why_fallen(found))
        for each in fallen_with(sitting, found)
    )
    return (announced, *settled) if settled else announced


def annul_vote(sitting: Sitting, by: Actor, *, vote: int, reason: str) -> VoteAnnulled:
    """After a fault, before the announcement, also while the sitting is interrupted."""
    require(may_preside(by, sitting), SittingRefusal.NOT_THE_CHAIR)
    require_phase(sitting, Phase.OPEN, Phase.INTERRUPTED)
    return voting.annul_vote(_vote_led(sitting, vote), reason=reason)


def _vote_led(sitting: Sitting, number: int) -> Vote:
    """The vote. One on what is debated is brought to its end by who may take part in that."""
    found = _find_vote(sitting, number)
    if any(each.id in found.subjects for each in sitting.debated):
        require_unbiased_lead(sitting)
    return found


def _find_vote(sitting: Sitting, number: int) -> Vote:
    found = sitting.find_vote(number)
    if found is None:
        raise Refused(SittingRefusal.UNKNOWN_VOTE)
    return found


POLICIES: Mapping[Command, Callable[..., bool]] = {
    open_vote: may_run_desk,
    cast_ballot: may_vote,
    count_hands: may_run_desk,
    hand_in_papers: may_run_desk,
    count_papers: may_run_desk,
    close_vote: may_run_desk,
    announce_result: may_preside,
    annul_vote: may_preside,
}
