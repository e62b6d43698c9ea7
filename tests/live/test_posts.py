"""Without script: the same pages, the same commands by POST, the same refusals in words."""

import re

import pytest

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import Meeting
from tests.live.council import CANARY, NEIGHBOUR, committee_member, neighbours

PAGES = {"pult": "olga", "platz": "anna", "anzeige": None, "live": None}


def state(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


def path(council, page):
    return f"/sitzungen/{council.meeting.pk}/{page}/"


def page_id(html):
    return re.search(r'name="id" value="(\w+)"', html)[1]


def post(council, client, name, page="platz", audience="member", **given):
    """A form of a freshly opened page."""
    opened = client.get(path(council, page)).content.decode()
    return client.post(path(council, "befehl") + f"{audience}/", {"do": name, "id": page_id(opened), **given})


def words_on(client, answer):
    return client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(("page", "login"), PAGES.items())
def test_every_page_shows_its_screen_without_script(council, page, login):
    council.voting()
    html = council.client(login).get(path(council, page)).content.decode()
    assert "Neubau der Kindertagesstätte am Mühlenanger" in html
    assert ("<strong>0</strong> / " if page == "anzeige" else 'value="0"') in html  # the progress of the vote
    assert html.count(f'data-region="{"picture" if page == "anzeige" else "head"}"') == 1


@pytest.mark.parametrize(("page", "login"), PAGES.items())
def test_every_page_stands_before_the_meeting_is_convened(council, page, login):
    answer = council.client(login).get(path(council, page))
    assert answer.status_code == 200
    assert council.meeting.name in answer.content.decode()


def test_the_clerk_convenes_and_the_chair_opens_by_post(council):
    clerk, chair = council.client("olga"), council.client("vera")
    assert post(council, clerk, "convene", "pult", "desk").status_code == 303
    post(council, council.client("anna"), "arrive", mode="remote")
    answer = post(council, chair, "open_sitting", "pult", "desk")
    assert answer["Location"] == path(council, "pult")
    council.meeting.refresh_from_db()
    assert council.meeting.state == Meeting.State.OPEN
    assert state(council).present[council.person("anna")].mode == "remote"


def test_a_ballot_by_post_is_the_ballot_of_the_socket(council):
    council.voting()
    anna = council.client("anna")
    answer = post(council, anna, "cast_ballot", vote=1, choice="yes")
    assert state(council).votes[0].choice_of(council.person("anna")) == "yes"
    assert "card--recorded" in words_on(anna, answer)


def test_the_same_form_sent_twice_is_one_command_and_another_choice_is_another(council):
    council.voting()
    anna = council.client("anna")
    opened = anna.get(path(council, "platz")).content.decode()
    form = {"do": "cast_ballot", "id": page_id(opened), "vote": 1, "choice": "yes"}
    for choice in ("yes", "yes", "no"):
        answer = anna.post(path(council, "befehl") + "member/", {**form, "choice": choice})
        assert 'role="alert">\n' not in words_on(anna, answer)
    assert state(council).votes[0].choice_of(council.person("anna")) == "no"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"do": "close_vote", "vote": 1}, "Only the chair and the clerk"),
        ({"do": "cast_ballot", "vote": 1, "choice": "maybe"}, "not a possible choice"),
        ({"do": "nothing"}, "does not exist"),
        ({"do": "cast_ballot", "vote": "x", "choice": "yes"}, "could not be understood"),
        ({"do": "cast_ballot", "vote": 1, "choice": "yes", "id": "?"}, "without its number"),
    ],
)
def test_a_refused_form_leads_back_with_a_sentence(council, form, sentence, settings):
    settings.LANGUAGE_CODE = "en"
    council.voting()
    anna = council.client("anna")
    anna.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    opened = anna.get(path(council, "platz")).content.decode()
    answer = anna.post(path(council, "befehl") + "member/", {"id": page_id(opened), **form})
    assert answer.status_code == 303
    assert sentence in words_on(anna, answer)
    assert state(council).votes[0].cast == 0


def test_forms_of_foreign_pages_are_refused(council):
    council.voting()
    anna = council.client("anna")
    anna.handler.enforce_csrf_checks = True
    answer = anna.post(path(council, "befehl") + "member/", {"do": "leave"})
    assert answer.status_code == 403
    assert council.person("anna") in state(council).present


@pytest.mark.parametrize("page", ["pult", "platz"])
def test_visitors_are_asked_to_log_in_and_others_are_turned_away(council, page):
    assert council.client().get(path(council, page)).status_code == 302
    stranger = council.client()
    stranger.force_login(committee_member(council))
    assert stranger.get(path(council, page)).status_code == 403


def test_another_municipality_has_no_such_meeting(council):
    nora = council.client(host=NEIGHBOUR)
    nora.force_login(neighbours())
    for page in PAGES:
        assert nora.get(path(council, page)).status_code == 404
    assert nora.post(path(council, "befehl") + "desk/", {"do": "convene"}).status_code == 404


def test_a_draft_is_no_public_page(council):
    Meeting.objects.update(agenda_published_at=None)
    for page in ("live", "anzeige", "live/stand"):
        assert council.client().get(path(council, page)).status_code == 404
    answer = post(council, council.client("olga"), "convene", "pult", "desk")
    assert answer.status_code == 303
    assert state(council).phase == "planned"


def test_the_closed_part_is_on_no_public_page(council):
    council.opened()
    council.do("vera", "exclude_public", reason=f"Grund {CANARY}")
    council.do("olga", "call_item", item=council.item("N 1"))
    council.do("olga", "open_vote", item=council.item("N 1"))
    for page in ("live", "anzeige", "live/stand"):
        assert CANARY not in council.client("anna").get(path(council, page)).content.decode()
    for page, login in (("platz", "anna"), ("pult", "vera")):
        assert CANARY in council.client(login).get(path(council, page)).content.decode()


def test_the_standing_is_one_cacheable_answer_that_tells_when_something_changed(council):
    council.opened()
    crowd = council.client()
    first = crowd.get(path(council, "live/stand"))
    for known in (first["ETag"], f'"old", W/{first["ETag"]}'):  # nginx weakens the mark of what it compresses
        again = crowd.get(path(council, "live/stand"), headers={"If-None-Match": known})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    council.do("olga", "call_item", item=council.item("Ö 1"))
    news = crowd.get(path(council, "live/stand"), headers={"If-None-Match": first["ETag"]})
    assert "Ladung" in news.json()["regions"]["item"]
    council.do("vera", "exclude_public", reason="Personalsache")
    council.do("olga", "call_item", item=council.item("N 1"))
    closed = crowd.get(path(council, "live/stand"))
    council.do("olga", "open_vote", item=council.item("N 1"))
    assert crowd.get(path(council, "live/stand"))["ETag"] == closed["ETag"] != news["ETag"]


def test_the_speaking_times_in_force_stand_in_their_fields_so_that_changing_one_keeps_the_other(council):
    council.opened().do("olga", "call_item", item=council.item("Ö 3"))
    council.do("olga", "set_speaking_time", per_speech=5, per_group=12)
    page = council.client("olga").get(f"/sitzungen/{council.meeting.pk}/pult/").content.decode()
    assert re.search(r'name="per_speech" value="5"', page)
    assert re.search(r'name="per_group" value="12"', page)
