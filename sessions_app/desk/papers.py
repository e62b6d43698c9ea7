"""Papers are registered here and brought, with files, to the items of an agenda."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from documents.checks import check_in_worker
from documents.store import keep_file
from journal.events import require
from sessions_app.desk.agenda import drafting
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Body, Consultation, File, Paper
from sessions_app.policies import may_register_paper
from sessions_app.queries import clerked_organizations, visible_papers
from sessions_app.reading import is_released


def register_paper(
    actor: Actor,
    body: Body,
    *,
    name: str,
    reference: str,
    public: bool,
    paper_type: str = "",
    proposed_resolution: str = "",
    dated_on: date | None = None,
) -> Paper:
    """A new paper (Vorlage). `public`: it becomes public with the first agenda that it stands on."""
    require(_may_write(actor, body), DeskRefusal.NOT_AN_AUTHOR)
    require(name.strip(), DeskRefusal.TITLE_MISSING)
    reference = reference.strip()
    taken = reference and Paper.objects.filter(body=body, reference=reference, deleted=False).exists()
    require(not taken, DeskRefusal.REFERENCE_TAKEN, reference=reference)
    return Paper.objects.create(
        body=body,
        name=name.strip(),
        reference=reference,
        public=public,
        paper_type=paper_type.strip(),
        proposed_resolution=proposed_resolution.strip(),
        dated_on=dated_on or timezone.localdate(),
    )


def attach_paper(actor: Actor, item: AgendaItem, paper: Paper, *, decides: bool = True) -> Consultation:
    """Brings a paper to an item of a draft agenda: a station (Beratung) of its way."""
    with drafting(actor, item.meeting) as meeting:
        require(visible_papers(actor, meeting.body).filter(pk=paper.pk).exists(), DeskRefusal.NO_SUCH_PAPER)
        there = Consultation.objects.filter(agenda_item=item, paper=paper, deleted=False).exists()
        require(not there, DeskRefusal.PAPER_ALREADY_THERE)
        consultation = Consultation.objects.create(
            paper=paper, meeting=meeting, agenda_item=item, authoritative=decides
        )
        if meeting.organization:
            consultation.organizations.add(meeting.organization)
    return consultation


def detach_paper(actor: Actor, consultation: Consultation) -> None:
    """Takes a paper away from an item of a draft agenda."""
    require(consultation.agenda_item, DeskRefusal.NO_SUCH_ITEM)
    assert consultation.agenda_item  # required above
    with drafting(actor, consultation.agenda_item.meeting):
        consultation.delete()


def attach_file(
    actor: Actor, thing: AgendaItem | Paper, *, data: bytes, file_name: str, name: str = ""
) -> File:
    """Keeps a file with an item of a draft agenda or an unpublished paper.

    What it is, its content says and not its name. It is public only once the agenda is published.
    Raises Refused (DeskRefusal, UploadRefusal, WorkerRefusal) before anything is stored.
    """
    _require_open(actor, thing)
    checked = check_in_worker(data, settings.UPLOAD_LIMIT)
    owner = thing.meeting.body if isinstance(thing, AgendaItem) else thing.body
    title = name.strip() or file_name.rsplit(".", 1)[0]
    with transaction.atomic():
        file = keep_file(data, owner=owner.slug, name=title, file_name=file_name, mime_type=checked.mime_type)
        if isinstance(thing, AgendaItem):
            with drafting(actor, thing.meeting):
                thing.auxiliary_files.add(file)
        elif thing.main_file_id is None:
            Paper.objects.filter(pk=thing.pk).update(main_file=file, modified=timezone.now())
        else:
            thing.auxiliary_files.add(file)
    return file


def detach_file(actor: Actor, item: AgendaItem, file: File) -> None:
    """Takes a file away from an item of a draft agenda."""
    with drafting(actor, item.meeting):
        item.auxiliary_files.remove(file)


def _require_open(actor: Actor, thing: AgendaItem | Paper) -> None:
    """Asked before the costly check of the content, and again when the file is attached."""
    if isinstance(thing, AgendaItem):
        with drafting(actor, thing.meeting):
            return
    require(_may_write(actor, thing.body), DeskRefusal.NOT_AN_AUTHOR)
    require(visible_papers(actor, thing.body).filter(pk=thing.pk).exists(), DeskRefusal.NO_SUCH_PAPER)
    require(not is_released(thing), DeskRefusal.PAPER_PUBLISHED)


def _may_write(actor: Actor, body: Body) -> bool:
    """Authors, and clerks of any organization of the body (an actor holds grants of one body only)."""
    return may_register_paper(actor, body.pk) or bool(clerked_organizations(actor))
