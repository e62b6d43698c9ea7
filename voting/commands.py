"""What can be done with a vote. Pure; who may do it is the caller's question."""

from journal.events import Refused, require
from voting.counting import differing
from voting.events import BallotCast, ResultAnnounced, VoteAnnulled, VoteClosed, VoteOpened
from voting.refusals import VotingRefusal, read_word
from voting.register import Entitlement
from voting.rules.majority import RULES, Majority, judge, members_by_law
from voting.rules.profiles import Profile, RuleName
from voting.rules.requests import Way
from voting.secret.urn import SEALED
from voting.vote import COUNTED_BY_TELLERS, Choice, Source, Vote, VoteKind, VotePhase, Voter

LONGEST_SOURCE = 200  # characters


def open_vote(
    profile: Profile,
    *,
    number: int,
    subject: int,
    question: str,
    kind: str,
    majority: str,
    register: tuple[Voter, ...],
    motion: int | None = None,
    rule: RuleName | None = None,
    statutory_number: int = 0,
    chair: int | None = None,
    entitlements: tuple[Entitlement, ...] = (),
    without_vote: int = 0,
    paragraph: int | None = None,
    bloc: tuple[int, ...] = (),
    in_hall: tuple[int, ...] = (),
) -> VoteOpened:
    """Opens a vote under a profile. `kind` and `majority` may come as plain words of a form.

    `rule`: instead of the profile's for this kind of resolution. `chair`: who has the casting vote where the profile
    gives the chair one. `statutory_number`: the members by law, of whom `without_vote` by office have none here.
    `entitlements`: the register with its reasons, and those who are not on it. `in_hall`: who of it is in the hall.
    """
    asked_kind = read_word(VoteKind, kind, VotingRefusal.UNKNOWN_KIND)
    asked_majority = read_word(Majority, majority, VotingRefusal.UNKNOWN_MAJORITY)
    require(question.strip(), VotingRefusal.NO_QUESTION)
    require(register, VotingRefusal.NOBODY_ENTITLED)
    _require_countable(profile, asked_kind, register, in_hall)
    demanded = rule or _demanded(profile, asked_majority)
    return VoteOpened(
        number=number,
        subject=subject,
        question=question.strip(),
        vote_kind=asked_kind,
        majority=asked_majority,
        rule_id=demanded.value,
        rule_source=demanded.source,
        ballot_change=profile.ballot_change.value,
        register=register,
        motion=motion,
        no_abstention="" if profile.abstention.value else profile.abstention.source,
        statutory_number=_counted_from(demanded, statutory_number, without_vote, len(register)),
        casting_voter=chair if profile.casting_vote.value else None,
        entitlements=entitlements,
        paragraph=paragraph,
        bloc=bloc,
        in_hall=in_hall if asked_kind in COUNTED_BY_TELLERS else (),
    )


def _require_countable(
    profile: Profile, kind: VoteKind, register: tuple[Voter, ...], in_hall: tuple[int, ...]
) -> None:
    """What is counted in the hall says nothing of anybody's own vote, and needs somebody there; a secret vote is allowed
    by law (not by § 54 Abs. 2 HGO, § 39 Abs. 1 BbgKVerf) and excludes nobody.
    """
    if kind not in COUNTED_BY_TELLERS:
        return
    if kind is VoteKind.SECRET:
        rule = profile.secret_demand
        if rule is not None and rule.value == Way.NEVER:
            raise Refused(VotingRefusal.SECRECY_EXCLUDED, source=rule.source)
        SEALED.require_reach(register, in_hall)
    require(in_hall, VotingRefusal.NOBODY_IN_HALL)
    casting = profile.casting_vote
    require(not casting.value, VotingRefusal.CASTING_VOTE_BY_NAME, source=casting.source)


def _demanded(profile: Profile, majority: Majority) -> RuleName:
    """What the profile demands for this kind of resolution."""
    rule = profile.majority(majority)
    if rule is None:
        raise Refused(VotingRefusal.NO_RULE, law=profile.law)
    return rule


