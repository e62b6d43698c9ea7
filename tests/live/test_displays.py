"""Displays in the hall: connected by a code, told what to show by the desk, without a login and without an entry."""

import uuid
from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.utils import timezone

from journal.events import Refused
from journal.store import replay
from sessions_app.desk import displays
from sessions_app.desk.displays import pair_display, show_on_displays, unpair_display
from sessions_app.live import SITTING
from sessions_app.models import Body, Display, Host, Meeting
from tests.live.council import HOST, NEIGHBOUR

pytestmark = pytest.mark.django_db(transaction=True)


def shown(browser):
    """What the display is told to show."""
    return browser.get("/anzeige/stand/").json()["shows"]


def code_on(browser):
    return shown(browser).removeprefix("code:")


def waiting(council, host=HOST):
    """A display that has just been opened: a browser with a cookie, and nobody logged in."""
    browser = council.client(host=host)
    browser.get("/anzeige/")
    return browser


def refusal(command, *args, **given):
    with pytest.raises(Refused) as refused:
        command(*args, **given)
    return refused.value.code


def test_a_display_shows_its_code_and_after_pairing_the_wall_of_the_meeting_also_after_a_reload(council):
    display, olga = waiting(council), council.actor("olga")
    code = code_on(display)
    assert code in display.get("/anzeige/").content.decode()
    assert code == code_on(display)
    pair_display(olga, council.meeting, code=f" {code[:3].lower()}-{code[3:]} ")
    assert shown(display) == f"meeting:{council.meeting.pk}"
    for _ in range(2):
        page = display.get("/anzeige/").content.decode()
        assert "23. Sitzung des Rates" in page
        assert code not in page


def test_a_code_is_good_for_one_display_one_time_and_ten_minutes(council):
    first, second, olga = waiting(council), waiting(council), council.actor("olga")
    code = code_on(first)
    pair_display(olga, council.meeting, code=code)
    pair_display(olga, council.meeting, code=code)  # the same click again
    assert Display.objects.filter(meeting=council.meeting).count() == 1
    other = Meeting.objects.create(
        body=council.body, organization=council.council, name="24.", agenda_published_at=timezone.now()
    )
    assert refusal(pair_display, olga, other, code=code) == "unknown_code"

    late = code_on(second)
    Display.objects.filter(code=late).update(code_expires_at=timezone.now() - timedelta(seconds=1))
    assert refusal(pair_display, olga, council.meeting, code=late) == "unknown_code"
    assert shown(second) == "new code"
    second.get("/anzeige/")
    assert code_on(second) not in {late, code}


def test_who_disconnects_a_display_gives_it_a_new_code(council):
    display, olga = waiting(council), council.actor("olga")
    code = code_on(display)
    pair_display(olga, council.meeting, code=code)
    unpair_display(olga, council.meeting, display=Display.objects.get().pk)
    assert shown(display).startswith("code:")
    assert code_on(display) != code


def test_only_the_desk_connects_disconnects_and_chooses(council):
    anna, display = council.actor("anna"), waiting(council)
    pair_display(council.actor("vera"), council.meeting, code=code_on(display))
    key = Display.objects.get().pk
    assert refusal(pair_display, anna, council.meeting, code="AAAAAA") == "not_the_desk"
    assert refusal(unpair_display, anna, council.meeting, display=key) == "not_the_desk"
    assert refusal(show_on_displays, anna, council.meeting, picture="black") == "not_the_desk"
    assert shown(display).startswith("meeting:")


def test_a_code_of_another_municipality_is_unknown_here_and_its_display_cannot_be_disconnected(council):
    Host.objects.create(
        body=Body.objects.create(name="Nachbarheim", short_name="N", slug="nachbarheim"), name=NEIGHBOUR
    )
    foreign, olga = waiting(council, NEIGHBOUR), council.actor("olga")
    code = code_on(foreign)
    assert refusal(pair_display, olga, council.meeting, code=code) == "unknown_code"
    unpair_display(olga, council.meeting, display=Display.objects.get().pk)
    assert code_on(foreign) == code
    here = council.client()
    here.cookies = foreign.cookies
    assert shown(here) == ""


def test_who_guesses_codes_is_stopped_and_others_are_not(council):
    olga, vera, display = council.actor("olga"), council.actor("vera"), waiting(council)
    guesses = [refusal(pair_display, olga, council.meeting, code="AAAAAA") for _ in range(displays.TRIES + 1)]
    assert guesses == ["unknown_code"] * displays.TRIES + ["too_many_tries"]
    assert refusal(pair_display, olga, council.meeting, code=code_on(display)) == "too_many_tries"
    pair_display(vera, council.meeting, code=code_on(display))


