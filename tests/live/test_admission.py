"""Who gets in, and who goes when the right is lost. A screen that is closed says why."""

from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.test import Client
from django.utils import timezone

from accounts.grants import revoke
from accounts.models import User
from sessions_app.models import Meeting, Membership, Person
from sessions_app.relay import places, room
from tests.live.council import CANARY, HOST, NEIGHBOUR, committee_member, neighbours
from tests.live.screen import PATIENCE, Screen, words_of


@pytest.fixture
def asked_at_every_push(monkeypatch):
    """Rights are asked again at every push, not only every few seconds."""
    monkeypatch.setattr(room, "ASK_AGAIN_SECONDS", 0.0)


def login(user, host=HOST):
    client = Client(headers={"host": host})
    client.force_login(user)
    return client


async def turned_away(screens, why, audience, who=None, **options):
    screen = await screens(audience, who, **options)
    await screen.until(lambda: screen.goodbye)
    assert screen.goodbye["bye"] == why
    assert len(screen.goodbye["say"]) > 15
    assert screen.frames == []
    assert (await screen.line.receive_output(PATIENCE))["type"] == "websocket.close"


async def test_the_public_and_the_wall_need_no_login(council, screens):
    assert {"head", "agenda"} <= (await screens("public")).regions.keys()
    assert "picture" in (await screens("wall")).regions


@pytest.mark.parametrize("audience", ["member", "desk"])
async def test_a_visitor_is_turned_away_from_the_insiders_screens(council, screens, audience):
    await turned_away(screens, "not_for_you", audience)


async def test_a_member_is_turned_away_from_the_desk(council, screens):
    await turned_away(screens, "not_for_you", "desk", "anna")


async def test_a_member_of_another_committee_is_turned_away(council, screens):
    other = await sync_to_async(login)(await sync_to_async(committee_member)(council))
    await turned_away(screens, "not_for_you", "member", client=other)


async def test_another_municipality_knows_nothing_of_the_meeting(council, screens):
    neighbour = await sync_to_async(neighbours)()
    client = await sync_to_async(login)(neighbour, NEIGHBOUR)
    for audience in ("public", "wall", "member", "desk"):
        await turned_away(screens, "not_found", audience, client=client, host=NEIGHBOUR)


async def test_a_page_of_another_municipality_cannot_use_the_login(council, screens):
    await sync_to_async(neighbours)()
    await turned_away(screens, "foreign_page", "member", "anna", origin=f"http://{NEIGHBOUR}")


async def test_a_foreign_page_is_not_even_answered(council):
    stranger = await Screen(council, "public", origin="http://evil.example").connect()
    assert not stranger.accepted


async def test_a_meeting_whose_agenda_is_a_draft_is_not_shown(council, screens):
    drafts = Meeting.objects.filter(pk=council.meeting.pk)
    await sync_to_async(drafts.update)(agenda_published_at=None)
    await turned_away(screens, "not_public_yet", "public")


async def still_open(screen):
    screen.frames.clear()
    await screen.tick()
    await screen.until(lambda: screen.frames)


async def test_who_logs_out_is_shown_nothing_more(council, screens, asked_at_every_push):
    await sync_to_async(council.voting)()
    anna, other_device = await screens("member", "anna"), await screens("member", "anna")
    await sync_to_async(anna.client.logout)()
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    await anna.until(lambda: anna.goodbye)
    assert anna.goodbye["bye"] == "logged_out"
    assert "vote__verdict" not in words_of(anna)
    await other_device.shows_the_truth()
    await still_open(other_device)


@pytest.mark.parametrize("loss", ["grant", "seat", "person", "account", "password"])
async def test_who_loses_the_right_is_shown_nothing_more(council, screens, asked_at_every_push, loss):
    await sync_to_async(council.opened)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    await sync_to_async(lose)(council, loss)
    await sync_to_async(council.do)("vera", "exclude_public", reason="Personalsache")
    await sync_to_async(council.do)("olga", "call_item", item=await sync_to_async(council.item)("N 1"))
    await anna.until(lambda: anna.goodbye)
    expected = "logged_out" if loss in {"account", "password"} else "right_lost"
    assert anna.goodbye["bye"] == expected
    await bernd.shows_the_truth()
    assert f"Baugenossenschaft {CANARY}" in bernd.regions["item"]
    assert "item__title" not in words_of(anna)


async def test_a_meeting_that_is_deleted_is_shown_to_nobody_any_more(council, screens, asked_at_every_push):
    await sync_to_async(council.voting)()
    public, anna = await screens("public"), await screens("member", "anna")
    await sync_to_async(Meeting.objects.filter(pk=council.meeting.pk).update)(deleted=True)
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    for screen in (public, anna):
        await screen.until(lambda screen=screen: screen.goodbye)
        assert screen.goodbye["bye"] == "not_found"
        assert "vote__verdict" not in words_of(screen)


