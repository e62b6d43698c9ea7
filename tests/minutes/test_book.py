"""What becomes of files when minutes are published: the minutes' own row, and no other with the same bytes."""

import uuid

import pytest
from django.utils import translation

from documents.models import File
from documents.store import keep_file
from journal.store import perform
from minutes import studio, workflow
from minutes.book import MINUTES
from minutes.checks import check_rows
from minutes.draft import Part
from minutes.keeping import kept_files
from minutes.life import publishing
from minutes.workflow import Signer
from sessions_app.models import Meeting, Paper
from tests.house.world import roles

PDF = b"%PDF-1.7 the signed document"


@pytest.fixture
def signed(db):
    """(home, neighbour, meeting): minutes whose public part waits for its publication."""
    home, neighbour, _users = roles()
    meeting = Meeting.objects.create(body=home.body, organization=home.council, name="22. Sitzung")
    clerk = home.actor("clerk", home.users)
    file = kept(meeting)
    do(
        meeting,
        workflow.seal,
        clerk,
        organization=home.council.pk,
        sitting_closed=True,
        part=Part.PUBLIC,
        sha256=file.sha256,
        sitting_seq=1,
        sitting_head="",
        passages={},
        sitting_now="",
        signers=(Signer(clerk.person, "Clara", "clerk"),),
    )
    do(meeting, workflow.sign, clerk, part=Part.PUBLIC, signs=file.sha256, sha256=file.sha256, certificate="")
    return home, neighbour, meeting


def do(meeting, command, by, **arguments):
    perform(MINUTES, MINUTES.key(meeting.pk), command, by, uuid.uuid4(), **arguments)


def kept(meeting, *, owner=None, part="OE"):
    """The document as the studio keeps it."""
    name = f"NS-{meeting.pk}-{part}-2026-11-26.pdf"
    return keep_file(PDF, owner=owner or meeting.body.slug, name="Niederschrift", file_name=name)


def published(home, meeting):
    """The signed file itself: it was never rendered from a sitting, so nobody makes another version of it."""
    clerk, chair = (home.actor(role, home.users) for role in ("clerk", "chair"))
    (sha256,) = {each.sha256 for each in kept_files(meeting, Part.PUBLIC)}
    place = {"organization": home.council.pk}
    do(meeting, publishing.make_public_version, clerk, sha256=sha256, sha512="", left_out=(), **place)
    for somebody in (clerk, chair):
        do(meeting, publishing.release, somebody, sha256=sha256, **place)
    do(meeting, publishing.publish, clerk, part=Part.PUBLIC, **place)
    return list(File.objects.filter(public=True))


def test_the_same_document_stored_twice_is_published_once_and_it_is_the_first(signed):
    home, _neighbour, meeting = signed
    first, again = File.objects.get(), kept(meeting)
    assert published(home, meeting) == [first]
    assert Meeting.objects.get().results_protocol == first
    assert not File.objects.get(pk=again.pk).public
    with translation.override("en"):
        found = check_rows(MINUTES.key(meeting.pk), studio.minutes_of(meeting))
    assert [each for each in found if "journal" not in each] == []  # the record was made up


def test_a_row_that_somebody_uploaded_stays_closed_though_its_bytes_are_those_of_the_minutes(signed):
    """Even an older one under the very name of the minutes: it hangs on a closed paper."""
    home, _neighbour, meeting = signed
    own = File.objects.get()
    uploads = [
        keep_file(PDF, owner=home.body.slug, name="Geheime Anlage", file_name="anlage.pdf"),
        kept(meeting),
        kept(meeting),
    ]
    paper = Paper.objects.create(body=home.body, name="Vertrauliches", main_file=uploads[1])
    paper.auxiliary_files.add(uploads[2])
    own.pk, older = max(each.pk for each in uploads) + 1, own.pk
    own.token = uuid.uuid4()
    own.save(force_insert=True)
    File.objects.filter(pk=older).delete()
    assert published(home, meeting) == [own]


def test_neither_the_neighbours_nor_the_closed_parts_row_becomes_public(signed):
    home, neighbour, meeting = signed
    own = File.objects.get()
    kept(meeting, owner=neighbour.body.slug)
    kept(meeting, part="NOE")
    assert published(home, meeting) == [own]
