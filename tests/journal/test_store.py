import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal import rows
from journal.chain import verify
from journal.events import Refused
from journal.kept import Kept
from journal.models import Entry, Stream
from journal.store import (
    Book,
    JournalDamagedError,
    Order,
    Receipt,
    book_of,
    history,
    on_commit_nudge,
    perform,
    perform_batch,
    register_book,
    replay,
    state_at,
)
from tests.journal.counter import (
    ANNA,
    BERND,
    COUNTER,
    LIMIT,
    AddedTo,
    Count,
    StartedAnew,
    add,
    add_each,
    row_of,
)

pytestmark = pytest.mark.django_db

KEY = "counter:1"
MONDAY = datetime(2026, 3, 2, 18, tzinfo=UTC)


def order(number, by=ANNA, command_id=None, **arguments):
    return Order(add, by, command_id or uuid.uuid4(), {"number": number, **arguments})


def intact(key):
    stream = Stream.objects.get(key=key)
    return list(verify(key, rows.links(key), seq=stream.seq, head=stream.head)) == []


def test_a_command_is_recorded_projected_and_replayed():
    receipt = perform(COUNTER, KEY, add, ANNA, number=3)
    perform(COUNTER, KEY, add, BERND, number=4, word="Grüße")
    page = replay(COUNTER, KEY)
    assert (receipt.seq, receipt.repeated) == (1, False)
    assert (page.seq, page.state.total, page.state.words) == (2, 7, ("Grüße",))
    assert [(each.seq, each.by, each.event) for each in history(KEY)] == [
        (1, "person:1", AddedTo(number=3)),
        (2, "person:2", AddedTo(number=4, word="Grüße")),
    ]
    assert list(row_of(KEY)) == ["7"]
    assert intact(KEY)


def test_a_command_may_record_several_events_at_once():
    receipt = perform(COUNTER, KEY, add_each, ANNA, numbers=[1, 2, 3])
    assert receipt.seq == 3
    assert list(Entry.objects.order_by("seq").values_list("command_id", flat=True))[:2] == [None, None]
    assert replay(COUNTER, KEY).state.total == 6


def test_more_events_than_one_statement_carries_are_recorded_in_order():
    perform(COUNTER, KEY, add_each, ANNA, numbers=range(1, 1202))
    assert [each.event.number for each in history(KEY)] == list(range(1, 1202))
    assert intact(KEY)


def test_a_command_that_decides_nothing_is_a_mistake():
    with pytest.raises(ValueError, match="add_each decided nothing"):
        perform(COUNTER, KEY, add_each, ANNA, numbers=[])
    assert not Stream.objects.exists()


def test_a_command_id_seen_before_is_answered_with_its_first_receipt():
    command_id = uuid.uuid4()
    first = perform(COUNTER, KEY, add, ANNA, command_id, number=3)
    again = perform(COUNTER, KEY, add, ANNA, command_id, number=3)
    assert again == Receipt(first.seq, first.at, repeated=True)
    assert replay(COUNTER, KEY).state.total == 3


def test_a_command_id_twice_in_one_batch_is_carried_out_once():
    command_id = uuid.uuid4()
    first, again, other = perform_batch(
        COUNTER, KEY, [order(3, command_id=command_id), order(3, command_id=command_id), order(4)]
    )
    assert again == Receipt(first.seq, first.at, repeated=True)
    assert (first.seq, other.seq, replay(COUNTER, KEY).state.total) == (1, 2, 7)


def test_a_command_id_of_somebody_else_is_refused_and_never_answered_with_a_receipt():
    command_id = uuid.uuid4()
    first = perform(COUNTER, KEY, add, ANNA, command_id, number=3)
    foreign, own = perform_batch(
        COUNTER, KEY, [order(4, BERND, command_id), order(3, ANNA, command_id=command_id)]
    )
    assert (type(foreign).__name__, foreign.code) == ("Refused", "number_used")
    assert own == Receipt(first.seq, first.at, repeated=True)
    assert replay(COUNTER, KEY).state.total == 3


def test_a_command_id_of_somebody_else_in_the_same_batch_is_refused():
    command_id = uuid.uuid4()
    first, foreign = perform_batch(
        COUNTER, KEY, [order(3, ANNA, command_id), order(4, BERND, command_id=command_id)]
    )
    assert (first.seq, foreign.code, replay(COUNTER, KEY).state.total) == (1, "number_used", 3)


def test_a_command_id_of_another_command_is_refused():
    def start_anew(count, by) -> StartedAnew:
        return StartedAnew()

    command_id = uuid.uuid4()
    perform(COUNTER, KEY, add, ANNA, command_id, number=3)
    with pytest.raises(Refused, match="number_used"):
        perform(COUNTER, KEY, start_anew, ANNA, command_id)
    fresh = uuid.uuid4()
    anew = perform(COUNTER, KEY, start_anew, ANNA, fresh)
    assert perform(COUNTER, KEY, start_anew, ANNA, fresh) == Receipt(anew.seq, anew.at, repeated=True)


