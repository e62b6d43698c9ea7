"""Region `election`: the election on the called item, round by round, as everybody sees it."""

from dataclasses import dataclass

from journal.events import N_, Event
from sessions_app.screens.audience import INSIDERS, Audience
from sessions_app.screens.objects import Words, words
from sessions_app.screens.regions import shut_out
from sessions_app.sitting.state import Sitting
from voting.elections.counts import Count
from voting.elections.election import Election, ElectionPhase, Manner, Round
from voting.elections.events import (
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionOpened,
    LotDrawn,
    RoundCalled,
    RoundCounted,
)
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
from voting.seats.sentences import enumerated
from voting.wording import Phrase

MANNERS = {
    Manner.PAPER: words(N_("Secret, with ballot papers")),
    Manner.HANDS: words(N_("Open, by show of hands")),
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


@dataclass(frozen=True)
class Numbered:
    """A line of a round: whose number it is. `elected`: in this round. `number` None: not counted yet."""

    name: str | Words
    number: int | None = None
    elected: bool = False


@dataclass(frozen=True)
class RoundView:
    """A round: who stands, then the other ballots, then what follows. `entitled`: how many may vote in it."""

    title: Words
    lines: tuple[Numbered, ...]
    others: tuple[Numbered, ...] = ()
    remarks: tuple[Words, ...] = ()
    sentences: tuple[Words, ...] = ()
    entitled: int = 0


@dataclass(frozen=True)
class ElectionView:
    """Region `election`. `state`: none, voting, counted, announced, broken_off. `hidden`: the closed part.

    `more`: what is told besides the rounds, such as who accepts.
    """

    state: str = "none"
    hidden: bool = False
    announcement: Words | None = None
    office: str = ""
    seats: int = 0
    manner: Words | None = None
    rounds: tuple[RoundView, ...] = ()
    result: Words | None = None
    more: tuple[Words, ...] = ()


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
        manner=MANNERS[shown.manner],
        rounds=rounds,
        result=result,
        more=tuple(told(each) for each in answer_phrases(shown)),
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
        Numbered(shown.name_of(candidate), number, candidate in elected)
        for candidate, number in zip(each.candidates, votes, strict=True)
    )
    said = (*outcome_phrases(shown, each), *lot_phrases(shown, each))
    return RoundView(
        title=words(N_("Round %(round)s"), round=each.number),
        lines=lines,
        others=_others(shown, each.count) if each.count else (),
        remarks=tuple(told(phrase) for phrase in remark_phrases(shown, each)),
        sentences=tuple(told(phrase) for phrase in said) or (STATES[shown.phase],),
        entitled=len(each.register),
    )


def _others(shown: Election, count: Count) -> tuple[Numbered, ...]:
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
        case _:
            return None
    return said


def _tell_end(election: Election, event: Event) -> Words:
    match event:
        case LotDrawn(winners=winners):
            return words(N_("The lot in the election fell on %(names)s."), names=_names(election, winners))
        case ElectionAnswered(candidate=candidate, accepted=accepted):
            return told(Phrase(ACCEPTED[accepted], {"name": election.name_of(candidate)}))
        case ElectionAnnounced():
            return told(result_phrase(election))
        case _:
            return told(end_phrase(election))


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