def lose(council, what):
    user = council.users["anna"]
    if what == "grant":
        revoke(user, "member_of", council.council)
    elif what == "seat":
        yesterday = timezone.localdate() - timedelta(days=1)
        Membership.objects.filter(person=council.people["anna"]).update(ends_on=yesterday)
    elif what == "person":
        Person.objects.filter(pk=council.person("anna")).update(deleted=True)
    elif what == "account":
        User.objects.filter(pk=user.pk).update(is_active=False)
    else:
        user.set_password("anders")
        user.save()


async def test_who_lost_the_right_gives_no_command_although_nothing_was_pushed(council, screens, monkeypatch):
    monkeypatch.setattr(room, "ASK_AGAIN_SECONDS", 1e9)  # no push asks
    monkeypatch.setattr(room, "RIGHT_LASTS_SECONDS", 0.0)
    await sync_to_async(council.voting)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    await sync_to_async(lose)(council, "grant")
    answer = await anna.do("cast_ballot", vote=1, choice="yes")
    assert answer["why"] == "right_lost"
    await anna.until(lambda: anna.goodbye)
    assert "ok" in await bernd.do("cast_ballot", vote=1, choice="yes")


async def test_who_lost_the_right_is_sent_away_although_nothing_happens(council, screens, monkeypatch):
    monkeypatch.setattr(room, "QUIET_SECONDS", 0.01)
    monkeypatch.setattr(room, "ASK_AGAIN_SECONDS", 0.0)
    await sync_to_async(council.opened)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    await sync_to_async(lose)(council, "grant")
    await anna.until(lambda: anna.goodbye)
    assert bernd.goodbye is None


@pytest.mark.parametrize(
    ("listeners", "seconds"), [(3, 0.5), (500, 0.5), (750, 0.75), (1_000, 1.0), (9_000, 1.0)]
)
def test_progress_comes_twice_a_second_and_to_a_thousand_once(listeners, seconds):
    assert room.progress_pace(listeners) == seconds


async def test_a_grant_that_is_won_or_lost_elsewhere_closes_nothing(council, screens, asked_at_every_push):
    await sync_to_async(council.opened)()
    vera = await screens("desk", "vera")
    await sync_to_async(revoke)(council.users["vera"], "member_of", council.council)
    await sync_to_async(council.do)("olga", "call_item", item=await sync_to_async(council.item)("Ö 1"))
    await vera.shows_the_truth()


async def test_the_public_hears_nothing_of_the_closed_part(council, screens):
    await sync_to_async(council.opened)()
    public, wall, anna = await screens("public"), await screens("wall"), await screens("member", "anna")
    item = await sync_to_async(council.item)("N 1")
    await sync_to_async(council.do)("vera", "exclude_public", reason=f"Grund {CANARY}")
    await sync_to_async(council.do)("olga", "call_item", item=item)
    await sync_to_async(council.do)("olga", "open_vote", item=item)
    await sync_to_async(council.do)("anna", "cast_ballot", vote=1, choice="no")
    late = await screens("public")
    for screen in (public, wall, late):
        await screen.shows_the_truth()
        assert "Anna" not in "".join(screen.regions.values())
        assert "N 1" not in "".join(screen.regions.values())
        assert "Nichtöffentlicher Teil" in "".join(screen.regions.values())
    assert public.regions["vote"] == ""
    await anna.shows_the_truth()
    assert CANARY in words_of(anna)
    assert CANARY not in words_of(public, wall, late)


async def test_nobody_holds_more_sockets_than_one_may(council, screens, monkeypatch):
    monkeypatch.setattr(places, "SOCKETS_PER_USER", 2)
    first, _second = await screens("member", "anna"), await screens("member", "anna")
    await turned_away(screens, "too_many", "member", "anna")
    for login_name, audience in (("bernd", "member"), (None, "public"), (None, "public"), (None, "public")):
        assert (await screens(audience, login_name)).goodbye is None
    await first.close()
    assert (await screens("member", "anna")).goodbye is None


async def test_the_public_has_its_share_of_a_process_and_takes_nobody_elses(council, screens, settings):
    settings.ANONYMOUS_SOCKETS = 2
    first, _second = await screens("public"), await screens("wall")
    await turned_away(screens, "crowded", "public")
    await turned_away(screens, "crowded", "wall")
    for login_name, audience in (("anna", "member"), ("olga", "desk"), ("bernd", "public")):
        assert (await screens(audience, login_name)).goodbye is None
    await first.close()
    assert (await screens("public")).goodbye is None
