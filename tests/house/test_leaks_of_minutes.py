"""The same night when the minutes of both parts are signed and those of the public part are published.

First it is shown that the canaries are there: those entitled meet every one. Then everybody else looks everywhere.
"""

import json
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from sessions_app.models import FileAccess, Meeting
from tests.house.canaries import (
    in_words_of_its_own,
    object_to_closed_minutes,
    place_with_a_broadcast,
    publish,
)
from tests.house.crawl import Visitor, own_routes
from tests.house.leaks import ENTITLED, IN_THE_CLOSED_MINUTES, leaks, met_from_outside
from tests.house.spoken_canaries import to_the_end
from tests.house.world import HOST

pytestmark = pytest.mark.xdist_group("house: leaks of minutes")  # one night, signed once for all of them


@pytest.fixture(scope="module")
def one_night(one_night):
    home, _neighbour, _users, the_night = one_night
    to_the_end(home, the_night.meeting)
    publish(home, the_night.meeting)
    object_to_closed_minutes(home, the_night.meeting, the_night.closed)
    in_words_of_its_own(home)
    place_with_a_broadcast(home, the_night.meeting)
    return one_night


@pytest.fixture(scope="module")
def known():
    """What was answered without a look at who asks, to the entitled as to everybody else."""
    return {}


def test_the_canaries_are_there_and_every_page_is_seen(evening, known):
    """Those entitled meet every canary but the neighbour's. A page that nobody saw would have escaped."""
    *_towns, users, the_night = evening
    # Three of five look where they see more than the public does; the others everywhere.
    beneath = {"substitute": "arbeitsplatz/", "administration": "arbeitsplatz/", "chair": "sitzungen/"}
    seen = {role: list(Visitor(HOST, users[role], known).crawl(beneath.get(role, ""))) for role in ENTITLED}
    answers = [answer for role in ENTITLED for answer in seen[role]]
    met = set().union(*(places for _path, places in leaks(answers, the_night.closed)))
    assert set(the_night.closed.places.values()) - met == set()
    assert leaks(answers, the_night.foreign) == []
    own = [(role, path) for role in ENTITLED for path, _places in leaks(seen[role], the_night.own)]
    assert own == [("member", "/arbeitsplatz/einlassnummer/")]
    admin = Visitor(HOST, users["organisation_admin"])
    for beneath_admin in (
        "arbeitsplatz/eigene-texte/",
        "arbeitsplatz/suchmaschinen/",
        "arbeitsplatz/aufbewahrung/",
    ):
        answers += admin.knock(beneath_admin)
    opened = {route_of(each.path) for each in answers if each.status in {200, 301, 302, 405}}
    assert [route for route in own_routes() if route not in opened and not route.startswith("konto/")] == []


def test_nobody_else_meets_one_in_the_minutes_or_anywhere(evening, known):
    *_towns, users, the_night = evening
    assert met_from_outside(users, the_night, known=known) == []


def test_the_minutes_of_the_closed_part_are_read_by_its_members_with_every_word(evening):
    """Each address by itself: the studio, the signed document and what is attached to it."""
    *_towns, users, the_night = evening
    studio = f"/sitzungen/{the_night.meeting.pk}/niederschrift/"
    in_studio = the_night.closed.met_in(Visitor(HOST, users["clerk"]).get(studio).text)
    assert in_studio >= {"title of a closed item", "question of a closed vote", "passage of the clerk"}
    for role in ("member", "substitute", "chair", "clerk"):
        answer = Visitor(HOST, users[role]).get(f"{studio}nichtoeffentlich/niederschrift.pdf")
        assert answer.status == 200, role
        assert the_night.closed.met_in(answer.text) >= IN_THE_CLOSED_MINUTES, role
        assert FileAccess.objects.filter(user=users[role], way=FileAccess.Way.SIGNED).exists(), role
    record = record_in(answer)
    assert the_night.closed.met_in(json.dumps(record, ensure_ascii=False)) >= IN_THE_CLOSED_MINUTES - {
        "passage of the clerk"
    }
    assert [each["data"]["choice"] for each in told(record, "ballot_cast")] == ["no"]
    assert told(record, "device_checked") == []


def test_the_published_minutes_are_read_by_everybody_and_name_no_ballot(evening):
    """The signed file as the public gets it: its pages, its metadata and the record attached to it."""
    *_rest, the_night = evening
    file = Meeting.objects.get(pk=the_night.meeting.pk).results_protocol
    answer = Visitor(HOST).get(f"/dateien/{file.token}/{file.file_name}")
    assert answer.status == 200
    assert "Haushaltssatzung" in answer.text
    assert the_night.closed.met_in(answer.text) == set()
    record = record_in(answer)
    assert {each["kind"] for each in record["journal"]["entries"]} >= {"ballot_cast", "public_excluded"}
    assert {kind for kind in KEPT_BACK if told(record, kind)} == set()
    assert [each["data"]["number"] for each in told(record, "vote_opened")] == [1]


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
