"""The invented municipality as rows: body, organizations, people with logins and grants, tonight's meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.grants import grant
from accounts.models import User
from config import demo_town as cast
from config.demo.history import BERLIN, Town, write_paper
from config.demo.lately import agenda_lately
from config.demo.topics import COMMITTEES, Topic
from minutes.draft import Letterhead
from sessions_app.desk.memberships import keep_in_step
from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    Host,
    LegislativeTerm,
    LocalRule,
    Location,
    Meeting,
    Membership,
    Organization,
    Person,
    Question,
)

THURSDAY = 3
PASSWORD = "Rathaus-am-Anger"  # noqa: S105 (printed by the demo for everybody)
HOSTS = ("127.0.0.1", "localhost", "eichenfurt.localhost")
ADDRESS = ("Rathaus am Anger 1 · 48999 Eichenfurt", "Telefon 02599 555-0", "rat@eichenfurt.example")
OFFICE = "Der Rat · Büro des Rates und der Bürgermeisterin"


@dataclass(frozen=True)
class People:
    """The cast as rows, by login."""

    by_login: dict[str, Person]

    def __getitem__(self, somebody: cast.Townsperson) -> Person:
        return self.by_login[somebody.login]


def found_town(today: date) -> tuple[Town, People]:
    """Body, hall, organizations and everybody with login, seat and grants."""
    body = Body.objects.create(
        name=cast.BODY,
        short_name="Eichenfurt",
        slug="eichenfurt",
        office=OFFICE,
        address="\n".join(ADDRESS),
        fault_phone="02599 555-100",
        rule_profile=cast.PROFILE,
    )
    Host.objects.bulk_create(Host(body=body, name=name) for name in HOSTS)
    LegislativeTerm.objects.create(body=body, name="Wahlperiode 2025–2030", starts_on=date(2025, 11, 1))
    hall = Location.objects.create(
        body=body,
        room="Ratssaal",
        street_address="Rathaus am Anger 1",
        postal_code="48999",
        locality="Eichenfurt",
        latitude=52.1204,
        longitude=7.3921,
    )
    letterhead = Letterhead(body=body.name, office=OFFICE, address=ADDRESS, accent=body.accent)
    town = Town(body, letterhead, hall, _organizations(body))
    _local_rules(body)
    people = _people(body)
    _seats(town, people, today)
    _grants(town, people)
    return town, people


def _local_rules(body: Body) -> None:
    """What the town's rules of procedure, and its main by-law, say where the law of NRW leaves it to them."""
    procedure, bylaw = LocalRule.Document.RULES_OF_PROCEDURE, LocalRule.Document.MAIN_BYLAW
    said: list[tuple[str, str, object, str]] = [
        *(
            (key, at, {"de": german, "en": english}, procedure)
            for key, at, german, english in cast.LOCAL_RULES
        ),
        *((key, at, True, bylaw) for key, at in cast.ALLOWED_BY_BYLAW),
        *((key, at, choice, procedure) for key, at, choice in cast.LOCAL_CHOICES),
    ]
    LocalRule.objects.bulk_create(
        LocalRule(
            body=body, key=key, content=content, document=document, paragraph=at, starts_on=date(2025, 11, 6)
        )
        for key, at, content, document in said
    )


def _organizations(body: Body) -> dict[str, Organization]:
    kinds = Organization.Type
    made = {
        sign: Organization.objects.create(
            body=body,
            name=cast.COUNCIL if sign == "rat" else name,
            short_name=name if sign == "rat" else sign.upper(),
            organization_type=kinds.COUNCIL if sign == "rat" else kinds.COMMITTEE,
            statutory_number=cast.STATUTORY_NUMBER if sign == "rat" else 7,
        )
        for sign, name in COMMITTEES.items()
    }
    for name in cast.GROUPS:
        made[name] = Organization.objects.create(body=body, name=name, organization_type=kinds.GROUP)
    return made


def _people(body: Body) -> People:
    password = make_password(PASSWORD)
    by_login = {}
    for each in cast.EVERYBODY:
        user = User.objects.create(
            username=each.login, password=password, email=f"{each.login}@eichenfurt.example"
        )
        given, _space, family = each.name.rpartition(" ")
        by_login[each.login] = Person.objects.create(
            body=body, user=user, name=each.name, given_name=given, family_name=family
        )
    return People(by_login)


def _seats(town: Town, people: People, today: date) -> None:
    begin = today - timedelta(days=400)
    for order, each in enumerate(cast.ON_COUNCIL, start=1):
        _seat(town, people, each, "rat", order, begin, presides=each is cast.CHAIR, role=each.role)
    _committee_seats(town, people, begin)


