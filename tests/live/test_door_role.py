"""Who was given the door and nothing else: a porter, who has no seat and no desk."""

import re

import pytest

from accounts.grants import grant, revoke
from accounts.models import User
from sessions_app.models import Membership, Person
from tests.live.council import CANARY, committee_member
from tests.live.door import door, number_of, present, scan


@pytest.fixture
def keeper(council):
    """Somebody of the town hall without a seat, who was given the council's door and nothing else."""
    council.users["tor"] = User.objects.create_user(username="tor", password="ratssaal")
    Person.objects.create(body=council.body, user=council.users["tor"], name="Toni Tor")
    grant(council.users["tor"], "keep_door_of", council.council)
    return "tor"


def test_who_was_given_the_door_finds_it_enters_who_comes_and_goes_and_opens_nothing_else(council, keeper):
    council.do("olga", "convene")
    number, anna = number_of(council, "anna"), council.person("anna")
    client = council.client(keeper)
    place = client.get("/arbeitsplatz/").content.decode()
    assert f'href="{door(council)}"' in place
    assert CANARY not in place
    assert re.findall(r'href="/sitzungen/\d+/(\w+)', place) == ["einlass"]
    assert "Sie sind als anwesend eingetragen." in scan(council, number, login=keeper)
    assert present(council)[anna].confirmed
    assert "Auf Wiedersehen" in scan(council, number, login=keeper, leaving=True)
    told = client.get(door(council)).content.decode()
    assert "/pult/" not in told
    assert "/arbeitsplatz/" in told
    for page in ("pult", "platz", "zeitreise", "niederschrift", "anwesenheitsliste.pdf"):
        path = f"/sitzungen/{council.meeting.pk}/{page}" + ("" if "." in page else "/")
        assert client.get(path).status_code in {403, 404}, page
    assert client.get(f"/arbeitsplatz/sitzungen/{council.meeting.pk}/").status_code == 404
    renewed = client.post(f"{door(council)}nummer/", {"person": anna}, follow=True)
    assert "nur Ihre eigene Nummer" in renewed.content.decode()


def test_the_door_of_one_committee_is_not_anothers(council, keeper):
    council.do("olga", "convene")
    revoke(council.users[keeper], "keep_door_of", council.council)
    other = Membership.objects.get(person__user=committee_member(council)).organization
    grant(council.users[keeper], "keep_door_of", other)
    client = council.client(keeper)
    assert door(council) not in client.get("/arbeitsplatz/").content.decode()
    assert client.get(door(council)).status_code == 403
