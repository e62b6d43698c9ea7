"""The broadcast through the doors: by form, without script."""

import json
from datetime import date

import pytest

from sessions_app.models import BroadcastObjection, LocalRule
from tests.live.council import eichenfurt
from tests.live.test_posts import path, post, state


@pytest.fixture
def council(db):
    return eichenfurt()


def allowed(council):
    given = {"content": True, "document": "main_bylaw", "paragraph": "§ 7", "starts_on": date(2020, 1, 1)}
    LocalRule.objects.create(body=council.body, key="public.broadcast", **given)
    return council


def on_air(council):
    """Item 3 is debated and broadcast."""
    allowed(council).opened().do("olga", "call_item", item=council.item("Ö 3"))
    council.do("olga", "start_broadcast")
    return council


def at_desk(council, name, **given):
    return post(council, council.client("olga"), name, page="pult", audience="desk", **given)


def seen(council, page, login=None):
    return council.client(login).get(path(council, page)).content.decode()


def test_without_a_rule_no_screen_knows_of_a_broadcast_and_the_desk_is_told_what_to_do(council):
    council.opened()
    pages = (("pult", "olga"), ("platz", "anna"))
    assert ["Übertragung" in seen(council, *each) for each in pages] == [False, False]
    clerk = council.client("olga")
    told = clerk.get(post(council, clerk, "start_broadcast", page="pult", audience="desk").url)
    assert "erlaubte keine Regel Ihrer Kommune Übertragungen" in told.content.decode()


def test_a_rule_that_came_after_the_convocation_is_told_with_what_to_do(council):
    council.do("olga", "convene")
    planned = f"/arbeitsplatz/sitzungen/{council.meeting.pk}/uebertragung/"
    late = "wurde einberufen, bevor es die Regel gab"
    assert late not in seen(council, "pult", "olga")
    allowed(council)
    told = [seen(council, "pult", "olga"), council.client("olga").get(planned).content.decode()]
    assert ["Berufen Sie sie unter „Nächste Schritte“ noch einmal ein" in each for each in told] == [True] * 2
    council.do("vera", "arrive", mode="room")
    assert "sie kann nicht übertragen werden" in seen(council, "pult", "olga")
    council.do("vera", "cancel", reason="Hochwasser")
    assert late not in seen(council, "pult", "olga")


def test_a_meeting_that_was_not_broadcast_has_no_switch_when_it_is_over(council):
    allowed(council).opened()
    assert "Die Übertragung ist aus" in seen(council, "pult", "olga")
    council.do("vera", "close_sitting")
    assert "Übertragung im Internet" not in seen(council, "pult", "olga")


def test_convened_again_it_can_be_broadcast_and_in_question_time_the_desk_reads_why_not_yet(council):
    council.do("olga", "convene")
    allowed(council).opened().do("olga", "begin_question_time")
    desk = seen(council, "pult", "olga")
    told = [
        "bevor es die Regel gab" in desk,
        "Übertragung beginnen" in desk,
        "wenn die Fragestunde beendet ist" in desk,
    ]
    assert told == [False, False, True]


def test_by_form_the_desk_switches_it_and_all_four_screens_say_so(council):
    allowed(council).opened()
    assert "Übertragung beginnen" in seen(council, "pult", "olga")
    at_desk(council, "start_broadcast")
    screens = [("pult", "olga"), ("platz", "anna"), ("anzeige", "olga"), ("live", None)]
    assert ["Übertragung läuft" in seen(council, *screen) for screen in screens] == [True] * 4
    at_desk(council, "pause_broadcast")
    assert ["Übertragung angehalten" in seen(council, *screen) for screen in screens] == [True] * 4
    assert "Das hält die Kamera nicht an" in seen(council, "pult", "olga")
    post(council, council.client("anna"), "resume_broadcast")
    assert state(council).broadcasting.stage.value == "paused"


def test_what_a_member_said_for_all_meetings_holds_and_is_taken_back_by_form(council):
    allowed(council).opened().do("olga", "call_item", item=council.item("Ö 3"))
    anna = council.client("anna")
    page = anna.get("/arbeitsplatz/uebertragung/").content.decode()
    assert "Sie haben nicht widersprochen" in page
    anna.post("/arbeitsplatz/uebertragung/", {"objects": "yes"})
    assert list(BroadcastObjection.objects.values_list("person__name", flat=True)) == ["Anna Albers"]
    at_desk(council, "start_broadcast")
    assert "Sie werden nicht übertragen" in seen(council, "platz", "anna")
    council.do("anna", "request_floor")
    at_desk(council, "give_floor", person=council.person("anna"), purpose="speech")
    assert state(council).broadcasting.stage.value == "paused"
    told = ["Ihretwegen angehalten" in seen(council, "platz", each) for each in ("anna", "bernd")]
    assert told == [True, False]
    post(council, anna, "state_broadcast_wish", wish="agrees")
    at_desk(council, "resume_broadcast")
    assert state(council).broadcasting.stage.value == "running"
    anna.post("/arbeitsplatz/uebertragung/", {"objects": "no"})
    assert not BroadcastObjection.objects.exists()
    at_desk(council, "pause_broadcast")
    council.client("bernd").post("/arbeitsplatz/uebertragung/", {"objects": "yes"})
    at_desk(council, "resume_broadcast")
    assert state(council).broadcasting.wishes[council.person("bernd")].value == "declines"


def test_the_public_extract_tells_that_and_when_but_neither_for_whom_nor_why(council):
    on_air(council).do("anna", "state_broadcast_wish", wish="declines")
    council.do("olga", "pause_broadcast")
    council.do("olga", "resume_broadcast")
    council.do("vera", "close_sitting")
    answer = council.client().get(f"/sitzungen/{council.meeting.pk}/protokollbuch.jsonl")
    lines = [json.loads(each) for each in answer.content.splitlines()]
    told = {
        each["kind"]: each.get("data") for each in lines if str(each.get("kind")).startswith("broadcast_")
    }
    assert told == {
        "broadcast_wish_stated": None,
        "broadcast_started": {"basis": "§ 7 Hauptsatzung"},
        "broadcast_paused": None,
        "broadcast_resumed": {},
        "broadcast_ended": {},
    }
