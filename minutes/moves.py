"""Changes of the agenda as sentences of the minutes: order, joint debates, urgent items. Pure."""

from dataclasses import dataclass

from journal.events import Event
from minutes.draft import Part
from sessions_app.sitting.events.bloc import ItemLeftBloc, ItemsCalledEnBloc, ItemTakenOut
from sessions_app.sitting.events.moves import (
    ItemMoved,
    ItemProposed,
    ItemsCombined,
    ItemsSeparated,
    ProposalTakenBack,
)
from sessions_app.sitting.moves import Proposal
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting
from voting.events import ResultAnnounced


@dataclass(frozen=True)
class Move:
    """What the minutes say of a change of the agenda; only its own part reads it."""

    text: str
    part: Part
    item: int | None


def told_of_agenda(before: Sitting, event: Event) -> tuple[Move, ...]:
    """What the event did to the agenda, which before stood as in `before`."""
    match event:
        case ItemMoved():
            return _order(before, event)
        case ItemsCombined() | ItemsSeparated():
            return _joint(before, event)
        case ItemProposed(title=title, reason=reason, public=public):
            told = f"Es wird beantragt, die Tagesordnung wegen Dringlichkeit um „{title}“ zu erweitern."
            return (Move(f"{told} Begründung: {reason}", _part(public=public), None),)
        case ProposalTakenBack(reason=reason) if before.moves.pending:
            item = before.moves.pending.item
            told = f"Der Dringlichkeitsantrag „{item.title}“ wird zurückgenommen. Begründung: {reason}"
            return (Move(told, _part(public=item.public), None),)
        case ResultAnnounced() if proposal := _decided(before):
            return _urgency(before, proposal)
        case _:
            return _of_bloc(before, event)


def _of_bloc(before: Sitting, event: Event) -> tuple[Move, ...]:
    """What is decided with others in one vote, and what is not any more."""
    match event:
        case ItemsCalledEnBloc():
            return _en_bloc(before, event)
        case ItemTakenOut():
            return _taken_out(before, event)
        case ItemLeftBloc():
            return _left_bloc(before, event)
        case _:
            return ()


def _order(before: Sitting, event: ItemMoved) -> tuple[Move, ...]:
    item = before.find_item(event.item)
    assert item is not None  # the commands let nothing else be moved
    next_one = before.find_item(event.before) if event.before is not None else None
    place = f"vor {_named(next_one)}" if next_one else "als letzter Punkt dieses Teils"
    told = f"Die Reihenfolge wird geändert: Der Punkt wird {place} behandelt. Begründung: {event.reason}"
    return (Move(told, _part(public=item.public), item.id),)


def _joint(before: Sitting, event: ItemsCombined | ItemsSeparated) -> tuple[Move, ...]:
    """A sentence with each of the items, about the others."""
    how = "gemeinsam mit" if isinstance(event, ItemsCombined) else "nicht mehr gemeinsam mit"
    found = [item for item in before.items if item.id in event.items]
    moves = []
    for item in found:
        others = ", ".join(_named(each) for each in found if each is not item)
        text = f"Der Punkt wird {how} {others} beraten. Begründung: {event.reason}"
        moves.append(Move(text, _part(public=item.public), item.id))
    return tuple(moves)


def _en_bloc(before: Sitting, event: ItemsCalledEnBloc) -> tuple[Move, ...]:
    """A sentence with each of the items, about the others."""
    found = [item for item in before.items if item.id in event.items]
    return tuple(
        Move(
            f"Der Punkt wird gemeinsam mit {', '.join(each.number for each in found if each is not item)} aufgerufen, "
            "um in einer Abstimmung darüber zu entscheiden (en bloc).",
            _part(public=item.public),
            item.id,
        )
        for item in found
    )


def _taken_out(before: Sitting, event: ItemTakenOut) -> tuple[Move, ...]:
    item = before.find_item(event.item)
    assert item is not None  # the commands let nothing else be taken out
    by = f" auf Verlangen von {before.roster[event.person].name}" if event.person is not None else ""
    told = f"Der Punkt wird{by} aus der gemeinsamen Abstimmung herausgenommen; über ihn wird einzeln beraten und abgestimmt."
    return (Move(told, _part(public=item.public), item.id),)


def _left_bloc(before: Sitting, event: ItemLeftBloc) -> tuple[Move, ...]:
    """With the item that left, what becomes of the others."""
    item = before.find_item(event.item)
    assert item is not None  # the commands let nothing else leave
    numbers = [each.number for each in before.items if each.id in before.left_en_bloc]
    others = (
        f"die übrigen Punkte ({', '.join(numbers)}) bleiben" if len(numbers) > 1 else f"{numbers[0]} bleibt"
    )
    told = f"Der Punkt scheidet damit aus der gemeinsamen Abstimmung aus; {others} aufgerufen."
    return (Move(told, _part(public=item.public), item.id),)


def _decided(before: Sitting) -> Proposal | None:
    """The urgent item whose vote is announced now."""
    proposal, vote = before.moves.pending, before.vote
    return proposal if proposal and vote and vote.number in proposal.votes else None


def _urgency(before: Sitting, proposal: Proposal) -> tuple[Move, ...]:
    """Reason, vote and result in one."""
    vote, item = before.vote, proposal.item
    assert vote is not None  # it is announced now
    assert vote.verdict is not None  # it was counted before
    carried, count = vote.verdict.carried, vote.tally
    how = f"mit {count.yes} Ja gegen {count.no} Nein bei {count.abstain} Enthaltungen"
    if carried:
        told = f"Die Tagesordnung wird wegen Dringlichkeit {how} um den Punkt {_named(item)} erweitert."
    else:
        told = (
            f"Die Dringlichkeit wird {how} nicht anerkannt; „{item.title}“ kommt nicht auf die Tagesordnung."
        )
    part = _part(public=item.public)
    whole = Move(f"{told} Begründung des Antrags: {proposal.reason}", part, None)
    own = Move(
        "Der Punkt wurde in der Sitzung wegen Dringlichkeit in die Tagesordnung aufgenommen.", part, item.id
    )
    return (whole, own) if carried else (whole,)


def _named(item: Item) -> str:
    return f"{item.number} „{item.title}“".strip()


def _part(*, public: bool) -> Part:
    return Part.PUBLIC if public else Part.CLOSED
