"""The demo's town as rows with a short evening before it, and the words of its screens."""

import uuid
from dataclasses import dataclass
from io import StringIO

from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from config import demo_town as cast
from config.demo.evening import PIN
from config.demo.history import decide_long_ago
from config.demo.town import HOSTS, People, found_town, plan_tonight
from journal.store import history, replay
from minutes.book import MINUTES
from minutes.signing_keys import issue_test_key
from sessions_app.actors import actor_for
from sessions_app.live import SITTING, order_for, perform_now
from sessions_app.models import Body, Meeting
from voting.events import BallotCast

HOST = HOSTS[1]  # localhost: the one name that a program without a browser finds, too
ITEMS = ("Ö 1", "Ö 3", "Ö 4", "N 1")
CLOSED_WORDS = ("Mühlengasse", "Baugenossenschaft", "312.000", "2026/115-N")


def word(msgid, language="de", **values):
    """What the screens say for a message of the catalogue."""
    with translation.override(language):
        text = gettext(msgid)
        return text % values if values else text


@dataclass
class TownTonight:
    body: Body
    people: People
    meeting: Meeting

    def person(self, login):
        return self.people.by_login[login].pk

    def item(self, number):
        return self.meeting.agenda_items.get(number=number).pk

    def do(self, login, name, **given):
        """A command through the door, by somebody of the cast who has no window in this story."""
        actor = actor_for(self.people.by_login[login].user, self.body)
        words = {key: str(value) for key, value in given.items()}
        return perform_now(self.meeting.pk, order_for(actor, self.meeting.pk, name, words, uuid.uuid4()))

    def cookie(self, login):
        """The session of somebody who is logged in already."""
        client = Client(headers={"host": HOST})
        client.force_login(self.people.by_login[login].user)
        return client.cookies["sessionid"].value

    def let_in(self, window, login):
        """Logs a browser's window in without the log-in page."""
        cookie = {"name": "sessionid", "value": self.cookie(login), "domain": HOST, "path": "/"}
        window.page.context.add_cookies([cookie])
        return window

    def opened(self, *present):
        """Convened by the clerk, opened by the chair in the presence of these."""
        self.do("olga", "convene")
        for login in present:
            self.do(login, "arrive", mode="room")
        self.do("vera", "open_sitting")

    def voting(self, number="Ö 3", kind="open"):
        self.do("olga", "call_item", item=self.item(number))
        self.do("vera", "open_vote", item=self.item(number), kind=kind)

    @property
    def sitting(self):
        return replay(SITTING, SITTING.key(self.meeting.pk)).state

    def ballots(self, login):
        """Every ballot of one person that the journal holds, in order."""
        entries = history(SITTING.key(self.meeting.pk))
        mine = (each.event for each in entries if isinstance(each.event, BallotCast))
        return [event.choice.value for event in mine if event.voter == self.person(login)]

    def is_as_the_journal_says(self):
        """Rows equal the projection, and the chain of every stream holds."""
        for book in (SITTING, MINUTES):
            key = book.key(self.meeting.pk)
            assert book.check_rows(key, replay(book, key).state) == []
        verify_journal()


def verify_journal():
    """Ends the test with the command's exit code if any chain, seal, head or row is wrong."""
    call_command("verify_journal", stdout=StringIO())


def tonight(*, keys=False, long_ago=False):
    """Founded today, tonight's agenda published; with signing keys of chair and clerk, and a decision of two years
    ago, where wanted.
    """
    town, people = found_town(timezone.localdate())
    if long_ago:
        decide_long_ago(town, timezone.localdate())
    meeting = plan_tonight(town, timezone.localdate())
    meeting.agenda_items.exclude(number__in=ITEMS).delete()
    for somebody in (cast.CHAIR, cast.CLERK) if keys else ():
        issue_test_key(people[somebody], PIN)
    return TownTonight(town.body, people, meeting)
