"""Region `picture`: what the display in the hall shows. One picture at a time, chosen by the sitting or the desk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from journal.events import N_
from sessions_app.screens import discretion, motions, moves, presence, regions, voting
from sessions_app.screens.accesses import AccessView, access, shown_access
from sessions_app.screens.audience import Audience
from sessions_app.screens.discretion import Results
from sessions_app.screens.elections import ElectionView, election, shown_election, with_number
from sessions_app.screens.excerpts import PROPOSED, VOTED_ON, beginning_of, on_one_line
from sessions_app.screens.heads import Head, OnAir, on_air
from sessions_app.screens.motions import MotionList
from sessions_app.screens.objects import (
    Agenda,
    Filed,
    Item,
    NamedVote,
    Notice,
    Proof,
    Urgency,
    Voting,
    Words,
    words,
)
from sessions_app.screens.presence import Presence
from sessions_app.screens.speakers import Speakers, speakers
from sessions_app.sitting.state import Phase, Sitting
from voting.vote import Vote, VoteKind, VotePhase

WALL = Audience.WALL
READABLE_LINES = 10  # of the agenda, from twenty metres
NEWEST_CHANGES = 1  # of the agenda, below it
NEWEST_RESULTS = 3  # of the closed part


class Wish(StrEnum):
    """What the desk wants to see: whatever the sitting brings, the agenda, nothing at all, a message."""

    AUTOMATIC = "automatic"
    OVERVIEW = "overview"
    BLACK = "black"
    MESSAGE = "message"


@dataclass(frozen=True)
class Wished:
    """The desk's wish for the displays of a meeting. `text` belongs to a message."""

    picture: Wish = Wish.AUTOMATIC
    text: str = ""


class Layout(StrEnum):
    """Übersicht, Tagesordnungspunkt, Dringlichkeitsantrag, Abstimmung, Namensaufruf, Ergebnis, Wahl, Zugriff, Rede,
    Bekanntgabe aus dem nichtöffentlichen Teil, Einwohnerfragestunde oder Gedenken, Pause, Mitteilung,
    nichtöffentlicher Teil, Ende, dunkel.
    """

    OVERVIEW = "overview"
    ITEM = "item"
    URGENCY = "urgency"
    VOTE = "vote"
    ROLL_CALL = "roll_call"
    RESULT = "result"
    ELECTION = "election"
    ACCESS = "access"
    SPEECH = "speech"
    ANNOUNCEMENT = "announcement"
    OBSERVANCE = "observance"
    BREAK = "break"
    MESSAGE = "message"
    CLOSED_PART = "closed_part"
    END = "end"
    BLACK = "black"


@dataclass(frozen=True)
class Picture:
    """Region `picture` (wall). What a layout does not show is not in here.

    `item`: the called one; beside a vote what is voted on, which may be an item proposed as urgent.
    `agenda`: from what is still to come as much as can be read; `later` items follow it.
    `rest`: that a wording is shown in its beginning only. `electors` (roll call): in the fixed order of the roll; while the vote is open only whether each has answered.
    """

    layout: str
    head: Head | None = None
    notice: Notice | None = None
    item: Item | None = None
    motions: MotionList | None = None
    urgency: Urgency | None = None
    vote: Voting | None = None
    electors: tuple[NamedVote, ...] = ()
    election: ElectionView | None = None
    access: AccessView | None = None
    speakers: Speakers | None = None
    results: Results | None = None
    agenda: Agenda | None = None
    later: int = 0
    presence: Presence | None = None
    message: str = ""
    proof: Proof | None = None
    rest: Words | None = None
    on_air: OnAir | None = None


def layout(sitting: Sitting, wished: Wished) -> Layout:
    """Which picture is shown. The desk's message and black stand above everything, its overview above the items."""
    if wished.picture in _ABOVE_ALL:
        return _ABOVE_ALL[wished.picture]
    if sitting.phase in _BY_PHASE:
        return _BY_PHASE[sitting.phase]
    if regions.shut_out(sitting, WALL):
        return Layout.CLOSED_PART
    if sitting.phase is not Phase.OPEN or wished.picture is Wish.OVERVIEW:
        return Layout.OVERVIEW
    return Layout.OBSERVANCE if sitting.observance else _of_business(sitting)


_ABOVE_ALL = {Wish.MESSAGE: Layout.MESSAGE, Wish.BLACK: Layout.BLACK}
_BY_PHASE = {Phase.INTERRUPTED: Layout.BREAK, Phase.CLOSED: Layout.END, Phase.CANCELLED: Layout.END}


