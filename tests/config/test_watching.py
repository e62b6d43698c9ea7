"""What the watch does on its way: which doors it knocks at, what it asks, how long it waits, when it gives up."""

from contextlib import asynccontextmanager
from datetime import timedelta
from email.utils import format_datetime

import httpx
import pytest
from django.utils import timezone

from config.public_crawl import walk as walking
from config.public_crawl.closed import Closed, Secret
from config.public_crawl.findings import Kind
from config.public_crawl.net import Net
from config.public_crawl.reading import offered
from config.public_crawl.routes import routes
from config.public_crawl.sockets import EVERYTHING, heard
from config.public_crawl.surfaces import LOGGING_OUT, doors, is_asked
from config.public_crawl.telling import TellingWords
from config.public_crawl.values import Rows
from config.public_crawl.walk import Walk
from config.public_crawl.watch import NobodyAnswers, Watch

ORIGIN = "http://rat.example"


def walk_over(answer, beneath="/"):
    """A walk over a server that answers as the function says."""
    client = httpx.Client(transport=httpx.MockTransport(answer))
    return Walk(client, ORIGIN, beneath)


def watch_over(answer, *secrets, doors=()):
    return Watch(walk_over(answer), Closed(tuple(Secret(*each) for each in secrets), doors, 0))


@pytest.mark.django_db
def test_every_route_there_is_has_an_address_to_ask_for():
    """A new one too, or whoever adds it is told what to say."""
    unasked = {route for route in routes() if not is_asked(route)}
    assert all(route.startswith(("admin/", LOGGING_OUT)) for route in unasked)
    paths = {path for door in doors(Rows()) for path in door}
    assert {"/", "/suche/woerter/", "/admin/", "/oparl/v1.1/system", "/gibt-es-nicht/"} <= paths
    assert "/offene-daten/gesamt/namentlich.csv" in paths


def test_many_doors_that_lead_to_the_login_hide_no_open_one_behind_and_a_door_for_sending_is_tried_once():
    asked = []

    def answer(request):
        asked.append(request.url.path)
        if request.url.path.startswith("/senden/"):
            return httpx.Response(405)
        if request.url.path == "/platz/40/":
            return httpx.Response(200, text="das geheime Wort")
        return httpx.Response(302, headers={"location": f"/konto/login/?next={request.url.path}"})

    watch = watch_over(answer, ("das geheime wort", "Vorlage 7"))
    folders = [[f"/{folder}/{number}/" for number in range(50)] for folder in ("platz", "senden")]
    found = [finding for _seen, finding in watch.over_pages(folders) if finding]
    assert [(each.where, each.kind) for each in found if each.rows] == [("/platz/40/", Kind.WORDS)]
    assert asked[:51] == [*folders[0], "/senden/0/"]
    assert (asked.count("/konto/login/"), watch.left) == (1, 0)


def test_links_choices_and_addresses_for_scripts_are_followed_once_and_none_elsewhere():
    page = """<a href="/b/?x=1&amp;y=2#top">b</a> <a href="https://fremd.example/">x</a> <div data-live="/c/"></div>
    <form action="/suche/"><select name="art"><option value="">alle</option><option value="vorlage">V</option></select>
    <input type="checkbox" name="alt"><input name="q"></form>
    <form method="post" action="/senden/"><select name="x"><option value="1">1</option></select></form>"""
    asked = []

    def answer(request):
        asked.append(request.url.raw_path.decode())
        return httpx.Response(200, html=page)

    walk = walk_over(answer, beneath="/")
    walk.waiting = ["/a/"]
    assert [seen.path for seen in walk] == asked
    assert sorted(asked) == [
        "/a/",
        "/b/?x=1&y=2",
        "/c/",
        "/senden/",
        "/suche/",
        "/suche/?alt=on",
        "/suche/?art=vorlage",
    ]
    assert list(offered("application/json", '{"a": ')) == []
    assert list(offered("application/json", '{"a": ["https://x.example/1", "nichts"]}')) == [
        "https://x.example/1"
    ]


def test_whoever_is_told_when_to_come_again_waits_so_long_and_no_longer(monkeypatch):
    slept = []
    monkeypatch.setattr(walking.time, "sleep", slept.append)
    later = format_datetime(timezone.now() + timedelta(hours=1))
    heads = iter(({"retry-after": "7"}, {"retry-after": later}, None))

    def answer(request):
        head = next(heads, {})
        return httpx.Response(200) if head is None else httpx.Response(429, headers=head)

    walk = walk_over(answer)
    assert (walk.open("/").status, slept) == (200, [7.0, 60])
    assert (walk.open("/").status, slept) == (429, [7.0, 60])  # nobody says that waiting helps
    heads = iter([{"retry-after": "60"}] * 1000)
    assert [walk.open("/").status for _ in range(30)] == [429] * 30
    assert sum(slept) <= walking.ALL_PATIENCE


