"""How a sitting stands now: the journal's state, or before the first entry what the meeting's row knows."""

from dataclasses import replace

from journal.chain import figure_of
from journal.models import Entry
from journal.store import Page, replay
from sessions_app.desk.convene import items_of
from sessions_app.live import SITTING
from sessions_app.models import Consultation, Meeting, Paper, Resolution
from sessions_app.queries import RELEASED
from sessions_app.reading import is_released
from sessions_app.screens.objects import Filed, PaperLink
from sessions_app.sitting.events.course import SittingClosed
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Phase, Sitting
from voting.elections.election import Election
from voting.vote import Vote


def sitting_of(meeting: Meeting) -> Page[Sitting]:
    """The sitting of a meeting and the journal's seq at which it stands."""
    page = replay(SITTING, SITTING.key(meeting.pk))
    return page if page.state.phase is not Phase.PLANNED else replace(page, state=_planned(meeting))


def closing_figure(meeting: int, sitting: Sitting) -> str:
    """What stands for all that was recorded until the sitting was closed; empty before."""
    if sitting.phase is not Phase.CLOSED:
        return ""
    closings = Entry.objects.filter(stream__key=SITTING.key(meeting), kind=SittingClosed.kind)
    return figure_of(closings.values_list("hash", flat=True).get())


def filed_of(meeting: int, sitting: Sitting) -> Filed:
    """What rows know of the sitting as it stands."""
    return Filed(
        closing_figure(meeting, sitting),
        _numbers(meeting, sitting.last_vote, sitting.items),
        _number_elected(sitting.last_election),
    )


def _number_elected(election: Election | None) -> str:
    """What came of an announced election."""
    if election is None or election.announced_at is None or not election.fills_seats:
        return ""
    rows = Resolution.objects.filter(agenda_item=election.subject, election=election.number)
    return rows.values_list("number", flat=True).first() or ""


def _numbers(meeting: int, vote: Vote | None, items: tuple[Item, ...]) -> tuple[tuple[str, str], ...]:
    """Of the resolutions that came of an announced vote, in the order of the agenda. They are given with the
    announcement and never change.
    """
    if vote is None or vote.verdict is None or not (vote.announced_at and vote.verdict.carried):
        return ()
    rows = Resolution.objects.filter(agenda_item__meeting=meeting, vote_number=vote.number, election=0)
    numbers = dict(rows.exclude(number="").values_list("agenda_item", "number"))
    return tuple((each.number, numbers[each.id]) for each in items if each.id in numbers)


def added_items(sitting: Sitting) -> tuple[Item, ...]:
    """The items that were not on the agenda as published: the council found them urgent."""
    proposed = {each.item.id for each in sitting.moves.proposals}
    return tuple(item for item in sitting.items if item.id in proposed)


def _planned(meeting: Meeting) -> Sitting:
    """The agenda as published; who sits on the roster is known when it is convened. Nothing is written."""
    organization = meeting.organization
    published = meeting.agenda_published_at is not None
    return Sitting(
        meeting=meeting.pk,
        title=meeting.name,
        body=meeting.body_id,
        body_name=meeting.body.name,
        organization=organization.pk if organization else 0,
        organization_name=organization.name if organization else "",
        place=str(meeting.location or ""),
        starts_at=meeting.starts_at,
        agenda_version=meeting.agenda_version,
        items=items_of(meeting) if published else (),
        fault_phone=meeting.second_channel,
        statutory_number=(organization.statutory_number or 0) if organization else 0,
    )


def papers_of(items: tuple[int, ...], *, public_only: bool) -> tuple[PaperLink, ...]:
    """Links to the papers of items. Addresses of papers are permanent."""
    if not items:
        return ()
    rows = Consultation.objects.filter(agenda_item__in=items, deleted=False, paper__deleted=False)
    if public_only:
        rows = rows.filter(paper__in=Paper.objects.filter(RELEASED))
    papers = [
        row.paper
        for row in rows.select_related("paper").order_by("agenda_item__order", "order", "pk")
        if row.paper
    ]
    return tuple(PaperLink(paper.reference, paper.name, _address(paper)) for paper in papers)


def _address(paper: Paper) -> str:
    """Where everybody reads it, or its own people alone."""
    return f"/vorlagen/{paper.pk}/" if is_released(paper) else f"/arbeitsplatz/vorlagen/{paper.pk}/"
