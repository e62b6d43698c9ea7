"""Nobody outside can count what happens behind closed doors: not by the content, not by the numbers."""

import asyncio

from asgiref.sync import sync_to_async

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.pages import sitting as pages
from sessions_app.relay.room import Room


def hidden_events(council):
    """Five entries that only the closed part knows; returns how far the journal is."""
    item = council.item("N 1")
    council.do("olga", "call_item", item=item)
    council.do("olga", "open_vote", item=item)
    for login in ("anna", "bernd", "cem"):
        council.do(login, "cast_ballot", vote=len(sitting(council).votes), choice="yes")
    council.do("vera", "close_vote", vote=len(sitting(council).votes))
    council.do("vera", "announce_result", vote=len(sitting(council).votes))
    return replay(SITTING, SITTING.key(council.meeting.pk)).seq


def sitting(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


async def test_a_screen_opened_in_the_closed_part_shows_the_number_of_those_opened_before(council, screens):
    await sync_to_async(council.opened)()
    audiences = [("public", "de"), ("public", "en"), ("wall", "de"), ("wall", "en")]
    early = await screens("public")
    await sync_to_async(council.do)("vera", "exclude_public", reason="Grund")
    await early.shows_the_truth()
    before = [(await screens(audience, language=language)).cursor for audience, language in audiences]
    head = await sync_to_async(hidden_events)(council)
    late = [(await screens(audience, language=language)).cursor for audience, language in audiences]
    assert {*before, *late, early.cursor} == {early.cursor}
    assert early.cursor < head

    insider = await screens("member", "anna")
    assert insider.cursor == head
    await sync_to_async(council.do)("vera", "readmit_public")
    await early.shows_the_truth()
    after = [(await screens(audience, language=language)).cursor for audience, language in audiences]
    assert {*after, early.cursor} == {before[0] + 1}


async def test_who_returns_outside_is_shown_what_changed_for_the_public_meanwhile(council, screens):
    await sync_to_async(council.opened)()
    await sync_to_async(council.do)("vera", "exclude_public", reason="Grund")
    gone = await screens("public")
    await gone.shows_the_truth()
    await gone.close()
    await sync_to_async(hidden_events)(council)
    await sync_to_async(council.do)("vera", "interrupt", reason="Pause")
    fresh = await screens("public", language="en")
    back = await screens("public")
    assert (fresh.cursor, back.cursor) == (gone.cursor + 1, gone.cursor + 1)
    back.frames.clear()
    await back.tick(gone.cursor)
    await back.until(lambda: back.frames)
    assert {*back.frames[0]["regions"]} - {"connected"} == set(back.regions) - {"connected"}
    await back.shows_the_truth()


async def test_no_cursor_of_the_public_makes_the_room_look_into_the_journal(council, screens, monkeypatch):
    """How long that takes would tell, number by number, how far the journal is."""
    await sync_to_async(council.opened)()
    monkeypatch.setattr(
        Room, "_run", lambda room: asyncio.Event().wait()
    )  # nothing but cursors makes it look
    public, wall, anna = await screens("public"), await screens("wall"), await screens("member", "anna")
    await sync_to_async(council.do)("olga", "call_item", item=await sync_to_async(council.item)("Ö 4"))
    ahead = (await sync_to_async(replay)(SITTING, SITTING.key(council.meeting.pk))).seq
    for screen in (public, wall):
        before = dict(screen.regions)
        for cursor in (ahead, 10**6):
            screen.frames.clear()
            await screen.tick(cursor)
            await screen.until(lambda screen=screen: screen.frames)
            assert screen.regions == before
    await anna.tick(ahead)
    for screen in (anna, public, wall):
        await screen.shows_the_truth()


def test_an_entry_hidden_from_the_public_makes_no_new_answer_for_those_who_ask(council, monkeypatch):
    council.opened().do("vera", "exclude_public", reason="Grund")
    visitor, address = council.client(), f"/sitzungen/{council.meeting.pk}/live/stand/"
    known = visitor.get(address)["ETag"]
    rendered = []
    render = pages.render_region
    monkeypatch.setattr(pages, "render_region", lambda *what: rendered.append(what) or render(*what))
    hidden_events(council)
    assert visitor.get(address)["ETag"] == known
    assert rendered == []
    council.do("vera", "readmit_public")
    assert visitor.get(address)["ETag"] != known
    assert rendered
