"""Who is biased on a closed item and sent outside hears nothing of it: not by socket, page, form or time machine."""

import uuid

from asgiref.sync import sync_to_async

from sessions_app.screens.audience import PERSONAL, Audience
from tests.live.council import CANARY


def told(screen):
    """Everything that came down since it was last asked."""
    words = "".join(html for frame in screen.frames for html in frame["regions"].values())
    screen.frames.clear()
    return words


def shown(screen):
    return "".join(screen.regions.values())


@sync_to_async
def pages(council, login):
    """The member page, what a form without script comes back to, and the time machine's view of the members."""
    client, place = council.client(login), f"/sitzungen/{council.meeting.pk}/"
    form = {"do": "request_floor", "id": uuid.uuid4().hex}
    back = client.post(f"{place}befehl/member/", form, follow=True)
    past = client.get(f"{place}zeitreise/", {"sicht": "platz"})
    answers = [client.get(f"{place}platz/"), back, past]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    return [answer.content.decode() for answer in answers]


async def test_who_is_sent_out_of_a_closed_item_follows_as_the_public_does_and_is_called_back_in(
    council, screens
):
    await sync_to_async(council.opened)()
    do = sync_to_async(council.do)
    first, second = [await sync_to_async(council.item)(number) for number in ("N 1", "N 2")]
    anna, bernd, cem = [await screens("member", login) for login in ("anna", "bernd", "cem")]
    await do("vera", "exclude_public", reason=f"Grund {CANARY}")
    await do("olga", "declare_recusal", item=first, place="outside", person=council.person("anna"))
    await anna.shows_the_truth()
    assert CANARY in shown(anna)  # until the item is called he takes part

    told(anna)
    await do("olga", "call_item", item=first)
    await do("olga", "table_motion", item=first, kind="amendment", text=f"Antrag {CANARY}", mover_name="Eva")
    await anna.shows_the_truth()
    await bernd.shows_the_truth()
    assert CANARY not in told(anna) + shown(anna)
    assert f"Antrag {CANARY}" in shown(bernd)

    await do("bernd", "declare_recusal", item=first, place="outside")  # others are outside already
    await do("olga", "open_vote", item=first, motion=1)
    for login in ("cem", "dora"):
        await do(login, "cast_ballot", vote=1, choice="yes")
    await do("olga", "close_vote", vote=1)
    await do("vera", "announce_result", vote=1)
    late = await screens("member", "anna", client=anna.client)
    again = await screens("member", "bernd", client=bernd.client)
    await again.tick(bernd.cursor)
    await cem.shows_the_truth()
    assert f"Antrag {CANARY}" in shown(cem)
    assert CANARY in "".join(await pages(council, "cem"))
    for screen in (anna, bernd, late, again):
        await screen.shows_the_truth()
        assert CANARY not in shown(screen)
        assert "Antrag" not in shown(screen)
        assert set(PERSONAL[Audience.MEMBER]) <= screen.regions.keys()
    assert CANARY not in told(anna) + told(late)
    for login in ("anna", "bernd"):
        for page in await pages(council, login):
            assert CANARY not in page

    await do("olga", "call_item", item=second)
    for screen in (anna, bernd, late, again, cem):
        await screen.shows_the_truth()
        assert CANARY in screen.regions["item"]
    assert all(CANARY in page for page in await pages(council, "anna"))


async def test_who_sits_in_the_audience_of_a_public_item_is_sent_nowhere(council, screens):
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 3")
    anna = await screens("member", "anna")
    await sync_to_async(council.do)("olga", "call_item", item=item)
    await sync_to_async(council.do)("anna", "declare_recusal", item=item, place="outside")
    await anna.shows_the_truth()
    assert "Ö 3" in anna.regions["item"]
    assert anna.cursor > 0
