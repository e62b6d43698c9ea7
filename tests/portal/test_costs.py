"""What every public page costs in queries, in the fullest state that it has: the same with one row and with three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.search.settling import settle
from sessions_app.models import Body, Broadcast, Location, Meeting, Paper, Resolution, WrittenProcedure
from tests.agendas import HOST
from tests.house.world import vogelheim
from tests.live.council import HOST as EICHENFURT
from tests.live.council import eichenfurt
from tests.portal.full_town import allow, fill_to_the_brim

pytestmark = pytest.mark.django_db

MOST = 12
# Every page with its literal number of queries; the tenant is one of them.
COSTS = {
    "/": 7,
    "/sitzungen/": 6,
    "/kalender/": 4,
    "/kalender.ics": 3,
    "/beschluesse/": 6,
    "/beschluesse/{resolution}/": 2,
    "/schriftlich/{written}/": 2,
    "/abonnieren/": 2,
    "/abonnieren/e-mail/?vorlage={paper}": 3,
    "/feeds/sitzungen.atom": 3,
    "/feeds/beschluesse.json": 3,
    "/feeds/vorlagen.rss": 4,
    "/feeds/neues.atom": 9,
    "/gremien/{committee}/feeds/neues.json": 9,
    "/vorlagen/{paper}/feeds/neues.rss": 10,
    "/orte/{place}/feeds/neues.atom": 10,
    "/suche/feeds/neues.json?q=punkt": 9,
    "/sitzungen/{meeting}/": 12,
    "/sitzungen/{meeting}/fragen/": 4,
    "/sitzungen/{meeting}/fragen/stellen/": 3,
    "/sitzungen/{meeting}/anmelden/": 4,
    "/sitzungen/{meeting}/uebertragung/": 9,
    "/sitzungen/{meeting}/live/": 11,
    "/sitzungen/{meeting}/live/stand/": 7,
    "/sitzungen/{meeting}/abstimmungen/": 6,
    "/einbetten/": 5,
    "/einbetten/sitzungen/{meeting}/": 6,
    "/einbetten/gremien/{council}/": 9,
    "/gremien/": 2,
    "/gremien/{committee}/": 6,
    "/gremien/{council}/": 6,
    "/gremien/{council}/regeln/": 4,
    "/regeln/": 3,
    "/personen/{person}/": 4,
    "/vorlagen/": 3,
    "/vorlagen/{paper}/": 6,
    "/orte/": 3,
    "/orte/{place}/": 5,
    "/suche/?q=punkt": 10,
    "/suche/woerter/?q=punkt": 6,
    "/offene-daten/": 4,
    "/werkzeuge/sitzverteilung/": 6,
    "/impressum/": 2,
    "/barrierefreiheit/": 2,
    "/niederschriften/pruefen/": 1,
    "/robots.txt": 1,
    "/sitemap.xml": 11,
    "/sitemap-sitzungen.xml": 3,
    "/sitemap-vorlagen.xml": 3,
    "/sitemap-beschluesse.xml": 3,
    "/sitemap-personen.xml": 3,
    "/sitemap-niederschriften.xml": 3,
    "/sitemap-schriftlich.xml": 3,
    "/sitemap-orte.xml": 3,
    "/sitemap-abstimmungen.xml": 3,
    "/sitemap-abstimmung.xml": 3,
    "/sitemap-seiten.xml": 3,
}

# A meeting on whose page stands all at once: supplements, results, files, minutes, a film, questions, both periods open.
# While it runs the journal says whether question time is over.
IN_STATES = {"planned": 12, "convened": 12, "open": 12, "interrupted": 12, "closed": 11, "cancelled": 12}
OPENED = ("open", "interrupted", "closed")
SHOWN = (
    "1. Nachtrag vom",
    "Mit 7 Ja",
    "Übersicht",
    "Anlage 0",
    "Niederschrift",
    "Aufzeichnung",
    "Einwohnerfragen und Antworten",
)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_with_one_row_and_with_three(db, settings, rows):
    settings.EMAIL_FROM = "rat@rathaus.example"
    town = vogelheim()
    fill_to_the_brim(town, rows)
    Body.objects.filter(pk=town.body.pk).update(people_in_search=True, minutes_in_search=5)
    while settle():
        pass
    keys = {
        "meeting": Meeting.objects.first().pk,
        "paper": Paper.objects.first().pk,
        "resolution": Resolution.objects.filter(agenda_item__public=True).first().pk,
        "written": WrittenProcedure.objects.first().pk,
        "place": Location.objects.first().pk,
        "committee": town.committee.pk,
        "council": town.council.pk,
        "person": town.people["member"].pk,
    }
    assert {address: cost(address.format(**keys)) for address in COSTS} == COSTS
    assert max(COSTS.values()) <= MOST
    assert {state: cost_in(state, keys["meeting"]) for state in IN_STATES} == IN_STATES


def cost(address, host=HOST):
    with CaptureQueriesContext(connection) as queries:
        assert Client(headers={"host": host}).get(address).status_code == 200, address
    return len(queries)


def cost_in(state, meeting):
    opened_at = timezone.now() if state in OPENED else None
    Meeting.objects.filter(pk=meeting).update(state=state, opened_at=opened_at)
    page = Client(headers={"host": HOST}).get(f"/sitzungen/{meeting}/").content.decode()
    windows = {"planned": ("Frage stellen", "Per Video folgen"), "open": ("Frage stellen",)}
    expected = [*SHOWN, *windows.get(state, ())]
    assert [each for each in expected if each not in page] == (
        [] if state != "cancelled" else ["Aufzeichnung"]
    )
    return cost(f"/sitzungen/{meeting}/")


# Of a sitting: its page, the live page and the answer that all ask for, the frame for foreign pages, its votes.
FOLLOWED = ("", "live/", "live/stand/", "anzeige/", "abstimmungen/", "uebertragung/")
COSTS_LIVE = {
    "planned": (10, 10, 6, 11, 6, 4),
    "vote": (10, 7, 5, 8, 4, 6),
    "1 announced": (10, 7, 5, 8, 4, 6),
    "2 announced": (10, 7, 5, 8, 4, 6),
    "3 announced": (10, 7, 5, 8, 4, 6),
    "closed part": (10, 6, 4, 7, 4, 6),
    "over": (9, 7, 5, 8, 4, 10),
}


def test_a_sitting_costs_no_more_in_any_state_and_with_three_votes_what_it_costs_with_one(db):
    council = eichenfurt()
    allow(council.body, "main_bylaw", **{"public.broadcast": True})
    allow(council.body, "rules_of_procedure", **{"questions.online": "before_and_during"})
    Broadcast.objects.create(meeting=council.meeting, stream_url="https://video.example/rat.mp4")
    found = {"planned": followed(council)}
    council.voting()
    found["vote"] = followed(council)
    for vote in (1, 2, 3):
        council.do("olga", "close_vote", vote=vote)
        council.do("vera", "announce_result", vote=vote)
        found[f"{vote} announced"] = followed(council)
        if vote < 3:
            council.do("olga", "open_vote", item=council.item("Ö 3"), kind="open")
    council.do("vera", "exclude_public", reason="Grund")
    found["closed part"] = followed(council)
    council.do("vera", "close_sitting")
    Broadcast.objects.update(recording_url="https://video.example/rat.mp4")
    found["over"] = followed(council)
    assert found == COSTS_LIVE
    assert max(map(max, COSTS_LIVE.values())) <= MOST


def followed(council):
    return tuple(cost(f"/sitzungen/{council.meeting.pk}/{page}", EICHENFURT) for page in FOLLOWED)
