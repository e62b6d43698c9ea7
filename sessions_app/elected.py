"""The resolutions that come of elections and compositions: their results in words, and their rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from journal.store import Recorded
from sessions_app.adopted import record_elected
from sessions_app.models import AgendaItem, Resolution
from sessions_app.sitting.state import Sitting
from voting.elections.election import Election, ElectionPhase
from voting.elections.events import ElectionAnnounced
from voting.elections.seating_sentences import member_phrases
from voting.elections.sentences import (
    answer_phrases,
    lot_phrases,
    no_vote_phrases,
    outcome_phrases,
    result_phrase,
    round_phrases,
    tally_phrase,
)
from voting.wording import Phrase

RESULT_LENGTH = 500


@dataclass(frozen=True)
class Announcer:
    """Who announced it: also the hand that records it among the resolutions."""

    signature: str


def project(before: Sitting, after: Sitting, recorded: tuple[Recorded, ...]) -> None:
    """Records what these entries announced, and writes what later entries say of it, such as who accepts."""
    for each in recorded:
        if isinstance(each.event, ElectionAnnounced):
            election = _found(after, each.event.election)
            if election.fills_seats and _write(election, each.seq):
                record_elected(after, election, Announcer(each.by))
    for election in after.elections:
        if _is_resolution(election) and election not in before.elections:
            rows = Resolution.objects.filter(agenda_item=election.subject, election=election.number)
            rows.update(outcome=in_words(election))


def rebuild(sitting: Sitting, entries: Iterable[Recorded]) -> None:
    announced = list(_announced(sitting, entries))
    known = {(election.subject, election.number) for election, _ in announced}
    for row in Resolution.objects.filter(agenda_item__meeting=sitting.meeting).exclude(election=0):
        if (row.agenda_item_id, row.election) not in known:
            row.delete()
    for election, entry in announced:
        _write(election, entry)


def check_rows(sitting: Sitting, entries: Iterable[Recorded]) -> list[str]:
    """In words, where rows differ from the journal."""
    rows = Resolution.objects.filter(agenda_item__meeting=sitting.meeting).exclude(election=0)
    names = ("agenda_item_id", "election", "text", "outcome", "carried", "adopted_at", "entry")
    expected = {
        (each.subject, each.number, each.office, in_words(each), True, each.announced_at, entry)
        for each, entry in _announced(sitting, entries)
    }
    differing = sorted(expected ^ set(rows.values_list(*names)))
    return [f"election {row[1]} on item {row[0]}" for row in differing]


def _announced(sitting: Sitting, entries: Iterable[Recorded]) -> Iterator[tuple[Election, int]]:
    """The elections that somebody came out of, as they are now, each with the entry of its announcement."""
    for each in entries:
        if isinstance(each.event, ElectionAnnounced):
            election = _found(sitting, each.event.election)
            if election.fills_seats:
                yield election, each.seq


def _found(sitting: Sitting, number: int) -> Election:
    return next(each for each in sitting.elections if each.number == number)


def _is_resolution(election: Election) -> bool:
    return election.phase is ElectionPhase.ANNOUNCED and election.fills_seats


def _write(election: Election, entry: int) -> bool:
    """Whether there is an item for it: what the filing cabinet lost, verify_journal says."""
    if not AgendaItem.objects.filter(pk=election.subject).exists():
        return False
    values = {
        "text": election.office,
        "outcome": in_words(election),
        "carried": True,
        "yes": 0,
        "no": 0,
        "abstain": 0,
        "adopted_at": election.announced_at,
        "entry": entry,
    }
    Resolution.objects.update_or_create(
        agenda_item_id=election.subject, vote_number=0, election=election.number, defaults=values
    )
    return True


def in_words(election: Election) -> str:
    """The result with all that is told of it, and who accepts, in the installation's language."""
    return " ".join(_sentences(election))


def in_short(election: Election) -> str:
    """The result, then as many sentences as have room: the rounds, the last one first; of lists the numbers, the lot,
    the people, how the seats came about, and who had no vote.
    """
    told, *more = _sentences(election, answers=False)
    for said in more:
        if len(told) + len(said) + 1 > RESULT_LENGTH:
            break
        told = f"{told} {said}"
    return told[:RESULT_LENGTH]


def _sentences(election: Election, *, answers: bool = True) -> list[str]:
    with translation.override(settings.LANGUAGE_CODE):
        told: list[tuple[Phrase, ...]] = [(result_phrase(election),)]
        told += _of_lists(election) if election.by_lists else _of_rounds(election)
        if answers and not election.by_lists:
            told.append(answer_phrases(election))
        said = (" ".join(each.told(gettext) for each in phrases) for phrases in told)
        return [each for each in said if each]


def _of_rounds(election: Election) -> Iterator[tuple[Phrase, ...]]:
    return (round_phrases(election, round_.number) for round_ in reversed(election.rounds))


def _of_lists(election: Election) -> Iterator[tuple[Phrase, ...]]:
    round_, count = election.round, election.round.count
    assert count is not None  # announced elections were counted
    yield (tally_phrase(election, round_, count),)
    lot = lot_phrases(election, round_)
    yield lot[:1]
    yield from ((each,) for each in member_phrases(election))
    yield lot[1:] or outcome_phrases(election, round_)
    yield no_vote_phrases(election, round_)
