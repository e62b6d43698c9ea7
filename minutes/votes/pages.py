"""The pages of the votes: for the public what its record says, for the desk every vote that is over."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.worker import in_public_worker, in_worker
from journal.events import Refused
from minutes.pdf import vote_record as vote_record_pdf
from minutes.sheets import VoteSheet
from minutes.studio import letterhead_of
from minutes.votes.entries import VoteEntries, entries_of_votes
from minutes.votes.machine import as_csv, as_json
from minutes.votes.of_sitting import record_of, votes_for_the_desk, votes_for_the_public
from minutes.votes.picture import picture_of
from minutes.votes.record import NumberedItem, VoteRecord
from minutes.votes.sheet import sheet_of
from sessions_app.actors import actor_for
from sessions_app.admission import admit
from sessions_app.adopted import numbers_of
from sessions_app.by_key import public_meeting
from sessions_app.listing import may_list_minutes, unlisted
from sessions_app.live import SITTING, sentence_of
from sessions_app.models import Meeting
from sessions_app.pages.sitting import meeting_here, turned_away
from sessions_app.queries import is_published
from sessions_app.screens.audience import Audience
from sessions_app.sitting.state import Phase, Sitting
from sessions_app.standing import sitting_of
from sessions_app.tenancy import TenantRequest
from voting.vote import Vote

SCHEMA = Path(__file__).parents[2] / "docs/vote-record-1.schema.json"
KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Reader:
    """For whom the pages are made, and how their addresses are called."""

    desk: bool
    page: str
    file: str

    def votes(self, sitting: Sitting) -> tuple[Vote, ...]:
        if sitting.phase is Phase.PLANNED:
            return ()
        return votes_for_the_desk(sitting) if self.desk else votes_for_the_public(sitting)


PUBLIC = Reader(desk=False, page="minutes:vote", file="minutes:vote_file")
DESK = Reader(desk=True, page="minutes:desk_vote", file="minutes:desk_vote_file")


# For everybody


@require_safe
def votes(request: TenantRequest, meeting: int) -> HttpResponse:
    row = _published(request, meeting)
    return unlisted(_list(request, row, PUBLIC), unless=may_list_minutes(request.tenant, row))


@require_safe
def vote(request: TenantRequest, meeting: int, vote: int) -> HttpResponse:
    row = _published(request, meeting)
    return unlisted(_page(request, row, vote, PUBLIC), unless=may_list_minutes(request.tenant, row))


@require_safe
def vote_file(request: TenantRequest, meeting: int, vote: int, kind: str) -> HttpResponse:
    row = _published(request, meeting)
    return unlisted(_file(request, row, vote, kind, PUBLIC), unless=may_list_minutes(request.tenant, row))


@require_safe
def schema(request: TenantRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    """What every property of the JSON means. Its address never changes."""
    return HttpResponse(SCHEMA.read_bytes(), content_type="application/schema+json")


def _published(request: TenantRequest, key: int) -> Meeting:
    row = public_meeting(request.tenant, key)
    if not is_published(row):
        raise Http404
    return row


# For the desk

Answer = Callable[[Meeting], HttpResponse]


@never_cache
@require_safe
def desk_votes(request: TenantRequest, meeting: int) -> HttpResponseBase:
    return _at_desk(request, meeting, lambda row: _list(request, row, DESK))


@never_cache
@require_safe
def desk_vote(request: TenantRequest, meeting: int, vote: int) -> HttpResponseBase:
    return _at_desk(request, meeting, lambda row: _page(request, row, vote, DESK))


@never_cache
@require_safe
def desk_vote_file(request: TenantRequest, meeting: int, vote: int, kind: str) -> HttpResponseBase:
    return _at_desk(request, meeting, lambda row: _file(request, row, vote, kind, DESK))


def _at_desk(request: TenantRequest, meeting: int, answer: Answer) -> HttpResponseBase:
    row = meeting_here(request, meeting)
    try:
        admit(row, Audience.DESK, actor_for(request.user, row.body))
    except Refused as refused:
        return turned_away(request, row.pk, refused)
    return answer(row)


# Both


def _list(request: TenantRequest, row: Meeting, reader: Reader) -> HttpResponse:
    sitting = sitting_of(row).state
    records = [_record(sitting, each, VoteEntries(), reader) for each in reader.votes(sitting)]
    return render(request, "minutes/votes.html", {**_common(row, reader), "records": records})


def _page(request: TenantRequest, row: Meeting, number: int, reader: Reader) -> HttpResponse:
    record = _find(row, number, reader)
    context = {**_common(row, reader), "record": record, "picture": picture_of(record)}
    return render(request, "minutes/vote.html", context)


def _common(row: Meeting, reader: Reader) -> dict[str, object]:
    return {"section": "meetings", "meeting": row, "reader": reader}


def _file(request: TenantRequest, row: Meeting, number: int, kind: str, reader: Reader) -> HttpResponse:
    record = _find(row, number, reader)
    if kind == "json":
        address = request.build_absolute_uri(reverse("minutes:vote_schema"))
        return HttpResponse(as_json(record, address), content_type="application/json")
    if kind == "csv":
        mark = "-mit-namen" if record.mark else ""
        name = f'attachment; filename="abstimmung-{row.pk}-{number}{mark}.csv"'
        return HttpResponse(
            as_csv(record), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
        )
    try:
        pdf = _pdf(row, record, reader)
    except Refused as refused:
        messages.error(request, sentence_of(refused))
        return redirect(reader.page, row.pk, number)
    return HttpResponse(pdf, content_type="application/pdf")


def _find(row: Meeting, number: int, reader: Reader) -> VoteRecord:
    sitting = sitting_of(row).state
    found = next((each for each in reader.votes(sitting) if each.number == number), None)
    if found is None:
        raise Http404
    entries = entries_of_votes(SITTING.key(row.pk)).get(number, VoteEntries())
    record = _record(sitting, found, entries, reader)
    return replace(record, resolutions=tuple(_resolutions(sitting, found, numbers_of(row))))


def _record(sitting: Sitting, vote: Vote, entries: VoteEntries, reader: Reader) -> VoteRecord:
    return record_of(sitting, vote, entries, held_on=_held_on(sitting), desk=reader.desk)


def _resolutions(
    sitting: Sitting, vote: Vote, numbers: Mapping[tuple[int, int], str]
) -> Iterator[NumberedItem]:
    """The numbers of what came of the vote, in the order of its items."""
    for subject in vote.subjects:
        item, number = sitting.find_item(subject), numbers.get((vote.number, subject))
        if item and number:
            yield NumberedItem(item.number, number)


def _held_on(sitting: Sitting) -> date | None:
    opened = sitting.opened_at
    return opened.astimezone(ZoneInfo(settings.TIME_ZONE)).date() if opened else None


def _pdf(row: Meeting, record: VoteRecord, reader: Reader) -> bytes:
    """The public's is drawn once for the same content: anybody may ask for it, as often as they like."""
    with translation.override("de"):  # the official language (§ 23 VwVfG)
        sheet = sheet_of(record, letterhead_of(row.body))
    return in_worker(vote_record_pdf.render_vote_record, sheet) if reader.desk else _kept(sheet)


def _kept(sheet: VoteSheet) -> bytes:
    name = f"vote-{hashlib.sha256(repr(sheet).encode()).hexdigest()}"
    kept: bytes | None = cache.get(name)
    if kept is None:
        kept = in_public_worker(vote_record_pdf.render_vote_record, sheet)
        cache.set(name, kept, KEPT_SECONDS)
    return kept
