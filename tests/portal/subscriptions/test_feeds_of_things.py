"""A paper, a place and a search can be followed as a committee can: the same news by feed as by mail, nothing closed."""

import json
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mail.sending import send_due
from portal.search.settling import settle
from portal.subscriptions.models import Subscription
from sessions_app.desk.meetings import change_meeting
from sessions_app.models import LegislativeTerm, Location, Meeting, Paper, PublishedMinutes
from tests.agendas import CANARIES, HOST
from tests.portal.subscriptions.mailbox import (
    FORM,
    ask,
    pages_in,
    paper,
    post,
    published,
    subscribe,
    titles,
    told,
)

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=1)


@pytest.fixture
def bridge(evening):
    """A place, a public paper and a closed one about it."""
    place = Location.objects.create(body=evening.home.body, description="Furtbrücke")
    for each in (evening.paper, evening.secret):
        each.locations.add(place)
    return place


def items(visitor, address):
    return json.loads(visitor.get(address).content)["items"]


def names(visitor, address):
    return {each["title"] for each in items(visitor, address)}


def day_of(meeting):
    return f"{meeting.name}, {timezone.localtime(meeting.starts_at):%d.%m.%Y}"


def test_page_feed_and_mail_of_each_thing_belong_together(evening, visitor, bridge):
    while settle():
        pass
    agenda = {"Vorlage Radweg", day_of(evening.meeting)}
    for page, feed, form in (
        (
            f"/vorlagen/{evening.paper.pk}/",
            f"/vorlagen/{evening.paper.pk}/feeds/neues",
            f"vorlage={evening.paper.pk}",
        ),
        (f"/orte/{bridge.pk}/", f"/orte/{bridge.pk}/feeds/neues", f"stelle={bridge.pk}"),
        ("/suche/?q=Radweg&nach=datum", "/suche/feeds/neues", "q=Radweg"),
        (
            f"/gremien/{evening.home.council.pk}/",
            f"/gremien/{evening.home.council.pk}/feeds/neues",
            "gremium=",
        ),
    ):
        shown = visitor.get(page).content.decode()
        query = "?q=Radweg" if "suche" in page else ""
        assert shown.count(f'href="{feed}.atom{query}"') == 2  # for programs, and for people
        assert f'href="{FORM}?{form}' in shown
        with CaptureQueriesContext(connection) as queries:
            found = names(visitor, f"{feed}.json{query}")
        assert len(queries) <= 12
        assert found - {day_of(evening.draft)} == agenda, feed
        answer = visitor.get(f"{feed}.atom{query}")
        assert not answer["ETag"].startswith("W/")
        again = visitor.get(f"{feed}.atom{query}", headers={"if-none-match": answer["ETag"]})
        assert again.status_code == 304
        assert [word for word in CANARIES if word in answer.content.decode()] == []


def test_the_choice_of_a_search_narrows_its_feed_and_its_mails_alike_and_is_said_in_words(evening, visitor):
    term = LegislativeTerm.objects.create(body=evening.home.body, name="2025–2030", starts_on="2025-11-01")
    query = f"q=Brunnen&art=vorlage&wahlperiode={term.pk}&von=2020-01-01&nach=datum&art=x"
    choice = "nur Vorlagen, ab 01.01.2020, Wahlperiode 2025–2030"
    form = visitor.get(f"{FORM}?{query}").content.decode()
    assert f"Wie in Ihrer Suche: {choice}" in form
    kept = f"art=vorlage&von=2020-01-01&wahlperiode={term.pk}"
    assert f'value="{kept.replace("&", "&amp;")}"' in form
    ask(visitor, words="Brunnen", narrowing=f"{kept}&nach=datum&gremium=7&q=anderes&art=unsinn")
    send_due()
    message = post.outbox.pop()
    assert f"Gewünscht: Suche nach bestimmten Wörtern, {choice}." in " ".join(message.body.split())
    (path,) = pages_in(message)
    assert f"Suche nach „Brunnen“, {choice}" in visitor.get(path).content.decode()
    visitor.post(path)
    assert Subscription.objects.get().narrowing == kept
    subscribe(visitor, words="Brunnen", narrowing="art=vorlage&bis=2020-01-01")
    published(evening, "Brunnen")
    (message,) = told()
    assert titles([message]) == ["Vorlage: Zu: Brunnen"]  # not the agenda on which it stands
    assert f"Suche nach „Brunnen“, {choice}".upper() in message.body
    assert names(visitor, f"/suche/feeds/neues.json?{query}") == {"Zu: Brunnen"}
    assert json.loads(visitor.get(f"/suche/feeds/neues.json?{query}").content)["title"].endswith(choice)
    assert names(visitor, "/suche/feeds/neues.json?q=Brunnen&art=vorlage&bis=2020-01-01") == set()


def test_a_subscription_to_a_place_that_we_know_is_told_of_what_is_about_it(evening, visitor, bridge):
    page = visitor.get(f"{FORM}?stelle={bridge.pk}").content.decode()
    assert "Nur Neues zu diesem Ort: Furtbrücke" in page
    subscribe(visitor, location=bridge.pk)
    paper(evening, "Anderswo")
    paper(evening, "Neues Geländer").locations.add(bridge)
    paper(evening, "KANARIENVORLAGE am Fluss", public=False).locations.add(bridge)
    (message,) = told()
    assert titles([message]) == ["Vorlage: Neues Geländer"]
    assert "ORT: FURTBRÜCKE" in message.body


