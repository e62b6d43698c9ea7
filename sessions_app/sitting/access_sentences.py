"""How groups pick committee chairs, in sentences that screens, minutes and pages share. Pure; the edge brings the translation."""

from journal.events import N_
from sessions_app.sitting.accesses import Access, AccessPhase, Tie
from sessions_app.sitting.events.accesses import (
    AccessEvent,
    AccessLotDrawn,
    AccessOpened,
    ChairTaken,
    PickTakenBack,
    TurnWaived,
)
from voting.seats.chairs import Access as Order
from voting.seats.chairs import access_to_chairs
from voting.seats.sentences import order_lot_phrase
from voting.wording import Phrase

OPENED = N_(
    "%(office)s: the groups pick in turn (%(source)s). Members: %(groups)s. Order by d’Hondt: %(order)s."
)
DRAWN = N_("%(lot)s Drawn by %(drawn_by)s before %(witnesses)s.")
TAKEN = N_("Pick %(place)s, %(group)s: %(committee)s, chaired by %(person)s.")
WAIVED = N_("Pick %(place)s: %(group)s waives its turn; the next in the order picks.")
WAIVED_FOR = N_("Pick %(place)s: %(group)s waives its turn; the next in the order picks. Reason: %(reason)s")
TAKEN_BACK = N_("The last pick is taken back: it is the turn of %(group)s again. Reason: %(reason)s")
CONCLUDED = N_("%(office)s, as picked (%(source)s): %(chairs)s.")
SHORTENED = N_("%(office)s, as picked (%(source)s): %(chairs)s; the others stand in the minutes.")
BROKEN_OFF = N_("The picking of chairs was broken off; what was picked does not hold. Reason: %(reason)s")
TURN = N_("Pick %(place)s: it is the turn of %(group)s.")
ALL_PICKED = N_("All are picked. The chair finds the result.")


def order_of(access: Access) -> Order:
    """The order with its working, as the lots have settled it so far."""
    fresh = access_to_chairs(access.groups, len(access.order))
    said = {lot.first: access.picks[lot.first - 1 : lot.last] for lot in fresh.lots}
    drawn = {first: names for first, names in said.items() if all(names)}
    return access_to_chairs(access.groups, len(access.order), drawn)


def opened_phrase(access: Access) -> Phrase:
    groups = ", ".join(f"{each.name} {each.strength}" for each in access.groups)
    first = access.order[: len(access.committees)]  # before anybody waived a turn
    order = ", ".join(f"{place}. {name or '?'}" for place, name in enumerate(first, start=1))
    values = {"office": access.office, "source": access.source, "groups": groups, "order": order}
    return Phrase(OPENED, values)


def lot_phrases(access: Access) -> tuple[Phrase, ...]:
    """Between whom the lot decides or decided, and who drew it before whom."""
    return tuple(_lot(each) for each in access.ties)


def _lot(tie: Tie) -> Phrase:
    lot = order_lot_phrase(tie.lot)
    if not tie.order:
        return lot
    return Phrase(DRAWN, {"lot": lot, "drawn_by": tie.drawn_by, "witnesses": tie.witnesses})


def standing_phrase(access: Access) -> Phrase:
    """What comes next, or how it ended."""
    if access.phase is AccessPhase.BROKEN_OFF:
        return Phrase(BROKEN_OFF, {"reason": access.end_reason})
    if access.phase is AccessPhase.CONCLUDED:
        return concluded_phrase(access)
    place = access.next_place
    if place is None:
        return Phrase(ALL_PICKED, {})
    group = access.picks[place - 1]
    open_tie = access.tie
    return _lot(open_tie) if open_tie and not group else Phrase(TURN, {"place": place, "group": group})


def concluded_phrase(access: Access, most: int | None = None) -> Phrase:
    """Who chairs what, in the order of the picks; of many the first `most`."""
    picked = [f"{each.committee}: {each.person} ({group})" for each, group in access.chairs]
    values = {"office": access.office, "source": access.source, "chairs": "; ".join(picked[:most])}
    return Phrase(CONCLUDED if most is None or most >= len(picked) else SHORTENED, values)


def told_of(event: AccessEvent, after: Access) -> tuple[Phrase, ...]:
    """What is told of the event; `after`: the access as it is then."""
    match event:
        case AccessOpened():
            return (opened_phrase(after), *lot_phrases(after))
        case AccessLotDrawn(tie=tie):
            return (_lot(tie),)
        case ChairTaken(place=place, group=group, committee=committee, person=person):
            who = {"group": group, "committee": committee, "person": person}
            return (Phrase(TAKEN, {"place": place, **who}),)
        case TurnWaived(place=place, group=group, reason=reason):
            values: dict[str, int | str | Phrase] = {"place": place, "group": group, "reason": reason}
            return (Phrase(WAIVED_FOR if reason else WAIVED, values),)
        case PickTakenBack(group=group, reason=reason):
            return (Phrase(TAKEN_BACK, {"group": group, "reason": reason}),)
        case _:  # concluded, or broken off
            return (standing_phrase(after),)
