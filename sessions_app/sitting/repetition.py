"""A vote that was annulled after a fault and the one that repeats it (§ 10 Abs. 2 DigiSiVO NRW). Pure."""

from sessions_app.sitting.state import Sitting
from voting.vote import Vote, VotePhase


def repeats(sitting: Sitting, vote: Vote) -> Vote | None:
    """The annulled vote on the same question that this one repeats."""
    same = _on_the_same(sitting, vote)
    place = same.index(vote)
    before = same[place - 1] if place else None
    return before if before and before.phase is VotePhase.ANNULLED else None


def repeated_by(sitting: Sitting, vote: Vote) -> Vote | None:
    """The vote that repeats this annulled one; None for one that counts, or was not repeated."""
    same = _on_the_same(sitting, vote)
    later = same[same.index(vote) + 1 :]
    return later[0] if later and vote.phase is VotePhase.ANNULLED else None


def _on_the_same(sitting: Sitting, vote: Vote) -> list[Vote]:
    return [each for each in sitting.votes if _subject(each) == _subject(vote)]


def _subject(vote: Vote) -> tuple[tuple[int, ...], int | None, int | None]:
    """What is voted on: the items, a motion, or a part of a text."""
    return vote.subjects, vote.motion, vote.paragraph
