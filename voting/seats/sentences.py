"""A division of seats told in one sentence, with its lot. Pure; the edge brings the translation."""

from collections.abc import Mapping, Sequence

from journal.events import N_
from voting.seats.allocation import Allocation, Method
from voting.seats.chairs import Access, OrderLot
from voting.seats.joint import AMONG_ALL, JointAllocation
from voting.seats.lots import Lot
from voting.wording import Phrase

METHODS: Mapping[Method, str] = {
    Method.HARE_NIEMEYER: "Hare/Niemeyer",
    Method.D_HONDT: "d’Hondt",
    Method.SAINTE_LAGUE: "Sainte-Laguë/Schepers",
}
AND = N_("%(names)s and %(last)s")
SETTLED = N_("By %(method)s (seats: %(seats)d): %(shares)s.")
CERTAIN = N_("By %(method)s (seats: %(seats)d), certain so far: %(shares)s. %(lot)s")
DRAWN = N_("By %(method)s (seats: %(seats)d): %(shares)s. %(lot)s")
WITHIN = N_("Within “%(joint)s”: %(said)s")
# By whether the lot is open, and whether it is about one seat only.
LOTS = {
    (True, True): N_("The lot decides between %(names)s on seat %(last)d."),
    (True, False): N_("The lot decides between %(names)s on seats %(first)d to %(last)d."),
    (False, True): N_("The lot between %(names)s gave seat %(last)d to %(winners)s."),
    (False, False): N_("The lot between %(names)s gave seats %(first)d to %(last)d to %(winners)s."),
}
ORDER = N_("Chairs are picked by %(method)s in this order: %(picks)s.")
ORDER_LOTS = {
    (True, True): N_("The lot decides between %(names)s on pick %(last)d."),
    (True, False): N_("The lot decides between %(names)s on picks %(first)d to %(last)d."),
    (False, True): N_("The lot between %(names)s gave pick %(last)d to %(winners)s."),
    (False, False): N_(
        "The lot between %(names)s gave picks %(first)d to %(last)d, in this order: %(winners)s."
    ),
}


def result_phrases(result: JointAllocation, source: str = "") -> tuple[Phrase, ...]:
    """The sentence of the division among all, then one for each joint proposal's own. `source`: a paragraph."""
    return tuple(
        said if key == AMONG_ALL else Phrase(WITHIN, {"joint": key, "said": said})
        for key, said in ((key, allocation_phrase(step, source)) for key, step in result.steps)
    )


def allocation_phrase(allocation: Allocation, source: str = "") -> Phrase:
    """Method, seats of each list and what the lot decides or decided."""
    lot = allocation.lot
    values: dict[str, int | str | Phrase] = {
        "method": _method(allocation.method, source),
        "seats": allocation.seats,
    }
    if lot is None:
        return Phrase(SETTLED, values | {"shares": _shares(allocation.seats_of)})
    said = lot_phrase(lot, allocation.seats)
    if lot.is_open:
        return Phrase(CERTAIN, values | {"shares": _shares(allocation.certain), "lot": said})
    return Phrase(DRAWN, values | {"shares": _shares(allocation.seats_of), "lot": said})


def lot_phrase(lot: Lot, seats: int) -> Phrase:
    """Who draws or drew for which seats: always the last of all."""
    values: dict[str, int | str | Phrase] = {"names": enumerated(lot.between), "last": seats}
    if lot.seats > 1:
        values["first"] = seats - lot.seats + 1
    if not lot.is_open:
        values["winners"] = enumerated(lot.winners)
    return Phrase(LOTS[lot.is_open, lot.seats == 1], values)


def access_phrase(access: Access, source: str = "") -> Phrase:
    """The order in which chairs are picked; a question mark where a lot is not drawn yet."""
    picks = ", ".join(f"{pick.place}. {pick.name or '?'}" for pick in access.picks)
    return Phrase(ORDER, {"method": _method(Method.D_HONDT, source), "picks": picks})


def order_lot_phrase(lot: OrderLot) -> Phrase:
    """Who draws or drew for which places in the order."""
    values: dict[str, int | str | Phrase] = {"names": enumerated(lot.between), "last": lot.last}
    if lot.first < lot.last:
        values["first"] = lot.first
    if not lot.is_open:
        values["winners"] = ", ".join(lot.order)
    return Phrase(ORDER_LOTS[lot.is_open, lot.first == lot.last], values)


def enumerated(names: Sequence[str]) -> Phrase | str:
    """“A, B and C”."""
    return names[0] if len(names) == 1 else Phrase(AND, {"names": ", ".join(names[:-1]), "last": names[-1]})


def _method(method: Method, source: str) -> str:
    return f"{METHODS[method]}, {source}" if source else METHODS[method]


def _shares(seats: Mapping[str, int | None]) -> str:
    return ", ".join(f"{name} {number}" for name, number in seats.items())
