"""What is new for the watch: whatever was written since its last round, by whatever way, and where that may show."""

import json

import pytest

from config.public_crawl.changes import changed, fingerprints
from documents.models import File
from journal.models import Stream
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Meeting, Paper
from tests.agendas import prepared


@pytest.fixture
def town(db):
    return prepared()


def as_stored(prints):
    return json.loads(json.dumps(prints))


def test_what_was_written_by_any_way_is_new_with_all_on_whose_pages_it_shows(town):
    body, file = town.home.body, File.objects.create(owner=town.home.body.slug, name="Plan")
    item = AgendaItem.objects.filter(meeting=town.meeting, consultations__paper=town.paper).get()
    before = as_stored(fingerprints(body))
    assert {key for keys in changed(before, fingerprints(body)).values() for key in keys} == set()
    AgendaItem.objects.filter(pk=item.pk).update(public=False)
    other = Paper.objects.create(body=body, name="Neu", reference="9")
    other.auxiliary_files.add(file)
    found = changed(before, fingerprints(body))
    papers = set(Paper.objects.filter(consultations__agenda_item=item).values_list("pk", flat=True))
    assert papers
    assert found[AgendaItem] == {item.pk}
    assert (found[Meeting], found[Paper]) == ({town.meeting.pk}, {other.pk, *papers})
    assert found[File] >= {file.pk}


def test_what_was_said_in_a_sitting_makes_its_meeting_new_though_no_row_was_written(town):
    before = as_stored(fingerprints(town.home.body))
    Stream.objects.create(key=SITTING.key(town.meeting.pk))
    Stream.objects.create(key=SITTING.key(town.neighbour_meeting.pk))
    found = changed(before, fingerprints(town.home.body))
    assert found[Meeting] == {town.meeting.pk}
