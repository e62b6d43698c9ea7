"""How long personal data are kept: every model has its class, what is over its term goes, nothing else does (DP-11)."""

import re
from copy import deepcopy
from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import QuerySet
from django.test import Client
from django.utils import timezone, translation

from config.keeping import rounds
from config.keeping.models import Forgetting, Term
from config.keeping.passing import OF_THE_HOUSE, PASSING
from config.keeping.standing import STANDING, WITHOUT_PEOPLE
from config.models import Crawl
from journal.models import Entry, Stream
from mail.models import Mail
from minutes.models import Invitation
from portal.models import Subscriber, Subscription, Told
from sessions_app.desk.over import meetings_over
from sessions_app.live import SITTING
from sessions_app.models import (
    BroadcastObjection,
    CheckInNumber,
    FileAccess,
    Membership,
    Person,
    Question,
    Registration,
)
from tests.house.world import HOST
from tests.residents import Residents

PAGE = "/arbeitsplatz/aufbewahrung/"
TODAY = timezone.localdate()


def ago(days):
    return timezone.now() - timedelta(days=days)


class Keeping(Residents):
    """Of every kind a row that is over its term and one that is not; `gone` are the rows that have to go."""

    def __init__(self):
        super().__init__()
        self.body, self.gone = self.town.body, []
        for age, over in ((3000, True), (0, False)):
            meeting = deepcopy(self.meeting)
            meeting.pk, meeting.starts_at = None, ago(age)
            meeting.save()
            self.of_meeting(meeting, over)
            self.by_age(ago(age), over)
            self.former(f"gone{age}", TODAY - timedelta(days=age), over)
        self.former("imported", TODAY - timedelta(days=3000), False, oparl_id="https://elsewhere.example/p/1")
        self.former("staying", None, False)

    def kept(self, row, over):
        self.gone += [row] if over else []
        return row

    def of_meeting(self, meeting, over):
        self.kept(meeting.registrations.create(number=1, name="Ronja", way="video"), over)
        self.kept(Question.objects.create(meeting=meeting, number=1, name="R.", subject="S", text="T"), over)
        sending = {"agenda_version": 1, "starts_at": meeting.starts_at, "sent_at": meeting.starts_at}
        self.kept(Invitation.objects.create(meeting=meeting, sent_by="Clerk", **sending), over)

    def by_age(self, at, over):
        subscriber = Subscriber.objects.create(body=self.body, email=f"{over}@post.example", language="de")
        Subscription.objects.create(subscriber=subscriber, created_at=at, confirmed_at=at)
        self.kept(Subscription.objects.create(subscriber=subscriber, created_at=at), over)
        self.kept(Told.objects.create(subscriber=subscriber, thing="paper", told_at=at), over)
        self.kept(FileAccess.objects.create(body=self.body, title="T", name="N", way="marked", at=at), over)
        self.kept(Crawl.objects.create(body=self.body, started_at=at), over)
        for owner in (self.body.slug, "ratssaal"):
            self.kept(
                Mail.objects.create(key=f"{owner} {over}", owner=owner, kind="alarm", ended_at=at), over
            )
        self.kept(Session.objects.create(session_key=f"{over}", expire_date=at + timedelta(days=1)), over)
        entry = LogEntry.objects.create(user=self.town.users["clerk"], action_flag=2, object_repr="x")
        LogEntry.objects.filter(pk=entry.pk).update(action_time=at)
        self.kept(entry, over)

    def former(self, name, last_day, over, **more):
        person = Person.objects.create(
            body=self.body, name=name, email=f"{name}@post.example", phone="1", **more
        )
        Membership.objects.create(person=person, organization=self.town.council, ends_on=last_day)
        number = CheckInNumber.objects.create(body=self.body, person=person, number=f"{person.pk:06}")
        objection = BroadcastObjection.objects.create(body=self.body, person=person)
        self.kept(number, over or bool(more))
        self.kept(objection, over or bool(more))

    def reached(self):
        return set(Person.objects.exclude(email="").values_list("name", flat=True))


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield Keeping()
        transaction.set_rollback(True)


@pytest.fixture
def keeping(made_once, db):
    return deepcopy(made_once)


def rows():
    """Every row there is, but the record of the deletion itself and what triggers note."""
    found = set()
    for model in apps.get_models():
        if model is not Forgetting and model.__name__ not in {"Touched", "PageVersion"}:
            found |= {(model._meta.label, key) for key in model._base_manager.values_list("pk", flat=True)}
    return found


def said(*options):
    out = StringIO()
    with translation.override("de"):
        call_command("keep_terms", *options, stdout=out)
    return out.getvalue()


def test_every_model_has_its_class():
    """Whoever adds a model says here whether it names people, how long that is kept, and why."""
    kinds = [*STANDING, *PASSING, *(kind for kind, _work in OF_THE_HOUSE)]
    classed = {model for kind in kinds for model in kind.holds}
    assert classed & set(WITHOUT_PEOPLE) == set()
    assert classed | set(WITHOUT_PEOPLE) == set(apps.get_models())


