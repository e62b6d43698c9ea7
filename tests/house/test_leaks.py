"""What is closed is met by those entitled and by nobody else, on no page, in no file, header or redirect.

The canaries sit in every closed thing of an evening that has reached its closed part and goes on to its signed and
published minutes. First it is shown that they are there: those entitled meet every one. Then everybody else looks
everywhere, at every stage.
"""

import json
import re
from urllib.parse import urlsplit

import pytest
from django.urls import resolve, reverse

from journal.export import export_lines
from journal.models import Stream
from sessions_app.models import Meeting
from tests.house.canaries import night, pdf_of, publish, to_the_end
from tests.house.crawl import Answer, Visitor, addresses, own_routes, plain, text_of_pdf
from tests.house.world import HOST, NEIGHBOUR_HOST, roles

OUTSIDERS = ("public", "other_member", "organisation_admin", "foreign_clerk")
ENTITLED = ("clerk", "member", "chair", "substitute", "administration")


@pytest.fixture
def evening(db):
    """(home, neighbour, users by role, the night)"""
    home, neighbour, users = roles()
    return home, neighbour, users, night(home, neighbour)


def leaks(answers, *families):
    """(path, places) of every answer in which a canary is met."""
    return [
        (answer.path, places)
        for answer in answers
        if (places := set().union(*(family.met_in(answer.text) for family in families)))
    ]


def test_the_canaries_are_there_and_every_page_is_seen(evening):
    """Those entitled meet every canary but the neighbour's. A page that nobody saw would have escaped."""
    home, _neighbour, users, the_night = evening
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    # Two of five look where they see more than the public does; the others everywhere.
    beneath = {"substitute": "arbeitsplatz/", "administration": "arbeitsplatz/"}
    seen = {role: list(Visitor(HOST, users[role]).crawl(beneath.get(role, ""))) for role in ENTITLED}
    answers = [answer for role in ENTITLED for answer in seen[role]]
    met = set().union(*(places for _path, places in leaks(answers, the_night.closed)))
    assert set(the_night.closed.places.values()) - met == set()
    assert leaks(answers, the_night.foreign) == []
    own = [(role, path) for role in ENTITLED for path, _places in leaks(seen[role], the_night.own)]
    assert own == [("member", "/arbeitsplatz/einlassnummer/")]
    opened = {route_of(each.path) for each in answers if each.status in {200, 301, 302, 405}}
    assert [route for route in own_routes() if route not in opened and not route.startswith("konto/")] == []


def test_the_minutes_of_the_closed_part_are_read_by_its_members_with_every_word(evening):
    """Each address by itself: the studio, the pages before sealing, the signed document and what is attached to it."""
    home, _neighbour, users, the_night = evening
    studio = f"/sitzungen/{the_night.meeting.pk}/niederschrift/"
    drafted = Visitor(HOST, users["clerk"]).get(f"{studio}nichtoeffentlich/vorschau.pdf")
    not_yet = {"question of a closed vote"}  # it is still open
    assert the_night.closed.met_in(drafted.text) >= IN_THE_CLOSED_MINUTES - not_yet
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    in_studio = the_night.closed.met_in(Visitor(HOST, users["clerk"]).get(studio).text)
    assert in_studio >= {"title of a closed item", "question of a closed vote", "passage of the clerk"}
    for role in ("member", "substitute", "chair", "clerk"):
        answer = Visitor(HOST, users[role]).get(f"{studio}nichtoeffentlich/niederschrift.pdf")
        assert answer.status == 200, role
        assert the_night.closed.met_in(answer.text) >= IN_THE_CLOSED_MINUTES, role
    record = record_in(answer)
    assert the_night.closed.met_in(json.dumps(record, ensure_ascii=False)) >= IN_THE_CLOSED_MINUTES - {
        "passage of the clerk"
    }
    assert [each["data"]["choice"] for each in told(record, "ballot_cast")] == ["no"]
    assert told(record, "device_checked") == []


def test_the_published_minutes_are_read_by_everybody_and_name_no_ballot(evening):
    """The signed file as the public gets it: its pages, its metadata and the record attached to it."""
    home, _neighbour, _users, the_night = evening
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    file = Meeting.objects.get(pk=the_night.meeting.pk).results_protocol
    answer = Visitor(HOST).get(f"/dateien/{file.token}/{file.file_name}")
    assert answer.status == 200
    assert "Haushaltssatzung" in answer.text
    assert the_night.closed.met_in(answer.text) == set()
    record = record_in(answer)
    assert {each["kind"] for each in record["journal"]["entries"]} >= {"ballot_cast", "public_excluded"}
    assert {kind for kind in KEPT_BACK if told(record, kind)} == set()
    assert [each["data"]["number"] for each in told(record, "vote_opened")] == [1]


