"""A full drive in mid-vote: everybody is told in words, screens go on, and with space it works again."""

import uuid
from contextlib import asynccontextmanager

from asgiref.sync import sync_to_async

from journal import writer
from journal.store import replay
from sessions_app.live import SITTING
from tests.journal.full_drive import fill, make_space
from tests.live.test_posts import post, words_on

TOLD = "Das Laufwerk des Servers ist voll. Ihre Eingabe wurde NICHT aufgezeichnet"
NOT_COUNTED = "so wurde sie NICHT gezählt"
REASON = "Pause. " * 570  # with its entry more than a page of the file holds


def page(council):
    return replay(SITTING, SITTING.key(council.meeting.pk))


@asynccontextmanager
async def a_full_drive():
    await writer._thread.run(fill)
    try:
        yield
    finally:
        await writer._thread.run(make_space)


async def test_what_is_tried_again_counts_once_when_there_is_space_again(council, screens):
    await sync_to_async(council.opened)()
    olga, anna, number = await screens("desk", "olga"), await screens("member", "anna"), str(uuid.uuid4())
    before = await sync_to_async(page)(council)
    async with a_full_drive():
        answer = await olga.do("interrupt", number, reason=REASON)
        assert (answer["why"], answer["say"].startswith(TOLD)) == ("drive_full", True)
        assert NOT_COUNTED in answer["say"]
        assert await sync_to_async(page)(council) == before
        late = await screens("member", "bernd")  # who comes only now sees everything
        for screen in (olga, anna, late):
            await screen.shows_the_truth()
    assert await olga.do("interrupt", number, reason=REASON) == answer  # an old line brought it late
    tried_again = str(uuid.uuid4())
    first = await olga.do("interrupt", tried_again, reason=REASON)
    repeated = await olga.do("interrupt", tried_again, reason=REASON)
    assert (first["seq"], repeated["seq"]) == (before.seq + 1, before.seq + 1)
    for screen in (olga, anna, late):
        await screen.shows_the_truth()


def test_without_script_it_is_the_same_sentence_on_the_page(council):
    council.opened()
    clerk, before = council.client("olga"), page(council)
    fill()
    try:
        answer = post(council, clerk, "interrupt", "pult", "desk", reason=REASON)
        assert answer.status_code == 303
        assert TOLD in words_on(clerk, answer)
        assert page(council) == before
    finally:
        make_space()
    post(council, clerk, "interrupt", "pult", "desk", reason=REASON)
    assert page(council).seq == before.seq + 1
