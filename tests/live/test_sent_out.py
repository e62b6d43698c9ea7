"""Who is biased on a closed item and sent outside hears nothing of it: not by socket, page, form or time machine."""

import uuid

import pytest
from asgiref.sync import sync_to_async

from documents.store import keep_file
from journal.events import Refused
from sessions_app.models import AgendaItem, Paper
from sessions_app.relay import room, rush
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


SECRET = "Verkehrswert 481000"  # what the closed item proposes, and its paper


def with_secret(council, number):
    """The item's proposal and a file on its paper, whose name and address are known to who may read it."""
    item = AgendaItem.objects.get(pk=council.item(number))
    item.proposed_resolution = SECRET
    item.save()
    paper = Paper.objects.get(consultations__agenda_item=item)
    on_paper, on_item = (
        keep_file(
            SECRET.encode(), owner=council.body.slug, name=f"{SECRET} {place}", file_name="gutachten.pdf"
        )
        for place in ("V", "P")
    )
    paper.auxiliary_files.add(on_paper)
    item.auxiliary_files.add(on_item)
    return item.pk, paper, (on_paper, on_item)


def asked_for(council, login, item_paper):
    """The paper, its file, the item's file, the meeting's page: status and words."""
    _, paper, files = item_paper
    client = council.client(login)
    places = [f"/arbeitsplatz/vorlagen/{paper.pk}/", f"/arbeitsplatz/sitzungen/{council.meeting.pk}/"]
    places += [f"/dateien/{file.token}/{file.file_name}" for file in files]
    answers = [client.get(place) for place in places]
    words = [b"".join(each) if each.streaming else each.content for each in answers]
    return [each.status_code for each in answers], [said.decode() for said in words]


def test_papers_of_a_closed_item_are_kept_from_who_is_biased_on_it_until_it_is_finished(council):
    first, second = with_secret(council, "N 1"), council.item("N 2")
    council.opened()
    council.do("vera", "exclude_public", reason="Grund")
    for login in ("anna", "cem"):
        codes, words = asked_for(council, login, first)
        assert codes == [200] * 4
        assert all(SECRET in said for said in words)
    council.do("olga", "declare_recusal", item=first[0], place="outside", person=council.person("anna"))
    for step in (None, first[0]):  # already before it is called
        if step:
            council.do("olga", "call_item", item=step)
        codes, words = asked_for(council, "anna", first)
        assert codes == [403, 200, 403, 403]
        assert all(SECRET not in said for said in words)
        assert all("befangen" in words[each] for each in (0, 2, 3))
        assert asked_for(council, "cem", first)[0] == [200] * 4
    council.do("olga", "call_item", item=second)
    codes, words = asked_for(council, "anna", first)
    assert codes == [200] * 4
    assert all(SECRET in said for said in words)


def test_public_papers_stay_open_to_who_is_biased(council):
    council.opened()
    item = council.item("Ö 3")
    council.do("anna", "declare_recusal", item=item, place="audience")
    paper = Paper.objects.get(consultations__agenda_item=item)
    assert council.client("anna").get(f"/arbeitsplatz/vorlagen/{paper.pk}/").status_code == 200


@sync_to_async
def at_desk(council, login):
    client, place = council.client(login), f"/sitzungen/{council.meeting.pk}"
    desk = client.get(f"{place}/pult/", follow=True)
    entry = client.get(f"{place}/pult/eintraege/1/", follow=True)
    past = client.get(f"{place}/zeitreise/", {"sicht": "pult"}, follow=True)
    minutes = client.get(f"{place}/niederschrift/")
    return desk, entry, past, minutes


async def held(_room):
    """The room does not look at the journal by itself."""
    return False


async def behind_doors_without_the_chair(council, do):
    """The first two closed items: the chair has to leave the room for the first of them."""
    await sync_to_async(council.opened)()
    first, second = [await sync_to_async(council.item)(number) for number in ("N 1", "N 2")]
    await do("vera", "exclude_public", reason="Grund")
    await do("vera", "declare_recusal", item=first, place="outside")
    return first, second


