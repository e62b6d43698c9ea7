"""The frame for foreign pages: anybody may frame it and nothing else; no cookie; before, during and after a meeting."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sessions_app.models import Meeting
from tests.live.council import CANARY, eichenfurt
from tests.live.council import HOST as HERE


@pytest.fixture
def council(db):
    return eichenfurt()


def frame(council, query="", address=None):
    return council.client().get((address or f"/einbetten/sitzungen/{council.meeting.pk}/") + query)


def words(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def policy(answer):
    parts = (each.split(" ", 1) for each in answer["Content-Security-Policy"].split("; "))
    return dict(parts)


def test_anybody_may_frame_it_and_no_other_page(council):
    framed, page = frame(council), council.client().get(f"/sitzungen/{council.meeting.pk}/")
    assert (policy(framed)["frame-ancestors"], framed.get("X-Frame-Options")) == ("*", None)
    assert (policy(page)["frame-ancestors"], page["X-Frame-Options"]) == ("'none'", "DENY")
    assert policy(framed) | {"frame-ancestors": "'none'"} == policy(page)


def test_it_sets_no_cookie_and_a_proxy_may_keep_it_for_everybody(council):
    answer = frame(council)
    assert (answer.cookies, answer["Cache-Control"], answer["Vary"]) == (
        {},
        "public, max-age=5",
        "Accept-Language",
    )
    again = council.client().get(
        f"/einbetten/sitzungen/{council.meeting.pk}/", headers={"if-none-match": answer["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_it_asks_the_address_of_the_public_live_page_and_opens_no_line(council):
    shown = frame(council).content.decode()
    assert re.findall(r'data-public-view="([^"]*)"', shown) == [
        f"/sitzungen/{council.meeting.pk}/live/stand/?lang=de"
    ]
    assert "data-socket" not in shown


def test_before_it_shows_the_agenda_and_then_by_itself_what_happens(council):
    assert "Die Sitzung hat noch nicht begonnen" in words(frame(council))
    council.voting()
    for login in ("anna", "bernd", "cem"):
        council.do(login, "cast_ballot", vote="1", choice="yes")
    council.do("vera", "close_vote", vote="1")
    council.do("vera", "announce_result", vote="1")
    running = words(frame(council))
    assert "Sitzung läuft" in running
    assert re.search(r"Mit 3 Ja gegen 0 Nein .* angenommen", running)
    council.do("vera", "exclude_public", reason=f"Grund {CANARY}")
    council.do("olga", "call_item", item=council.item("N 1"))
    closed = words(frame(council))
    assert "Nichtöffentlicher Teil: Die Öffentlichkeit ist ausgeschlossen" in closed
    assert CANARY not in closed
    council.do("vera", "readmit_public")
    council.do("vera", "close_sitting")
    after = words(frame(council))
    assert "Die Sitzung ist geschlossen" in after
    assert "Angenommen Ja 3 · Nein 0 · Enthaltungen 0" in after
    assert "Es gibt einen nichtöffentlichen Teil" in after
    assert (CANARY in after, "data-public-view" in frame(council).content.decode()) == (False, False)


def test_colours_and_language_are_in_the_address(council):
    assert '<html lang="en" data-kern-theme="dark">' in frame(council, "?dunkel&lang=en").content.decode()
    plain = council.client().get(
        f"/einbetten/sitzungen/{council.meeting.pk}/", headers={"accept-language": "en"}
    )
    assert (plain["Content-Language"], '<html lang="de">' in plain.content.decode()) == ("de", True)
    assert "The meeting has not been convened yet" in words(frame(council, "?lang=en"))


def test_a_draft_shows_its_date_alone_and_a_cancelled_meeting_says_so(council):
    Meeting.objects.update(agenda_published_at=None)
    draft = words(frame(council))
    assert "Die Tagesordnung ist noch nicht veröffentlicht" in draft
    assert "Ö 1" not in draft
    Meeting.objects.update(state="cancelled")
    assert "Diese Sitzung findet nicht statt" in words(frame(council))


def test_of_an_organization_the_running_meeting_is_shown_else_the_next_else_the_last(council):
    address = f"/einbetten/gremien/{council.council.pk}/"

    def shown():
        return re.findall(r"<title>(.*) · ", frame(council, address=address).content.decode())[0]

    begin, years = council.meeting.starts_at, timedelta(days=2000)
    others = {"body": council.body, "organization": council.council}
    Meeting.objects.create(name="Vorige", starts_at=begin - years, state="closed", **others)
    later = Meeting.objects.create(name="Nächste", starts_at=begin + years, **others)
    assert shown() == council.meeting.name
    Meeting.objects.filter(pk=later.pk).update(state="open")
    assert shown() == "Nächste"
    Meeting.objects.exclude(name="Vorige").update(state="cancelled")
    assert shown() == "Vorige"
    Meeting.objects.update(deleted=True)
    assert "Zurzeit ist keine Sitzung geplant" in words(frame(council, address=address))


def copied(page):
    """What somebody has in the clipboard who copies the field."""
    return unescape(re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)[0])


def test_the_lines_to_copy_are_those_of_the_meeting_or_of_the_organization(council):
    client = council.client()
    of_meeting = client.get(
        f"/einbetten/?sitzung={council.meeting.pk}&farben=dunkel&lang=en"
    ).content.decode()
    place = f"/einbetten/sitzungen/{council.meeting.pk}/?dunkel&amp;lang=en"
    assert copied(of_meeting).startswith(
        f'<iframe src="http://{HERE}{place}" title="{council.meeting.name}" '
    )
    assert f'<iframe class="framed-example" src="{place}"' in of_meeting
    usual = client.get("/einbetten/?sitzung=abc&gremium=99999999&farben=rot&lang=xx")
    of_council = f'<iframe src="http://{HERE}/einbetten/gremien/{council.council.pk}/" '
    assert copied(usual.content.decode()).startswith(of_council)
    assert policy(usual)["frame-src"] == "'self'"
    Meeting.objects.all().delete()
    assert "Es gibt noch keine Sitzungen" in client.get("/einbetten/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_frame_costs_the_same_with_one_meeting_and_with_three(council, rows):
    others = {"body": council.body, "organization": council.council, "starts_at": council.meeting.starts_at}
    for number in range(1, rows):
        Meeting.objects.create(name=f"Sitzung {number}", **others)
    addresses = {
        f"/einbetten/sitzungen/{council.meeting.pk}/": 6,
        f"/einbetten/gremien/{council.council.pk}/": 9,
        "/einbetten/": 5,
    }
    found = {}
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            frame(council, address=address)
        found[address] = len(queries)
    assert found == addresses
