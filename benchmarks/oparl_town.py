"""A town with many objects for the OParl crawl, written in bulk: meetings with items, papers with files and stations."""

from datetime import timedelta

from django.utils import timezone

from sessions_app.models import AgendaItem, Body, Consultation, File, Host, Meeting, Organization, Paper

HOST = "crawl.localhost"
ITEMS = 5  # of a meeting, each with a paper
AT_ONCE = 2000


def founded(objects: int) -> Body:
    """About so many objects: of twenty one meeting, five each of items, papers and stations, four files."""
    body = Body.objects.create(name="Stadt Messfurt", short_name="Messfurt", slug="messfurt")
    Host.objects.create(body=body, name=HOST)
    council = Organization.objects.create(body=body, name="Rat", organization_type="council")
    meetings = _meetings(council, objects // 20)
    items = _items(meetings)
    papers = _papers(body, items, _files(body, len(items) * 4 // 5))
    _stations(council, items, papers)
    return body


def _meetings(council: Organization, number: int) -> list[Meeting]:
    now = timezone.now()
    made = (
        Meeting(
            body=council.body,
            organization=council,
            name=f"{count}. Sitzung",
            starts_at=now - timedelta(days=count),
            agenda_published_at=now,
        )
        for count in range(number)
    )
    return Meeting.objects.bulk_create(made, batch_size=AT_ONCE)


def _items(meetings: list[Meeting]) -> list[AgendaItem]:
    made = (
        AgendaItem(
            meeting=meeting,
            public=True,
            number=f"Ö {place}",
            order=place,
            name=f"Punkt {place}",
            result="beschlossen",
        )
        for meeting in meetings
        for place in range(1, ITEMS + 1)
    )
    return AgendaItem.objects.bulk_create(made, batch_size=AT_ONCE)


def _files(body: Body, number: int) -> list[File]:
    made = (
        File(
            owner=body.slug,
            name=f"Vorlage {count}",
            file_name=f"vorlage-{count}.pdf",
            external_url=f"https://messfurt.example/{count}.pdf",
            public=True,
        )
        for count in range(number)
    )
    return File.objects.bulk_create(made, batch_size=AT_ONCE)


def _papers(body: Body, items: list[AgendaItem], files: list[File]) -> list[Paper]:
    now = timezone.now()
    made = (
        Paper(
            body=body,
            name=f"Vorlage {count}",
            reference=f"V {count}",
            public=True,
            published_at=now,
            main_file=files[count] if count < len(files) else None,
        )
        for count, _item in enumerate(items)
    )
    return Paper.objects.bulk_create(made, batch_size=AT_ONCE)


def _stations(council: Organization, items: list[AgendaItem], papers: list[Paper]) -> None:
    made = (
        Consultation(paper=paper, meeting_id=item.meeting_id, agenda_item=item, authoritative=True)
        for paper, item in zip(papers, items, strict=True)
    )
    stations = Consultation.objects.bulk_create(made, batch_size=AT_ONCE)
    through = Consultation.organizations.through
    through.objects.bulk_create(
        (through(consultation=station, organization=council) for station in stations), batch_size=AT_ONCE
    )
