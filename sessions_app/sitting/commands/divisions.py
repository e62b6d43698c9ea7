"""Divide a text into the parts on which is voted one by one, or leave it whole. They are voted on with `open_vote`."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import (
    require_no_vote,
    require_phase,
    require_unbiased_lead,
)
from sessions_app.sitting.commands.motions import called_item
from sessions_app.sitting.divisions import Paragraph, read_parts
from sessions_app.sitting.events.divisions import TextDivided, TextKeptWhole
from sessions_app.sitting.plan import Item
from sessions_app.sitting.refusals import NO_VOTE_ON, SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.sitting.wordings import Wording
from voting.vote import VotePhase

MOST_PARTS = 50


def divide_text(sitting: Sitting, by: Actor, *, item: int, text: Wording) -> TextDivided:
    """`text`: the whole wording, an empty line between its parts. Divided anew, what was decided has to stay."""
    called = _text_at_desk(sitting, by, item)
    missing = NO_VOTE_ON.get(called.kind, SittingRefusal.NO_RESOLUTION_ITEM)
    require(called.takes_vote, missing, number=called.number)
    require(not sitting.bloc, SittingRefusal.IN_BLOC, number=called.number)
    parts = read_parts(text)
    require(len(parts) > 1, SittingRefusal.ONE_PART)
    require(len(parts) <= MOST_PARTS, SittingRefusal.TOO_MANY_PARTS, limit=MOST_PARTS)
    _require_decided_kept(sitting, item, parts)
    return TextDivided(item=item, parts=parts)


def keep_text_whole(sitting: Sitting, by: Actor, *, item: int) -> TextKeptWhole:
    """As long as nothing is decided on any part."""
    called = _text_at_desk(sitting, by, item)
    require(sitting.divisions.of(item), SittingRefusal.NOT_DIVIDED, number=called.number)
    require(not sitting.decided_parts(item), SittingRefusal.PARTS_DECIDED)
    return TextKeptWhole(item=item)


def _text_at_desk(sitting: Sitting, by: Actor, item: int) -> Item:
    """The called item, whose text as a whole nobody has voted on yet."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, Phase.OPEN)
    require_no_vote(sitting)
    called = called_item(sitting, item)
    require_unbiased_lead(sitting)
    announced = (each for each in sitting.votes_on(item) if each.phase is VotePhase.ANNOUNCED)
    put = any(each.motion is None and sitting.decides(each) for each in announced)
    require(not put, SittingRefusal.VOTED_ON_WHOLE, number=called.number)
    return called


def _require_decided_kept(sitting: Sitting, item: int, parts: tuple[Paragraph, ...]) -> None:
    before, decided = sitting.divisions.of(item), sitting.decided_parts(item)
    if before is None or not decided:
        return
    kept = max(decided)
    if parts[:kept] != before.parts[:kept]:
        raise Refused(SittingRefusal.DECIDED_PARTS_STAY, kept=kept)


POLICIES: Mapping[Command, Callable[..., bool]] = {
    divide_text: may_run_desk,
    keep_text_whole: may_run_desk,
}