def _counted_from(demanded: RuleName, statutory_number: int, without_vote: int, present: int) -> int:
    """The members by law who have a vote here, where the rule counts from them."""
    counted = members_by_law(demanded.value, statutory_number, without_vote)
    require(not counted or counted >= present, VotingRefusal.STATUTORY_NUMBER, law=counted, present=present)
    return counted


def read_rule(rule: str, source: str) -> RuleName:
    """A rule that the profile does not name, as a form has it: its name, and the paragraph that demands it."""
    require(rule in RULES, VotingRefusal.UNKNOWN_MAJORITY)
    require(source.strip(), VotingRefusal.NO_PARAGRAPH)
    require(len(source.strip()) <= LONGEST_SOURCE, VotingRefusal.PARAGRAPH_TOO_LONG, limit=LONGEST_SOURCE)
    return RuleName(rule, source.strip())


def cast_ballot(vote: Vote, *, voter: int, choice: str, source: Source) -> BallotCast:
    """Casts or changes a ballot. The desk never changes what a voter cast on an own device."""
    require(voter in vote.electors, VotingRefusal.NOT_ENTITLED)
    require(vote.phase is VotePhase.OPEN, VotingRefusal.VOTE_CLOSED)
    name = vote.electors[voter].name
    require(vote.kind is not VoteKind.SECRET, VotingRefusal.ON_PAPER_ALONE)
    require(voter not in vote.hall, VotingRefusal.COUNTED_IN_HALL, name=name)
    chosen = read_word(Choice, choice, VotingRefusal.UNKNOWN_CHOICE)
    require(chosen in vote.choices, VotingRefusal.NO_ABSTENTION, source=vote.no_abstention)
    before = vote.ballots.get(voter)
    if before is not None:
        # First who may: asked after the choice, the refusal would tell the desk what the voter chose.
        replaceable = before.source is not Source.DEVICE or source is Source.DEVICE
        require(replaceable, VotingRefusal.CAST_BY_THE_VOTER, name=name)
        require(before.choice is not chosen, VotingRefusal.ALREADY_CAST)
        require(vote.ballot_change, VotingRefusal.CHANGE_NOT_ALLOWED)
    return BallotCast(voter=voter, choice=chosen, source=source)


def close_vote(vote: Vote) -> VoteClosed:
    """Closes the vote, counts, and applies the rule that was frozen at the opening."""
    require(vote.may_become(VotePhase.CLOSED), VotingRefusal.NOT_OPEN_ANY_MORE)
    missing = uncounted(vote)
    if missing is not None:
        raise missing
    sealed = SEALED.open(vote) if vote.kind is VoteKind.SECRET else None
    count = vote.count(sealed.numbers if sealed else None)
    casting = vote.casting_voter is not None and vote.choice_of(vote.casting_voter) is Choice.YES
    verdict = judge(vote.rule_id, count, statutory_number=vote.statutory_number, casting_yes=casting)
    return VoteClosed(
        yes=count.yes,
        no=count.no,
        abstain=count.abstain,
        invalid=count.invalid,
        not_voted=count.not_voted,
        base=verdict.base,
        threshold=verdict.threshold,
        rule_id=verdict.rule_id,
        carried=verdict.carried,
        evidence=sealed.evidence if sealed else "",
    )


def uncounted(vote: Vote) -> Refused | None:
    """Why what is counted in the hall, or lies sealed, is no result yet; None: it is one, or nothing is counted there."""
    if vote.kind is VoteKind.SECRET:
        return SEALED.missing(vote)
    return differing(vote) if vote.kind in COUNTED_BY_TELLERS else None


def announce_result(vote: Vote) -> ResultAnnounced:
    require(vote.phase is not VotePhase.OPEN, VotingRefusal.NOT_CLOSED_YET)
    require(vote.may_become(VotePhase.ANNOUNCED), VotingRefusal.VOTE_FINISHED)
    return ResultAnnounced()


def annul_vote(vote: Vote, *, reason: str) -> VoteAnnulled:
    require(vote.may_become(VotePhase.ANNULLED), VotingRefusal.VOTE_FINISHED)
    require(reason.strip(), VotingRefusal.NO_ANNULMENT_REASON)
    return VoteAnnulled(reason=reason.strip())
