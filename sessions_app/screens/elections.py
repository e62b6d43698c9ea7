"""Region `election`: the election on the called item, round by round, as everybody sees it."""

from dataclasses import dataclass, replace

from journal.events import N_, Event
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.objects import Words, words
from sessions_app.screens.regions import shut_out
from sessions_app.screens.register import barred
from sessions_app.screens.workings import HighestTable, RemainderTable, table_of
from sessions_app.sitting.state import Sitting
from voting.elections.commands import division_of
from voting.elections.counts import Count
from voting.elections.election import Election, ElectionPhase, Form, Manner, Round
from voting.elections.events import (
    AllAccepted,
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionOpened,
    LotDrawn,
    MembersNamed,
    RoundCalled,
    RoundCounted,
)
from voting.elections.lists import allocated
from voting.elections.seating import seated, share_of, vacant
from voting.elections.seating_sentences import divides
from voting.elections.sentences import (
    ACCEPTED,
    answer_phrases,
    end_phrase,
    lot_phrases,
    outcome_phrases,
    remark_phrases,
    result_phrase,
    tally_phrase,
)
from voting.elections.telling import told_of
from voting.seats.allocation import Working
from voting.seats.sentences import METHODS, enumerated
from voting.wording import Phrase

MANNERS = {
    Manner.PAPER: words(N_("Secret, with ballot papers")),
    Manner.HANDS: words(N_("Open, by show of hands")),
    Manner.NONE: words(N_("By the strength of the groups")),
}
# What it is, and what a round of it is called.
KINDS = {
    Form.PERSONS: words(N_("Election")),
    Form.LISTS: words(N_("Election by lists")),
    Form.JOINT: words(N_("Joint proposal")),
    Form.STRENGTH: words(N_("Division of seats")),
}
STATES = {
    ElectionPhase.VOTING: words(N_("Ballots are being given and counted.")),
    ElectionPhase.COUNTED: words(N_("The round is counted.")),
}
# Other ballots than those for somebody, with the names that a lay person knows.
NO, BLANK, ABSTENTIONS, INVALID = (
    words(N_("No")),
    words(N_("Blank")),
    words(N_("Abstentions")),
    words(N_("Invalid")),
)
YES, WITHOUT_GROUP = words(N_("Yes")), words(N_("Without a group"))


@dataclass(frozen=True)
class Numbered:
    """A line of a round: whose number it is. `elected`: in this round. `number` None: not counted yet.

    `seats` (Words): how many a list has, and whether the lot may give it one more.
    """

    name: str | Words
    number: int | None = None
    elected: bool = False
    seats: Words | None = None


@dataclass(frozen=True)
class Step:
    """How the seats came about, as a table in the language of who reads it."""

    method: str
    working: Working

    @property
    def table(self) -> RemainderTable | HighestTable:
        return table_of(self.working)


@dataclass(frozen=True)
class ListView:
    """A list with its seats and who gets them; `accepted`: of these, who has said so. `vacant`: yet to be named."""

    name: str
    seats: Words | None
    people: tuple[tuple[str, bool], ...]
    declined: str = ""
    vacant: int = 0


@dataclass(frozen=True)
class RoundView:
    """A round: who stands, then the other ballots, then what follows. `entitled`: how many may vote in it."""

    title: Words
    lines: tuple[Numbered, ...]
    others: tuple[Numbered, ...] = ()
    remarks: tuple[Words, ...] = ()
    sentences: tuple[Words, ...] = ()
    entitled: int = 0
    step: Step | None = None


@dataclass(frozen=True)
class ElectionView:
    """Region `election`. `state`: none, voting, counted, announced, broken_off. `hidden`: the closed part.

    `barred`: who has no vote in it by office. `more`: what is told besides the rounds, such as who accepts.
    """

    state: str = "none"
    hidden: bool = False
    announcement: Words | None = None
    office: str = ""
    seats: int = 0
    kind: Words | None = None
    manner: Words | None = None
    lists: tuple[ListView, ...] = ()
    rounds: tuple[RoundView, ...] = ()
    result: Words | None = None
    barred: Words | None = None
    more: tuple[Words, ...] = ()
    resolution: Words | None = None