def test_a_refused_command_writes_nothing():
    with pytest.raises(Refused) as refused:
        perform(COUNTER, KEY, add, ANNA, number=LIMIT + 1)
    assert (refused.value.code, refused.value.details) == ("too_much", {"limit": LIMIT})
    assert not Stream.objects.exists()
    assert replay(COUNTER, KEY).state == Count()


def test_refused_and_failed_orders_of_a_batch_hurt_no_other():
    results = perform_batch(
        COUNTER, KEY, [order(1), order(LIMIT), order("not a number"), order(2, nonsense=1), order(3)]
    )
    assert [type(each).__name__ for each in results] == [
        "Receipt",
        "Refused",
        "TypeError",
        "TypeError",
        "Receipt",
    ]
    assert [each.event.number for each in history(KEY)] == [1, 3]


def test_each_order_of_a_batch_is_decided_on_the_state_after_the_one_before():
    results = perform_batch(COUNTER, KEY, [order(LIMIT - 1), order(2), order(1)])
    assert [type(each).__name__ for each in results] == ["Receipt", "Refused", "Receipt"]


def test_an_order_whose_rows_cannot_be_written_is_lost_alone_and_told():
    results = perform_batch(COUNTER, KEY, [order(1), order(2, word="unprojectable"), order(3)])
    assert [type(each).__name__ for each in results] == ["Receipt", "RuntimeError", "Receipt"]
    assert [each.event.number for each in history(KEY)] == [1, 3]
    assert list(row_of(KEY)) == ["4"]
    assert intact(KEY)


@pytest.mark.parametrize("text", ["half a \ud800 pair", "NUL \0"])
def test_text_that_cannot_be_stored_is_refused_with_a_sentence(text):
    with pytest.raises(Refused) as refused:
        perform(COUNTER, KEY, add, ANNA, number=1, word=text)
    assert refused.value.code == "text_not_readable"


def test_a_stream_belongs_to_its_book():
    with pytest.raises(ValueError, match="'sitting:1' is no stream of the book 'counter'"):
        perform(COUNTER, "sitting:1", add, ANNA, number=1)
    assert COUNTER.key(1) == KEY


def test_books_are_found_by_the_names_of_their_streams():
    alone = register_book(Book(name="test_alone", initial=Count()))
    assert register_book(alone) is alone
    assert (book_of("test_alone:1"), book_of("test_nobody:1")) == (alone, None)
    with pytest.raises(ValueError, match="Two books are called 'test_alone'"):
        register_book(Book(name="test_alone", initial=Count()))


def test_history_may_be_recorded_at_its_own_time_but_not_before_the_last_entry():
    perform(COUNTER, KEY, add, ANNA, at=MONDAY, number=1)
    with pytest.raises(ValueError, match="lies before the last entry"):
        perform(COUNTER, KEY, add, ANNA, at=MONDAY - timedelta(seconds=1), number=2)
    perform(COUNTER, KEY, add, ANNA, at=MONDAY, number=4)
    assert [(each.at, each.event.number) for each in history(KEY)] == [(MONDAY, 1), (MONDAY, 4)]


def test_time_never_runs_back_when_the_clock_does():
    later = datetime.now(UTC) + timedelta(hours=1)
    perform(COUNTER, KEY, add, ANNA, at=later, number=1)
    assert perform(COUNTER, KEY, add, ANNA, number=2).at == later


def test_the_state_at_a_time_is_the_state_after_the_last_entry_before_it():
    for minute in range(3):
        perform(COUNTER, KEY, add, ANNA, at=MONDAY + timedelta(minutes=minute), number=10**minute)
    moments = [MONDAY - timedelta(1), MONDAY, MONDAY + timedelta(seconds=90), MONDAY + timedelta(1)]
    assert [state_at(COUNTER, KEY, when).total for when in moments] == [0, 1, 11, 111]


def test_history_can_be_read_in_parts():
    perform(COUNTER, KEY, add_each, ANNA, numbers=[1, 2, 3, 4])
    assert [each.seq for each in history(KEY, after=1, until=3)] == [2, 3]


def test_a_stream_that_does_not_hold_what_its_head_says_is_not_written_on():
    """A hand with the rights of an owner put an entry's place forward; nothing is decided on half a record."""
    Stream.objects.create(key=KEY, seq=0, head="0" * 64)
    with pytest.raises(JournalDamagedError):
        perform(COUNTER, KEY, add, ANNA, number=1)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_state_known_here_is_read_with_one_query(django_assert_num_queries):
    perform(COUNTER, KEY, add_each, ANNA, numbers=[1, 2, 3])
    with django_assert_num_queries(1):
        assert replay(COUNTER, KEY).state.total == 6