# What the minutes of the closed part say, in their pages and in the record attached to them.
IN_THE_CLOSED_MINUTES = {
    "title of a closed item",
    "title behind a neutral one",
    "title of another closed item",
    "reference of a closed paper",
    "question of a closed vote",
    "reason of the exclusion",
    "reason of a postponement",
    "target of a referral",
    "reason of an interruption",
    "passage of the clerk",
    "reason of a moment of silence",
    "reason of an order measure",
    "text of a correction",
    "reason of a correction",
}
KEPT_BACK = {"sitting_convened", "public_excluded", "ballot_cast", "vote_annulled", "item_postponed"} | {
    "item_referred",
    "sitting_interrupted",
    "silence_began",
    "order_measure_taken",
    "entry_corrected",
    "device_checked",
}


def record_in(answer):
    """The machine-readable record attached to minutes, from the text of an answer."""
    (line,) = {line for line in answer.text.splitlines() if line.startswith('{"document":')}
    return json.loads(line)


def told(record, kind):
    """The entries of a kind whose content the record shows."""
    return [each for each in record["journal"]["entries"] if each["kind"] == kind and "data" in each]


def route_of(path):
    match = resolve(urlsplit(path).path)
    return match.route.replace("^", "").removesuffix("$").removesuffix("\\Z")


def test_the_neighbours_words_are_there_on_the_neighbours_pages(evening):
    _home, _neighbour, users, the_night = evening
    answers = list(Visitor(NEIGHBOUR_HOST, users["foreign_clerk"]).crawl())
    met = set().union(*(places for _path, places in leaks(answers, the_night.foreign)))
    assert set(the_night.foreign.places.values()) - met == set()
    assert leaks(answers, the_night.closed) == []


def test_nobody_else_meets_one_at_any_stage_of_the_evening_and_its_minutes(evening):
    """In the closed part, when the sitting is closed (its own pages), and when both minutes are signed and one is
    published.
    """
    home, _neighbour, users, the_night = evening
    met = []
    for go_on, beneath in ((nothing_more, ""), (to_the_end, "sitzungen/"), (publish, "")):
        go_on(home, the_night.meeting)
        for role in OUTSIDERS:
            answers = list(Visitor(HOST, users[role]).crawl(beneath))
            faults = [answer.path for answer in answers if answer.status >= 500]
            met += [
                (role, each)
                for each in [*leaks(answers, the_night.closed, the_night.foreign, the_night.own), *faults]
            ]
    assert met == []


def nothing_more(_home, _meeting):
    pass


def test_the_clerk_of_one_municipality_is_nobody_in_another(evening):
    _home, _neighbour, users, the_night = evening
    assert leaks(Visitor(NEIGHBOUR_HOST, users["clerk"]).crawl(), the_night.closed) == []


@pytest.mark.parametrize("role", OUTSIDERS)
def test_searching_for_a_closed_word_answers_as_for_a_word_that_does_not_exist(evening, role):
    _home, _neighbour, users, the_night = evening
    visitor = Visitor(HOST, users[role])
    ours = [route for route in own_routes() if "<" not in plain(route) and not route.startswith("konto/")]
    nothing = {f"/{route}": asked(visitor, f"/{route}", "qqqqqqqqqq") for route in ours}
    searches = [path for path in nothing if asked(visitor, path, "Haushaltssatzung") != nothing[path]]
    assert searches, "nothing can be searched: is the parameter still called q?"
    told = [
        (path, word)
        for path in searches
        for word in the_night.closed.places
        if asked(visitor, path, word) != nothing[path]
    ]
    assert told == []


def asked(visitor, path, word):
    """The answer to a search, without what changes every time and without the word itself."""
    answer = visitor.get(f"{path}?q={word}")
    token = r"csrf\w*\W+(?:value=\W)?\w{32,}"
    return re.sub(rf"(?i){word}|{token}|etag: .*|expires: .*|content-length: .*", "…", answer.text)


def test_error_pages_say_nothing(evening):
    *_rest, the_night = evening
    visitor = Visitor(HOST)
    wrong = [next(iter(addresses(route)), "/") + "x" for route in own_routes()]
    assert leaks([visitor.get(path) for path in ["/nicht-da/", *wrong]], the_night.closed) == []


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
    answers = [visitor.get(next(iter(addresses(route)), "/")) for route in everywhere]
    assert {answer.status for answer in answers} == {404}
    assert leaks(answers, the_night.closed, the_night.foreign) == []


def test_the_crawl_sees_what_it_should(evening):
    """The net itself: canaries in text, in headers, in a PDF's pages, whatever the case."""
    *_rest, the_night = evening
    word = next(iter(the_night.closed.places))
    assert leaks([Answer("/x", 200, f"Content-Disposition: {word.upper()}", "")], the_night.closed)
    assert the_night.closed.met_in(text_of_pdf(pdf_of(f"Hier steht {word}.")))
