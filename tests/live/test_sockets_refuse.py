"""Whatever a client may send over a socket is answered in words, and nothing is written twice."""

import itertools
import json
import uuid

import pytest
from asgiref.sync import sync_to_async
from django.utils import translation

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.relay import door
from sessions_app.relay.room import room_of
from sessions_app.relay.rush import Rush
from tests.live.screen import PATIENCE


def seq(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).seq


def sitting(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state


async def refused_plainly(screen, answer, why):
    """A code, a German sentence, and a connection that goes on."""
    assert answer["why"] == why
    with translation.override("de"):
        assert len(answer["say"]) > 15
    screen.frames.clear()
    await screen.tick()
    await screen.until(lambda: screen.frames)


WRONG = [
    ("cast_ballot", {"vote": 1, "choice": "maybe"}, "unknown_choice"),
    ("cast_ballot", {"vote": 7, "choice": "yes"}, "unknown_vote"),
    ("cast_ballot", {"vote": "one", "choice": "yes"}, "malformed"),
    ("cast_ballot", {"vote": True, "choice": "yes"}, "malformed"),
    ("cast_ballot", {"vote": 1.0, "choice": "yes"}, "malformed"),
    ("cast_ballot", {"vote": "9" * 40, "choice": "yes"}, "malformed"),
    ("cast_ballot", {"vote": "²", "choice": "yes"}, "malformed"),
    ("cast_ballot", {"vote": 1}, "malformed"),
    ("cast_ballot", {"vote": 1, "choice": "yes", "extra": 1}, "malformed"),
    ("cast_ballot", {"vote": 1, "choice": "yes", "voter": 999_999}, "not_your_ballot"),
    ("cast_ballot", {"vote": 1, "choice": ["yes"]}, "malformed"),
    ("close_vote", {"vote": 1}, "not_the_desk"),
    ("open_sitting", {}, "not_the_chair"),
    ("convene", {}, "not_the_clerk"),
    ("convene", {"plan": {}}, "malformed"),
    ("arrive", {"mode": "dream"}, "unknown_mode"),
    ("postpone_item", {"item": 1, "reason": "x" * 5_000}, "too_long"),
    ("postpone_item", {"item": 1, "reason": "a\0b"}, "unseen"),
    ("drop_tables", {}, "unknown_command"),
    ("__class__", {}, "unknown_command"),
]


async def test_a_wrong_command_is_refused_in_words_and_nothing_is_written(council, screens):
    await sync_to_async(council.voting)()
    before = await sync_to_async(seq)(council)
    anna = await screens("member", "anna")
    for name, given, why in WRONG:
        await refused_plainly(anna, await anna.do(name, **given), why)
    assert await sync_to_async(seq)(council) == before


async def test_a_late_ballot_is_refused_in_words(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    await sync_to_async(council.do)("vera", "close_vote", vote=1)
    await refused_plainly(anna, await anna.do("cast_ballot", vote=1, choice="yes"), "vote_closed")
    assert (await sync_to_async(sitting)(council)).votes[0].cast == 0


async def test_text_that_cannot_be_stored_is_refused_in_words(council, screens):
    await sync_to_async(council.voting)()
    clerk = await screens("desk", "olga")
    await refused_plainly(clerk, await clerk.do("interrupt", reason="a\0b"), "unseen")
    await refused_plainly(clerk, await clerk.do("interrupt", reason="\ud800"), "unseen")
    await refused_plainly(clerk, await clerk.do("interrupt", reason="Pause", until="25:61"), "no_time")


MALFORMED = [
    ("{", "malformed"),
    ("[]", "malformed"),
    ("null", "malformed"),
    ("[" * 10_000, "malformed"),
    ('{"at": "now"}', "malformed"),
    ('{"at": true}', "malformed"),
    ("{}", "unknown_command"),
    ('{"do": ["cast_ballot"]}', "unknown_command"),
    ('{"do": "cast_ballot", "with": []}', "malformed"),
    ('{"do": "cast_ballot", "with": {"vote": 1, "choice": "yes"}}', "no_command_id"),
    (json.dumps({"do": "x" * door.LONGEST}), "too_long"),
]


async def test_a_malformed_or_oversized_message_is_refused_in_words(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    for text, why in MALFORMED:
        await refused_plainly(anna, await anna.refusal(text), why)


async def test_bytes_are_refused_in_words(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    await anna.line.send_to(bytes_data=b"\x00\xff")
    await anna.until(lambda: None in anna.answers)
    await refused_plainly(anna, anna.answers[None], "malformed")


TWICE = json.dumps(
    {"do": "convene", "with": {}, "id": "11111111-1111-4111-8111-111111111111"}
)  # refused long since


async def test_too_many_messages_are_refused_in_words_and_hurt_nobody_else(council, screens, monkeypatch):
    await sync_to_async(council.voting)()
    anna, bernd = await screens("member", "anna"), await screens("member", "bernd")
    monkeypatch.setattr(door, "PER_SECOND", 0.0)  # however slow the machine
    for _ in range(door.BURST + 20):
        await anna.send("{}")
    answer = await anna.do("cast_ballot", vote=1, choice="yes")
    assert "ok" in await bernd.do("cast_ballot", vote=1, choice="yes")
    monkeypatch.setattr(door, "PER_SECOND", 1e6)
    await refused_plainly(anna, answer, "too_fast")


@pytest.mark.parametrize(
    "text",
    ["[", "x" * 20_000, '{"at": 0}', '{"at": "now"}', '{"do": "convene"}', TWICE],
    ids=lambda text: text[:12],
)
async def test_who_goes_on_beyond_every_pace_is_sent_away_and_read_no_further(council, screens, text):
    flooder = await screens("public")
    for _ in range(3 * (door.BURST + door.OVERRUNS)):
        await flooder.send(text)
    await flooder.until(lambda: flooder.goodbye)
    assert flooder.goodbye["bye"] == "flooded"
    assert len(flooder.goodbye["say"]) > 15
    assert (await flooder.line.receive_output(PATIENCE))["type"] == "websocket.close"
    assert await flooder.line.receive_nothing()
    await (await screens("public")).shows_the_truth()


async def test_a_refusal_is_in_the_language_of_the_page(council, screens):
    await sync_to_async(council.voting)()
    eva = await screens("member", "eva", language="en")
    answer = await eva.do("close_vote", vote=1)
    assert answer["say"] == "Only the chair and the clerk can do this. Please ask one of them."


async def test_what_was_refused_stays_refused_when_an_old_line_delivers_it_after_all(council, screens):
    await sync_to_async(council.opened)()
    item = await sync_to_async(council.item)("Ö 4")
    old = await screens("member", "anna")
    new = await screens("member", "anna", client=old.client)
    number = str(uuid.uuid4())
    refused = await new.do("request_floor", number)
    assert refused["why"] == "no_item_to_speak_on"
    await sync_to_async(council.do)("olga", "call_item", item=item)
    before = await sync_to_async(seq)(council)

    late = await old.do("request_floor", number)
    assert (late, await sync_to_async(seq)(council)) == (refused, before)
    assert "ok" in await new.do("request_floor")  # asked anew by the person


async def test_a_number_is_one_in_every_spelling_and_answered_as_it_was_written(council, screens):
    await sync_to_async(council.opened)()
    anna, number = await screens("member", "anna"), uuid.uuid4()
    spellings = [str(number), number.hex, str(number).upper(), number.urn, f"{{{number}}}"]
    refused = [await anna.do("request_floor", spellings[0])]
    await sync_to_async(council.do)("olga", "call_item", item=await sync_to_async(council.item)("Ö 4"))
    refused += [await anna.do("request_floor", each) for each in spellings]
    assert {each["why"] for each in refused} == {"no_item_to_speak_on"}
    assert [each["refused"] for each in refused] == [spellings[0], *spellings]


async def test_a_number_longer_than_any_is_none(council, screens):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    number = "-" * 10 + str(uuid.uuid4())
    answer = await anna.refusal(json.dumps({"do": "arrive", "with": {}, "id": number}))
    assert (answer["refused"], answer["why"]) == (None, "no_command_id")


async def test_an_order_of_the_public_is_refused_before_anything_is_looked_up_for_it(
    council, screens, monkeypatch
):
    await sync_to_async(council.voting)()
    worked = []
    monkeypatch.setattr("sessions_app.consumers.perform_for", lambda *what: worked.append(what))
    monkeypatch.setattr("sessions_app.relay.room.RIGHT_LASTS_SECONDS", 0.0)
    monkeypatch.setattr("sessions_app.relay.room.ask_again", lambda tickets: worked.append(tickets) or {})
    monkeypatch.setattr("sessions_app.relay.room.ASK_AGAIN_SECONDS", 1e9)
    public, wall = await screens("public"), await screens("wall")
    for screen, name in itertools.product(
        (public, wall), ("convene", "cast_ballot", "show_on_displays", "drop_tables")
    ):
        await refused_plainly(screen, await screen.do(name), "not_logged_in")
    assert worked == []
    calm = Rush()._came_at
    assert room_of(council.meeting).rush._came_at == calm  # nobody's picture of a vote waits for it


async def test_an_order_that_comes_on_two_lines_at_once_is_decided_once(council, screens):
    await sync_to_async(council.voting)()
    old = await screens("member", "anna")
    new = await screens("member", "anna", client=old.client)
    number = str(uuid.uuid4())
    order = json.dumps({"do": "cast_ballot", "with": {"vote": 1, "choice": "yes"}, "id": number})
    before = await sync_to_async(seq)(council)
    await old.send(order)
    await new.send(order)
    for screen in (old, new):
        await screen.until(lambda screen=screen: number in screen.answers)
    assert old.answers[number] == new.answers[number]
    assert await sync_to_async(seq)(council) == before + 1


async def test_who_is_told_that_it_was_too_fast_does_not_find_it_done_later(council, screens, monkeypatch):
    await sync_to_async(council.voting)()
    anna = await screens("member", "anna")
    number = str(uuid.uuid4())
    order = json.dumps({"do": "cast_ballot", "with": {"vote": 1, "choice": "yes"}, "id": number})
    monkeypatch.setattr(door, "PER_SECOND", 0.0)
    for _ in range(door.BURST + 20):
        await anna.send("{}")
    await anna.send(order)
    await anna.until(lambda: number in anna.answers)
    assert anna.answers[number]["why"] == "too_fast"
    again = await screens("member", "anna", client=anna.client)
    assert (await again.do("cast_ballot", number, vote=1, choice="yes"))["why"] == "too_fast"
    assert sitting_has_no_ballot(await sync_to_async(sitting)(council))


def sitting_has_no_ballot(state):
    return not state.vote.ballots
