"""Regions `motions` and `own_motions`: the motions on the called item, and what one may do with them."""

from dataclasses import dataclass

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.bloc import about_bloc, own_demand
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.motion_buttons import (
    TableForm,
    motion_actions,
    present_movers,
    table_form,
    withdrawal,
)
from sessions_app.screens.objects import Action, Words, words
from sessions_app.screens.parts import about_part
from sessions_app.screens.regions import shut_out
from sessions_app.screens.wording import MOTION_KINDS, MOTION_STATES, VOTED_ON
from sessions_app.sitting.commands import bloc
from sessions_app.sitting.commands import motions as commands
from sessions_app.sitting.motions import Motion
from sessions_app.sitting.state import Sitting
from voting.vote import Vote


@dataclass(frozen=True)
class MotionLine:
    """`state`: tabled, voting, adopted, rejected, superseded, withdrawn. `actions`: what the desk may do besides the
    vote, which is one of its next steps.
    """

    number: int
    kind_words: Words
    mover: str
    text: str
    state: str
    state_words: Words
    remark: str | Words = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class MotionList:
    """Region `motions`: those on the called item in their order of voting. Empty where the item may not be seen."""

    lines: tuple[MotionLine, ...] = ()
    announcement: Words | None = None
    in_order: bool = False
    form: TableForm | None = None


@dataclass(frozen=True)
class OwnMotions:
    """Region `own_motions` (member): the form, and the own motions that can be taken back. `apart`: to have an item
    decided by itself that is called together with others.
    """

    form: TableForm | None = None
    withdrawals: tuple[Action, ...] = ()
    apart: Action | None = None


def motions(sitting: Sitting, audience: Audience) -> MotionList:
    called = sitting.item
    if called is None or shut_out(sitting, audience) or not (called.public or audience in INSIDERS):
        return MotionList()
    found = sitting.motions.on(called.id)
    desk = audience is Audience.DESK
    newest = max(found, key=lambda each: each.number, default=None)
    return MotionList(
        lines=tuple(_line(sitting, each, desk=desk) for each in found),
        announcement=_announcement(newest) if newest else None,
        in_order=len(sitting.motions.waiting(called.id)) > 1,
        form=table_form(sitting, called, desk_actor(sitting), movers=present_movers(sitting))
        if desk
        else None,
    )


def _announcement(newest: Motion) -> Words:
    sentence = N_("Motion %(motion)s was tabled: %(kind)s.")
    return words(sentence, motion=newest.number, kind=MOTION_KINDS[newest.kind])


def own_motions(sitting: Sitting, person: int | None) -> OwnMotions:
    called = sitting.item
    if called is None or person is None:
        return OwnMotions()
    by = Actor(person=person)
    own = (each for each in sitting.motions.waiting(called.id) if each.mover == person)
    back = tuple(
        withdrawal(each)
        for each in own
        if accepts(commands.withdraw_motion, sitting, by, item=called.id, motion=each.number)
    )
    may = sitting.bloc and accepts(bloc.take_item_out, sitting, by, item=sitting.bloc[-1])
    return OwnMotions(table_form(sitting, called, by), back, own_demand(sitting) if may else None)


def about(sitting: Sitting, vote: Vote) -> Words | None:
    """What a vote is on, where that is not simply the item: a motion, or the wording as amended."""
    motion = sitting.motion_of(vote)
    if motion is not None:
        return words(
            N_("Motion %(motion)s (%(kind)s), tabled by %(name)s"),
            motion=motion.number,
            kind=MOTION_KINDS[motion.kind],
            name=motion.mover_name,
        )
    if special := about_bloc(sitting, vote) or about_part(sitting, vote):
        return special
    return words(N_("In the wording as amended")) if sitting.is_as_amended(vote) else None


def _line(sitting: Sitting, motion: Motion, *, desk: bool) -> MotionLine:
    vote = sitting.vote
    voting = vote is not None and sitting.motion_of(vote) is motion
    return MotionLine(
        number=motion.number,
        kind_words=MOTION_KINDS[motion.kind],
        mover=motion.mover_name,
        text=motion.text,
        state="voting" if voting else motion.state.value,
        state_words=VOTED_ON if voting else MOTION_STATES[motion.state],
        remark=_remark(motion),
        actions=motion_actions(sitting, motion) if desk else (),
    )


def _remark(motion: Motion) -> str | Words:
    if motion.supporters is None or motion.required is None:
        return motion.remark
    numbers = {"supporters": motion.supporters, "required": motion.required}
    names = {"names": ", ".join(motion.backers), "source": motion.source}
    return words(_SUPPORT[bool(motion.backers), bool(motion.source)], **numbers, **names)


_SUPPORT = {
    (False, False): N_("Supporters: %(supporters)s, needed: %(required)s."),
    (False, True): N_("Supporters: %(supporters)s, needed: %(required)s (%(source)s)."),
    (True, False): N_("Supporters: %(supporters)s, among them %(names)s; needed: %(required)s."),
    (True, True): N_("Supporters: %(supporters)s, among them %(names)s; needed: %(required)s (%(source)s)."),
}
