"""Journal → the rows that pages and OParl read: Meeting, AgendaItem, Resolution. Written here and nowhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from journal.store import Recorded, history
from sessions_app import adopted, elected
from sessions_app.adopted import record_announced
from sessions_app.elected import RESULT_LENGTH, Announcer, in_short
from sessions_app.models import AgendaItem, Meeting, Resolution
from sessions_app.sitting.access_sentences import concluded_phrase
from sessions_app.sitting.accesses import Access
from sessions_app.sitting.divisions import whole
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Phase, Sitting
from voting.elections.election import Election, ElectionPhase
from voting.events import ResultAnnounced
from voting.rules.majority import MORE_YES_THAN_NO
from voting.rules.sentence import result_sentence
from voting.vote import Vote, VotePhase

UNTOUCHED = (AgendaItem._meta.get_field("state").default, "")  # state and result before any sitting  # noqa: SLF001


@dataclass(frozen=True)
class Announced:
    """An announced vote, the entry that announced it, and what it decided: `text` on an item."""

    vote: Vote
    entry: int
    item: int
    text: str
    as_amended: bool
    by: str


def project(key: str, before: Sitting, after: Sitting, recorded: tuple[Recorded, ...]) -> None:  # noqa: ARG001 (a book's signature)
    """Writes what these entries changed. Written twice it comes out the same."""
    at = recorded[-1].at
    if _meeting_row(before) != _meeting_row(after) or before.meeting != after.meeting:
        _write_meeting(after, at)
    old = {item.id: item for item in before.items} if before.meeting == after.meeting else {}
    elected_on = {each.subject for each in after.elections if each not in before.elections}
    elected_on |= {each.item for each in after.accesses.all if each not in before.accesses.all}
    for item in after.items:
        known = old.get(item.id)
        if (known is not item and known != item) or item.id in elected_on:
            _write_item(after, item, at)
    if _order(before) != _order(after):
        _write_order(after)
    if any(isinstance(each.event, ResultAnnounced) for each in recorded):
        for each in _announced(before, recorded):
            _write_resolution(each)
            if each.vote.verdict and each.vote.verdict.carried:
                record_announced(after, each.vote, each.item, Announcer(each.by))
    elected.project(before, after, recorded)


def rebuild(key: str, sitting: Sitting, at: datetime) -> None:
    """Writes the rows of a sitting that differ from its journal; `at` becomes their time of change, the others keep
    theirs. Resolutions keep their keys: others refer to them.
    """
    _write_meeting(sitting, at)
    for item in sitting.items:
        _write_item(sitting, item, at)
    if sitting.moves.changes:
        _write_order(sitting)
    announced = _announced(Sitting(), history(key))
    expected = {(each.item, each.vote.number) for each in announced}
    for row in Resolution.objects.filter(agenda_item__meeting=sitting.meeting, election=0):
        if (row.agenda_item_id, row.vote_number) not in expected:
            row.delete()
    for each in announced:
        _write_resolution(each)
    elected.rebuild(sitting, history(key))
    adopted.rebuild(sitting.meeting, sitting.body)


def check_rows(key: str, sitting: Sitting) -> list[str]:
    """In words, where rows differ from the journal.

    A release that rewords the sentence of a result has to `rebuild` the rows.
    """
    meeting = Meeting.objects.filter(pk=sitting.meeting).values("state", "opened_at", "ends_at").first()
    faults = [] if meeting is not None and _agrees(meeting, sitting) else [f"meeting {sitting.meeting}"]
    rows = AgendaItem.objects.filter(meeting=sitting.meeting).values_list("pk", "state", "result")
    found_items = {pk: (state, result) for pk, state, result in rows}
    faults += [
        f"item {item.id}"
        for item in sitting.items
        if found_items.get(item.id) != (item.state.value, _result(sitting, item))
    ]
    faults += _misplaced(sitting)
    known = {item.id for item in sitting.items}
    faults += [f"item {pk}" for pk, row in found_items.items() if pk not in known and row != UNTOUCHED]
    expected = {_resolution_row(each) for each in _announced(Sitting(), history(key))}
    fields = (
        "agenda_item_id",
        "vote_number",
        "text",
        "as_amended",
        "carried",
        "yes",
        "no",
        "abstain",
        "majority",
        "rule_source",
        "rule_id",
        "base",
        "threshold",
        "adopted_at",
        "entry",
    )
    rows_of_votes = Resolution.objects.filter(agenda_item__meeting=sitting.meeting, election=0)
    found = set(rows_of_votes.values_list(*fields))
    faults += [f"resolution on item {row[0]}, vote {row[1]}" for row in sorted(expected ^ found)]
    return [*faults, *elected.check_rows(sitting, history(key))]


RUNNING = (Meeting.State.CONVENED, Meeting.State.OPEN, Meeting.State.INTERRUPTED, Meeting.State.CANCELLED)


def meetings_held() -> set[int]:
    """The meetings whose rows only a sitting held here can have written.

    A state alone says it of none that came from elsewhere, and a closed one may be of the years before Ratssaal.
    """
    resolved = Resolution.objects.values_list("agenda_item__meeting", flat=True)
    own = Meeting.objects.filter(oparl_id=None)
    called = own.filter(agenda_items__starts_at__isnull=False).values_list("pk", flat=True)
    return {*resolved, *called, *own.filter(state__in=RUNNING).values_list("pk", flat=True)}


def _agrees(meeting: Mapping[str, object], sitting: Sitting) -> bool:
    row = _meeting_row(sitting)
    return all(meeting[name] == value for name, value in row.items())


def _meeting_row(sitting: Sitting) -> dict[str, object]:
    row: dict[str, object] = {"state": sitting.phase.value, "opened_at": sitting.opened_at}
    return row | {"ends_at": sitting.closed_at} if sitting.phase is Phase.CLOSED else row


def _write_meeting(sitting: Sitting, at: datetime) -> None:
    row = _meeting_row(sitting)
    Meeting.objects.filter(pk=sitting.meeting).exclude(**row).update(**row, modified=at)


def _write_item(sitting: Sitting, item: Item, at: datetime) -> None:
    if sitting.moves.proposal_of(item.id):
        _keep_added(sitting, item)
    row = {
        "state": item.state.value,
        "starts_at": item.called_at,
        "ends_at": item.left_at,
        "result": _result(sitting, item),
    }
    AgendaItem.objects.filter(pk=item.id, meeting=sitting.meeting).exclude(**row).update(**row, modified=at)


def _keep_added(sitting: Sitting, item: Item) -> None:
    """The row of an item that came on the agenda during the sitting, under the number that the journal gives it."""
    values = {
        "public": item.public,
        "number": item.number,
        "name": item.title,
        "public_name": item.public_title,
        "kind": item.kind.value,
        "proposed_resolution": item.proposed_resolution,
    }
    AgendaItem.objects.get_or_create(pk=item.id, meeting_id=sitting.meeting, defaults=values)


def _order(sitting: Sitting) -> tuple[int, ...]:
    return tuple(item.id for item in sitting.items) if sitting.moves.changes else ()


def _write_order(sitting: Sitting) -> None:
    for place, item in enumerate(sitting.items, start=1):
        AgendaItem.objects.filter(pk=item.id, meeting=sitting.meeting).update(order=place)


def _misplaced(sitting: Sitting) -> list[str]:
    """Whether a part whose agenda was changed in the sitting has another order in the rows."""
    if not sitting.moves.changes:
        return []
    rows = AgendaItem.objects.filter(meeting=sitting.meeting, pk__in=_order(sitting)).order_by("order", "pk")
    found = list(rows.values_list("pk", "public"))
    return [
        f"order of the {'public' if public else 'closed'} part"
        for public in (True, False)
        if [pk for pk, part in found if part is public]
        != [each.id for each in sitting.items if each.public is public]
    ]


def _result(sitting: Sitting, item: Item) -> str:
    """The last announced result of a vote or an election in words, in the installation's language, or who chairs what."""
    if picked := sitting.accesses.on(item.id):
        return _picked(picked)
    elections = [
        each
        for each in sitting.elections
        if each.subject == item.id and each.phase is ElectionPhase.ANNOUNCED
    ]
    votes = [
        vote
        for vote in sitting.votes_on(item.id)
        if vote.phase is VotePhase.ANNOUNCED and sitting.decides(vote)
    ]
    if elections and not _voted_since(elections[-1], votes):
        return in_short(elections[-1])
    if not votes:
        return ""
    last = votes[-1]
    assert last.verdict is not None  # announced votes were counted
    with translation.override(settings.LANGUAGE_CODE):
        return result_sentence(last.tally, last.verdict).told(gettext)[:RESULT_LENGTH]


