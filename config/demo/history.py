"""Four years of meetings that have been: rows with results, and papers with real PDF files."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile

from config.demo.topics import BRIDGE, REPORT, REPORTED, TOPICS, Topic
from minutes.draft import Fact, Letterhead
from minutes.pdf.paper import render_paper
from minutes.sheets import PaperDocument
from sessions_app.models import AgendaItem, Body, Consultation, File, Location, Meeting, Organization, Paper

BERLIN = ZoneInfo("Europe/Berlin")
YEARS = 4
SPECIAL, OUT_OF_TURN = 12, 900  # a meeting and a paper beyond the numbers of any year
CLOSED_MATTERS = (
    ("Grundstücksangelegenheit", "Verkauf einer Teilfläche am Gewerbepark Niedermühle"),
    ("Personalangelegenheit", "Besetzung der Leitung des Bauamts"),
    ("Vergabeangelegenheit", "Vergabe der Dachdeckerarbeiten an der Grundschule am Anger"),
    ("Grundstücksangelegenheit", "Ausübung des Vorkaufsrechts in der Mühlengasse"),
)
RESULTS = (
    "einstimmig beschlossen",
    "mehrheitlich beschlossen",
    "bei Enthaltungen einstimmig beschlossen",
    "zur Kenntnis genommen",
    "abgelehnt",
    "vertagt",
)


@dataclass(frozen=True)
class Town:
    """What the history is written about: the body, its letterhead, the council and committees by sign."""

    body: Body
    letterhead: Letterhead
    hall: Location
    organizations: dict[str, Organization]


def write_history(town: Town, today: date, lately: date, told: Callable[[int, int], None]) -> None:
    """Creates all meetings before `today`, of the council those before `lately`; `told(done, of)` after each."""
    plan = list(_plan(today, lately))
    numbers: dict[tuple[str, int], Iterator[int]] = {}
    references: dict[int, Iterator[int]] = {}
    for done, (sign, day, topics) in enumerate(plan, start=1):
        meeting = _meeting(town, sign, day, next(numbers.setdefault((sign, day.year), count(1))))
        _agenda(town, meeting, topics, references.setdefault((day - timedelta(days=14)).year, count(1)))
        told(done, len(plan))


def _plan(today: date, lately: date) -> Iterator[tuple[str, date, tuple[Topic, ...]]]:
    """Every six weeks each committee with its topics, and two weeks later the council with one of each."""
    start = today - timedelta(days=YEARS * 365)
    for round_number in count():
        monday = start + timedelta(weeks=6 * round_number)
        monday -= timedelta(days=monday.weekday())
        chosen = []
        for weekday, sign in enumerate(("hfa", "bau", "ssk", "kuv")):
            own = [topic for topic in TOPICS if topic.committee == sign]
            topics = (own[round_number % len(own)], own[(round_number + 1) % len(own)])
            chosen.append(topics[0])
            if (day := monday + timedelta(days=weekday)) < today:
                yield sign, day, topics
        council_day = monday + timedelta(days=17)
        if council_day < lately - timedelta(weeks=2):
            yield "rat", council_day, tuple(chosen)
        if council_day >= today:
            return


def _meeting(town: Town, sign: str, day: date, number: int, name: str = "") -> Meeting:
    organization = town.organizations[sign]
    begin = datetime.combine(day, time(18 if sign == "rat" else 17), BERLIN)
    return Meeting.objects.create(
        body=town.body,
        organization=organization,
        name=name or f"Sitzung: {organization.name}",
        number=number,
        starts_at=begin,
        ends_at=begin + timedelta(hours=2, minutes=10 + number % 50),
        location=town.hall,
        state=Meeting.State.CLOSED,
        agenda_published_at=begin - timedelta(days=10),
        agenda_version=1,
        created=begin - timedelta(days=20),
        modified=begin,
    )


def decide_long_ago(town: Town, today: date) -> None:
    """Two years ago the council decided on a bridge; a word of the expert's report stands in the annex alone."""
    meeting = _meeting(town, "rat", today - timedelta(weeks=104), SPECIAL, "Sondersitzung des Rates")
    order = count(1)
    _item(meeting, order, "Eröffnung der Sitzung und Feststellung der Beschlussfähigkeit", "festgestellt")
    paper = _paper(town, BRIDGE, meeting, OUT_OF_TURN, closed=False)
    item = _item(meeting, order, paper.name, RESULTS[0], proposal=paper.proposed_resolution)
    _consult(paper, item, decides=True)
    paper.auxiliary_files.add(_report(town, paper))


