"""What is closed is met by those entitled and by nobody else, on no page, in no file, header or redirect.

The canaries sit in every closed thing of an evening that has reached its closed part. Everybody who is not entitled
looks everywhere. That the canaries are there, and what happens when the minutes are signed and published:
test_leaks_of_minutes.py.
"""

import re

import pytest
from django.core import mail as post
from django.db import transaction
from django.urls import reverse

from config.public_crawl.pdf import text_of_pdf
from config.public_crawl.routes import addresses, plain
from config.public_crawl.searching import NOTHING, question, searches, what_stays
from config.public_crawl.surfaces import LOGGING_OUT
from journal.export import export_lines
from journal.models import Stream
from mail.sending import send_due
from oparl.models import OpenData
from portal.subscriptions.telling import tell_subscribers
from tests.house.canaries import pdf_of
from tests.house.crawl import ALL_ROWS, Answer, Visitor, own_routes, taken_from
from tests.house.leaks import ENTITLED, IN_THE_CLOSED_MINUTES, OUTSIDERS, leaks, met_from_outside
from tests.house.spoken_canaries import to_the_end
from tests.house.world import HOST, NEIGHBOUR_HOST

pytestmark = pytest.mark.xdist_group("house: leaks")  # one night for all of them


@pytest.fixture(scope="module")
def known():
    """What the neighbour's door answered without a look at who asks, to its own clerk as to ours."""
    return {}


def test_the_neighbours_words_are_there_on_the_neighbours_pages(evening, known):
    _home, _neighbour, users, the_night = evening
    answers = list(Visitor(NEIGHBOUR_HOST, users["foreign_clerk"], known).crawl())
    met = set().union(*(places for _path, places in leaks(answers, the_night.foreign)))
    assert set(the_night.foreign.places.values()) - met == set()
    assert leaks(answers, the_night.closed) == []


def test_nobody_else_meets_one_in_the_closed_part(evening):
    *_towns, users, the_night = evening
    assert met_from_outside(users, the_night) == []


def test_nobody_else_meets_one_when_the_sitting_is_closed(evening):
    """Those two who have a place in it, on its own pages; everybody, on all pages, when its minutes are published."""
    home, _neighbour, users, the_night = evening
    to_the_end(home, the_night.meeting)
    assert met_from_outside(users, the_night, "sitzungen/", ("public", "other_member")) == []


def test_the_members_read_every_word_of_the_closed_part_before_it_is_sealed(evening):
    *_towns, users, the_night = evening
    studio = f"/sitzungen/{the_night.meeting.pk}/niederschrift/"
    drafted = Visitor(HOST, users["clerk"]).get(f"{studio}nichtoeffentlich/vorschau.pdf")
    not_yet = {"question of a closed vote"}  # it is still open
    assert the_night.closed.met_in(drafted.text) >= IN_THE_CLOSED_MINUTES - not_yet


def test_the_clerk_of_one_municipality_is_nobody_in_another(evening, known):
    _home, _neighbour, users, the_night = evening
    assert leaks(Visitor(NEIGHBOUR_HOST, users["clerk"], known).crawl(), the_night.closed) == []


def test_open_data_say_nothing_before_during_and_after(evening):
    home, _neighbour, _users, the_night = evening
    OpenData.objects.create(body=home.body, attendance=True, persons_email=True, persons_phone=True)
    for go_on in (lambda: None, lambda: to_the_end(home, the_night.meeting)):
        go_on()
        answers = list(Visitor(HOST).crawl_oparl())
        assert leaks(answers, the_night.closed, the_night.foreign, the_night.own) == []
        assert {answer.status for answer in answers} == {200, 404}
        assert "Haushaltssatzung" in "".join(answer.text for answer in answers)
    theirs = Visitor(NEIGHBOUR_HOST).crawl_oparl()
    met = set().union(*(places for _path, places in leaks(theirs, the_night.foreign)))
    assert met >= {"name of a meeting", "title of a public item", "title of a public paper", "public file"}


@pytest.fixture(scope="module")
def searchable(one_night, django_db_blocker):
    """The pages that search, found by whoever opens them: whether a page does hangs not on who asks."""
    *_towns, users, _the_night = one_night
    ours = [
        f"/{route}" for route in own_routes() if "<" not in plain(route) and not route.startswith("konto/")
    ]
    visitors = [Visitor(HOST, users[role], {}) for role in ("clerk", *OUTSIDERS)]

    def opened_by_one(path):
        answers = (visitor.get(path) for visitor in visitors)
        return next((each.text for each in answers if each.status == OPENED), "")

    with django_db_blocker.unblock(), transaction.atomic():
        found = searches(ours, opened_by_one, KNOWN)
        transaction.set_rollback(True)
    assert found, "nothing can be searched: is the parameter still called q?"
    return found


OPENED = 200


@pytest.mark.parametrize("role", OUTSIDERS)
def test_searching_for_a_closed_word_answers_as_for_a_word_that_does_not_exist(evening, searchable, role):
    """The public for every word; those who are logged in, each for a third of them, together for every one again."""
    _home, _neighbour, users, the_night = evening
    visitor = Visitor(HOST, users[role])
    nothing = {path: asked(visitor, path, NOTHING) for path in searchable}
    words = list(the_night.closed.places)
    mine = words if role == "public" else words[OUTSIDERS.index(role) - 1 :: len(OUTSIDERS) - 1]
    told = [
        (path, word) for path in searchable for word in mine if asked(visitor, path, word) != nothing[path]
    ]
    assert told == []


