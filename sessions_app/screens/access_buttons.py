"""What the desk may do while groups pick committee chairs: enter lots and picks, conclude it, break it off."""

from collections.abc import Iterable

from journal.events import N_
from sessions_app.screens.buttons import accepts, desk_actor
from sessions_app.screens.elections import told
from sessions_app.screens.moves import ANYTHING, Candidate
from sessions_app.screens.objects import Action, Field, Option, words
from sessions_app.sitting.access_sentences import standing_phrase
from sessions_app.sitting.accesses import Access, Tie
from sessions_app.sitting.commands import accesses as commands
from sessions_app.sitting.state import Sitting

_REASON = Field("reason", words(N_("Reason")), "text")


def access_steps(sitting: Sitting, *, presides: bool, clerk: bool, chair: bool = False) -> tuple[Action, ...]:
    """Among the next steps of the desk: the lot or the pick that is due is primary."""
    by = desk_actor(sitting, presides=presides, clerk=clerk, chair=chair)
    running = sitting.accesses.running
    candidates = _running(sitting, running) if running else ()
    return tuple(
        action for command, arguments, action in candidates if accepts(command, sitting, by, **arguments)
    )


def _running(sitting: Sitting, access: Access) -> Iterable[Candidate]:
    given = (("access", str(access.number)),)
    named: dict[str, object] = {"access": access.number}
    place = access.next_place
    if place is None:
        conclude = words(N_("Conclude: who chairs which committee"))
        yield commands.conclude_access, named, Action("conclude_access", conclude, given, primary=True)
    elif access.picks[place - 1]:
        yield _pick(access, place, given, named)
        yield _waiver(access, place, given, named)
    elif tie := access.tie:
        yield _lot(sitting, tie, given, named)
    back = Action("take_back_pick", words(N_("Take the last pick back")), given, (_REASON,))
    yield commands.take_back_pick, {**named, "reason": ANYTHING}, back
    end = Action("break_off_access", words(N_("Break off the picking")), given, (_REASON,), danger=True)
    yield commands.break_off_access, {**named, "reason": ANYTHING}, end


def _pick(
    access: Access, place: int, given: tuple[tuple[str, str], ...], named: dict[str, object]
) -> Candidate:
    fields = (
        Field(
            "committee",
            words(N_("Which committee?")),
            "choice",
            tuple(Option(each, each) for each in access.left),
        ),
        Field("person", words(N_("Who is to chair it?")), "text"),
    )
    label = words(N_("Enter the pick of %(group)s"), group=access.picks[place - 1])
    hints = (told(standing_phrase(access)),)
    action = Action("take_chair", label, (*given, ("place", str(place))), fields, primary=True, hints=hints)
    return (
        commands.take_chair,
        {**named, "place": place, "committee": access.left[0], "person": ANYTHING},
        action,
    )


def _waiver(
    access: Access, place: int, given: tuple[tuple[str, str], ...], named: dict[str, object]
) -> Candidate:
    label = words(N_("%(group)s waives its turn"), group=access.picks[place - 1])
    fields = (Field("reason", words(N_("Reason (if one was given)")), "text", required=False),)
    action = Action("waive_turn", label, (*given, ("place", str(place))), fields)
    return commands.waive_turn, {**named, "place": place}, action


def _lot(
    sitting: Sitting, tie: Tie, given: tuple[tuple[str, str], ...], named: dict[str, object]
) -> Candidate:
    chair = sitting.roster.get(sitting.presiding)
    fields = (
        Field("order", words(N_("In which order the lot put them, one per line")), "lines"),
        Field("drawn_by", words(N_("Drawn by")), "text", value=chair.name if chair else ""),
        Field("witnesses", words(N_("Witnesses (names)")), "text"),
    )
    if tie.first == tie.last:
        options = tuple(Option(name, name) for name in tie.between)
        fields = (Field("order", words(N_("The lot fell on")), "choice", options), *fields[1:])
    at = (*given, ("first", str(tie.first)))
    access = sitting.accesses.running
    hints = (told(standing_phrase(access)),) if access else ()
    action = Action("draw_order", words(N_("Enter the lot")), at, fields, primary=True, hints=hints)
    order = "\n".join(tie.between[: len(tie.lot.places)])
    known = {**named, "first": tie.first, "order": order, "drawn_by": ANYTHING, "witnesses": ANYTHING}
    return commands.draw_order, known, action
