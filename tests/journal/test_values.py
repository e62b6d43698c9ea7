"""A frozen value with other fields is what `dataclasses.replace` would make of it."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import pytest

from journal.values import with_fields


@dataclass(frozen=True)
class Hall:
    name: str
    seats: int = 40
    guests: tuple[str, ...] = field(default_factory=tuple)

    @cached_property
    def full(self):
        return len(self.guests) >= self.seats


def test_a_value_with_other_fields_equals_the_replaced_one_and_leaves_the_first_alone():
    before = Hall("Ratssaal", 1, ("Anna",))
    assert before.full
    after = with_fields(before, seats=2)
    assert after == replace(before, seats=2)
    assert (before.seats, before.full, after.full) == (1, True, False)


def test_a_value_on_which_nothing_was_worked_out_yet_is_copied_alike():
    assert with_fields(Hall("Ratssaal"), seats=2) == Hall("Ratssaal", 2)


def test_what_was_worked_out_on_the_first_is_worked_out_anew():
    before = Hall("Ratssaal", 1)
    assert not before.full
    assert with_fields(before, guests=("Anna",)).full


def test_a_field_that_there_is_not_is_an_error():
    with pytest.raises(TypeError, match="doors"):
        with_fields(Hall("Ratssaal"), doors=2)
