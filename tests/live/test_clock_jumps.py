"""The server's clock is set back or forward in mid-vote: entries keep their order, and nothing lasts less than no time."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from asgiref.sync import sync_to_async

from journal.store import history, replay
from sessions_app.live import SITTING
from sessions_app.relay import attending, door
from tests.journal.patience import until
from tests.live.test_posts import path
from tests.stories.town import verify_journal

JUMPS = [timedelta(hours=-1), timedelta(hours=1)]


def entries(council):
    return list(history(SITTING.key(council.meeting.pk)))


def sitting(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


def recorded(council, seq):
    return next(each.at for each in entries(council) if each.seq == seq)


async def votes(screen, choice):
    answer = await screen.do("cast_ballot", vote=1, choice=choice)
    return answer["seq"]


@pytest.mark.parametrize("jump", JUMPS, ids=["back", "forward"])
async def test_a_vote_goes_on_over_a_jump_of_the_clock_and_over_its_correction(
    council, screens, wall_clock, jump
):
    await sync_to_async(council.voting)()
    vera, wall = await screens("desk", "vera"), await screens("wall")
    anna, bernd, cem = [await screens("member", login) for login in ("anna", "bernd", "cem")]
    seqs = [await votes(anna, "yes")]
    wall_clock.set(seconds=jump.total_seconds())
    seqs.append(await votes(bernd, "no"))
    wall_clock.set()
    seqs.append(await votes(cem, "yes"))
    answers = [await vera.do(name, vote=1) for name in ("close_vote", "announce_result")]
    seqs += [answer["seq"] for answer in answers]

    assert seqs == sorted(set(seqs))
    written = await sync_to_async(entries)(council)
    assert [each.seq for each in written] == list(range(1, seqs[-1] + 1))
    assert all(earlier.at <= later.at for earlier, later in pairwise(written))
    await sync_to_async(verify_journal)()
    vote = (await sync_to_async(sitting)(council)).last_vote
    assert vote.opened_at <= vote.closed_at
    for screen in (vera, wall, anna, bernd, cem):
        await screen.shows_the_truth()


async def test_while_the_clock_is_behind_entries_carry_the_last_time_and_then_the_clocks_again(
    council, screens, wall_clock
):
    await sync_to_async(council.voting)()
    anna, bernd, cem = [await screens("member", login) for login in ("anna", "bernd", "cem")]
    at = sync_to_async(recorded)
    first = await at(council, await votes(anna, "yes"))
    wall_clock.set(hours=-1)
    assert await at(council, await votes(bernd, "yes")) == first
    wall_clock.set()
    assert first < await at(council, await votes(cem, "yes")) <= datetime.now(UTC)


@pytest.mark.parametrize("jump", JUMPS, ids=["back", "forward"])
def test_a_speech_lasts_no_less_than_no_time(council, wall_clock, jump):
    council.opened().do("olga", "call_item", item=council.item("Ö 3"))
    anna = council.person("anna")
    council.do("anna", "request_floor")
    council.do("olga", "give_floor", person=anna)
    wall_clock.set(seconds=jump.total_seconds())

    answer = council.client("bernd").get(path(council, "platz"))
    begun = datetime.fromisoformat(re.search(r'data-clock="([^"]+)"', answer.content.decode())[1])
    said = re.fullmatch(r"clock;dur=(\d+)", answer["Server-Timing"])[1]
    now = datetime.fromtimestamp(int(said) / 1000, UTC)
    assert begun <= now

    council.do("olga", "end_speech", person=anna)
    used = sitting(council).speakers.used({anna})
    assert used == timedelta() if jump < timedelta() else jump <= used < 2 * jump


@pytest.mark.parametrize("jump", JUMPS, ids=["back", "forward"])
async def test_nobody_connected_is_taken_for_dropped(council, screens, wall_clock, jump):
    await sync_to_async(council.opened)()
    olga, _anna = await screens("desk", "olga"), await screens("member", "anna")
    person = council.person("anna")

    def is_marked():
        return attending.connected_people(council.meeting.pk, [person]) == {person}

    await until(is_marked)  # who comes is counted a moment later
    await olga.shows_the_truth()
    wall_clock.set(seconds=jump.total_seconds())
    assert is_marked()
    await olga.shows_the_truth()


async def test_the_pace_of_a_client_is_not_held_up_by_a_clock_that_was_set_back(wall_clock):
    pace = door.Pace()
    wall_clock.set(hours=-1)
    while pace.takes():
        pass
    await until(pace.takes)
