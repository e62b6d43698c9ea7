"""A town with invented texts for the search: papers with a file each, on agendas of its committees, over twenty years."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

from benchmarks.german import PAGES, pages, titles
from documents.models import File
from portal.search import settling
from portal.search.alone import alone
from portal.search.filling import write
from portal.search.models import Entry, Touched
from portal.search.showing import note_everything
from portal.search.wanted import Kind
from portal.search.wording import page_of, wordings_of
from sessions_app.models import AgendaItem, Body, Consultation, Meeting, Organization, Paper

COMMITTEES = 20
EACH = 30  # papers on an agenda
AT_ONCE = 900  # papers, or files whose pages are written together
FIRST, DAYS = date(2006, 1, 1), 7300


def town_of(papers: int) -> Body:
    """The town with so many papers, files and agendas, of which the search knows nothing yet; or as it is kept."""
    body, new = Body.objects.get_or_create(slug="suchfurt", name="Stadt Suchfurt", short_name="Suchfurt")
    if new:
        for start in range(0, papers, AT_ONCE):
            _shelve(body, range(start, min(start + AT_ONCE, papers)))
        Touched.objects.all().delete()  # every row noted itself and its neighbours; once each is enough
        note_everything()
    return body


def indexed(body: Body) -> Iterator[int]:
    """Takes titles and the pages of files into the index, part by part: how many files each time. Can be stopped anywhere
    and goes on where it was.
    """
    rows = File.objects.filter(owner=body.slug, public=True).order_by("pk")
    while True:
        last = Entry.objects.filter(kind=Kind.FILE, page__gt=0).order_by("-key").first()
        files = list(rows.filter(pk__gt=last.key if last else 0).values_list("pk", flat=True)[:AT_ONCE])
        notes = [settling.settle() for _ in range(-(-AT_ONCE // settling.AT_ONCE))]
        if not files and not any(notes):
            return
        _write_pages(body, files)
        yield len(files)


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


def _write_pages(body: Body, files: list[int]) -> None:
    """As reading the files would; the same ones for the same files in every run."""
    first = files[0] if files else 0
    wordings = wordings_of(body, Kind.FILE, files)
    sizes = Random(first).choices(PAGES, k=len(files))
    texts = pages(sum(sizes), seed=first)
    with alone():
        write(
            body,
            Kind.FILE,
            {
                (key, page): page_of(wordings[key], next(texts))
                for key, size in zip(files, sizes, strict=True)
                for page in range(1, size + 1)
            },
        )
