"""Who gets which ticket, and who none."""

import json

import jwt
import pytest

from conference.models import Room
from sessions_app.models import Body, Host
from sessions_app.sitting.commands.agenda import call_item
from sessions_app.sitting.commands.recusal import declare_recusal, end_recusal
from tests.conference.conftest import SECRET


def ask(client, town, user, part="public"):
    if user:
        client.force_login(user)
    return client.post(f"/sitzungen/{town.meeting.pk}/video/{part}/zugang/")


def claims(answer):
    assert answer.status_code == 200, answer.content
    return jwt.decode(answer.json()["token"], SECRET, algorithms=["HS256"], audience="jitsi")


def refusal(answer):
    assert answer.status_code == 403
    told = json.loads(answer.content)
    assert "CANARY" not in answer.content.decode()
    assert set(told) == {"refused", "say"}
    assert told["say"].endswith(".")
    return told["refused"]


def test_a_member_enters_the_public_room_under_his_own_name(client, town, jitsi):
    town.open()
    answer = ask(client, town, town.member)
    said = claims(answer)
    assert said["context"]["user"]["name"] == "CANARY-Anna"
    assert "moderator" not in said["context"]["user"]
    assert said["room"] == answer.json()["room"] == Room.objects.get(part="public").name
    assert answer.json()["domain"] == "meet.musterstadt.test"
    assert "no-store" in answer.headers["Cache-Control"]


def test_nothing_in_a_ticket_tells_an_address_or_a_number_of_a_person(client, town, jitsi):
    town.open()
    said = json.dumps(claims(ask(client, town, town.member)))
    assert "@" not in said
    assert "example.org" not in said
    assert f'"{town.member.pk}"' not in said


@pytest.mark.parametrize("who", ["chair", "clerk"])
def test_chair_and_clerk_moderate(client, town, jitsi, who):
    town.open()
    assert claims(ask(client, town, getattr(town, who)))["context"]["user"]["moderator"] is True


@pytest.mark.parametrize("who", ["reader", "neighbour", None])
def test_readers_other_committees_and_the_public_get_no_ticket(client, town, jitsi, who):
    town.open()
    town.exclude_public()
    claims(ask(client, town, town.member, "closed"))  # there is one to be had
    client.logout()
    user = getattr(town, who) if who else None
    for part in ("public", "closed", "secret"):
        assert refusal(ask(client, town, user, part)) == "not_entitled"


def test_nobody_gets_a_ticket_of_the_closed_room_before_the_public_is_excluded(client, town, jitsi):
    town.open()
    for user in (town.chair, town.clerk, town.member):
        assert refusal(ask(client, town, user, "closed")) == "not_in_closed_part"
    assert not Room.objects.filter(part="closed").exists()


def test_nobody_gets_a_ticket_of_the_closed_room_after_the_public_is_back(client, town, jitsi):
    town.open()
    town.exclude_public()
    claims(ask(client, town, town.member, "closed"))
    town.readmit_public()
    assert refusal(ask(client, town, town.member, "closed")) == "not_in_closed_part"


def test_the_closed_room_is_another_room_in_which_nobody_may_record(client, town, jitsi):
    town.open()
    town.exclude_public()
    opened = claims(ask(client, town, town.chair, "public"))
    closed = claims(ask(client, town, town.chair, "closed"))
    assert opened["room"] != closed["room"]
    assert not opened["context"]["features"]["recording"]
    assert not any(closed["context"]["features"].values())


def test_everybody_of_one_part_meets_in_one_room_under_different_ids(client, town, jitsi):
    town.open()
    said = [claims(ask(client, town, user)) for user in (town.chair, town.member, town.clerk)]
    assert len({each["room"] for each in said}) == 1
    assert len({each["context"]["user"]["id"] for each in said}) == 3


def test_there_is_no_ticket_before_convening_and_none_after_the_end(client, town, jitsi):
    assert refusal(ask(client, town, town.member)) == "not_convened"
    town.open()
    claims(ask(client, town, town.member))
    town.close()
    assert refusal(ask(client, town, town.member)) == "meeting_over"


def test_who_lost_the_seat_gets_no_other_ticket(client, town, jitsi):
    town.open()
    claims(ask(client, town, town.member))
    town.member.person.memberships.update(ends_on="2020-01-01")
    assert refusal(ask(client, town, town.member)) == "not_entitled"


def test_an_unknown_part_is_refused_in_words(client, town, jitsi):
    town.open()
    assert refusal(ask(client, town, town.member, "secret")) == "no_such_part"


def test_without_jitsi_the_refusal_says_so(client, town, settings):
    settings.JITSI_URL = ""
    town.open()
    assert refusal(ask(client, town, town.member)) == "not_configured"


def test_a_meeting_of_another_municipality_does_not_exist_here(client, town, jitsi):
    town.open()
    elsewhere = Body.objects.create(name="Nachbarstadt", short_name="Nachbar", slug="nachbar")
    Host.objects.create(body=elsewhere, name="localhost")
    client.force_login(town.member)
    address = f"/sitzungen/{town.meeting.pk}/video/public/zugang/"
    assert client.post(address, HTTP_HOST="localhost").status_code == 404
    assert client.post(address).status_code == 200


def test_a_ticket_is_never_fetched_by_following_a_link(client, town, jitsi):
    town.open()
    client.force_login(town.member)
    assert client.get(f"/sitzungen/{town.meeting.pk}/video/public/zugang/").status_code == 405


def test_who_is_biased_on_a_closed_item_stays_out_of_its_room_as_long_as_it_is_called(client, town, jitsi):
    town.open()
    town.exclude_public()
    town.do(declare_recusal, person=town.member.person.pk, item=2, place="outside")
    claims(ask(client, town, town.member, "closed"))
    town.do(call_item, item=2)
    assert refusal(ask(client, town, town.member, "closed")) == "biased"
    claims(ask(client, town, town.chair, "closed"))
    town.do(end_recusal, person=town.member.person.pk, item=2)
    claims(ask(client, town, town.member, "closed"))