def _picked(accesses: tuple[Access, ...]) -> str:
    """Who chairs what, as much as has room; of several, such as chairs and deputies, one after the other."""
    room = RESULT_LENGTH // len(accesses) - 1
    with translation.override(settings.LANGUAGE_CODE):
        return " ".join(_with_room(each, room) for each in accesses)


def _with_room(access: Access, room: int) -> str:
    told = (concluded_phrase(access, most).told(gettext) for most in range(len(access.chairs), 0, -1))
    return next((each for each in told if len(each) <= room), access.office[:room])


def _voted_since(election: Election, votes: list[Vote]) -> bool:
    return bool(votes) and votes[-1].opened_at > election.round.opened_at


def _announced(sitting: Sitting, recorded: Iterable[Recorded]) -> list[Announced]:
    """The votes on matters announced by these entries, which follow on `sitting`; urgency is no matter."""
    found = []
    for each in recorded:
        sitting = each.event.apply(sitting, each.at)
        last = sitting.last_vote
        if isinstance(each.event, ResultAnnounced) and last and sitting.decides(last):
            found += [
                Announced(
                    last, each.seq, item, _text(sitting, last, item), sitting.is_as_amended(last), each.by
                )
                for item in last.subjects
            ]
    return found


def _text(sitting: Sitting, vote: Vote, item: int) -> str:
    """What was resolved upon: of a bloc what was proposed on this item; where every part of a text was rejected, the
    whole of it.
    """
    if vote.bloc and (found := sitting.find_item(item)):
        return found.proposed_resolution or found.title
    division = sitting.divisions.of(vote.subject)
    return whole(division.parts) if division and vote.paragraph is not None else vote.question


def _resolution_values(announced: Announced) -> dict[str, object]:
    vote, verdict = announced.vote, announced.vote.verdict
    assert verdict is not None  # announced votes were counted
    counted = verdict.rule_id != MORE_YES_THAN_NO
    return {
        "text": announced.text,
        "as_amended": announced.as_amended,
        "carried": verdict.carried,
        "yes": vote.tally.yes,
        "no": vote.tally.no,
        "abstain": vote.tally.abstain,
        "majority": vote.majority.value,
        "rule_source": vote.rule_source,
        "rule_id": verdict.rule_id,
        "base": verdict.base if counted else None,
        "threshold": verdict.threshold if counted else None,
        "adopted_at": vote.announced_at,
        "entry": announced.entry,
    }


def _resolution_row(announced: Announced) -> tuple[object, ...]:
    return (announced.item, announced.vote.number, *_resolution_values(announced).values())


def _write_resolution(announced: Announced) -> None:
    vote = announced.vote
    if not AgendaItem.objects.filter(pk=announced.item).exists():
        return  # the filing cabinet lost the item; verify_journal says so
    values = _resolution_values(announced)
    Resolution.objects.update_or_create(
        agenda_item_id=announced.item, vote_number=vote.number, election=0, defaults=values
    )
