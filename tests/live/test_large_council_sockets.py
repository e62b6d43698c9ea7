"""What goes down to the desk of a council of a thousand."""

import json

from asgiref.sync import sync_to_async

from tests.live.large_council import enlarged, last_arrives

LARGEST_MESSAGE = 2**20  # bytes: daphne sends none that is larger


async def test_no_message_to_the_desk_of_a_thousand_is_more_than_a_server_takes(council, screens):
    crowded = await sync_to_async(enlarged)(council)
    desk = await screens("desk", "olga")
    await desk.shows_the_truth()
    assert sum(map(_bytes, desk.frames)) > LARGEST_MESSAGE  # all in one would be too much
    assert max(map(_bytes, desk.frames)) < LARGEST_MESSAGE
    desk.frames.clear()
    await sync_to_async(last_arrives)(crowded)
    await desk.shows_the_truth()
    (moved,) = [{name for name in frame["regions"] if name.startswith("seats")} for frame in desk.frames]
    assert len(moved) == 1


def _bytes(frame):
    return len(json.dumps(frame, ensure_ascii=False).encode())