def test_what_does_not_answer_is_a_finding_and_a_server_that_is_gone_ends_the_round():
    def answer(request):
        if request.url.path == "/voll/":
            return httpx.Response(429)
        raise httpx.ConnectError("refused")

    watch = watch_over(answer)
    found = [finding.kind for _seen, finding in watch.over_pages([["/voll/", "/weg/"]]) if finding][:2]
    assert found == [Kind.UNREAD] * 2
    with pytest.raises(NobodyAnswers):
        list(watch_over(answer).over_pages([[f"/{number}/" for number in range(30)]]))


@pytest.mark.parametrize("status", [301, 400, 403, 404])
def test_a_host_that_shows_nothing_at_all_is_not_taken_for_one_that_shows_nothing_closed(status):
    """As where `--url` names another host, or http where https answers: no link leads any further."""
    watch = watch_over(lambda request: httpx.Response(status, headers={"location": "https://rat.example/"}))
    found = [(seen.path, finding.kind) for seen, finding in watch.over_pages([]) if finding]
    assert found == [("/", Kind.UNREAD)]


def test_a_phrase_is_met_whatever_parts_it_and_however_many_are_looked_for():
    many = [
        Secret(f"verkauf des grundstücks {number} am anger", f"Vorlage {number}") for number in range(500)
    ]
    net = Net(many)
    assert net.caught(
        "<b>Verkauf</b> des Grund-\nstücks&nbsp;".replace("&nbsp;", "\u00a0") + "7  am <mark>ANGER</mark>"
    ) == ["Vorlage 7"]
    assert net.caught("Verkauf des Grundstücks 9999 am Anger") == []


def test_a_search_that_offers_or_leads_to_something_closed_is_a_finding_and_an_echo_is_none():
    def answer(request):
        words = request.url.params.get("q", "")
        if request.url.path == "/woerter/":
            known = [word for word in ("Haushalt", "Fledermauskasten") if word.lower().startswith(words)]
            return httpx.Response(200, json={"words": known if words else []})
        if request.url.path == "/suche/":
            hit = '<a href="/vorlagen/7/">Treffer</a>' if "grundstück" in words else ""
            return httpx.Response(
                200, html=f"{words}: {hit or ('Haushalt ' if words == 'haushalt' else 'nichts')}"
            )
        return httpx.Response(200, html="<p>haushalt</p>")

    secrets = (("fledermauskasten am rathaus", "Vorlage 6"), ("grundstück am anger", "Vorlage 7"))
    watch = watch_over(answer, *secrets, doors=("/vorlagen/7/",))
    list(watch.over_pages([["/", "/suche/", "/woerter/"]]))
    found = {(each.where, each.rows) for _seen, each in watch.over_searches("haushalt") if each}
    assert found == {("/woerter/?…", ("Vorlage 6",)), ("/suche/?…", ("/vorlagen/7/",))}


def test_a_sitting_in_which_nothing_happened_yet_is_heard_and_not_waited_for():
    @asynccontextmanager
    async def dial(path):
        lines = iter(['{"seq": 0, "regions": {}}', '{"seq": 0, "regions": {"head": "<p>Rat</p>"}}'])

        async def send(text):
            assert text == EVERYTHING

        async def receive():
            return next(lines)  # a third line never comes

        yield send, receive

    [seen] = heard(["/ws/sitzungen/1/public/"], dial)
    assert (seen.status, "<p>Rat</p>" in seen.text) == (200, True)


def test_a_word_that_is_heard_in_public_tells_nothing_any_more():
    telling = TellingWords(
        [Secret("verkauf an schnirkelmann", "Vorlage 7"), Secret("verkauf des anwesens", "Vorlage 8")]
    )
    assert list(telling) == ["anwesens", "schnirkelmann", "verkauf"]
    telling.hear("Der Verkauf des Rathauses")
    assert telling.caught("Verkauf an Schnirkelmann", asked="verkauf") == ["Vorlage 7"]
    assert telling.caught("Verkauf an Schnirkelmann", asked="Schnirkelmann") == []


def test_what_is_seen_at_a_closed_door_counts_beneath_an_address_alone():
    watch = Watch(
        walk_over(lambda request: httpx.Response(200), beneath="/vorlagen/"),
        Closed((), ("/vorlagen/7/", "/x/"), 0),
    )
    assert [(seen.path, finding.kind) for seen, finding in watch.over_pages([]) if finding] == [
        ("/vorlagen/7/", Kind.OPEN)
    ]


def test_what_was_asked_for_hides_no_closed_words_that_hold_a_part_of_it():
    def answer(request):
        return httpx.Response(200, html="<p>Kaufpreis Flurstück 12/7</p>")

    watch = watch_over(answer, ("kaufpreis flurstück 12/7", "paper 7"))
    found = [finding for _seen, finding in watch.over_pages([["/"]]) if finding and finding.where == "/"]
    assert [each.rows for each in found] == [("paper 7",)]
