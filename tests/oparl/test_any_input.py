"""Whatever a source says: no crash, nothing half-written, nothing lost without a word."""

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oparl.importing.lines import parse
from oparl.importing.read import Unreadable, read
from tests.oparl.objects import ROOT, a_file, an, town

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def everything() -> list[dict]:
    """The town and one object of every other type."""
    member = an(
        "Membership", "memberships/1", organization=town()[0]["id"], role="Mitglied", startDate="2024-01-01"
    )
    return [
        *town(),
        an("Person", "people/1", body=ROOT, name="Anna Amsel", membership=[member]),
        an("LegislativeTerm", "terms/1", body=ROOT, name="2024–2029", startDate="2024-07-01"),
        an("Location", "locations/9", body=ROOT, room="101", locality="Neustadt"),
        a_file("9", size=1000),
    ]


def places(value, path=()) -> list[tuple]:
    """Where in some JSON a value can be put in another's place."""
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        found += places(each, (*path, key))
    return found


def put(value, path, new):
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


@st.composite
def spoiled(draw) -> list[dict]:
    """The town with a few values anywhere replaced by anything."""
    objects = deepcopy(everything())
    for _ in range(draw(st.integers(1, 4))):
        where = draw(st.sampled_from([path for path in places(objects) if len(path) > 1]))
        put(objects, where, draw(anything))
    return objects


@given(spoiled())
@settings(max_examples=150)
def test_every_object_is_read_or_refused_with_a_sentence(objects):
    told = []
    for each in objects:
        try:
            assert read(each)[0].digest == read(each)[0].digest
        except Unreadable as why:
            told.append(str(why))
    assert all(sentence.endswith(".") for sentence in told)


@pytest.mark.django_db
@given(objects=spoiled())
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_an_import_of_anything_loses_nothing_and_a_second_one_changes_nothing(take, objects):
    first, second = take(objects, slug="any"), take(objects, slug="any")
    assert (first.lost, second.lost) == ([], [])
    assert second.changes == 0


@given(st.binary(max_size=200))
def test_bytes_are_json_or_a_value_error(data):
    try:
        parse(data.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return


@pytest.mark.parametrize("size", ["0" * 5000, "9" * 5000])
def test_a_number_of_thousands_of_digits_is_kept_beside(size):
    (row,) = [each for each in read(a_file("9", size=size)) if each.extra]
    assert (row.values["size"], row.extra["size"]) == (None, size)
