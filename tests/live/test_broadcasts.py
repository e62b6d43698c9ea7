"""The broadcast over sockets: the public learns that it pauses; who does not want it is known to the desk alone."""

from asgiref.sync import sync_to_async
from django.utils import timezone
from playwright.sync_api import expect

from sessions_app.models import Broadcast
from tests.live.council import HOST
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


def test_the_page_with_the_player_takes_it_away_while_it_pauses_and_brings_it_back(
    council, live_site, fresh_page
):
    on_air(council)
    Broadcast.objects.create(meeting=council.meeting, stream_url="https://video.example/rat.mp4")
    page = fresh_page(live_site.of(HOST))
    page.clock.install(time=timezone.now())
    page.goto(f"/sitzungen/{council.meeting.pk}/uebertragung/?zeigen=1")
    player = page.locator(".film")
    expect(player).to_have_count(1)
    council.do("vera", "exclude_public", reason="Grundstück")
    page.clock.run_for(6_000)
    expect(player).to_have_count(0)
    expect(page.locator(".kern-alert")).to_contain_text("ausgeschlossen")
    council.do("vera", "readmit_public")
    council.do("olga", "resume_broadcast")
    page.clock.run_for(6_000)
    expect(player).to_have_count(1)
