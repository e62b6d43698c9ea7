"""A file is there whole or not at all."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from documents.models import File
from documents.storage import WholeFiles
from documents.store import keep_file

BYTES = bytes(range(256)) * 4


class BreaksOff(ContentFile):
    """Half of it is written, then the drive is full."""

    def chunks(self, chunk_size=None):
        yield BYTES[:512]
        raise OSError(errno.ENOSPC, "No space left on device")


def files_in(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_of_a_file_that_broke_off_nothing_is_left_and_its_name_is_free(tmp_path):
    folder = WholeFiles(tmp_path)
    with pytest.raises(OSError, match="No space left"):
        folder.save("ab/abc", BreaksOff(BYTES))
    assert files_in(tmp_path) == []
    assert folder.save("ab/abc", ContentFile(BYTES)) == "ab/abc"
    assert [(path.relative_to(tmp_path).as_posix(), path.read_bytes()) for path in files_in(tmp_path)] == [
        ("ab/abc", BYTES)
    ]


def test_what_a_killed_process_left_half_written_is_not_taken_for_the_content(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    whole = keep_file(BYTES, owner="ort", name="Plan", file_name="plan.pdf")
    path = Path(whole.content.path)
    path.rename(f"{path}.0.part")  # as far as it got
    again = keep_file(BYTES, owner="ort", name="Plan", file_name="plan.pdf")
    assert (again.content.name, again.content.read()) == (whole.content.name, BYTES)
    assert File.objects.count() == 2
