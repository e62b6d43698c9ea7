"""A stranger with only the public pages, on a phone: from tonight's meeting to a copy of the whole record.

Nobody logs in. Every page is reached from the front page by links, buttons and what a mail brings.
"""

import hashlib
import re
from datetime import timedelta

import httpx
import pytest
from django.core import mail as post
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from config import demo_town as cast
from config.demo.topics import BRIDGE, COMMITTEES, REPORT
from config.demo.town import HOSTS
from portal.subscriptions.models import Subscriber, Subscription
from sessions_app.actors import actor_for
from sessions_app.desk.agenda import publish_agenda, put_on_agenda
from sessions_app.desk.meetings import schedule_meeting
from sessions_app.desk.papers import attach_paper, register_paper
from sessions_app.models import Organization
from tests.agendas import NAMES_NOBODY
from tests.browser import PHONE
from tests.stories.town import CLOSED_WORDS, tonight, word
from tests.stories.windows import Overheard

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: stranger")]

KITA = next(topic for topic in cast.AGENDA if topic.number == "Ö 3")
PRESENT = ("vera", *(each.login for each in cast.ELECTED[:6]))
IN_THE_ANNEX = "Fledermauskasten"
COMMITTEE, NEWS = COMMITTEES["kuv"], "Trinkwasser im Sommer"
ADDRESS = "fremd@example.org"


@pytest.fixture
def town(transactional_db):
    cache.clear()
    return tonight(long_ago=True)


@pytest.fixture
def stranger(live_site, fresh_page, settings):
    """A phone at the front page, and a town that sends mail with its true address."""
    settings.EMAIL_FROM = "rat-{body}@rathaus.example"
    settings.PUBLIC_PORT = f":{live_site.port}"
    return Overheard(fresh_page(live_site.of(HOSTS[0]), viewport=PHONE))


def test_a_stranger_reads_follows_finds_subscribes_and_mirrors(town, stranger):
    page = stranger.page
    reads_the_papers_of_tonight(page)
    follows_live(stranger, town)
    finds_the_decision_by_a_word_of_the_annex(page)
    subscribes_to_a_committee(page)
    hears_of_its_agenda_once_and_leaves(page, town)
    mirrors_everything(page)


def reads_the_papers_of_tonight(page):
    page.goto("/")
    follow(page.get_by_role("region", name=word("Next meetings")), cast.MEETING)
    item = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=KITA.title, exact=True))
    follow(item, word("Paper %(reference)s", reference=KITA.paper_reference))
    expect(page.get_by_role("heading", level=1)).to_have_text(KITA.title)
    assert opened_file(page, KITA.title).startswith(b"%PDF-")


def follows_live(stranger, town):
    """What the chair does in the hall is on the phone, without a touch, and nothing of the closed part."""
    town.opened(*PRESENT)
    stranger.page.goto("/")
    follow(stranger.page.get_by_role("region", name=word("Live now")), word("Follow the meeting"))
    stranger.is_live()
    town.voting()
    stranger.says("vote", "%(received)s of %(entitled)s have voted", received=0, entitled=len(PRESENT))
    for login in PRESENT:
        town.do(login, "cast_ballot", vote=1, choice="yes")
    town.do("vera", "close_vote", vote=1)
    town.do("vera", "announce_result", vote=1)
    expect(stranger.region("agenda")).to_contain_text(word("Adopted"))
    assert stranger.heard
    assert [each for each in CLOSED_WORDS if each in "".join(stranger.heard)] == []


def finds_the_decision_by_a_word_of_the_annex(page):
    call_command("index_texts")
    page.goto("/")
    page.get_by_label(word("Search in everything public")).fill(IN_THE_ANNEX)
    page.get_by_role("button", name=word("Search"), exact=True).click()
    (hit,) = page.locator(".hit").all()
    expect(hit.locator(".hit__title")).to_contain_text(REPORT)
    follow(hit, BRIDGE.title)
    assert opened_file(page, REPORT).startswith(b"%PDF-")
    follow(page.get_by_role("region", name=word("Sequence of consultations")), cast.COUNCIL)
    decided = page.locator(":target")
    expect(decided.get_by_role("heading")).to_have_text(BRIDGE.title)
    expect(decided).to_contain_text(word("Result: %(result)s", result="einstimmig beschlossen"))
    began = page.locator("main time").first.get_attribute("datetime")
    assert began[:10] == f"{timezone.localdate() - timedelta(weeks=104)}"


