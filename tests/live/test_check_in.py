"""Check-in at the door, by POST and without script: who is entered, what is said, and who cannot do it at all."""

import re
import uuid
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from accounts.actor import Actor
from documents.qr import pattern_of
from journal.events import Refused
from sessions_app.desk import check_in as desk
from sessions_app.desk.check_in import renew_number
from sessions_app.models import Body, CheckInNumber, Membership, Person
from sessions_app.pages.check_in import greeting
from tests.live.council import NEIGHBOUR, committee_member, neighbours
from tests.live.door import door, number_of, present, scan, stream

OWN = "/arbeitsplatz/einlassnummer/"
UNKNOWN = "Diese Nummer gehört zu niemandem in diesem Gremium. Bitte wenden Sie sich an die Schriftführung."


def test_who_comes_is_entered_as_present_in_the_room_and_confirmed_and_can_leave_again(council):
    council.do("olga", "convene")
    number, anna = number_of(council, "anna"), council.person("anna")
    assert scan(council, number) == "Anna Albers. Sie sind als anwesend eingetragen."
    assert (present(council)[anna].mode, present(council)[anna].confirmed) == ("room", True)
    said = scan(council, number, leaving=True)
    assert said == "Auf Wiedersehen, Anna Albers. Sie sind als gegangen eingetragen."
    assert anna not in present(council)
    said = scan(council, number, leaving=True)
    assert said == "Anna Albers ist nicht als anwesend erfasst. Es ist nichts weiter zu tun."


def test_a_second_scan_enters_nothing_and_says_so(council):
    council.do("olga", "convene")
    number = number_of(council, "anna")
    scan(council, number)
    before = stream(council).seq
    assert scan(council, f" {number[:3]} {number[3:]} ") == (
        "Anna Albers. Sie sind bereits als anwesend eingetragen."
    )
    assert stream(council).seq == before


def test_the_same_page_sent_twice_enters_one_leaving(council):
    council.opened()
    number, page = number_of(council, "anna"), uuid.uuid4().hex
    scan(council, number, leaving=True, id=page)
    before = stream(council).seq
    assert "als gegangen eingetragen" in scan(council, number, leaving=True, id=page)
    assert stream(council).seq == before


OLD_PAGE = (
    "Diese Seite wurde für diese Nummer schon verwendet. "
    "Bitte laden Sie sie neu und lesen Sie die Nummer noch einmal ein."
)


def test_a_page_of_before_does_not_say_that_somebody_is_here_who_has_left_since(council):
    council.do("olga", "convene")
    number, page, anna = number_of(council, "anna"), uuid.uuid4().hex, council.person("anna")
    scan(council, number, id=page)
    scan(council, number, leaving=True)
    before = stream(council).seq
    assert scan(council, number, id=page) == OLD_PAGE
    assert anna not in present(council)
    assert stream(council).seq == before


def test_a_page_of_before_does_not_say_that_somebody_has_left_who_is_here_again(council):
    council.do("olga", "convene")
    number, page = number_of(council, "anna"), uuid.uuid4().hex
    scan(council, number)
    scan(council, number, leaving=True, id=page)
    scan(council, number)
    assert scan(council, number, leaving=True, id=page) == OLD_PAGE
    assert council.person("anna") in present(council)


def test_one_page_takes_the_next_number_although_its_first_answer_was_lost(council):
    council.do("olga", "convene")
    page = uuid.uuid4().hex
    for login in ("anna", "bernd"):
        assert "als anwesend eingetragen" in scan(council, number_of(council, login), id=page)
    assert set(present(council)) == {council.person("anna"), council.person("bernd")}


def test_who_reported_himself_or_takes_part_remotely_is_in_the_room_and_confirmed_at_the_door(council):
    council.do("olga", "convene")
    council.do("anna", "arrive", mode="room")
    council.do("bernd", "arrive", mode="remote")
    for login in ("anna", "bernd"):
        assert not present(council)[council.person(login)].confirmed
        assert "Sie sind als anwesend eingetragen." in scan(council, number_of(council, login))
        here = present(council)[council.person(login)]
        assert (here.mode, here.confirmed) == ("room", True)


def test_who_is_excused_and_comes_after_all_is_entered_as_present(council):
    council.do("olga", "convene")
    council.do("olga", "excuse_member", person=council.person("anna"))
    assert "Sie sind als anwesend eingetragen." in scan(council, number_of(council, "anna"))
    assert set(present(council)) == {council.person("anna")}


def test_a_substitute_comes_in_only_while_the_principal_is_away(council):
    council.do("olga", "convene")
    lukas, nils = number_of(council, "lukas"), number_of(council, "nils")
    scan(council, lukas)
    assert "Lukas Lohse ist anwesend." in scan(council, nils)
    assert council.person("nils") not in present(council)
    scan(council, lukas, leaving=True)
    scan(council, nils)
    assert council.person("nils") in present(council)


def test_who_was_expelled_stays_outside(council):
    council.opened()
    given = {"measure": "expulsion", "person": council.person("anna"), "reason": "Störung"}
    council.do("vera", "take_order_measure", **given)
    assert "Anna Albers" in scan(council, number_of(council, "anna"))
    assert council.person("anna") not in present(council)


