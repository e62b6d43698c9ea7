"""Pages of lists that are not quite pages. What is said of Krefeld (SD.NET) and Bonn is recorded in GitHub
meine-stadt-transparent/meine-stadt-transparent: importer/tests/test_sternberg.py and test_cc_egov.py, importer/loader.py.
"""

import pytest

from oparl.importing.api import is_deaf
from oparl.importing.oddities import pages
from oparl.importing.read import read
from oparl.importing.said import Said
from tests.oparl.objects import SINCE

NOTHING_FOUND = (
    b'{"error":"Die angeforderte Ressource wurde nicht gefunden.","code":802,"type":"SD.NET RIM Webservice"}'
)


@pytest.mark.parametrize(
    ("status", "content", "empty"),
    [
        (404, NOTHING_FOUND, True),
        (200, b"[]", True),
        (200, NOTHING_FOUND, False),
        (404, b'{"error": "?", "code": 1}', False),
        (404, b"<html>", False),
        (404, b"\xff", False),
        (404, b"[" * 900, False),
        (200, b"[1]", False),
        (200, b"[" + b" " * 1000 + b"]", False),
    ],
)
def test_nothing_has_changed_is_said_in_odd_ways(status, content, empty):
    """Krefeld (STERNBERG SD.NET, OParl 1.0): 404 with an error of code 802 (papers, 2019-05-30), and a bare list
    (meetings, 2019-05-09), where a list asked for changes would be empty.
    """
    assert pages.is_empty_page(status, content) is empty


def test_an_entry_without_type_is_what_its_list_holds():
    """Krefeld (STERNBERG SD.NET, April 2019): deleted files, and organizations, without any `type`."""
    place = "https://ris.krefeld.de/webservice/oparl/v1.0/body/1/file/2-19309"
    stub = {"id": place, "modified": "2019-04-16T09:02:31+02:00", "deleted": True}
    (row,) = read(pages.with_its_type(stub, "File"))
    assert (row.kind, row.values["deleted"]) == ("file", True)
    assert pages.with_its_type(stub, "") == stub
    assert pages.with_its_type({"type": "A"}, "File") == {"type": "A"}


def test_a_body_may_stand_where_a_list_of_bodies_should():
    """Krefeld (STERNBERG SD.NET, 2019): /oparl/v1.0/body is the one body itself."""
    body = {"id": "https://ris.krefeld.de/webservice/oparl/v1.0/body/1", "name": "Stadt Krefeld"}
    assert pages.bodies_of(body) == [body]
    assert pages.bodies_of({"data": [body]}) is None


def test_one_file_may_stand_where_a_list_of_files_should():
    """Bonn (CC e-gov ALLRIS, May 2021): `auxiliaryFile` of a meeting is an object."""
    file = {"id": "https://www.bonn.sitzung-online.de/public/oparl/files?id=268781&dtyp=134", "type": "File"}
    assert Said({"auxiliaryFile": file}).things("auxiliaryFile") == [file]


def test_a_place_within_another_object_may_have_no_type():
    """STERNBERG SD.NET (2019): the `location` of a meeting has an id and no `type`."""
    place = {"id": "https://x.example/location/0-1", "description": "Rathaus"}
    rows = read({"id": "https://x.example/m/1", "type": "x/Meeting", "name": "Rat", "location": place})
    assert [(row.kind, row.oparl_id) for row in rows] == [
        ("meeting", "https://x.example/m/1"),
        ("location", "https://x.example/location/0-1"),
    ]


def test_who_was_asked_for_changes_and_gives_older_things_knows_no_filter():
    """api.kleineanfragen.de (OParl 1.0, GitHub robbi5/kleineanfragen#108): `modified_since` of 2525 gave everything."""
    old, new, silent = {"modified": "2025-01-01T00:00:00Z"}, {"modified": "2027-01-01T00:00:00Z"}, {}
    assert [is_deaf([each], SINCE) for each in (old, new, silent, "no object")] == [True, False, False, False]
    assert not is_deaf([old], None)
