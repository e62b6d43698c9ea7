"""From rows to the views of `agenda.py`. The one place where a closed item is veiled."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext

from documents.models import File
from journal.events import N_
from sessions_app.agenda import FileView, ItemView, PaperView, ResolutionView
from sessions_app.models import AgendaItem, Consultation, Paper, Resolution

# What the text of a resolution is, by whether it was carried, and whether amendments are worked into it.
WORDINGS = {
    (True, False): N_("Wording as adopted"),
    (True, True): N_("Wording as adopted, with the amendments"),
    (False, False): N_("Wording put to the vote"),
    (False, True): N_("Wording put to the vote, with the amendments"),
}


def is_released(paper: Paper) -> bool:
    """Public for everybody: meant to be, and released here or at the source that it came from."""
    return paper.public and (paper.published_at is not None or paper.oparl_id is not None)


def view_of_item(item: AgendaItem, *, entitled: bool) -> ItemView:
    """`entitled`: the reader may see what is closed in this meeting."""
    if not item.public and not entitled:
        return veiled(item)
    return ItemView(
        id=item.pk,
        number=item.number,
        title=item.name,
        public=item.public,
        kind=item.kind,
        state=item.state,
        state_label=str(AgendaItem.State(item.state).label),
        running=item.state == AgendaItem.State.CALLED and item.ends_at is None,
        result=item.result,
        proposed_resolution=item.proposed_resolution,
        public_name=item.public_name,
        papers=tuple(_papers(item.all_consultations, entitled=entitled)),
        files=view_of_files(_files_of_item(item), entitled=entitled),
        resolutions=tuple(_view_of_resolution(each) for each in item.all_resolutions),
    )


def foreseen_view(item: AgendaItem, closed: Collection[UUID]) -> ItemView:
    """As everybody will see the item once the agenda is published. `closed`: tokens of files that do not become public."""
    if not item.public:
        return veiled(item)
    view = view_of_item(item, entitled=True)
    meant = {each.paper_id for each in item.all_consultations if each.paper and each.paper.public}
    papers = [
        replace(each, public=True, files=_opened(each.files, closed))
        for each in view.papers
        if each.id in meant
    ]
    return replace(view, papers=tuple(papers), files=_opened(view.files, closed))


def _opened(files: Iterable[FileView], closed: Collection[UUID]) -> tuple[FileView, ...]:
    return tuple(replace(file, public=True) for file in files if file.token not in closed)


def veiled(item: AgendaItem) -> ItemView:
    """A closed item for everybody else: neutral title; no paper, no file, no name (§ 48 Abs. 1 GO NRW)."""
    title = item.public_name or gettext("Closed agenda item")
    return ItemView(id=None, number=item.number, title=title, public=False)


def view_of_files(files: Iterable[File], *, entitled: bool) -> tuple[FileView, ...]:
    """Those that the reader may open, each once."""
    seen = {file.pk: file for file in files if not file.deleted and (file.public or entitled)}
    return tuple(view_of_file(file) for file in seen.values())


def view_of_file(file: File) -> FileView:
    return FileView(
        token=file.token,
        name=file.name,
        file_name=file.file_name,
        size=file.size,
        mime_type=file.mime_type,
        external_url="" if file.content else file.external_url,
        public=file.public,
        signed=file.signed,
    )


def view_of_paper(paper: Paper, auxiliary_files: Iterable[File], *, entitled: bool) -> PaperView:
    main = [paper.main_file] if paper.main_file else []
    return PaperView(
        id=paper.pk,
        reference=paper.reference,
        name=paper.name,
        public=is_released(paper),
        files=view_of_files([*main, *auxiliary_files], entitled=entitled),
    )


def _papers(consultations: Iterable[Consultation], *, entitled: bool) -> Iterable[PaperView]:
    for each in consultations:
        paper = each.paper
        if paper and not paper.deleted and not each.deleted and (is_released(paper) or entitled):
            yield view_of_paper(paper, paper.all_files, entitled=entitled)


def _files_of_item(item: AgendaItem) -> list[File]:
    decided = [item.resolution_file] if item.resolution_file else []
    return [*item.all_files, *decided]


def _view_of_resolution(row: Resolution) -> ResolutionView:
    return ResolutionView(
        meeting=row.agenda_item.meeting_id,
        vote=row.vote_number,
        heading="" if row.election else gettext(WORDINGS[row.carried, row.as_amended]),
        text=row.text,
        carried=row.carried,
        yes=row.yes,
        no=row.no,
        abstain=row.abstain,
        sentence=row.sentence if row.rule_source or row.election else "",
        resolution=row.number,
        standing=row.standing_said,
        extract=row.pk if row.carried else 0,
        election=bool(row.election),
    )
