"""Motions over real sockets: who hears of them."""

from asgiref.sync import sync_to_async

from tests.live.council import CANARY
from tests.live.screen import words_of


async def test_of_motions_on_a_closed_item_nobody_outside_hears(council, screens):
    def closed_item():
        council.opened().do("vera", "exclude_public", reason="Grundstücksangelegenheiten")
        council.do("olga", "call_item", item=council.item("N 1"))

    await sync_to_async(closed_item)()
    wall, visitor = await screens("wall"), await screens("public")
    member = await screens("member", "anna")
    item = await sync_to_async(council.item)("N 1")
    given = {"item": item, "kind": "amendment", "text": f"Verkauf an {CANARY}-Antrag"}
    seq = (await member.do("table_motion", **given))["seq"]
    await member.until(lambda: member.cursor >= seq)
    assert f"{CANARY}-Antrag" in member.regions["motions"]
    await sync_to_async(council.do)("olga", "open_vote", item=item, motion=1)
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    await sync_to_async(council.do)("vera", "announce_result", vote=1)
    for screen in (wall, visitor, member):
        await screen.shows_the_truth()
    assert "Abgelehnt" in member.regions["motions"]
    assert f"{CANARY}-Antrag" not in words_of(wall, visitor)
    assert "Albers" not in words_of(wall) + visitor.regions["motions"]
    assert visitor.regions["motions"] == ""
