"""A town with as much of everything as told: what a page costs must not hang on it."""

from datetime import timedelta

from django.utils import timezone

from sessions_app.models import (
    AgendaItem,
    Broadcast,
    Consultation,
    Entrance,
    File,
    LocalRule,
    Location,
    Meeting,
    Paper,
    Question,
    Resolution,
    Supplement,
    SupplementChange,
    WrittenProcedure,
)
from tests.house.world import seat


def fill(town, count):
    """A past with as many meetings, items, papers and people as told."""
    for number in range(count):
        meeting = Meeting.objects.create(
            body=town.body,
            organization=town.council,
            name=f"Sitzung {number}",
            starts_at=timezone.now() + timedelta(days=number),
            agenda_published_at=timezone.now(),
        )
        for place in range(count):
            item = AgendaItem.objects.create(
                meeting=meeting,
                public=place % 2 == 0,
                order=place,
                name=f"Punkt {place}",
                state="decided",
                result="angenommen",
            )
            paper = Paper.objects.create(
                body=town.body, name=f"Vorlage {number}/{place}", public=True, published_at=timezone.now()
            )
            Consultation.objects.create(paper=paper, meeting=meeting, agenda_item=item)
    for person in list(town.people.values())[:count]:
        seat(person, town.committee)


def fill_to_the_brim(town, count):
    """All that a meeting's page can show at once hangs on each, so many times."""
    fill(town, count)
    allow(town.body, "main_bylaw", **{"public.broadcast": True})
    allow(town.body, "rules_of_procedure", **{"questions.online": "before_and_during"})
    for number, meeting in enumerate(Meeting.objects.order_by("pk")):
        meeting.location = Location.objects.create(
            body=town.body, room=f"Saal {number}", latitude=52, longitude=7
        )
        meeting.results_protocol = file_of(town.body, "Niederschrift")
        meeting.agenda_version, meeting.starts_at = count + 1, meeting.starts_at + timedelta(days=30)
        meeting.save()
        meeting.auxiliary_files.add(*(file_of(town.body, f"Anlage {each}") for each in range(count)))
        Broadcast.objects.create(meeting=meeting, recording_url="https://video.example/rat.mp4")
        Entrance.objects.create(meeting=meeting, offered_by="Olga")
        for place in range(count):
            Question.objects.create(
                meeting=meeting, number=place + 1, subject="Radweg", text="Wann?", state="admitted"
            )
            _supplement(meeting, place + 1)
    for item in AgendaItem.objects.all():
        decided_on(item)
    for number, paper in enumerate(Paper.objects.all()):
        paper.auxiliary_files.add(*(file_of(town.body, f"Plan {each}") for each in range(count)))
        paper.locations.add(*Location.objects.all())
        paper.main_file = file_of(town.body, f"Vorlage {number}")
        paper.save()
        decided_in_writing(town, number)


def allow(body, document, **rules):
    """The town's own rules, by key."""
    for key, content in rules.items():
        LocalRule.objects.create(
            body=body,
            key=key,
            content=content,
            document=document,
            paragraph="§ 7",
            starts_on=timezone.localdate() - timedelta(days=100),
        )


def file_of(body, name):
    return File.objects.create(
        owner=body.slug,
        name=name,
        file_name="d.pdf",
        mime_type="application/pdf",
        public=True,
        sha256="0" * 64,
        content="nirgends.pdf",
    )


def _supplement(meeting, number):
    row = Supplement.objects.create(meeting=meeting, number=number, published_at=timezone.now())
    for place in range(number):
        change = SupplementChange.objects.create(
            supplement=row, kind="new", public=True, number=f"Ö {place}", name="Deich", item_kind="resolution"
        )
        change.papers.add(Paper.objects.first())


def decided_on(item):
    item.auxiliary_files.add(file_of(item.meeting.body, "Übersicht"))
    Resolution.objects.create(
        agenda_item=item,
        vote_number=item.order + 1,
        text="Der Radweg wird gebaut.",
        carried=True,
        yes=7,
        no=2,
        abstain=1,
        adopted_at=timezone.now(),
        entry=9,
        number=f"{item.pk}/2026",
        rule_source="§ 50 Abs. 1 GO NRW",
    )


def decided_in_writing(town, number, **more):
    return WrittenProcedure.objects.create(
        body=town.body,
        organization=town.council,
        title=f"Umlauf {number}",
        wording="So.",
        public=True,
        phase="closed",
        ended_at=timezone.now(),
        carried=True,
        result="Angenommen.",
        **more,
    )
