"""Urgent decisions: recorded by the clerk, put before the council by themselves, with what it has made of them."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from sessions_app import adopted
from sessions_app.adopted import RESOLUTIONS, register_of
from sessions_app.desk.carrying_over import carry_over
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.models import AgendaItem, Meeting, Organization, UrgentDecision
from tests.live.council import Council, eichenfurt

pytestmark = pytest.mark.django_db
PAGE = "/arbeitsplatz/beschluesse/dringlich/"


@pytest.fixture
def town() -> Council:
    made = eichenfurt()
    made.council.organization_type = Organization.Type.COUNCIL
    made.council.save()
    return made


def sent(town, login="olga", **said):
    given = {
        "organization": town.council.pk,
        "title": "Deichschaden",
        "text": "Der Deich wird sofort gesichert.",
        "reason": "Hochwasser",
        "way": "mayor_and_member",
        "deciders": "Dr. Vera Lindholt, Anna Albers",
        "decided_on": timezone.localdate().isoformat(),
        "public": "on",
    }
    return town.client(login).post(PAGE, {**given, **said}, follow=True)


def planned(town, days=7):
    begin = timezone.now() + timedelta(days=days)
    return schedule_meeting(town.actor("olga"), town.council, starts_at=begin)


def test_it_puts_its_approval_on_the_agenda_of_the_next_meeting_that_is_a_draft(town):
    planned(town, days=30)
    soon = planned(town)
    answer = sent(town).content.decode()
    assert "ihre Genehmigung steht auf der Tagesordnung der nächsten Sitzung" in answer
    item = UrgentDecision.objects.get().agenda_item
    assert (item.meeting, item.public) == (soon, True)
    assert item.name.startswith("Genehmigung der Dringlichkeitsentscheidung vom ")
    for words in ("Der Deich wird sofort gesichert.", "Hochwasser", "§ 60 Abs. 1 GO NRW", "Anna Albers"):
        assert words in item.proposed_resolution


def test_without_a_draft_it_waits_for_the_meeting_that_is_planned_next(town):
    assert "Wartet auf die nächste Sitzung des Rates" in sent(town).content.decode()
    begin = timezone.localtime() + timedelta(days=9)
    given = {"organization": town.council.pk, "day": begin.date().isoformat(), "time": "18:00"}
    planned_now = (
        town.client("olga").post("/arbeitsplatz/sitzungen/neu/", given, follow=True).content.decode()
    )
    assert "steht bereits auf ihrer Tagesordnung" in planned_now
    assert UrgentDecision.objects.get().agenda_item.meeting.starts_at.date() == begin.date()


def test_taken_off_the_agenda_it_waits_again(town):
    planned(town)
    sent(town)
    AgendaItem.objects.filter(urgent_decisions__isnull=False).update(deleted=True)
    assert UrgentDecision.objects.get().waits


@pytest.mark.parametrize(
    ("carried", "words"), [(True, "Vom Rat genehmigt"), (False, "Vom Rat nicht genehmigt")]
)
def test_what_the_council_resolves_on_the_item_stands_with_it(town, carried, words):
    planned(town)
    sent(town)
    row = UrgentDecision.objects.get()
    row.agenda_item.resolutions.create(
        vote_number=1, text="x", carried=carried, yes=1, no=0, abstain=0, adopted_at=timezone.now(), entry=1
    )
    assert words in town.client("olga").get("/arbeitsplatz/beschluesse/").content.decode()


def test_an_approval_that_was_left_open_goes_along_to_the_next_meeting(town):
    old = planned(town)
    sent(town)
    Meeting.objects.filter(pk=old.pk).update(state=Meeting.State.CLOSED)
    old.refresh_from_db()
    new = carry_over(town.actor("olga"), old, starts_at=timezone.now() + timedelta(days=20))
    assert UrgentDecision.objects.get().agenda_item.meeting == new


def test_a_closed_one_has_a_neutral_title(town):
    planned(town)
    sent(town, public="")
    item = UrgentDecision.objects.get().agenda_item
    assert (item.public, item.public_name) == (False, "Genehmigung einer Dringlichkeitsentscheidung")


def test_rows_agree_with_the_book_and_are_written_anew_from_it(town):
    planned(town)
    sent(town)
    key = RESOLUTIONS.key(town.body.pk)
    assert adopted.check_rows(key, register_of(town.body.pk)) == []
    item = UrgentDecision.objects.get().agenda_item
    UrgentDecision.objects.update(text="Etwas anderes")
    UrgentDecision.objects.create(
        organization=town.council, number=9, title="x", decided_on=timezone.localdate(), way="mayor"
    )
    assert adopted.check_rows(key, register_of(town.body.pk)) == ["urgent decision 1", "urgent decision 9"]
    call_command("rebuild_rows", stdout=StringIO())
    assert adopted.check_rows(key, register_of(town.body.pk)) == []
    assert UrgentDecision.objects.get().agenda_item == item


@pytest.mark.parametrize(
    ("said", "words"),
    [({"way": "mayor"}, "Auswahl"), ({"text": ""}, "Dieses Feld"), ({"decided_on": "2999-01-01"}, "Zukunft")],
)
def test_what_does_not_fit_is_said_and_nothing_is_recorded(town, said, words):
    assert words in sent(town, **said).content.decode()
    assert not UrgentDecision.objects.exists()


def test_nobody_but_the_council_s_clerk_records_one(town):
    assert [sent(town, login=each).status_code for each in ("anna", "vera", "paul")] == [404] * 3
    assert not UrgentDecision.objects.exists()
