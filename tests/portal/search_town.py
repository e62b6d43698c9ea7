"""A town with public papers, their files, an agenda, a resolution, and what must never be found."""

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone
from reportlab.pdfgen.canvas import Canvas

from documents.store import keep_file
from portal.search.reading import read_files
from portal.search.settling import settle
from sessions_app.models import (
    AgendaItem,
    Consultation,
    File,
    LegislativeTerm,
    Meeting,
    Paper,
    Resolution,
    WrittenProcedure,
)
from tests.house.world import Town, nachbarheim, seat, vogelheim

THEN = datetime(2024, 11, 14, 17, tzinfo=UTC)


@dataclass
class SearchTown:
    town: Town
    neighbour: Town
    paper: Paper
    annex: File
    meeting: Meeting
    item: AgendaItem
    resolution: Resolution
    closed: Paper
    closed_annex: File

    @property
    def body(self):
        return self.town.body


def pdf(*pages: str) -> bytes:
    """A PDF with these texts; an empty one is a page with a picture of nothing, as a scan is."""
    data = io.BytesIO()
    canvas = Canvas(data, invariant=True)
    for page in pages:
        for place, line in enumerate(page.split("\n")):
            canvas.drawString(72, 760 - 16 * place, line)
        canvas.rect(72, 72, 10, 10)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def kept(body, name, *pages, public=True, dated_on=THEN.date()):
    data = pdf(*pages)
    return keep_file(
        data, owner=body.slug, name=name, file_name=f"{name}.pdf", public=public, dated_on=dated_on
    )


def settled(*bodies):
    """Everything that was written is in the index, the texts of files too."""
    while settle():
        pass
    return [tally for body in bodies for tally in read_files(body)]


def paper(town, name, reference, *files, public=True, **fields):
    published = timezone.now() if public else None
    made = Paper.objects.create(
        body=town.body, name=name, reference=reference, public=public, published_at=published, **fields
    )
    made.auxiliary_files.set(files)
    return made


def on_agenda(meeting, paper, number="Ö 1"):
    item = AgendaItem.objects.create(
        meeting=meeting, public=paper.public, number=number, name=paper.name, public_name="Sache", order=1
    )
    Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=item)
    return item


def in_writing(town, title, *, public=True, phase="closed", number=""):
    WrittenProcedure.objects.create(
        body=town.body,
        organization=town.council,
        title=title,
        wording=f"{title} werden bezahlt.",
        public=public,
        phase=phase,
        ended_at=THEN,
        carried=True,
        number=number,
    )


def founded() -> SearchTown:
    town, neighbour = vogelheim(), nachbarheim()
    LegislativeTerm.objects.create(
        body=town.body, name="2020 bis 2025", starts_on=date(2020, 11, 1), ends_on=date(2025, 10, 31)
    )
    annex = kept(
        town.body,
        "Gutachten",
        "Verkehr an der Aue",
        "Am Tresterplatz fehlt eine Querungshilfe.\nDie Radweg-\nbreite genügt, Rad-\nund Gehweg auch.",
        "",
    )
    public = paper(
        town,
        "Sanierung der Grundschule am Anger",
        "VL-2024/0414",
        annex,
        dated_on=date(2024, 10, 28),
        proposed_resolution="Der Rat beschließt die Grundschulsanierung.",
    )
    meeting = Meeting.objects.create(
        body=town.body,
        organization=town.council,
        name="12. Sitzung des Rates",
        starts_at=THEN,
        agenda_published_at=THEN,
    )
    item = on_agenda(meeting, public)
    resolution = Resolution.objects.create(
        agenda_item=item,
        vote_number=1,
        text="Die Grundschule wird für 2,1 Mio. Euro saniert.",
        carried=True,
        yes=9,
        no=1,
        abstain=0,
        adopted_at=THEN,
        number="2024/031",
        entry=1,
    )
    in_writing(town, "Nisthilfen für den Mauersegler", number="2024/032")
    in_writing(town, "Ankauf des Zwieselhofs", public=False)
    in_writing(town, "Dach des Zwieselhofs", phase="running")
    closed_annex = kept(town.body, "Kaufvertrag", "Kaufpreis des Zwieselhofs", public=False)
    closed = paper(town, "Verkauf des Zwieselhofs", "VL-2024/0415-N", closed_annex, public=False)
    on_agenda(meeting, closed, "N 1")
    theirs = kept(neighbour.body, "Fremdes Gutachten", "Verkehr in Nachbarheim, Froschteich")
    paper(neighbour, "Grundschule Nachbarheim", "2024/9", theirs)
    seat(town.people["clerk"], town.committee)
    made = SearchTown(town, neighbour, public, annex, meeting, item, resolution, closed, closed_annex)
    settled(town.body, neighbour.body)
    return made