def _of_business(sitting: Sitting) -> Layout:
    if speakers(sitting, WALL).floor:  # newer than the last result; none speaks while a vote is open
        return Layout.SPEECH
    if _picks(sitting):
        return Layout.ACCESS
    if _elects(sitting):
        return Layout.ELECTION
    shown = voting.shown_vote(sitting)
    if shown is None or shown.phase is VotePhase.ANNULLED or voting.vote(sitting, WALL).hidden:
        return _without_vote(sitting)
    if shown.phase is not VotePhase.OPEN:
        return Layout.URGENCY if _proposed_since(sitting, shown) else Layout.RESULT
    return Layout.ROLL_CALL if _read_by_name(sitting, shown) else Layout.VOTE


def _elects(sitting: Sitting) -> bool:
    """Whether an election that may be seen is newer than the last vote on the item."""
    shown, voted = shown_election(sitting), voting.shown_vote(sitting)
    if shown is None or election(sitting, WALL).hidden:
        return False
    return voted is None or shown.round.opened_at > voted.opened_at


def _picks(sitting: Sitting) -> bool:
    """Whether groups pick chairs, or did so last on the item, and it may be seen."""
    shown, voted, elected = shown_access(sitting), voting.shown_vote(sitting), shown_election(sitting)
    if shown is None or access(sitting, WALL).hidden:
        return False
    others = (voted.opened_at if voted else None, elected.round.opened_at if elected else None)
    return all(other is None or shown.opened_at > other for other in others)


def _without_vote(sitting: Sitting) -> Layout:
    if moves.urgency(sitting, WALL).title:
        return Layout.URGENCY
    if regions.item(sitting, WALL, ()).key:
        return Layout.ITEM
    return Layout.ANNOUNCEMENT if _announced(sitting).lines else Layout.OVERVIEW


def _proposed_since(sitting: Sitting, shown: Vote) -> bool:
    """Whether an urgent item, which may be known here, waits and is newer than the vote."""
    proposal = sitting.moves.pending
    newer = proposal is not None and proposal.proposed_at > shown.opened_at
    return newer and bool(moves.urgency(sitting, WALL).title)


def _read_by_name(sitting: Sitting, shown: Vote) -> bool:
    """A roll call whose names can all be read from the last row, beside the whole wording that is voted on."""
    few = len(shown.register) <= voting.LISTED and voting.vote(sitting, WALL).room != "longest"
    return shown.kind is VoteKind.ROLL_CALL and few


def picture(sitting: Sitting, wished: Wished, filed: Filed) -> Picture:
    chosen = layout(sitting, wished)
    parts = {name: _PARTS[name](sitting) for name in _SHOWN[chosen]}
    if chosen in {Layout.ITEM, Layout.URGENCY}:
        parts |= {"notice": _item_notice(sitting), **_item(sitting, chosen)}
    elif "vote" in parts:
        parts["item"] = _voted_on(sitting)
        parts |= _shown_vote(voting.with_numbers(_vote(sitting), filed.numbers), chosen)
    elif chosen is Layout.ELECTION:
        parts["election"] = with_number(_election(sitting), filed.elected)
    elif chosen is Layout.OVERVIEW:
        parts["agenda"], parts["later"] = _window(regions.agenda(sitting, WALL))
    elif chosen is Layout.MESSAGE:
        parts["message"] = wished.text
    elif chosen is Layout.END:
        parts["proof"] = Proof(filed.figure)
    return Picture(chosen.value, on_air=on_air(sitting), **parts)  # type: ignore[arg-type]  # _PARTS names fields of Picture


def _item(sitting: Sitting, chosen: Layout) -> Mapping[str, object]:
    """The item with as much of what is proposed as can be read."""
    if chosen is not Layout.ITEM:
        return {}
    item = regions.item(sitting, WALL, ())
    shown, rest = beginning_of(item.proposed_resolution, PROPOSED)
    return {"item": replace(item, proposed_resolution=shown), "rest": rest}


def _shown_vote(vote: Voting, chosen: Layout) -> Mapping[str, object]:
    """The vote with as much of the question as can be read; beside the result it is only named."""
    if chosen is Layout.RESULT:
        return {"vote": replace(vote, question=on_one_line(vote.question))}
    shown, rest = beginning_of(vote.question, VOTED_ON)
    return {"vote": replace(vote, question=shown), "rest": rest}


