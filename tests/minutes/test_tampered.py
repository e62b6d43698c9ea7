"""Every way of tampering that we could think of, and for what reason each is found out.

The chapters of the table stand in `forgeries/`. One row: how it is forged, and all faults that the check names. Nothing here
is found by luck: a row that names another fault than those has to be understood before it is changed.
"""

import forging as forged
import pytest
import signed as made
from forgeries import in_place, lies, none, persons, ranges, shadows, signatures, updates
from forgeries.table import FORGERIES

from minutes.verify import verify

CHAPTERS = (in_place, signatures, persons, updates, ranges, lies, shadows, none)


def found(data, roots=None):
    report = verify(data, made.authority().pem if roots is None else roots)
    return report, {each.code for each in report.findings if each.is_fault}


def test_the_document_that_is_forged_here_is_genuine_before():
    report, faults = found(forged.genuine())
    assert (report.genuine, faults) == (True, set())


@pytest.mark.parametrize("how", FORGERIES)
def test_a_forgery_is_found_out_for_the_right_reason(how):
    make, expected = FORGERIES[how]
    report, faults = found(make())
    assert report.genuine is False
    assert faults == expected


def test_the_table_is_long_enough():
    assert len(FORGERIES) >= 40
    homes = {how.__module__ for how, _ in FORGERIES.values()}
    assert homes == {each.__name__ for each in CHAPTERS}


def test_whom_nobody_trusts_has_not_signed():
    assert found(forged.genuine(), b"")[1] == {"not_trusted"}
