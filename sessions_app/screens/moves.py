"""The agenda on the move: its changes in words, the urgent item that waits, and the desk's forms."""

from collections.abc import Iterable
from dataclasses import replace

from journal.events import N_, Command
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.kind_field import any_kind
from sessions_app.screens.majorities import consequences
from sessions_app.screens.objects import Action, Field, Option, Urgency, Words, words
from sessions_app.screens.wording_field import wording_field
from sessions_app.sitting.commands import agenda, moves
from sessions_app.sitting.moves import Change, ChangeKind
from sessions_app.sitting.plan import Item, ItemKind, ItemState
from sessions_app.sitting.state import Part, Sitting
from voting.rules.majority import Majority
from voting.rules.matters import Matter

Candidate = tuple[Command, dict[str, object], Action]
ANYTHING = "…"  # stands for words that the person has yet to enter

# What was changed


def changes(sitting: Sitting, audience: Audience) -> tuple[Words, ...]:
    """Oldest first. Those outside read of public items alone."""
    return tuple(
        tell_change(sitting, each) for each in sitting.moves.changes if each.public or audience in INSIDERS
    )


def tell_change(sitting: Sitting, change: Change) -> Words:
    """The change with its reason, and where there was a vote with its result."""
    in_full = change.kind in _IN_FULL
    details: dict[str, str | int | Words] = {
        "items": ", ".join(_name(sitting, each, in_full=in_full) for each in change.items),
        "reason": change.reason,
    }
    sentence = _CHANGES[change.kind]
    if change.before is not None:
        details["before"] = _name(sitting, change.before, in_full=False)
        sentence = _MOVED_BEFORE
    if change.kind in _BY_VOTE:
        details["result"] = _result(sitting, change.items[0])
    return words(sentence, **details)


_BY_VOTE = frozenset({ChangeKind.ADDED, ChangeKind.NOT_ADDED})
_IN_FULL = _BY_VOTE | {ChangeKind.TAKEN_BACK}
_MOVED_BEFORE = N_("Order changed: %(items)s comes before %(before)s. Reason: %(reason)s")
_CHANGES = {
    ChangeKind.MOVED: N_("Order changed: %(items)s comes last in its part. Reason: %(reason)s"),
    ChangeKind.COMBINED: N_("Debated together, decided one by one: %(items)s. Reason: %(reason)s"),
    ChangeKind.SEPARATED: N_("No longer debated together: %(items)s. Reason: %(reason)s"),
    ChangeKind.ADDED: N_("Added as urgent: %(items)s (%(result)s). Reason: %(reason)s"),
    ChangeKind.NOT_ADDED: N_(
        "Not added, although proposed as urgent: %(items)s (%(result)s). Reason: %(reason)s"
    ),
    ChangeKind.TAKEN_BACK: N_("No longer proposed as urgent: %(items)s. Reason: %(reason)s"),
}


def _name(sitting: Sitting, item: int, *, in_full: bool) -> str:
    """An item of the agenda by its number, in full with its title; one that never stood there by its title."""
    if found := sitting.find_item(item):
        full = f"{found.number} {found.title}".strip()
        return full if in_full else found.number or full
    proposed = sitting.find_subject(item)
    return proposed.title if proposed else "?"


def _result(sitting: Sitting, item: int) -> Words:
    proposal = sitting.moves.proposal_of(item)
    vote = sitting.find_vote(proposal.votes[-1]) if proposal and proposal.votes else None
    assert vote is not None  # decided by a vote
    tally = vote.tally
    return words(_COUNTS, yes=tally.yes, no=tally.no, abstain=tally.abstain)


_COUNTS = N_("Yes %(yes)s, No %(no)s, Abstentions %(abstain)s")


def together_with(sitting: Sitting, item: Item) -> Words | None:
    """With what the called item is debated jointly."""
    others = [each for each in sitting.moves.group_of(item.id) if each != item.id]
    names = ", ".join(_name(sitting, each, in_full=True) for each in others)
    return words(N_("Debated together with %(items)s"), items=names) if others else None


def no_vote_on(item: Item) -> Words | None:
    return NO_VOTE.get(item.kind)


NO_VOTE = {
    ItemKind.REPORT: words(N_("Report: nothing is voted on here.")),
    ItemKind.QUESTION: words(N_("Question to the administration: nothing is voted on here.")),
}


def urgency(sitting: Sitting, audience: Audience) -> Urgency:
    """The urgent item that the council has yet to decide on. Not to be known outside if it is not public."""
    proposal = sitting.moves.pending
    inside = audience in INSIDERS
    if proposal is None or not (inside or (proposal.item.public and sitting.part is Part.PUBLIC)):
        return Urgency()
    title = proposal.item.title
    return Urgency(
        title=title,
        reason=proposal.reason,
        proposed_resolution=proposal.item.proposed_resolution,
        announcement=words(N_("An urgent item is proposed: %(title)s"), title=title),
    )


# The desk's forms


