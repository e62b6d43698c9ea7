"""The list of speakers over real sockets: behind closed doors nobody outside hears of it."""

from asgiref.sync import sync_to_async

from tests.live.screen import words_of


async def test_of_a_debate_behind_closed_doors_nothing_reaches_public_and_wall(council, screens):
    def go_behind_closed_doors():
        council.opened().do("vera", "exclude_public", reason="Grundstück")
        council.do("olga", "call_item", item=council.item("N 1"))

    def speak():
        council.do("olga", "set_speaking_time", per_speech=5)
        council.do("anna", "request_floor")
        council.do("olga", "give_floor", person=council.person("anna"))

    await sync_to_async(go_behind_closed_doors)()
    member = await screens("member", "bernd")
    outside = [await screens("public"), await screens("wall")]
    before = [len(screen.frames) for screen in outside]
    await sync_to_async(speak)()
    await member.until(lambda: "Anna Albers" in member.regions["speakers"])
    for screen in outside:
        await screen.shows_the_truth()
    assert [len(screen.frames) for screen in outside] == before
    public, wall = outside
    assert public.regions["speakers"] == ""
    assert "picture--closed_part" in wall.regions["picture"]
    assert "floor__name" in words_of(member)
    assert "floor__name" not in words_of(*outside)