async def test_a_chair_who_is_sent_out_loses_the_desk_and_the_deputy_carries_on(
    council, screens, monkeypatch
):
    do = sync_to_async(council.do)
    first, second = await behind_doors_without_the_chair(council, do)
    vera, olga = await screens("desk", "vera"), await screens("desk", "olga")
    await vera.shows_the_truth()
    told(vera)
    await do("olga", "call_item", item=first)
    await do("olga", "table_motion", item=first, kind="amendment", text=f"Antrag {CANARY}", mover_name="Eva")
    await vera.until(lambda: vera.goodbye)
    assert vera.goodbye["bye"] == "right_lost"
    assert not any(CANARY in frame["regions"].get("item", "") for frame in vera.frames)
    assert "Antrag" not in told(vera)
    assert "ok" in await olga.do("hand_over_chair", person=council.person("anna"), until="item")
    await olga.shows_the_truth()
    assert f"Antrag {CANARY}" in shown(olga)

    again = await screens("desk", "vera", client=vera.client)
    assert again.goodbye["bye"] == "sent_out"
    answers = await at_desk(council, "vera")
    assert [answer.redirect_chain[-1][0] for answer in answers[:2]] == [
        f"/sitzungen/{council.meeting.pk}/platz/"
    ] * 2
    assert [answer.status_code for answer in answers] == [200, 200, 403, 403]
    assert "ist das Pult für Sie geschlossen" in answers[0].content.decode()
    assert "befangen" in answers[3].content.decode()
    for answer in answers:
        assert CANARY not in answer.content.decode()
    for order in (
        {"name": "open_vote", "item": first, "motion": 1},
        {"name": "interrupt"},
        {"name": "give_back_chair"},
        {"name": "readmit_public"},
        {"name": "close_sitting"},
    ):
        with pytest.raises(Refused) as refused:
            await do("vera", **order)
        assert refused.value.code in {"not_the_chair", "not_the_desk"}, order

    anna = await screens("desk", "anna")
    await anna.shows_the_truth()
    assert f"Antrag {CANARY}" in shown(anna)
    for step, given in (("open_vote", {"item": first, "motion": 1}), ("close_vote", {"vote": 1})):
        assert "ok" in await anna.do(step, **given)
    assert "ok" in await anna.do("announce_result", vote=1)

    monkeypatch.setattr(room.Room, "_round", held)  # who comes back is ahead of the screens
    await do("olga", "call_item", item=second)
    back = await screens("desk", "vera", client=vera.client)
    await back.shows_the_truth()
    assert CANARY in back.regions["item"]
    assert all(answer.status_code == 200 for answer in await at_desk(council, "vera"))


async def test_a_chair_who_comes_back_in_a_rush_is_not_shown_the_desk_as_it_was_while_he_waited_outside(
    council, screens, monkeypatch
):
    """The desk's picture waits until a rush of orders is over: what it still shows is nothing for who was outside."""
    do = sync_to_async(council.do)
    first, second = await behind_doors_without_the_chair(council, do)
    await do("olga", "call_item", item=first)
    await do(
        "olga", "table_motion", item=first, kind="amendment", text="Antrag von draußen", mover_name="Eva"
    )
    olga, anna = await screens("desk", "olga"), await screens("member", "anna")
    await olga.shows_the_truth()
    assert "Antrag von draußen" in shown(olga)
    monkeypatch.setattr(rush, "MANY", 1)
    monkeypatch.setattr(rush, "CALM_SECONDS", 1e9)
    monkeypatch.setattr(rush, "GIVES_WAY_SECONDS", 1e9)
    with room.room_of(council.meeting).rush:
        await do("olga", "call_item", item=second)
        await anna.shows_the_truth()
        await olga.line.receive_nothing()
        back = await screens("desk", "vera")
        assert "Antrag von draußen" not in told(back)
    monkeypatch.setattr(rush, "CALM_SECONDS", 0.0)
    for screen in (back, olga, anna):
        await screen.shows_the_truth()
