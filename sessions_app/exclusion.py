"""What somebody who is biased on a closed item may not read until it is finished (§ 31 GO NRW): its papers."""

from dataclasses import replace

from accounts.actor import Actor
from documents.models import File
from journal.events import N_, Refusal, require
from sessions_app.agenda import AgendaView, ItemView
from sessions_app.models import AgendaItem, Body, Consultation, Meeting, Membership, Paper
from sessions_app.queries import agenda_of
from sessions_app.reading import is_released
from sessions_app.standing import sitting_of

BEGUN = (Meeting.State.CONVENED, Meeting.State.OPEN, Meeting.State.INTERRUPTED)


class ExclusionRefusal(Refusal):
    BIASED = N_(
        "You are biased on a closed agenda item. Until it is finished, its papers are closed to you. "
        "If that is wrong, please tell the clerk."
    )


def kept_from(actor: Actor, body: Body) -> frozenset[int]:
    """The agenda items whose papers the actor may not read now."""
    if actor.person is None:
        return frozenset()
    seats = Membership.objects.filter(person=actor.person).values("organization")
    meetings = Meeting.objects.filter(body=body, organization__in=seats, state__in=BEGUN, deleted=False)
    kept = (
        sitting_of(each).state.kept_from(actor.person) for each in meetings.select_related("organization")
    )
    return frozenset().union(*kept)


def require_paper(actor: Actor, paper: Paper) -> None:
    """Raises Refused."""
    if not is_released(paper):
        consulted = Consultation.objects.filter(paper=paper, agenda_item__in=kept_from(actor, paper.body))
        require(not consulted.filter(deleted=False).exists(), ExclusionRefusal.BIASED)


def require_file(actor: Actor, body: Body, file: File) -> None:
    """Also the file of a paper, or of the item itself. Raises Refused."""
    if file.public or not (kept := kept_from(actor, body)):
        return
    papers = Consultation.objects.filter(agenda_item__in=kept, deleted=False).values("paper")
    attached = Paper.auxiliary_files.through.objects.filter(paper__in=papers, file=file)
    main = Paper.objects.filter(pk__in=papers, main_file=file)
    items = AgendaItem.auxiliary_files.through.objects.filter(agendaitem__in=kept, file=file)
    decided = AgendaItem.objects.filter(pk__in=kept, resolution_file=file)
    hangs = any(rows.exists() for rows in (attached, main, items, decided))
    require(not hangs, ExclusionRefusal.BIASED)


def agenda_for(actor: Actor, meeting: Meeting) -> AgendaView:
    """The agenda as the actor may see it now: of what is kept from him the title alone."""
    view = agenda_of(actor, meeting)
    kept = kept_from(actor, meeting.body)
    return replace(view, closed=tuple(_title_of(each) if each.id in kept else each for each in view.closed))


def _title_of(item: ItemView) -> ItemView:
    return replace(item, proposed_resolution="", papers=(), files=(), resolutions=(), result="")