def test_what_is_over_its_term_goes_and_nothing_else_does(keeping):
    Mail.objects.create(key="lost", owner=keeping.body.slug, address="a@b.example", said="550 a@b.example",
                        state="given_up", ended_at=ago(31))  # fmt: skip
    before, reached = rows(), keeping.reached()
    assert "dies war ein Probelauf" in (dry := said("--dry-run"))
    assert (rows(), keeping.reached(), Forgetting.objects.count()) == (before, reached, 0)
    told = said()
    assert before - rows() == {(row._meta.label, row.pk) for row in keeping.gone}
    assert reached - keeping.reached() == {"gone3000"}
    assert Mail.objects.filter(key="lost").values_list("address", "said").get() == ("", "")
    assert dry.replace("Nichts wurde gelöscht: dies war ein Probelauf.\n", "") == told
    counts = {"guests": 2, "invitations": 1, "mails": 2, "undelivered": 1, "unconfirmed": 1, "contacts": 1, "accesses": 1,
              "numbers": 2, "objections": 2, "rounds": 1}  # fmt: skip
    house = {"logins": 1, "admin_log": 1, "alarms": 1}
    assert [row.counts for row in Forgetting.objects.order_by("pk")] == [counts, house]
    assert said().count("Nichts ist über seiner Frist.") == 2
    connection.check_constraints()


def test_a_kind_that_fails_stays_whole_and_the_others_have_their_turn(keeping, monkeypatch):
    def broken(_body, before):
        Registration.objects.all().delete()
        raise RuntimeError(before)

    kinds = [type(kind)(**{**vars(kind), "forget": broken}) for kind in PASSING[:1]]
    monkeypatch.setattr(rounds, "PASSING", (*kinds, *PASSING[1:]))
    with pytest.raises(SystemExit):
        said()
    assert Registration.objects.count() == 2
    done = Forgetting.objects.get(body=keeping.body)
    assert (done.failed, done.counts["invitations"]) == (["guests"], 1)


def test_a_sitting_that_is_not_closed_is_over_once_nothing_was_written_for_long(keeping):
    """An interrupted one goes on some days later, also where residents' data are kept for a day."""
    before = {row.pk for row in meetings_over(keeping.body, ago(1))}
    over = set()
    for state, silent, is_over in (("interrupted", 60, False), ("open", 100, True), ("closed", 60, True)):
        meeting = deepcopy(keeping.meeting)
        meeting.pk, meeting.state, meeting.starts_at = None, state, ago(200)
        meeting.save()
        book = Stream.objects.create(key=SITTING.key(meeting.pk))
        for seq, at in ((1, ago(200)), (2, ago(silent))):
            Entry.objects.create(stream=book, seq=seq, at=at, kind="x", data="{}")
        over |= {meeting.pk} if is_over else set()
    assert {row.pk for row in meetings_over(keeping.body, ago(1))} == before | over


def administration(keeping, role="organisation_admin"):
    client = Client(headers={"host": HOST})
    user = keeping.town.people[role].user
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_administration_chooses_terms_within_their_bounds_and_sees_the_rounds(keeping, monkeypatch):
    client, preset = administration(keeping), rounds.terms_of(keeping.body)
    wanted = {kind.key: kind.days for kind in PASSING if kind.is_chosen} | {"guests": 90}
    refused = client.post(PAGE, wanted | {"invitations": 5})
    assert (refused.status_code, Term.objects.count()) == (422, 0)
    assert "größer oder gleich 366" in (page := refused.content.decode())
    assert "Noch kein Löschlauf ist gelaufen" in page
    assert client.post(PAGE, wanted).status_code == 302
    assert rounds.terms_of(keeping.body) == preset | {"guests": 90}
    Term.objects.update(days=5000)  # of a time with other bounds, or of another window that saved meanwhile
    assert rounds.terms_of(keeping.body) == preset | {"guests": 365}
    Term.objects.create(body=keeping.body, kind="mails", days=1)
    assert rounds.terms_of(keeping.body)["mails"] == 90
    Term.objects.filter(kind="mails").delete()
    with monkeypatch.context() as late:  # the other window's row comes between the look and the writing
        late.setattr(QuerySet, "delete", lambda _rows: (0, {}))
        assert client.post(PAGE, wanted).status_code == 302
    assert rounds.terms_of(keeping.body) == preset | {"guests": 90}
    type(keeping.meeting).objects.update(starts_at=ago(60), ends_at=None)
    said()
    assert Registration.objects.count() == 2
    shown = re.sub(r"<[^>]+>", "", client.get(PAGE).content.decode())
    assert "Nummern für den Einlass: 2" in shown


@pytest.mark.parametrize("role", ["clerk", "chair", "member"])
def test_nobody_else_finds_the_page(keeping, role):
    assert administration(keeping, role).get(PAGE).status_code == 404
