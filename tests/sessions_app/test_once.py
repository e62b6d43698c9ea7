"""An order that was refused stays refused; one that is being decided is waited for."""

import asyncio

import pytest

from journal.events import Refused
from sessions_app.relay.once import KEPT, Refusals
from sessions_app.sitting.refusals import SittingRefusal

NUMBER = (42, "a")


def answering(*answers):
    """Work that answers each time with the next."""
    rest = iter(answers)

    async def work():
        await asyncio.sleep(0)
        if isinstance(answer := next(rest), Exception):
            raise answer
        return answer

    return work


def refusal():
    return Refused(SittingRefusal.NOT_OPENED)


async def code(refusals, number, work):
    with pytest.raises(Refused) as caught:
        await refusals.once(number, work)
    return caught.value.code


async def test_a_refused_order_is_refused_again_and_another_is_decided_on_its_own():
    refusals, work = Refusals(), answering(refusal(), 7, 8)
    assert await code(refusals, NUMBER, work) == "not_opened"
    assert await code(refusals, NUMBER, work) == "not_opened"
    assert await refusals.once((42, "b"), work) == 7
    assert await refusals.once((43, "a"), work) == 8


async def test_the_second_line_waits_for_the_refusal_of_the_first():
    refusals, work = Refusals(), answering(refusal(), 7)
    both = await asyncio.gather(*[code(refusals, NUMBER, work) for _ in range(2)])
    assert both == ["not_opened", "not_opened"]


async def test_a_fault_of_ours_is_a_refusal_too():
    refusals, work = Refusals(), answering(ZeroDivisionError(), 7)
    assert await code(refusals, NUMBER, work) == "not_possible"
    assert await code(refusals, NUMBER, work) == "not_possible"


async def test_an_order_whose_line_ended_before_the_answer_is_asked_again():
    refusals, work = Refusals(), answering(7, 8)
    first = asyncio.create_task(refusals.once(NUMBER, work))
    second = asyncio.create_task(refusals.once(NUMBER, work))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == 7


async def test_who_floods_forgets_the_own_refusals_alone():
    flooding, calm = Refusals(), Refusals()
    await code(calm, NUMBER, answering(refusal()))
    for number in range(KEPT + 1):
        await code(flooding, (42, str(number)), answering(refusal()))
    assert await flooding.once((42, "0"), answering(7)) == 7
    assert await code(flooding, (42, "1"), answering(7)) == "not_opened"
    assert await code(calm, NUMBER, answering(7)) == "not_opened"
