"""The record of a vote, made of its sitting, and which votes its readers have one of."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from minutes.votes.entries import VoteEntries
from minutes.votes.internet import for_the_internet
from minutes.votes.record import Line, VoteRecord
from sessions_app.screens import wording
from sessions_app.screens.bias import biased_in
from sessions_app.screens.motions import about
from sessions_app.screens.register import reason_of
from sessions_app.screens.voting import verdict
from sessions_app.sitting.disclosure import may_read_vote, names_ballots, tells_counts
from sessions_app.sitting.internet import names_roll_calls
from sessions_app.sitting.repetition import repeated_by, repeats
from sessions_app.sitting.state import Part, Phase, Sitting
from voting.register import Entitlement
from voting.vote import COUNTED_BY_TELLERS, Vote, VoteKind, VotePhase


def votes_for_the_public(sitting: Sitting) -> tuple[Vote, ...]:
    """Announced votes on public items. Annulled ones once the sitting is closed: what was counted in vain says
    nothing to those who repeat it.
    """
    over = {VotePhase.ANNOUNCED} | ({VotePhase.ANNULLED} if sitting.phase is Phase.CLOSED else set())
    return tuple(
        vote for vote in sitting.votes if vote.phase in over and may_read_vote(sitting, vote, Part.PUBLIC)
    )


def votes_for_the_desk(sitting: Sitting) -> tuple[Vote, ...]:
    """All but the one that runs: no tendency is shown before the end."""
    return tuple(vote for vote in sitting.votes if vote.phase is not VotePhase.OPEN)


def record_of(
    sitting: Sitting, vote: Vote, entries: VoteEntries, *, held_on: date | None, desk: bool
) -> VoteRecord:
    """The record of one of the votes that these readers have: of `votes_for_the_desk`, or `…_the_public`."""
    whole = _whole(sitting, vote, entries, held_on=held_on, desk=desk)
    return whole if desk else for_the_internet(whole, sitting)


def _whole(
    sitting: Sitting, vote: Vote, entries: VoteEntries, *, held_on: date | None, desk: bool
) -> VoteRecord:
    named = vote.final is not None and (_has_named(vote) if desk else is_told_to_all(sitting, vote))
    items = [each for each in map(sitting.find_subject, vote.subjects) if each]
    before, after = repeats(sitting, vote), repeated_by(sitting, vote)
    return VoteRecord(
        meeting=sitting.meeting,
        title=sitting.title,
        body=sitting.body_name,
        organization=sitting.organization_name,
        held_on=held_on,
        item_number=", ".join(each.number for each in items),
        item_title=" · ".join(each.title for each in items),
        public=bool(items) and all(each.public for each in items),
        number=vote.number,
        about=about(sitting, vote),
        question=vote.question,
        kind=vote.kind.value,
        kind_words=wording.KINDS[vote.kind],
        state=vote.phase,
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        announced_at=vote.announced_at,
        annulled_at=vote.annulled_at,
        annulment_reason=vote.annulment_reason,
        repeats=before.number if before else None,
        repeated_by=after.number if after else None,
        majority=vote.majority.value,
        rule_id=vote.rule_id,
        rule_source=vote.rule_source,
        profile=sitting.rules,
        tally=vote.final,
        verdict=vote.verdict,
        sentence=verdict(vote) if vote.verdict else None,
        sources=vote.sources if vote.final else {},
        named=named,
        confidential=named and not names_ballots(vote),
        entitled=len(vote.register),
        lines=tuple(_lines(sitting, vote, named=named)),
        entries=entries,
        corrections=tuple(each for each in sitting.corrections if each.seq in entries.all),
        tellers=vote.counting.counts,
        evidence=vote.evidence,
        biased=biased_in(sitting, vote, weighed=named),
        # Who came last with a paper stands at the desk: there too a count before and one after would be that choice.
        tells_counts=tells_counts(vote) or (desk and vote.kind is not VoteKind.SECRET),
    )


def is_told_to_all(sitting: Sitting, vote: Vote) -> bool:
    """Whether anybody may read who voted how: while the sitting lasts, as it is seen live (§ 4 Abs. 1 DigiSiVO NRW);
    afterwards where the rules put the names of roll calls on the Internet.
    """
    over = sitting.phase is Phase.CLOSED
    return names_ballots(vote) and (not over or names_roll_calls(sitting.rules.minutes))


def _has_named(vote: Vote) -> bool:
    """Whether there is anything to name: of a show of hands only what was cast besides, of a secret vote nothing."""
    return vote.kind not in COUNTED_BY_TELLERS or bool(vote.ballots)


def _lines(sitting: Sitting, vote: Vote, *, named: bool) -> Iterator[Line]:
    """Everybody as frozen at the opening; of votes from before reasons were written the register alone."""
    for each in vote.entitlements or vote.register:
        member = sitting.roster.get(each.person)
        line = Line(
            name=each.name,
            group=member.group if member else "",
            role=member.role if member else "",
            entitled=each.person in vote.electors,
            ballot=vote.ballots.get(each.person) if named else None,
            by_hand=named and each.person in vote.hall,
        )
        if isinstance(each, Entitlement):
            line = replace(line, ground=each.ground.value, reason=reason_of(each))
        yield line