def with_number(view: ElectionView, number: str) -> ElectionView:
    """An announced election with the number of the resolution that came of it (Beschlussnummer)."""
    if not number or view.state != ElectionPhase.ANNOUNCED.value:
        return view
    return replace(view, resolution=words(N_("Resolution %(number)s"), number=number))


def shown_election(sitting: Sitting) -> Election | None:
    """The election that is not finished, or the last one on the item that is still called."""
    last = sitting.last_election
    return sitting.election or (last if last and last.subject == sitting.current else None)


def election(sitting: Sitting, audience: Audience) -> ElectionView:
    if shut_out(sitting, audience):
        return ElectionView(hidden=True)
    shown = shown_election(sitting)
    if shown is None:
        return ElectionView()
    subject = sitting.find_item(shown.subject)
    if audience not in INSIDERS and not (subject and subject.public):
        return ElectionView(hidden=True)
    return _view(shown)


def _view(shown: Election) -> ElectionView:
    announced = shown.phase is ElectionPhase.ANNOUNCED
    broken_off = shown.phase is ElectionPhase.BROKEN_OFF
    result = told(result_phrase(shown)) if announced else told(end_phrase(shown)) if broken_off else None
    rounds = tuple(_round(shown, each) for each in shown.rounds)
    return ElectionView(
        state=shown.phase.value,
        announcement=result or _announced_as(shown),
        office=shown.office,
        seats=shown.seats,
        kind=KINDS[shown.form],
        manner=MANNERS[shown.manner],
        lists=_lists(shown),
        rounds=rounds,
        result=result,
        barred=barred(shown.round.barred),
        more=() if shown.by_lists else tuple(told(each) for each in answer_phrases(shown)),
    )


def _lists(shown: Election) -> tuple[ListView, ...]:
    """Who has which seat; before the count, who stands on which list."""
    return tuple(_list(shown, each.number) for each in shown.candidates if shown.by_lists)


def _list(shown: Election, number: int) -> ListView:
    candidate, here = shown.candidates[number - 1], seated(shown, number)
    declined = (
        candidate.people[each.place - 1]
        for each in shown.answers
        if each.candidate == number and not each.accepted
    )
    standing = () if shown.result else tuple((name, False) for name in candidate.people)
    return ListView(
        candidate.name,
        _seat_words(share_of(shown, number)) if share_of(shown, number) else None,
        tuple((each.name, each.accepted is True) for each in here) or standing,
        ", ".join(declined),
        vacant(shown, number),
    )


def _announced_as(shown: Election) -> Words:
    """The round's number and what is going on in it, for those who hear it."""
    state = told(tally_phrase(shown, shown.round, shown.round.count)) if shown.round.count else None
    return state or words(
        N_("Election “%(office)s”, round %(round)s."), office=shown.office, round=shown.round.number
    )


def _round(shown: Election, each: Round) -> RoundView:
    votes = each.count.votes if each.count else (None,) * len(each.candidates)
    elected = each.result.elected if each.result else ()
    lines = tuple(
        Numbered(_named(shown, candidate), number, candidate in elected, _seats(shown, each, candidate))
        for candidate, number in zip(each.candidates, votes, strict=True)
    )
    said = (*outcome_phrases(shown, each), *lot_phrases(shown, each))
    return RoundView(
        title=_title(shown, each),
        lines=lines,
        others=_others(shown, each.count) if each.count else (),
        remarks=tuple(told(phrase) for phrase in remark_phrases(shown, each)),
        sentences=tuple(told(phrase) for phrase in said) or (STATES[shown.phase],),
        entitled=_whole(shown, each),
        step=_step(shown, each),
    )


def _title(shown: Election, each: Round) -> Words:
    """A joint proposal and a division by strength have one round alone."""
    if shown.form in {Form.JOINT, Form.STRENGTH}:
        return KINDS[shown.form]
    return words(N_("Round %(round)s"), round=each.number)