def test_one_address_does_not_open_displays_without_end_and_forgotten_ones_go(council):
    Display.objects.create(
        body=council.body,
        token_hash="x",
        code="ZZZZZZ",
        code_expires_at=timezone.now() - 2 * displays.CODE_LASTS,
    )
    answers = [council.client().get("/anzeige/").status_code for _ in range(displays.NEW_DISPLAYS + 1)]
    assert answers == [200] * displays.NEW_DISPLAYS + [429]
    assert Display.objects.count() == displays.NEW_DISPLAYS
    said = council.client().get("/anzeige/").content.decode()
    assert "Von hier wurden zu viele neue Anzeigen geöffnet." in said
    assert '<meta http-equiv="refresh" content="60">' in said  # nobody stands there who would reload it
    assert "<noscript><meta" not in said
    cache.clear()
    assert council.client().get("/anzeige/").status_code == 200


def test_a_display_is_free_again_the_day_after_the_meeting_whose_last_hour_may_be_that_of_the_next(council):
    display, now = waiting(council), timezone.now()
    pair_display(council.actor("olga"), council.meeting, code=code_on(display))
    Meeting.objects.update(state=Meeting.State.CLOSED, ends_at=None)
    assert shown(display).startswith("meeting:")
    Display.objects.update(paired_at=now - timedelta(days=1))
    Meeting.objects.update(ends_at=now)
    assert shown(display).startswith("meeting:")
    Meeting.objects.update(ends_at=now - timedelta(days=1))
    assert shown(display) == "new code"
    display.get("/anzeige/")
    assert shown(display).startswith("code:")


def test_what_cannot_be_shown_is_refused_in_words(council):
    olga = council.actor("olga")
    for text, why in (("  ", "no_message"), ("x" * 201, "message_too_long")):
        assert refusal(show_on_displays, olga, council.meeting, picture="message", text=text) == why
    assert refusal(show_on_displays, olga, council.meeting, picture="fireworks") == "malformed"
    Meeting.objects.update(agenda_published_at=None)
    council.meeting.refresh_from_db()
    assert refusal(pair_display, olga, council.meeting, code="AAAAAA") == "not_published"


def test_without_script_the_forms_of_the_desk_do_the_same(council):
    display, olga = waiting(council), council.client("olga")
    desk = f"/sitzungen/{council.meeting.pk}/befehl/desk/"
    olga.post(desk, {"do": "pair_display", "code": code_on(display), "id": uuid.uuid4().hex})
    olga.post(desk, {"do": "show_on_displays", "picture": "message", "text": "Pause", "id": uuid.uuid4().hex})
    assert "Pause" in display.get("/anzeige/").content.decode()
    answer = olga.post(desk, {"do": "pair_display", "code": "QQQQQQ", "id": uuid.uuid4().hex}, follow=True)
    assert "Diesen Code zeigt gerade keine Anzeige" in answer.content.decode()


async def test_a_wish_of_the_desk_reaches_every_wall_and_desk_at_once_and_no_journal(council, screens):
    await sync_to_async(council.opened)()
    olga, vera = await screens("desk", "olga"), await screens("desk", "vera")
    wall, public = await screens("wall"), await screens("public")
    before = await sync_to_async(replay)(SITTING, SITTING.key(council.meeting.pk))
    answer = await olga.do("show_on_displays", picture="message", text="Imbiss im Foyer")
    assert answer["seq"] == 0
    await wall.until(lambda: "Imbiss im Foyer" in wall.regions["picture"])
    await vera.until(lambda: "Imbiss im Foyer" in vera.regions["displays"])
    late = await screens("wall")
    assert "Imbiss im Foyer" in late.regions["picture"]
    await late.close()
    await olga.do("show_on_displays", picture="automatic")
    back = await screens("wall")  # at the same place of the journal, and yet another picture
    assert "Imbiss" not in back.regions["picture"]
    for screen in (wall, vera, back, public):
        await screen.shows_the_truth()
    after = await sync_to_async(replay)(SITTING, SITTING.key(council.meeting.pk))
    assert after.seq == before.seq
    assert "Imbiss" not in str(public.frames)


async def test_a_member_who_asks_for_another_picture_is_refused_and_nothing_changes(council, screens):
    await sync_to_async(council.opened)()
    anna, wall = await screens("member", "anna"), await screens("wall")
    assert (await anna.do("show_on_displays", picture="black"))["why"] == "not_the_desk"
    assert (await anna.do("show_on_displays"))["why"] == "malformed"
    await wall.shows_the_truth()
    assert "picture--black" not in wall.regions["picture"]
