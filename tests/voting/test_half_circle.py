"""The half circle of seats: everybody has a place of their own, groups sit side by side."""

from itertools import accumulate, combinations, pairwise
from math import atan2, dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voting.half_circle import CENTRE, OUTER, TOP, half_circle

COUNCILS = ([13], [1], [1, 4, 3, 3, 2], [1, 1, 1], [26, 20, 8, 5, 1], [300, 200, 100], [1] * 40)


@pytest.mark.parametrize("groups", COUNCILS, ids=str)
def test_no_seat_stands_on_another_and_all_stand_in_the_picture(groups):
    picture = half_circle(groups)
    assert len(picture.seats) == sum(groups)
    assert len(picture.marks) == len(groups)
    places = [(seat.x, seat.y) for seat in picture.seats]
    assert all(dist(one, two) >= 2 * picture.radius for one, two in combinations(places, 2))
    for x, y in places:
        assert picture.radius <= x <= picture.width - picture.radius
        assert picture.radius <= y <= picture.height - picture.radius


@settings(deadline=None, max_examples=40)  # nothing here is timed
@given(st.lists(st.integers(1, 30), min_size=1, max_size=8))
def test_groups_sit_side_by_side_from_the_left(groups):
    picture = half_circle(groups)
    ends = list(accumulate(groups))
    parts = [picture.seats[end - count : end] for count, end in zip(groups, ends, strict=True)]
    angles = [[atan2(TOP + OUTER - seat.y, CENTRE - seat.x) for seat in part] for part in parts]
    assert all(max(left) < min(right) for left, right in pairwise(angles))
    assert [mark.x for mark in picture.marks] == sorted(mark.x for mark in picture.marks)


def test_it_is_the_same_from_both_sides():
    left = half_circle([5, 9])
    right = half_circle([9, 5])
    assert sorted(seat.x for seat in left.seats) == pytest.approx(
        sorted(left.width - seat.x for seat in right.seats), abs=1
    )
