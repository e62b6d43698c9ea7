"""What is read tolerantly though no server was seen to write it so: each reading is told in the report, none is silent."""

from datetime import date

import pytest
from django.utils import timezone

from oparl.importing.oddities.told import Odd
from oparl.importing.read import read
from sessions_app.models import AgendaItem
from tests.oparl.objects import ROOT, an, town, url


def understood(kind, key, given):
    """The row of an object that says this alone, and what the report would tell of it."""
    said = {"name": "Anna", "public": True, "number": "1"} | {key: given}
    row = read(an(kind, "x/1", body=ROOT, **said))[0]
    return row, row.odd


@pytest.mark.parametrize(
    ("kind", "key", "given", "field", "meant"),
    [
        ("File", "size", "553767", "size", 553767),
        ("AgendaItem", "order", "7", "order", 7),
        ("AgendaItem", "number", 10.1, "number", "10.1"),
        ("Membership", "votingRight", "Ja", "voting_right", True),
        ("Membership", "votingRight", 1, "voting_right", True),
        ("Membership", "votingRight", "0", "voting_right", False),
        ("Person", "email", ["a@x.example", "b@x.example"], "email", "a@x.example, b@x.example"),
        ("Paper", "date", "2024-05-02T18:00:00+02:00", "dated_on", date(2024, 5, 2)),
    ],
)
def test_a_value_of_another_kind_is_taken_as_it_is_meant_and_told(kind, key, given, field, meant):
    row, odd = understood(kind, key, given)
    assert (row.values[field], odd) == (meant, [Odd.OTHER_KIND])


@pytest.mark.parametrize(
    ("kind", "key", "given", "field"),
    [
        ("File", "size", 553767, "size"),
        ("Membership", "votingRight", True, "voting_right"),
        ("Paper", "date", "2024-05-02", "dated_on"),
        ("Person", "title", ["Dr.", "h. c."], "title"),
        ("Person", "title", "Dr.", "title"),
    ],
)
def test_a_value_as_the_standard_has_it_is_not_told(kind, key, given, field):
    row, odd = understood(kind, key, given)
    assert (bool(row.values[field]), odd) == (True, [])


def test_a_time_without_zone_is_local_and_told():
    row, odd = understood("Meeting", "start", "2024-07-01T18:00:00")
    local = timezone.localtime(row.values["starts_at"])
    assert (f"{local:%H:%M %z}", odd) == ("18:00 +0200", [Odd.TIME_WITHOUT_ZONE])


def test_of_several_where_one_belongs_the_first_counts_and_it_is_told():
    row, odd = understood("Membership", "person", [url("people/1"), url("people/2")])
    assert (row.links["person"], odd) == (url("people/1"), [Odd.SEVERAL_FOR_ONE])


def test_the_report_of_an_import_names_the_object_of_each(take):
    """Of a whole import, an object without id and the words of the report included."""
    objects = town()
    objects[2]["start"] = "2024-01-16T17:00:00"
    objects[2]["agendaItem"][0] |= {"public": "true", "order": "0"}
    del objects[2]["location"]["id"]
    report = take(objects)
    told = report.examples
    assert AgendaItem.objects.get(oparl_id=url("items/1")).public
    assert (told["OTHER_KIND"], report.odd[Odd.OTHER_KIND]) == ([url("items/1")] * 2, 2)
    assert told["TIME_WITHOUT_ZONE"] == [url("meetings/1")]
    assert [each.partition("#")[0] for each in told["WITHOUT_ID"]] == [url("meetings/1")]
