"""A rush of orders: what everybody waits for comes at once, the desk's picture and how far the vote has come after it."""

from contextlib import ExitStack

import pytest
from asgiref.sync import sync_to_async
from django.db.utils import OperationalError

from sessions_app.relay import rush, stage
from sessions_app.relay.rendering import Scene
from sessions_app.relay.room import room_of
from sessions_app.relay.rush import CALM_SECONDS, GIVES_WAY_SECONDS, MANY, Rush
from sessions_app.relay.stage import Place
from sessions_app.screens import Viewer
from sessions_app.screens.audience import Audience


def test_progress_waits_until_no_order_comes_and_the_desk_for_many_neither_of_them_for_ever(monkeypatch):
    now = 100.0
    monkeypatch.setattr(rush.time, "monotonic", lambda: now)
    orders = Rush()

    def held_up(since: float) -> tuple[bool, bool]:
        return orders.holds_up_progress(since), orders.holds_up_desk(since)

    seen = [held_up(now)]
    with ExitStack() as under_way:
        for _ in range(MANY - 1):
            under_way.enter_context(orders)
        seen.append(held_up(now))
        under_way.enter_context(orders)
        seen += [held_up(now), held_up(now - GIVES_WAY_SECONDS)]
        now += 2 * CALM_SECONDS
        waiting = held_up(now)
    with orders:
        pass
    seen.append(held_up(now))
    now += 2 * CALM_SECONDS
    seen.append(held_up(now))
    for _ in range(MANY):
        with orders:
            one_by_one = held_up(now)
    nothing, few, many, long, answered, calm = seen
    assert (nothing, few, many, long) == ((False, False), (True, False), (True, True), (False, False))
    assert (answered, calm, one_by_one) == ((True, False), (False, False), (True, False))
    assert waiting == (True, False)


async def test_in_a_rush_the_members_can_vote_before_the_desk_is_drawn_which_misses_nothing(
    council, screens, monkeypatch
):
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 3")
    await sync_to_async(council.do)("olga", "call_item", item=item)
    vera, anna = await screens("desk", "vera"), await screens("member", "anna")
    # Who has not been counted yet would be: a second picture, and the second is drawn whole.
    await vera.until(lambda: council.actor("anna").name in vera.regions["connected"])
    await vera.shows_the_truth()
    monkeypatch.setattr(rush, "MANY", 1)
    monkeypatch.setattr(rush, "CALM_SECONDS", 1e9)
    monkeypatch.setattr(rush, "GIVES_WAY_SECONDS", 1e9)
    with room_of(council.meeting).rush:
        await sync_to_async(council.do)("olga", "open_vote", item=item)
        await anna.shows_the_truth()
        voted = await anna.do("cast_ballot", vote="1", choice="yes")
        await vera.line.receive_nothing()
        late = await screens("desk", "vera")
    monkeypatch.setattr(rush, "CALM_SECONDS", 0.0)
    assert (set(voted), late.cursor) == ({"ok", "seq"}, vera.cursor)
    for screen in (vera, anna, late):
        await screen.shows_the_truth()


async def test_a_picture_that_could_not_be_drawn_or_was_left_off_is_drawn_for_who_asks_next(
    council, monkeypatch
):
    await sync_to_async(council.opened)()
    drawn, broken = stage.look, [OperationalError("database is locked")]

    def look(*given, **named):
        if broken:
            raise broken.pop()
        return drawn(*given, **named)

    monkeypatch.setattr(stage, "look", look)
    shown = await sync_to_async(stage.Stage)(council.meeting)
    outside, desk = (
        Place(Scene(council.meeting.pk, audience, "de", False), Viewer())
        for audience in (Audience.PUBLIC, Audience.DESK)
    )
    since = sync_to_async(shown.since)
    with pytest.raises(OperationalError):
        await since(outside, 0, frozenset(), first=True)
    frames = [await since(outside, 0, frozenset(), first=True)]
    turns = shown.show(shown.page, [outside, desk], frozenset())
    await sync_to_async(next)(turns)
    frames.append(await since(desk, 0, frozenset(), first=True))
    assert [bool(frame.regions) for frame in frames] == [True, True]
