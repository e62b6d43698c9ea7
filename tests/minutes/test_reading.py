"""The reader that unpacks a stream of objects once finds what pyHanko's own finds, and refuses the same."""

import io

import pytest
import signed as made
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from minutes.pdf.reading import Reader


def packed(content=b"3 0 <</Type/Pages>>", first=4, count=1, kind=b"ObjStm", place=0):
    """A file whose object 3 stands in the stream 2, at this place of it."""
    file, begins = b"%PDF-1.7\n", []
    for number, body in (
        (1, b"<</Type/Catalog/Pages 3 0 R>>"),
        (
            2,
            b"<</Type/%s/N %d/First %d/Length %d>>\nstream\n%s\nendstream"
            % (kind, count, first, len(content), content),
        ),
    ):
        begins.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins.append(len(file))
    rows = [(1, begins[0], 0), (1, begins[1], 0), (2, 2, place), (1, begins[2], 0)]
    table = b"".join(bytes([kind]) + at.to_bytes(2, "big") + bytes([which]) for kind, at, which in rows)
    head = b"<</Type/XRef/Size 5/Index[1 4]/W[1 2 1]/Root 1 0 R/Length %d>>" % len(table)
    return file + b"4 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (
        head,
        table,
        begins[2],
    )


def readers(data):
    return Reader(data), PdfFileReader(io.BytesIO(data))


def test_every_object_of_signed_minutes_is_the_one_that_pyhanko_reads():
    ours, theirs = readers(made.signed().data)
    numbers = sorted(each.idnum for each in theirs.xrefs.explicit_refs_in_revision(0))
    assert len(numbers) > 100
    assert b"/ObjStm" in made.signed().data
    for number in numbers:
        pair = [each.get_object(Reference(number, 0, each)) for each in (ours, theirs)]
        assert type(pair[0]) is type(pair[1])
        assert repr(pair[0]) == repr(pair[1])


def test_an_object_is_found_in_its_stream():
    for reader in readers(packed()):
        assert reader.root["/Pages"] == {"/Type": "/Pages"}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"place": 1},
        {"content": b"5 0 <</Type/Pages>>"},
        {"content": b"3 x <</Type/Pages>>"},
        {"content": b"3   <</Type/Pages>>"},
        {"count": 0},
        {"content": b"3 0 2 0 R  "},
        {"content": b"3 0 nothing"},
        {"content": b"3 0 <</Length 1>>\nstream\nx\nendstream"},
    ],
)
def test_what_stands_in_a_stream_and_should_not_is_refused_as_pyhanko_does(spoilt):
    for reader in readers(packed(**spoilt)):
        with pytest.raises(PdfReadError):
            reader.root["/Pages"]


def test_objects_stand_in_streams_of_objects_alone():
    with pytest.raises(PdfReadError):
        Reader(packed(kind=b"Metadata")).root["/Pages"]
