"""A small town in which every kind of object is there, beside such as nobody may see; and a crawler."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace

from django.test import Client
from django.utils import timezone

from documents.store import keep_file
from sessions_app.models import (
    AgendaItem,
    Consultation,
    LegislativeTerm,
    Location,
    Meeting,
    Paper,
    Resolution,
)
from tests.house.world import HOST, NEIGHBOUR_HOST, roles

ROOT = f"http://{HOST}/oparl/v1.1"
HIDDEN = "Geheimvogel"  # stands in everything that nobody may see


def built():
    """The rows by name, in two towns."""
    home, neighbour, users = roles()
    town = SimpleNamespace(home=home, neighbour=neighbour, users=users, body=home.body, council=home.council)
    body = home.body
    town.term = LegislativeTerm.objects.create(body=body, name="2025 bis 2030", starts_on=date(2025, 11, 1))
    town.hall = Location.objects.create(
        body=body, room="Ratssaal", locality="Vogelheim", latitude=52.1204, longitude=-7.3921
    )
    town.ford = Location.objects.create(body=body, street_address="Furtbrücke", locality="Vogelheim")
    town.nowhere = Location.objects.create(body=body, room=f"Archiv {HIDDEN}")
    town.person = home.people["member"]
    town.person.email, town.person.phone = "m@vogelheim.example", "02599 1"
    town.person.title, town.person.given_name, town.person.family_name = "Dr.", "Member", "Muster"
    town.person.save()
    town.seat = town.person.memberships.first()
    _meetings(town)
    _papers(town)
    _neighbour(town)
    return town


def file_in(body, name, content, **more):
    return keep_file(content, owner=body.slug, name=name, file_name=f"{name}.pdf", **more)


def _meetings(town):
    begin = timezone.now() + timedelta(days=3)
    common = {"body": town.body, "organization": town.council, "location": town.hall}
    town.meeting = Meeting.objects.create(
        name="1. Sitzung", starts_at=begin, agenda_published_at=timezone.now(), **common
    )
    town.meeting.further_organizations.add(town.home.committee)
    town.draft = Meeting.objects.create(name="2. Sitzung", starts_at=begin, **common)
    town.cancelled = Meeting.objects.create(name="3. Sitzung", state="cancelled", starts_at=begin, **common)
    agenda = {"meeting": town.meeting, "public": True}
    town.item = AgendaItem.objects.create(number="Ö 1", name="Radweg", order=1, **agenda)
    town.noted = AgendaItem.objects.create(number="Ö 2", name="Bericht", order=2, state="noted", **agenda)
    town.closed = AgendaItem.objects.create(
        meeting=town.meeting, number="N 1", name=f"Verkauf {HIDDEN}", public_name="Grundstück", order=1
    )
    town.drafted = AgendaItem.objects.create(
        meeting=town.draft, number="Ö 1", name=f"Entwurf {HIDDEN}", public=True
    )
    town.meeting.invitation = file_in(town.body, "Einladung", b"%PDF Einladung", public=True)
    town.meeting.save()
    town.item.auxiliary_files.add(file_in(town.body, "Übersicht", b"%PDF Plan", public=True))
    town.meeting.auxiliary_files.add(file_in(town.body, f"Notiz {HIDDEN}", b"%PDF geheim"))
    Resolution.objects.create(
        agenda_item=town.item,
        vote_number=1,
        text="Der Radweg wird gebaut.",
        carried=True,
        yes=7,
        no=2,
        abstain=1,
        adopted_at=timezone.now(),
        entry=9,
        number="2026/001",
        rule_source="§ 50 Abs. 1 GO NRW",
    )


def _papers(town):
    released = {"body": town.body, "public": True, "published_at": timezone.now()}
    town.plan = file_in(town.body, "Lageplan Süd", b"%PDF Lageplan", public=True)
    town.paper = Paper.objects.create(
        name="Radweg an der Aue",
        reference="2026/1",
        main_file=town.plan,
        dated_on=date(2026, 3, 1),
        **released,
    )
    town.paper.locations.add(town.ford)
    town.older = Paper.objects.create(name="Grundsatz Radverkehr", reference="2025/9", **released)
    town.paper.superordinated_papers.add(town.older)
    town.paper.originator_organizations.add(town.home.committee)
    town.paper.originator_people.add(town.home.people["member"], town.home.people["administration"])
    town.secret = Paper.objects.create(
        body=town.body,
        name=f"Kaufvertrag {HIDDEN}",
        main_file=file_in(town.body, f"Vertrag {HIDDEN}", b"%PDF Vertrag"),
    )
    town.secret.locations.add(town.nowhere)
    town.unreleased = Paper.objects.create(body=town.body, name=f"Entwurf {HIDDEN}", public=True)
    town.station = _station(town.paper, town.item, town.council)
    _station(town.secret, town.closed, town.council)
    _station(town.secret, town.item, town.council)
    _station(town.paper, town.drafted, town.council)
    _station(town.unreleased, town.item, town.council)


def _station(paper, item, organization):
    made = Consultation.objects.create(
        paper=paper, meeting=item.meeting, agenda_item=item, authoritative=True, role="Entscheidung"
    )
    made.organizations.add(organization)
    return made


def _neighbour(town):
    body = town.neighbour.body
    begin = timezone.now() + timedelta(days=1)
    meeting = Meeting.objects.create(
        body=body,
        organization=town.neighbour.council,
        name=f"Nachbar {HIDDEN}",
        starts_at=begin,
        agenda_published_at=timezone.now(),
    )
    AgendaItem.objects.create(meeting=meeting, number="Ö 1", name=f"Punkt {HIDDEN}", public=True)
    shown = file_in(body, f"Datei {HIDDEN}", b"%PDF Nachbar", public=True)
    town.foreign_paper = Paper.objects.create(
        body=body, name=f"Vorlage {HIDDEN}", public=True, published_at=timezone.now(), main_file=shown
    )


class Reader:
    """Somebody who reads JSON at one host."""

    def __init__(self, host=HOST):
        self.client = Client(HTTP_HOST=host, raise_request_exception=False)
        self.root = f"http://{host}"

    def ask(self, url, method="get", **headers):
        return getattr(self.client, method)(url.removeprefix(self.root), headers=headers)

    def json(self, url):
        """What stands there, be it in a canonical address or not."""
        answer = self.ask(url)
        answer = self.ask(answer["Location"]) if answer.status_code == 301 else answer
        assert answer.status_code == 200, (url, answer.status_code, answer.content[:300])
        return answer.json()

    def pages(self, url):
        """Every page of a list."""
        while url:
            page = self.json(url)
            yield page
            url = page["links"].get("next")

    def all(self, url):
        return [thing for page in self.pages(url) for thing in page["data"]]


@dataclass
class Crawl:
    """What one reader found: the System, all pages by the address of their list, all objects by id."""

    system: dict
    body: dict
    pages: dict = field(default_factory=dict)
    listed: dict = field(default_factory=dict)
    alone: dict = field(default_factory=dict)

    @property
    def everything(self):
        return [self.system, *self.alone.values()]


def crawl(reader, lists, limit=2, *, alone=True):
    """System, bodies, all lists of the body, and each object by itself."""
    system = reader.json(f"{reader.root}/oparl/v1.1/system")
    (body,) = reader.all(system["body"])
    found = Crawl(system, body)
    found.listed[body["id"]] = body
    for name in lists:
        found.pages[name] = list(reader.pages(f"{body[name]}?limit={limit}"))
        found.listed |= {thing["id"]: thing for page in found.pages[name] for thing in page["data"]}
    found.alone = {url: reader.json(url) for url in found.listed} if alone else {}
    return found


__all__ = ["HIDDEN", "HOST", "NEIGHBOUR_HOST", "ROOT", "Crawl", "Reader", "built", "crawl"]