def _committee_seats(town: Town, people: People, begin: date) -> None:
    """Each committee has seven of the elected, another seven each time; substitutes sit here, not in the council."""
    seats = {}
    for shift, sign in enumerate(sign for sign in COMMITTEES if sign != "rat"):
        for order in range(7):
            each = cast.ELECTED[(order + 3 * shift) % len(cast.ELECTED)]
            role = "Vorsitz" if order == 0 else ""
            seat = _seat(town, people, each, sign, order, begin, presides=order == 0, role=role)
            seats[sign, each.login] = seat
    for each in cast.SUBSTITUTES:
        for (sign, login), seat in tuple(seats.items()):
            if login == each.substitute_of:
                _seat(town, people, each, sign, 7, begin, role="Stellvertretung", substitute_of=seat)


def _seat(
    town: Town,
    people: People,
    each: cast.Townsperson,
    sign: str,
    order: int,
    begin: date,
    *,
    role: str,
    presides: bool = False,
    substitute_of: Membership | None = None,
) -> Membership:
    return Membership.objects.create(
        person=people[each],
        organization=town.organizations[sign],
        role=role or "Mitglied",
        presides=presides,
        by_office=each.by_office,
        voting_right=each.voting_right,
        on_behalf_of=town.organizations.get(each.group),
        substitute_of=substitute_of,
        order=order,
        starts_on=begin,
    )


def _grants(town: Town, people: People) -> None:
    for person in people.by_login.values():
        keep_in_step(person)
    clerk, administration = people[cast.CLERK].user, people[cast.ADMINISTRATION].user
    assert clerk
    assert administration
    for sign in COMMITTEES:
        grant(clerk, "clerk_of", town.organizations[sign])
    grant(administration, "author_papers", town.body)
    grant(administration, "administer_body", town.body)


def plan_tonight(town: Town, today: date) -> Meeting:
    """Tonight's council meeting with its published agenda, ready to be convened and opened."""
    meeting = _plan_council(town, today, cast.MEETING, 23, cast.AGENDA)
    _questions(meeting)
    return meeting


def _questions(meeting: Meeting) -> None:
    """What residents have sent so far; the clerk has admitted the first ones."""
    for number, (name, email, shown_as, subject, text) in enumerate(cast.QUESTIONS, start=1):
        admitted = number <= cast.QUESTIONS_ADMITTED
        Question.objects.create(
            meeting=meeting,
            number=number,
            place=number,
            name=name,
            email=email,
            shown_as=shown_as,
            subject=subject,
            text=text,
            state=Question.State.ADMITTED if admitted else Question.State.RECEIVED,
        )


def plan_lately(town: Town, day: date) -> Meeting:
    """The council meeting before it, with matters of its own."""
    return _plan_council(town, day, "22. Sitzung des Rates", 22, agenda_lately(day.year))


def last_council_day(today: date) -> date:
    """The Thursday three to four weeks ago."""
    day = today - timedelta(weeks=3)
    return day - timedelta(days=(day.weekday() - THURSDAY) % 7)


def _plan_council(town: Town, day: date, name: str, number: int, agenda: Sequence[cast.Topic]) -> Meeting:
    begin = datetime.combine(day, time(18), BERLIN)
    meeting = Meeting.objects.create(
        body=town.body,
        organization=town.organizations["rat"],
        name=name,
        number=number,
        starts_at=begin,
        location=town.hall,
        agenda_published_at=min(begin - timedelta(days=10), timezone.now()),
        agenda_version=1,
    )
    for order, topic in enumerate(agenda, start=1):
        _item(town, meeting, order, topic)
    return meeting


def _item(town: Town, meeting: Meeting, order: int, topic: cast.Topic) -> None:
    item = AgendaItem.objects.create(
        meeting=meeting,
        public=topic.public,
        number=topic.number,
        order=order,
        name=topic.title,
        public_name=topic.public_title,
        kind=topic.kind,
        proposed_resolution=topic.proposed_resolution,
    )
    if topic.paper_reference:
        _attach(town, item, topic)


def _attach(town: Town, item: AgendaItem, topic: cast.Topic) -> None:
    assert item.meeting.starts_at  # made with one
    reasons = (
        "Die Vorlage wurde im Fachausschuss vorberaten, der die Annahme empfiehlt. Die Mittel stehen bereit."
    )
    matter = Topic("rat", topic.title, topic.proposed_resolution or "Kenntnisnahme.", reasons, "Hauptamt")
    issued = (item.meeting.starts_at - timedelta(days=14)).date()
    paper = write_paper(town, matter, issued, topic.paper_reference, closed=not topic.public)
    consultation = Consultation.objects.create(
        paper=paper, meeting=item.meeting, agenda_item=item, authoritative=True, role="Entscheidung"
    )
    consultation.organizations.add(town.organizations["rat"])