@pytest.mark.parametrize(
    "number", ["000000", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "482\x00913", "9" * 5000, "%"]
)
def test_a_number_that_nobody_has_is_answered_in_words(council, number):
    council.do("olga", "convene")
    number_of(council, "anna")
    assert scan(council, number) == UNKNOWN
    assert present(council) == {}


def test_an_empty_field_asks_for_the_number(council):
    council.do("olga", "convene")
    assert scan(council, "  ").startswith("Es wurde keine Nummer gelesen.")


def test_a_number_of_another_committee_or_another_town_opens_nothing_here(council):
    council.do("olga", "convene")
    bodo = Person.objects.get(user=committee_member(council))
    nora = Person.objects.get(user=neighbours())
    for person, number in ((bodo, "482913"), (nora, "482914")):
        CheckInNumber.objects.create(body=person.body, person=person, number=number)
        assert scan(council, number) == UNKNOWN
    anna = Person.objects.get(pk=council.person("anna"))
    CheckInNumber.objects.create(body=council.body, person=anna, number="482914")  # as Nora's in her town
    assert "Anna Albers" in scan(council, "482914")


def test_before_the_meeting_is_convened_and_after_it_nobody_can_come_in(council):
    number, clerk = number_of(council, "anna"), council.client("olga")
    for words in ("noch nicht einberufen", "geschlossen"):
        page = clerk.get(door(council)).content.decode()
        assert words in page
        assert 'name="number"' not in page
        sent = clerk.post(door(council), {"number": number, "id": uuid.uuid4().hex})
        assert words in clerk.get(sent["Location"]).content.decode()
        if words == "noch nicht einberufen":
            council.opened("anna")
            council.do("vera", "close_sitting")
    assert council.person("anna") not in present(council)


@pytest.mark.parametrize("login", ["anna", "mira", "paul", "bauausschuss", None])
def test_the_door_is_kept_by_chair_and_clerk_and_whom_it_was_given(council, login):
    council.users["bauausschuss"] = committee_member(council)
    council.do("olga", "convene")
    number = number_of(council, "anna")
    client = council.client(login)
    turned_away = 302 if login is None else 403
    assert client.get(door(council)).status_code == turned_away
    answer = client.post(door(council), {"number": number, "id": uuid.uuid4().hex})
    assert answer.status_code == turned_away
    assert present(council) == {}
    assert council.client("vera").get(door(council)).status_code == 200


def test_the_clerk_of_another_town_finds_no_such_door(council):
    council.do("olga", "convene")
    council.users["nachbarin"] = neighbours()
    number = number_of(council, "anna")
    for host, expected in ((NEIGHBOUR, 404), ("eichenfurt.localhost", 403)):
        client = council.client("nachbarin", host=host)
        assert client.get(door(council)).status_code == expected
        assert client.post(door(council), {"number": number, "id": uuid.uuid4().hex}).status_code == expected
    assert present(council) == {}


def test_a_sending_without_its_number_is_refused_in_words(council):
    council.do("olga", "convene")
    assert "Bitte laden Sie die Seite neu" in scan(council, number_of(council, "anna"), id="")


def test_a_person_is_addressed_as_the_register_says_else_by_the_full_name(council):
    council.do("olga", "convene")
    Person.objects.filter(pk=council.person("vera")).update(
        form_of_address="Frau", title="Dr.", family_name="Lindholt"
    )
    assert (
        scan(council, number_of(council, "vera")) == "Frau Dr. Lindholt. Sie sind als anwesend eingetragen."
    )
    Person.objects.filter(pk=council.person("bernd")).update(form_of_address="Herr", family_name="Brückner")
    assert scan(council, number_of(council, "bernd")) == "Herr Brückner. Sie sind als anwesend eingetragen."


@pytest.mark.parametrize(
    ("hour", "words"), [(0, "Good morning"), (10, "Good morning"), (11, "Good day"), (17, "Good day")]
)
def test_one_is_greeted_by_the_time_of_day(hour, words):
    assert greeting(datetime(2026, 11, 26, hour, 59)) == words  # noqa: DTZ001 (local time)


def test_in_the_evening_one_is_greeted_so():
    assert {greeting(datetime(2026, 11, 26, hour)) for hour in (18, 23)} == {"Good evening"}  # noqa: DTZ001


# The numbers


def own_page(council, login):
    return council.client(login).get(OWN)


def shown(page):
    """The number on the page, without its gap."""
    return re.search(r"__number\">(\d{3}) (\d{3})<", page.content.decode()).expand(r"\1\2")


def test_a_member_sees_the_own_number_with_its_code_and_always_the_same(council):
    page = own_page(council, "anna")
    number = shown(page)
    assert CheckInNumber.objects.get().number == number == shown(own_page(council, "anna"))
    assert f'd="{path_of(number)}"' in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"


def path_of(number):
    return pattern_of(number).path


