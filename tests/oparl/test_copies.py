"""The generator of the bench makes a source larger without tearing anything apart."""

from benchmarks.oparl_copies import multiplied
from tests.oparl.objects import as_lines, town


def ids(value):
    if isinstance(value, dict):
        yield from [value["id"]] if "id" in value else []
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from ids(each)


def test_what_is_repeated_has_ids_of_its_own_and_refers_to_its_own(take):
    objects = list(multiplied(town, 3))
    found = list(ids(objects))
    assert (len(found), len(set(found))) == (13 + 11 + 11, 35)  # council and office are the same for all
    report = take(objects)
    assert (report.new.total(), report.lost) == (35, [])
    assert report.dangling == {("paper", "superordinated_papers"): 3}  # as in the one town


def test_once_is_the_source_itself():
    assert as_lines(list(multiplied(town, 1))) == as_lines(town())
