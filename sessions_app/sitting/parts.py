"""What has become of the parts of a divided text, and what is voted on next. Pure."""

from sessions_app.sitting.divisions import Division, Paragraph
from sessions_app.sitting.state import Sitting
from voting.vote import Vote


def next_part(sitting: Sitting, division: Division) -> int | None:
    """The first part on which nothing is decided yet; None: the final vote is next."""
    decided = sitting.decided_parts(division.item)
    return next((number for number in range(1, len(division.parts) + 1) if number not in decided), None)


def adopted_parts(sitting: Sitting, division: Division) -> tuple[Paragraph, ...]:
    """What is left of the text for the final vote."""
    decided = sitting.decided_parts(division.item)
    return tuple(part for number, part in enumerate(division.parts, start=1) if decided.get(number))


def is_final(sitting: Sitting, vote: Vote) -> bool:
    """Whether the whole was put after its parts."""
    before = (each for each in sitting.votes_on(vote.subject) if each.number < vote.number)
    return vote.motion is None and vote.paragraph is None and any(each.paragraph for each in before)
