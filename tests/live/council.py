"""The cast as rows with logins, and tonight's meeting with a published agenda: ready to be convened."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.utils import timezone
from guardian.models import UserObjectPermission

from accounts.actor import Actor
from accounts.grants import grant
from accounts.models import User
from config import demo_town as town
from sessions_app.actors import actor_for
from sessions_app.live import order_for, perform_now
from sessions_app.models import (
    AgendaItem,
    Body,
    Consultation,
    Host,
    Meeting,
    Membership,
    Organization,
    Paper,
    Person,
)

HOST = "eichenfurt.localhost"
NEIGHBOUR = "nachbarheim.localhost"
CANARY = "Kanarienvogel"  # in everything that only the closed part knows
PUBLIC_LOGINS = [person.login for person in town.ON_COUNCIL]


@dataclass
class Council:
    body: Body
    council: Organization
    meeting: Meeting
    users: dict[str, User]
    people: dict[str, Person]
    known: dict[str, Actor] = field(default_factory=dict)

    def actor(self, login):
        """Found out once: whoever changes what somebody may asks `actor_for` anew."""
        if login not in self.known:
            self.known[login] = actor_for(self.users[login], self.body)
        return self.known[login]

    def do(self, login, name, **given):
        """A command through the door, given by somebody of the cast."""
        words = {key: str(value) for key, value in given.items()}
        return perform_now(
            self.meeting.pk, order_for(self.actor(login), self.meeting.pk, name, words, uuid.uuid4())
        )

    def item(self, number):
        return AgendaItem.objects.get(meeting=self.meeting, number=number).pk

    def person(self, login):
        return self.people[login].pk

    def opened(self, *absent):
        """Convened, everybody of the council present but `absent`, opened."""
        self.do("olga", "convene")
        for login in PUBLIC_LOGINS:
            if login not in absent:
                self.do(login, "arrive", mode="room")
        self.do("vera", "open_sitting")
        return self

    def voting(self, *absent, number="Ö 3", kind="open"):
        """The same, with the first vote open."""
        self.opened(*absent)
        self.do("olga", "call_item", item=self.item(number))
        self.do("olga", "open_vote", item=self.item(number), kind=kind)
        return self

    def let_in(self, page, login):
        """Logs a browser's window in without the log-in page, which has tests of its own."""
        cookie = self.client(login).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "domain": HOST, "path": "/"}])

    def client(self, login=None, host=HOST):
        client = Client(headers={"host": host})
        if login:
            client.force_login(self.users[login])
        return client


@transaction.atomic
def eichenfurt():
    body = Body.objects.create(name=town.BODY, short_name="Eichenfurt", slug="eichenfurt")
    Host.objects.create(body=body, name=HOST)
    council = Organization.objects.create(
        body=body,
        name=town.COUNCIL,
        organization_type=Organization.Type.COUNCIL,
        statutory_number=town.STATUTORY_NUMBER,
    )
    logins = [person.login for person in town.EVERYBODY]
    hashed = make_password("ratssaal")
    made = User.objects.bulk_create(User(username=login, password=hashed) for login in logins)
    users = dict(zip(logins, made, strict=True))
    known = Person.objects.bulk_create(
        Person(body=body, user=users[each.login], name=each.name) for each in town.EVERYBODY
    )
    people = dict(zip(logins, known, strict=True))
    _seat(body, council, users, people)
    meeting = _meeting(body, council)
    return Council(body, council, meeting, users, people)


def _seat(body, council, users, people):
    kind = Organization.Type.GROUP
    made = Organization.objects.bulk_create(
        Organization(body=body, name=name, organization_type=kind) for name in town.GROUPS
    )
    groups, seats = {each.name: each for each in made}, {}
    for several in (town.ON_COUNCIL, town.SUBSTITUTES):  # who is substituted has a seat already
        taken = Membership.objects.bulk_create(
            Membership(
                person=people[person.login],
                organization=council,
                role=person.role,
                presides=person is town.CHAIR,
                voting_right=person.voting_right,
                on_behalf_of=groups.get(person.group),
                substitute_of=seats.get(person.substitute_of),
                order=order,
            )
            for order, person in enumerate(several, len(seats))
        )
        seats |= {person.login: seat for person, seat in zip(several, taken, strict=True)}
    members = [(users[person.login], "member_of") for person in (*town.ON_COUNCIL, *town.SUBSTITUTES)]
    _grant([*members, (users["vera"], "preside_over"), (users["olga"], "clerk_of")], council)


def _grant(grants, thing):
    """(user, codename) all at once: what `grant` would do one by one for every test there is."""
    kind = ContentType.objects.get_for_model(thing)
    permissions = {each.codename: each for each in Permission.objects.filter(content_type=kind)}
    UserObjectPermission.objects.bulk_create(
        UserObjectPermission(
            user=user, permission=permissions[codename], content_type=kind, object_pk=str(thing.pk)
        )
        for user, codename in grants
    )


def _meeting(body, council):
    meeting = Meeting.objects.create(
        body=body,
        organization=council,
        name=town.MEETING,
        starts_at=timezone.now() + timedelta(minutes=5),
        agenda_published_at=timezone.now(),
        agenda_version=1,
    )
    items, papers = zip(
        *(_topic(meeting, order, each) for order, each in enumerate(town.AGENDA)), strict=True
    )
    AgendaItem.objects.bulk_create(items)
    Paper.objects.bulk_create(papers)
    Consultation.objects.bulk_create(
        Consultation(paper=paper, meeting=meeting, agenda_item=item)
        for item, paper in zip(items, papers, strict=True)
    )
    return meeting


def _topic(meeting, order, topic):
    """An item of the agenda and its paper, not written yet."""
    secret = "" if topic.public else f" {CANARY}"
    item = AgendaItem(
        meeting=meeting,
        public=topic.public,
        number=topic.number,
        order=order,
        name=topic.title + secret,
        public_name=topic.public_title,
        kind=topic.kind,
        proposed_resolution=(topic.proposed_resolution + secret).strip(),
    )
    paper = Paper(
        body=meeting.body,
        name=topic.title + secret,
        reference=topic.paper_reference + secret,
        public=topic.public,
    )
    return item, paper


def neighbours():
    """Another municipality with its own meeting, and a committee of Eichenfurt's with one member of its own."""
    body = Body.objects.create(name="Stadt Nachbarheim", short_name="Nachbarheim", slug="nachbarheim")
    Host.objects.create(body=body, name=NEIGHBOUR)
    council = Organization.objects.create(body=body, name="Rat Nachbarheim", statutory_number=3)
    user = User.objects.create_user(username="nachbarin", password="ratssaal")
    person = Person.objects.create(body=body, user=user, name="Nora Nachbarin")
    Membership.objects.create(person=person, organization=council, presides=True)
    for codename in ("member_of", "clerk_of", "preside_over"):
        grant(user, codename, council)
    return user


def committee_member(council):
    """A member of another committee of the same town."""
    committee = Organization.objects.create(body=council.body, name="Bauausschuss", statutory_number=3)
    user = User.objects.create_user(username="bauausschuss", password="ratssaal")
    person = Person.objects.create(body=council.body, user=user, name="Bodo Bau")
    Membership.objects.create(person=person, organization=committee)
    grant(user, "member_of", committee)
    return user
