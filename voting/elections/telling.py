"""Each event of an election in sentences, for the record. Pure; the edge brings the translation."""

from collections.abc import Callable, Mapping

from voting.elections.election import Election
from voting.elections.events import (
    AllAccepted,
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionEvent,
    ElectionOpened,
    LotDrawn,
    MembersNamed,
    RoundCalled,
    RoundCounted,
)
from voting.elections.seating_sentences import (
    all_accepted_phrase,
    member_phrases,
    named_phrase,
    seat_answer_phrases,
    standing_phrases,
    working_phrases,
)
from voting.elections.sentences import (
    answer_phrases,
    counted_phrases,
    end_phrase,
    lot_phrases,
    no_vote_phrases,
    opened_phrase,
    remark_phrases,
    result_phrase,
    second_phrases,
    tellers_phrase,
)
from voting.wording import Phrase


def told_of(event: ElectionEvent, after: Election) -> tuple[Phrase, ...]:
    """What is told of the event; `after` is the election as it is then. A round as proposed is told with its count."""
    if isinstance(event, MembersNamed):
        return (named_phrase(after, event),)
    return _TOLD[type(event)](after)


def _opened(after: Election) -> tuple[Phrase, ...]:
    without = no_vote_phrases(after, after.round)
    return (opened_phrase(after), *second_phrases(after), *standing_phrases(after), *without)


def _counted(after: Election) -> tuple[Phrase, ...]:
    round_ = after.round
    again = remark_phrases(after, round_) if round_.recount_reason else ()
    tellers = (tellers_phrase(round_),) if round_.tellers else ()
    return (*again, *counted_phrases(after, round_), *working_phrases(after, round_), *tellers)


def _announced(after: Election) -> tuple[Phrase, ...]:
    return (result_phrase(after), *member_phrases(after))


def _answered(after: Election) -> tuple[Phrase, ...]:
    return seat_answer_phrases(after) if after.by_lists else answer_phrases(after)[-1:]


_TOLD: Mapping[type[ElectionEvent], Callable[[Election], tuple[Phrase, ...]]] = {
    ElectionOpened: _opened,
    RoundCounted: _counted,
    LotDrawn: lambda after: lot_phrases(after, after.round),
    RoundCalled: lambda after: (*remark_phrases(after, after.round), *no_vote_phrases(after, after.round)),
    ElectionAnnounced: _announced,
    ElectionAnswered: _answered,
    AllAccepted: lambda after: (all_accepted_phrase(after),),
    ElectionBrokenOff: lambda after: (end_phrase(after),),
}
