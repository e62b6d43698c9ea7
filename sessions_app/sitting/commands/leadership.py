"""Hand the chair over to a deputy, and give it back."""

from collections.abc import Callable, Mapping

from accounts.actor import Actor
from journal.events import Command, Refused, require
from sessions_app.policies import may_run_desk
from sessions_app.sitting.commands.conditions import require_phase
from sessions_app.sitting.events.leadership import ChairGivenBack, ChairHandedOver
from sessions_app.sitting.leadership import HandOver
from sessions_app.sitting.plan import Member
from sessions_app.sitting.refusals import SittingRefusal
from sessions_app.sitting.state import Phase, Sitting
from voting.refusals import read_word

RUNNING = (Phase.CONVENED, Phase.OPEN, Phase.INTERRUPTED)


def hand_over_chair(
    sitting: Sitting, by: Actor, *, person: int, until: str = HandOver.RETURN
) -> ChairHandedOver:
    """Also before the opening, where the chair is late. The desk records what was said in the room."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, *RUNNING)
    how_long = read_word(HandOver, until, SittingRefusal.UNKNOWN_HAND_OVER)
    deputy = _deputy(sitting, person)
    if how_long is HandOver.RETURN:
        return ChairHandedOver(person=deputy.person)
    require(sitting.current is not None, SittingRefusal.NO_ITEM_TO_LEAD)
    return ChairHandedOver(person=deputy.person, item=sitting.current)


def _deputy(sitting: Sitting, person: int) -> Member:
    deputy = sitting.roster.get(person)
    if deputy is None:
        raise Refused(SittingRefusal.UNKNOWN_MEMBER)
    require(deputy.person != sitting.presiding, SittingRefusal.ALREADY_PRESIDES, name=deputy.name)
    require(deputy.person != sitting.chair, SittingRefusal.CHAIR_TAKES_BACK)
    require(deputy.person in sitting.present, SittingRefusal.NOT_IN_THE_ROOM, name=deputy.name)
    keeps_minutes = deputy.person == sitting.clerk.person
    require(not keeps_minutes, SittingRefusal.KEEPS_THE_MINUTES, name=deputy.name)
    require(not sitting.is_biased(deputy.person), SittingRefusal.DEPUTY_BIASED, name=deputy.name)
    return deputy


def give_back_chair(sitting: Sitting, by: Actor) -> ChairGivenBack:
    """By the deputy, by the chair who comes back, or by the clerk who records it. Not to a biased chair."""
    require(may_run_desk(by, sitting), SittingRefusal.NOT_THE_DESK)
    require_phase(sitting, *RUNNING)
    require(sitting.leadership.deputy is not None, SittingRefusal.NOBODY_DEPUTIZES)
    require(not sitting.is_biased(sitting.chair), SittingRefusal.CHAIR_BIASED)
    return ChairGivenBack()


POLICIES: Mapping[Command, Callable[..., bool]] = {
    hand_over_chair: may_run_desk,
    give_back_chair: may_run_desk,
}
