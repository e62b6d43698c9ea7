"""Who may vote now, and if not, why: the sentence on the voting card. Pure."""

from journal.events import Refusal
from sessions_app.sitting.state import Sitting
from voting.vote import Voter


class NotEntitled(Refusal):
    """Why a person may not vote now."""

    NOT_A_MEMBER = "You are not a member of this committee and therefore do not vote."
    ADVISORY = "You attend as an advisory member: you may speak, but not vote."
    NOT_PRESENT = "You are not recorded as present. Report yourself as present, or tell the clerk."
    REPLACED = "Your substitute is taking part in your place. When your substitute leaves, you vote again."
    RECUSED = "You are biased on this item: you take no part in its debate and vote. You take part again afterwards."
    CAME_LATER = "You came after this vote was opened. You can take part in the next one."


def why_not(sitting: Sitting, person: int | None) -> NotEntitled | None:
    """The reason why the person may not vote now; None if he may, or may as soon as a vote is opened."""
    member = sitting.roster.get(person) if person is not None else None
    if member is None:
        return NotEntitled.NOT_A_MEMBER
    if not member.voting_right:
        return NotEntitled.ADVISORY
    if member.person not in sitting.present:
        return NotEntitled.NOT_PRESENT
    if sitting.vote and member.person in sitting.vote.electors:
        return None
    return _left_out(sitting, member.person)


def _left_out(sitting: Sitting, person: int) -> NotEntitled | None:
    """Why a register would not name somebody who is present."""
    if person in sitting.recused:
        return NotEntitled.RECUSED
    if person in sitting.replaced:
        return NotEntitled.REPLACED
    return NotEntitled.CAME_LATER if sitting.vote else None


def register(sitting: Sitting) -> tuple[Voter, ...]:
    """The electoral register as it would be frozen now, in the order of the roll call."""
    return tuple(Voter(member.person, member.name) for member in sitting.electors)