def test_an_entry_is_updated_when_what_it_says_changes_and_not_while_something_is_prepared(evening, visitor):
    def entry():
        (found,) = [each for each in items(visitor, "/feeds/sitzungen.json") if "8. Sitzung" in each["title"]]
        return found

    draft, first = evening.draft, entry()
    Meeting.objects.filter(pk=draft.pk).update(modified=timezone.now(), fault_phone="1")
    assert entry() == first
    later = draft.starts_at + timedelta(days=1)
    change_meeting(
        evening.actor("clerk"), draft, starts_at=later, name=draft.name, number=None, location=None
    )
    moved = entry()
    assert moved["id"] == first["id"]
    assert moved["date_modified"] > first["date_modified"]
    assert f"Sie sollte am {timezone.localtime(draft.starts_at):%d.%m.%Y} um" in moved["content_text"]
    Meeting.objects.filter(pk=draft.pk).update(state="cancelled")
    gone = entry()
    assert gone["date_modified"] > moved["date_modified"]
    assert "ist abgesagt" in gone["content_text"]
    (newest, *_others) = items(visitor, "/feeds/neues.json")
    assert newest == gone


def test_papers_bring_their_public_files_with_type_and_size(evening, visitor):
    address = f"/vorlagen/{evening.paper.pk}/feeds/vorlagen"
    (entry,) = items(visitor, f"{address}.json")
    plan = evening.plan
    assert entry["attachments"] == [
        {
            "url": f"http://{HOST}/dateien/{plan.token}/plan.pdf",
            "mime_type": "application/pdf",
            "title": "Lageplan",
            "size_in_bytes": plan.size,
        }
    ]
    (enclosure,) = ET.fromstring(visitor.get(f"{address}.rss").content).iter("enclosure")
    assert (enclosure.get("type"), enclosure.get("length")) == ("application/pdf", str(plan.size))


def test_what_was_withdrawn_is_said_once_more_and_nothing_of_what_it_was(evening, visitor):
    Paper.objects.filter(pk=evening.paper.pk).update(public=False, modified=timezone.now())
    Meeting.objects.filter(pk=evening.draft.pk).update(deleted=True, modified=timezone.now())
    for feed in ("/feeds/neues.json", f"/gremien/{evening.home.council.pk}/feeds/neues.json"):
        found = {each["url"]: each["title"] for each in items(visitor, feed)}
        assert found[f"http://{HOST}/vorlagen/{evening.paper.pk}/"] == "Vorlage zurückgezogen"
        assert found[f"http://{HOST}/sitzungen/{evening.draft.pk}/"] == "Sitzung zurückgezogen"
        assert f"http://{HOST}/vorlagen/{evening.secret.pk}/" not in found  # never was public
    own = visitor.get(f"/vorlagen/{evening.paper.pk}/feeds/neues.atom").content.decode()
    assert ("Vorlage zurückgezogen" in own, "Vorlage Radweg" in own, "Lageplan" in own) == (
        True,
        False,
        False,
    )
    assert visitor.get(f"/vorlagen/{evening.secret.pk}/feeds/neues.atom").status_code == 404


def test_recalled_minutes_are_an_entry_of_their_feed(evening, visitor):
    PublishedMinutes.objects.create(meeting=evening.meeting, recalled_at=timezone.now())
    (entry,) = items(visitor, "/feeds/niederschriften.json")
    assert entry["title"] == f"Niederschrift zurückgerufen: {day_of(evening.meeting)}"
    assert entry["url"] == f"http://{HOST}/niederschriften/{evening.meeting.pk}/"


def test_a_feed_without_entries_is_the_same_at_every_look(evening, visitor):
    first, second = (visitor.get("/suche/feeds/neues.atom?q=gibtesnicht") for _ in range(2))
    assert first.content == second.content


LONG = "x" * 10_000
ODD = {
    "/suche/feeds/neues.atom": 200,
    "/suche/feeds/neues.atom?q=%00": 200,
    f"/suche/feeds/neues.atom?q={LONG}": 200,
    "/suche/feeds/neues.json?q=a&art=x&gremium=-1&von=2026-02-31&bis=%00&wahlperiode=999999999&nach=oben": 200,
    "/feeds/%00.atom": 404,
    "/vorlagen/0/feeds/neues.atom": 404,
    f"/orte/{'9' * 40}/feeds/neues.rss": 404,
    f"/gremien/{'9' * 40}/kalender.ics": 404,
    f"/kalender/?gremium={LONG}": 200,
    f"/beschluesse/?q={LONG}&jahr=%00&gremium=%00&seite=%00": 200,
    f"{FORM}?stelle=%00&narrowing=%00&art={LONG}&q={LONG}&von=%00": 200,
}  # fmt: skip


def test_who_asks_for_news_of_people_alone_is_told_that_there_are_none(evening, visitor):
    answer = ask(visitor, words="Muster", narrowing="art=person&art=gremium")
    assert (answer.status_code, Subscription.objects.count()) == (422, 0)
    assert "gibt es keine Neuigkeiten per E-Mail" in answer.content.decode()
    assert ask(visitor, words="Muster", narrowing="art=person&art=vorlage").status_code == 302


def test_an_odd_address_gets_a_clear_answer(evening, visitor):
    assert {each: visitor.get(each).status_code for each in ODD} == ODD
    for wrong in (
        {"narrowing": LONG},
        {"narrowing": "von=%00&art=vorlage"},
        {"location": "\x00"},
        {"words": "\x00"},
    ):
        assert ask(visitor, **wrong).status_code in {302, 422}, wrong
