"""Alternatives (Alternativvorschläge): of several proposals on one item that exclude each other one is adopted at most. Pure."""

from sessions_app.sitting.motions import Motion, MotionKind
from sessions_app.sitting.state import Sitting
from voting.vote import Vote, VotePhase


def open_alternatives(sitting: Sitting, item: int) -> tuple[Motion, ...]:
    """Those on which nothing has been decided yet, in their order of voting."""
    waiting = sitting.motions.waiting(item)
    return tuple(each for each in waiting if each.kind is MotionKind.ALTERNATIVE)


def adopted_alternative(sitting: Sitting, item: int) -> Motion | None:
    """The alternative that took the place of the proposal."""
    return next(iter(sitting.motions.adopted(item, MotionKind.ALTERNATIVE)), None)


def is_chosen(sitting: Sitting, item: int) -> bool:
    """Whether the proposal or one of its alternatives is adopted."""
    adopted = (
        vote.motion is None and sitting.decides(vote)
        for vote in sitting.votes_on(item)
        if vote.phase is VotePhase.ANNOUNCED and vote.verdict and vote.verdict.carried
    )
    return adopted_alternative(sitting, item) is not None or any(adopted)


def fallen_with(sitting: Sitting, vote: Vote) -> tuple[Motion, ...]:
    """The alternatives that are settled (erledigt) once the counted vote is announced: all others, if it carries one of
    them or the proposal itself.
    """
    motion = sitting.motion_of(vote)
    chosen = motion is None or motion.kind is MotionKind.ALTERNATIVE
    carried = vote.verdict is not None and vote.verdict.carried
    others = (each for each in open_alternatives(sitting, vote.subject) if each is not motion)
    return tuple(others) if chosen and carried and sitting.decides(vote) else ()


def why_fallen(vote: Vote) -> str:
    """As the record has it: German."""
    chosen = "Der Beschlussvorschlag" if vote.motion is None else f"Antrag {vote.motion}"
    return f"{chosen} ist angenommen und schließt diesen Antrag aus."
