"""What verify_journal finds of the minutes: a file that is gone or another, a record that never was, a lost stream."""

from pathlib import Path

import installed
import pytest
import signed as made
from django.utils import translation

from documents.models import File
from documents.store import keep_file
from journal.completeness import missing_streams
from journal.store import replay
from minutes import studio
from minutes.book import MINUTES
from minutes.checks import check_rows
from minutes.draft import Part
from sessions_app.models import Body, Meeting, Organization
from tests.tampering import tamper

KEY = MINUTES.key(12)


@pytest.fixture
def file(db):
    """The signed document in the filing cabinet of an installation that holds its record and its minutes."""
    body = Body.objects.create(slug="eichenfurt", name="Eichenfurt")
    council = Organization.objects.create(pk=installed.COUNCIL, body=body, name="Rat")
    Meeting.objects.create(pk=12, body=body, organization=council, name="23. Sitzung")
    installed.whole_installation()
    return keep_file(
        made.signed().data, owner=body.slug, name="Niederschrift", file_name="NS-12-OE-2026-11-26.pdf"
    )


def faults():
    with translation.override("en"):
        return check_rows(KEY, replay(MINUTES, KEY).state)


def test_nothing_is_found_where_file_record_and_stream_agree(file):
    assert faults() == []
    assert list(missing_streams()) == []


def test_a_municipality_that_is_called_otherwise_by_now_still_has_its_minutes(file):
    Body.objects.update(slug="eichenfurt-an-der-aue", name="Eichenfurt an der Aue")
    assert faults() == []
    assert studio.file_of(Meeting.objects.get(), Part.PUBLIC) == file


def test_a_changed_byte_in_the_stored_file_is_found(file):
    place = Path(file.content.path)
    data = place.read_bytes()
    place.chmod(0o644)
    place.write_bytes(data[:-1] + b"x")
    try:
        assert [fault.count("was changed") for fault in faults()] == [1]
    finally:
        place.write_bytes(data)


def test_a_file_that_is_gone_is_found_as_row_and_on_the_disk(file):
    place = Path(file.content.path)
    away = place.rename(place.with_suffix(".away"))
    assert ["is missing" in fault for fault in faults()] == [True]
    away.rename(place)
    assert faults() == []
    File.objects.all().delete()
    assert ["is missing" in fault for fault in faults()] == [True]


def test_minutes_of_a_record_that_the_journal_does_not_hold_are_found(file):
    last = made.chain()[-1].seq
    of_it = f"stream_id = (SELECT id FROM journal_stream WHERE key = '{made.STREAM}')"
    tamper(f"UPDATE journal_entry SET hash = '{'0' * 64}' WHERE seq = {last} AND {of_it}")
    assert ["does not hold" in fault for fault in faults()] == [True]


def test_a_lost_stream_of_minutes_is_found_by_the_file_that_they_left(file):
    keep_file(b"%PDF-1", owner="x", name="x", file_name="NS-99-OE-2026-11-26.pdf")  # of no meeting here
    tamper(f"DELETE FROM journal_entry WHERE stream_id = (SELECT id FROM journal_stream WHERE key = '{KEY}')")
    tamper(f"DELETE FROM journal_stream WHERE key = '{KEY}'")
    assert [finding.where for finding in missing_streams()] == [KEY]


def test_the_public_is_shown_no_other_file_than_the_signed_one(file):
    installed.published_here()
    meeting = Meeting.objects.get(pk=12)
    assert (meeting.results_protocol, faults()) == (file, [])
    forged = keep_file(b"%PDF-1.4 FORGED", owner=file.owner, name="x", file_name="x.pdf", public=True)
    File.objects.filter(pk=forged.pk).update(sha256=file.sha256)
    Meeting.objects.filter(pk=12).update(results_protocol=forged)
    assert ["another file" in fault for fault in faults()] == [True]
    Meeting.objects.filter(pk=12).update(results_protocol=file)
    File.objects.filter(pk=file.pk).update(public=False)
    assert ["another file" in fault for fault in faults()] == [True]


@pytest.mark.parametrize("place", ["", "nowhere/at/all.pdf", "../../outside.pdf", "."])
def test_a_place_that_cannot_be_read_is_a_missing_file(file, place):
    File.objects.filter(pk=file.pk).update(content=place)
    assert ["is missing" in fault for fault in faults()] == [True]


def test_a_meeting_that_is_gone_is_said_and_stops_no_check(file):
    state = replay(MINUTES, KEY).state
    with translation.override("en"):
        assert check_rows(MINUTES.key(99), state) == ["minutes:99: the meeting of these minutes is missing."]
