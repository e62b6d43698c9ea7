from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.catalogue import catalogue
from journal.events import KINDS, N_, Erased, Event, Refusal, Refused, event, from_wire, require, to_wire


class Choice(Enum):
    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Seat:
    number: int
    party: str | None = None


@event("events_test_everything")
class Everything(Event):
    """Has every form of field."""

    count: int
    said: str
    sure: bool
    at: datetime
    choice: Choice
    seat: Seat
    seats: tuple[Seat, ...] = ()
    numbers: tuple[int, ...] = ()
    maybe: int | None = None
    maybe_choice: Choice | None = None
    later: datetime | None = None


# The midnight before it has no hour in UTC where clocks are ahead of it.
SECOND_DAY = datetime(1, 1, 2)  # noqa: DTZ001 (hypothesis adds the zone)
times = st.datetimes(SECOND_DAY, timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]))
seats = st.builds(Seat, number=st.integers(), party=st.none() | st.text())
everything = st.builds(
    Everything,
    count=st.integers(),
    said=st.text(),
    sure=st.booleans(),
    at=times,
    choice=st.sampled_from(Choice),
    seat=seats,
    seats=st.lists(seats, max_size=3).map(tuple),
    numbers=st.lists(st.integers(), max_size=3).map(tuple),
    maybe=st.none() | st.integers(),
    maybe_choice=st.none() | st.sampled_from(Choice),
    later=st.none() | times,
)


@given(everything)
def test_an_event_is_read_back_as_it_was_written(happened):
    assert from_wire("events_test_everything", to_wire(happened)) == happened


def test_the_wire_is_plain_json_in_utc():
    happened = Everything(
        count=3,
        said="Grüße",
        sure=True,
        at=datetime(2026, 11, 21, 19, 30, tzinfo=timezone(timedelta(hours=1))),
        choice=Choice.NO,
        seat=Seat(7),
        seats=(Seat(1, "A"),),
    )
    assert to_wire(happened) == {
        "count": 3,
        "said": "Grüße",
        "sure": True,
        "at": "2026-11-21T18:30:00.000000+00:00",
        "choice": "no",
        "seat": {"number": 7, "party": None},
        "seats": [{"number": 1, "party": "A"}],
        "numbers": [],
        "maybe": None,
        "maybe_choice": None,
        "later": None,
    }


class Marked(str):
    """Text that carries more than text, as a template's does."""

    __slots__ = ()


def test_text_of_any_class_is_written_as_text():
    assert to_wire(Marked("Rat")) == "Rat"


def test_an_entry_of_an_older_release_takes_the_defaults_of_newer_fields():
    old = {"count": 1, "said": "", "sure": False, "at": "2020-01-01T00:00:00.000000+00:00"}
    read = from_wire("events_test_everything", {**old, "choice": "yes", "seat": {"number": 1}})
    assert (read.seats, read.maybe, read.seat) == ((), None, Seat(1))


@pytest.mark.parametrize("data", [{}, {"number": 1, "colour": "red"}, {"party": "X", "colour": "red"}])
def test_content_that_lacks_a_field_or_has_a_foreign_one_is_not_read(data):
    whole = {"count": 1, "said": "", "sure": False, "at": "2020-01-01T00:00:00.000000+00:00", "choice": "yes"}
    with pytest.raises(TypeError):
        from_wire("events_test_everything", {**whole, "seat": data})


@pytest.mark.parametrize("value", [1.5, b"bytes", object(), [1], {"a": 1}, Seat])
def test_what_has_no_exact_form_is_not_written(value):
    with pytest.raises(TypeError, match="has no exact form in the journal"):
        to_wire(value)


def test_two_events_cannot_have_one_name():
    with pytest.raises(ValueError, match="Two events are called 'events_test_everything'"):
        event("events_test_everything")(type("Other", (Event,), {}))
    assert KINDS["events_test_everything"] is Everything


def test_an_event_without_a_meaning_cannot_be_applied():
    with pytest.raises(NotImplementedError):
        Event().apply(None, datetime.now(UTC))


def test_what_was_erased_changes_nothing():
    assert Erased(was="ballot_cast").apply("as before", datetime.now(UTC)) == "as before"


class Door(Refusal):
    CLOSED = N_("The door is closed until %(hour)s.")


def test_a_refusal_has_a_code_and_a_sentence():
    require(condition=True, refusal=Door.CLOSED)
    with pytest.raises(Refused) as refused:
        require(False, Door.CLOSED, hour=8)
    assert refused.value.code == "closed"
    assert refused.value.sentence % refused.value.details == "The door is closed until 8."


def test_the_catalogue_tells_every_kind_and_field():
    assert catalogue({"events_test_everything": Everything}) == {
        "events_test_everything": {
            "means": "Has every form of field.",
            "fields": {
                "count": {"form": "integer"},
                "said": {"form": "text"},
                "sure": {"form": "yes or no"},
                "at": {"form": "time"},
                "choice": {"form": {"one of": ["yes", "no"]}},
                "seat": {"form": SEAT},
                "seats": {"form": {"list of": SEAT}, "optional": True},
                "numbers": {"form": {"list of": "integer"}, "optional": True},
                "maybe": {"form": ["integer", "nothing"], "optional": True},
                "maybe_choice": {"form": [{"one of": ["yes", "no"]}, "nothing"], "optional": True},
                "later": {"form": ["time", "nothing"], "optional": True},
            },
        }
    }


SEAT = {"fields": {"number": {"form": "integer"}, "party": {"form": ["text", "nothing"], "optional": True}}}


def test_the_catalogue_refuses_fields_that_have_no_exact_form():
    @dataclass(frozen=True)
    class Vague(Event):
        share: float

    with pytest.raises(TypeError, match="has no exact form in the journal"):
        catalogue({"vague": Vague})
