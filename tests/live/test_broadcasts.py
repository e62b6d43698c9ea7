"""The broadcast over sockets: the public learns that it pauses; who does not want it is known to the desk alone."""

from asgiref.sync import sync_to_async

from tests.live.screen import words_of
from tests.sessions_app.test_broadcast_pages import on_air


def told(screen):
    """But for whose devices are connected, which the journal does not know."""
    return {region: html for region, html in screen.regions.items() if region != "connected"}


async def test_who_does_not_want_it_is_known_to_the_desk_alone(council, screens):
    await sync_to_async(on_air)(council)
    public, wall, bernd = await screens("public"), await screens("wall"), await screens("member", "bernd")
    desk = await screens("desk", "olga")
    before = [told(each) for each in (public, wall, bernd)]
    await sync_to_async(council.do)("anna", "state_broadcast_wish", wish="declines")
    await desk.until(lambda: "<li>Anna Albers</li>" in desk.regions["broadcast"])
    for screen in (public, wall, bernd):
        await screen.shows_the_truth()
    assert [told(each) for each in (public, wall, bernd)] == before
    await sync_to_async(council.do)("vera", "exclude_public", reason="Grundstück")
    await public.until(lambda: "Übertragung angehalten" in public.regions["head"])
    await wall.until(lambda: "Übertragung angehalten" in wall.regions["picture"])
    assert "Anna Albers" not in words_of(wall)
