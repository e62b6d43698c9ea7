"""The layer is full, deaf, broken or hangs, or no nudge comes at all: every command is answered, every screen right."""

import pytest
from asgiref.sync import sync_to_async

from journal.hub import hub
from sessions_app.desk import displays
from sessions_app.relay import attending, room, stage

OTHERS = ("cem", "dora", "eva", "fritz")


@pytest.fixture(params=["DeafLayer", "FullLayer", "BrokenLayer", "HangingLayer"])
def bad_layer(request, settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": f"tests.journal.layers.{request.param}"}}


@pytest.fixture
def no_nudges(monkeypatch):
    """Whatever is committed is committed as if by another process whose nudge was lost."""
    monkeypatch.setattr("journal.store.on_commit_nudge", [])
    monkeypatch.setattr(hub, "nudge", lambda key, seq: None)
    monkeypatch.setattr("journal.hub.POLL_SECONDS", 0.05)


async def a_vote_comes_to_its_end(council, screens):
    """Ballots by socket and by others' requests; whoever looks on sees each step."""
    await sync_to_async(council.voting)()
    vera, wall, public = await screens("desk", "vera"), await screens("wall"), await screens("public")
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    everybody = (vera, wall, public, anna, bernd)
    for screen in (anna, bernd):
        assert "ok" in await screen.do("cast_ballot", vote=1, choice="yes")
    for login in OTHERS:
        await sync_to_async(council.do)(login, "cast_ballot", vote=1, choice="no")
    for screen in everybody:
        await screen.shows_the_truth()
    for command in ("close_vote", "announce_result"):
        assert "ok" in await vera.do(command, vote=1)
        for screen in everybody:
            await screen.shows_the_truth()


@pytest.mark.usefixtures("bad_layer")
async def test_a_layer_that_takes_nothing_holds_up_nobody(council, screens):
    await a_vote_comes_to_its_end(council, screens)


@pytest.mark.usefixtures("no_nudges")
async def test_when_every_nudge_is_lost_every_screen_becomes_right_all_the_same(council, screens):
    await a_vote_comes_to_its_end(council, screens)


@pytest.mark.usefixtures("no_nudges")
async def test_a_display_shows_what_the_desk_wished_though_the_nudge_was_lost(council, screens, monkeypatch):
    monkeypatch.setattr(attending, "RENEWED", 0.05)
    await sync_to_async(council.opened)()
    wall = await screens("wall")
    clerk = await sync_to_async(council.actor)("olga")
    await sync_to_async(displays.show_on_displays)(clerk, council.meeting, picture="black")
    await wall.until(lambda: "picture--black" in wall.regions["picture"])
    await wall.shows_the_truth()


@pytest.mark.parametrize("fails", ["look", "look_personally"])
async def test_where_the_showing_fails_half_way_all_is_shown_anew(council, screens, monkeypatch, fails):
    """What was shown before the fault is known to the stage, what came after it to nobody."""
    await sync_to_async(council.opened)()
    vera, public, anna = (
        await screens("desk", "vera"),
        await screens("public"),
        await screens("member", "anna"),
    )
    monkeypatch.setattr(room, "AGAIN_AFTER_FAULT", 0.01)
    shown, faults = getattr(stage, fails), iter([OSError("The drive is away.")])

    def fail_once(*given, **more):
        for fault in faults:
            raise fault
        return shown(*given, **more)

    monkeypatch.setattr(stage, fails, fail_once)
    await sync_to_async(council.do)("olga", "interrupt", reason="Pause")
    for screen in (vera, public, anna):
        await screen.shows_the_truth()
        assert "Pause" in screen.regions["notice"]
    assert next(faults, None) is None