def test_everybody_has_another_number_and_nobody_meets_that_of_somebody_else(council):
    council.do("olga", "convene")
    numbers = {login: shown(own_page(council, login)) for login in ("vera", "anna", "nils", "mira")}
    assert len(set(numbers.values())) == 4
    pages = (
        OWN,
        "/arbeitsplatz/",
        door(council),
        *(f"/sitzungen/{council.meeting.pk}/{each}/" for each in SCREENS),
    )
    for login in (*numbers, "olga", "paul", None):
        for page in pages:
            told = council.client(login).get(page).content.decode()
            for owner, number in numbers.items():
                own = owner == login and page == OWN
                assert (f"{number[:3]} {number[3:]}" in told, path_of(number) in told) == (own, own)


SCREENS = ("pult", "platz", "live", "anzeige")


def test_a_renewed_number_is_good_for_nothing_any_more(council):
    council.do("olga", "convene")
    old = shown(own_page(council, "anna"))
    council.client("anna").post(OWN)
    new = shown(own_page(council, "anna"))
    assert scan(council, old) == UNKNOWN
    assert "als anwesend eingetragen" in scan(council, new)


def renewed_by(council, login, person):
    client = council.client(login)
    return client.post(f"{door(council)}nummer/", {"person": person}, follow=True).content.decode()


def test_the_clerk_renews_the_number_of_a_member_and_does_not_see_it(council):
    old, anna = shown(own_page(council, "anna")), council.person("anna")
    told = renewed_by(council, "olga", anna)
    new = shown(own_page(council, "anna"))
    assert new != old
    assert "Anna Albers hat eine neue Einlassnummer" in told
    assert new not in told
    assert "nur Ihre eigene Nummer" in renewed_by(council, "olga", council.person("paul"))
    assert "nur Ihre eigene Nummer" in renewed_by(council, "olga", 999_999_999)
    for nonsense in ("", "anna", "9" * 5000):
        assert "Bitte laden Sie die Seite neu" in renewed_by(council, "olga", nonsense)


def test_who_cannot_renew_is_offered_no_form_for_it(council):
    address = f"{door(council)}nummer/"
    assert address in council.client("olga").get(door(council)).content.decode()
    assert address not in council.client("vera").get(door(council)).content.decode()


def test_nobody_else_renews_a_number_neither_here_nor_from_another_town(council):
    council.users |= {"nachbarin": neighbours(), "bauausschuss": committee_member(council)}
    number_of(council, "anna")
    before = CheckInNumber.objects.get()
    for login in ("bernd", "vera", "paul", "bauausschuss", "nachbarin", None):
        renewed_by(council, login, council.person("anna"))
        assert CheckInNumber.objects.get().number == before.number, login
    nora = council.actor("nachbarin")
    for body in (council.body, Body.objects.get(slug="nachbarheim")):
        with pytest.raises(Refused) as refused:
            renew_number(nora, body, person=council.person("anna"))
        assert refused.value.code == "not_your_number"


@pytest.mark.parametrize("login", ["olga", "paul"])
def test_who_sits_nowhere_has_no_number_and_is_offered_none(council, login):
    assert own_page(council, login).status_code == 404
    assert council.client(login).post(OWN).status_code == 404
    assert OWN not in council.client(login).get("/arbeitsplatz/").content.decode()
    assert OWN in council.client("anna").get("/arbeitsplatz/").content.decode()
    assert CheckInNumber.objects.count() == 0


def test_who_left_the_council_yesterday_has_no_number_any_more(council):
    number_of(council, "anna")
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(person=council.person("anna")).update(ends_on=yesterday)
    assert own_page(council, "anna").status_code == 404


def test_a_number_that_is_taken_in_this_town_is_not_given_again(council, monkeypatch):
    drawn = iter((313, 313, 314, 313))
    monkeypatch.setattr(desk.secrets, "randbelow", lambda _: next(drawn))
    assert [number_of(council, login) for login in ("anna", "bernd")] == ["100313", "100314"]
    nora = Person.objects.get(user=neighbours())
    assert renew_number(nora_at_home(nora), nora.body, person=nora.pk) == nora
    assert nora.check_in_number.number == "100313"
    with pytest.raises(IntegrityError):
        CheckInNumber.objects.create(body=council.body, person_id=council.person("cem"), number="100313")


def nora_at_home(nora):
    return Actor(user=nora.user_id, person=nora.pk)


def test_the_admin_shows_who_has_a_number_and_takes_it_away_without_showing_it(council, admin_client):
    number, row = number_of(council, "anna"), CheckInNumber.objects.get()
    admin_client.defaults["HTTP_HOST"] = "eichenfurt.localhost"
    place = "/admin/sessions_app/checkinnumber/"
    for page in (place, f"{place}{row.pk}/change/"):
        told = admin_client.get(page).content.decode()
        assert "Anna Albers" in told
        assert number not in re.sub(r"csrf\w*\W+value=\W\w+", "", told)
    admin_client.post(f"{place}{row.pk}/delete/", {"post": "yes"})
    assert CheckInNumber.objects.count() == 0
    assert shown(own_page(council, "anna")) != number