def _window(agenda: Agenda) -> tuple[Agenda, int]:
    """The whole agenda where it can be read from the last row; else from the first item that is not done on."""
    lines, agenda = agenda.public_lines, replace(agenda, changes=agenda.changes[-NEWEST_CHANGES:])
    if len(lines) <= READABLE_LINES:
        return agenda, 0
    undone = (place for place, line in enumerate(lines) if line.current or line.state == "pending")
    start = min(next(undone, len(lines)), len(lines) - READABLE_LINES)
    end = start + READABLE_LINES
    return replace(agenda, public_lines=lines[start:end]), len(lines) - end


def _announced(sitting: Sitting) -> Results:
    """What the public heard of the closed part just now: as many results as can be read."""
    return Results(discretion.results(sitting, WALL).lines[-NEWEST_RESULTS:])


def _electors(sitting: Sitting) -> tuple[NamedVote, ...]:
    """The roll of a roll call; who voted how in any other vote is not for the hall's wall."""
    shown = voting.shown_vote(sitting)
    return voting.names(sitting, WALL).electors if shown and _read_by_name(sitting, shown) else ()


def _vote(sitting: Sitting) -> Voting:
    """The vote; one on urgency says so in the place where others name their motion."""
    vote = voting.vote(sitting, WALL)
    return replace(vote, about=_URGENT) if vote.number in sitting.moves.urgency_votes else vote


_URGENT = words(N_("Proposed as urgent"))


def _voted_on(sitting: Sitting) -> Item:
    """The item that the vote is about, or the one whose urgency is voted on: that one has yet no number."""
    shown = voting.shown_vote(sitting)
    proposal = sitting.moves.proposal_of(shown.subject) if shown else None
    if shown is None or proposal is None or shown.number not in proposal.votes:
        return regions.item(sitting, WALL, ())
    return Item(key=proposal.item.id, title=proposal.item.title)


def _item_notice(sitting: Sitting) -> Notice:
    """That the last vote was annulled, unless there is something more urgent to say."""
    notice, vote = regions.notice(sitting, WALL), voting.vote(sitting, WALL)
    if notice.text is None and vote.state == VotePhase.ANNULLED.value:
        return Notice("warning", vote.announcement, vote.annulled or "")
    return notice


def _election(sitting: Sitting) -> ElectionView:
    """The election with the round that is held, or was held last: the hall has heard the others."""
    shown = election(sitting, WALL)
    return replace(shown, rounds=shown.rounds[-1:])


_PARTS: Mapping[str, Callable[[Sitting], object]] = {
    "head": lambda sitting: regions.head(sitting, WALL),
    "notice": lambda sitting: regions.notice(sitting, WALL),
    "item": lambda sitting: regions.item(sitting, WALL, ()),
    "motions": lambda sitting: motions.motions(sitting, WALL),
    "urgency": lambda sitting: moves.urgency(sitting, WALL),
    "vote": _vote,
    "electors": _electors,
    "election": _election,
    "access": lambda sitting: access(sitting, WALL),
    "speakers": lambda sitting: speakers(sitting, WALL),
    "results": _announced,
    "presence": lambda sitting: presence.presence(sitting, WALL),
}
_VOTE = ("head", "notice", "item", "vote", "presence")
_SHOWN: Mapping[Layout, tuple[str, ...]] = {
    Layout.OVERVIEW: ("head", "notice", "presence"),
    Layout.ITEM: ("head", "notice", "item", "motions", "presence"),
    Layout.URGENCY: ("head", "notice", "urgency", "presence"),
    Layout.VOTE: _VOTE,
    Layout.ROLL_CALL: (*_VOTE, "electors"),
    Layout.RESULT: (*_VOTE, "electors"),
    Layout.ELECTION: ("head", "notice", "item", "election", "presence"),
    Layout.ACCESS: ("head", "notice", "item", "access", "presence"),
    Layout.SPEECH: ("head", "notice", "item", "speakers", "presence"),
    Layout.ANNOUNCEMENT: ("head", "notice", "results", "presence"),
    Layout.OBSERVANCE: ("head", "notice"),
    Layout.BREAK: ("head", "notice"),
    Layout.MESSAGE: ("head",),
    Layout.CLOSED_PART: ("head", "notice"),
    Layout.END: ("head", "notice"),
    Layout.BLACK: (),
}
WISHES: Mapping[Wish, Words] = {
    Wish.AUTOMATIC: words(N_("Automatic")),
    Wish.OVERVIEW: words(N_("The agenda")),
    Wish.MESSAGE: words(N_("A message")),
    Wish.BLACK: words(N_("Black")),
}
