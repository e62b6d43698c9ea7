"""Papers are registered here and brought, with files, to the items of an agenda."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.actor import Actor
from documents import checks
from documents.store import keep_file
from journal.events import require
from sessions_app.desk.agenda import drafting
from sessions_app.desk.personal_data import note_answer, require_answer, require_fitting
from sessions_app.desk.refusals import DeskRefusal
from sessions_app.models import AgendaItem, Body, Consultation, File, Paper
from sessions_app.personal_data import Answered, held
from sessions_app.queries import visible_papers, writes_papers
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
    personal_data: Answered | None = None,
) -> Paper:
    """A new paper (Vorlage). `public`: it becomes public with the first agenda that it stands on.

    `personal_data`: of its title and proposed resolution; whoever leaves it out is asked before that agenda is published.
    """
    require(writes_papers(actor, body), DeskRefusal.NOT_AN_AUTHOR)
    require(name.strip(), DeskRefusal.TITLE_MISSING)
    reference = reference.strip()
    _require_free(body, reference)
    require_fitting(personal_data, public=public)
    with transaction.atomic():
        paper = Paper.objects.create(
            body=body,
            name=name.strip(),
            reference=reference,
            public=public,
            paper_type=paper_type.strip(),
            proposed_resolution=proposed_resolution.strip(),
            dated_on=dated_on or timezone.localdate(),
        )
        note_answer(actor, paper, personal_data)
    return paper


def change_paper(
    actor: Actor,
    paper: Paper,
    *,
    name: str,
    reference: str,
    public: bool,
    paper_type: str = "",
    proposed_resolution: str = "",
    personal_data: Answered | None = None,
) -> Paper:
    """Corrects a paper that does not stand on a published agenda yet."""
    with _correcting(actor, paper) as row:
        require(name.strip(), DeskRefusal.TITLE_MISSING)
        _require_free(row.body, reference.strip(), row.pk)
        require_fitting(held(personal_data, row), public=public)
        note_answer(actor, row, personal_data)
        row.name, row.reference, row.public = name.strip(), reference.strip(), public
        row.paper_type, row.proposed_resolution = paper_type.strip(), proposed_resolution.strip()
        row.save(update_fields=["name", "reference", "public", "paper_type", "proposed_resolution"])
    return row


def withdraw_paper(actor: Actor, paper: Paper) -> None:
    """Takes a paper back that does not stand on a published agenda, and off the drafts that it stands on."""
    with _correcting(actor, paper) as row:
        Consultation.objects.filter(paper=row).update(deleted=True, modified=timezone.now())
        row.deleted = True
        row.save(update_fields=["deleted"])


def remove_file_of_paper(actor: Actor, paper: Paper, file: File) -> None:
    """Takes a file away; if it was the main file, the first of the others takes its place."""
    with _correcting(actor, paper) as row:
        attached = row.auxiliary_files.filter(pk=file.pk).exists()
        require(attached or row.main_file_id == file.pk, DeskRefusal.NO_SUCH_FILE)
        row.auxiliary_files.remove(file)
        if row.main_file_id == file.pk:
            row.main_file = row.auxiliary_files.order_by("pk").first()
            row.save(update_fields=["main_file"])
            row.auxiliary_files.remove(*filter(None, [row.main_file]))


@contextmanager
def _correcting(actor: Actor, paper: Paper) -> Iterator[Paper]:
    """The paper's row, locked, if the actor may still correct it."""
    with transaction.atomic():
        row = Paper.objects.select_for_update().filter(pk=paper.pk, deleted=False).first()
        require(row, DeskRefusal.NO_SUCH_PAPER)
        assert row  # required above
        _require_open(actor, row)
        yield row
        Paper.objects.filter(pk=row.pk).update(modified=timezone.now())


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
    actor: Actor,
    thing: AgendaItem | Paper,
    *,
    data: bytes,
    file_name: str,
    name: str = "",
    personal_data: Answered | None = None,
) -> File:
    """Keeps a file with an item of a draft agenda or an unpublished paper.

    What it is, its content says and not its name. It is public only once the agenda is published, and never where its
    personal data are only for the decision.
    Raises Refused (DeskRefusal, UploadRefusal, WorkerRefusal) before anything is stored.
    """
    _require_open(actor, thing)
    require_answer(personal_data or Answered(""))
    checked = checks.check_in_worker(data, settings.UPLOAD_LIMIT)
    owner = thing.meeting.body if isinstance(thing, AgendaItem) else thing.body
    title = name.strip() or file_name.rsplit(".", 1)[0]
    with transaction.atomic():
        file = keep_file(
            data,
            owner=owner.slug,
            name=title,
            file_name=file_name,
            mime_type=checked.mime_type,
            signed=checked.signed,
        )
        if isinstance(thing, AgendaItem):
            with drafting(actor, thing.meeting):
                thing.auxiliary_files.add(file)
        elif not _becomes_main(thing, file):
            thing.auxiliary_files.add(file)
        note_answer(actor, file, personal_data)
    return file


def _becomes_main(paper: Paper, file: File) -> bool:
    """The first file is the main one, also when two arrive at once."""
    first = Paper.objects.filter(pk=paper.pk, main_file=None)
    return bool(first.update(main_file=file, modified=timezone.now()))


def detach_file(actor: Actor, item: AgendaItem, file: File) -> None:
    """Takes a file away from an item of a draft agenda."""
    with drafting(actor, item.meeting):
        item.auxiliary_files.remove(file)


def _require_open(actor: Actor, thing: AgendaItem | Paper) -> None:
    """Asked before the costly check of the content, and again when the file is attached."""
    if isinstance(thing, AgendaItem):
        with drafting(actor, thing.meeting):
            return
    require(writes_papers(actor, thing.body), DeskRefusal.NOT_AN_AUTHOR)
    require(visible_papers(actor, thing.body).filter(pk=thing.pk).exists(), DeskRefusal.NO_SUCH_PAPER)
    require(not stands_published(thing), DeskRefusal.PAPER_PUBLISHED)


def stands_published(paper: Paper) -> bool:
    """Released, imported, or on the closed part of a published agenda."""
    stations = Consultation.objects.filter(paper=paper, deleted=False)
    published = stations.filter(meeting__agenda_published_at__isnull=False, meeting__deleted=False)
    return is_released(paper) or paper.oparl_id is not None or published.exists()


def _require_free(body: Body, reference: str, own: int = 0) -> None:
    """A reference is given once."""
    others = Paper.objects.filter(body=body, reference=reference, deleted=False).exclude(pk=own or 0)
    require(not (reference and others.exists()), DeskRefusal.REFERENCE_TAKEN, reference=reference)