KNOWN = "Haushaltssatzung"  # stands in the public part, also where nothing is searched


def asked(visitor, path, word):
    """The answer to a search, without the words themselves."""
    return what_stays(visitor.get(question(path, word)).text, word, KNOWN)


@pytest.mark.parametrize("role", OUTSIDERS)
def test_pages_that_are_missing_or_refused_say_nothing_and_are_alike(evening, framed, role):
    """Nothing in them tells what was asked for, so that a crawl need not draw each."""
    *_towns, users, the_night = evening
    visitor = Visitor(HOST, users[role])
    routes = [each for each in own_routes() if each not in {LOGGING_OUT, RUN_OUT}]
    first = [next(iter(addresses(route, ALL_ROWS)), "/") for route in routes]
    running = f"/sitzungen/{the_night.meeting.pk}/"
    wrong = ["/nicht-da/", *(f"{path}x" for path in first[::20]), f"{running}pult/", f"{running}platz/"]
    answers = [visitor.get(path) for path in [*first, *wrong]]
    assert leaks(answers, the_night.closed, the_night.foreign, the_night.own) == []
    assert [answer.path for answer in answers if answer.status >= 500] == []
    for status, own in ((403, r"<main.*</main>"), (404, r'<div role="status">.*?</div>')):
        drawn = [what_stays(each.text).replace(each.path, "…") for each in answers if each.status == status]
        assert len({re.sub(f"(?s){own}", "", page) for page in drawn}) == (status in MET_BY[role]), status


RUN_OUT = "abonnieren/e-mail/bestaetigen/<str:token>/"  # says in words of its own that the link has run out
MET_BY = {role: {403, 404} for role in OUTSIDERS} | {"public": {404}}  # the public is asked to log in instead


def test_the_public_extract_of_the_journal_says_nothing(evening):
    home, _neighbour, _users, the_night = evening
    whole = b"".join(export_lines(Stream.objects.all(), public=False)).decode()
    assert "question of a closed vote" in the_night.closed.met_in(whole)
    assert the_night.closed.met_in(whole) >= IN_THE_CLOSED_MINUTES
    for _ in range(2):
        extract = b"".join(export_lines(Stream.objects.all(), public=True)).decode()
        assert the_night.closed.met_in(extract) == set()
        assert "Ö 1" in extract or "vote_opened" in extract
        if extract.count("sitting_closed") == 0:
            to_the_end(home, the_night.meeting)


def test_mails_to_subscribers_say_nothing(evening, settings):
    home, _neighbour, _users, the_night = evening
    settings.EMAIL_FROM = "rat@rathaus.example"
    for go_on in (lambda: None, lambda: to_the_end(home, the_night.meeting)):
        go_on()
        tell_subscribers()
        send_due()
    sent = "".join(f"{each.subject} {each.body} {each.alternatives}" for each in post.outbox)
    assert "Haushaltssatzung" in sent
    assert [net.met_in(sent) for net in (the_night.closed, the_night.foreign, the_night.own)] == [set()] * 3


def test_a_ticket_for_the_closed_room_is_for_those_inside(evening, settings):
    _home, _neighbour, users, the_night = evening
    settings.JITSI_URL, settings.JITSI_APP_ID = "https://meet.vogelheim.test", "ratssaal"
    settings.JITSI_APP_SECRET, settings.JITSI_DOMAIN = (
        "a-secret-of-this-town-0123456789-abcdef",
        "meet.vogelheim.test",
    )
    door = f"/sitzungen/{the_night.meeting.pk}/video/closed/zugang/"
    ticket = Visitor(HOST, users["member"]).client.post(door).json()
    assert ticket["room"]
    for role in OUTSIDERS:
        answer = Visitor(HOST, users[role]).client.post(door)
        assert (answer.status_code, answer.json()["refused"]) == (403, "not_entitled"), role
        assert ticket["room"] not in answer.text
    assert Visitor(NEIGHBOUR_HOST, users["foreign_clerk"]).client.post(door).status_code == 404


def test_the_admin_is_open_to_staff_alone(evening):
    _home, _neighbour, users, _the_night = evening
    for role in (*OUTSIDERS, *ENTITLED):
        answer = Visitor(HOST, users[role]).get("/admin/")
        assert (answer.status, answer.location.startswith(reverse("admin:login"))) == (302, True), role


def test_a_host_that_nobody_has_says_nothing(evening):
    _home, _neighbour, users, the_night = evening
    visitor = Visitor("fremd.localhost", users["clerk"])
    everywhere = [
        route for route in own_routes() if not route.startswith("konto/")
    ]  # the log-in is the house's
    answers = [visitor.get(next(iter(addresses(route, ALL_ROWS)), "/")) for route in everywhere]
    assert {answer.status for answer in answers} == {404}
    assert leaks(answers, the_night.closed, the_night.foreign) == []


def test_the_crawl_sees_what_it_should(evening):
    """The net itself: canaries in text, in headers, in a PDF's pages, whatever the case."""
    *_rest, the_night = evening
    word = next(iter(the_night.closed.places))
    assert leaks([Answer("/x", 200, f"Content-Disposition: {word.upper()}", "")], the_night.closed)
    assert the_night.closed.met_in(text_of_pdf(pdf_of(f"Hier steht {word}.")))


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"\x1f\x8bbroken"])
def test_what_a_crawl_cannot_read_is_not_taken_for_a_page_without_closed_words(content):
    with pytest.raises(AssertionError):
        taken_from(content)