def _whole(shown: Election, each: Round) -> int:
    """What a bar is a part of: who may vote, or all who sit in the council."""
    return each.count.papers if each.count and shown.form is Form.STRENGTH else len(each.register)


def _named(shown: Election, candidate: int) -> str | Words:
    return YES if shown.form is Form.JOINT else shown.name_of(candidate)


def _seats(shown: Election, each: Round, candidate: int) -> Words | None:
    """The seats of a list after the count."""
    result = each.result
    if result is None or not result.shares or shown.form is Form.JOINT:
        return None
    return _seat_words(result.shares[candidate - 1], drawing=candidate in result.drawing)


def _seat_words(number: int, *, drawing: bool = False) -> Words:
    return words(_SEATS[drawing, number == 1], seats=number)


_SEATS = {
    (False, True): N_("%(seats)s seat"),
    (False, False): N_("%(seats)s seats"),
    (True, True): N_("%(seats)s seat and the lot"),
    (True, False): N_("%(seats)s seats and the lot"),
}


def _step(shown: Election, each: Round) -> Step | None:
    if each.count is None or not divides(shown, each):
        return None
    allocation = allocated(division_of(shown), each.count)
    return Step(METHODS[allocation.method], allocation.working)


def _others(shown: Election, count: Count) -> tuple[Numbered, ...]:
    if shown.form is Form.STRENGTH:
        return (Numbered(WITHOUT_GROUP, count.blank),)
    blank = BLANK if shown.manner is Manner.PAPER else ABSTENTIONS
    return (Numbered(NO, count.no), Numbered(blank, count.blank), Numbered(INVALID, count.invalid))


def told(phrase: Phrase) -> Words:
    """A sentence of the voting room for the screens."""
    values = {
        name: told(value) if isinstance(value, Phrase) else value for name, value in phrase.values.items()
    }
    return words(phrase.msgid, **values)


# A line of the desk's log


def tell_election(sitting: Sitting, event: Event) -> Words | None:
    """An event of an election as a sentence; a round with its numbers as long as they stand."""
    match event:
        case ElectionOpened(office=office):
            said = words(N_("The election “%(office)s” was opened."), office=office)
        case RoundCounted():
            said = _tell_count(sitting, event)
        case RoundCalled(number=number):
            said = words(N_("Round %(round)s of the election was called."), round=number)
        case LotDrawn() | ElectionAnswered() | ElectionAnnounced() | ElectionBrokenOff():
            said = _tell_end(sitting.elections[event.election - 1], event)
        case AllAccepted() | MembersNamed():
            said = told(told_of(event, sitting.elections[event.election - 1])[0])
        case _:
            return None
    return said


def _tell_end(election: Election, event: Event) -> Words:
    match event:
        case LotDrawn(winners=winners):
            return words(N_("The lot in the election fell on %(names)s."), names=_names(election, winners))
        case ElectionAnswered(accepted=accepted):
            return told(Phrase(ACCEPTED[accepted], {"name": _who_answered(election, event)}))
        case ElectionAnnounced():
            return told(result_phrase(election))
        case _:
            return told(end_phrase(election))


def _who_answered(election: Election, event: ElectionAnswered) -> str:
    """The candidate, or who stands in that place of the list."""
    people = election.candidates[event.candidate - 1].people
    return people[event.place - 1] if event.place else election.name_of(event.candidate)


def _names(election: Election, candidates: tuple[int, ...]) -> Words | str:
    said = enumerated(election.names_of(candidates))
    return told(said) if isinstance(said, Phrase) else said


def _tell_count(sitting: Sitting, event: RoundCounted) -> Words:
    """The numbers, unless they were corrected."""
    election = sitting.elections[event.election - 1]
    round_ = election.rounds[event.round_number - 1]
    if round_.count == event.count:
        return told(tally_phrase(election, round_, event.count))
    return words(N_("Round %(round)s was counted; the count was corrected later."), round=round_.number)
