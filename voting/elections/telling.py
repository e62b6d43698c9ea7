"""Each event of an election in sentences, for the record. Pure; the edge brings the translation."""

from collections.abc import Callable, Mapping

from voting.elections.election import Election
from voting.elections.events import (
    ElectionAnnounced,
    ElectionAnswered,
    ElectionBrokenOff,
    ElectionEvent,
    ElectionOpened,
    LotDrawn,
    RoundCalled,
    RoundCounted,
)
from voting.elections.sentences import (
    answer_phrases,
    counted_phrases,
    end_phrase,
    lot_phrases,
    opened_phrase,
    remark_phrases,
    result_phrase,
    tellers_phrase,
)
from voting.wording import Phrase


def told_of(event: ElectionEvent, after: Election) -> tuple[Phrase, ...]:
    """What is told of the event; `after` is the election as it is then. A round as proposed is told with its count."""
    return _TOLD[type(event)](after)


def _counted(after: Election) -> tuple[Phrase, ...]:
    round_ = after.round
    again = remark_phrases(after, round_) if round_.recount_reason else ()
    return (*again, *counted_phrases(after, round_), tellers_phrase(round_))


_TOLD: Mapping[type[ElectionEvent], Callable[[Election], tuple[Phrase, ...]]] = {
    ElectionOpened: lambda after: (opened_phrase(after),),
    RoundCounted: _counted,
    LotDrawn: lambda after: lot_phrases(after, after.round),
    RoundCalled: lambda after: remark_phrases(after, after.round),
    ElectionAnnounced: lambda after: (result_phrase(after),),
    ElectionAnswered: lambda after: answer_phrases(after)[-1:],
    ElectionBrokenOff: lambda after: (end_phrase(after),),
}
