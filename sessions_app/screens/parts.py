"""A text that is voted on part by part: how it stands, for everybody, and the desk's forms."""

from collections.abc import Iterable

from journal.events import N_
from sessions_app.screens.kind_field import kind_field
from sessions_app.screens.majorities import majority_field, majority_hints
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, PartLine, Words, words
from sessions_app.screens.wording import MOTION_STATES, VOTED_ON
from sessions_app.screens.wording_field import wording_field
from sessions_app.sitting import plan
from sessions_app.sitting.commands import divisions as commands
from sessions_app.sitting.commands import votes
from sessions_app.sitting.divisions import Division, whole
from sessions_app.sitting.motions import MotionKind, MotionState
from sessions_app.sitting.parts import adopted_parts, is_final, next_part
from sessions_app.sitting.state import Sitting
from voting.rules.majority import Majority
from voting.vote import Vote, VoteKind


def parts_of(sitting: Sitting, item: int) -> tuple[PartLine, ...]:
    """The parts of the item's text in their order; none, where it is not divided."""
    division = sitting.divisions.of(item)
    if division is None:
        return ()
    decided, vote = sitting.decided_parts(item), sitting.vote
    voting = vote.paragraph if vote and vote.subject == item else None
    return tuple(
        _line(division, number, decided.get(number), voting=number == voting)
        for number in range(1, len(division.parts) + 1)
    )


def _line(division: Division, number: int, carried: bool | None, *, voting: bool) -> PartLine:
    state = _STATES[carried]
    return PartLine(
        label=part_words(division, number),
        text=division.part(number).text,
        state="voting" if voting else state.value,
        state_words=VOTED_ON if voting else MOTION_STATES[state],
    )


_STATES = {True: MotionState.ADOPTED, False: MotionState.REJECTED, None: MotionState.TABLED}


def part_words(division: Division, number: int) -> Words:
    """Which part of how many, with its name."""
    name, numbers = division.part(number).name, {"part": number, "parts": len(division.parts)}
    if name:
        return words(N_("Part %(part)s of %(parts)s: %(name)s"), name=name, **numbers)
    return words(N_("Part %(part)s of %(parts)s"), **numbers)


def about_part(sitting: Sitting, vote: Vote) -> Words | None:
    """What a vote on a divided text is on: a part, or at last the whole."""
    division = sitting.divisions.of(vote.subject)
    if division and vote.paragraph is not None:
        return part_words(division, vote.paragraph)
    return words(N_("Final vote on the whole text")) if is_final(sitting, vote) else None


# The desk's forms


def main_wording(sitting: Sitting, item: plan.Item) -> str:
    """What the desk is offered as the wording of the main question: with the amendments, which are to be worked in; of
    a divided text what is left of it.
    """
    if division := sitting.divisions.of(item.id):
        return whole(adopted_parts(sitting, division))
    amendments = sitting.motions.adopted(item.id, MotionKind.AMENDMENT)
    return "\n\n".join((item.proposed_resolution or item.title, *(each.text for each in amendments)))


def part_steps(sitting: Sitting, item: plan.Item) -> Iterable[Candidate]:
    """The vote on the next part; dividing the text, dividing it otherwise, and leaving it whole."""
    division = sitting.divisions.of(item.id)
    given = (("item", str(item.id)),)
    if division and (number := next_part(sitting, division)):
        yield _vote(sitting, item, division, number)
    text = whole(division.parts) if division else main_wording(sitting, item)
    field = wording_field("text", words(_TEXT), text)
    label = words(N_("Divide the text otherwise")) if division else words(N_("Vote part by part"))
    divide = Action("divide_text", label, given, (field,), hints=(words(_NAMES),))
    yield commands.divide_text, {"item": item.id, "text": _ANY_PARTS}, divide
    if division:
        back = Action("keep_text_whole", words(N_("Vote on the whole text at once")), given, folded=True)
        yield commands.keep_text_whole, {"item": item.id}, back


_TEXT = N_("The whole wording, with an empty line between its parts")
_NAMES = N_(
    "Each part is voted on by itself, then the whole as adopted. A first line that ends with a colon becomes the name of "
    "its part."
)
_ANY_PARTS = f"{ANYTHING}\n\n{ANYTHING}"


def _vote(sitting: Sitting, item: plan.Item, division: Division, number: int) -> Candidate:
    label = words(N_("Open the vote on part %(part)s"), part=number)
    kind = kind_field(sitting, item)
    fields = (majority_field(sitting, item, paragraph=number), kind)
    given = (("item", str(item.id)), ("paragraph", str(number)))
    hints = majority_hints(sitting, item, paragraph=number)
    action = Action(
        "open_vote", label, given, fields, primary=True, hints=hints, about=str(part_words(division, number))
    )
    first = next((each.value for each in kind.options), VoteKind.OPEN.value)
    known = {"item": item.id, "paragraph": number, "majority": Majority.SIMPLE, "kind": first}
    return votes.open_vote, known, action