def _report(town: Town, paper: Paper) -> File:
    """Annex 1 of the bridge's paper."""
    assert paper.dated_on  # written with one
    pdf = render_paper(
        PaperDocument(
            reference=paper.reference,
            letterhead=town.letterhead,
            kind="Anlage 1 zur Vorlage",
            title=REPORT,
            facts=(Fact("Zur Vorlage", paper.name), Fact("Öffentlichkeit", "öffentlich")),
            reasons=REPORTED,
            issued_on=paper.dated_on,
        )
    )
    file_name = f"{paper.reference.replace('/', '-')}-Anlage-1.pdf"
    return keep(town, f"Anlage 1: {REPORT}", file_name, pdf, public=True, dated_on=paper.dated_on)


def _agenda(town: Town, meeting: Meeting, topics: tuple[Topic, ...], references: Iterator[int]) -> None:
    order = count(1)
    _item(meeting, order, "Eröffnung der Sitzung und Feststellung der Beschlussfähigkeit", "festgestellt")
    _item(meeting, order, "Einwohnerfragestunde", "keine Fragen")
    for topic in topics:
        paper = _paper(town, topic, meeting, next(references), closed=False)
        result = RESULTS[paper.pk % len(RESULTS)]
        item = _item(meeting, order, paper.name, result, proposal=paper.proposed_resolution)
        _consult(paper, item, decides=meeting.organization == town.organizations["rat"])
    _item(meeting, order, "Anfragen und Mitteilungen", "zur Kenntnis genommen")
    _closed_item(town, meeting, next(references))


def _item(meeting: Meeting, order: Iterator[int], name: str, result: str, proposal: str = "") -> AgendaItem:
    place = next(order)
    return AgendaItem.objects.create(
        meeting=meeting,
        public=True,
        number=f"Ö {place}",
        order=place,
        name=name,
        kind=AgendaItem.Kind.RESOLUTION if proposal else AgendaItem.Kind.INFORMATION,
        proposed_resolution=proposal,
        result=result,
        state=AgendaItem.State.DECIDED if proposal else AgendaItem.State.NOTED,
    )


def _closed_item(town: Town, meeting: Meeting, reference: int) -> None:
    neutral, name = CLOSED_MATTERS[meeting.pk % len(CLOSED_MATTERS)]
    topic = Topic("", name, "Der Vorlage wird zugestimmt.", "Die Einzelheiten sind vertraulich.", "Hauptamt")
    paper = _paper(town, topic, meeting, reference, closed=True)
    item = AgendaItem.objects.create(
        meeting=meeting,
        public=False,
        number="N 1",
        order=1,
        name=name,
        public_name=neutral,
        proposed_resolution=topic.proposal,
        result="beschlossen",
        state=AgendaItem.State.DECIDED,
    )
    _consult(paper, item, decides=True)


def _consult(paper: Paper, item: AgendaItem, *, decides: bool) -> None:
    consultation = Consultation.objects.create(
        paper=paper,
        meeting=item.meeting,
        agenda_item=item,
        authoritative=decides,
        role="Entscheidung" if decides else "Vorberatung",
    )
    if item.meeting.organization:
        consultation.organizations.add(item.meeting.organization)


def _paper(town: Town, topic: Topic, meeting: Meeting, reference: int, *, closed: bool) -> Paper:
    assert meeting.starts_at  # made with one
    issued = (meeting.starts_at - timedelta(days=14)).date()
    return write_paper(town, topic, issued, f"VL-{issued.year}/{reference:04}", closed=closed)


def write_paper(town: Town, topic: Topic, issued: date, sign: str, *, closed: bool) -> Paper:
    """A paper with its PDF; a closed one and its file are not public."""
    years = {"year": issued.year, "last_year": issued.year - 1}
    name = topic.title.format(**years)
    released_at = datetime.combine(issued, time(12), BERLIN)
    return Paper.objects.create(
        body=town.body,
        name=name,
        reference=sign,
        dated_on=issued,
        paper_type="Beschlussvorlage",
        proposed_resolution=topic.proposal.format(**years),
        public=not closed,
        published_at=None if closed else released_at,
        modified=released_at,
        main_file=_file(town, topic, sign, name, issued, closed=closed),
    )


def _file(town: Town, topic: Topic, sign: str, name: str, issued: date, *, closed: bool) -> File:
    pdf = render_paper(
        PaperDocument(
            reference=sign,
            letterhead=town.letterhead,
            kind="Beschlussvorlage",
            title=name,
            facts=(
                Fact("Amt", topic.office),
                Fact("Öffentlichkeit", "nichtöffentlich" if closed else "öffentlich"),
            ),
            proposed_resolution=topic.proposal.format(year=issued.year, last_year=issued.year - 1),
            reasons=(topic.facts.format(year=issued.year),),
            issued_on=issued,
        )
    )
    return keep(town, name, f"{sign.replace('/', '-')}.pdf", pdf, public=not closed, dated_on=issued)


def keep(town: Town, name: str, file_name: str, data: bytes, *, public: bool, dated_on: date) -> File:
    file = File(
        owner=town.body.slug,
        name=name,
        file_name=file_name,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        public=public,
        dated_on=dated_on,
    )
    file.content.save(file.file_name, ContentFile(data), save=True)
    return file
