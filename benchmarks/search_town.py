"""A town with invented texts for the search: papers with a file each, on agendas of its committees, over twenty years."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from time import process_time

from django.db import connection
from rich.console import Console
from rich.progress import Progress

from benchmarks.german import PAGES, pages, titles
from documents.models import File
from portal.search.filling import Wording, write
from portal.search.models import Touched
from portal.search.settling import settle
from portal.search.showing import note_everything
from portal.search.wanted import Kind
from sessions_app.models import AgendaItem, Body, Consultation, Meeting, Organization, Paper

COMMITTEES = 20
EACH = 30  # papers on an agenda
AT_ONCE = 1500  # files whose pages are written in one statement
FIRST, DAYS = date(2006, 1, 1), 7300


def founded(papers: int) -> tuple[Body, float]:
    """The town with everything in the index, and the seconds of this processor that the index took."""
    body = Body.objects.create(name="Stadt Suchfurt", short_name="Suchfurt", slug="suchfurt")
    with Progress(console=Console(stderr=True)) as progress:
        shelf = progress.add_task("papers, files and agendas", total=papers)
        for start in range(0, papers, 30 * EACH):
            _shelve(body, range(start, min(start + 30 * EACH, papers)))
            progress.advance(shelf, 30 * EACH)
        Touched.objects.all().delete()  # every row noted itself and its neighbours; once each is enough
        note_everything()
        begin = process_time()
        notes = progress.add_task("titles and wordings", total=Touched.objects.count())
        while done := settle():
            progress.advance(notes, done)
        texts = progress.add_task("pages of files", total=papers)
        for done in _fill(body):
            progress.advance(texts, done)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return body, process_time() - begin


def _shelve(body: Body, places: range) -> None:
    dice = Random(places.start)
    days = [FIRST + timedelta(days=dice.randrange(DAYS)) for _ in places]
    names = list(islice(titles(len(places), seed=places.start + 3), len(places)))
    files = File.objects.bulk_create(
        File(
            owner=body.slug,
            name=f"Anlage {place}",
            file_name=f"{place}.pdf",
            external_url="https://suchfurt.example",
            public=True,
            dated_on=day,
        )
        for place, day in zip(places, days, strict=True)
    )
    papers = Paper.objects.bulk_create(
        Paper(
            body=body,
            name=name,
            reference=f"{day.year}/{place}",
            public=True,
            published_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
            dated_on=day,
            main_file=file,
        )
        for place, day, name, file in zip(places, days, names, files, strict=True)
    )
    for start in range(0, len(papers), EACH):
        _on_agenda(body, papers[start : start + EACH], places.start + start)


def _on_agenda(body: Body, papers: list[Paper], place: int) -> None:
    number = place // EACH % COMMITTEES
    committee, _ = Organization.objects.get_or_create(
        body=body, name=f"Ausschuss {number}", organization_type="committee"
    )
    day = max(paper.dated_on for paper in papers if paper.dated_on)
    then = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
    meeting = Meeting.objects.create(
        body=body, organization=committee, name=f"Sitzung {place}", starts_at=then, agenda_published_at=then
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, public=True, number=f"Ö {order}", name=paper.name, order=order)
        for order, paper in enumerate(papers, 1)
    )
    Consultation.objects.bulk_create(
        Consultation(paper=paper, meeting=meeting, agenda_item=item)
        for paper, item in zip(papers, items, strict=True)
    )


def _fill(body: Body) -> Iterator[int]:
    """The pages of every file of the body, straight into the index; how many files at a time."""
    rows = list(File.objects.filter(owner=body.slug, public=True).order_by("pk").values_list("pk", "dated_on"))
    dice = Random(5)
    sizes = dice.choices(PAGES, k=len(rows))
    texts = pages(sum(sizes))
    for start in range(0, len(rows), AT_ONCE):
        some = zip(rows[start : start + AT_ONCE], sizes[start : start + AT_ONCE], strict=True)
        write(
            body,
            Kind.FILE,
            {
                (key, page): Wording("", next(texts), "", day)
                for (key, day), size in some
                for page in range(1, size + 1)
            },
        )
        yield min(AT_ONCE, len(rows) - start)