@pytest.mark.django_db(transaction=True)
def test_of_many_streams_the_longest_unused_is_forgotten_and_read_again(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("journal.store._pages", Kept(2))
    for key in ("counter:1", "counter:2", "counter:3"):
        perform(COUNTER, key, add, ANNA, number=5)
    with django_assert_num_queries(2):
        assert (replay(COUNTER, "counter:2").state.total, replay(COUNTER, "counter:3").state.total) == (5, 5)
    with django_assert_num_queries(2):
        assert replay(COUNTER, "counter:1").state.total == 5


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_nowhere_remembered():
    perform(COUNTER, KEY, add, ANNA, number=1)
    with transaction.atomic():
        perform(COUNTER, KEY, add, ANNA, number=10)
        assert replay(COUNTER, KEY).state.total == 11
        transaction.set_rollback(True)
    assert replay(COUNTER, KEY).state.total == 1
    perform(COUNTER, KEY, add, ANNA, number=100)
    assert (replay(COUNTER, KEY).state.total, list(row_of(KEY)), intact(KEY)) == (101, ["101"], True)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_a_stream_of_another_database_with_the_same_name_is_not_mistaken(round_):
    assert replay(COUNTER, KEY).state == Count()
    for number in range(round_):
        perform(COUNTER, KEY, add, ANNA, number=round_ + number)
    assert replay(COUNTER, KEY).state.total == (1 if round_ == 1 else 5)


@pytest.mark.django_db(transaction=True)
def test_those_who_watch_are_nudged_after_the_commit_and_only_then():
    heard = []

    def hear(key, seq):
        heard.append((key, seq, connection.in_atomic_block))

    on_commit_nudge.append(hear)
    try:
        with transaction.atomic():
            perform(COUNTER, KEY, add_each, ANNA, numbers=[1, 2])
            assert heard == []
        with pytest.raises(Refused):
            perform(COUNTER, KEY, add, ANNA, number=LIMIT)
    finally:
        on_commit_nudge.remove(hear)
    assert heard == [(KEY, 2, False)]


@pytest.mark.django_db(transaction=True)
def test_a_nudge_that_fails_harms_nobody():
    def fail(key, seq):
        raise RuntimeError("nobody listens")

    on_commit_nudge.append(fail)
    try:
        assert perform(COUNTER, KEY, add, ANNA, number=1).seq == 1
    finally:
        on_commit_nudge.remove(fail)


@pytest.mark.django_db(transaction=True)
def test_writers_with_connections_of_their_own_lose_and_double_nothing():
    """Two books of one name stand for two processes: each remembers its own pages."""
    other = Book(name="counter", initial=Count())
    errors = []

    def write(book, by):
        try:
            for number in range(25):
                perform(book, KEY, add, by, number=number)
        except Exception as error:  # noqa: BLE001
            errors.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=write, args=(book, by)) for book in (COUNTER, other) for by in (ANNA, BERND)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert [each.seq for each in history(KEY)] == list(range(1, 101))
    assert replay(COUNTER, KEY).state.total == replay(other, KEY).state.total == 4 * sum(range(25))
    assert intact(KEY)


commands = st.lists(
    st.lists(
        st.tuples(st.integers(0, LIMIT // 2), st.integers(0, 6), st.sampled_from([ANNA, BERND])),
        min_size=1,
        max_size=4,
    ),
    max_size=6,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(commands)
def test_any_commands_make_a_gapless_chain_that_replays_to_what_was_decided(batches):
    """Small ids repeat: what was carried out is not carried out again, what was refused is decided anew."""
    key = f"counter:{uuid.uuid4()}"
    ids = [uuid.uuid4() for _ in range(7)]
    expected, carried_out = [], {}
    for batch in batches:
        results = perform_batch(COUNTER, key, [order(number, by, ids[which]) for number, which, by in batch])
        for (number, which, by), result in zip(batch, results, strict=True):
            if which in carried_out and carried_out[which][2] != by:
                assert (type(result), result.code) == (Refused, "number_used")
            elif which in carried_out:
                assert result == Receipt(*carried_out[which][:2], repeated=True)
            elif sum(each for each, _ in expected) + number > LIMIT:
                assert isinstance(result, Refused)
            else:
                expected.append((number, by.signature))
                assert (result.seq, result.repeated) == (len(expected), False)
                carried_out[which] = (result.seq, result.at, by)
    entries = list(history(key))
    assert [each.seq for each in entries] == list(range(1, len(expected) + 1))
    assert [(each.event.number, each.by) for each in entries] == expected
    state = Count()
    for each in entries:
        state = each.event.apply(state, each.at)
    assert replay(COUNTER, key).state == state
    assert not expected or intact(key)