def subscribes_to_a_committee(page):
    follow(menu(page), word("Committees"))
    follow(page.get_by_role("main"), COMMITTEE)
    follow(page.get_by_role("main"), word("By e-mail"))
    page.get_by_label(word("Your e-mail address")).fill(ADDRESS)
    page.get_by_label(word("How often")).select_option(Subscription.Pace.AT_ONCE)
    page.get_by_role("button", name=word("Send me the mail to confirm")).click()
    expect(page).to_have_url(re.compile("/abgeschickt/$"))
    (message,) = arrived()
    page.goto(re.search(r"http://\S+/bestaetigen/\S+", message.body)[0])
    page.get_by_role("button", name=word("Yes, send me this news")).click()
    confirmed = word("Your subscription is confirmed. We write to you as soon as there is something new.")
    expect(page.get_by_role("status").filter(has_text=confirmed)).to_be_visible()


def hears_of_its_agenda_once_and_leaves(page, town):
    assert arrived() == []
    publish(town, COMMITTEE, NEWS)
    publish(town, COMMITTEES["bau"], "Dach der Turnhalle")
    (message,) = arrived()
    assert message.to == [ADDRESS]
    assert (NEWS in message.body, "Turnhalle" in message.body) == (True, False)
    assert arrived() == []
    page.goto(re.search(r"http://\S+/sitzungen/\d+/", message.body)[0])
    expect(page.get_by_role("heading", name=NEWS, exact=True)).to_be_visible()
    off = message.extra_headers["List-Unsubscribe"].strip("<>")
    assert httpx.post(off, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()
    publish(town, COMMITTEE, "Nicht mehr für Fremde")
    assert arrived() == []


def mirrors_everything(page):
    """By the interface alone; then held against the lists that people read."""
    origin = re.match(r"https?://[^/]+", page.url)[0]
    with httpx.Client() as client:
        system = client.get(f"{origin}/oparl/v1.1/system").json()
        (body,) = listed(client, system["body"])
        meetings, papers = (list(listed(client, body[kind])) for kind in ("meeting", "paper"))
        files = [file for paper in papers for file in attached(paper)]
        copied = [hashlib.sha512(client.get(file["downloadUrl"]).content).hexdigest() for file in files]
    assert copied == [file["sha512Checksum"] for file in files]
    assert sorted(each["name"] for each in meetings) == on_pages(page, word("Meetings"), ".meeting-row__name")
    assert sorted(each["name"] for each in papers) == on_pages(page, word("Papers"), ".paper-row .kern-link")
    assert f"Anlage 1: {REPORT}" in {file["name"] for file in files}


# Small steps


def menu(page):
    """The main navigation, which opens with a button on a phone."""
    page.get_by_role("button", name=word("Menu")).click()
    return page.get_by_role("navigation", name=word("Main navigation"))


def follow(within, name):
    within.get_by_role("link", name=name).first.click()


def opened_file(page, name):
    """The bytes behind a link in the list of files."""
    link = page.get_by_role("region", name=word("Files"), exact=True).get_by_role("link", name=name)
    answer = page.request.get(link.get_attribute("href"))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return answer.body()


def publish(town, committee, matter):
    """The clerk publishes an agenda with one matter and its paper."""
    clerk, author = (
        actor_for(town.people[each].user, town.body) for each in (cast.CLERK, cast.ADMINISTRATION)
    )
    organization = Organization.objects.get(body=town.body, name=committee)
    meeting = schedule_meeting(clerk, organization, starts_at=timezone.now() + timedelta(days=9))
    item = put_on_agenda(clerk, meeting, name=matter, public=True)
    paper = register_paper(
        author, town.body, name=f"Zu: {matter}", reference=matter, public=True, personal_data=NAMES_NOBODY
    )
    attach_paper(clerk, item, paper)
    publish_agenda(clerk, meeting)


def arrived():
    """What a round of the timers puts into mailboxes."""
    before = len(post.outbox)
    call_command("tell_subscribers")
    call_command("send_mail_out")
    return post.outbox[before:]


def listed(client, address):
    while address:
        answer = client.get(address).raise_for_status().json()
        yield from answer["data"]
        address = answer["links"].get("next")


def attached(paper):
    return [*filter(None, [paper.get("mainFile")]), *paper.get("auxiliaryFile", [])]


def on_pages(page, section, names):
    """What a list of the main navigation names, sorted."""
    follow(menu(page), section)
    expect(page.get_by_role("heading", level=1)).to_have_text(section)
    return sorted(page.locator(f"main {names}").all_inner_texts())
