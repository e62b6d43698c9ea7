"""A town whose rules let residents ask over the Internet, its next meeting, and a resident at the door."""

import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from sessions_app.models import AgendaItem, LocalRule, Meeting
from tests.house.spoken_canaries import Desk
from tests.house.world import HOST, vogelheim

FIELDS = {
    "subject": "Radweg",
    "text": "Wann wird er gebaut?",
    "name": "Ronja Reimers",
    "email": "ronja@reimers.example",
    "resident": "on",
}
NAMED = {"questions.names_on_internet": "as_wished"}


class Residents:
    """`rules`: what the town has chosen, by key."""

    def __init__(self, **rules):
        self.town = vogelheim()
        self.meeting = Meeting.objects.create(
            body=self.town.body,
            organization=self.town.council,
            name="7. Sitzung des Rates",
            starts_at=timezone.now() + timedelta(days=7),
            agenda_published_at=timezone.now(),
            agenda_version=1,
        )
        AgendaItem.objects.create(
            meeting=self.meeting, number="Ö 1", order=1, name="Einwohnerfragestunde", public=True
        )
        self.visitor = Client(headers={"host": HOST})
        self.say = Desk(self.town, self.meeting)
        for key, content in rules.items():
            self.rule(key, content)

    def rule(self, key, content):
        LocalRule.objects.create(
            body=self.town.body,
            key=key,
            content=content,
            document=LocalRule.Document.RULES_OF_PROCEDURE,
            paragraph="§ 11",
            starts_on=timezone.localdate() - timedelta(days=100),
        )

    def actor(self, role):
        return self.town.actor(role, self.town.users)

    def client(self, role):
        client = Client(headers={"host": HOST})
        client.force_login(
            self.town.users[role], backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client

    @property
    def form(self):
        return f"/sitzungen/{self.meeting.pk}/fragen/stellen/"

    def send(self, address=None, **changes):
        """A form as the browser sends it, with the token of a page of its own."""
        address = address or self.form
        token = re.search(r'name="token" value="([^"]+)"', self.page(address))
        fields = FIELDS | {"token": token[1] if token else ""} | changes
        return self.visitor.post(
            address, {name: value for name, value in fields.items() if value is not None}
        )

    def page(self, address, client=None):
        return (client or self.visitor).get(address).content.decode().replace("\u00a0", " ")

    def starts(self, **ahead):
        Meeting.objects.filter(pk=self.meeting.pk).update(starts_at=timezone.now() + timedelta(**ahead))

    def open(self):
        self.say("clerk", "convene")
        for role in ("member", "chair"):
            self.say(role, "arrive")
        self.say("chair", "open_sitting")
