"""Before the sitting is convened and after an item was left: the pages say what is so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.live.council import CANARY


def page(council, place, login=None):
    return council.client(login).get(f"/sitzungen/{council.meeting.pk}/{place}/").content.decode()


def test_the_published_agenda_stands_on_every_screen_before_the_sitting_is_convened(council):
    for place, login in (("live", None), ("anzeige", None)):
        outside = page(council, place, login)
        assert "Trinkbrunnen auf dem Rathausplatz" in outside
        assert CANARY not in outside
    for place, login in (("platz", "anna"), ("pult", "vera")):
        inside = page(council, place, login)
        assert "Trinkbrunnen auf dem Rathausplatz" in inside
        assert CANARY in inside
    assert "nicht Mitglied dieses Gremiums" not in page(council, "platz", "anna")
    assert "Sie beginnt am" in page(council, "platz", "anna")


def test_a_draft_agenda_stands_on_no_screen(council):
    council.meeting.agenda_published_at = None
    council.meeting.save()
    assert "Trinkbrunnen auf dem Rathausplatz" not in page(council, "platz", "anna")


def test_what_is_polled_before_convening_follows_the_agenda(council):
    address = f"/sitzungen/{council.meeting.pk}/live/stand/"
    item = council.meeting.agenda_items.get(pk=council.item("Ö 6"))
    first = council.client().get(address)
    item.name = "Zwei Trinkbrunnen"
    item.save()
    second = council.client().get(address)
    assert "Zwei Trinkbrunnen" not in first.json()["regions"]["agenda"]
    assert "Zwei Trinkbrunnen" in second.json()["regions"]["agenda"]


def test_the_public_page_calls_only_the_current_item_running(council):
    council.opened().do("olga", "call_item", item=council.item("Ö 1"))
    council.do("olga", "call_item", item=council.item("Ö 2"))
    public = council.client().get(f"/sitzungen/{council.meeting.pk}/").content.decode()
    assert (public.count("läuft gerade"), public.count("Aufgerufen, ohne Ergebnis")) == (1, 1)
    council.do("vera", "close_sitting")
    public = council.client().get(f"/sitzungen/{council.meeting.pk}/").content.decode()
    assert (public.count("läuft gerade"), public.count("Aufgerufen, ohne Ergebnis")) == (0, 2)


def test_after_the_sitting_the_desk_leads_to_the_minutes_and_to_the_workplace(council):
    council.opened().do("vera", "close_sitting")
    desk = page(council, "pult", "vera")
    assert f'href="/sitzungen/{council.meeting.pk}/niederschrift/"' in desk
    assert "Zum Arbeitsplatz" in desk


@pytest.mark.parametrize(
    ("asked", "language", "said"), [("en", "en", "convened"), ("de", "de", "einberufen")]
)
def test_the_standing_says_the_language_that_was_asked_for_and_in_which_it_is(council, asked, language, said):
    answer = council.client().get(f"/sitzungen/{council.meeting.pk}/live/stand/?lang={asked}")
    assert answer["Content-Language"] == language
    assert said in answer.content.decode()


PLACE, DESK = "Zu meinem Platz", "Zum Sitzungspult"


def test_the_way_to_the_own_place_is_open_as_soon_as_tonights_agenda_is_published(council):
    published, council.meeting.agenda_published_at = council.meeting.agenda_published_at, None
    council.meeting.save()
    assert PLACE not in workplace(council, "anna")
    council.meeting.agenda_published_at = published
    council.meeting.save()
    assert f'href="/sitzungen/{council.meeting.pk}/platz/"' in workplace(council, "anna")
    assert DESK not in workplace(council, "anna")
    assert DESK in workplace(council, "vera")


def test_another_days_meeting_opens_its_places_once_it_is_convened(council):
    council.meeting.starts_at = timezone.now() + timedelta(days=9)
    council.meeting.save()
    assert PLACE not in workplace(council, "anna")
    council.do("olga", "convene")
    assert PLACE in workplace(council, "anna")


def workplace(council, login):
    return council.client(login).get("/arbeitsplatz/").content.decode()


def test_who_has_no_vote_is_not_told_of_a_vote(council):
    told = {login: page(council, "pult", login) for login in ("olga", "vera")}
    assert all('id="card-title"' not in words for words in told.values())
    council.opened()
    assert 'id="card-title">Ihre Stimme' in page(council, "pult", "vera")
    assert 'id="card-title"' not in page(council, "pult", "olga")
    for login, title in (("olga", "Ihr Platz"), ("mira", "Ihr Platz"), ("anna", "Ihre Stimme")):
        assert f'id="card-title">{title}</h2>' in page(council, "platz", login)
    assert "aber nicht abstimmen" in page(council, "platz", "mira")


def test_who_has_convened_reads_who_does_what_next_and_the_chair_has_the_button(council):
    told = "Der Vorsitz eröffnet die Sitzung."
    assert told not in page(council, "pult", "olga")
    council.do("olga", "convene")
    assert told in page(council, "pult", "olga")
    assert told not in page(council, "pult", "vera")
    council.do("vera", "open_sitting")
    assert told not in page(council, "pult", "olga")
