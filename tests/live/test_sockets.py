"""One socket and the truth: resume, repeated commands, second devices, one rendering for all."""

import asyncio
import uuid
from collections import Counter

from asgiref.sync import sync_to_async

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.relay.rendering import render
from sessions_app.screens.audience import CONNECTED, Audience
from tests.live.council import PUBLIC_LOGINS


def seq(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).seq


def sitting(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


def moved(screen):
    """The regions that came down, without the one that moves of itself."""
    return {name for frame in screen.frames for name in frame["regions"]} - {CONNECTED}


async def answer_to(screen, cursor):
    """The regions in the answer to a cursor."""
    screen.frames.clear()
    await screen.tick(cursor)
    await screen.until(lambda: moved(screen))
    return moved(screen)


async def test_a_ballot_is_acknowledged_with_its_entry_and_shown_on_the_card(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    answer = await anna.do("cast_ballot", vote=1, choice="yes")
    assert answer["seq"] == await sync_to_async(seq)(council)
    await anna.shows_the_truth()
    assert "card--recorded" in anna.regions["you"]


async def test_who_comes_back_gets_what_changed_since_and_nothing_else(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    bernd = await screens("member", "bernd")
    await anna.close()
    await bernd.do("cast_ballot", vote=1, choice="no")
    await bernd.shows_the_truth()

    back = await screens("member", "anna", client=anna.client)
    await back.shows_the_truth()
    assert await answer_to(back, anna.cursor) == {"vote", "names"}
    assert back.cursor == bernd.cursor


async def test_a_line_that_breaks_while_catching_up_leaves_no_gap(council, screens):
    """News must not come before the answer to the cursor: they would carry the cursor past what was missed."""
    await sync_to_async(council.voting)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    await anna.shows_the_truth()
    await anna.close()
    await bernd.do("cast_ballot", vote=1, choice="yes")

    await anna.connect()
    await anna.refusal("hello")  # she has come in, but her cursor does not get through
    anna.frames.clear()
    await bernd.do("leave")
    await bernd.shows_the_truth()
    await anna.refusal("hello")
    assert anna.frames == []
    await anna.close()

    await anna.open()
    await anna.shows_the_truth()


async def test_a_client_whose_history_is_unknown_gets_every_region(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    await anna.shows_the_truth()
    for cursor in (0, -1, 99_999):
        assert await answer_to(anna, cursor) == anna.rendered_names - {CONNECTED}


async def test_a_tick_without_news_is_answered_so_that_the_client_knows_the_line_is_alive(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    await anna.shows_the_truth()
    anna.frames.clear()
    await anna.tick()
    await anna.until(lambda: anna.frames)
    assert moved(anna) == set()


async def test_the_same_command_sent_twice_is_carried_out_once(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    command_id = str(uuid.uuid4())
    first = await anna.do("cast_ballot", command_id, vote=1, choice="yes")
    again = await anna.do("cast_ballot", command_id, vote=1, choice="yes")
    other_device = await screens("member", "anna")
    elsewhere = await other_device.do("cast_ballot", command_id, vote=1, choice="yes")
    assert first == again == elsewhere
    assert await sync_to_async(seq)(council) == first["seq"]


async def test_a_second_device_shows_the_ballot_cast_on_the_first(council, screens):
    await sync_to_async(council.voting)()
    phone, tablet = await screens("member", "anna"), await screens("member", "anna")
    before = tablet.regions["you"]
    await phone.do("cast_ballot", vote=1, choice="abstain")
    await tablet.shows_the_truth()
    await phone.shows_the_truth()
    assert tablet.regions["you"] == phone.regions["you"] != before


async def test_members_in_the_same_situation_share_one_rendering_of_the_card(council, screens):
    await sync_to_async(council.voting)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    assert anna.regions["you"] == bernd.regions["you"]
    assert "Anna" not in anna.regions["you"]


async def test_progress_shows_no_tendency_before_the_vote_is_closed(council, screens):
    await sync_to_async(council.voting)()
    public, wall, anna = await screens("public"), await screens("wall"), await screens("member", "anna")
    await anna.do("cast_ballot", vote=1, choice="no")
    for screen, region in ((public, "vote"), (wall, "picture")):
        await screen.shows_the_truth()
        assert "1 von " in screen.regions[region]
    assert public.regions["names"] == ""
    await anna.shows_the_truth()
    listed = [council.people[login].name in anna.regions["names"] for login in ("anna", "bernd")]
    assert listed == [False, True]
    assert "names__one--no" not in anna.regions["names"]
    assert "vote__count" not in "".join(wall.regions.values())
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    await public.shows_the_truth()
    assert "names__one--no" in public.regions["names"]


async def test_all_vote_at_once_and_each_ballot_counts_once(council, screens):
    await sync_to_async(council.voting)()
    logins = ["vera", "anna", "bernd", "cem", "dora", "eva", "fritz", "gitta", "hasan", "ines", "jan"]
    devices = [await screens("member", login) for login in logins]
    answers = await asyncio.gather(*(each.do("cast_ballot", vote=1, choice="yes") for each in devices))
    assert len({answer["seq"] for answer in answers}) == len(logins)
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    vote = (await sync_to_async(sitting)(council)).votes[0]
    assert (vote.tally.yes, vote.tally.not_voted) == (11, 2)
    for device in devices:
        await device.shows_the_truth()


def counted(monkeypatch):
    """How often each region is rendered for each audience from now on."""
    rendered = Counter()

    def one_more(scene, region, view):
        rendered[scene.audience, region] += 1
        return render(scene, region, view)

    monkeypatch.setattr("sessions_app.relay.rendering.render", one_more)
    return rendered


async def test_each_change_is_rendered_once_for_all_who_see_the_same(council, screens, monkeypatch):
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 3")
    logins = [login for login in PUBLIC_LOGINS if login != "vera"]
    crowd = [await screens("member", login) for login in logins] + [await screens("public") for _ in logins]
    rendered = counted(monkeypatch)
    await sync_to_async(council.do)("olga", "call_item", item=item)
    for screen in (crowd[0], crowd[-1]):  # else a busy server shows both changes at once
        await screen.until(lambda screen=screen: "Ö 3" in screen.regions["item"])
    await sync_to_async(council.do)("olga", "open_vote", item=item, question="Dafür?")
    for screen in crowd:
        await screen.shows_the_truth()
    assert len(crowd) > 20
    assert {Audience.MEMBER, Audience.PUBLIC} == {audience for audience, _ in rendered}
    cards = rendered.pop((Audience.MEMBER, "you"))
    assert max(rendered.values()) <= 2  # two changes: the item, the vote
    # The same two, for all who have a vote; her who advises the vote does not concern. A picture that is overtaken gives way.
    assert 1 <= cards <= 3


async def test_who_comes_back_where_nobody_watched_costs_a_rendering_of_what_moved_alone(
    council, screens, monkeypatch
):
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 3")
    vera, anna = await screens("desk", "vera"), await screens("member", "anna")
    drawn = []
    for calling in (False, True):
        await anna.close()
        rendered = counted(monkeypatch)
        if calling:
            await sync_to_async(council.do)("olga", "call_item", item=item)
            await vera.shows_the_truth()
        await (await anna.open()).shows_the_truth()
        drawn.append({region for audience, region in rendered if audience is Audience.MEMBER} - {CONNECTED})
    assert drawn == [set(), {"item", "agenda", "floor", "you", "own_motions"}]
