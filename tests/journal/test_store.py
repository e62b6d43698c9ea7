import uuid

import pytest

from journal.events import Refused
from journal.store import history, perform, replay
from tests.journal.counter import ANNA, COUNTER, LIMIT, Count, add

pytestmark = pytest.mark.django_db


def test_a_command_is_recorded_and_replayed():
    receipt = perform(COUNTER, "counter:1", add, ANNA, number=3)
    perform(COUNTER, "counter:1", add, ANNA, number=4, word="Grüße")
    page = replay(COUNTER, "counter:1")
    assert (receipt.seq, receipt.repeated) == (1, False)
    assert (page.seq, page.state.total, page.state.words) == (2, 7, ("Grüße",))
    assert [(each.seq, each.by, each.event.number) for each in history("counter:1")] == [
        (1, "person:1", 3),
        (2, "person:1", 4),
    ]


def test_a_command_id_seen_before_is_answered_with_its_first_receipt():
    command_id = uuid.uuid4()
    first = perform(COUNTER, "counter:1", add, ANNA, command_id, number=3)
    again = perform(COUNTER, "counter:1", add, ANNA, command_id, number=3)
    assert (again.seq, again.at, again.repeated) == (first.seq, first.at, True)
    assert replay(COUNTER, "counter:1").state.total == 3


def test_a_refused_command_writes_nothing():
    with pytest.raises(Refused) as refused:
        perform(COUNTER, "counter:1", add, ANNA, number=LIMIT + 1)
    assert (refused.value.code, refused.value.details) == ("too_much", {"limit": LIMIT})
    assert replay(COUNTER, "counter:1").state == Count()
