"""What the desk reads about the video server, and who may read it."""

import pytest

from conference.models import Room
from tests.conference.prosody_contract import NOBODY, ok, prosody


def ask(client, town, user):
    client.force_login(user)
    return client.get(f"/sitzungen/{town.meeting.pk}/video/lage/", headers={"accept-language": "en"})


def words(answer):
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    return " ".join(answer.content.decode().split())


def test_the_desk_reads_how_many_are_in_the_room_of_this_part(client, town, jitsi):
    town.open()
    Room.objects.create(meeting=town.meeting, part="public", name="sitzung-a")
    Room.objects.create(meeting=town.meeting, part="closed", name="sitzung-b")
    town.exclude_public()
    with prosody({"/room-size": ok('{"participants":12}')}) as (address, asked):
        jitsi.JITSI_INTERNAL_URL = address
        said = words(ask(client, town, town.clerk))
    assert "In the video conference now: 12" in said
    assert asked == ["GET /room-size?room=sitzung-b&domain=meet.musterstadt.test HTTP/1.1"]


def test_before_anybody_has_come_the_desk_reads_how_the_server_is(client, town, jitsi):
    town.convene()
    with prosody({"/room-census": ok(NOBODY)}) as (address, _asked):
        jitsi.JITSI_INTERNAL_URL = address
        said = words(ask(client, town, town.chair))
    assert "The video server answers." in said
    assert "In the video conference now: 0" in said


def test_a_dead_server_is_told_in_a_sentence_and_in_no_error(client, town, jitsi):
    town.open()
    with prosody({}) as (address, _asked):
        jitsi.JITSI_INTERNAL_URL = address
    said = words(ask(client, town, town.clerk))
    assert "The video server cannot be reached. The meeting goes on without it." in said
    assert "now:" not in said


def test_without_an_inner_address_nobody_counts(client, town, jitsi):
    town.open()
    said = words(ask(client, town, town.clerk))
    assert "cannot be counted from here" in said
    assert "now:" not in said


def test_without_jitsi_the_desk_reads_that_there_is_none(client, town, settings):
    settings.JITSI_URL = ""
    town.open()
    assert "No video conference is set up here." in words(ask(client, town, town.clerk))


@pytest.mark.parametrize("who", ["member", "reader", "neighbour"])
def test_only_the_desk_reads_it(client, town, jitsi, who):
    town.open()
    answer = ask(client, town, getattr(town, who))
    assert answer.status_code == 403
    assert "CANARY" not in answer.content.decode()
