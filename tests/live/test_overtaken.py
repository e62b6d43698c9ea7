"""A picture that the next one overtakes is left to it: what everybody waits for comes first, and nobody is forgotten."""

from functools import wraps

from asgiref.sync import sync_to_async

from sessions_app.relay.stage import Stage


async def test_cards_and_desk_wait_for_the_next_picture_and_never_twice(council, screens, monkeypatch):
    """While each of the first two pictures is drawn, the next thing happens: Anna leaves, and what changed with that
    on her card and at the desk is nothing that the vote would move.
    """
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 3")
    await sync_to_async(council.do)("olga", "call_item", item=item)
    vera, anna, wall = await screens("desk", "vera"), await screens("member", "anna"), await screens("wall")
    drawn, meanwhile = [], iter([("open_vote", {"item": item}), ("close_vote", {"vote": 1})])

    def noted(name):
        draw = getattr(Stage, name)

        @wraps(draw)
        def turn(stage, *given):
            shown = draw(stage, *given)
            drawn.append((name, stage.page.seq))
            if name == "_common":
                for order, words in meanwhile:
                    council.do("olga", order, **words)
                    break
            return shown

        monkeypatch.setattr(Stage, name, turn)

    for name in ("_common", "_own", "_frames"):
        noted(name)
    await sync_to_async(council.do)("anna", "leave")
    for screen in (vera, anna, wall):
        await screen.shows_the_truth()
    first = drawn[0][1]
    assert drawn[:4] == [("_common", first), *((name, first + 1) for name in ("_common", "_own", "_frames"))]
    assert [drawn[4], drawn[-1]] == [("_common", first + 2), ("_frames", first + 2)]
