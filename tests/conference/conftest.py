"""Two committees of one town, people with grants, and a sitting in the journal."""

from datetime import UTC, datetime

import pytest

from accounts.actor import Actor
from accounts.grants import grant
from accounts.models import User
from conference import client
from journal.store import perform
from sessions_app.live import SITTING
from sessions_app.models import Body, Host, Meeting, Membership, Organization, Person
from sessions_app.sitting.commands.agenda import exclude_public, readmit_public
from sessions_app.sitting.commands.attendance import arrive
from sessions_app.sitting.commands.course import close_sitting, convene, open_sitting
from sessions_app.sitting.plan import Item, Member, Officer, Plan
from voting.rules.profiles import load_profile

SECRET = "a-secret-of-this-town-and-its-jitsi-0123456789"
BEGIN = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """On a crowded machine the stand-in answers late: that it is silent is for the tests of silence to say."""
    monkeypatch.setattr(client, "TIMEOUT", 60)


@pytest.fixture
def jitsi(settings):
    settings.JITSI_URL = "https://meet.musterstadt.test"
    settings.JITSI_APP_ID = "ratsinfo"
    settings.JITSI_APP_SECRET = SECRET
    settings.JITSI_AUDIENCE = "jitsi"
    settings.JITSI_DOMAIN = "meet.musterstadt.test"
    settings.JITSI_INTERNAL_URL = ""
    return settings


class Town:
    """Finanzausschuss meets; Bauausschuss does not."""

    def __init__(self):
        self.body = Body.objects.create(name="Stadt Musterstadt", short_name="Musterstadt", slug="muster")
        Host.objects.create(body=self.body, name="testserver")
        self.committee = Organization.objects.create(body=self.body, name="Finanzausschuss")
        self.other = Organization.objects.create(body=self.body, name="Bauausschuss")
        self.meeting = Meeting.objects.create(body=self.body, organization=self.committee, name="Sitzung")
        self.chair = self.person("CANARY-Vera", self.committee, "preside_over", "member_of")
        self.member = self.person("CANARY-Anna", self.committee, "member_of")
        self.clerk = self.person("CANARY-Olga", self.committee, "clerk_of")
        self.reader = self.person("CANARY-Rita", self.committee, "read_nonpublic_of")
        self.neighbour = self.person("CANARY-Nora", self.other, "member_of", "preside_over", "clerk_of")
        self.by = Actor(
            user=self.chair.pk,
            person=self.chair.person.pk,
            grants=frozenset(
                {f"{each}:organization:{self.committee.pk}" for each in ("preside_over", "clerk_of")}
            ),
        )

    def person(self, name, organization, *codenames):
        user = User.objects.create(username=name, email=f"{name.lower()}@example.org")
        person = Person.objects.create(body=self.body, user=user, name=name, email=user.email)
        Membership.objects.create(person=person, organization=organization)
        for codename in codenames:
            grant(user, codename, organization)
        return user

    def do(self, command, **arguments):
        return perform(SITTING, SITTING.key(self.meeting.pk), command, self.by, **arguments)

    def convene(self):
        people = (self.chair.person, self.member.person)
        self.do(
            convene,
            plan=Plan(
                meeting=self.meeting.pk,
                title="Sitzung",
                body=self.body.pk,
                organization=self.committee.pk,
                starts_at=BEGIN,
                agenda_version=1,
                items=(
                    Item(id=1, number="Ö 1", title="Haushalt"),
                    Item(id=2, number="N 1", title="CANARY-Grundstück", public=False),
                ),
                members=tuple(Member(person=each.pk, name=each.name) for each in people),
                chair=self.chair.person.pk,
                clerk=Officer(name="Olga"),
                statutory_number=2,
                profile=load_profile("nrw"),
            ),
        )

    def open(self):
        self.convene()
        for each in (self.chair, self.member):
            self.do(arrive, person=each.person.pk)
        self.do(open_sitting)

    def exclude_public(self):
        self.do(exclude_public, reason="Grundstück")

    def readmit_public(self):
        self.do(readmit_public)

    def close(self):
        self.do(close_sitting)


@pytest.fixture
def town(db):
    return Town()