def next_for_urgency(sitting: Sitting) -> Iterable[Candidate]:
    """The steps of an urgent item that waits: the vote first, and the way back."""
    proposal = sitting.moves.pending
    if proposal is None:
        return
    named: dict[str, object] = {"item": proposal.item.id}
    given = (("item", str(proposal.item.id)),)
    vote = words(N_("Open the vote on urgency"))
    hints = _urgency_majority(sitting)
    open_it = Action("open_urgency_vote", vote, given, (any_kind(sitting),), primary=True, hints=hints)
    yield moves.open_urgency_vote, named, open_it
    back = words(N_("Withdraw the urgent item"))
    action = Action("take_back_proposal", back, given, (_reason(),))
    yield moves.take_back_proposal, {**named, "reason": ANYTHING}, action


def _urgency_majority(sitting: Sitting) -> tuple[Words, ...]:
    """What the vote on urgency will need."""
    rule = sitting.rules.urgent_extension
    simple = rule is not None and rule.value == Majority.SIMPLE
    demanded = sitting.rules.simple_majority if simple else rule
    at_large = replace(sitting, current=None)  # whoever is biased on the called item votes on this
    return consequences(at_large, demanded, Matter.AGENDA) if demanded else ()


def forms(sitting: Sitting) -> Iterable[Candidate]:
    """What can be done to the running part of the agenda, beside the item that is called."""
    public = sitting.part is Part.PUBLIC
    part = [each for each in sitting.items if each.public is public]
    waiting = [each for each in part if each.state is ItemState.PENDING]
    open_ones = [each for each in part if each.may_become(ItemState.CALLED)]
    if len(waiting) > 1:
        yield _move(waiting)
    if len(open_ones) > 1:
        yield _combine(open_ones)
    if grouped := [each for each in part if sitting.moves.group_of(each.id)]:
        yield _separate(grouped)
    if waiting:
        yield from _leave(waiting)
    yield _propose(public=public)


def _move(waiting: list[Item]) -> Candidate:
    end = Option("", words(N_("at the end")))
    places = (*_options(waiting[1:]), _option(waiting[0]), end)
    fields = (_which(waiting), Field("before", words(N_("Before which item?")), "choice", places), _reason())
    action = Action("move_item", words(N_("Change the order")), fields=fields)
    return moves.move_item, {"item": waiting[0].id, "reason": ANYTHING}, action


def _combine(open_ones: list[Item]) -> Candidate:
    other = Field("other", words(N_("Together with which item?")), "choice", _options(reversed(open_ones)))
    action = Action(
        "combine_items", words(N_("Debate items together")), fields=(_which(open_ones), other, _reason())
    )
    known: dict[str, object] = {"item": open_ones[0].id, "other": open_ones[-1].id, "reason": ANYTHING}
    return moves.combine_items, known, action


def _separate(grouped: list[Item]) -> Candidate:
    action = Action("separate_items", words(N_("End a joint debate")), fields=(_which(grouped), _reason()))
    return moves.separate_items, {"item": grouped[0].id, "reason": ANYTHING}, action


def _leave(waiting: list[Item]) -> Iterable[Candidate]:
    known: dict[str, object] = {"item": waiting[0].id, "reason": ANYTHING}
    for command, label in _ENDINGS_TO_COME.items():
        yield command, known, Action(command.__name__, label, fields=(_which(waiting), _reason()))
    label = words(N_("Refer an upcoming item"))
    refer = Action("refer_item", label, fields=(_which(waiting), TARGET, _reason()))
    yield agenda.refer_item, {**known, "to": ANYTHING}, refer


def _propose(*, public: bool) -> Candidate:
    neutral = (
        ()
        if public
        else (Field("public_title", words(N_("Neutral title for the public")), "text", required=False),)
    )
    fields = (
        Field("title", words(N_("Title")), "text"),
        *neutral,
        Field("reason", words(N_("Why can it not wait?")), "lines"),
        wording_field("proposed_resolution", words(N_("Proposed resolution")), required=False),
    )
    label = N_("Propose an urgent item") if public else N_("Propose an urgent item that is not public")
    known: dict[str, object] = {"item": 0, "title": ANYTHING, "reason": ANYTHING}
    return moves.propose_item, known, Action("propose_item", words(label), fields=fields)


ENDINGS: dict[Command, Words] = {
    agenda.postpone_item: words(N_("Postpone the item")),
    agenda.withdraw_item: words(N_("Take the item off the agenda")),
}
_ENDINGS_TO_COME: dict[Command, Words] = {
    agenda.postpone_item: words(N_("Postpone an upcoming item")),
    agenda.withdraw_item: words(N_("Take an upcoming item off the agenda")),
}
REFER = words(N_("Refer the item"))
TARGET = Field("to", words(N_("To whom?")), "text")


def _which(items: list[Item]) -> Field:
    return Field("item", words(N_("Which item?")), "choice", _options(items))


def _reason() -> Field:
    return Field("reason", words(N_("Reason")), "text")


def _options(items: Iterable[Item]) -> tuple[Option, ...]:
    return tuple(_option(each) for each in items)


def _option(item: Item) -> Option:
    return Option(str(item.id), f"{item.number} {item.title}".strip())
